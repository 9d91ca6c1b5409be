//! Finds the repeated passages of a report again after each change, for what the change costs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::steps;

use super::Repeats;
use super::clusters::Clusters;
use super::groups::Groups;
use super::occurrences::{Occurrences, Place};
use super::reading::Reading;
use super::stretch::{Repeating, Texts};

/// Finds the repeated passages of a report. It keeps what it learned about paragraphs that have not changed, so a save costs only as much as
/// the changed paragraphs and their clusters; only the list of all passages is made anew. **The result depends only on the sections that
/// it is given now**, not on earlier ones.
#[derive(Debug, Default)]
pub struct RepeatFinder {
    /// The sections that it was last given.
    readings: Vec<Arc<Reading>>,
    occurrences: Occurrences,
    /// The paragraphs that have clauses in common with earlier ones, and these in the order in which they are compared.
    candidates: BTreeMap<Place, Vec<Candidate>>,
    clusters: Clusters,
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
        let open = self.update(readings);
        self.group(open);
        self.clusters.repeats()
    }

    /// Replaces the paragraphs that differ, and chooses again for the paragraphs that may have other candidates since. Returns the
    /// paragraphs that are to be grouped again: they are in no cluster any more.
    fn update(&mut self, readings: Vec<Arc<Reading>>) -> BTreeSet<Place> {
        if readings.len() != self.readings.len() {
            // The sections have other places.
            *self = Self::default();
            self.occurrences.reserve(readings.iter().map(|reading| reading.runs.len()).sum());
        }
        let former = std::mem::replace(&mut self.readings, readings);
        let nothing = Arc::default();
        let former_of = |part: u32| former.get(part as usize).unwrap_or(&nothing);
        let mut changes = BTreeMap::new();
        for (part, now) in (0..).zip(&self.readings) {
            if !Arc::ptr_eq(former_of(part), now) {
                changes.insert(part, now.changed_since(former_of(part)));
            }
        }
        let (mut stale, mut open) = (Vec::new(), BTreeSet::new());
        for (part, [gone, _]) in &changes {
            for place in gone.clone().map(|paragraph| Place { part: *part, paragraph }) {
                self.candidates.remove(&place);
                open.extend(self.clusters.dissolve(place));
            }
            self.occurrences.remove(*part, former_of(*part).runs_of(gone.clone()), &mut stale);
        }
        for (part, [_, new]) in &changes {
            if let Some(reading) = self.readings.get(*part as usize) {
                self.occurrences.add(*part, reading.runs_of(new.clone()), &mut stale);
            }
        }
        let is_gone = |place: Place| changes.get(&place.part).is_some_and(|[gone, _]| gone.contains(&place.paragraph));
        stale.sort_unstable();
        stale.dedup();
        for place in stale {
            let known = self.candidates.remove(&place).unwrap_or_default();
            let mut known: Vec<Candidate> = known.into_iter().filter(|known| !is_gone(known.earlier)).collect();
            let partners = self.occurrences.partners(place, &self.readings).into_iter().map(|earlier| {
                let at = known.iter().position(|known| known.earlier == earlier);
                at.map_or(Candidate { earlier, compared: None }, |at| known.swap_remove(at))
            });
            let partners: Vec<Candidate> = partners.collect();
            open.insert(place);
            open.extend(self.clusters.dissolve(place));
            if !partners.is_empty() {
                self.candidates.insert(place, partners);
            }
        }
        open
    }

    /// Makes clusters of paragraphs that are in none. The clusters that they belong to now are opened too. There are at most two rounds,
    /// because all pairs of a cluster that is opened again were found before.
    fn group(&mut self, mut open: BTreeSet<Place>) {
        let texts = Texts(&self.readings);
        loop {
            let pairs = pairs(&mut self.candidates, &open, texts);
            let beside = pairs.iter().flat_map(|pair| pair.places()).filter(|place| !open.contains(place));
            let beside: Vec<Place> = beside.flat_map(|place| self.clusters.dissolve(place)).collect();
            if beside.is_empty() {
                return self.clusters.add(pairs, texts);
            }
            open.extend(beside);
        }
    }
}

/// The pairs of an open paragraph and one of its candidates that do repeat each other, in order. Two paragraphs that are in one group
/// already are not compared.
fn pairs<'a>(
    candidates: &'a mut BTreeMap<Place, Vec<Candidate>>,
    open: &BTreeSet<Place>,
    texts: Texts<'_>,
) -> Vec<&'a Repeating> {
    // The number of each paragraph among those of the report.
    let mut count = 0;
    let first_of = |reading: &Arc<Reading>| {
        count += reading.paragraphs.len();
        count - reading.paragraphs.len()
    };
    let firsts: Vec<usize> = texts.0.iter().map(first_of).collect();
    let number = |place: Place| firsts.get(place.part as usize).map_or(0, |first| first + place.paragraph as usize);
    let mut groups = Groups::new(count);
    let mut found = Vec::new();
    for later in open {
        let Some(candidates) = candidates.get_mut(later) else { continue };
        for (at, Candidate { earlier, compared }) in candidates.iter_mut().enumerate() {
            steps::add(1);
            let [one, other] = [*earlier, *later].map(number);
            if groups.of(one) != groups.of(other)
                && compared.get_or_insert_with(|| texts.closest(*earlier, *later)).is_some()
            {
                groups.join(one, other);
                found.push((later, at));
            }
        }
    }
    found.into_iter().filter_map(|(later, at)| candidates.get(later)?.get(at)?.compared.as_ref()?.as_ref()).collect()
}
