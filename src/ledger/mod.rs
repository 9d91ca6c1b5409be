//! The ledger of a report: every redaction and every margin mark, where each stands, and what is open.
//!
//! In come the sections of one report; out come [`Row`]s, the [`Sheet`]s of the redaction map and the [`Question`]s. **Nothing is
//! dropped and nothing invented**: a margin mark without a gap is a row of its own, in its state; a gap without a mark says so.
//! Units are stated: a row is a mark of the transcription, so a gap over two lines is one.

mod contents;
mod context;
mod questions;
mod row;
mod sheet;
mod walk;

pub use contents::{PrintedLine, printed_contents};
pub use questions::{Question, QuestionKind};
pub use row::{GroundCell, Row, RowKind, Total, Totals};
pub use sheet::{Bar, Sheet};
pub use walk::ledger;

use crate::edition::{Section, Slug};
use crate::text::Source;

/// A section as the ledger reads it: its address, its title, its text.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// The section's address.
    pub slug: &'a Slug,
    /// Its title, as lists show it.
    pub title: &'a str,
    /// The source that its spans point into.
    pub source: &'a Source,
    /// The section.
    pub section: &'a Section,
}

/// All that can be counted in a report.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// A row for every redaction and every margin mark, in reading order.
    pub rows: Vec<Row>,
    /// A sheet for every folio, in reading order.
    pub sheets: Vec<Sheet>,
    /// What is open, in reading order.
    pub questions: Vec<Question>,
}
