//! Compares the candidates, and gathers the passages that repeat each other.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::sequence;
use crate::steps;

use super::candidates::{Pair, candidates};
use super::groups::Groups;
use super::reading::Reading;
use super::{IN_A_ROW, Passage, Repeat, Repeats, SHORTEST, SIMILAR};

/// Finds the repeated passages of a report, whose sections come in their order.
#[must_use]
pub fn find(readings: &[&Reading]) -> Repeats {
    let finder = RepeatFinder::new(readings);
    Repeats::new(finder.repeats(&finder.pairs(&candidates(readings))))
}

/// The texts that are compared.
struct RepeatFinder<'a> {
    /// The number of the first paragraph of each section, and of all paragraphs at the end.
    firsts: Vec<u32>,
    readings: &'a [&'a Reading],
}

/// One paragraph of a section, or two in a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Stretch {
    part: usize,
    start: usize,
    end: usize,
}

impl Stretch {
    fn paragraphs(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// Two passages that repeat each other, the earlier one first.
#[derive(Debug)]
struct Repeating {
    stretches: [Stretch; 2],
    common: usize,
    similarity: f64,
}

impl<'a> RepeatFinder<'a> {
    fn new(readings: &'a [&'a Reading]) -> Self {
        let mut firsts = vec![0];
        for reading in readings {
            let count = u32::try_from(reading.paragraphs.len()).unwrap_or(u32::MAX);
            firsts.push(firsts.last().map_or(count, |first: &u32| first.saturating_add(count)));
        }
        Self { firsts, readings }
    }

    /// The section of a paragraph, and its index there.
    fn place(&self, paragraph: u32) -> (usize, usize) {
        let part = self.firsts.partition_point(|first| *first <= paragraph).saturating_sub(1);
        (part, paragraph.saturating_sub(self.firsts.get(part).copied().unwrap_or_default()) as usize)
    }

    /// The candidates that do repeat each other. Two paragraphs that are in one group already are not compared.
    fn pairs(&self, candidates: &[Pair]) -> Vec<Repeating> {
        let mut groups = Groups::new(self.firsts.last().map_or(0, |count| *count as usize));
        let mut pairs = Vec::new();
        for [one, other] in candidates {
            steps::add(1);
            if groups.of(*one as usize) != groups.of(*other as usize)
                && let Some(pair) = self.closest(self.place(*one), self.place(*other))
            {
                groups.join(*one as usize, *other as usize);
                pairs.push(pair);
            }
        }
        pairs
    }

    /// The most similar passages around two paragraphs: the two, or one of them and the other with a neighbour. Of equals the first.
    fn closest(&self, (part, at): (usize, usize), (other_part, other_at): (usize, usize)) -> Option<Repeating> {
        let options = [((0, 0), (0, 0)), ((0, 0), (0, 1)), ((0, 0), (1, 0)), ((0, 1), (0, 0)), ((1, 0), (0, 0))];
        let mut closest: Option<Repeating> = None;
        for ((before, after), (other_before, other_after)) in options {
            let (Some(start), Some(other_start)) = (at.checked_sub(before), other_at.checked_sub(other_before)) else {
                continue;
            };
            let one = Stretch { part, start, end: at + 1 + after };
            let other = Stretch { part: other_part, start: other_start, end: other_at + 1 + other_after };
            let wanted = closest.as_ref().map_or(SIMILAR, |closest| closest.similarity);
            let better = self.compare([one, other], wanted);
            closest = better.filter(|better| closest.is_none() || better.similarity > wanted).or(closest);
        }
        closest
    }

    /// Compares two stretches, unless they cannot be as similar as is wanted.
    fn compare(&self, stretches: [Stretch; 2], wanted: f64) -> Option<Repeating> {
        let [one, other] = &stretches;
        if one.part == other.part && one.end > other.start {
            return None;
        }
        let [words, other_words] = [self.words(one)?, self.words(other)?];
        let similarity = |common| similarity(common, words.len(), other_words.len());
        let few = words.len().min(other_words.len());
        if few < SHORTEST || similarity(few) < wanted || similarity(shared(words, other_words)) < wanted {
            return None;
        }
        let (mut common, mut longest) = (0, 0);
        for run in sequence::equal_runs(words, other_words) {
            common += run.len;
            longest = longest.max(run.len);
        }
        let similarity = similarity(common);
        (longest >= IN_A_ROW && similarity >= wanted).then_some(Repeating { stretches, common, similarity })
    }

    /// The words of paragraphs that are all in the text of the section, or all in one note.
    fn words(&self, stretch: &Stretch) -> Option<&[u32]> {
        let reading = self.readings.get(stretch.part)?;
        let paragraphs = reading.paragraphs.get(stretch.paragraphs())?;
        let (first, last) = (paragraphs.first()?, paragraphs.last()?);
        let one_note = paragraphs.iter().all(|paragraph| paragraph.note == first.note);
        reading.words.get(first.words.start..last.words.end).filter(|_| one_note)
    }

    fn passage(&self, stretch: &Stretch) -> Option<Passage> {
        let paragraphs = self.readings.get(stretch.part)?.paragraphs.get(stretch.paragraphs())?;
        Some(Passage {
            part: stretch.part,
            leaves: paragraphs.iter().map(|paragraph| paragraph.leaf).collect(),
            words: paragraphs.iter().map(|paragraph| paragraph.words.len()).sum(),
            note: paragraphs.first()?.note,
        })
    }

    /// Groups the passages of pairs. Of pairs that have paragraphs in common on both sides only the most similar counts.
    fn repeats(&self, pairs: &[Repeating]) -> Vec<Repeat> {
        let mut best: Vec<&Repeating> = pairs.iter().collect();
        best.sort_by(|a, b| b.similarity.total_cmp(&a.similarity).then_with(|| a.stretches.cmp(&b.stretches)));
        let mut claimed: BTreeSet<[(usize, usize); 2]> = BTreeSet::new();
        best.retain(|pair| {
            let [one, other] = &pair.stretches;
            let here = one
                .paragraphs()
                .flat_map(|at| other.paragraphs().map(move |other_at| [(one.part, at), (other.part, other_at)]));
            let here: Vec<_> = here.collect();
            let is_new = here.iter().all(|pair| !claimed.contains(pair));
            if is_new {
                claimed.extend(here);
            }
            is_new
        });
        let stretches: BTreeSet<&Stretch> = best.iter().flat_map(|pair| &pair.stretches).collect();
        let numbers: BTreeMap<&Stretch, usize> = stretches.iter().copied().zip(0..).collect();
        let number = |stretch: &Stretch| numbers.get(stretch).copied().unwrap_or_default();
        let mut groups = Groups::new(stretches.len());
        for pair in &best {
            let [one, other] = pair.stretches.each_ref().map(number);
            groups.join(one, other);
        }
        let mut repeats: BTreeMap<usize, Repeat> = BTreeMap::new();
        for (at, stretch) in stretches.into_iter().enumerate() {
            let repeat = repeats.entry(groups.of(at)).or_insert(Repeat { passages: Vec::new(), common: usize::MAX });
            repeat.passages.extend(self.passage(stretch));
        }
        for pair in best {
            if let Some(repeat) = repeats.get_mut(&groups.of(number(&pair.stretches[0]))) {
                repeat.common = repeat.common.min(pair.common);
            }
        }
        repeats.into_values().collect()
    }
}

/// How many words two passages can have in common at most: those of both, in any order.
fn shared(one: &[u32], other: &[u32]) -> usize {
    steps::add(one.len() + other.len());
    if one == other {
        return one.len();
    }
    let (mut one, mut other) = (one.to_vec(), other.to_vec());
    one.sort_unstable();
    other.sort_unstable();
    let mut left = other.iter().peekable();
    let mut shared = 0;
    for word in one {
        while left.next_if(|other| **other < word).is_some() {}
        shared += usize::from(left.next_if_eq(&&word).is_some());
    }
    shared
}

#[expect(clippy::cast_precision_loss, reason = "no passage has 2^52 words")]
pub(super) fn similarity(common: usize, one: usize, other: usize) -> f64 {
    (2 * common) as f64 / (one + other).max(1) as f64
}
