//! Reads the running text of a section into numbers, one for each word.

use std::ops::Range;

use crate::edition::{Layer, Node, Section, Tag, TextMark, Visit};
use crate::steps;
use crate::text::Source;

use super::runs::{self, Run};

/// The running text of a section, as the search for repeats reads it.
#[derive(Debug, Default)]
pub struct Reading {
    /// The paragraphs that have words, in order.
    pub(super) paragraphs: Vec<Paragraph>,
    /// The words of all paragraphs, one after the other: numbers that are equal where the words are.
    pub(super) words: Vec<u32>,
    /// The runs of words by which its paragraphs are found, in order.
    pub(super) runs: Vec<Run>,
}

/// A paragraph, the text of an item, or a paragraph of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) leaf: u32,
    pub(super) note: Option<u32>,
    /// Its words among those of the section.
    pub(super) words: Range<usize>,
}

impl Reading {
    /// Reads a section.
    pub fn new(source: &Source, section: &Section) -> Self {
        let mut reader = Reader::default();
        reader.section(source, section);
        steps::add(source.text().len());
        let Reader { paragraphs, words, .. } = reader;
        let mut kept = Vec::with_capacity(words.len() / 4);
        for (number, Paragraph { words: range, .. }) in (0..).zip(&paragraphs) {
            runs::runs(words.get(range.clone()).unwrap_or_default(), |(at, hash)| {
                let start = u32::try_from(at).unwrap_or(u32::MAX);
                kept.push(Run { hash, paragraph: number, start });
            });
        }
        Self { paragraphs, words, runs: kept }
    }

    /// The runs of some paragraphs.
    pub(super) fn runs_of(&self, paragraphs: Range<u32>) -> &[Run] {
        let from = |paragraph: u32| self.runs.partition_point(|run| run.paragraph < paragraph);
        self.runs.get(from(paragraphs.start)..from(paragraphs.end)).unwrap_or_default()
    }

    fn words_of(&self, paragraph: &Paragraph) -> &[u32] {
        self.words.get(paragraph.words.clone()).unwrap_or_default()
    }

    /// The words of a paragraph and of its neighbours, before one of its words and from it on. No passage reaches further.
    pub(super) fn split_at(&self, paragraph: u32, word: u32) -> Option<(&[u32], &[u32])> {
        let at = paragraph as usize;
        let first = self.paragraphs.get(at.saturating_sub(1))?.words.start;
        let last = self.paragraphs.get(at + 1).or(self.paragraphs.last())?.words.end;
        let word = self.paragraphs.get(at)?.words.start + word as usize;
        self.words.get(first..last)?.split_at_checked(word - first)
    }

    /// The paragraphs that differ from a former reading, or have another neighbour: their numbers in it, and their numbers now.
    pub(super) fn changed_since(&self, former: &Self) -> [Range<u32>; 2] {
        let same = |(one, other): &(&Paragraph, &Paragraph)| {
            (one.leaf, one.note) == (other.leaf, other.note) && self.words_of(one) == former.words_of(other)
        };
        steps::add(self.words.len());
        let counts = [former.paragraphs.len(), self.paragraphs.len()];
        let is_as_long = counts[0] == counts[1];
        let first = self.paragraphs.iter().zip(&former.paragraphs).take_while(same).count();
        if is_as_long && first == counts[0] {
            return [0..0, 0..0];
        }
        // With more or fewer paragraphs, all that follow have other numbers.
        let equal_ends = self.paragraphs.iter().rev().zip(former.paragraphs.iter().rev()).take_while(same);
        let last = if is_as_long { equal_ends.count() } else { 0 };
        // A neighbour of a changed paragraph may make another passage with it.
        let (start, last) = (first.saturating_sub(1), last.saturating_sub(1));
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        counts.map(|count| number(start)..number(count - last))
    }
}

#[derive(Default)]
struct Reader {
    paragraphs: Vec<Paragraph>,
    words: Vec<u32>,
    /// The word that is being read.
    word: Word,
}

