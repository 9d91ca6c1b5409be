//! Where the runs of words of a report stand, kept up to date section by section.

use std::collections::BTreeMap;
use std::ops::Range;

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use smallvec::SmallVec;

use crate::sequence::common_runs;

use super::fingerprint::{self, Fingerprint};
use super::{FORMULA, IN_A_ROW, Parallel, Part, Passage, SHARED, SHORTEST, SIMILAR, similarity};

/// The kept runs of words of a report, each with the paragraphs that it stands in, and the parallels that follow from them.
///
/// **What a change to a section comes to is found from its own runs**: it costs no more in a long report than in a short one, and comes
/// to the same as to begin anew.
#[derive(Debug, Default)]
pub struct Concordance {
    sections: Vec<Fingerprint>,
    /// For each run the paragraphs that have it; made with the first change, since most reports see none.
    places: Option<IndexMap<u32, SmallVec<[Place; 2]>, FxBuildHasher>>,
    shared: Shared,
    /// The closest parallel around two paragraphs, where there is one.
    closest: BTreeMap<Pair, Parallel>,
}

impl Concordance {
    /// Reads the sections of a report, in their order.
    #[must_use]
    pub fn new(parts: &[Part<'_>]) -> Self {
        let sections: Vec<Fingerprint> = parts.iter().map(|part| Fingerprint::new(*part)).collect();
        let mut concordance = Self { sections, ..Self::default() };
        let repeated = concordance.repeated();
        for same in repeated.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() <= FORMULA) {
            for (at, (_, one)) in same.iter().enumerate() {
                same.iter().skip(at + 1).for_each(|(_, other)| concordance.shared.count(*one, *other, true));
            }
        }
        concordance.settle();
        concordance
    }

    /// Puts another text in the place of a section.
    pub fn replace(&mut self, at: usize, part: Part<'_>) {
        if self.places.is_none() {
            self.index();
        }
        let Some(before) = self.sections.get(at) else { return };
        let after = Fingerprint::new(part);
        // A paragraph is compared together with the next one.
        let from = before.paragraphs_in_common(&after).saturating_sub(1);
        self.turn(at, from, false);
        self.sections[at] = after;
        self.turn(at, from, true);
        self.settle();
    }

    /// The parallels, in reading order.
    #[must_use]
    pub fn parallels(&self) -> Vec<Parallel> {
        let mut best: Vec<&Parallel> = self.closest.values().collect();
        best.sort_by(|a, b| b.similarity().total_cmp(&a.similarity()).then_with(|| a.passages.cmp(&b.passages)));
        let mut parallels: Vec<Parallel> = Vec::new();
        for parallel in best {
            if !parallels.iter().any(|known| known.overlaps(parallel)) {
                parallels.push(parallel.clone());
            }
        }
        parallels.sort_by(|a, b| a.passages.cmp(&b.passages));
        parallels
    }

    /// All runs, each with its place.
    fn runs(&self) -> impl Iterator<Item = (u32, Place)> {
        let sections = self.sections.iter().enumerate();
        sections.flat_map(|(at, section)| section.runs.iter().map(move |run| (run.hash, Place::new(at, run.paragraph))))
    }

    /// The runs that stand in several places, sorted, and few others: most runs stand in one, which a small table finds out sooner than
    /// sorting does.
    fn repeated(&self) -> Vec<(u32, Place)> {
        let count: usize = self.sections.iter().map(|section| section.runs.len()).sum();
        // By their highest bits, each four times as many as there are runs.
        let bits = (4 * count).next_power_of_two().trailing_zeros().clamp(6, 31);
        let slot = |hash: u32| (hash >> (32 - bits)) as usize;
        let mut seen = vec![0_u8; 1 << bits];
        self.runs().for_each(|(hash, _)| seen[slot(hash)] = seen[slot(hash)].saturating_add(1));
        let mut repeated: Vec<(u32, Place)> = self.runs().filter(|(hash, _)| seen[slot(*hash)] > 1).collect();
        repeated.sort_unstable();
        repeated.dedup();
        repeated
    }

    /// Makes the index.
    fn index(&mut self) {
        let mut places: IndexMap<u32, SmallVec<[Place; 2]>, FxBuildHasher> = IndexMap::default();
        for (hash, place) in self.runs() {
            let known = places.entry(hash).or_default();
            // The runs of a paragraph follow one another.
            if known.last() != Some(&place) {
                known.push(place);
            }
        }
        self.places = Some(places);
    }

