//! Aligns two sequences of words.
//!
//! Words are numbers here, equal where the words are. **The work grows with the words, not with their product**: an alignment takes
//! what both sides begin and end with, then anchors, which are runs of words that each side has once, and compares word by word only
//! what is left between two anchors, if it is short.

mod anchors;
mod dense;
pub(crate) mod steps;

use std::ops::Range;

/// The most pairs of words that are compared one by one.
const PAIRS: usize = 300 * 300;
/// The words in a row that make an anchor; where there are no anchors of this length, shorter ones are tried.
const ANCHOR: usize = 3;
/// How often the stretches between anchors are searched for anchors of their own.
const DEPTH: usize = 16;

/// An equal run: `a[self.a..][..self.len]` equals `b[self.b..][..self.len]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Run {
    pub(crate) a: usize,
    pub(crate) b: usize,
    pub(crate) len: usize,
}

impl Run {
    pub(crate) fn end_a(self) -> usize {
        self.a + self.len
    }

    pub(crate) fn end_b(self) -> usize {
        self.b + self.len
    }

    fn moved_by(self, a: usize, b: usize) -> Self {
        Self { a: self.a + a, b: self.b + b, len: self.len }
    }
}

/// A stretch of an alignment. **The hunks of an alignment cover both sides, in order and without gaps**; two of a kind never follow
/// each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Hunk {
    /// Both sides have these words.
    Equal(Run),
    /// Where `a` has the words of one range, `b` has those of the other. One of the ranges may be empty.
    Changed {
        /// The words of the first side.
        a: Range<usize>,
        /// The words of the second side.
        b: Range<usize>,
    },
}

/// Aligns two sequences, with as many words equal as the anchors allow.
pub(crate) fn align(a: &[u32], b: &[u32]) -> Vec<Hunk> {
    let mut runs = Vec::new();
    Stretch { a, b, at: (0, 0) }.align(ANCHOR, DEPTH, &mut runs);
    hunks(&runs, a.len(), b.len())
}

/// The hunks of an alignment whose equal runs are known.
fn hunks(runs: &[Run], a: usize, b: usize) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    let (mut from_a, mut from_b) = (0, 0);
    for run in runs.iter().filter(|run| run.len > 0).copied().chain([Run { a, b, len: 0 }]) {
        if from_a < run.a || from_b < run.b {
            hunks.push(Hunk::Changed { a: from_a..run.a, b: from_b..run.b });
        }
        match hunks.last_mut() {
            Some(Hunk::Equal(last)) => last.len += run.len,
            _ if run.len > 0 => hunks.push(Hunk::Equal(run)),
            _ => {}
        }
        (from_a, from_b) = (run.end_a(), run.end_b());
    }
    hunks
}

/// A part of either side, and where the two parts begin.
#[derive(Debug, Clone, Copy)]
struct Stretch<'a> {
    a: &'a [u32],
    b: &'a [u32],
    at: (usize, usize),
}

impl<'a> Stretch<'a> {
    fn part(self, a: Range<usize>, b: Range<usize>) -> Self {
        let at = (self.at.0 + a.start, self.at.1 + b.start);
        Self { a: self.a.get(a).unwrap_or_default(), b: self.b.get(b).unwrap_or_default(), at }
    }

    /// Adds the equal runs of this stretch, in order.
    fn align(self, anchor: usize, depth: usize, runs: &mut Vec<Run>) {
        let (a, b) = (self.a, self.b);
        let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
        let end = a.iter().skip(start).rev().zip(b.iter().skip(start).rev()).take_while(|(x, y)| x == y).count();
        steps::add(start + end);
        let inner = self.part(start..a.len() - end, start..b.len() - end);
        runs.push(Run { a: 0, b: 0, len: start }.moved_by(self.at.0, self.at.1));
        inner.align_inner(anchor, depth, runs);
        runs.push(Run { a: a.len() - end, b: b.len() - end, len: end }.moved_by(self.at.0, self.at.1));
    }

