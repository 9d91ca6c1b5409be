//! Pseudorandom numbers that are the same in every run.

/// SplitMix64, seeded from the place in the edition.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64, report: usize, section: usize) -> Self {
        Chance(seed ^ (report as u64) << 40 ^ section as u64)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    pub(crate) fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    /// A word from a list. Earlier words are more frequent, as in any language.
    pub(crate) fn word<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let limit = 1 + self.below(words.len());
        words[self.below(limit)]
    }
}
