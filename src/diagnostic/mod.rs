//! Findings: what the program has to say about a site, each with its place and what to do.
//!
//! A [`Finding`] is a value; nothing prints while it works. The printers ([`human`], [`json`], [`github`]) are handed the findings
//! and the public sources, and quote only those: **an excerpt can hold no withheld text**, since a file that could not be cut
//! has no source.

mod code;
mod finding;
pub mod github;
pub mod human;
pub mod json;
mod places;
mod refusal;

pub use code::{Code, Severity};
pub use finding::{Finding, Location, Tally};

use crate::text::{FilePath, Source};

/// Where the printers find the public text of a file: a site, or a single source.
pub trait Sources {
    /// The public text of a file, if it has one.
    fn source(&self, path: &FilePath) -> Option<&Source>;
}

impl Sources for Source {
    fn source(&self, path: &FilePath) -> Option<&Source> {
        (self.path() == path).then_some(self)
    }
}
