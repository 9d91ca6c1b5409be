//! Finds the passages that a report repeats: most often in its summary and in its body.
//!
//! From the sections of one report it makes [`Repeats`]: groups of passages, each of one paragraph or of two in a row. **A report is
//! never compared with another**, and nothing is guessed: two passages repeat each other if
//!
//! - each has at least [`SHORTEST`] words,
//! - their similarity is at least [`SIMILAR`]: twice the words that both have in the same order, over the words of both, and
//! - they share at least [`IN_A_ROW`] words in a row. A form that is filled in twice shares only the words between its blanks.
//!
//! A passage that repeats one passage of a group belongs to the group, so a letterhead on a hundred pages is one group of a hundred.
//!
//! A word is a sequence without blanks that has a letter, compared without case and punctuation. Numbers are left out, since lines and
//! tables are numbered alike everywhere. Notes of the original count; stamps, tables, headings and running heads do not.
//!
//! **The work grows with the text**, not with the number of pairs. The [`Reading`] of each section has the
//! hashes of some runs of words (winnowing, after Schleimer, Wilkerson and Aiken, 2003): passages with [`IN_A_ROW`] words in common share
//! at least one. A paragraph is compared only with a few before it that share the most. A [`RepeatFinder`] keeps
//! where the hashes are and which paragraphs repeat each other, so a save costs only as much as the paragraphs that changed and those that
//! they repeat.

mod clusters;
mod compare;
mod finder;
mod groups;
mod occurrences;
mod passages;
mod reading;
mod runs;
mod stretch;

pub use compare::{Comparison, Difference, Piece, Side, comparisons};
pub use finder::RepeatFinder;
pub use reading::Reading;

use std::sync::Arc;

use crate::edition::Section;
use crate::text::Source;

/// The fewest words of a passage. Shorter sentences that repeat are phrases of the trade.
pub const SHORTEST: usize = 50;
/// The least similarity. Two paragraphs on one subject reach about 0.4; the two versions of a paragraph in a summary and in a body, from
/// 0.7 to 1.
pub const SIMILAR: f64 = 0.6;
/// The fewest words in a row that both have: a clause, which is more than a form has between its blanks.
pub const IN_A_ROW: usize = 15;

/// A section of a report.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// The source that its spans point into.
    pub source: &'a Source,
    /// The section.
    pub section: &'a Section,
}

/// One paragraph, or two in a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// The section: an index into the parts.
    pub part: usize,
    /// Its paragraphs: leaves of that section.
    pub leaves: Vec<u32>,
    /// How many words they have.
    pub words: usize,
    /// The note of the original that has them: an index into the section's notes.
    pub note: Option<u32>,
}

/// Passages that say the same in nearly the same words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeat {
    /// The passages in reading order: two or more.
    pub passages: Vec<Passage>,
    /// How many words two of them have in common, in the same order: the fewest of the pairs that were compared.
    pub common: usize,
}

/// The repeated passages of a report, and where to find those of one section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repeats {
    all: Vec<Arc<Repeat>>,
    /// For each part the first leaf of each of its passages, in order; then the place of the passage in `all`.
    places: Vec<Vec<(u32, usize, usize)>>,
}

impl Repeats {
    fn new(all: Vec<Arc<Repeat>>) -> Self {
        let mut places: Vec<Vec<_>> = Vec::new();
        for (number, repeat) in all.iter().enumerate() {
            for (at, Passage { part, leaves, .. }) in repeat.passages.iter().enumerate() {
                if places.len() <= *part {
                    places.resize_with(part + 1, Vec::new);
                }
                places[*part].push((leaves.first().copied().unwrap_or_default(), number, at));
            }
        }
        places.iter_mut().for_each(|places| places.sort_unstable());
        Self { all, places }
    }

    /// All of them, in reading order.
    pub fn all(&self) -> &[Arc<Repeat>] {
        &self.all
    }

    /// The passages of one section in its order: the index of the repeat of each, its index there, and the passage.
    pub fn in_part(&self, part: usize) -> impl Iterator<Item = (usize, usize, &Passage)> {
        let places = self.places.get(part).into_iter().flatten();
        places.filter_map(|(_, repeat, at)| Some((*repeat, *at, self.all.get(*repeat)?.passages.get(*at)?)))
    }
}

#[cfg(test)]
mod tests;
