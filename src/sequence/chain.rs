//! Equal runs of two sequences: found by what is rare, and put in order.

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

/// The equal runs that grow from sequences of `n` words which both sides have exactly once, in the order of `a`. No two overlap on
/// either side.
pub(crate) fn unique_runs(a: &[u32], b: &[u32], n: usize) -> Vec<Run> {
    // Each sequence with its side and its place; equal ones stand together once they are sorted.
    let mut grams: Vec<(&[u32], bool, usize)> = a.windows(n).enumerate().map(|(at, gram)| (gram, false, at)).collect();
    grams.extend(b.windows(n).enumerate().map(|(at, gram)| (gram, true, at)));
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

/// The longest equal run around a place, over what is still free.
fn grow(a: &[u32], b: &[u32], at: usize, other: usize, n: usize, free_from: usize, taken: &[bool]) -> Run {
    let same = |x: usize, y: usize| a.get(x).is_some() && a.get(x) == b.get(y) && taken.get(y) == Some(&false);
    let mut len = 0;
    while same(at + len, other + len) {
        len += 1;
    }
    if len < n {
        return Run { a: at, b: other, len };
    }
    let mut back = 0;
    while at - back > free_from && other > back && same(at - back - 1, other - back - 1) {
        back += 1;
    }
    Run { a: at - back, b: other - back, len: len + back }
}

/// The runs that are in the same order on both sides and hold the most words together; and the rest. `runs` are in the order of `a`.
pub(crate) fn in_order(runs: &[Run]) -> (Vec<Run>, Vec<Run>) {
    let mut places: Vec<usize> = runs.iter().map(|run| run.b).collect();
    places.sort_unstable();
    // A Fenwick tree over the places in `b`: the weightiest chain that ends before a place, and its last run.
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
    let mut chosen = vec![false; runs.len()];
    let mut next = best.iter().max_by_key(|(weight, _)| *weight).and_then(|(_, last)| *last);
    while let Some(at) = next {
        chosen[at] = true;
        next = before[at];
    }
    let (chain, rest): (Vec<_>, Vec<_>) = runs.iter().zip(chosen).partition(|(_, chosen)| *chosen);
    let only = |runs: Vec<(&Run, bool)>| runs.into_iter().map(|(run, _)| *run).collect();
    (only(chain), only(rest))
}

/// The equal runs of two short sequences, in order, with the most words together; of several such the one with the fewest runs.
pub(crate) fn common(a: &[u32], b: &[u32]) -> Vec<Run> {
    const STAY: u32 = 8;
    let width = b.len() + 1;
    // The best score for the rest of both sides: 8 for a word, less 1 where a run begins. `run_on` is that of going on with a run.
    let mut score = vec![0_u32; (a.len() + 1) * width];
    let mut run_on = vec![0_u32; (a.len() + 1) * width];
    for x in (0..a.len()).rev() {
        for y in (0..b.len()).rev() {
            let here = x * width + y;
            score[here] = score[here + width].max(score[here + 1]);
            if a[x] == b[y] {
                let next = here + width + 1;
                run_on[here] = STAY + run_on[next].max(score[next]);
                score[here] = score[here].max(run_on[here] - 1);
            }
        }
    }
    let mut runs: Vec<Run> = Vec::new();
    let (mut x, mut y) = (0, 0);
    while x < a.len() && y < b.len() {
        let here = x * width + y;
        if a[x] == b[y] && run_on[here] - 1 == score[here] {
            let mut len = 1;
            let goes_on = |len: usize| {
                let next = here + len * (width + 1);
                a.get(x + len).is_some_and(|word| Some(word) == b.get(y + len)) && run_on[next] >= score[next]
            };
            while goes_on(len) {
                len += 1;
            }
            runs.push(Run { a: x, b: y, len });
            x += len;
            y += len;
        } else if score[here + width] == score[here] {
            x += 1;
        } else {
            y += 1;
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<u32> {
        text.bytes().map(u32::from).collect()
    }

    #[test]
    fn runs_that_both_sides_have_once_are_found_wherever_they_stand() {
        let runs = unique_runs(&ids("abcdefgh"), &ids("efghabcd"), 3);
        assert_eq!(runs, [Run { a: 0, b: 4, len: 4 }, Run { a: 4, b: 0, len: 4 }]);
    }

    #[test]
    fn the_longer_of_two_crossing_runs_stays() {
        let runs = unique_runs(&ids("abcXYZUVW"), &ids("XYZUVWabc"), 3);
        let (chain, rest) = in_order(&runs);
        assert_eq!(chain, [Run { a: 3, b: 0, len: 6 }]);
        assert_eq!(rest, [Run { a: 0, b: 6, len: 3 }]);
    }

    #[test]
    fn what_is_common_is_kept_together() {
        assert_eq!(common(&ids("xa-bcab"), &ids("ab")), [Run { a: 5, b: 0, len: 2 }]);
        assert_eq!(common(&ids("a-b"), &ids("ab")), [Run { a: 0, b: 0, len: 1 }, Run { a: 2, b: 1, len: 1 }]);
        assert_eq!(common(&ids("abc"), &ids("")), []);
    }
}