    /// Enters the runs of a section, from a paragraph on, into the index, or strikes them out.
    fn turn(&mut self, at: usize, from: usize, comes: bool) {
        let (Some(section), Some(places)) = (self.sections.get(at), &mut self.places) else { return };
        for run in section.runs.iter().skip_while(|run| (run.paragraph as usize) < from) {
            let place = Place::new(at, run.paragraph);
            let known = places.entry(run.hash).or_default();
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
                places.swap_remove(&run.hash);
            }
        }
    }

    /// Compares the paragraphs that were touched.
    fn settle(&mut self) {
        for pair in self.shared.touched() {
            let closest = if self.shared.has(pair) { self.closest(pair) } else { None };
            match closest {
                Some(closest) => self.closest.insert(pair, closest),
                None => self.closest.remove(&pair),
            };
        }
    }

    /// The closest parallel around two paragraphs: the two, or one of them with a neighbour of the other.
    fn closest(&self, [one, other]: Pair) -> Option<Parallel> {
        // Most candidates have no such run anywhere around, which is found out sooner than what they have in common.
        if !share_a_run(self.around(one)?, self.around(other)?) {
            return None;
        }
        let options = [((0, 0), (0, 0)), ((0, 0), (0, 1)), ((0, 0), (1, 0)), ((0, 1), (0, 0)), ((1, 0), (0, 0))];
        let parallels = options.into_iter().filter_map(|(around_one, around_other)| {
            self.parallel(&one.with(around_one.0, around_one.1)?, &other.with(around_other.0, around_other.1)?)
        });
        // Of equals the first, which is the shortest.
        parallels.reduce(|best, next| if next.similarity() > best.similarity() { next } else { best })
    }

    fn parallel(&self, one: &Stretch, other: &Stretch) -> Option<Parallel> {
        if one.part == other.part && one.paragraphs.end > other.paragraphs.start {
            return None;
        }
        let passages = [self.passage(one)?, self.passage(other)?];
        let [few, many] = [passages[0].words.min(passages[1].words), passages[0].words.max(passages[1].words)];
        if few < SHORTEST || similarity(few, few, many) < SIMILAR {
            return None;
        }
        let (one, other) = (self.words(one)?, self.words(other)?);
        let runs = common_runs(one, other);
        if runs.iter().all(|run| run.len < IN_A_ROW) {
            return None;
        }
        let common = runs.iter().map(|run| run.len).sum();
        let parallel = Parallel { passages, common };
        (parallel.similarity() >= SIMILAR).then_some(parallel)
    }

    /// Paragraphs that follow one another in one section, or in one note of it.
    fn passage(&self, stretch: &Stretch) -> Option<Passage> {
        let paragraphs = self.sections.get(stretch.part)?.paragraphs.get(stretch.paragraphs.clone())?;
        let note = paragraphs.first()?.note;
        paragraphs.iter().all(|next| next.note == note).then(|| Passage {
            part: stretch.part,
            leaves: paragraphs.iter().map(|paragraph| paragraph.leaf).collect(),
            words: paragraphs.iter().map(|paragraph| paragraph.words.len()).sum(),
            note,
        })
    }

    /// The words of a paragraph and of its neighbours.
    fn around(&self, place: Place) -> Option<&[u32]> {
        let section = self.sections.get(place.part as usize)?;
        let at = place.paragraph as usize;
        let last = section.paragraphs.get(at + 1).or_else(|| section.paragraphs.get(at))?;
        section.words.get(section.paragraphs.get(at.saturating_sub(1))?.words.start..last.words.end)
    }

    fn words(&self, stretch: &Stretch) -> Option<&[u32]> {
        let section = self.sections.get(stretch.part)?;
        let paragraphs = section.paragraphs.get(stretch.paragraphs.clone())?;
        section.words.get(paragraphs.first()?.words.start..paragraphs.last()?.words.end)
    }
}

/// Whether two passages have so many words in a row in common as a parallel must have. Now and then it says so of two that have not.
pub(super) fn share_a_run(one: &[u32], other: &[u32]) -> bool {
    let mut runs = fingerprint::hashes(one, IN_A_ROW);
    runs.sort_unstable();
    fingerprint::hashes(other, IN_A_ROW).iter().any(|run| runs.binary_search(run).is_ok())
}

/// A paragraph: its section, and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Place {
    part: u32,
    paragraph: u32,
}

impl Place {
    fn new(part: usize, paragraph: u32) -> Self {
        Self { part: u32::try_from(part).unwrap_or(u32::MAX), paragraph }
    }

    /// It, with so many paragraphs before it and after it.
    fn with(self, before: usize, after: usize) -> Option<Stretch> {
        let at = self.paragraph as usize;
        Some(Stretch { part: self.part as usize, paragraphs: at.checked_sub(before)?..at + 1 + after })
    }
}

/// Two paragraphs, the earlier one first.
type Pair = [Place; 2];

/// Paragraphs of a section that follow one another.
#[derive(Debug, Clone)]
struct Stretch {
    part: usize,
    paragraphs: Range<usize>,
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
            FORMULA => {
                let pairs = known
                    .iter()
                    .enumerate()
                    .flat_map(|(at, one)| known.iter().skip(at + 1).map(|other| (*one, *other)));
                pairs.for_each(|(one, other)| self.count(one, other, !comes));
            }
            _ => {}
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

    /// The pairs that were touched since it was last asked.
    fn touched(&mut self) -> Vec<Pair> {
        let mut touched = std::mem::take(&mut self.touched);
        touched.sort_unstable();
        touched.dedup();
        touched
    }
}
