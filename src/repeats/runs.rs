//! Chooses the runs of words by which passages find each other.

use super::IN_A_ROW;

/// The words in a row that are hashed together. A clause of this length is seldom repeated by chance.
const RUN: usize = 8;
/// The least of this many hashes in a row is kept.
const WINDOW: usize = IN_A_ROW - RUN + 1;

/// A run of words that the search keeps. **Paragraphs that share [`IN_A_ROW`] words in a row share the hash of one.**
#[derive(Debug)]
pub(super) struct Run {
    pub(super) hash: u32,
    /// The paragraph that has it.
    pub(super) paragraph: u32,
    /// Its first word, among those of the section.
    pub(super) start: u32,
}

/// The runs to keep of a paragraph's words: the place of each in the paragraph, and its hash.
pub(super) fn runs(words: &[u32], keep: impl FnMut((usize, u32))) {
    winnow(&hashes(words), keep);
}

/// The upper half of a product, to which all bits contribute.
pub(super) fn mixed(bits: u64) -> u32 {
    u32::try_from((bits ^ bits >> 32).wrapping_mul(FACTOR) >> 32).unwrap_or_default()
}

const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Keeps the least hash of every [`WINDOW`]: of equal ones the last, so that few are kept.
fn winnow(hashes: &[u32], mut keep: impl FnMut((usize, u32))) {
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
        keep(next);
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
