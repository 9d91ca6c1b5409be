//! Compares paragraphs, alone or with a neighbour.

use std::ops::Range;
use std::sync::Arc;

use crate::sequence;
use crate::steps;

use super::occurrences::Place;
use super::reading::Reading;
use super::{IN_A_ROW, Passage, SHORTEST, SIMILAR};

/// One paragraph of a section, or two in a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stretch {
    pub(super) part: usize,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Stretch {
    pub(super) fn paragraphs(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The places of its paragraphs.
    pub(super) fn places(&self) -> impl Iterator<Item = Place> {
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let part = number(self.part);
        self.paragraphs().map(move |at| Place { part, paragraph: number(at) })
    }
}

/// Two passages that repeat each other, the earlier one first.
#[derive(Debug)]
pub(super) struct Repeating {
    pub(super) stretches: [Stretch; 2],
    pub(super) common: usize,
    pub(super) similarity: f64,
}

impl Repeating {
    /// The paragraphs of both passages.
    pub(super) fn places(&self) -> impl Iterator<Item = Place> {
        self.stretches.iter().flat_map(Stretch::places)
    }
}

/// The texts that are compared, in their order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Texts<'a>(pub(super) &'a [Arc<Reading>]);

impl Texts<'_> {
    /// The most similar passages around two paragraphs: the two, or one of them and the other with a neighbour. Of equals the first.
    pub(super) fn closest(&self, one: Place, other: Place) -> Option<Repeating> {
        let [(part, at), (other_part, other_at)] =
            [one, other].map(|place| (place.part as usize, place.paragraph as usize));
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
        let reading = self.0.get(stretch.part)?;
        let paragraphs = reading.paragraphs.get(stretch.paragraphs())?;
        let (first, last) = (paragraphs.first()?, paragraphs.last()?);
        let one_note = paragraphs.iter().all(|paragraph| paragraph.note == first.note);
        reading.words.get(first.words.start..last.words.end).filter(|_| one_note)
    }

    pub(super) fn passage(&self, stretch: &Stretch) -> Option<Passage> {
        let paragraphs = self.0.get(stretch.part)?.paragraphs.get(stretch.paragraphs())?;
        Some(Passage {
            part: stretch.part,
            leaves: paragraphs.iter().map(|paragraph| paragraph.leaf).collect(),
            words: paragraphs.iter().map(|paragraph| paragraph.words.len()).sum(),
            note: paragraphs.first()?.note,
        })
    }
}

/// How many words two passages can have in common at most: those of both, in any order.
fn shared(one: &[u32], other: &[u32]) -> usize {
    steps::add(one.len() + other.len());
    let (first, last) = sequence::equal_ends(one, other);
    let sorted = |words: &[u32]| {
        let mut between = words.get(first..words.len() - last).unwrap_or_default().to_vec();
        between.sort_unstable();
        between
    };
    let (one, other) = (sorted(one), sorted(other));
    let mut left = other.iter().peekable();
    let mut shared = first + last;
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
