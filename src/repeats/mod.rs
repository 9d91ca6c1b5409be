//! Passages of one report that say the same in nearly the same words: its summary and its body, most often.
//!
//! In go the sections of a report, out come pairs of passages, each of one paragraph or of two that follow one another. **Only within
//! a report**, and nothing is guessed: two passages are a parallel if
//!
//! - either has at least [`SHORTEST`] words,
//! - their [similarity](Parallel::similarity) is at least [`SIMILAR`], and
//! - they share at least [`IN_A_ROW`] words in a row: a form that is filled in twice shares only what stands between its blanks, and
//! - they share words in a row that stand in hardly any other paragraph of the report (at most [`FORMULA`] have them): a letterhead or a
//!   warning stands in many.
//!
//! A word is what stands between blanks and has a letter in it, without its case and its punctuation. Numbers do not count, since lines
//! and tables are numbered alike everywhere. Notes of the original are passages like others; stamps, tables, headings and running heads
//! are none.
//!
//! The search hashes runs of four words and keeps the smallest of every five hashes (winnowing, after Schleimer, Wilkerson and Aiken,
//! 2003), so that two passages with fifteen words in a row in common always share two that are kept. A [`Concordance`] has where they
//! stand, and is kept up to date while a report is being edited.

mod concordance;
mod fingerprint;
mod index;
mod pieces;
mod place;
mod repeated;

pub use concordance::Concordance;
pub use pieces::{Difference, Piece, Side, compare};

use crate::edition::Section;
use crate::text::Source;

/// The fewest words of a passage. Shorter ones that repeat are phrases of the trade.
pub const SHORTEST: usize = 50;
/// The least similarity of a parallel. Two paragraphs on one subject reach about 0.4; the two versions of a paragraph that a summary
/// and a body have, from 0.7 to 1.
pub const SIMILAR: f64 = 0.6;
/// So many words in a row must both have: a clause, more than a form leaves between its blanks.
pub const IN_A_ROW: usize = 15;
/// Words in a row that stand in more paragraphs than this are a formula.
pub const FORMULA: usize = 3;
/// So many runs of words, as they are kept for the search, must two paragraphs share to be compared.
const SHARED: u32 = 2;

/// A section as the search reads it.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// The source that its spans point into.
    pub source: &'a Source,
    /// The section.
    pub section: &'a Section,
}

/// One paragraph, or two that follow one another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// The section: an index into the parts.
    pub part: usize,
    /// Its paragraphs: leaves of that section.
    pub leaves: Vec<u32>,
    /// How many words they have.
    pub words: usize,
    /// The note of the original that it stands in: an index into the section's notes.
    pub note: Option<u32>,
}

/// Two passages that say the same in nearly the same words, the earlier one first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parallel {
    /// The passages.
    pub passages: [Passage; 2],
    /// How many words both have, in the same order.
    pub common: usize,
}

impl Parallel {
    /// Twice the words that both have in the same order, over the words of both: 1 for equal passages, 0 for strangers.
    #[must_use]
    pub fn similarity(&self) -> f64 {
        similarity(self.common, self.passages[0].words, self.passages[1].words)
    }

    /// Whether either passage has a paragraph of the same passage of another parallel.
    fn overlaps(&self, other: &Self) -> bool {
        self.passages
            .iter()
            .zip(&other.passages)
            .all(|(one, other)| one.part == other.part && one.leaves.iter().any(|leaf| other.leaves.contains(leaf)))
    }
}

#[expect(clippy::cast_precision_loss, reason = "no passage has 2^52 words")]
fn similarity(common: usize, one: usize, other: usize) -> f64 {
    (2 * common) as f64 / (one + other).max(1) as f64
}

#[cfg(test)]
mod tests;
