//! The parallels of a report, kept up to date section by section.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::sequence::common_runs;

use super::fingerprint::{self, Fingerprint};
use super::index::Index;
use super::place::{Pair, Place};
use super::repeated;
use super::{IN_A_ROW, Parallel, Part, Passage, SHORTEST, SIMILAR, similarity};

/// The kept runs of words of a report, and the parallels that follow from them.
///
/// **What a change to a section comes to is found from its own runs**: it costs no more in a long report than in a short one, and comes
/// to the same as to begin anew.
#[derive(Debug, Default)]
pub struct Concordance {
    sections: Vec<Fingerprint>,
    /// Made with the first change, since most reports see none.
    index: Option<Index>,
    /// The closest parallel around two paragraphs, where there is one.
    closest: BTreeMap<Pair, Parallel>,
}

impl Concordance {
    /// Reads the sections of a report, in their order.
    #[must_use]
    pub fn new(parts: &[Part<'_>]) -> Self {
        let sections: Vec<Fingerprint> = parts.iter().map(|part| Fingerprint::new(*part)).collect();
        let candidates = repeated::candidates(&sections);
        let mut concordance = Self { sections, ..Self::default() };
        concordance.closest =
            candidates.into_iter().filter_map(|pair| Some((pair, concordance.closest(pair)?))).collect();
        concordance
    }

    /// Puts another text in the place of a section.
    pub fn replace(&mut self, at: usize, part: Part<'_>) {
        let index = self.index.get_or_insert_with(|| Index::new(&self.sections));
        let Some(section) = self.sections.get_mut(at) else { return };
        let after = Fingerprint::new(part);
        // A paragraph is compared together with the next one.
        let from = section.paragraphs_in_common(&after).saturating_sub(1);
        index.turn(at, section, from, false);
        index.turn(at, &after, from, true);
        *section = after;
        for (pair, compared) in index.touched() {
            match compared.then(|| self.closest(pair)).flatten() {
                Some(closest) => self.closest.insert(pair, closest),
                None => self.closest.remove(&pair),
            };
        }
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

    /// The closest parallel around two paragraphs: the two, or one of them with a neighbour of the other.
    fn closest(&self, [one, other]: Pair) -> Option<Parallel> {
        // Most candidates have no such run anywhere around, which is found out sooner than what they have in common.
        if !share_a_run(self.around(one)?, self.around(other)?) {
            return None;
        }
        let options = [((0, 0), (0, 0)), ((0, 0), (0, 1)), ((0, 0), (1, 0)), ((0, 1), (0, 0)), ((1, 0), (0, 0))];
        let parallels = options.into_iter().filter_map(|(around_one, around_other)| {
            self.parallel(&Stretch::around(one, around_one)?, &Stretch::around(other, around_other)?)
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

/// Paragraphs of a section that follow one another.
#[derive(Debug, Clone)]
struct Stretch {
    part: usize,
    paragraphs: Range<usize>,
}

impl Stretch {
    /// A paragraph, with so many before it and after it.
    fn around(place: Place, (before, after): (usize, usize)) -> Option<Self> {
        let at = place.paragraph as usize;
        Some(Self { part: place.part as usize, paragraphs: at.checked_sub(before)?..at + 1 + after })
    }
}
