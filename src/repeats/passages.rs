//! The repeats that pairs of passages make.

use rustc_hash::FxHashSet;

use crate::steps;

use super::Repeat;
use super::groups::Groups;
use super::stretch::{Repeating, Stretch, Texts};

/// The groups that pairs make, in reading order, each with its first passage. Of pairs that have paragraphs in common on both sides only the
/// most similar counts.
pub(super) fn repeats(mut best: Vec<&Repeating>, texts: Texts<'_>) -> Vec<(Stretch, Repeat)> {
    best.sort_by(|a, b| b.similarity.total_cmp(&a.similarity).then_with(|| a.stretches.cmp(&b.stretches)));
    let mut claimed: FxHashSet<[(usize, usize); 2]> = FxHashSet::default();
    claimed.reserve(best.len());
    let mut here = Vec::new();
    best.retain(|pair| {
        steps::add(1);
        let [one, other] = &pair.stretches;
        here.clear();
        for at in one.paragraphs() {
            here.extend(other.paragraphs().map(|other_at| [(one.part, at), (other.part, other_at)]));
        }
        let is_new = here.iter().all(|pair| !claimed.contains(pair));
        if is_new {
            claimed.extend(&here);
        }
        is_new
    });
    let Passages { stretches, of_pairs } = Passages::of(&best);
    let mut groups = Groups::new(stretches.len());
    of_pairs.iter().for_each(|[one, other]| groups.join(*one, *other));
    let mut all: Vec<(Stretch, Repeat)> = Vec::new();
    // A group has the number of its first passage.
    let mut of_group = vec![0; stretches.len()];
    for (at, stretch) in stretches.iter().enumerate() {
        let group = groups.of(at);
        if group == at {
            of_group[group] = all.len();
            all.push(((*stretch).clone(), Repeat { passages: Vec::new(), common: usize::MAX }));
        }
        let (_, repeat) = &mut all[of_group[group]];
        repeat.passages.extend(texts.passage(stretch));
    }
    for (pair, [one, _]) in best.iter().zip(of_pairs) {
        let (_, repeat) = &mut all[of_group[groups.of(one)]];
        repeat.common = repeat.common.min(pair.common);
    }
    all
}

/// The passages of pairs, each once and numbered in reading order.
struct Passages<'a> {
    stretches: Vec<&'a Stretch>,
    /// The numbers of the two passages of each pair.
    of_pairs: Vec<[usize; 2]>,
}

impl<'a> Passages<'a> {
    fn of(pairs: &[&'a Repeating]) -> Self {
        // The order of passages, but single numbers are sorted faster.
        let order =
            |Stretch { part, start, end }: &Stretch| (*part as u128) << 64 | (*start as u128) << 32 | *end as u128;
        let sides = pairs.iter().flat_map(|pair| &pair.stretches).map(order).zip(0_usize..);
        let mut sides: Vec<(u128, usize)> = sides.collect();
        sides.sort_unstable_by_key(|(order, _)| *order);
        let (mut stretches, mut of_pairs) = (Vec::with_capacity(sides.len()), vec![[0; 2]; pairs.len()]);
        for (_, at) in sides {
            let (pair, side) = (at / 2, at % 2);
            let stretch = &pairs[pair].stretches[side];
            if stretches.last() != Some(&stretch) {
                stretches.push(stretch);
            }
            of_pairs[pair][side] = stretches.len() - 1;
        }
        Self { stretches, of_pairs }
    }
}
