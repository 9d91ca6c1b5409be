//! The letters that OCR programs misread.

use std::collections::BTreeSet;

use super::fold;
use super::sides::ReportSide;

/// Decides whether a word of the OCR may be a misread word of the report. **A word that the report has elsewhere is not misread**, and
/// digits are only misread as letters: `1967` for `1961` is another year.
#[derive(Debug, Default)]
pub(super) struct Letters {
    /// The words of the report, folded.
    known: BTreeSet<String>,
}

/// The fewest letters of a word of which one may be wrong in any way; of twice as many, two may.
const SURE: usize = 5;

/// The longest word that is compared letter by letter.
const LONGEST: usize = 60;

impl Letters {
    pub(super) fn of(report: &ReportSide) -> Self {
        Self { known: report.tokens.iter().map(|token| fold(&token.text)).collect() }
    }

    /// Whether the OCR may have misread this word of the report as that one.
    pub(super) fn is_misread(&self, word: &str, read: &str) -> bool {
        let (letters, others) = (fold(word), fold(read));
        if letters == others {
            return is_same_number(word, read);
        }
        if self.known.contains(&others) || letters.len().max(others.len()) > LONGEST {
            return false;
        }
        let digits_differ = [&letters, &others].iter().all(|letters| letters.chars().all(|c| c.is_ascii_digit()));
        let (shape, other) = (shape(&letters), shape(&others));
        let most = if is_number(&letters) { 0 } else { shape.chars().count().max(other.chars().count()) / SURE };
        !digits_differ && strsim::osa_distance(&shape, &other) <= most
    }

    /// Whether the words differ only in their blanks and in letters of one shape.
    pub(super) fn is_same_shape(words: &str, read: &str) -> bool {
        let shape_of = |text: &str| shape(&fold(text));
        !words.split(' ').chain(read.split(' ')).any(is_number) && shape_of(words) == shape_of(read)
    }
}

/// Whether most of a word is digits.
fn is_number(word: &str) -> bool {
    2 * word.chars().filter(char::is_ascii_digit).count() > word.len()
}

/// Whether two spellings with the same letters and digits are the same number, if they are numbers: `6,500` and `6.500` are not.
fn is_same_number(word: &str, read: &str) -> bool {
    let inner = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    !word.contains(|c: char| c.is_ascii_digit()) || inner(word) == inner(read)
}

/// The word with one letter for all those that look alike.
fn shape(word: &str) -> String {
    const ALIKE: [(&str, char); 7] =
        [("il1jt|", 'i'), ("o0q", 'o'), ("ceé", 'c'), ("s5", 's'), ("b8", 'b'), ("uv", 'u'), ("z2", 'z')];
    let word = word.replace("rn", "m").replace("vv", "w");
    let alike = |c: char| ALIKE.iter().find(|(letters, _)| letters.contains(c)).map_or(c, |(_, letter)| *letter);
    word.chars().map(alike).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_look_alike_are_misread_and_other_words_are_not() {
        let known = ["now", "there", "their", "agency", "1961"].map(str::to_owned).into();
        let letters = Letters { known };
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
        ] {
            assert!(!letters.is_misread(word, read), "{word} {read}");
        }
    }
}
