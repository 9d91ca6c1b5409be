//! Makes inputs from those of a corpus.

use std::ops::Range;

use proptest::prelude::Rng as _;
use proptest::test_runner::{RngAlgorithm, TestRng};

use super::Corpus;

/// The most bytes of an input: small inputs are quick, and find the same faults.
const LONGEST: usize = 1 << 10;

/// Makes one input. **It follows from its seed alone.**
pub(super) struct Mutator<'a> {
    corpus: &'a Corpus,
    tokens: &'static [&'static str],
    rng: TestRng,
}

impl<'a> Mutator<'a> {
    pub(super) fn new(corpus: &'a Corpus, tokens: &'static [&'static str], seed: u64) -> Self {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        Self { corpus, tokens, rng: TestRng::from_seed(RngAlgorithm::ChaCha, &bytes) }
    }

    /// The beginning of one input with the end of another, changed in up to eight ways.
    pub(super) fn input(mut self) -> Vec<u8> {
        let (one, other) = (self.pick(), self.pick());
        let (begin, end) = (self.rng.random_range(0..=one.len()), self.rng.random_range(0..=other.len()));
        let mut input = [&one[..begin], &other[end..]].concat();
        for _ in 0..self.rng.random_range(0..=8) {
            self.change(&mut input);
        }
        input.truncate(LONGEST);
        input
    }

    fn pick(&mut self) -> &'a [u8] {
        self.corpus.get(self.rng.random_range(0..self.corpus.len()))
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let range = self.range(input.len());
        match self.rng.random_range(0..8) {
            0 | 1 => drop(input.drain(range)),
            2 => {
                let copies = input[range.clone()].repeat(self.times());
                input.splice(range.end..range.end, copies);
            }
            3 => {
                let piece = input[range].to_vec();
                let at = self.rng.random_range(0..=input.len());
                input.splice(at..at, piece);
            }
            4 => {
                for byte in &mut input[range] {
                    *byte ^= 1 << self.rng.random_range(0..8);
                }
            }
            _ => {
                let token = self.tokens[self.rng.random_range(0..self.tokens.len())];
                let tokens = token.repeat(self.times()).into_bytes();
                input.splice(range.start..range.start, tokens);
            }
        }
    }

    /// A range of an input: mostly a few bytes.
    fn range(&mut self, length: usize) -> Range<usize> {
        let start = self.rng.random_range(0..=length);
        let most = if self.rng.random_ratio(1, 4) { length } else { 8 };
        start..length.min(start + self.rng.random_range(0..=most))
    }

    /// Mostly once.
    fn times(&mut self) -> usize {
        if self.rng.random_ratio(1, 8) { self.rng.random_range(1..=200) } else { 1 }
    }
}
