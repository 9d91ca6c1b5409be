//! What holds of any bytes that a person, a program or a socket hands in.
//!
//! Each [`Target`] takes inputs that a [`Mutator`] makes from its corpus, and says what is wrong. [`fuzz`] runs one: a fixed number of
//! cases, or for as long as `LACUNA_FUZZ_SECONDS` says. Each case follows from its seed alone, so the seed of a failure shows it again.

#![expect(clippy::string_slice, reason = "a target may panic: that is a failure of the test")]

mod collation;
mod corpus;
mod facts;
mod gate;
mod minimise;
mod mutator;
mod names;
mod parse;
mod requests;
mod run;
mod target;
mod warm_site;

use corpus::Corpus;
use minimise::minimise;
use mutator::Mutator;
use run::fuzz;
use target::Target;
