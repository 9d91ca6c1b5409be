//! The facts that a site states: in TOML its front matter, `edition.toml` and `names.toml`; and its pinned addresses.
//!
//! | step | where | what it does |
//! |---|---|---|
//! | TOML | `table`, `value`, `log` | a table of TOML and its values, each read by a method for its type; and what is wrong with them |
//! | syntax | `syntax` | what is wrong with a text that is not TOML, in our own words |
//! | facts | `report`, `acceptance`, `edition`, `names` | the tables of each file |
//! | pinned addresses | `address_lock` | the lines of an `addresses.lock` |
//! | other editions | `edition_file` | the JSON file that another edition has written |
//!
//! **All errors of a file are found at once**, each with its place. One wrong value costs no other: the rest is still read. An
//! unknown key is an error, so that no setting is without effect. No finding repeats or inspects a library's wording.

mod acceptance;
mod address_lock;
mod edition;
mod edition_file;
mod log;
mod names;
mod report;
mod syntax;
mod table;
mod value;

pub use acceptance::Acceptance;
pub use address_lock::address_lock;
pub use edition::edition;
pub use edition_file::edition_file;
pub use names::names;
pub use report::ReportFacts;
pub(crate) use report::{SectionFacts, report, section};
pub(crate) use value::{find_quoted, quoted};

use toml::de::DeTable;

use crate::diagnostic::Finding;
use crate::text::{Source, Span};

use log::Log;
use table::Table;

/// Reads the TOML at a span of a source. A text whose tables are uncertain has no findings but its errors of syntax.
///
/// # Errors
///
/// The text is not TOML: facts may be missing.
fn read<T>(
    source: &Source,
    span: Span,
    findings: &mut Vec<Finding>,
    facts: impl FnOnce(&mut Table<'_>) -> T,
) -> Result<T, T> {
    let text = source.slice(span);
    let (root, errors) = DeTable::parse_recoverable(text);
    let root = root.into_inner();
    let mut log = Log::new(source, span, text);
    syntax::report(&mut log, &root, errors.iter().filter_map(toml::de::Error::span).collect());
    let errors = log.take();
    let facts = Table::read_root(&log, &root, facts);
    let is_toml = errors.is_empty() && log.bare.is_empty();
    findings.extend(if errors.is_empty() { log.take() } else { errors });
    if is_toml { Ok(facts) } else { Err(facts) }
}

#[cfg(test)]
mod tests;
