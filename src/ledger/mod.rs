//! The redaction ledger of a report: every redaction and every margin mark with its place, and the open questions.
//!
//! The input is the sections of one report; the output is [`Row`]s, the [`Sheet`]s of the redaction map and the [`Question`]s. **Nothing
//! is dropped and nothing is invented**: a margin mark that is not beside a redaction is a row of its own. The unit is the mark of the
//! transcription: a redaction over two lines is one row.

mod block;
mod contents;
mod questions;
mod quotation;
mod row;
mod sheet;
mod walk;

pub use contents::{PrintedLine, printed_contents};
pub use questions::{Asked, Question, QuestionKind};
pub use quotation::Quotation;
pub use row::{GroundCell, Inference, Row, RowKind, RowPlace};
pub use sheet::{Bar, Sheet, Withholder};
pub use walk::ledger;

use crate::edition::{Anchor, Section, Slug};
use crate::text::Source;

/// A section as the ledger reads it: its address and its text.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// The section's address.
    pub slug: &'a Slug,
    /// The source that its spans point into.
    pub source: &'a Source,
    /// The section.
    pub section: &'a Section,
}

/// The redactions and margin marks of a report, and its open questions.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// The sections, in reading order.
    pub sections: Vec<LedgerSection>,
    /// A row for every redaction and every margin mark, in reading order.
    pub rows: Vec<Row>,
    /// A sheet for every page of the original, in reading order.
    pub sheets: Vec<Sheet>,
    /// The open questions, in reading order.
    pub questions: Vec<Question>,
}

impl Ledger {
    /// The title of the section of an address.
    pub fn title(&self, address: &Address) -> &str {
        self.sections.get(address.section).map_or("", |section| &section.title)
    }
}

/// A section of the report, as rows refer to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerSection {
    /// Its address.
    pub slug: Slug,
    /// Its title; of a section without one, its slug in words.
    pub title: String,
}

/// An address on the page of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// An index into the sections of the [`Ledger`].
    pub section: usize,
    /// The place on it; without one, the page itself.
    pub anchor: Option<Anchor>,
}
