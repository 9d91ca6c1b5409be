//! A page of the redaction map: the length of its text, and the places of its redactions.

use crate::edition::Folio;

use super::Address;

/// Who withheld the text of a [`Bar`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withholder {
    /// The agency that released the report: it is a redaction.
    Agency,
    /// This edition.
    Edition,
}

/// Text that is withheld on a [`Sheet`]. Its place is computed from the text before it, not measured on the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Who withheld it.
    pub withholder: Withholder,
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
    /// Its redactions, and the texts that this edition withholds.
    pub bars: Vec<Bar>,
    /// Its codes: the bytes of text before each.
    pub codes: Vec<usize>,
}

impl Sheet {
    /// How many bars are of one withholder.
    pub fn count(&self, withholder: Withholder) -> usize {
        self.bars.iter().filter(|bar| bar.withholder == withholder).count()
    }

    /// How far down the page an offset is, from 0 to 63.
    pub fn place(&self, offset: usize) -> u32 {
        let place = (offset * 64).checked_div(self.length).unwrap_or(0);
        u32::try_from(place.min(63)).unwrap_or(63)
    }
}
