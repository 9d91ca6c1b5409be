//! Which documents have a word, and how much it matters in each.

use rustc_hash::FxHashMap;

use super::document::{Document, PassageKind};
use super::words::words;

/// One document that has a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Posting {
    pub(super) document: u32,
    /// How often the document has the word; words in headings count for more.
    pub(super) weight: u32,
}

/// The documents of each term. A term is a word, a word after a sign that says where it is ([`REPORT`], [`NAME`], [`CODE`]), or a word with
/// [`KIND`] and the sign of a kind after it.
#[derive(Debug, Default)]
pub(super) struct Postings {
    pub(super) terms: FxHashMap<Box<str>, Vec<Posting>>,
    /// The length of each document, in words as they count.
    pub(super) lengths: Vec<u32>,
}

/// Before the words of a report's title, number and folder.
pub(super) const REPORT: char = '&';
/// Before the words of a name that a document mentions.
pub(super) const NAME: char = '@';
/// Before a code, which is one word without its brackets.
pub(super) const CODE: char = '=';
/// Between a word and the sign of the kind of passage that has it.
pub(super) const KIND: char = '#';

// How much a word counts in a heading, in other text of the original, and in the editor's.
const HEADING: u32 = 8;
const TEXT: u32 = 2;
const EDITOR: u32 = 1;

impl Postings {
    /// The postings of documents with these numbers.
    pub(super) fn of(documents: impl Iterator<Item = (u32, Document)>) -> Self {
        let mut all = Self::default();
        documents.for_each(|(number, document)| all.add(number, &document));
        all
    }

    /// Adds the postings of later documents.
    pub(super) fn extend(&mut self, later: Self) {
        if self.lengths.is_empty() {
            *self = later;
            return;
        }
        self.lengths.extend(later.lengths);
        // Each term goes to its own list, in whatever order.
        later.terms.into_iter().for_each(|(term, postings)| self.terms.entry(term).or_default().extend(postings));
    }

    fn add(&mut self, number: u32, document: &Document) {
        let mut length = 0;
        let mut term = String::new();
        for passage in &document.passages {
            let weight = match (passage.is_heading, passage.kind) {
                (true, _) => HEADING,
                (false, PassageKind::Editor) => EDITOR,
                (false, _) => TEXT,
            };
            let sign = passage.kind.sign();
            words(&passage.text, |word| {
                if passage.kind != PassageKind::Banner {
                    length += weight;
                    self.count(word, number, weight);
                }
                if !sign.is_empty() {
                    term.clear();
                    term.extend([word, KIND.encode_utf8(&mut [0; 4]), sign]);
                    self.count(&term, number, weight);
                }
            });
            for code in &passage.codes {
                term.clear();
                term.push(CODE);
                words(code, |word| term.push_str(word));
                self.count(&term, number, TEXT);
            }
        }
        for (sign, text) in [(REPORT, &document.report_words), (NAME, &document.name_words)] {
            words(text, |word| {
                term.clear();
                term.push(sign);
                term.push_str(word);
                self.count(&term, number, TEXT);
            });
        }
        self.lengths.push(length);
    }

    fn count(&mut self, term: &str, document: u32, weight: u32) {
        match self.terms.get_mut(term) {
            Some(postings) => match postings.last_mut() {
                Some(last) if last.document == document => last.weight = last.weight.saturating_add(weight),
                _ => postings.push(Posting { document, weight }),
            },
            None => drop(self.terms.insert(term.into(), vec![Posting { document, weight }])),
        }
    }
}
