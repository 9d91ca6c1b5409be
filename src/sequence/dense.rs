//! Compares two short sequences word by word.

use super::{Run, steps};

/// The equal runs of two sequences, in order: of all choices with the most words one with the fewest runs.
pub(super) fn common(a: &[u32], b: &[u32]) -> Vec<Run> {
    /// The score of a word; the start of a run costs 1.
    const WORD: u32 = 8;
    let width = b.len() + 1;
    steps::add(a.len() * b.len());
    // The best score for the rest of both sides. `run_on` is the best score if a run goes on here.
    let mut score = vec![0_u32; (a.len() + 1) * width];
    let mut run_on = vec![0_u32; (a.len() + 1) * width];
    for x in (0..a.len()).rev() {
        for y in (0..b.len()).rev() {
            let here = x * width + y;
            score[here] = score[here + width].max(score[here + 1]);
            if a[x] == b[y] {
                let next = here + width + 1;
                run_on[here] = WORD + run_on[next].max(score[next]);
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

    fn keys(text: &str) -> Vec<u32> {
        text.bytes().map(u32::from).collect()
    }

    #[test]
    fn equal_words_are_kept_together() {
        assert_eq!(common(&keys("xa-bcab"), &keys("ab")), [Run { a: 5, b: 0, len: 2 }]);
        assert_eq!(common(&keys("a-b"), &keys("ab")), [Run { a: 0, b: 0, len: 1 }, Run { a: 2, b: 1, len: 1 }]);
        assert_eq!(common(&keys("abc"), &keys("")), []);
    }
}
