//! Which paragraphs of a report have hashes in common, found at once for all of them.

use rustc_hash::FxHashMap;

use crate::steps;

use super::IN_A_ROW;
use super::reading::Reading;

/// A paragraph with a given hash is paired with at most this many before it.
const LOOK_BACK: usize = 3;
/// A paragraph is compared with at most this many before it.
const PARTNERS: usize = 8;

/// Two paragraphs, numbered over the report: the earlier and the later.
pub(super) type Pair = [u32; 2];

/// The pairs of paragraphs to compare: for each later paragraph those with the most hashes in common, and of such the nearest, first.
///
/// A hash of many paragraphs makes a chain of pairs, not all of them.
pub(super) fn candidates(readings: &[&Reading]) -> Vec<Pair> {
    let repeated = RepeatedHashes::new(readings);
    // The last occurrences of each hash, in different paragraphs, the latest first.
    let mut last: FxHashMap<u32, [Option<Occurrence<'_>>; LOOK_BACK]> = FxHashMap::default();
    let mut candidates = Vec::new();
    let mut earlier: Vec<u32> = Vec::new();
    let mut first = 0;
    for Reading { paragraphs, words, runs } in readings {
        for of_one in runs.chunk_by(|one, other| one.paragraph == other.paragraph) {
            let Some(later) = of_one.first().map(|run| first + run.paragraph) else { continue };
            for run in of_one.iter().filter(|run| repeated.has(run.hash)) {
                let here = Occurrence { paragraph: later, start: run.start, words };
                let recent = last.entry(run.hash).or_default();
                if recent[0].is_none_or(|known| known.paragraph != later) {
                    let sharing = recent.iter().flatten().filter(|known| known.shares_clause(&here));
                    earlier.extend(sharing.map(|known| known.paragraph));
                    recent.rotate_right(1);
                    recent[0] = Some(here);
                }
            }
            steps::add(earlier.len());
            earlier.sort_unstable();
            let partners = earlier.chunk_by(PartialEq::eq).filter_map(|same| Some((same.len(), *same.first()?)));
            let mut partners: Vec<(usize, u32)> = partners.collect();
            partners.sort_unstable_by(|one, other| other.cmp(one));
            candidates.extend(partners.into_iter().take(PARTNERS).map(|(_, earlier)| [earlier, later]));
            earlier.clear();
        }
        first += u32::try_from(paragraphs.len()).unwrap_or(u32::MAX);
    }
    candidates
}

/// Where a run is.
#[derive(Clone, Copy)]
struct Occurrence<'a> {
    /// The number of its paragraph.
    paragraph: u32,
    /// Its first word.
    start: u32,
    /// The words of its section.
    words: &'a [u32],
}

impl Occurrence<'_> {
    /// Whether two runs are in the same [`IN_A_ROW`] words in a row.
    fn shares_clause(&self, other: &Self) -> bool {
        steps::add(IN_A_ROW);
        let split = |run: &Self| run.words.split_at_checked(run.start as usize).unwrap_or_default();
        let ((before, after), (other_before, other_after)) = (split(self), split(other));
        let equal = |(one, other): &(&u32, &u32)| one == other;
        let before = before.iter().rev().zip(other_before.iter().rev()).take(IN_A_ROW).take_while(equal).count();
        before + after.iter().zip(other_after).take(IN_A_ROW).take_while(equal).count() >= IN_A_ROW
    }
}

/// The hashes that occur more than once, and a few others: most occur once, which a small table says.
struct RepeatedHashes {
    /// A slot is the highest bits of a hash. There are sixteen times as many as hashes, and each has two bits.
    seen: Vec<[u64; 2]>,
    bits: u32,
}

impl RepeatedHashes {
    fn new(readings: &[&Reading]) -> Self {
        let count: usize = readings.iter().map(|reading| reading.runs.len()).sum();
        steps::add(count);
        let bits = (16 * count).next_power_of_two().trailing_zeros().clamp(7, 31);
        let mut repeated = Self { seen: vec![[0; 2]; 1 << (bits - 6)], bits };
        for run in readings.iter().flat_map(|reading| &reading.runs) {
            let (at, bit) = repeated.slot(run.hash);
            let [once, twice] = &mut repeated.seen[at];
            *twice |= *once & bit;
            *once |= bit;
        }
        repeated
    }

    fn has(&self, hash: u32) -> bool {
        let (at, bit) = self.slot(hash);
        self.seen[at][1] & bit != 0
    }

    fn slot(&self, hash: u32) -> (usize, u64) {
        ((hash >> (38 - self.bits)) as usize, 1 << (hash >> (32 - self.bits) & 63))
    }
}
