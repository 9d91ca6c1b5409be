//! Aligns the words of a report with the words of its OCR: the words in the same order on both sides, the moved passages, and the rest.
//!
//! [`sequence::equal_runs`] finds the words in order. Of the rest, a passage that both sides have at different places was moved.

use std::collections::BTreeMap;

use crate::sequence::{self, Run};
use crate::steps;

use super::FIRST_WORD;

/// How a report and its OCR agree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Alignment {
    /// Equal runs in the same order on both sides.
    pub(super) kept: Vec<Run>,
    /// Equal runs at another place of the OCR, in the order of the report.
    pub(super) moved: Vec<Run>,
}

impl Alignment {
    /// Where the OCR has more words between two runs than the report, moves the border between the runs to a place of the report, if the
    /// words allow it: `b c b` holds both `[b] c b` and `b c [b]`.
    pub(super) fn slide(&mut self, a: &[u32], b: &[u32], to: usize) {
        let first = self.kept.partition_point(|run| run.end_a() < to);
        let last = self.kept.partition_point(|run| run.a <= to);
        for at in first..=last {
            let Some([one, other]) = at.checked_sub(1).and_then(|from| self.kept.get_mut(from..=at)) else { continue };
            let (first, last) = (one.end_a().min(to), one.end_a().max(to));
            let from = if to < one.end_a() { other.b.saturating_sub(last - first) } else { one.end_b() };
            let fits = one.end_a() == other.a && one.a <= to && to <= other.end_a();
            let has_room = one.end_b() + (last - first) <= other.b;
            if fits && has_room && a.get(first..last) == b.get(from..from + last - first) {
                one.len = to - one.a;
                *other = Run { a: to, b: other.end_b() - (other.end_a() - to), len: other.end_a() - to };
            }
        }
    }
}

/// The fewest words of a moved passage, except for a complete block.
const SHORTEST: usize = 4;

/// Aligns the report's words `a` with the OCR's words `b`. `blocks` gives the block of each word of `a`, so that a short block can be
/// recognized as moved.
pub(super) fn align(a: &[u32], b: &[u32], blocks: &[u32]) -> Alignment {
    let mut rest = Free::new(a.len(), b.len());
    in_order(a, b, &rest).into_iter().for_each(|run| rest.take(run));
    let mut moved = moved_passages(a, b, &rest, &mut Free::new(a.len(), b.len()));
    // What is before and after a moved passage is one stretch on the other side, so the rest is aligned anew.
    let mut free = Free::new(a.len(), b.len());
    moved.iter().for_each(|run| free.take(*run));
    let kept = in_order(a, b, &free);
    kept.iter().for_each(|run| free.take(*run));
    moved.extend(moved_passages(a, b, &free.clone(), &mut free));
    moved.extend(moved_blocks(a, b, blocks, &mut free));
    moved.sort_unstable();
    Alignment { kept, moved }
}

/// The equal runs of free words in the same order on both sides.
fn in_order(a: &[u32], b: &[u32], free: &Free) -> Vec<Run> {
    let (places_a, words_a) = free_words(a, &free.a);
    let (places_b, words_b) = free_words(b, &free.b);
    let mut runs: Vec<Run> = Vec::new();
    for run in sequence::equal_runs(&words_a, &words_b) {
        // A run goes on past words that are not free, as another run.
        for (a, b) in places_a.iter().skip(run.a).zip(places_b.iter().skip(run.b)).take(run.len) {
            match runs.last_mut().filter(|last| last.end_a() == *a && last.end_b() == *b) {
                Some(last) => last.len += 1,
                None => runs.push(Run { a: *a, b: *b, len: 1 }),
            }
        }
    }
    without_accidents(&runs, a.len(), b.len())
}

/// The free words, and their places.
fn free_words(words: &[u32], free: &[bool]) -> (Vec<usize>, Vec<u32>) {
    words.iter().enumerate().zip(free).filter(|(_, free)| **free).map(|((at, word), _)| (at, *word)).unzip()
}

/// The words that are in no run yet.
#[derive(Debug, Clone)]
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

fn all_free(free: &[bool], from: usize, len: usize) -> bool {
    free.get(from..from + len).is_some_and(|free| free.iter().all(|free| *free))
}

