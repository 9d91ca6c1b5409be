//! A folio of the redaction map: how long its text is, and where its gaps stand in it.

use crate::edition::FolioState;

/// A gap on a sheet. Where it stands is known by the words before it, not by the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// The bytes of text before it on its folio.
    pub offset: usize,
    /// How much it hides as far as it is stated: a part of a line, in 1/64 of its width, or whole lines.
    pub width: u32,
    /// How many lines it takes.
    pub lines: u32,
}

/// A folio, as the redaction map shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What names it among all folios of the report.
    pub key: String,
    /// Its label; empty if it has none.
    pub label: String,
    /// Whether that is inferred.
    pub inferred: bool,
    /// What became of it.
    pub state: FolioState,
    /// Its number in the scan.
    pub scan: Option<u32>,
    /// The page that shows it, with its address there.
    pub href: String,
    /// The bytes of its text.
    pub length: usize,
    /// Its gaps.
    pub bars: Vec<Bar>,
    /// Its codes: the bytes of text before each.
    pub codes: Vec<usize>,
}

impl Sheet {
    /// The place of an offset, from 0 to 63: how far down the folio it is.
    #[must_use]
    pub fn place(&self, offset: usize) -> u32 {
        let place = (offset * 64).checked_div(self.length.max(1)).unwrap_or(0);
        u32::try_from(place.min(63)).unwrap_or(63)
    }
}
