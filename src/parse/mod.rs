//! From the public text of a file to a section: **parsing never fails**, it returns a value and findings.
//!
//! | step | where | what it does |
//! |---|---|---|
//! | front matter | [`front_matter`] | TOML at the top of the file |
//! | events | `events` | what pulldown-cmark makes of the text, with true spans; no broken-link callback |
//! | tokens | `token` | the same with words joined, and cut at the brackets |
//! | coverage | `coverage` | every non-blank byte lies in a token or is known syntax |
//! | blocks | `block` | paragraphs, lists, notes at the place of their first reference; folios and addresses counted |
//! | addresses | `address` | of paragraphs, headings, gaps: counted on their folios |
//! | notes | `note` | each where it is first referred to |
//! | code | `verbatim` | what Markdown takes as it stands |
//! | brackets | `bracket` | pairs the brackets of one leaf block, so that marks nest and touch |
//! | summary | `summary` | what the section says of itself to others |
//! | references | `reference`, `link` | what they name, and the marks that are lost to them |
//! | marks | `marks`, `mark`, `args`, `folio`, `suggest` | the table of marks, their grammar and arguments, suggestions for near misses |
//! | examples | `example` | what a guide shows as code |
//! | names | `names` | finds the edition's names in the words of a report; `register` reads them from `names.toml` |
//!
//! **No regular expression runs over Markdown, and a file parses alone**: nothing here knows another file.

mod address;
mod args;
mod block;
mod bracket;
mod characters;
mod coverage;
mod events;
mod example;
mod findings;
mod folio;
pub mod front_matter;
mod inline;
mod leaf;
mod link;
mod mark;
mod marks;
mod names;
mod note;
mod reference;
mod register;
mod suggest;
mod summary;
mod token;
mod verbatim;

pub use register::names;

use std::sync::Arc;

use crate::collate::Acceptance;
use crate::diagnostic::Finding;
use crate::edition::{Lexicon, Names, Registry, Report, ReportKind, Section};
use crate::text::Source;

use findings::Findings;

/// Parses a section of a report, or a single text.
#[must_use]
pub fn section(source: &Source, lexicon: Lexicon<'_>) -> (Section, Vec<Finding>) {
    let (mut section, findings) = text(source, lexicon);
    match lexicon.report.kind {
        ReportKind::Report => names::find(source.text(), lexicon.names, &mut section),
        ReportKind::Guide => example::read(source, lexicon, &mut section),
    }
    (section, findings)
}

/// A text, without what is only looked for in a report or in a guide.
fn text(source: &Source, lexicon: Lexicon<'_>) -> (Section, Vec<Finding>) {
    let mut findings = Findings::new(source);
    let events = events::Events::read(lexicon, &mut findings);
    let facts = front_matter::section(source, events.front_matter, &mut findings.list);
    let mut section = block::read(&events, lexicon, &mut findings);
    if let Some(title) = facts.title {
        let summary = Arc::make_mut(&mut section.summary);
        summary.title = title.into();
        summary.title_is_editorial = true;
    }
    (section, findings.sorted())
}

/// Parses a report's `index.md`: its facts, and its headnote, which is the editor's.
#[must_use]
pub fn report(source: &Source, registry: &Registry) -> (Report, Section, Vec<Finding>) {
    let mut findings = Findings::new(source);
    // The headnote is our own text, whatever the report is.
    let unread = Report { kind: ReportKind::Guide, ..Report::default() };
    let names = Names::default();
    let events = events::Events::read(Lexicon { registry, names: &names, report: &unread }, &mut findings);
    let report = front_matter::report(source, events.front_matter, registry, &mut findings.list);
    let lexicon = Lexicon { registry, names: &names, report: &report };
    let headnote = block::read(&events, lexicon, &mut findings);
    (report, headnote, findings.sorted())
}

/// The differences from its OCR that a report accepts in its `index.md`. **They are no part of the report**: no page shows them, and
/// only a comparison asks for them.
#[must_use]
pub fn acceptances(index: &Source, registry: &Registry) -> Vec<Acceptance> {
    let unread = Report { kind: ReportKind::Guide, ..Report::default() };
    let lexicon = Lexicon { registry, names: &Names::default(), report: &unread };
    let events = events::Events::read(lexicon, &mut Findings::new(index));
    front_matter::acceptances(index, events.front_matter)
}
