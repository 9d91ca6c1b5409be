//! The facts that a site states in TOML: front matter, `edition.toml`, `names.toml`.
//!
//! | step | where | what it does |
//! |---|---|---|
//! | TOML | `table`, `value` | a table of TOML and its values, each read by a method for its type |
//! | syntax | `syntax` | what is wrong with a text that is not TOML, in our own words |
//! | facts | `report`, `acceptance`, `edition`, `names` | the tables of each file |
//!
//! **All errors of a file are found at once**, each with its place. One wrong value costs no other: the rest is still read. An
//! unknown key is an error, so that no setting is without effect. No finding repeats or inspects a library's wording.

mod acceptance;
mod edition;
mod names;
mod report;
mod syntax;
mod table;
mod value;

pub use acceptance::Acceptance;
pub use edition::edition;
pub use names::names;
pub use report::ReportFacts;
pub(crate) use report::{report, section};
pub(crate) use value::quoted;

use toml::de::DeTable;

use crate::diagnostic::Finding;
use crate::text::{Source, Span};

use table::{Log, Table};

/// What was read from a TOML text.
enum Reading<T> {
    /// The text is TOML; a wrong value or key is a finding.
    Whole(T),
    /// The text is not TOML, so facts may be missing.
    Partial(T),
}

impl<T> Reading<T> {
    /// The facts of a text that is TOML.
    fn whole(self) -> Option<T> {
        match self {
            Self::Whole(facts) => Some(facts),
            Self::Partial(_) => None,
        }
    }

    /// The facts, even of a text that is not TOML.
    fn any(self) -> T {
        let (Self::Whole(facts) | Self::Partial(facts)) = self;
        facts
    }
}

/// Reads the TOML at a span of a source. A text whose tables are uncertain has no findings but its errors of syntax.
fn read<T>(
    source: &Source,
    span: Span,
    findings: &mut Vec<Finding>,
    facts: impl FnOnce(&mut Table<'_>) -> T,
) -> Reading<T> {
    let text = source.slice(span);
    let (root, errors) = DeTable::parse_recoverable(text);
    let root = root.into_inner();
    let log = Log::new(source, span, text);
    let errors = syntax::errors(&root, text, errors.iter().filter_map(toml::de::Error::span));
    let facts = Table::read_root(&log, &root, &errors, facts);
    if errors.syntax.is_empty() {
        findings.extend(log.into_findings());
        return if errors.bare.is_empty() { Reading::Whole(facts) } else { Reading::Partial(facts) };
    }
    let finding = |error: &syntax::SyntaxError| {
        let finding = Finding::new(error.code, source.path(), Some(log.span(&error.range)), error.message.as_str());
        let finding = finding.help(error.help.clone());
        match &error.first {
            Some(first) => finding.label(log.span(first), "first used here"),
            None => finding,
        }
    };
    findings.extend(errors.syntax.iter().map(finding));
    Reading::Partial(facts)
}

#[cfg(test)]
mod tests;
