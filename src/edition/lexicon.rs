//! What every parse may look up.

use super::{Names, Registry, Report};

/// What every parse may look up: the exemption registry, the names, and the report that the text belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Lexicon<'a> {
    /// The known exemption codes, those of the edition included.
    pub registry: &'a Registry,
    /// The names of the edition and their forms.
    pub names: &'a Names,
    /// The facts of the report.
    pub report: &'a Report,
}