/// Drops runs of one or two words between stretches that differ: any two texts share such words.
fn without_accidents(runs: &[Run], a: usize, b: usize) -> Vec<Run> {
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

/// Passages that the other side has at another place, the longest first. At least [`SHORTEST`] words of each are in `rest`, which is
/// what is not in order; around these a passage is as long as the words are equal and `free`, because its first or last words may be
/// equal to others by chance.
fn moved_passages(a: &[u32], b: &[u32], rest: &Free, free: &mut Free) -> Vec<Run> {
    /// Each round looks again for what longer passages have left.
    const ROUNDS: usize = 8;
    let mut known: BTreeMap<&[u32], Vec<usize>> = BTreeMap::new();
    for (at, gram) in b.windows(SHORTEST).enumerate().filter(|(at, _)| all_free(&rest.b, *at, SHORTEST)) {
        let places = known.entry(gram).or_default();
        if places.len() < CANDIDATES {
            places.push(at);
        }
    }
    let mut moved = Vec::new();
    for _ in 0..ROUNDS {
        let mut runs = Moves { a, b, rest, free }.find(&known);
        runs.sort_by_key(|run| std::cmp::Reverse(run.len));
        runs.retain(|run| {
            let is_free = all_free(&free.a, run.a, run.len) && all_free(&free.b, run.b, run.len);
            if is_free {
                free.take(*run);
            }
            is_free
        });
        if runs.is_empty() {
            break;
        }
        moved.append(&mut runs);
    }
    moved
}

/// The most places of one passage that are compared.
const CANDIDATES: usize = 8;

/// Two sides of which some words may have been moved.
struct Moves<'a> {
    a: &'a [u32],
    b: &'a [u32],
    rest: &'a Free,
    free: &'a Free,
}

impl Moves<'_> {
    /// For each passage the longest run around one of its places, which `known` gives for its first words.
    fn find(&self, known: &BTreeMap<&[u32], Vec<usize>>) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut at = 0;
        while let Some(gram) = self.a.get(at..at + SHORTEST) {
            let is_rest = all_free(&self.rest.a, at, SHORTEST);
            let places = known.get(gram).filter(|_| is_rest).map_or(&[][..], Vec::as_slice);
            let length = |place: usize| (0..).take_while(|len| self.is_same(at + len, place + len)).count();
            let best = places.iter().map(|place| (length(*place), *place)).max_by_key(|(len, _)| *len);
            steps::add(1 + places.len() * best.map_or(0, |(len, _)| len));
            let Some((len, place)) = best.filter(|(len, _)| *len >= SHORTEST) else {
                at += 1;
                continue;
            };
            let back = (1..=at.min(place)).take_while(|back| self.belongs(at - back, place - back)).count();
            runs.push(Run { a: at - back, b: place - back, len: len + back });
            at += len;
        }
        runs
    }

    fn is_same(&self, x: usize, y: usize) -> bool {
        self.a.get(x).is_some_and(|word| self.b.get(y) == Some(word))
            && all_free(&self.free.a, x, 1)
            && all_free(&self.free.b, y, 1)
    }

    /// Whether the word before a moved passage is a part of it. A redaction that is in order belongs to the words before it.
    fn belongs(&self, x: usize, y: usize) -> bool {
        let is_word = self.a.get(x).is_some_and(|key| *key >= FIRST_WORD);
        let is_rest = || all_free(&self.rest.a, x, 1) && all_free(&self.rest.b, y, 1);
        self.is_same(x, y) && (is_word || is_rest())
    }
}

/// Complete blocks of fewer words that the other side has at another place: a running head, a line of a stamp.
fn moved_blocks(a: &[u32], b: &[u32], blocks: &[u32], free: &mut Free) -> Vec<Run> {
    // The places of each short run of free words, the first one last. A place that is taken stays taken, so each is looked at once.
    let mut places: BTreeMap<&[u32], Vec<usize>> = BTreeMap::new();
    for len in 1..SHORTEST {
        for (at, words) in b.windows(len).enumerate().rev().filter(|(at, _)| all_free(&free.b, *at, len)) {
            places.entry(words).or_default().push(at);
        }
    }
    let mut runs = Vec::new();
    let mut at = 0;
    for block in blocks.chunk_by(PartialEq::eq) {
        let (from, len) = (at, block.len());
        at += len;
        let Some(words) = a.get(from..at) else { break };
        let says_something = words.iter().any(|key| *key >= FIRST_WORD);
        if !says_something || !all_free(&free.a, from, len) {
            continue;
        }
        let Some(places) = places.get_mut(words) else { continue };
        while let Some(place) = places.pop() {
            steps::add(1);
            if all_free(&free.b, place, len) {
                let run = Run { a: from, b: place, len };
                free.take(run);
                runs.push(run);
                break;
            }
        }
    }
    runs
}
