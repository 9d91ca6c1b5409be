//! The texts of documents, as the files of the index have them.

use std::cell::RefCell;
use std::io::Read as _;

use flate2::read::DeflateDecoder;
use flate2::{Compress, Compression, FlushCompress, Status};

use super::document::{Document, Passage};
use super::index::Index;

/// The texts of some documents: what results show. **Each is in one piece, so that a result needs one file.**
///
/// In plain form, a document is its title, its report and its address, and then its passages; a passage is the sign of its kind, its
/// anchor, its pages, its codes and its words. [`Texts::BETWEEN_FIELDS`] is between fields, [`Texts::BETWEEN_RECORDS`] before each passage,
/// [`Texts::BETWEEN_DOCUMENTS`] between documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts(String);

impl Texts {
    /// The sign between two documents.
    pub const BETWEEN_DOCUMENTS: char = '\u{1d}';
    /// The sign before each passage of a document.
    pub const BETWEEN_RECORDS: char = '\u{1e}';
    /// The sign between the fields of a document or a passage.
    pub const BETWEEN_FIELDS: char = '\u{1f}';

    /// The texts of documents.
    pub fn new(documents: impl IntoIterator<Item = Document>) -> Self {
        let mut texts = Self::default();
        for (number, document) in documents.into_iter().enumerate() {
            if number > 0 {
                texts.0.push(Self::BETWEEN_DOCUMENTS);
            }
            texts.push(&document);
        }
        texts
    }

    /// The texts in plain form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn push(&mut self, document: &Document) {
        self.field(&document.title);
        self.next(Self::BETWEEN_FIELDS);
        self.field(&document.report);
        self.next(Self::BETWEEN_FIELDS);
        self.field(document.href.as_str());
        // One look at all words costs less than one at each passage's.
        let is_plain = !has_separator(document.passages.words());
        for Passage { kind, is_heading, anchor, folios, codes, text } in document.passages.iter() {
            self.next(Self::BETWEEN_RECORDS);
            self.0.push_str(kind.sign());
            if is_heading {
                self.0.push('t');
            }
            self.next(Self::BETWEEN_FIELDS);
            if let Some(anchor) = anchor {
                anchor.push_to(&mut self.0);
            }
            self.next(Self::BETWEEN_FIELDS);
            self.list(folios);
            self.next(Self::BETWEEN_FIELDS);
            self.list(codes);
            self.next(Self::BETWEEN_FIELDS);
            if is_plain {
                self.0.push_str(text);
            } else {
                self.field(text);
            }
        }
    }

    fn next(&mut self, sign: char) {
        self.0.push(sign);
    }

    fn list(&mut self, words: &[impl AsRef<str>]) {
        for (number, words) in words.iter().enumerate() {
            if number > 0 {
                self.0.push('|');
            }
            self.field(words.as_ref());
        }
    }

    /// Adds words, without any separators that they contain.
    fn field(&mut self, words: &str) {
        if has_separator(words) {
            self.0.extend(words.split(['\u{1d}', '\u{1e}', '\u{1f}']));
        } else {
            self.0.push_str(words);
        }
    }

    /// The texts [deflated](https://www.rfc-editor.org/rfc/rfc1951), with two digits of base 91 for each 13 bits, the lower digit first:
    /// the first 91 of [`Index::DIGITS`], so that no two slashes are side by side.
    pub fn coded(&self) -> String {
        digits(&deflated(self.0.as_bytes()))
    }

    /// The texts that this was made of; `None` if it was not made by [`Texts::coded`].
    pub fn decoded(coded: &str) -> Option<Self> {
        let mut text = String::new();
        DeflateDecoder::new(&*bytes(coded)?).read_to_string(&mut text).ok()?;
        Some(Self(text))
    }
}

fn has_separator(words: &str) -> bool {
    memchr::memchr3(0x1d, 0x1e, 0x1f, words.as_bytes()).is_some()
}

/// More effort costs more time than the bytes are worth.
const LEVEL: Compression = Compression::new(2);

thread_local! {
    /// Its tables are several times as large as a file of texts, so each thread keeps its own.
    static DEFLATE: RefCell<Compress> = RefCell::new(Compress::new(LEVEL, false));
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    DEFLATE.with_borrow_mut(|deflate| {
        deflate.reset();
        let (mut out, mut rest) = (Vec::with_capacity(bytes.len() / 2), bytes);
        loop {
            out.reserve(bytes.len() / 8 + 64);
            let read = deflate.total_in();
            let status = deflate.compress_vec(rest, &mut out, FlushCompress::Finish);
            rest = rest.get((deflate.total_in() - read) as usize..).unwrap_or_default();
            // Without a dictionary it cannot fail.
            if matches!(status, Ok(Status::StreamEnd) | Err(_)) {
                return out;
            }
        }
    })
}

const BASE: usize = 91;

/// How many bits two digits have.
const BITS: u32 = BASE.pow(2).ilog2();

/// The two digits of each number that they can have.
static PAIRS: [[u8; 2]; 1 << BITS] = {
    let mut pairs = [[0; 2]; 1 << BITS];
    let mut number = 0;
    while number < pairs.len() {
        pairs[number] = [Index::DIGITS[number % BASE], Index::DIGITS[number / BASE]];
        number += 1;
    }
    pairs
};

fn digits(bytes: &[u8]) -> String {
    /// The bytes that have the bits of eight pairs.
    const AT_ONCE: usize = BITS as usize;
    let mut out = Vec::with_capacity(bytes.len() * 16 / AT_ONCE + 2);
    let pair = |bits: u128| PAIRS[(bits & ((1 << BITS) - 1)) as usize];
    let number = |bytes: &[u8]| bytes.iter().rev().fold(0, |bits: u128, byte| bits << 8 | u128::from(*byte));
    let (chunks, rest) = bytes.as_chunks::<AT_ONCE>();
    for chunk in chunks {
        let bits = number(chunk);
        let mut pairs = [[0; 2]; 8];
        (0..).zip(&mut pairs).for_each(|(place, digits)| *digits = pair(bits >> (place * BITS)));
        out.extend_from_slice(pairs.as_flattened());
    }
    let bits = number(rest);
    (0..(rest.len() as u32 * 8).div_ceil(BITS)).for_each(|place| out.extend(pair(bits >> (place * BITS))));
    String::from_utf8(out).unwrap_or_default()
}

/// The bytes of digits, and perhaps a zero after them.
fn bytes(digits: &str) -> Option<Vec<u8>> {
    let value = |digit: u8| Index::DIGITS.iter().position(|known| *known == digit);
    let (mut out, mut bits, mut count) = (Vec::with_capacity(digits.len()), 0, 0);
    for [low, high] in digits.as_bytes().as_chunks().0 {
        bits |= (value(*low)? + value(*high)? * BASE) << count;
        count += BITS;
        while count >= 8 {
            out.push((bits & 0xff) as u8);
            bits >>= 8;
            count -= 8;
        }
    }
    Some(out)
}
