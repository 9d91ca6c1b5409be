//! Finds the repeated passages of a report again after each change, for what the change costs.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::steps;

use super::groups::Groups;
use super::occurrences::{Occurrences, Place};
use super::reading::Reading;
use super::stretch::{Repeating, Stretch, Texts};
use super::{Repeat, Repeats};

/// Finds the repeated passages of a report. It keeps what it learned about sections that have not changed, so a save costs what the saved
/// section does. **The result depends only on the sections it is given now**, not on earlier ones.
#[derive(Debug, Default)]
pub struct RepeatFinder {
    /// The sections that it was last given.
    readings: Vec<Arc<Reading>>,
    occurrences: Occurrences,
    /// The paragraphs that have clauses in common with earlier ones, and these in the order in which they are compared.
    candidates: BTreeMap<Place, Vec<Candidate>>,
}

/// An earlier paragraph to compare a paragraph with.
#[derive(Debug)]
struct Candidate {
    earlier: Place,
    /// How the two repeat each other, if they do; made when it is first needed.
    compared: Option<Option<Repeating>>,
}

impl RepeatFinder {
    /// Finds the repeated passages of a report, whose sections come in their order.
    pub fn find(&mut self, readings: Vec<Arc<Reading>>) -> Repeats {
        self.update(readings);
        let pairs = pairs(&mut self.candidates, Texts(&self.readings));
        repeats(pairs, Texts(&self.readings))
    }

    /// Replaces the sections that differ, and chooses again for the paragraphs that may have other candidates since.
    fn update(&mut self, readings: Vec<Arc<Reading>>) {
        if readings.len() != self.readings.len() {
            // The sections have other places.
            *self = Self::default();
            self.occurrences.reserve(readings.iter().map(|reading| reading.runs.len()).sum());
        }
        let former = std::mem::replace(&mut self.readings, readings);
        let differs = |part: u32| {
            let at = part as usize;
            former.get(at).zip(self.readings.get(at)).is_none_or(|(former, now)| !Arc::ptr_eq(former, now))
        };
        let changed = || (0..).zip(&self.readings).filter(|(part, _)| differs(*part));
        let mut stale = Vec::new();
        for (part, _) in changed() {
            let paragraphs = Place { part, paragraph: 0 }..Place { part: part + 1, paragraph: 0 };
            let gone: Vec<Place> = self.candidates.range(paragraphs).map(|(place, _)| *place).collect();
            gone.iter().for_each(|place| drop(self.candidates.remove(place)));
            if let Some(former) = former.get(part as usize) {
                self.occurrences.remove(part, former, &mut stale);
            }
        }
        changed().for_each(|(part, reading)| self.occurrences.add(part, reading, &mut stale));
        stale.sort_unstable();
        stale.dedup();
        for place in stale {
            let known = self.candidates.remove(&place).unwrap_or_default();
            let mut known: Vec<Candidate> = known.into_iter().filter(|known| !differs(known.earlier.part)).collect();
            let partners = self.occurrences.partners(place, &self.readings).into_iter().map(|earlier| {
                let at = known.iter().position(|known| known.earlier == earlier);
                at.map_or(Candidate { earlier, compared: None }, |at| known.swap_remove(at))
            });
            let partners: Vec<Candidate> = partners.collect();
            if !partners.is_empty() {
                self.candidates.insert(place, partners);
            }
        }
    }
}

/// The candidates that do repeat each other. Two paragraphs that are in one group already are not compared.
fn pairs<'a>(candidates: &'a mut BTreeMap<Place, Vec<Candidate>>, texts: Texts<'_>) -> Vec<&'a Repeating> {
    let mut count = 0;
    let first_of = |reading: &Arc<Reading>| {
        count += reading.paragraphs.len();
        count - reading.paragraphs.len()
    };
    let firsts: Vec<usize> = texts.0.iter().map(first_of).collect();
    let number = |place: Place| firsts.get(place.part as usize).map_or(0, |first| first + place.paragraph as usize);
    let mut groups = Groups::new(count);
    let mut pairs = Vec::with_capacity(candidates.len());
    for (later, candidates) in candidates {
        for Candidate { earlier, compared } in candidates {
            steps::add(1);
            let [one, other] = [*earlier, *later].map(number);
            if groups.of(one) != groups.of(other)
                && let Some(pair) = compared.get_or_insert_with(|| texts.closest(*earlier, *later))
            {
                groups.join(one, other);
                pairs.push(&*pair);
            }
        }
    }
    pairs
}

/// Groups the passages of pairs. Of pairs that have paragraphs in common on both sides only the most similar counts.
fn repeats(mut best: Vec<&Repeating>, texts: Texts<'_>) -> Repeats {
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
    let (mut all, mut places): (Vec<Repeat>, Vec<_>) = (Vec::new(), Vec::with_capacity(stretches.len()));
    // A group has the number of its first passage.
    let mut of_group = vec![0; stretches.len()];
    for (at, stretch) in stretches.iter().enumerate() {
        let group = groups.of(at);
        if group == at {
            of_group[group] = all.len();
            all.push(Repeat { passages: Vec::new(), common: usize::MAX });
        }
        let Some(passage) = texts.passage(stretch) else { continue };
        let passages = &mut all[of_group[group]].passages;
        let leaf = passage.leaves.first().copied().unwrap_or_default();
        places.push((passage.part, leaf, of_group[group], passages.len()));
        passages.push(passage);
    }
    for (pair, [one, _]) in best.iter().zip(of_pairs) {
        let repeat = &mut all[of_group[groups.of(one)]];
        repeat.common = repeat.common.min(pair.common);
    }
    // Stable, because that is nearly linear here: they are nearly in order.
    places.sort();
    Repeats { all, places }
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
