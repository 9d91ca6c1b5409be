//! Pages of the original, by their printed labels.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use super::{Anchor, AnchorName, PageCounts};

/// The kind of a label: arabic and roman numbers go up in series of their own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Series {
    /// `1`, `12a`.
    Arabic,
    /// `iv`.
    Roman,
    /// A place without a number: `cover`.
    Place,
    /// Numbers after a part that stays the same, as it is printed: `26.` of `26.1`, `A-` of `A-3`.
    Prefixed(Box<str>),
}

/// What names a folio: its printed label, or its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The name of its numbering, if a report has more than one: `annex` of `annex:2`.
    pub numbering: Option<Box<str>>,
    /// What is printed, or the place: `iv`, `12a`, `inside cover`; empty for a folio without either.
    pub printed: Box<str>,
    /// Which series it belongs to.
    pub series: Series,
    /// Its number in that series; 0 for a place.
    pub number: u32,
}

impl Label {
    /// The pages of a document that have no number. A closed list, so that a misspelled one is noticed.
    pub const PLACES: [&str; 18] = [
        "cover",
        "front cover",
        "inside cover",
        "inside front cover",
        "back cover",
        "inside back cover",
        "title page",
        "half title",
        "frontispiece",
        "flyleaf",
        "spine",
        "envelope",
        "routing slip",
        "cover sheet",
        "cover letter",
        "insert",
        "map",
        "attachment",
    ];

    /// The digits of roman numerals, the greatest first, each with its value.
    pub const ROMAN: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];

    /// A number as a roman numeral.
    pub fn roman(mut number: u32) -> String {
        let mut text = String::new();
        for (value, digit) in Self::ROMAN {
            while number >= value {
                text.push_str(digit);
                number -= value;
            }
        }
        text
    }

    /// The label of a folio without a number or place.
    pub fn unnamed() -> Self {
        Self { numbering: None, printed: "".into(), series: Series::Place, number: 0 }
    }

    /// The part of an address that names this folio: `4`, `inside-cover`, `annex-2`; empty without a label.
    pub fn slug(&self) -> Cow<'_, str> {
        let slug = match &self.numbering {
            Some(name) => Cow::Owned([name, "-", &self.printed].concat()),
            None => Cow::Borrowed(&*self.printed),
        };
        if slug.contains([' ', '/']) { Cow::Owned(slug.replace([' ', '/'], "-")) } else { slug }
    }

    /// The label as a mark has it: `4`, `annex:2`.
    pub fn name(&self) -> String {
        match &self.numbering {
            Some(series) => [series, ":", &self.printed].concat(),
            None => self.printed.to_string(),
        }
    }

    /// How this label compares with an earlier one of the same series; `None` if the two cannot be compared.
    pub fn after(&self, earlier: &Self) -> Option<Ordering> {
        let comparable =
            self.series == earlier.series && self.series != Series::Place && self.numbering == earlier.numbering;
        comparable.then(|| (self.number, &self.printed).cmp(&(earlier.number, &earlier.printed)))
    }
}

impl fmt::Display for Label {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.printed)
    }
}

/// The label in a line that begins a page in the way of other programs: `%%page 3%%`, `--- Page 3 of 4 ---`, or the heading `Page 3`.
pub(crate) fn page_of_other_programs(line: &str, is_heading: bool) -> Option<String> {
    /// The longest such line.
    const LONGEST: usize = 60;
    let is_sign = |c: char| !c.is_alphanumeric();
    // `Page 65.` ends a sentence.
    let is_framed = line.starts_with(is_sign) && line.ends_with(is_sign) && !line.ends_with(['.', ',', ';', ':']);
    if line.len() > LONGEST || line.contains(['[', '\n']) || !(is_heading || is_framed) {
        return None;
    }
    let words = line.trim_matches(is_sign).to_ascii_lowercase();
    let label = words.strip_prefix("page ")?;
    let label = label.split_once(" of ").map_or(label, |(label, _)| label);
    (!label.contains(' ')).then(|| label.to_owned())
}

named! {
    /// The state of a folio. Its name is what a page mark states, empty for [`Self::Transcribed`].
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum FolioState {
        /// Its text is here.
        Transcribed = "",
        /// It continues a folio that began in an earlier section.
        Continued = "continued",
        /// Withheld in full, which makes it a redaction.
        Denied = "denied",
        /// It is blank.
        Blank = "blank",
        /// It is not in the scan.
        NotScanned = "not scanned",
        /// It is in the scan, and its text is still to be transcribed.
        NotTranscribed = "not transcribed",
    }
}

impl FolioState {
    /// The states that a page mark can state.
    pub const NAMED: [Self; 5] = [Self::Continued, Self::Blank, Self::NotScanned, Self::NotTranscribed, Self::Denied];

    /// The name of the state as a class in a style sheet; empty for [`Self::Transcribed`].
    pub fn class(self) -> &'static str {
        match self {
            Self::NotScanned => "not-scanned",
            Self::NotTranscribed => "not-transcribed",
            Self::Transcribed | Self::Continued | Self::Denied | Self::Blank => self.name(),
        }
    }

    /// Whether the edition has a text of the page.
    pub fn has_text(self) -> bool {
        matches!(self, Self::Transcribed | Self::Continued)
    }

    /// Whether a page in this state counts as covered by the edition.
    pub fn is_covered(self) -> bool {
        match self {
            Self::Transcribed | Self::Denied | Self::Blank => true,
            Self::Continued | Self::NotScanned | Self::NotTranscribed => false,
        }
    }
}

/// One page of the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folio {
    /// Its label.
    pub label: Label,
    /// The last label of a range: `[pages 3-9, denied]`.
    pub last: Option<Box<Label>>,
    /// Whether the editor inferred the label.
    pub inferred: bool,
    /// Its number in the scan, from 1.
    pub scan: Option<u32>,
    /// Its state.
    pub state: FolioState,
    /// Its address.
    pub anchor: Anchor,
    /// What the addresses of its paragraphs and redactions begin with: `f4` of `f4-p1`, even if its own address is pinned.
    pub counted: Arc<AnchorName>,
    /// How many paragraphs of this section begin on it, and how many of its redactions and codes are on it.
    pub counts: PageCounts,
}

impl Folio {
    /// How many pages of the original the mark counts for: more than one for a range.
    pub fn pages(&self) -> u32 {
        self.last.as_ref().map_or(1, |last| last.number.saturating_sub(self.label.number) + 1)
    }

    /// The page in a finding: `page 4`, `pages 3–9`, `inside cover`; `unnumbered page` without a label.
    pub fn phrase(&self) -> String {
        match (self.label.series == Series::Place, self.name()) {
            (true, "" | "?") => "unnumbered page".into(),
            (true, place) => place.into(),
            (false, number) => [if self.last.is_some() { "pages " } else { "page " }, number].concat(),
        }
    }

    /// Its label as a mark has it: `4`, `annex:2`, `3–9`, `5?`.
    pub fn name(&self) -> &str {
        &self.counted.label
    }
}
