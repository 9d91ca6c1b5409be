//! What two sequences of words have in common.
//!
//! Words come in as numbers, equal where the words are. **The work grows with the words, not with their product**: first what both
//! begin and end with, then sequences that each has just once, and only stretches of a few hundred words are compared word by word.

mod chain;

pub(crate) use chain::{Run, in_order, unique_runs};

/// Words compared one by one: at most so many pairs.
const PAIRS: usize = 300 * 300;
/// So many words in a row, which each side has once, are taken for the same before single words are.
const RARE: usize = 3;

/// Equal runs of two sequences in the same order on both sides, with the most words together as far as that is known.
pub(crate) fn common_runs(a: &[u32], b: &[u32]) -> Vec<Run> {
    let mut runs = Vec::new();
    between(a, b, RARE, (0, 0), &mut runs);
    runs
}

/// Aligns two stretches: what both begin and end with, then what is rare within them, then word by word.
fn between(a: &[u32], b: &[u32], n: usize, base: (usize, usize), runs: &mut Vec<Run>) {
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    if start > 0 {
        runs.push(Run { a: base.0, b: base.1, len: start });
    }
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - end], &b[..b.len() - end]);
    let base = (base.0 + start, base.1 + start);
    if a.is_empty() || b.is_empty() {
        // One side has nothing here.
    } else if a.len() * b.len() <= PAIRS {
        runs.extend(chain::common(a, b).into_iter().map(|run| Run { a: run.a + base.0, b: run.b + base.1, ..run }));
    } else {
        let (bones, _) = in_order(&unique_runs(a, b, n));
        if bones.is_empty() && n > 1 {
            between(a, b, n - 1, base, runs);
        } else if !bones.is_empty() {
            let mut from = Run { a: 0, b: 0, len: 0 };
            for bone in bones.into_iter().chain([Run { a: a.len(), b: b.len(), len: 0 }]) {
                let place = (base.0 + from.end_a(), base.1 + from.end_b());
                between(&a[from.end_a()..bone.a], &b[from.end_b()..bone.b], n, place, runs);
                if bone.len > 0 {
                    runs.push(Run { a: bone.a + base.0, b: bone.b + base.1, ..bone });
                }
                from = bone;
            }
        }
    }
    if end > 0 {
        runs.push(Run { a: base.0 + a.len(), b: base.1 + b.len(), len: end });
    }
}
