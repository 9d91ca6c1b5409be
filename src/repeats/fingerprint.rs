//! Reads the running text of a section into numbers: a hash for every word, and for every few words in a row one that is kept.

use std::ops::Range;

use crate::edition::{Layer, Node, Tag, TextMark, Visit};

use super::Part;

/// Words in a row that are hashed together. Few, so that a formula is known as one even where each of its copies was read with other
/// faults.
const RUN: usize = 4;
/// Of so many hashes in a row the smallest is kept.
const WINDOW: usize = 5;

/// What the search keeps of a section.
#[derive(Debug, Default)]
pub(super) struct Fingerprint {
    pub(super) paragraphs: Vec<Paragraph>,
    /// The words of all paragraphs, one after the other.
    pub(super) words: Vec<u32>,
    /// The kept runs, paragraph by paragraph.
    pub(super) runs: Vec<Run>,
}

/// A paragraph, an item's text, or a paragraph of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) leaf: u32,
    pub(super) note: Option<u32>,
    /// Where its words stand among those of the section.
    pub(super) words: Range<usize>,
}

/// A run of words that is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) hash: u32,
    /// The paragraph that it stands in.
    pub(super) paragraph: u32,
}

impl Fingerprint {
    /// Reads a section.
    pub(super) fn new(part: Part<'_>) -> Self {
        let mut reader = Reader::default();
        reader.section(part);
        let Reader { paragraphs, words, .. } = reader;
        let mut runs = Vec::with_capacity(words.len() / 2);
        for (paragraph, at) in paragraphs.iter().zip(0..) {
            let words = words.get(paragraph.words.clone()).unwrap_or_default();
            winnow(&hashes(words, RUN), |hash| runs.push(Run { hash, paragraph: at }));
        }
        Self { paragraphs, words, runs }
    }

    /// How many paragraphs both begin with.
    pub(super) fn paragraphs_in_common(&self, other: &Self) -> usize {
        let both = self.paragraphs.iter().zip(&other.paragraphs);
        let same = both.take_while(|(one, two)| one == two && self.words_of(one) == other.words_of(two));
        same.count()
    }

    fn words_of(&self, paragraph: &Paragraph) -> &[u32] {
        self.words.get(paragraph.words.clone()).unwrap_or_default()
    }
}

#[derive(Default)]
struct Reader {
    paragraphs: Vec<Paragraph>,
    words: Vec<u32>,
    /// The word that is being read.
    word: Word,
}

/// A word as far as it is read. **Up to nine ASCII letters fit in as they are**; of longer words, and of others, it is a hash.
#[derive(Debug, Default, Clone, Copy)]
struct Word {
    signs: u64,
    /// All signs, one over the other: the bit that letters have, and digits have not, says whether it has one.
    any: u32,
}

/// The bit that tells an ASCII letter in lower case from a digit.
const LETTER: u32 = 0x40;

impl Word {
    fn add(&mut self, sign: u32) {
        self.signs = self.signs.rotate_left(7) ^ u64::from(sign);
        self.any |= sign;
    }

    /// Its number; none without a letter, since a number is no word.
    fn number(self) -> Option<u32> {
        (self.any & LETTER != 0).then(|| mixed(self.signs))
    }
}

/// The upper half of a product, to which all bits contribute.
fn mixed(bits: u64) -> u32 {
    u32::try_from((bits ^ bits >> 32).wrapping_mul(FACTOR) >> 32).unwrap_or_default()
}

const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// What ends a word, and what is no part of one.
const BLANK: u8 = 0;
const NOTHING: u8 = 1;

/// What each ASCII sign counts for: a letter in lower case, a digit, a blank or nothing.
const FOLDED: [u8; 256] = {
    let mut folded = [NOTHING; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        folded[byte as usize] = match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => byte.to_ascii_lowercase(),
            b' ' | b'\t'..=b'\r' => BLANK,
            _ => NOTHING,
        };
        byte += 1;
    }
    folded
};

