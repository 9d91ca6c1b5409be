//! Aligns two sequences of words. Words are numbers here, equal where the words are.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, NoSliderHeuristic, Token};
use rustc_hash::FxHashMap;

use crate::steps;

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
}

/// Where `a` has the words of the first range, `b` has the words of the second. One of the two may be empty.
pub(crate) type Change = (Range<usize>, Range<usize>);

/// The changes from one sequence to another, in order. What is between two changes is equal.
pub(crate) fn changes(a: &[u32], b: &[u32]) -> Vec<Change> {
    steps::add(a.len() + b.len());
    if a == b {
        return Vec::new();
    }
    let (first, last) = equal_ends(a, b);
    let between = (first..a.len() - last, first..b.len() - last);
    if between.0.len().min(between.1.len()) == 0 {
        return vec![between];
    }
    // The diff makes a list for each number up to the highest, and never looks up a word of the equal ends.
    let mut numbers = FxHashMap::default();
    numbers.reserve(between.0.len() + between.1.len());
    let mut numbered = |words: &[u32], between: &Range<usize>| -> Vec<Token> {
        let mut tokens = vec![Token(u32::MAX); words.len()];
        for (token, word) in tokens.iter_mut().zip(words).take(between.end).skip(between.start) {
            let next = Token(numbers.len() as u32);
            *token = *numbers.entry(*word).or_insert(next);
        }
        tokens
    };
    let (before, after) = (numbered(a, &between.0), numbered(b, &between.1));
    let mut diff = Diff::default();
    diff.compute_with(Algorithm::Histogram, &before, &after, numbers.len() as u32);
    let tokens = |words: &[u32]| words.iter().copied().map(Token).collect::<Vec<Token>>();
    diff.postprocess_with(&tokens(a), &tokens(b), NoSliderHeuristic);
    let range = |range: Range<u32>| range.start as usize..range.end as usize;
    diff.hunks().map(|hunk| (range(hunk.before), range(hunk.after))).collect()
}

/// How many words are equal at the start, and how many at the end of the rest.
pub(crate) fn equal_ends(a: &[u32], b: &[u32]) -> (usize, usize) {
    let is_equal = |(a, b): &(&u32, &u32)| a == b;
    let first = a.iter().zip(b).take_while(is_equal).count();
    let last = a.iter().skip(first).rev().zip(b.iter().skip(first).rev()).take_while(is_equal).count();
    (first, last)
}

/// The equal runs of two sequences, in order, each as long as possible.
pub(crate) fn equal_runs(a: &[u32], b: &[u32]) -> Vec<Run> {
    let mut end = (0, 0);
    let runs = changes(a, b).into_iter().chain([(a.len()..a.len(), b.len()..b.len())]).map(|(in_a, in_b)| {
        let run = Run { a: end.0, b: end.1, len: in_a.start - end.0 };
        end = (in_a.end, in_b.end);
        run
    });
    runs.filter(|run| run.len > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use imara_diff::{InternedInput, Interner};
    use proptest::{collection::vec, prop_assert_eq, proptest, test_runner::Config};

    #[test]
    fn an_alignment_names_what_is_equal_and_what_is_changed() {
        let (a, b) = ([1, 2, 3, 4], [1, 3, 4, 5]);
        assert_eq!(changes(&a, &b), [(1..2, 1..1), (4..4, 3..4)]);
        assert_eq!(equal_runs(&a, &b), [Run { a: 0, b: 0, len: 1 }, Run { a: 2, b: 1, len: 2 }]);
        assert_eq!(changes(&[1, 2], &[1, 2]), []);
        assert_eq!(equal_runs(&[], &[]), []);
    }

    #[test]
    fn a_long_text_is_aligned_past_a_passage_that_only_one_side_has() {
        let a: Vec<u32> = (0..5000).collect();
        let mut b = a.clone();
        b.splice(1000..1010, 9000..9700);
        assert_eq!(changes(&a, &b), [(1000..1010, 1000..1700)]);
    }

    proptest! {
        #![proptest_config(Config { failure_persistence: None, ..Config::default() })]

        #[test]
        fn what_is_between_the_changes_is_equal(a in vec(0..9_u32, 0..700), b in vec(0..9_u32, 0..700)) {
            for run in equal_runs(&a, &b) {
                prop_assert_eq!(&a[run.a..run.end_a()], &b[run.b..run.end_b()]);
            }
            let equal: usize = equal_runs(&a, &b).iter().map(|run| run.len).sum();
            let changed = changes(&a, &b);
            prop_assert_eq!(equal + changed.iter().map(|(a, _)| a.len()).sum::<usize>(), a.len());
            prop_assert_eq!(equal + changed.iter().map(|(_, b)| b.len()).sum::<usize>(), b.len());
        }

        #[test]
        fn the_words_at_both_ends_have_no_numbers_and_change_nothing(a in vec(0..4_u32, 0..30), b in vec(0..4_u32, 0..30)) {
            let mut input = InternedInput { before: Vec::new(), after: Vec::new(), interner: Interner::new(0) };
            input.update_before(a.iter().copied());
            input.update_after(b.iter().copied());
            let mut diff = Diff::compute(Algorithm::Histogram, &input);
            diff.postprocess_no_heuristic(&input);
            let range = |range: Range<u32>| range.start as usize..range.end as usize;
            let expected: Vec<Change> = diff.hunks().map(|hunk| (range(hunk.before), range(hunk.after))).collect();
            prop_assert_eq!(changes(&a, &b), expected);
        }
    }
}
