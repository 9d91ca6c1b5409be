//! The letters that OCR programs misread.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::edition::TokenKind;

use super::align::Alignment;
use super::fold;
use super::sides::{OcrSide, ReportSide, is_word};

/// Decides whether a word of the OCR may be a misread word of the report. **A word that the report has elsewhere is not misread**, nor is
/// one that the OCR has twice if it has the word of the report too, except for small letters that this OCR text confuses. Digits are only
/// misread as letters: `1967` for `1961` is another year.
pub(super) struct Letters<'a> {
    report: &'a ReportSide,
    ocr: &'a OcrSide<'a>,
    known: Known,
}

/// The words of both sides, folded.
#[derive(Debug, Default)]
struct Known {
    report: BTreeSet<String>,
    /// The words of the OCR: whether it has one more than once.
    ocr: BTreeMap<String, bool>,
    /// The letters that this OCR text confuses, each with what it reads instead.
    confused: BTreeSet<(char, char)>,
}

/// In how many words of the report an OCR text must read a letter as the same other one to confuse the two.
const CONFUSED: usize = 3;

/// Words with the same letters that are written in another way: capitals, stops, quotation marks.
pub(super) struct Spelling {
    pub(super) here: Range<usize>,
    pub(super) there: Range<usize>,
    pub(super) is_misread: bool,
}

/// The fewest letters of a word of which one may be wrong in any way; of twice as many, two may.
const SURE: usize = 5;

/// The longest word that is compared letter by letter.
const LONGEST: usize = 60;

/// The longest range whose words are compared one by one.
const RANGE: usize = 24;

impl<'a> Letters<'a> {
    pub(super) fn new(report: &'a ReportSide, ocr: &'a OcrSide<'a>, alignment: &Alignment) -> Self {
        let mut known = Known {
            report: report.tokens.iter().map(|token| fold(&token.text)).collect(),
            ocr: BTreeMap::new(),
            confused: confused(report, ocr, alignment),
        };
        for word in &ocr.tokens {
            known.ocr.entry(fold(&word.text)).and_modify(|is_repeated| *is_repeated = true).or_default();
        }
        Self { report, ocr, known }
    }

    /// The words of a short range that the OCR may have misread, each with its place there, if they are at least half of the range.
    pub(super) fn misread_words(&self, here: &Range<usize>, there: &Range<usize>) -> Vec<(usize, usize)> {
        let longer = here.len().max(there.len());
        if longer > RANGE {
            return Vec::new();
        }
        let mut from = there.start;
        let pair = |at: usize| {
            let place = (from..there.end).find(|place| self.is_pair(at, *place))?;
            from = place + 1;
            Some((at, place))
        };
        let pairs: Vec<(usize, usize)> = here.clone().filter_map(pair).collect();
        if pairs.len() * 2 < longer { Vec::new() } else { pairs }
    }

    /// Whether a word of the OCR may be a misread word of the report.
    fn is_pair(&self, at: usize, place: usize) -> bool {
        let word = self.report.tokens.get(at).filter(|token| is_word(token.kind));
        let other = self.ocr.tokens.get(place).filter(|word| is_word(word.kind));
        word.zip(other).is_some_and(|(word, other)| self.known.is_misread(&word.text, &other.text))
    }

    /// The spellings that differ, given the place of each word of the report in the OCR.
    pub(super) fn spellings(&self, there: &[Option<usize>]) -> Vec<Spelling> {
        let mut spellings: Vec<Spelling> = Vec::new();
        for (at, place) in there.iter().enumerate().filter_map(|(at, place)| Some((at, (*place)?))) {
            if !self.differs(at, place) {
                continue;
            }
            let is_misread = self.is_pair(at, place);
            match spellings.last_mut().filter(|last| last.here.end == at && last.there.end == place) {
                Some(last) => {
                    (last.here.end, last.there.end) = (at + 1, place + 1);
                    last.is_misread &= is_misread;
                }
                None => spellings.push(Spelling { here: at..at + 1, there: place..place + 1, is_misread }),
            }
        }
        spellings
    }

    /// Whether two words with the same letters are written differently.
    fn differs(&self, at: usize, place: usize) -> bool {
        let word = self.report.tokens.get(at).filter(|token| token.kind == TokenKind::Word);
        let other = self.ocr.tokens.get(place).filter(|word| word.kind == TokenKind::Word);
        // An asterisk or an underscore may be either's notation, and a bracket of the paper the editor's.
        let bare = |text: &str| text.replace(['*', '_', '[', ']'], "");
        word.zip(other).is_some_and(|(word, other)| bare(&word.text) != bare(&other.text))
    }

    /// Whether the words differ only in their blanks and in letters of one shape: `LIENVOY/4` and `LIENVOY 4`, but not `12` and `1 2`.
    pub(super) fn is_same_shape(words: &str, read: &str) -> bool {
        let shape_of = |text: &str| shape(&fold(text));
        let has_number = || words.split(' ').chain(read.split(' ')).any(is_number);
        shape_of(words) == shape_of(read) && (!has_number() || numbers(words).eq(numbers(read)))
    }
}

