//! Anchors: equal runs of two sequences that grow from words which both sides have once, in one order.

use super::{Run, steps};

/// The anchors of `n` words or more. They are in the same order on both sides, and of all such choices hold the most words.
pub(super) fn find(a: &[u32], b: &[u32], n: usize) -> Vec<Run> {
    in_order(&unique_runs(a, b, n))
}

/// The equal runs around `n` words in a row which both sides have exactly once, in the order of `a`. No two overlap on either side.
fn unique_runs(a: &[u32], b: &[u32], n: usize) -> Vec<Run> {
    // Each gram with its side and its place; sorting brings equal ones together.
    let mut grams: Vec<(&[u32], bool, usize)> = a.windows(n).enumerate().map(|(at, gram)| (gram, false, at)).collect();
    grams.extend(b.windows(n).enumerate().map(|(at, gram)| (gram, true, at)));
    steps::add(grams.len());
    grams.sort_unstable();
    let pairs = grams.chunk_by(|one, other| one.0 == other.0).filter_map(|same| match same {
        [(_, false, at), (_, true, other)] => Some((*at, *other)),
        _ => None,
    });
    let mut pairs: Vec<(usize, usize)> = pairs.collect();
    pairs.sort_unstable();
    let mut runs: Vec<Run> = Vec::new();
    let mut taken = vec![false; b.len()];
    let mut free_from = 0;
    for (at, other) in pairs {
        if at < free_from {
            continue;
        }
        let run = grow(a, b, at, other, n, free_from, &taken);
        if run.len < n {
            continue;
        }
        taken.iter_mut().skip(run.b).take(run.len).for_each(|taken| *taken = true);
        free_from = run.end_a();
        runs.push(run);
    }
    runs
}

/// The longest equal run around a pair of places, over words that are still free.
fn grow(a: &[u32], b: &[u32], at: usize, other: usize, n: usize, free_from: usize, taken: &[bool]) -> Run {
    let same = |x: usize, y: usize| a.get(x).is_some() && a.get(x) == b.get(y) && taken.get(y) == Some(&false);
    let mut len = 0;
    while same(at + len, other + len) {
        len += 1;
    }
    steps::add(len);
    if len < n {
        return Run { a: at, b: other, len };
    }
    let mut back = 0;
    while at - back > free_from && other > back && same(at - back - 1, other - back - 1) {
        back += 1;
    }
    Run { a: at - back, b: other - back, len: len + back }
}

/// Of runs in the order of `a` those that are also in the order of `b`, chosen so that they hold the most words.
fn in_order(runs: &[Run]) -> Vec<Run> {
    let mut places: Vec<usize> = runs.iter().map(|run| run.b).collect();
    places.sort_unstable();
    // A Fenwick tree over the places in `b`: the heaviest chain that ends before a place, and its last run.
    let mut best: Vec<(usize, Option<usize>)> = vec![(0, None); places.len() + 1];
    let mut before: Vec<Option<usize>> = vec![None; runs.len()];
    for (at, run) in runs.iter().enumerate() {
        let rank = places.partition_point(|place| *place < run.b);
        let (mut weight, mut last) = (0, None);
        let mut node = rank;
        while node > 0 {
            if best[node].0 > weight {
                (weight, last) = best[node];
            }
            node &= node - 1;
        }
        before[at] = last;
        let mut node = rank + 1;
        while node < best.len() {
            if best[node].0 < weight + run.len {
                best[node] = (weight + run.len, Some(at));
            }
            node += node & node.wrapping_neg();
        }
    }
    let mut chain = Vec::new();
    let mut next = best.iter().max_by_key(|(weight, _)| *weight).and_then(|(_, last)| *last);
    while let Some(at) = next {
        chain.push(runs[at]);
        next = before[at];
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<u32> {
        text.bytes().map(u32::from).collect()
    }

    #[test]
    fn runs_that_both_sides_have_once_are_found_in_any_order() {
        let runs = unique_runs(&keys("abcdefgh"), &keys("efghabcd"), 3);
        assert_eq!(runs, [Run { a: 0, b: 4, len: 4 }, Run { a: 4, b: 0, len: 4 }]);
    }

    #[test]
    fn the_longer_of_two_crossing_runs_is_the_anchor() {
        let anchors = find(&keys("abcXYZUVW"), &keys("XYZUVWabc"), 3);
        assert_eq!(anchors, [Run { a: 3, b: 0, len: 6 }]);
    }
}
