//! A page of the redaction map: the length of its text, and the places of its redactions.

use crate::edition::Folio;

use super::Address;

/// A redaction on a [`Sheet`]. Its place is computed from the text before it, not measured on the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// The bytes of text before it on its page.
    pub offset: usize,
    /// The width of its bar, in 1/64 of a line, from what the mark states.
    pub width: u32,
    /// How many lines the bar takes.
    pub lines: u32,
}

/// A page of the original in the redaction map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The page.
    pub folio: Folio,
    /// Its address.
    pub address: Address,
    /// The length of its text, in bytes.
    pub length: usize,
    /// Its redactions.
    pub bars: Vec<Bar>,
    /// Its codes: the bytes of text before each.
    pub codes: Vec<usize>,
}

impl Sheet {
    /// How far down the page an offset is, from 0 to 63.
    #[must_use]
    pub fn place(&self, offset: usize) -> u32 {
        let place = (offset * 64).checked_div(self.length).unwrap_or(0);
        u32::try_from(place.min(63)).unwrap_or(63)
    }
}
