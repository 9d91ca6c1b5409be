//! The words of repeated passages: the words that two passages have in common, and the words that only one has.

use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHasher};

use crate::edition::{TokenKind, WordToken, Words};
use crate::sequence;
use crate::steps;
use crate::text::Span;

use super::{Part, Passage, Repeats};

/// A piece of a passage: a redaction, words that both passages have, or words that only this one has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Piece {
    /// Its words as printed; empty for a redaction.
    pub text: String,
    /// Whether the other passage does not have them.
    pub differs: bool,
    /// Whether it is a redaction.
    pub gap: bool,
}

/// A passage: its paragraphs in pieces.
pub type Side = Vec<Vec<Piece>>;

/// A place where two passages differ: the words of each there; empty if it has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The words of the first passage.
    pub one: String,
    /// The words of the second passage.
    pub other: String,
}

/// The passages of a repeat, compared word by word with the first of them.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// The first passage; of two passages both, with the words marked that only one has.
    pub sides: Vec<Side>,
    /// Where each of the other passages differs from the first, in order.
    pub differences: Vec<Vec<Difference>>,
}

/// A passage with its words as the original has them.
#[derive(Debug, Clone, Default)]
struct Excerpt {
    /// Its words as printed, with what is between them.
    text: String,
    tokens: Vec<Token>,
    /// The words that have a key: their keys, and their places in the text.
    keys: Vec<u32>,
    keyed: Vec<Span>,
}

/// A word or a redaction of a passage.
#[derive(Debug, Clone)]
struct Token {
    /// Its place in the text of the excerpt.
    text: Span,
    /// Whether it has a key: a number for its letters and digits in lower case. A redaction has none, and neither has a character such as
    /// a full stop after one.
    is_keyed: bool,
    gap: bool,
    leaf: u32,
}

/// Compares the passages of each repeat. **Each section is read once**, however many passages it has.
pub fn comparisons(parts: &[Part<'_>], repeats: &Repeats) -> Vec<Comparison> {
    let mut compared = vec![(Excerpt::default(), Comparison::default()); repeats.all().len()];
    let (mut numbers, mut other) = (Numbers::default(), Excerpt::default());
    for (at, part) in parts.iter().enumerate() {
        let mut leaves: Vec<u32> = repeats.in_part(at).flat_map(|(.., passage)| &passage.leaves).copied().collect();
        if leaves.is_empty() {
            continue;
        }
        leaves.sort_unstable();
        let words = WordsByLeaf::new(*part, &leaves);
        for (repeat, n, Passage { leaves, .. }) in repeats.in_part(at) {
            let of_two = repeats.all().get(repeat).is_some_and(|repeat| repeat.passages.len() == 2);
            let Some((first, comparison)) = compared.get_mut(repeat) else { continue };
            if n == 0 {
                words.read(leaves, &Excerpt::default(), &mut numbers, first);
                if !of_two {
                    comparison.sides.push(first.side(std::iter::empty()));
                }
                continue;
            }
            words.read(leaves, first, &mut numbers, &mut other);
            let changes = sequence::changes(&first.keys, &other.keys);
            if of_two {
                comparison.sides.push(first.side(changes.iter().map(|(in_first, _)| in_first)));
                comparison.sides.push(other.side(changes.iter().map(|(_, in_other)| in_other)));
            }
            let differences = changes.iter().map(|(a, b)| Difference { one: first.words(a), other: other.words(b) });
            comparison.differences.push(differences.collect());
        }
    }
    compared.into_iter().map(|(_, comparison)| comparison).collect()
}

/// Gives each word of a report a number. Words with the same letters and digits get the same one, in upper or lower case. Words are told
/// apart by a 64-bit hash, which no two words of a report are likely to share.
#[derive(Default)]
struct Numbers(FxHashMap<u64, u32>);

impl Numbers {
    fn of(&mut self, word: &str) -> Option<u32> {
        let mut hasher = FxHasher::default();
        let nothing = hasher.finish();
        if word.is_ascii() {
            let kept = word.bytes().filter(u8::is_ascii_alphanumeric);
            kept.for_each(|byte| hasher.write_u32(byte.to_ascii_lowercase().into()));
        } else {
            let kept = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
            kept.for_each(|c| hasher.write_u32(c.into()));
        }
        let hash = hasher.finish();
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        (hash != nothing).then(|| *self.0.entry(hash).or_insert(next))
    }
}

/// The words and redactions of a section's text, leaf by leaf.
struct WordsByLeaf {
    words: Words,
    /// Sorted by leaf.
    tokens: Vec<WordToken>,
}

impl WordsByLeaf {
    /// Reads some leaves, given in order.
    fn new(part: Part<'_>, leaves: &[u32]) -> Self {
        let mut words = Words::of_leaves(part.source, part.section, leaves);
        let mut tokens = std::mem::take(&mut words.tokens);
        steps::add(tokens.len());
        tokens.retain(|token| !token.furniture && matches!(token.kind, TokenKind::Word | TokenKind::Gap));
        tokens.sort_by_key(|token| token.leaf);
        Self { words, tokens }
    }

    /// Reads a passage. Most of its words are those of a similar one, in the same order, and get their keys from there without being
    /// hashed.
    fn read(&self, leaves: &[u32], similar: &Excerpt, numbers: &mut Numbers, excerpt: &mut Excerpt) {
        excerpt.clear();
        let mut next = 0;
        for leaf in leaves {
            let tokens = self.of(*leaf);
            steps::add(tokens.len());
            let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
            let (from, start) = (first.text.start, excerpt.text.len());
            excerpt.text.push_str(self.words.text.get(from..last.text.end).unwrap_or_default());
            for token in tokens {
                let text = Span::new(token.text.start - from + start, token.text.end - from + start);
                let word = excerpt.bytes(text);
                let near = similar.keyed.iter().skip(next).take(NEAR);
                let ahead = near.map(|near| similar.bytes(*near)).position(|near| near == word);
                let key = match ahead {
                    Some(ahead) => {
                        next += ahead + 1;
                        similar.keys.get(next - 1).copied()
                    }
                    None => numbers.of(excerpt.slice(text)),
                };
                if let Some(key) = key {
                    excerpt.keys.push(key);
                    excerpt.keyed.push(text);
                }
                let gap = token.kind == TokenKind::Gap;
                excerpt.tokens.push(Token { text, is_keyed: key.is_some(), gap, leaf: token.leaf });
            }
        }
    }

    fn of(&self, leaf: u32) -> &[WordToken] {
        let from = self.tokens.partition_point(|token| token.leaf < leaf);
        let rest = self.tokens.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|token| token.leaf == leaf)).unwrap_or_default()
    }
}

