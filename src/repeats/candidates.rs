//! Which paragraphs of a report have hashes in common, found at once for all of them.

use crate::sequence::steps;

use super::fingerprint::Fingerprint;

/// A paragraph with a given hash is paired with at most this many before it.
const LOOK_BACK: usize = 3;
/// A paragraph is compared with at most this many before it.
const PARTNERS: usize = 8;

/// Two paragraphs, numbered over the report: the earlier and the later.
pub(super) type Pair = [u32; 2];

/// The pairs of paragraphs to compare: for each later paragraph those with the most hashes in common, and of such the nearest, first.
///
/// A hash of many paragraphs makes a chain of pairs, not all of them.
pub(super) fn candidates(fingerprints: &[&Fingerprint]) -> Vec<Pair> {
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for same in repeated(fingerprints).chunk_by(|one, other| one.hash() == other.hash()) {
        for (at, later) in same.iter().enumerate() {
            let before = same.get(at.saturating_sub(LOOK_BACK)..at).unwrap_or_default();
            pairs.extend(before.iter().map(|earlier| (later.paragraph(), earlier.paragraph())));
        }
    }
    steps::add(pairs.len());
    pairs.sort_unstable();
    let mut candidates = Vec::new();
    for of_one in pairs.chunk_by(|one, other| one.0 == other.0) {
        let mut partners: Vec<(usize, Pair)> = of_one
            .chunk_by(PartialEq::eq)
            .filter_map(|same| Some((same.len(), same.first()?)))
            .map(|(shared, pair)| (shared, [pair.1, pair.0]))
            .collect();
        partners.sort_unstable_by(|one, other| other.cmp(one));
        candidates.extend(partners.into_iter().take(PARTNERS).map(|(_, pair)| pair));
    }
    candidates
}

/// A hash, and the number of a paragraph that has it. One number, because thousands of them are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Occurrence(u64);

impl Occurrence {
    fn new(hash: u32, paragraph: u32) -> Self {
        Self(u64::from(hash) << 32 | u64::from(paragraph))
    }

    fn hash(self) -> u64 {
        self.0 >> 32
    }

    fn paragraph(self) -> u32 {
        u32::try_from(self.0 & u64::from(u32::MAX)).unwrap_or_default()
    }
}

/// The occurrences of hashes that occur more than once, sorted, and a few others: most hashes occur once, which a small table says
/// sooner than sorting does.
fn repeated(fingerprints: &[&Fingerprint]) -> Vec<Occurrence> {
    let count: usize = fingerprints.iter().map(|fingerprint| fingerprint.hashes().len()).sum();
    steps::add(count);
    // Slots are the highest bits of a hash, and four times as many as there are hashes.
    let bits = (4 * count).next_power_of_two().trailing_zeros().clamp(6, 31);
    let slot = |hash: u32| (hash >> (32 - bits)) as usize;
    let mut seen = vec![0_u8; 1 << bits];
    for hash in fingerprints.iter().flat_map(|fingerprint| fingerprint.hashes()) {
        let seen = &mut seen[slot(*hash)];
        *seen = seen.saturating_add(1);
    }
    let mut repeated = Vec::new();
    let paragraphs = fingerprints.iter().flat_map(|fingerprint| fingerprint.paragraphs());
    for (number, hashes) in (0..).zip(paragraphs) {
        let here = hashes.iter().filter(|hash| seen[slot(**hash)] > 1);
        repeated.extend(here.map(|hash| Occurrence::new(*hash, number)));
    }
    repeated.sort_unstable();
    repeated.dedup();
    repeated
}
