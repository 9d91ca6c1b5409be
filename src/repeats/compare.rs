//! The words of repeated passages: the words that two passages have in common, and the words that only one has.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::edition::{TokenKind, WordToken, Words};
use crate::sequence;
use crate::steps;

use super::{Part, Repeat, Repeats};

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

/// Two passages compared word by word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The two passages.
    pub sides: [Side; 2],
    /// The places where they differ, in order.
    pub differences: Vec<Difference>,
}

/// A passage with its words as the original has them.
#[derive(Debug, Clone, Default)]
pub struct Excerpt {
    tokens: Vec<Token>,
}

/// A word or a redaction of a passage.
#[derive(Debug, Clone)]
struct Token {
    /// As printed; empty for a redaction.
    text: String,
    /// Its letters and digits in lower case; empty for a redaction, and for a character such as a full stop after one.
    key: String,
    gap: bool,
    leaf: u32,
    /// Whether a blank separates it from the one before it.
    apart: bool,
}

/// The passages of each repeat with their words. **Each section is read once**, however many passages it has.
#[must_use]
pub fn excerpts(parts: &[Part<'_>], repeats: &Repeats) -> Vec<Vec<Excerpt>> {
    let empty = |repeat: &Repeat| vec![Excerpt::default(); repeat.passages.len()];
    let mut excerpts: Vec<Vec<Excerpt>> = repeats.all().iter().map(empty).collect();
    for (at, part) in parts.iter().enumerate() {
        let mut passages = repeats.in_part(at).peekable();
        if passages.peek().is_none() {
            continue;
        }
        let words = WordsByLeaf::new(*part);
        for (_, repeat, passage) in passages {
            let leaves = repeats.all().get(repeat).and_then(|repeat| Some(&repeat.passages.get(passage)?.leaves));
            let excerpt = excerpts.get_mut(repeat).and_then(|excerpts| excerpts.get_mut(passage));
            if let (Some(leaves), Some(excerpt)) = (leaves, excerpt) {
                excerpt.tokens = leaves.iter().flat_map(|leaf| words.of(*leaf)).collect();
            }
        }
    }
    excerpts
}

/// The words and redactions of a section's text, leaf by leaf.
struct WordsByLeaf {
    words: Words,
    /// Sorted by leaf.
    tokens: Vec<WordToken>,
}

impl WordsByLeaf {
    fn new(part: Part<'_>) -> Self {
        let mut words = Words::of(part.source, part.section);
        let mut tokens = std::mem::take(&mut words.tokens);
        steps::add(tokens.len());
        tokens.retain(|token| !token.furniture && matches!(token.kind, TokenKind::Word | TokenKind::Gap));
        tokens.sort_by_key(|token| token.leaf);
        Self { words, tokens }
    }

    fn of(&self, leaf: u32) -> impl Iterator<Item = Token> {
        let from = self.tokens.partition_point(|token| token.leaf < leaf);
        let tokens = self.tokens.iter().skip(from).take_while(move |token| token.leaf == leaf);
        let mut end = None;
        tokens.map(move |token| {
            steps::add(1);
            let gap = token.kind == TokenKind::Gap;
            let text = if gap { "" } else { self.words.text_of(token) };
            let key = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            let apart = end.replace(token.text.end).is_some_and(|end| end < token.text.start);
            Token { text: text.to_owned(), key, gap, leaf, apart }
        })
    }
}

/// The keys of an excerpt as numbers, and for each its token.
#[derive(Default)]
struct Keys {
    numbers: Vec<u32>,
    tokens: Vec<usize>,
}

impl Keys {
    fn new<'a>(excerpt: &'a Excerpt, known: &mut BTreeMap<&'a str, u32>) -> Self {
        let mut keys = Self::default();
        for (at, token) in excerpt.tokens.iter().enumerate().filter(|(_, token)| !token.key.is_empty()) {
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            keys.numbers.push(*known.entry(&token.key).or_insert(next));
            keys.tokens.push(at);
        }
        keys
    }

    fn tokens(&self, range: Range<usize>) -> &[usize] {
        self.tokens.get(range).unwrap_or_default()
    }
}

impl Excerpt {
    /// Compares two passages.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Comparison {
        let mut known = BTreeMap::new();
        let (keys, other_keys) = (Keys::new(self, &mut known), Keys::new(other, &mut known));
        let mut differs = vec![false; self.tokens.len()];
        let mut other_differs = vec![false; other.tokens.len()];
        let mut differences = Vec::new();
        for (a, b) in sequence::changes(&keys.numbers, &other_keys.numbers) {
            let (here, there) = (keys.tokens(a), other_keys.tokens(b));
            differences.push(Difference { one: self.text(here), other: other.text(there) });
            here.iter().for_each(|at| differs[*at] = true);
            there.iter().for_each(|at| other_differs[*at] = true);
        }
        Comparison { sides: [self.side(&differs), other.side(&other_differs)], differences }
    }

    /// The passage with no word marked.
    #[must_use]
    pub fn plain(&self) -> Side {
        self.side(&[])
    }

    fn text(&self, tokens: &[usize]) -> String {
        let words = tokens.iter().filter_map(|at| Some(self.tokens.get(*at)?.text.as_str()));
        words.collect::<Vec<_>>().join(" ")
    }

    /// The passage in pieces as long as possible.
    fn side(&self, differs: &[bool]) -> Side {
        let mut side: Side = Vec::new();
        let mut leaf = None;
        for (at, token) in self.tokens.iter().enumerate() {
            if leaf.replace(token.leaf) != Some(token.leaf) {
                side.push(Vec::new());
            }
            let Some(paragraph) = side.last_mut() else { continue };
            // A sign without letters, such as a stop after a gap, goes with the piece before it.
            let is_sign = token.key.is_empty() && !token.gap;
            let differs = match paragraph.last() {
                Some(piece) if is_sign => piece.differs,
                _ => differs.get(at) == Some(&true),
            };
            add(paragraph, Piece { text: token.text.clone(), differs, gap: token.gap }, token.apart);
        }
        side
    }
}

/// Adds a word or a redaction to a paragraph. **A blank between two pieces is in the one that is not marked**, or in a piece of its own.
fn add(paragraph: &mut Vec<Piece>, next: Piece, apart: bool) {
    let blank = if apart && !paragraph.is_empty() { " " } else { "" };
    let is_plain = |piece: &Piece| !piece.differs && !piece.gap;
    match paragraph.last_mut() {
        None => paragraph.push(next),
        Some(last) if last.differs == next.differs && !last.gap && !next.gap => {
            last.text.push_str(blank);
            last.text.push_str(&next.text);
        }
        Some(last) if is_plain(last) => {
            last.text.push_str(blank);
            paragraph.push(next);
        }
        Some(_) if is_plain(&next) => paragraph.push(Piece { text: format!("{blank}{}", next.text), ..next }),
        Some(_) => paragraph.extend([Piece { text: blank.to_owned(), ..Piece::default() }, next]),
    }
}
