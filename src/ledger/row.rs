//! A row of the ledger, and sums over rows.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::Ledger;

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKind {
    /// A gap in the text.
    Gap,
    /// A page of the original that is withheld whole; several in a row where a range is.
    Page,
    /// A code in the margin, at a gap.
    MarkAtGap,
    /// A code in the margin, beside a block that shows no gap.
    MarkBesideBlock,
    /// A code in the margin, on the folio, beside nothing known.
    MarkOnFolio,
}

impl RowKind {
    /// The same for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::Page => "page",
            Self::MarkAtGap => "mark-at-gap",
            Self::MarkBesideBlock => "mark-beside-block",
            Self::MarkOnFolio => "mark-on-folio",
        }
    }

    /// The same in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Gap => "redaction",
            Self::Page => "page withheld in full",
            Self::MarkAtGap => "code beside a redaction",
            Self::MarkBesideBlock => "code not beside a visible redaction",
            Self::MarkOnFolio => "code on the page, beside no text",
        }
    }

    /// Whether it is a code in the margin.
    #[must_use]
    pub fn is_mark(self) -> bool {
        matches!(self, Self::MarkAtGap | Self::MarkBesideBlock | Self::MarkOnFolio)
    }
}

impl Serialize for RowKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// A ground, as a row has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroundCell {
    /// The code, with its processing number.
    pub code: String,
    /// Whether the editor inferred it.
    pub inferred: bool,
    /// Whether it is printed in the margin, rather than at the gap itself.
    pub in_margin: bool,
}

/// A redaction or a margin mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its number in the ledger, from 1, in reading order.
    pub number: usize,
    /// What it stands for.
    pub entry: RowKind,
    /// The page that shows it, with its address there.
    pub href: String,
    /// The section's title.
    pub section: String,
    /// The folio; empty before any.
    pub folio: String,
    /// Whether the folio's label is inferred.
    pub folio_inferred: bool,
    /// The folio's number in the scan.
    pub scan: Option<u32>,
    /// Where on the folio: `paragraph 2`, `heading`, `table`, `note 1`, `margin`.
    pub place: String,
    /// What is missing, if known.
    pub missing: Option<String>,
    /// How the paper shows it: `bar`, `box`, `blank`, `word`; nothing for a code in the margin.
    pub shown: Option<&'static str>,
    /// How much is missing, if known.
    pub extent: Option<String>,
    /// The grounds claimed.
    pub grounds: Vec<GroundCell>,
    /// What of all this the editor inferred: `missing`, `extent`, `ground`, `folio`.
    pub inferred: Vec<&'static str>,
    /// Up to six words before it in its block.
    pub before: String,
    /// Up to six words after it in its block.
    pub after: String,
}

/// A number of redactions and of codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Total {
    /// Of what: a folio, a ground, a kind, a section.
    pub name: String,
    /// Gaps and denied pages.
    pub redactions: usize,
    /// Codes in the margin.
    pub codes: usize,
}

/// The sums of a ledger, each over all of its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// By folio, in reading order.
    pub by_folio: Vec<Total>,
    /// By the ground claimed: a redaction with two grounds counts at each.
    pub by_ground: Vec<Total>,
    /// By what is missing; codes by what they stand beside.
    pub by_kind: Vec<Total>,
    /// By section, in reading order.
    pub by_section: Vec<Total>,
}

impl Ledger {
    /// The rows of gaps and denied pages.
    pub fn redactions(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| !row.entry.is_mark())
    }

    /// The sums.
    #[must_use]
    pub fn totals(&self) -> Totals {
        Totals {
            by_folio: self.sums(|row, count| {
                count(if row.folio.is_empty() { "before the first page" } else { &row.folio });
            }),
            by_ground: self.sums(|row, count| {
                for (at, ground) in row.grounds.iter().enumerate() {
                    let before = row.grounds.get(..at).unwrap_or_default();
                    if !before.iter().any(|other| other.code == ground.code) {
                        count(&ground.code);
                    }
                }
                if row.grounds.is_empty() {
                    count("none printed");
                }
            }),
            by_kind: self.sums(|row, count| {
                count(match (row.entry, &row.missing) {
                    (RowKind::Gap, Some(missing)) => missing,
                    (RowKind::Gap, None) => "not known",
                    (entry, _) => entry.in_words(),
                });
            }),
            by_section: self.sums(|row, count| count(&row.section)),
        }
    }

    /// Counts the rows by the names that each of them has, in the order in which the names come.
    fn sums<'a>(&'a self, names: impl Fn(&'a Row, &mut dyn FnMut(&'a str))) -> Vec<Total> {
        let mut sums: Vec<Total> = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for row in &self.rows {
            let is_mark = row.entry.is_mark();
            names(row, &mut |name| {
                // Rows of one folio or section stand together.
                let last = sums.last().is_some_and(|sum| sum.name == name);
                let at = if last { sums.len() - 1 } else { *places.entry(name).or_insert(sums.len()) };
                if at == sums.len() {
                    sums.push(Total { name: name.to_owned(), redactions: 0, codes: 0 });
                }
                if let Some(sum) = sums.get_mut(at) {
                    sum.redactions += usize::from(!is_mark);
                    sum.codes += usize::from(is_mark);
                }
            });
        }
        sums
    }
}