/// A word as far as it is read.
#[derive(Debug, Default, Clone, Copy)]
struct Word {
    hash: u64,
    /// The bits that any of its characters has.
    bits: u64,
}

/// Less than every letter, and a bit that no digit has.
const LETTER: u64 = 0x40;

/// Stands for the bytes of characters beyond ASCII.
const BEYOND: u8 = 1;

/// What each byte is in a word: a letter in lower case or a digit; a space if it ends the word, and 0 if it is left out.
static FOLDED: [u8; 256] = {
    let mut folded = [BEYOND; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        folded[byte as usize] = match byte.to_ascii_lowercase() {
            byte @ (b'a'..=b'z' | b'0'..=b'9') => byte,
            b' ' | b'\t'..=b'\r' => b' ',
            _ => 0,
        };
        byte += 1;
    }
    folded
};

impl Word {
    /// Adds a letter in lower case, or a digit.
    fn add(&mut self, sign: u64) {
        self.bits |= sign;
        self.hash = self.hash.rotate_left(7) ^ sign;
    }

    /// The number of the word, of which nothing is left. A number in the text is not a word.
    fn take_number(&mut self) -> Option<u32> {
        let Self { hash, bits } = std::mem::take(self);
        (bits >= LETTER).then(|| runs::mixed(hash))
    }
}

impl Reader {
    fn section(&mut self, source: &Source, section: &Section) {
        self.words.reserve(source.text().len() / 6);
        let mut visits = section.body.visit();
        while let Some(Visit { node, tag, at, .. }) = visits.next() {
            match node {
                Node::Open(tag) if is_excluded(tag) => visits.inside().for_each(drop),
                Node::Open(Tag::Paragraph(leaf) | Tag::Typed(leaf) | Tag::Tight(leaf)) => {
                    let words = self.words.len()..self.words.len();
                    self.paragraphs.push(Paragraph { leaf: *leaf, note: at.note, words });
                }
                Node::Close if matches!(tag, Some(Tag::Paragraph(_) | Tag::Typed(_) | Tag::Tight(_))) => {
                    self.end_paragraph()
                }
                Node::Text(span) | Node::Html(span) => self.text(source.slice(*span)),
                Node::Decoded(text) | Node::Code(text) => self.text(section.body.decoded(*text)),
                Node::SoftBreak | Node::HardBreak | Node::Redaction(_) | Node::NoteReference(_) => self.end_word(),
                _ => {}
            }
        }
    }

    /// Reads letters, in lower case, and digits; other characters are left out of a word.
    fn text(&mut self, text: &str) {
        let mut word = self.word;
        for (at, byte) in text.bytes().enumerate() {
            match FOLDED[usize::from(byte)] {
                sign @ b'0'.. => word.add(sign.into()),
                b' ' => self.words.extend(word.take_number()),
                BEYOND => match text.get(at..).and_then(|rest| rest.chars().next()) {
                    Some(c) if c.is_whitespace() => self.words.extend(word.take_number()),
                    Some(c) if c.is_alphanumeric() => c.to_lowercase().for_each(|c| word.add(c.into())),
                    // Not a letter, or not the first byte of a character.
                    _ => {}
                },
                _ => {}
            }
        }
        self.word = word;
    }

    fn end_word(&mut self) {
        self.words.extend(self.word.take_number());
    }

    /// Ends a paragraph, and drops it if it has no words.
    fn end_paragraph(&mut self) {
        self.end_word();
        let end = self.words.len();
        match self.paragraphs.last_mut() {
            Some(paragraph) if paragraph.words.start < end => paragraph.words.end = end,
            _ => {
                self.paragraphs.pop();
            }
        }
    }
}

/// Whether a container has anything other than the original's running text.
fn is_excluded(tag: &Tag) -> bool {
    tag.layer() != Layer::Original
        || matches!(
            tag,
            Tag::Heading(_)
                | Tag::TableCell { .. }
                | Tag::CodeBlock(_)
                | Tag::Block(_)
                | Tag::TextMark(TextMark::Stamp)
        )
}
