//! Aligns the words of a report with those of the OCR: what stands in both in the same order, what was moved, and what is left.
//!
//! First sequences that both sides have exactly once, wherever they stand: the heaviest of them that are in one order are the
//! backbone, the others were moved. Then, between the bones, shorter sequences and at last single words. **The work grows with
//! the words, not with their product**: only stretches of a few hundred words are compared word by word.

use std::collections::BTreeMap;

use crate::sequence::{Run, common_runs, in_order, unique_runs};

/// How two sequences of words lie on each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Alignment {
    /// Equal runs in the same order on both sides.
    pub(super) kept: Vec<Run>,
    /// Equal runs that stand elsewhere, in the order of the report.
    pub(super) moved: Vec<Run>,
}

/// A sequence of so many words that each side has once is no accident.
const RARE: usize = 5;
/// The shortest passage that is said to be moved, in words.
const SHORTEST: usize = 4;

/// Aligns the report's words `a` with the OCR's words `b`. `blocks` gives for each word of `a` its block, so that a short block
/// can be known to have been moved whole.
pub(super) fn align(a: &[u32], b: &[u32], blocks: &[u32]) -> Alignment {
    let (bones, mut moved) = in_order(&unique_runs(a, b, RARE));
    let mut free = Free::new(a.len(), b.len());
    moved.iter().for_each(|run| free.take(*run));
    let mut kept = Vec::new();
    let mut from = Run { a: 0, b: 0, len: 0 };
    let end = Run { a: a.len(), b: b.len(), len: 0 };
    for bone in bones.into_iter().chain([end]) {
        fill(a, b, &free, from.end_a()..bone.a, from.end_b()..bone.b, &mut kept);
        if bone.len > 0 {
            kept.push(bone);
        }
        from = bone;
    }
    let kept = without_accidents(kept, a.len(), b.len());
    kept.iter().for_each(|run| free.take(*run));
    moved.extend(elsewhere(a, b, &mut free));
    moved.extend(whole_blocks(a, b, blocks, &mut free));
    moved.sort_unstable();
    Alignment { kept, moved }
}

/// The words that nothing has claimed yet.
struct Free {
    a: Vec<bool>,
    b: Vec<bool>,
}

impl Free {
    fn new(a: usize, b: usize) -> Self {
        Self { a: vec![true; a], b: vec![true; b] }
    }

    fn take(&mut self, run: Run) {
        self.a.iter_mut().skip(run.a).take(run.len).for_each(|free| *free = false);
        self.b.iter_mut().skip(run.b).take(run.len).for_each(|free| *free = false);
    }
}

/// Aligns what lies between two bones, but for words that were moved away from there or to there.
fn fill(
    a: &[u32],
    b: &[u32],
    free: &Free,
    in_a: std::ops::Range<usize>,
    in_b: std::ops::Range<usize>,
    kept: &mut Vec<Run>,
) {
    let places_a: Vec<usize> = in_a.filter(|at| free.a[*at]).collect();
    let places_b: Vec<usize> = in_b.filter(|at| free.b[*at]).collect();
    let words_a: Vec<u32> = places_a.iter().map(|at| a[*at]).collect();
    let words_b: Vec<u32> = places_b.iter().map(|at| b[*at]).collect();
    for run in common_runs(&words_a, &words_b) {
        // Back to places in the whole, where a run may have been interrupted.
        for offset in 0..run.len {
            let (place_a, place_b) = (places_a[run.a + offset], places_b[run.b + offset]);
            match kept.last_mut().filter(|last| last.end_a() == place_a && last.end_b() == place_b) {
                Some(last) => last.len += 1,
                None => kept.push(Run { a: place_a, b: place_b, len: 1 }),
            }
        }
    }
}

/// Drops runs of a word or two between stretches that differ: such words are common to any two texts.
fn without_accidents(runs: Vec<Run>, a: usize, b: usize) -> Vec<Run> {
    let mut kept: Vec<Run> = Vec::with_capacity(runs.len());
    for (at, run) in runs.iter().enumerate() {
        let before = kept.last().map_or((run.a, run.b), |last| (run.a - last.end_a(), run.b - last.end_b()));
        let next = runs.get(at + 1).map_or((a, b), |next| (next.a, next.b));
        let after = (next.0 - run.end_a(), next.1 - run.end_b());
        let differs = |(in_a, in_b): (usize, usize)| in_a.max(in_b) >= 3 * run.len && in_a.max(in_b) > 3;
        if run.len > 2 || !differs(before) || !differs(after) {
            kept.push(*run);
        }
    }
    kept
}

/// Passages of what is left that stand elsewhere in what is left of the other side.
fn elsewhere(a: &[u32], b: &[u32], free: &mut Free) -> Vec<Run> {
    const CANDIDATES: usize = 8;
    let is_free =
        |free: &[bool], from: usize| free.get(from..from + SHORTEST).is_some_and(|free| free.iter().all(|free| *free));
    let mut seen: BTreeMap<&[u32], Vec<usize>> = BTreeMap::new();
    for (at, gram) in b.windows(SHORTEST).enumerate() {
        if is_free(&free.b, at) {
            let places = seen.entry(gram).or_default();
            if places.len() < CANDIDATES {
                places.push(at);
            }
        }
    }
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(gram) = a.get(at..at + SHORTEST) {
        let places = if is_free(&free.a, at) { seen.get(gram).map_or(&[][..], Vec::as_slice) } else { &[] };
        let length = |place: usize| {
            let pairs = a.iter().zip(&free.a).skip(at).zip(b.iter().zip(&free.b).skip(place));
            pairs.take_while(|((x, free_x), (y, free_y))| x == y && **free_x && **free_y).count()
        };
        let best = places.iter().map(|place| (length(*place), *place)).max_by_key(|(len, _)| *len);
        match best.filter(|(len, _)| *len >= SHORTEST) {
            Some((len, place)) => {
                let run = Run { a: at, b: place, len };
                free.take(run);
                runs.push(run);
                at += len;
            }
            None => at += 1,
        }
    }
    runs
}

/// Whole blocks of a word or a few that stand elsewhere in what is left: a running head, a line of a stamp.
fn whole_blocks(a: &[u32], b: &[u32], blocks: &[u32], free: &mut Free) -> Vec<Run> {
    let mut left: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, word) in b.iter().enumerate().filter(|(at, _)| free.b[*at]) {
        left.entry(*word).or_default().push(at);
    }
    let mut runs = Vec::new();
    let mut at = 0;
    while at < a.len() {
        let len = blocks.iter().skip(at).take_while(|block| Some(*block) == blocks.get(at)).count().max(1);
        let words = a.get(at..at + len).unwrap_or_default();
        let says_something = words.iter().any(|word| *word >= super::FIRST_WORD);
        if len < SHORTEST && says_something && free.a.iter().skip(at).take(len).all(|free| *free) {
            let is_there = |place: &usize| {
                b.get(*place..*place + len) == Some(words) && free.b.iter().skip(*place).take(len).all(|free| *free)
            };
            let places = words.first().and_then(|word| left.get(word));
            if let Some(place) = places.and_then(|places| places.iter().copied().find(|place| is_there(place))) {
                let run = Run { a: at, b: place, len };
                free.take(run);
                runs.push(run);
            }
        }
        at += len;
    }
    runs
}