/// A word is looked for among this many of the next words of a similar passage.
const NEAR: usize = 8;

impl Excerpt {
    fn clear(&mut self) {
        self.text.clear();
        self.tokens.clear();
        self.keys.clear();
        self.keyed.clear();
    }

    fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    fn bytes(&self, span: Span) -> &[u8] {
        self.text.as_bytes().get(span.range()).unwrap_or_default()
    }

    /// Some of the words that have keys.
    fn words(&self, words: &Range<usize>) -> String {
        let words = self.keyed.get(words.clone()).unwrap_or_default();
        words.iter().map(|word| self.slice(*word)).collect::<Vec<_>>().join(" ")
    }

    /// The passage in pieces as long as possible, with the words marked that the other passage does not have: ranges of those with keys.
    fn side<'a>(&self, differing: impl Iterator<Item = &'a Range<usize>>) -> Side {
        let mut differs = vec![false; self.keyed.len()];
        differing.for_each(|words| differs[words.clone()].fill(true));
        let mut differs = differs.into_iter();
        let mut side: Side = Vec::new();
        let mut before: Option<&Token> = None;
        for token in &self.tokens {
            let last = before.replace(token).filter(|last| last.leaf == token.leaf);
            if last.is_none() {
                side.push(Vec::new());
            }
            let Some(paragraph) = side.last_mut() else { continue };
            let apart = last.is_some_and(|last| last.text.end < token.text.start);
            let differs = match paragraph.last() {
                _ if token.is_keyed => differs.next() == Some(true),
                // A sign without letters, such as a stop after a gap, goes with the piece before it.
                Some(piece) => !token.gap && piece.differs,
                None => false,
            };
            let text = if token.gap { "" } else { self.slice(token.text) };
            add(paragraph, text, differs, token.gap, apart);
        }
        side
    }
}

/// Adds a word or a redaction to a paragraph. **A blank between two pieces is in the one that is not marked**, or in a piece of its own.
fn add(paragraph: &mut Vec<Piece>, text: &str, differs: bool, gap: bool, apart: bool) {
    let blank = if apart { " " } else { "" };
    let piece = |text: String| Piece { text, differs, gap };
    let is_plain = |piece: &Piece| !piece.differs && !piece.gap;
    match paragraph.last_mut() {
        Some(last) if last.differs == differs && !last.gap && !gap => {
            last.text.push_str(blank);
            last.text.push_str(text);
        }
        Some(last) if is_plain(last) => {
            last.text.push_str(blank);
            paragraph.push(piece(text.to_owned()));
        }
        None => paragraph.push(piece(text.to_owned())),
        Some(_) if !differs && !gap => paragraph.push(piece(format!("{blank}{text}"))),
        Some(_) => paragraph.extend([Piece { text: blank.to_owned(), ..Piece::default() }, piece(text.to_owned())]),
    }
}
