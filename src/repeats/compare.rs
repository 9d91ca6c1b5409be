//! The words of repeated passages: the words that two passages have in common, and the words that only one has.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::edition::{TokenKind, WordToken, Words};
use crate::sequence::{self, Change};
use crate::steps;
use crate::text::Span;

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
#[derive(Debug)]
pub struct Comparison<'a> {
    excerpts: [&'a Excerpt; 2],
    changes: Vec<Change>,
}

/// A passage with its words as the original has them.
#[derive(Debug, Clone, Default)]
pub struct Excerpt {
    /// Its words as printed, one after the other.
    text: String,
    tokens: Vec<Token>,
    /// The words that have a key: their keys, and for each its token.
    keys: Vec<u32>,
    keyed: Vec<usize>,
}

/// A word or a redaction of a passage.
#[derive(Debug, Clone)]
struct Token {
    /// Where the text of the excerpt has it; empty for a redaction.
    text: Span,
    /// Whether it has a key: a number for its letters and digits in lower case. A redaction has none, and neither has a character such as
    /// a full stop after one.
    is_keyed: bool,
    gap: bool,
    leaf: u32,
    /// Whether a blank separates it from the one before it.
    apart: bool,
}

/// The passages of each repeat with their words. **Each section is read once**, however many passages it has.
pub fn excerpts(parts: &[Part<'_>], repeats: &Repeats) -> Vec<Vec<Excerpt>> {
    let empty = |repeat: &Repeat| vec![Excerpt::default(); repeat.passages.len()];
    let mut excerpts: Vec<Vec<Excerpt>> = repeats.all().iter().map(empty).collect();
    let mut numbers = Numbers::default();
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
                leaves.iter().for_each(|leaf| words.read(*leaf, &mut numbers, excerpt));
            }
        }
    }
    excerpts
}

/// Numbers for the words of a report, equal where their letters and digits are.
#[derive(Default)]
struct Numbers {
    known: FxHashMap<Box<str>, u32>,
    key: String,
}

impl Numbers {
    fn of(&mut self, word: &str) -> Option<u32> {
        self.key.clear();
        if word.is_ascii() {
            let kept = word.bytes().filter(u8::is_ascii_alphanumeric);
            self.key.extend(kept.map(|byte| char::from(byte.to_ascii_lowercase())));
        } else {
            self.key.extend(word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase));
        }
        if self.key.is_empty() {
            return None;
        }
        if let Some(number) = self.known.get(&*self.key) {
            return Some(*number);
        }
        let number = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.insert(self.key.as_str().into(), number);
        Some(number)
    }
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

    /// Adds the words of a leaf to an excerpt.
    fn read(&self, leaf: u32, numbers: &mut Numbers, excerpt: &mut Excerpt) {
        let from = self.tokens.partition_point(|token| token.leaf < leaf);
        let mut end = None;
        for token in self.tokens.iter().skip(from).take_while(|token| token.leaf == leaf) {
            steps::add(1);
            let gap = token.kind == TokenKind::Gap;
            let text = if gap { "" } else { self.words.text_of(token) };
            let start = excerpt.text.len();
            excerpt.text.push_str(text);
            let apart = end.replace(token.text.end).is_some_and(|end| end < token.text.start);
            let text = Span::new(start, excerpt.text.len());
            let key = numbers.of(excerpt.slice(text));
            if let Some(key) = key {
                excerpt.keys.push(key);
                excerpt.keyed.push(excerpt.tokens.len());
            }
            excerpt.tokens.push(Token { text, is_keyed: key.is_some(), gap, leaf, apart });
        }
    }
}

impl Comparison<'_> {
    /// The places where the passages differ, in order.
    pub fn differences(&self) -> impl Iterator<Item = Difference> {
        let [one, other] = self.excerpts;
        self.changes.iter().map(move |(a, b)| Difference { one: one.words(a), other: other.words(b) })
    }

    /// The two passages.
    pub fn sides(&self) -> [Side; 2] {
        let [one, other] = self.excerpts;
        let mut differs = self.excerpts.map(|excerpt| vec![false; excerpt.tokens.len()]);
        for (a, b) in &self.changes {
            one.keyed(a).iter().for_each(|at| differs[0][*at] = true);
            other.keyed(b).iter().for_each(|at| differs[1][*at] = true);
        }
        [one.side(&differs[0]), other.side(&differs[1])]
    }
}

impl Excerpt {
    /// Compares two passages.
    pub fn compare<'a>(&'a self, other: &'a Self) -> Comparison<'a> {
        Comparison { excerpts: [self, other], changes: sequence::changes(&self.keys, &other.keys) }
    }

    /// The passage with no word marked.
    pub fn plain(&self) -> Side {
        self.side(&[])
    }

    fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The tokens of some words that have keys.
    fn keyed(&self, words: &Range<usize>) -> &[usize] {
        self.keyed.get(words.clone()).unwrap_or_default()
    }

    fn words(&self, words: &Range<usize>) -> String {
        let words = self.keyed(words).iter().filter_map(|at| Some(self.slice(self.tokens.get(*at)?.text)));
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
            let is_sign = !token.is_keyed && !token.gap;
            let differs = match paragraph.last() {
                Some(piece) if is_sign => piece.differs,
                _ => differs.get(at) == Some(&true),
            };
            add(paragraph, Piece { text: self.slice(token.text).to_owned(), differs, gap: token.gap }, token.apart);
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
