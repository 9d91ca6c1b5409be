//! Findings: what is wrong with a site, where, and what to do.
//!
//! A [`Finding`] is a value. Its printers ([`human`], [`json`], [`github`]) quote public sources only: **an excerpt never holds
//! withheld text**, since a refused file has no source.

mod code;
mod cure;
mod finding;
pub mod github;
pub mod human;
pub mod json;
mod places;
mod refusal;

pub use code::{Code, Severity};
pub use finding::{Finding, Location, Quotations, Tally};

use crate::text::{FilePath, Source};

/// A collection of public texts by file: a site, or a single source.
pub trait Sources {
    /// The public text of a file, if it has one.
    fn source(&self, path: &FilePath) -> Option<&Source>;
}

impl Sources for Source {
    fn source(&self, path: &FilePath) -> Option<&Source> {
        (self.path() == path).then_some(self)
    }
}
