//! Something that takes any bytes.

/// A part of the program that must take any bytes.
pub(super) trait Target {
    /// The name of its module, and of its folder of the corpus.
    const NAME: &'static str;
    /// The words of its language, for the mutator to insert.
    const TOKENS: &'static [&'static str];
    /// How many cases an ordinary run of the tests has.
    const CASES: u64;

    /// Takes an input. The error says which invariant does not hold; a panic is an error too.
    fn hold(&self, input: &[u8]) -> Result<(), String>;
}
