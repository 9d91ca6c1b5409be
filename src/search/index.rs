//! The index, cut into files.

use std::ops::Range;

use rayon::prelude::*;

use crate::steps;

use super::document::Document;
use super::postings::{Posting, Postings};

/// The longest file of terms, in bytes, unless a single term needs more.
const TERM_FILE: usize = 16_000;

/// The most text in a file of texts, in bytes, unless a single document has more.
const TEXT_FILE: usize = 40_000;

/// The number of documents that a thread reads at a time.
const AT_A_TIME: u32 = 64;

/// The number of such parts whose postings are in memory at a time, before they are added to the others.
const PARTS: usize = 16;

/// The index of an edition, cut into files. **It has no texts**: a file of texts is made from its documents when it is needed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Index {
    /// The number of documents.
    pub documents: u32,
    /// The files of terms, in the order of their terms.
    pub terms: Vec<TermFile>,
    /// The first document of each file of texts.
    pub texts: Vec<u32>,
    /// Words that most documents have: a search for only these is too broad.
    pub common: Vec<String>,
    /// A digest of the documents' addresses: files with the same one fit together.
    pub version: String,
}

/// Some terms, each with its documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermFile {
    /// The first term.
    pub first: String,
    /// Each term and its documents, with [`Index::END`] after each term and after each list. A document is written as the difference
    /// between its number and the one before, in base 46, where only the last digit is below 46; then as how much the term matters in it,
    /// in 92 levels. [`Index::DIGITS`] has the signs for both.
    pub data: String,
}

impl Index {
    /// What ends a term, and the list of its documents.
    pub const END: char = '~';

    /// The signs for numbers: all ASCII characters that a string in a script need not escape, except [`Index::END`]. The slash is the
    /// last one.
    pub const DIGITS: &[u8; 92] =
        b" !#$%&'()*+,-.0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}/";

    /// Indexes `count` documents. `read` makes each from its number, which begins at 0.
    pub fn new(count: u32, read: impl Fn(u32) -> Document + Sync) -> Self {
        let part = |start: &u32| {
            let (mut sizes, mut addresses) = (Vec::new(), blake3::Hasher::new());
            let documents = (*start..count.min(start + AT_A_TIME)).map(|number| {
                let document = read(number);
                let size = document.passages.words().len() + document.passages.count() * 30;
                steps::add(size);
                sizes.push(size + 100);
                addresses.update(document.href.as_str().as_bytes()).update(b"\n");
                (number, document)
            });
            (Postings::of(documents), sizes, addresses.finalize())
        };
        let (mut all, mut sizes, mut addresses) = (Postings::default(), Vec::new(), blake3::Hasher::new());
        let starts: Vec<u32> = (0..count).step_by(AT_A_TIME as usize).collect();
        for starts in starts.chunks(PARTS) {
            for (postings, of_part, digest) in starts.par_iter().map(part).collect::<Vec<_>>() {
                all.extend(postings);
                sizes.extend(of_part);
                addresses.update(digest.as_bytes());
            }
        }
        let lengths = std::mem::take(&mut all.lengths);
        let mut terms = all.into_terms();
        // As a script compares them.
        terms.par_sort_unstable_by(|(one, _), (other, _)| one.encode_utf16().cmp(other.encode_utf16()));
        let is_common = |(term, postings): &&(Box<str>, Vec<Posting>)| {
            count >= 64 && postings.len() * 2 > count as usize && term.chars().all(char::is_alphanumeric)
        };
        let version = addresses.finalize().to_hex();
        Self {
            documents: count,
            common: terms.iter().filter(is_common).map(|(term, _)| term.to_string()).collect(),
            terms: term_files(terms, &lengths),
            texts: text_files(&sizes),
            version: version.get(..8).unwrap_or_default().to_owned(),
        }
    }

    /// The documents of a file of texts.
    pub fn texts_in(&self, file: usize) -> Option<Range<u32>> {
        let first = *self.texts.get(file)?;
        Some(first..self.texts.get(file + 1).copied().unwrap_or(self.documents))
    }
}

/// The first document of each file of texts.
fn text_files(sizes: &[usize]) -> Vec<u32> {
    let (mut starts, mut size) = (Vec::new(), usize::MAX);
    for (number, own) in (0..).zip(sizes) {
        size = size.saturating_add(*own);
        if size > TEXT_FILE {
            starts.push(number);
            size = *own;
        }
    }
    starts
}

fn term_files(terms: Vec<(Box<str>, Vec<Posting>)>, lengths: &[u32]) -> Vec<TermFile> {
    let words: u64 = lengths.iter().map(|length| u64::from(*length)).sum();
    let average = words as f64 / lengths.len().max(1) as f64;
    let mut files: Vec<TermFile> = Vec::new();
    let mut coded = String::new();
    for (term, postings) in terms {
        coded.clear();
        code(&postings, lengths, average, &mut coded);
        let size = term.len() + coded.len() + 2;
        match files.last_mut().filter(|file| file.data.len() + size <= TERM_FILE) {
            Some(file) => file.data.extend([&*term, "~", &coded, "~"]),
            None => files.push(TermFile { first: term.to_string(), data: [&*term, "~", &coded, "~"].concat() }),
        }
    }
    files
}

/// Writes the documents of a term in the form of [`TermFile::data`].
fn code(postings: &[Posting], lengths: &[u32], average: f64, out: &mut String) {
    let sign = |digit: u32| Index::DIGITS.get(digit as usize).copied().map_or(' ', char::from);
    let mut before = 0;
    for Posting { document, weight } in postings {
        let mut gap = document - before;
        before = *document;
        while gap >= 46 {
            out.push(sign(46 + gap % 46));
            gap /= 46;
        }
        out.push(sign(gap));
        let length = lengths.get(*document as usize).copied().unwrap_or_default();
        out.push(sign(level(*weight, length, average)));
    }
}

/// How much a term matters in a document, from 0 to 91: the part of BM25 that depends on the document, with its usual constants.
fn level(weight: u32, length: u32, average: f64) -> u32 {
    let [k, b] = [1.2, 0.75];
    // The weight of a word in plain text is 2.
    let weight = f64::from(weight) / 2.0;
    let norm = k * (1.0 - b + b * f64::from(length) / average.max(1.0));
    (weight / (weight + norm) * 92.0) as u32
}
