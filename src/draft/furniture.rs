//! Recognizes lines that belong to a page of the original rather than to its text.

use std::collections::{BTreeMap, BTreeSet};

use super::folios::{DraftFolio, trimmed};
use crate::edition::Registry;

/// How many lines at the head and at the foot of a page can be a running head or a page number.
const EDGE: usize = 4;

/// On how many pages a line is a running head: on these, and on one of as many. At the very head of a page, two of three pages
/// are enough.
const PAGES: usize = 3;
const SHARE: usize = 5;

/// The words of a classification line, the longest first where one begins with another.
const CLASSES: [&str; 20] = [
    "TOPSECRET",
    "SECRET",
    "CONFIDENTIAL",
    "UNCLASSIFIED",
    "RESTRICTED",
    "FOROFFICIALUSEONLY",
    "OFFICIALUSEONLY",
    "INTERNALUSEONLY",
    "EYESONLY",
    "NOFOREIGNDISSEM",
    "NODISSEMABROAD",
    "NOFORN",
    "LIMITED",
    "INTERNAL",
    "SENSITIVE",
    "CODEWORD",
    "RYBAT",
    "KAPOK",
    "WNINTEL",
    "USEONLY",
];

/// How many of the [`CLASSES`] make a classification line by themselves.
const LEVELS: usize = 5;

/// The words of the stamps of archives, in lower case.
const STAMPS: [&str; 21] = [
    "release under the president john f. kennedy",
    "released under the president john f. kennedy",
    "has no objection to",
    "declassification and/or",
    "release of this document",
    "as sanitized",
    "release in full",
    "released in full",
    "historical review program",
    "approved for release",
    "declassified in part",
    "sanitized copy approved",
    "return to cia",
    "background use only",
    "do not reproduce",
    "excluded from automatic",
    "downgrading and declassification",
    "being reviewed for release",
    "released to the national archives",
    "reproduction by other than",
    "reproduction prohibited",
];

/// The words of a date stamp before its date; only with a date are the first two a stamp.
const DATE_STAMPS: [&str; 3] = ["RECEIVED", "FILED", "MICROFILMED"];

/// The months, as date stamps have them.
const MONTHS: [&str; 13] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "SEPT", "OCT", "NOV", "DEC"];

/// One letter in this many may be misread.
const SURE: usize = 5;

/// The fewest letters of a misread stamp that is recognized.
const SHORTEST_MISREAD: usize = 10;

/// The longest line that can be a stamp or a classification, in bytes.
const LONGEST: usize = 110;

/// The most digits of a page number.
const LONGEST_NUMBER: usize = 3;

/// The lines that the pages of a text repeat.
#[derive(Debug)]
pub(super) struct Furniture {
    running: BTreeSet<String>,
}

impl Furniture {
    pub(super) fn of(folios: &[DraftFolio<'_>]) -> Self {
        let mut pages: BTreeMap<String, usize> = BTreeMap::new();
        let mut heads: BTreeMap<String, usize> = BTreeMap::new();
        for folio in folios {
            let filled: Vec<&str> = filled(folio.lines.as_deref().unwrap_or_default()).collect();
            filled.first().into_iter().for_each(|head| *heads.entry(folded(head)).or_default() += 1);
            let feet = filled.len().saturating_sub(EDGE).max(EDGE);
            let edges = filled.iter().take(EDGE).chain(filled.iter().skip(feet));
            for line in edges.map(|line| folded(line)).collect::<BTreeSet<_>>() {
                *pages.entry(line).or_default() += 1;
            }
        }
        let is_running = |pages: usize| pages >= PAGES && pages * SHARE >= folios.len();
        let is_head = |pages: usize| folios.len() == PAGES && pages + 1 == PAGES;
        let running = pages.into_iter().filter(|(_, pages)| is_running(*pages));
        let running = running.chain(heads.into_iter().filter(|(_, pages)| is_head(*pages)));
        Self { running: running.map(|(line, _)| line).filter(|line| line.len() > EDGE).collect() }
    }

    /// Whether a line is a banner. A page number and a running head are at the head or at the foot of a page.
    pub(super) fn is_banner(&self, line: &str, is_edge: bool) -> bool {
        let is_form = line.ends_with(':') || line.contains(": ");
        let is_furniture = || self.running.contains(&folded(line)) || is_misread_class(line);
        !is_form && is_classification(line) || is_edge && (page_number(line).is_some() || !is_form && is_furniture())
    }
}

/// The lines that are not blank.
pub(super) fn filled<'t>(lines: &[&'t str]) -> impl Iterator<Item = &'t str> {
    lines.iter().map(|line| trimmed(line)).filter(|line| !line.is_empty())
}

/// Whether the line with this number, of this many, is at the head or foot of its page.
pub(super) fn is_edge(at: usize, count: usize) -> bool {
    at < EDGE || at + EDGE >= count
}

/// Whether a line is part of the stamp of an archive.
pub(super) fn is_stamp(line: &str) -> bool {
    line.len() <= LONGEST && {
        let folded = line.to_lowercase();
        STAMPS.iter().any(|words| folded.contains(words)) || is_misread_stamp(line)
    }
}

/// Whether a line is a date stamp: `RECEIVED 12 DEC 63`. A date alone, such as `SEP 12 1973`, is one where the text is not in capitals.
pub(super) fn is_date_stamp(line: &str, is_in_capitals: bool) -> bool {
    let mut words = line.split_whitespace().peekable();
    let stamp = words.next_if(|word| DATE_STAMPS.contains(word));
    let (mut months, mut digits) = (0, 0);
    for word in words {
        let number = word.trim_matches([',', '.', '\'', '’']);
        if MONTHS.contains(&number) {
            months += 1;
        } else if (1..=4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit()) {
            digits += number.len();
        } else {
            return false;
        }
    }
    match stamp {
        Some(stamp) if months + digits == 0 => stamp == "MICROFILMED",
        Some(_) => months == 1,
        // A day and a year.
        None => months == 1 && (3..=6).contains(&digits) && !is_in_capitals,
    }
}

