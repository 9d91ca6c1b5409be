//! Which documents have a word, and how much it matters in each.

use rustc_hash::FxHashMap;

use super::document::{Document, PassageKind};
use super::words::words_in;

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
    /// The terms of at most eight bytes, which most are, by their [`number`].
    short: FxHashMap<u64, Vec<Posting>>,
    long: FxHashMap<Box<str>, Vec<Posting>>,
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
        later.short.into_iter().for_each(|(term, postings)| self.short.entry(term).or_default().extend(postings));
        later.long.into_iter().for_each(|(term, postings)| self.long.entry(term).or_default().extend(postings));
    }

    /// Each term with its documents, in whatever order.
    pub(super) fn into_terms(self) -> Vec<(Box<str>, Vec<Posting>)> {
        let short = self.short.into_iter().map(|(number, postings)| (term(number), postings));
        short.chain(self.long).collect()
    }

    fn add(&mut self, number: u32, document: &Document) {
        let mut length = 0;
        let (mut term, mut lower) = (String::new(), String::new());
        for passage in document.passages.iter() {
            let weight = match (passage.is_heading, passage.kind) {
                (true, _) => HEADING,
                (false, PassageKind::Editor) => EDITOR,
                (false, _) => TEXT,
            };
            let sign = passage.kind.sign();
            words_in(&mut lower, passage.text, |word| {
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
            for code in passage.codes {
                term.clear();
                term.push(CODE);
                words_in(&mut lower, code, |word| term.push_str(word));
                self.count(&term, number, TEXT);
            }
        }
        for (sign, text) in [(REPORT, &document.report_words), (NAME, &document.name_words)] {
            words_in(&mut lower, text, |word| {
                term.clear();
                term.push(sign);
                term.push_str(word);
                self.count(&term, number, TEXT);
            });
        }
        self.lengths.push(length);
    }

    fn count(&mut self, term: &str, document: u32, weight: u32) {
        let posting = Posting { document, weight };
        if let Some(number) = number(term) {
            return count(self.short.entry(number).or_default(), posting);
        }
        match self.long.get_mut(term) {
            Some(postings) => count(postings, posting),
            None => drop(self.long.insert(term.into(), vec![posting])),
        }
    }
}

fn count(postings: &mut Vec<Posting>, posting: Posting) {
    match postings.last_mut() {
        Some(last) if last.document == posting.document => last.weight = last.weight.saturating_add(posting.weight),
        _ => postings.push(posting),
    }
}

/// The bytes of a term as a number, if they are at most eight. **No two terms have the same**, since none has a zero.
fn number(term: &str) -> Option<u64> {
    let bytes = term.as_bytes();
    Some(match bytes {
        [_, _, _, _, _, _, _, _] => u64::from_le_bytes(*bytes.first_chunk()?),
        [_, _, _, _, rest @ ..] if rest.len() < 4 => {
            let (low, high) = (u32::from_le_bytes(*bytes.first_chunk()?), u32::from_le_bytes(*bytes.last_chunk()?));
            u64::from(low) | u64::from(high) << (8 * rest.len())
        }
        _ if bytes.len() < 4 => bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)),
        _ => return None,
    })
}

/// The term that a number is of.
fn term(number: u64) -> Box<str> {
    let bytes = number.to_le_bytes();
    let length = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    str::from_utf8(&bytes[..length]).unwrap_or_default().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_of_one_term() {
        for letters in ["abcdefghi", "éèê", "=25x1", "@name", "日本", "a", ""] {
            for (end, _) in letters.char_indices().chain([(letters.len(), ' ')]) {
                let own = letters.get(..end).unwrap_or_default();
                assert_eq!(number(own).map(term).as_deref(), (end <= 8).then_some(own));
            }
        }
    }
}
