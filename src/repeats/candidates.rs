//! Which paragraphs of a report have hashes in common, found at once for all of them.

use crate::steps;

use super::IN_A_ROW;
use super::reading::Reading;
use super::runs::Run;

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
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for same in repeated(readings).chunk_by(|one, other| one.hash == other.hash) {
        for (at, later) in same.iter().enumerate() {
            let before = same.get(at.saturating_sub(LOOK_BACK)..at).unwrap_or_default();
            let before = before.iter().filter(|earlier| earlier.shares_clause(later));
            pairs.extend(before.map(|earlier| (later.paragraph, earlier.paragraph)));
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

/// Where a run is.
#[derive(Clone, Copy)]
struct Occurrence<'a> {
    hash: u32,
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

/// The occurrences of hashes that occur more than once, sorted, and a few others: most hashes occur once, which a small table says
/// sooner than sorting does.
fn repeated<'a>(readings: &[&'a Reading]) -> Vec<Occurrence<'a>> {
    let count: usize = readings.iter().map(|reading| reading.runs.len()).sum();
    steps::add(count);
    // A slot is the highest bits of a hash. There are sixteen times as many as hashes, and each has two bits.
    let bits = (16 * count).next_power_of_two().trailing_zeros().clamp(7, 31);
    let slot = |hash: u32| ((hash >> (38 - bits)) as usize, 1_u64 << (hash >> (32 - bits) & 63));
    let mut seen = vec![[0_u64; 2]; 1 << (bits - 6)];
    for run in readings.iter().flat_map(|reading| &reading.runs) {
        let (at, bit) = slot(run.hash);
        let [once, twice] = &mut seen[at];
        *twice |= *once & bit;
        *once |= bit;
    }
    let is_repeated = |run: &&Run| {
        let (at, bit) = slot(run.hash);
        seen[at][1] & bit != 0
    };
    let mut repeated = Vec::new();
    let mut first = 0;
    for Reading { paragraphs, words, runs } in readings {
        for Run { hash, paragraph, start } in runs.iter().filter(is_repeated) {
            repeated.push(Occurrence { hash: *hash, paragraph: first + paragraph, start: *start, words });
        }
        first += u32::try_from(paragraphs.len()).unwrap_or(u32::MAX);
    }
    // They are in the order of their paragraphs, and two small numbers are sorted sooner than they are.
    let mut order: Vec<(u32, u32)> = repeated.iter().zip(0..).map(|(run, place)| (run.hash, place)).collect();
    order.sort_unstable();
    let sorted = order.iter().filter_map(|(_, place)| repeated.get(*place as usize));
    let mut sorted: Vec<Occurrence<'a>> = sorted.copied().collect();
    sorted.dedup_by_key(|run| (run.hash, run.paragraph));
    sorted
}
