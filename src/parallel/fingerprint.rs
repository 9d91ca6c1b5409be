//! Reads the running text of a report into numbers: a hash for every word, and for every few words one that is kept.

use std::ops::Range;

use crate::edition::{Node, Tag, Voice};

use super::{Part, Report};

/// Words in a row that are hashed together.
const RUN: usize = 4;
/// Of so many hashes in a row the smallest is kept.
const WINDOW: usize = 5;

/// A kept hash and its paragraph, in one number: by hash, then by paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark(u64);

impl Mark {
    fn new(hash: u32, paragraph: u32) -> Self {
        Self(u64::from(hash) << 32 | u64::from(paragraph))
    }

    pub(super) fn is_alike(self, other: Self) -> bool {
        self.0 >> 32 == other.0 >> 32
    }

    pub(super) fn paragraph(self) -> usize {
        usize::try_from(self.0 & u64::from(u32::MAX)).unwrap_or(usize::MAX)
    }
}

/// A paragraph, an item's text, or a paragraph of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) part: usize,
    pub(super) leaf: u32,
    pub(super) note: Option<u32>,
    /// Where its words stand among those of the report.
    pub(super) words: Range<usize>,
}

/// Reads the sections of a report.
pub(super) fn read(parts: &[Part<'_>]) -> Report {
    let mut reader = Reader { paragraphs: Vec::new(), words: Vec::new(), word: Word::default() };
    for (at, part) in parts.iter().enumerate() {
        reader.section(at, *part);
    }
    let Reader { paragraphs, words, .. } = reader;
    let mut marks = Vec::with_capacity(words.len() / 2);
    for (at, paragraph) in (0_u32..).zip(&paragraphs) {
        let words = words.get(paragraph.words.clone()).unwrap_or_default();
        winnow(words, |mark| marks.push(Mark::new(mark, at)));
    }
    marks.sort_unstable();
    marks.dedup();
    Report { paragraphs, words, marks }
}

struct Reader {
    paragraphs: Vec<Paragraph>,
    words: Vec<u32>,
    /// The word that is being read.
    word: Word,
}

/// A word as far as it is read: its hash (FNV-1a), and whether it has a letter; a number is no word.
#[derive(Debug, Clone, Copy)]
struct Word(u32, bool);

impl Default for Word {
    fn default() -> Self {
        Self(0x811c_9dc5, false)
    }
}

impl Word {
    fn add(&mut self, sign: u32, is_letter: bool) {
        self.0 = (self.0 ^ sign).wrapping_mul(0x0100_0193);
        self.1 |= is_letter;
    }

    fn hash(self) -> Option<u32> {
        self.1.then_some(self.0)
    }
}

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
    fn section(&mut self, at: usize, part: Part<'_>) {
        // For each open container whether its words are passed over; and the notes that are open.
        let mut open: Vec<&Tag> = Vec::new();
        let mut passed_over = 0_u32;
        let mut notes: Vec<u32> = Vec::new();
        for node in &part.section.body.nodes {
            match node {
                Node::Open(tag) => {
                    open.push(tag);
                    passed_over += u32::from(is_passed_over(tag));
                    match tag {
                        Tag::Note(note) => notes.push(*note),
                        Tag::Paragraph(leaf) | Tag::Tight(leaf) if passed_over == 0 => {
                            let words = self.words.len()..self.words.len();
                            self.paragraphs.push(Paragraph {
                                part: at,
                                leaf: *leaf,
                                note: notes.last().copied(),
                                words,
                            });
                        }
                        _ => {}
                    }
                }
                Node::Close => {
                    let Some(tag) = open.pop() else { continue };
                    match tag {
                        Tag::Note(_) => {
                            notes.pop();
                        }
                        Tag::Paragraph(_) | Tag::Tight(_) if passed_over == 0 => self.end_paragraph(),
                        _ => {}
                    }
                    passed_over -= u32::from(is_passed_over(tag));
                }
                _ if passed_over > 0 => {}
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
                    BLANK => self.end(&mut word),
                    NOTHING => {}
                    sign => word.add(u32::from(sign), sign > b'9'),
                }
            }
        } else {
            for c in text.chars() {
                if c.is_whitespace() {
                    self.end(&mut word);
                } else if c.is_alphanumeric() {
                    c.to_lowercase().for_each(|c| word.add(u32::from(c), !c.is_ascii_digit()));
                }
            }
        }
        self.word = word;
    }

    fn end(&mut self, word: &mut Word) {
        self.words.extend(std::mem::take(word).hash());
    }

    fn end_word(&mut self) {
        self.words.extend(std::mem::take(&mut self.word).hash());
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

/// Whether what a container holds is no running text of the original: a heading, a cell, furniture, a stamp, a remark of ours.
fn is_passed_over(tag: &Tag) -> bool {
    match tag {
        Tag::Heading { .. } | Tag::TableCell { .. } | Tag::CodeBlock(_) | Tag::Picture(_) | Tag::Block(_) => true,
        Tag::Voice(voice) => voice.is_editorial() || matches!(voice, Voice::Banner { .. } | Voice::Stamp),
        _ => false,
    }
}

/// Keeps the smallest hash of every few: of equal ones the last, so that few are kept.
fn winnow(words: &[u32], mut keep: impl FnMut(u32)) {
    let mut window = [0_u32; WINDOW];
    let mut smallest: Option<(usize, u32)> = None;
    for (at, hash) in words.windows(RUN).map(hash).enumerate() {
        window[at % WINDOW] = hash;
        let Some(from) = (at + 1).checked_sub(WINDOW) else { continue };
        let next = match smallest {
            Some((place, least)) if place >= from && least < hash => continue,
            Some((place, _)) if place >= from => Some((at, hash)),
            _ => (from..=at).map(|place| (place, window[place % WINDOW])).rev().min_by_key(|(_, hash)| *hash),
        };
        smallest = next;
        keep(next.map_or(hash, |(_, hash)| hash));
    }
}

fn hash(words: &[u32]) -> u32 {
    let mixed = words
        .iter()
        .fold(0_u64, |hash, word| (hash.rotate_left(23) ^ u64::from(*word)).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    u32::try_from(mixed >> 32).unwrap_or_default()
}

/// The hashes of all runs of so many words, each made from the one before.
pub(super) fn runs(words: &[u32], length: usize) -> Vec<u64> {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let leaving = (0..length).fold(1_u64, |factor, _| factor.wrapping_mul(FACTOR));
    let step = |hash: u64, word: u32| hash.wrapping_mul(FACTOR).wrapping_add(u64::from(word) + 1);
    let Some(first) = words.get(..length) else { return Vec::new() };
    let mut hash = first.iter().fold(0, |hash, word| step(hash, *word));
    let mut hashes = Vec::with_capacity(words.len() - length + 1);
    hashes.push(hash);
    for (gone, come) in words.iter().zip(words.iter().skip(length)) {
        hash = step(hash, *come).wrapping_sub(leaving.wrapping_mul(u64::from(*gone) + 1));
        hashes.push(hash);
    }
    hashes
}
