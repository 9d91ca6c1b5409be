//! Where each run of words is, so that paragraphs with runs in common find each other.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::steps;

use super::IN_A_ROW;
use super::reading::Reading;
use super::runs::Run;

/// A paragraph with a given hash is paired with at most this many before it.
const LOOK_BACK: usize = 3;
/// A paragraph is compared with at most this many before it.
const PARTNERS: usize = 8;

/// A paragraph: its section, by its place among the sections, and its index there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place {
    pub(super) part: u32,
    pub(super) paragraph: u32,
}

/// The first run with a hash in a paragraph.
#[derive(Debug, Clone, Copy)]
struct Occurrence {
    place: Place,
    /// Its first word, among those of the paragraph.
    start: u32,
}

/// Where the runs of all sections are. **It is a function of the sections**, whatever came in and went out before.
#[derive(Debug, Default)]
pub(super) struct Occurrences {
    /// An occurrence of each hash: most have no other.
    known: FxHashMap<u32, Occurrence>,
    /// All occurrences of each hash that has several, in order.
    repeated: FxHashMap<u32, Vec<Occurrence>>,
}

impl Occurrences {
    /// Reserves space for this many more runs.
    pub(super) fn reserve(&mut self, runs: usize) {
        self.known.reserve(runs);
    }

    /// Adds runs of a section, and notes the paragraphs that may have other partners since.
    pub(super) fn add(&mut self, part: u32, runs: &[Run], stale: &mut Vec<Place>) {
        for run in runs {
            steps::add(1);
            let place = Place { part, paragraph: run.paragraph };
            let here = Occurrence { place, start: run.start };
            let known = *self.known.entry(run.hash).or_insert(here);
            if known.place == place {
                continue;
            }
            let all = self.repeated.entry(run.hash).or_insert_with(|| vec![known]);
            if let Err(at) = all.binary_search_by_key(&place, |occurrence| occurrence.place) {
                all.insert(at, here);
                note_from(at, all, stale);
            }
        }
    }

    /// Removes runs of a section, and notes the paragraphs that may have other partners since.
    pub(super) fn remove(&mut self, part: u32, runs: &[Run], stale: &mut Vec<Place>) {
        for run in runs {
            steps::add(1);
            let place = Place { part, paragraph: run.paragraph };
            match self.repeated.get_mut(&run.hash) {
                None => {
                    if self.known.get(&run.hash).is_some_and(|known| known.place == place) {
                        self.known.remove(&run.hash);
                    }
                }
                Some(all) => {
                    let Ok(at) = all.binary_search_by_key(&place, |occurrence| occurrence.place) else { continue };
                    all.remove(at);
                    note_from(at, all, stale);
                    self.known.extend(all.first().map(|first| (run.hash, *first)));
                    if all.len() == 1 {
                        self.repeated.remove(&run.hash);
                    }
                }
            }
        }
    }

    /// The earlier paragraphs to compare one with: those with the most hashes in common, and of such the nearest, first.
    ///
    /// A hash of many paragraphs makes a chain of pairs, not all of them.
    pub(super) fn partners(&self, place: Place, readings: &[Arc<Reading>]) -> Vec<Place> {
        let Some(reading) = readings.get(place.part as usize) else { return Vec::new() };
        let mut earlier: Vec<Place> = Vec::new();
        for run in reading.runs_of(place.paragraph..place.paragraph.saturating_add(1)) {
            steps::add(1);
            let Some(all) = self.repeated.get(&run.hash) else { continue };
            let at = all.partition_point(|occurrence| occurrence.place < place);
            let (before, rest) = all.split_at(at);
            if rest.first().is_none_or(|here| here.start != run.start) {
                continue;
            }
            let Some(here) = reading.split_at(run.paragraph, run.start) else { continue };
            let shares = |known: &&Occurrence| known.split(readings).is_some_and(|known| is_clause(here, known));
            let sharing = before.iter().rev().take(LOOK_BACK).filter(shares);
            earlier.extend(sharing.map(|known| known.place));
        }
        steps::add(earlier.len());
        // The order of places, but a single number is compared faster.
        earlier.sort_unstable_by_key(|place| u64::from(place.part) << 32 | u64::from(place.paragraph));
        let partners = earlier.chunk_by(PartialEq::eq).filter_map(|same| Some((same.len(), *same.first()?)));
        let mut partners: Vec<(usize, Place)> = partners.collect();
        partners.sort_unstable_by(|one, other| other.cmp(one));
        partners.into_iter().take(PARTNERS).map(|(_, place)| place).collect()
    }
}

/// Notes the paragraph at an index, and the ones after it that look back to there.
fn note_from(at: usize, all: &[Occurrence], stale: &mut Vec<Place>) {
    for Occurrence { place, .. } in all.iter().skip(at).take(LOOK_BACK + 1) {
        // Most runs of a paragraph are next to each other.
        if stale.last() != Some(place) {
            stale.push(*place);
        }
    }
}

impl Occurrence {
    /// The words before its first one, and from it on.
    fn split<'a>(&self, readings: &'a [Arc<Reading>]) -> Option<(&'a [u32], &'a [u32])> {
        readings.get(self.place.part as usize)?.split_at(self.place.paragraph, self.start)
    }
}

/// Whether the same [`IN_A_ROW`] words in a row are around two places, given by the words before and after each.
fn is_clause((before, after): (&[u32], &[u32]), (other_before, other_after): (&[u32], &[u32])) -> bool {
    steps::add(IN_A_ROW);
    let equal = |(one, other): &(&u32, &u32)| one == other;
    let after = after.iter().zip(other_after).take(IN_A_ROW).take_while(equal).count();
    let before = || before.iter().rev().zip(other_before.iter().rev()).take(IN_A_ROW).take_while(equal).count();
    after == IN_A_ROW || before() + after >= IN_A_ROW
}
