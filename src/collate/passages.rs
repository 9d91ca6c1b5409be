//! The passages that a report and its OCR have at different places.

use std::ops::Range;

use crate::sequence::Run;

use super::align::Alignment;

/// The most words that may differ between two parts of a moved passage.
const RIPPLE: usize = 6;

/// A moved passage: runs that follow one another on both sides, with a few words between them. It has at least one run.
pub(super) struct Passage {
    first: Run,
    others: Vec<Run>,
}

impl Passage {
    /// The moved passages of an alignment, in the order of the report.
    pub(super) fn all(alignment: &Alignment) -> Vec<Self> {
        let mut passages: Vec<Self> = Vec::new();
        for run in &alignment.moved {
            let is_near = |last: Run| {
                let between = |end: usize, start: usize| start.checked_sub(end).is_some_and(|words| words <= RIPPLE);
                between(last.end_a(), run.a) && between(last.end_b(), run.b)
            };
            match passages.last_mut().filter(|passage| is_near(passage.last())) {
                Some(passage) => passage.others.push(*run),
                None => passages.push(Self { first: *run, others: Vec::new() }),
            }
        }
        passages
    }

    fn last(&self) -> Run {
        self.others.last().copied().unwrap_or(self.first)
    }

    /// Its words in the report.
    pub(super) fn here(&self) -> Range<usize> {
        self.first.a..self.last().end_a()
    }

    /// Its words in the OCR.
    pub(super) fn there(&self) -> Range<usize> {
        self.first.b..self.last().end_b()
    }

    /// The words between its runs: of the report, and of the OCR.
    pub(super) fn between(&self) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
        let runs = [self.first].into_iter().chain(self.others.iter().copied());
        runs.zip(&self.others).map(|(one, other)| (one.end_a()..other.a, one.end_b()..other.b))
    }
}

/// The words of one side that are in moved passages, or that a difference names.
pub(super) struct Claimed(Vec<bool>);

impl Claimed {
    /// Of a side with this number of words, the ones in some ranges.
    pub(super) fn new(words: usize, ranges: impl Iterator<Item = Range<usize>>) -> Self {
        let mut claimed = Self(vec![false; words]);
        ranges.for_each(|range| claimed.claim(range));
        claimed
    }

    pub(super) fn claim(&mut self, range: Range<usize>) {
        self.0.get_mut(range).into_iter().for_each(|words| words.fill(true));
    }

    /// The parts of a range that are in no moved passage.
    pub(super) fn rest(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let mut parts: Vec<Range<usize>> = Vec::new();
        for at in range.filter(|at| self.0.get(*at) == Some(&false)) {
            match parts.last_mut().filter(|part| part.end == at) {
                Some(part) => part.end = at + 1,
                None => parts.push(at..at + 1),
            }
        }
        parts
    }
}
