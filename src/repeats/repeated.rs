//! Which paragraphs of a report share enough to be compared, found at once for all of them.

use super::fingerprint::Fingerprint;
use super::place::{Pair, Place};
use super::{FORMULA, SHARED};

/// The pairs of paragraphs that share enough runs which are no formula, in order.
pub(super) fn candidates(sections: &[Fingerprint]) -> Vec<Pair> {
    let repeated = repeated(sections);
    let mut pairs: Vec<[u64; 2]> = Vec::new();
    for same in repeated.chunk_by(|one, other| one.hash() == other.hash()).filter(|same| same.len() <= FORMULA) {
        for (at, one) in same.iter().enumerate() {
            pairs.extend(same.iter().skip(at + 1).map(|other| [one.paragraph(), other.paragraph()]));
        }
    }
    pairs.sort_unstable();
    let places: Vec<Place> = sections
        .iter()
        .enumerate()
        .flat_map(|(at, section)| (0..).zip(&section.paragraphs).map(move |(paragraph, _)| Place::new(at, paragraph)))
        .collect();
    let place = |at: u64| places.get(usize::try_from(at).ok()?).copied();
    let enough = pairs.chunk_by(PartialEq::eq).filter(|same| same.len() >= SHARED as usize);
    enough.filter_map(|same| same.first().and_then(|[one, other]| Some([place(*one)?, place(*other)?]))).collect()
}

/// A run, and the number of its paragraph among all of the report. One number, since thousands of them are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Standing(u64);

impl Standing {
    fn new(hash: u32, paragraph: u32) -> Self {
        Self(u64::from(hash) << 32 | u64::from(paragraph))
    }

    fn hash(self) -> u64 {
        self.0 >> 32
    }

    fn paragraph(self) -> u64 {
        self.0 & u64::from(u32::MAX)
    }
}

/// The runs that stand in several places, sorted, and few others: most runs stand in one, which a small table finds out sooner than
/// sorting does.
fn repeated(sections: &[Fingerprint]) -> Vec<Standing> {
    let count: usize = sections.iter().map(|section| section.runs.len()).sum();
    // By their highest bits, each four times as many as there are runs.
    let bits = (4 * count).next_power_of_two().trailing_zeros().clamp(6, 31);
    let slot = |hash: u32| (hash >> (32 - bits)) as usize;
    let mut seen = vec![0_u8; 1 << bits];
    for run in sections.iter().flat_map(|section| &section.runs) {
        let seen = &mut seen[slot(run.hash)];
        *seen = seen.saturating_add(1);
    }
    let mut repeated = Vec::new();
    let mut first = 0;
    for section in sections {
        let here = section.runs.iter().filter(|run| seen[slot(run.hash)] > 1);
        repeated.extend(here.map(|run| Standing::new(run.hash, first + run.paragraph)));
        first += u32::try_from(section.paragraphs.len()).unwrap_or(u32::MAX);
    }
    repeated.sort_unstable();
    repeated.dedup();
    repeated
}
