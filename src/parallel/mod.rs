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
//! are none. The search costs a few milliseconds for 700 kB of text: it hashes runs of four words
//! and keeps the smallest of every five hashes, so that two passages with eight words in a row in common are always compared.

mod fingerprint;
mod pieces;

pub use pieces::{Difference, Piece, Side, compare};

use crate::edition::Section;
use crate::sequence::common_runs;
use crate::text::Source;

use fingerprint::{Mark, Paragraph};

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
const SHARED: usize = 2;

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
}

#[expect(clippy::cast_precision_loss, reason = "no passage has 2^52 words")]
fn similarity(common: usize, one: usize, other: usize) -> f64 {
    (2 * common) as f64 / (one + other).max(1) as f64
}

/// Finds the parallels of a report, in reading order.
#[must_use]
pub fn find(parts: &[Part<'_>]) -> Vec<Parallel> {
    let report = fingerprint::read(parts);
    let mut best: Vec<Parallel> = Vec::new();
    for (one, other) in candidates(&report.marks) {
        best.extend(report.closest(one, other));
    }
    best.sort_by(|a, b| b.similarity().total_cmp(&a.similarity()).then_with(|| a.passages.cmp(&b.passages)));
    let mut parallels: Vec<Parallel> = Vec::new();
    for parallel in best {
        let overlaps =
            |known: &Parallel| {
                known.passages.iter().zip(&parallel.passages).all(|(one, other)| {
                    one.part == other.part && one.leaves.iter().any(|leaf| other.leaves.contains(leaf))
                })
            };
        if !parallels.iter().any(overlaps) {
            parallels.push(parallel);
        }
    }
    parallels.sort_by(|a, b| a.passages.cmp(&b.passages));
    parallels
}

/// The pairs of paragraphs that share enough, in order. The marks are sorted.
fn candidates(marks: &[Mark]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let alike = marks.chunk_by(|one, other| one.is_alike(*other));
    for same in alike.filter(|same| (2..=FORMULA).contains(&same.len())) {
        for (at, one) in same.iter().enumerate() {
            pairs.extend(same.iter().skip(at + 1).map(|other| (one.paragraph(), other.paragraph())));
        }
    }
    pairs.sort_unstable();
    let shared = pairs.chunk_by(|one, other| one == other).filter(|shared| shared.len() >= SHARED);
    shared.filter_map(|shared| shared.first().copied()).collect()
}

/// Whether two passages have so many words in a row in common as a parallel must have. Now and then it says so of two that have not.
fn share_a_run(one: &[u32], other: &[u32]) -> bool {
    let mut runs = fingerprint::runs(one, IN_A_ROW);
    runs.sort_unstable();
    fingerprint::runs(other, IN_A_ROW).iter().any(|run| runs.binary_search(run).is_ok())
}

/// A report as the search reads it.
struct Report {
    paragraphs: Vec<Paragraph>,
    /// The words of all paragraphs, one after the other.
    words: Vec<u32>,
    /// The kept hashes, each with its paragraph, sorted; a hash has a paragraph once.
    marks: Vec<Mark>,
}

impl Report {
    /// The closest parallel around two paragraphs: the two, or one of them with a neighbour of the other.
    fn closest(&self, one: usize, other: usize) -> Option<Parallel> {
        let alone = (one..one + 1, other..other + 1);
        let before = |at: usize| at.checked_sub(1).map(|before| before..at + 1);
        let options = [
            Some(alone),
            Some((one..one + 1, other..other + 2)),
            before(other).map(|pair| (one..one + 1, pair)),
            Some((one..one + 2, other..other + 1)),
            before(one).map(|pair| (pair, other..other + 1)),
        ];
        let parallels = options.into_iter().flatten().filter_map(|(one, other)| self.parallel(one, other));
        // Of equals the first, which is the shortest.
        parallels.reduce(|best, next| if next.similarity() > best.similarity() { next } else { best })
    }

    fn parallel(&self, one: std::ops::Range<usize>, other: std::ops::Range<usize>) -> Option<Parallel> {
        if one.end > other.start {
            return None;
        }
        let passages = [self.passage(one.clone())?, self.passage(other.clone())?];
        let [few, many] = [passages[0].words.min(passages[1].words), passages[0].words.max(passages[1].words)];
        if few < SHORTEST || similarity(few, few, many) < SIMILAR {
            return None;
        }
        let (one, other) = (self.words_of(&one)?, self.words_of(&other)?);
        // Most candidates have no such run anywhere, which is found out sooner than what they have in common.
        if !share_a_run(one, other) {
            return None;
        }
        let runs = common_runs(one, other);
        if runs.iter().all(|run| run.len < IN_A_ROW) {
            return None;
        }
        let common = runs.iter().map(|run| run.len).sum();
        let parallel = Parallel { passages, common };
        (parallel.similarity() >= SIMILAR).then_some(parallel)
    }

    /// Paragraphs that follow one another in one section, or in one note of it.
    fn passage(&self, range: std::ops::Range<usize>) -> Option<Passage> {
        let paragraphs = self.paragraphs.get(range)?;
        let first = paragraphs.first()?;
        let together = paragraphs.iter().all(|next| next.part == first.part && next.note == first.note);
        together.then(|| Passage {
            part: first.part,
            leaves: paragraphs.iter().map(|paragraph| paragraph.leaf).collect(),
            words: paragraphs.iter().map(|paragraph| paragraph.words.len()).sum(),
            note: first.note,
        })
    }

    fn words_of(&self, range: &std::ops::Range<usize>) -> Option<&[u32]> {
        let paragraphs = self.paragraphs.get(range.clone())?;
        self.words.get(paragraphs.first()?.words.start..paragraphs.last()?.words.end)
    }
}

#[cfg(test)]
mod tests;