    /// The same for a stretch whose sides begin and end with different words.
    fn align_inner(self, anchor: usize, depth: usize, runs: &mut Vec<Run>) {
        let (a, b) = (self.a, self.b);
        if a.is_empty() || b.is_empty() {
            return;
        }
        if a.len().saturating_mul(b.len()) <= PAIRS {
            runs.extend(dense::common(a, b).into_iter().map(|run| run.moved_by(self.at.0, self.at.1)));
            return;
        }
        let anchors = anchors::find(a, b, anchor);
        if anchors.is_empty() && anchor > 1 {
            return self.align_inner(anchor - 1, depth, runs);
        }
        let Some(depth) = depth.checked_sub(1).filter(|_| !anchors.is_empty()) else { return };
        let mut from = Run { a: 0, b: 0, len: 0 };
        for next in anchors.into_iter().chain([Run { a: a.len(), b: b.len(), len: 0 }]) {
            self.part(from.end_a()..next.a, from.end_b()..next.b).align(anchor, depth, runs);
            runs.push(next.moved_by(self.at.0, self.at.1));
            from = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prop_assert, prop_assert_eq, proptest};

    fn equal(hunks: &[Hunk]) -> usize {
        hunks.iter().map(|hunk| if let Hunk::Equal(run) = hunk { run.len } else { 0 }).sum()
    }

    #[test]
    fn an_alignment_names_what_is_equal_and_what_is_changed() {
        assert_eq!(
            align(&[1, 2, 3, 4], &[1, 3, 4, 5]),
            [
                Hunk::Equal(Run { a: 0, b: 0, len: 1 }),
                Hunk::Changed { a: 1..2, b: 1..1 },
                Hunk::Equal(Run { a: 2, b: 1, len: 2 }),
                Hunk::Changed { a: 4..4, b: 3..4 },
            ]
        );
        assert_eq!(align(&[1, 2], &[1, 2]), [Hunk::Equal(Run { a: 0, b: 0, len: 2 })]);
        assert_eq!(align(&[], &[]), []);
    }

    #[test]
    fn a_long_text_is_aligned_past_a_passage_that_only_one_side_has() {
        let a: Vec<u32> = (0..5000).collect();
        let mut b = a.clone();
        b.splice(1000..1010, 9000..9700);
        let hunks = align(&a, &b);
        assert_eq!(hunks.get(1), Some(&Hunk::Changed { a: 1000..1010, b: 1000..1700 }));
        assert_eq!(equal(&hunks), 4990);
    }

    proptest! {
        #[test]
        fn hunks_cover_both_sides_and_equal_ones_are_equal(a in vec(0..9_u32, 0..700), b in vec(0..9_u32, 0..700)) {
            let (mut at_a, mut at_b) = (0, 0);
            for hunk in align(&a, &b) {
                let (in_a, in_b) = match hunk {
                    Hunk::Equal(run) => {
                        prop_assert_eq!(&a[run.a..run.end_a()], &b[run.b..run.end_b()]);
                        (run.a..run.end_a(), run.b..run.end_b())
                    }
                    Hunk::Changed { a, b } => (a, b),
                };
                prop_assert!(!in_a.is_empty() || !in_b.is_empty());
                prop_assert_eq!((in_a.start, in_b.start), (at_a, at_b));
                (at_a, at_b) = (in_a.end, in_b.end);
            }
            prop_assert_eq!((at_a, at_b), (a.len(), b.len()));
        }
    }

    /// Texts that differ everywhere, that share words but no order, or that repeat a few words: no anchors, or many small ones.
    #[test]
    fn the_work_grows_with_the_words() {
        type Text = fn(u32) -> Vec<u32>;
        let kinds: [(Text, Text); 4] = [
            (|n| (0..n).collect(), |n| (n..2 * n).collect()),
            (|n| (0..n).collect(), |n| (0..n).rev().collect()),
            (|n| (0..n).map(|at| at % 3).collect(), |n| (0..n).map(|at| at % 4).collect()),
            (|n| (0..n).map(|at| at * 7919 % 1000).collect(), |n| (0..n).map(|at| at * 7907 % 1000).collect()),
        ];
        for (at, (a, b)) in kinds.into_iter().enumerate() {
            let work = |n| steps::of(|| align(&a(n), &b(n)));
            let (once, twice) = (work(20_000), work(40_000));
            assert!(once > 0 && twice * 10 <= once * 23, "kind {at}: {once}, then {twice}");
        }
    }
}
