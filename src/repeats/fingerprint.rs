//! Chooses the hashes by which passages find each other.

use crate::edition::Section;
use crate::text::Source;

use super::IN_A_ROW;
use super::reading::Reading;

/// The words in a row that are hashed together. A clause of this length is seldom repeated by chance.
const RUN: usize = 8;
/// The least of this many hashes in a row is kept.
const WINDOW: usize = IN_A_ROW - RUN + 1;

/// What the search keeps of a section: hashes of some runs of words. **Paragraphs that share [`IN_A_ROW`] words in a row share a hash.**
#[derive(Debug, Default)]
pub struct Fingerprint {
    /// The hashes, paragraph by paragraph.
    hashes: Box<[u32]>,
    /// For each paragraph of running text the end of its hashes.
    ends: Box<[u32]>,
}

impl Fingerprint {
    /// Reads the fingerprint of a section.
    #[must_use]
    pub fn new(source: &Source, section: &Section) -> Self {
        let reading = Reading::new(source, section);
        let mut kept = Vec::with_capacity(reading.words.len() / 3);
        let mut ends = Vec::with_capacity(reading.paragraphs.len());
        for words in reading.by_paragraph() {
            winnow(&hashes(words), |hash| kept.push(hash));
            ends.push(u32::try_from(kept.len()).unwrap_or(u32::MAX));
        }
        Self { hashes: kept.into(), ends: ends.into() }
    }

    /// All hashes.
    pub(super) fn hashes(&self) -> &[u32] {
        &self.hashes
    }

    /// How many paragraphs of running text the section has.
    pub(super) fn count(&self) -> usize {
        self.ends.len()
    }

    /// The hashes of each paragraph.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = &[u32]> {
        let starts = std::iter::once(&0).chain(&self.ends);
        let hashes = |(start, end): (&u32, &u32)| self.hashes.get(*start as usize..*end as usize);
        starts.zip(&self.ends).map(move |range| hashes(range).unwrap_or_default())
    }
}

/// The upper half of a product, to which all bits contribute.
pub(super) fn mixed(bits: u64) -> u32 {
    u32::try_from((bits ^ bits >> 32).wrapping_mul(FACTOR) >> 32).unwrap_or_default()
}

const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Keeps the least hash of every [`WINDOW`]: of equal ones the last, so that few are kept.
fn winnow(hashes: &[u32], mut keep: impl FnMut(u32)) {
    let mut smallest: Option<(usize, u32)> = None;
    for (window, from) in hashes.windows(WINDOW).zip(0..) {
        let (at, hash) = (from + WINDOW - 1, window[WINDOW - 1]);
        let next = match smallest {
            Some((place, least)) if place >= from && least < hash => continue,
            Some((place, _)) if place >= from => (at, hash),
            // The smallest has left the window.
            _ => {
                let least = window.iter().copied().min().unwrap_or(hash);
                (from + window.iter().rposition(|hash| *hash == least).unwrap_or(0), least)
            }
        };
        smallest = Some(next);
        keep(next.1);
    }
}

/// The hashes of all runs of [`RUN`] words, each made from the one before.
fn hashes(words: &[u32]) -> Vec<u32> {
    let leaving = (0..RUN).fold(1_u64, |factor, _| factor.wrapping_mul(FACTOR));
    let step = |hash: u64, word: u32| hash.wrapping_mul(FACTOR).wrapping_add(u64::from(word) + 1);
    let Some(first) = words.get(..RUN) else { return Vec::new() };
    let mut hash = first.iter().fold(0, |hash, word| step(hash, *word));
    let mut hashes = Vec::with_capacity(words.len() - RUN + 1);
    hashes.push(mixed(hash));
    for (gone, come) in words.iter().zip(words.iter().skip(RUN)) {
        hash = step(hash, *come).wrapping_sub(leaving.wrapping_mul(u64::from(*gone) + 1));
        hashes.push(mixed(hash));
    }
    hashes
}