impl Known {
    /// Whether the OCR may have misread this word of the report as that one.
    fn is_misread(&self, word: &str, read: &str) -> bool {
        let (letters, others) = (fold(word), fold(read));
        if letters == others {
            return is_same_number(word, read);
        }
        let is_confused = self.is_confused(&letters, &others);
        let is_small = [word, read].iter().all(|word| word.starts_with(char::is_lowercase));
        let is_repeated = self.ocr.get(&others) == Some(&true) && self.ocr.contains_key(&letters);
        let is_distinct = is_repeated && !(is_confused && is_small);
        if self.report.contains(&others) || is_distinct || letters.len().max(others.len()) > LONGEST {
            return false;
        }
        let digits_differ = [&letters, &others].iter().all(|letters| letters.chars().all(|c| c.is_ascii_digit()));
        let (shape, other) = (shape(&letters), shape(&others));
        let most = if is_number(&letters) { 0 } else { shape.chars().count().max(other.chars().count()) / SURE };
        !digits_differ && (is_confused || strsim::osa_distance(&shape, &other) <= most)
    }

    /// Whether two words differ only in letters that this OCR text confuses, or that look alike.
    fn is_confused(&self, letters: &str, others: &str) -> bool {
        let mut pairs = letters.chars().zip(others.chars());
        letters.chars().count() == others.chars().count()
            && pairs
                .all(|(one, other)| one == other || alike(one) == alike(other) || self.confused.contains(&(one, other)))
    }
}

/// The letters that the OCR reads as the same other letter in several words of the report. Only words that differ in one letter count.
fn confused(report: &ReportSide, ocr: &OcrSide<'_>, alignment: &Alignment) -> BTreeSet<(char, char)> {
    let mut words: BTreeMap<(char, char), BTreeSet<String>> = BTreeMap::new();
    for pair in alignment.kept.windows(2) {
        let [one, other] = pair else { continue };
        let (here, there) = (one.end_a()..other.a, one.end_b()..other.b);
        if here.len() != there.len() || here.len() > RANGE {
            continue;
        }
        for (word, read) in here.zip(there).filter_map(|(at, place)| report.tokens.get(at).zip(ocr.tokens.get(place))) {
            let (letters, others) = (fold(&word.text), fold(&read.text));
            let mut differing = letters.chars().zip(others.chars()).filter(|(one, other)| one != other);
            let is_short = letters.chars().count() != others.chars().count() || letters.chars().nth(1).is_none();
            let (Some(pair), None, false) = (differing.next(), differing.next(), is_short) else { continue };
            if pair.0.is_alphabetic() && pair.1.is_alphabetic() {
                words.entry(pair).or_default().insert(letters);
            }
        }
    }
    words.into_iter().filter(|(_, words)| words.len() >= CONFUSED).map(|(pair, _)| pair).collect()
}

/// Whether most of a word is digits.
fn is_number(word: &str) -> bool {
    2 * word.chars().filter(char::is_ascii_digit).count() > word.len()
}

/// The numbers in a text, with their points and commas.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '-'));
    parts.map(|part| part.trim_matches(['.', ',', '-'])).filter(|part| !part.is_empty())
}

/// Whether two spellings with the same letters and digits are the same number, if they are numbers: `6,500` and `6.500` are not.
fn is_same_number(word: &str, read: &str) -> bool {
    let inner = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    !word.contains(|c: char| c.is_ascii_digit()) || inner(word) == inner(read)
}

/// The letter for a group of letters that look alike.
fn alike(letter: char) -> char {
    const ALIKE: [(&str, char); 7] =
        [("il1jt|", 'i'), ("o0q", 'o'), ("ceé", 'c'), ("s5", 's'), ("b8", 'b'), ("uv", 'u'), ("z2", 'z')];
    ALIKE.iter().find(|(letters, _)| letters.contains(letter)).map_or(letter, |(_, letter)| *letter)
}

/// The word with each group of letters that look alike replaced by one letter.
fn shape(word: &str) -> String {
    word.replace("rn", "m").replace("vv", "w").chars().map(alike).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_look_alike_are_misread_and_other_words_are_not() {
        let known = ["now", "there", "their", "agency", "1961"].map(str::to_owned).into();
        let ocr = [
            ("kostikov", true),
            ("moscow", true),
            ("kostikow", false),
            ("nosenka", true),
            ("ia", true),
            ("in", true),
            ("nan", true),
            ("aan", true),
        ];
        let ocr = ocr.map(|(word, is_repeated)| (word.to_owned(), is_repeated)).into();
        let letters = Known { report: known, ocr, confused: [('n', 'a')].into() };
        for (word, read) in [
            ("TO", "IO"),
            ("modern", "modem"),
            ("Oswald", "0swald"),
            ("Report", "Rejort"),
            ("DETRACTORS", "DETRACIORS"),
            ("1961", "196l"),
            ("agency", "agcncy"),
            ("Wolz),", "Wolz)"),
            ("Carter", "carter"),
            ("FROM", "•FROM"),
            ("Building", "Buiiding,"),
            ("Kostikov", "Kostikow"),
            ("Nosenko", "Nosenka"),
            ("any", "aay"),
            ("in", "ia"),
        ] {
            assert!(letters.is_misread(word, read), "{word} {read}");
        }
        for (word, read) in [
            ("now", "not"),
            ("their", "there"),
            ("1961", "1967"),
            ("6,500", "6.500"),
            ("13-A", "18-A"),
            ("OSR", "OR"),
            ("Mary", "Mark"),
            ("Moscow", "Berlin"),
            ("022121Z", "0221217"),
            ("", "word"),
            ("Kostikow", "Kostikov"),
            ("as", "ns"),
            ("Nan", "Aan"),
        ] {
            assert!(!letters.is_misread(word, read), "{word} {read}");
        }
    }
}
