//! Where the kept runs of a report stand, so that a change to a section need not look at the others.

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use smallvec::SmallVec;

use super::fingerprint::Fingerprint;
use super::place::{Pair, Place};
use super::{FORMULA, SHARED};

/// The kept runs of a report, and how many of them its paragraphs share.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// For each run the paragraphs that have it.
    places: IndexMap<u32, SmallVec<[Place; 2]>, FxBuildHasher>,
    shared: Shared,
}

impl Index {
    /// Enters all sections.
    pub(super) fn new(sections: &[Fingerprint]) -> Self {
        let mut index = Self::default();
        for (at, section) in sections.iter().enumerate() {
            for run in &section.runs {
                let place = Place::new(at, run.paragraph);
                let known = index.places.entry(run.hash).or_default();
                // The runs of a paragraph follow one another.
                if known.last() != Some(&place) {
                    known.push(place);
                }
            }
        }
        index
            .places
            .values()
            .filter(|known| known.len() <= FORMULA)
            .for_each(|known| index.shared.count_all(known, true));
        index.shared.touched.clear();
        index
    }

    /// Enters the runs of a section, from a paragraph on, or strikes them out.
    pub(super) fn turn(&mut self, at: usize, section: &Fingerprint, from: usize, comes: bool) {
        for run in section.runs.iter().skip_while(|run| (run.paragraph as usize) < from) {
            let place = Place::new(at, run.paragraph);
            let known = self.places.entry(run.hash).or_default();
            match known.iter().position(|known| *known == place) {
                Some(here) if !comes => {
                    known.swap_remove(here);
                    self.shared.turn(known, place, false);
                }
                None if comes => {
                    self.shared.turn(known, place, true);
                    known.push(place);
                }
                _ => {}
            }
            if known.is_empty() {
                self.places.swap_remove(&run.hash);
            }
        }
    }

    /// The pairs whose number of shared runs has changed since this was last asked, each with whether it is enough to compare them.
    pub(super) fn touched(&mut self) -> Vec<(Pair, bool)> {
        let mut touched = std::mem::take(&mut self.shared.touched);
        touched.sort_unstable();
        touched.dedup();
        touched.into_iter().map(|pair| (pair, self.shared.has(pair))).collect()
    }
}

/// How many runs two paragraphs share that are no formula.
#[derive(Debug, Default)]
struct Shared {
    numbers: IndexMap<Pair, u32, FxBuildHasher>,
    /// The pairs whose number has changed.
    touched: Vec<Pair>,
}

impl Shared {
    /// A run of some paragraphs comes to stand in another one too, or goes from there.
    fn turn(&mut self, known: &[Place], place: Place, comes: bool) {
        match known.len() {
            0 => {}
            1..FORMULA => known.iter().for_each(|known| self.count(*known, place, comes)),
            // One more makes it a formula, and one less makes it none.
            FORMULA => self.count_all(known, !comes),
            _ => {}
        }
    }

    /// Counts a run for any two of the paragraphs that have it.
    fn count_all(&mut self, known: &[Place], comes: bool) {
        for (at, one) in known.iter().enumerate() {
            known.iter().skip(at + 1).for_each(|other| self.count(*one, *other, comes));
        }
    }

    fn count(&mut self, one: Place, other: Place, comes: bool) {
        let pair = [one.min(other), one.max(other)];
        let number = self.numbers.entry(pair).or_default();
        *number = if comes { *number + 1 } else { number.saturating_sub(1) };
        if *number == 0 {
            self.numbers.swap_remove(&pair);
        }
        self.touched.push(pair);
    }

    /// Whether two paragraphs share enough to be compared.
    fn has(&self, pair: Pair) -> bool {
        self.numbers.get(&pair).is_some_and(|number| *number >= SHARED)
    }
}