impl Reader {
    fn section(&mut self, part: Part<'_>) {
        self.words.reserve(part.source.text().len() / 6);
        let mut visits = part.section.body.visit();
        while let Some(Visit { node, tag, at, .. }) = visits.next() {
            match node {
                Node::Open(tag) if is_excluded(tag) => visits.inside().for_each(drop),
                Node::Open(Tag::Paragraph(leaf) | Tag::Tight(leaf)) => {
                    let words = self.words.len()..self.words.len();
                    self.paragraphs.push(Paragraph { leaf: *leaf, note: at.note, words });
                }
                Node::Close if matches!(tag, Some(Tag::Paragraph(_) | Tag::Tight(_))) => self.end_paragraph(),
                Node::Text(span) | Node::Html(span) => self.text(part.source.slice(*span)),
                Node::Decoded(text) | Node::Code(text) => self.text(text),
                Node::SoftBreak | Node::HardBreak | Node::Redaction(_) | Node::NoteReference(_) => self.end_word(),
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        let mut word = self.word;
        if text.is_ascii() {
            for byte in text.bytes() {
                match FOLDED[usize::from(byte)] {
                    BLANK => self.words.extend(std::mem::take(&mut word).number()),
                    NOTHING => {}
                    sign => word.add(u32::from(sign)),
                }
            }
        } else {
            for c in text.chars() {
                if c.is_whitespace() {
                    self.words.extend(std::mem::take(&mut word).number());
                } else if c.is_ascii_digit() {
                    word.add(u32::from(c));
                } else if c.is_alphanumeric() {
                    c.to_lowercase().for_each(|c| word.add(u32::from(c)));
                    word.any |= LETTER;
                }
            }
        }
        self.word = word;
    }

    fn end_word(&mut self) {
        self.words.extend(std::mem::take(&mut self.word).number());
    }

    /// Ends a paragraph; one without words was none.
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

/// Whether a container holds anything but the original's running text.
fn is_excluded(tag: &Tag) -> bool {
    tag.layer() != Layer::Original
        || matches!(
            tag,
            Tag::Heading { .. }
                | Tag::TableCell { .. }
                | Tag::CodeBlock(_)
                | Tag::Block(_)
                | Tag::TextMark(TextMark::Stamp)
        )
}

/// Keeps the smallest hash of every few: of equal ones the last, so that few are kept.
fn winnow(hashes: &[u32], mut keep: impl FnMut(u32)) {
    let mut smallest: Option<(usize, u32)> = None;
    for (window, from) in hashes.windows(WINDOW).zip(0..) {
        let (at, hash) = (from + WINDOW - 1, window[WINDOW - 1]);
        let next = match smallest {
            Some((place, least)) if place >= from && least < hash => continue,
            Some((place, _)) if place >= from => (at, hash),
            // The smallest has left the window.
            _ => {
                let least = window.iter().copied().min().unwrap_or(hash);
                (from + window.iter().rposition(|hash| *hash == least).unwrap_or(0), least)
            }
        };
        smallest = Some(next);
        keep(next.1);
    }
}

/// The hashes of all runs of so many words, each made from the one before.
pub(super) fn hashes(words: &[u32], length: usize) -> Vec<u32> {
    let leaving = (0..length).fold(1_u64, |factor, _| factor.wrapping_mul(FACTOR));
    let step = |hash: u64, word: u32| hash.wrapping_mul(FACTOR).wrapping_add(u64::from(word) + 1);
    let Some(first) = words.get(..length) else { return Vec::new() };
    let mut hash = first.iter().fold(0, |hash, word| step(hash, *word));
    let mut hashes = Vec::with_capacity(words.len() - length + 1);
    hashes.push(mixed(hash));
    for (gone, come) in words.iter().zip(words.iter().skip(length)) {
        hash = step(hash, *come).wrapping_sub(leaving.wrapping_mul(u64::from(*gone) + 1));
        hashes.push(mixed(hash));
    }
    hashes
}