/// Whether the OCR program misread the words of a stamp or of a classification.
pub(super) fn is_misread(line: &str) -> bool {
    is_misread_stamp(line) && !STAMPS.iter().any(|words| line.to_lowercase().contains(words))
        || is_misread_class(line) && !is_classification(line)
}

fn is_misread_stamp(line: &str) -> bool {
    let letters = letters(line);
    letters.len() >= SHORTEST_MISREAD && STAMPS.iter().any(|words| is_near(&letters, &self::letters(words)))
}

/// Whether a line in capitals is nearly the name of a classification: `SEGRET`.
fn is_misread_class(line: &str) -> bool {
    let letters = letters(line);
    let is_capital = !line.contains(char::is_lowercase) && !line.contains(|c: char| c.is_numeric());
    is_capital && CLASSES.iter().take(LEVELS).any(|class| is_near(&letters, &class.to_lowercase()))
}

/// Whether one letter in [`SURE`] or fewer differ, in words of nearly the same length.
fn is_near(letters: &str, words: &str) -> bool {
    letters.len().abs_diff(words.len()) <= 1 && strsim::osa_distance(letters, words) * SURE <= words.len()
}

/// The letters of a line, in lower case.
pub(super) fn letters(line: &str) -> String {
    line.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// Whether a line is only exemption codes, with a letter in each.
pub(super) fn is_codes(line: &str, registry: &Registry) -> bool {
    let is_code = |word: &str| word.contains(|c: char| c.is_alphabetic()) && registry.ground(word).is_some();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | ',' | '(' | ')' | '-');
    // A word such as `C` can be a code, but is far more often the letter of an item.
    let has_digit = line.bytes().any(|byte| byte.is_ascii_digit());
    has_digit && line.chars().all(is_plain) && line.split([',', ' ']).filter(|word| !word.is_empty()).all(is_code)
}

/// A line without its case and signs and, if it has words, without its numbers, so that `Page 3` and `PAGE 4.` are equal.
fn folded(line: &str) -> String {
    let has_words = line.contains(char::is_alphabetic);
    let sign = |c: char| if has_words && c.is_numeric() { Some('0') } else { c.is_alphanumeric().then_some(c) };
    line.chars().filter_map(sign).flat_map(char::to_lowercase).collect()
}

/// Whether a line is a classification, such as `TOP SECRET` or `S E C R E T`, in capitals or with one at its start.
fn is_classification(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let letters: String = line.chars().filter(|c| c.is_alphabetic()).collect();
    let signs = line.chars().filter(|c| !c.is_alphabetic() && !c.is_whitespace()).count();
    let digits = line.chars().filter(|c| c.is_numeric()).count();
    let is_capital = letters.chars().next().is_some_and(char::is_uppercase);
    let mut rest = letters.to_uppercase();
    let mut has_level = false;
    while let Some((at, left)) = CLASSES.iter().enumerate().find_map(|(at, word)| Some((at, rest.strip_prefix(word)?)))
    {
        has_level |= at < LEVELS;
        rest = left.to_owned();
    }
    is_capital && has_level && rest.is_empty() && signs <= letters.len() && digits < LONGEST_NUMBER
}

/// The page number that a line prints: `-2-`, `Page 3`, `page 3 of 9`, `4`.
pub(super) fn page_number(line: &str) -> Option<u32> {
    let bare = line.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | ' ' | '~'));
    let words = bare.to_ascii_lowercase();
    let number = words.strip_prefix("page").map_or(&*words, str::trim_start);
    let number = number.split_once(" of ").map_or(number, |(number, _)| number);
    let is_number = number.len() <= LONGEST_NUMBER && number.bytes().all(|byte| byte.is_ascii_digit());
    number.parse().ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_known_by_its_words() {
        let furniture = Furniture { running: BTreeSet::new() };
        for line in ["SECRET", "S E C R E T", "TOP SECRET/RYBAT", "Secret", "- CONFIDENTIAL -", "~~SECRET~~"] {
            assert!(furniture.is_banner(line, false), "{line}");
        }
        for line in ["-2-", "Page 3", "PAGE 3 of 9", "4"] {
            assert!(furniture.is_banner(line, true) && !furniture.is_banner(line, false), "{line}");
        }
        for line in [
            "secret",
            "SECRETARY",
            "SENSITIVE",
            "Secret agent",
            "1960",
            "2.",
            "Pages",
            "",
            "- -",
            "SECRET 10 11 12 13",
            "Type: SECRET",
        ] {
            assert!(!furniture.is_banner(line, true), "{line}");
        }
        let registry = Registry::default();
        for line in ["25X1", "25X1, 25X6", "(b)(3)", "(b)(1) (b)(3)", "b6"] {
            assert!(is_codes(line, &registry), "{line}");
        }
        for line in ["5", "C", "25X1 and", "25X99", "(1)", ""] {
            assert!(!is_codes(line, &registry), "{line}");
        }
    }

    #[test]
    fn a_line_at_the_edge_of_three_pages_is_a_running_head() {
        let page = |foot: &'static str| DraftFolio { scan: None, lines: Some(vec!["a", "b", "c", "d", "e", foot]) };
        let furniture = Furniture::of(&[page("NW 50955 Page 1"), page("nw 50956 page 2"), page("NW 50957, page 3")]);
        assert!(furniture.is_banner("NW 50950 Page 9", true));
        assert!(!furniture.is_banner("NW 50950 Page 9", false));
        assert!(!furniture.is_banner("a", true));
    }
}
