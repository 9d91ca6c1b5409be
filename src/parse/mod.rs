//! From the public text of a file to a section: **parsing never fails**, it returns a value and findings.
//!
//! | step | where | what it does |
//! |---|---|---|
//! | front matter | [`facts`] | TOML at the top of the file |
//! | events | `events` | the events of pulldown-cmark, with true spans; no broken-link callback |
//! | blocks as typed | `typed` | lines that Markdown must not change |
//! | tokens | `token` | the same with words joined, and cut at the brackets |
//! | blocks | `block`, `heading`, `list` | built into a `builder::Builder`; folios and addresses counted |
//! | addresses | `address` | of paragraphs, headings, gaps: counted on their folios |
//! | notes | `note` | each is read where the text first refers to it |
//! | code | `verbatim` | code and HTML, in which marks are text |
//! | brackets | `bracket` | pairs the brackets of one leaf block, so that marks nest and touch |
//! | other programs | `foreign`, `foreign_blocks` | finds redactions and page breaks in the form of other programs |
//! | coverage | `coverage` | every byte that is not blank is in a node, or in syntax that was read |
//! | summary | `summary` | what other pages may know of the section |
//! | references | `reference`, `link` | their targets, and the marks that Markdown reads as links |
//! | marks | `grammar`, `marks`, `mark`, `args`, `folio`, `keyword` | the grammar of a bracket, the table of marks, and their arguments |
//! | near misses | `suggest`, `mark_error` | what was probably meant |
//! | examples | `example` | the transcriptions that a guide shows as code |
//! | names | `names` | finds the edition's names in the words of a report |
//!
//! **No regular expression runs over Markdown, and a file parses alone**: nothing here knows another file.

mod address;
mod args;
mod block;
mod bracket;
mod builder;
mod characters;
mod coverage;
mod events;
mod example;
mod findings;
mod folio;
mod foreign;
mod foreign_blocks;
mod grammar;
mod heading;
mod inline;
mod keyword;
mod leaf;
mod link;
mod list;
mod mark;
mod mark_error;
mod markdown;
mod marks;
mod names;
mod note;
mod reference;
mod signs;
mod suggest;
mod summary;
mod token;
mod typed;
mod verbatim;

use std::sync::Arc;

use crate::diagnostic::{Code, Finding};
use crate::edition::{Lexicon, Names, NoteStyle, Registry, Report, ReportKind, Section};
use crate::facts::{self, ReportFacts, SectionFacts};
use crate::text::Source;

use events::FrontMatter;
use findings::Findings;

/// Parses a section of a report, or a single text.
pub fn section(source: &Source, lexicon: Lexicon<'_>) -> (Section, Vec<Finding>) {
    let (mut section, findings) = text(source, lexicon);
    match lexicon.report.kind {
        ReportKind::Report => names::find(source.text(), lexicon.names, &mut section),
        ReportKind::Guide => example::read(source, lexicon, &mut section),
    }
    (section, findings)
}

/// Parses a text, without the names of a report and the examples of a guide.
fn text(source: &Source, lexicon: Lexicon<'_>) -> (Section, Vec<Finding>) {
    let mut findings = Findings::new(source);
    let text = typed::protected(source.text());
    let events = events::Events::read(&text, lexicon, &mut findings);
    let SectionFacts { title, moved_from, notes } = match events.front_matter {
        FrontMatter::At(toml) => facts::section(source, toml, &mut findings.list),
        FrontMatter::Broken | FrontMatter::Absent => SectionFacts::default(),
    };
    let mut section = block::read(&events, notes, lexicon, &mut findings);
    if let Some(title) = title {
        let summary = Arc::make_mut(&mut section.summary);
        summary.title = title.into();
        summary.title_is_editorial = true;
    }
    if !moved_from.is_empty() {
        Arc::make_mut(&mut section.summary).moved_from = moved_from;
    }
    (section, findings.sorted())
}

/// Parses a report's `index.md`: what it states of the report, and the introduction, which is the editor's.
pub fn report(source: &Source, registry: &Registry) -> (ReportFacts, Section, Vec<Finding>) {
    let mut findings = Findings::new(source);
    // The introduction is our own text, whatever the report is.
    let unread = Report { kind: ReportKind::Guide, ..Report::default() };
    let names = Names::default();
    let text = typed::protected(source.text());
    let lexicon = Lexicon { registry, names: &names, report: &unread };
    let events = events::Events::read(&text, lexicon, &mut findings);
    let untitled = || ReportFacts { report: Report::untitled(source.path()), acceptances: Vec::new() };
    let facts = match events.front_matter {
        FrontMatter::At(toml) => facts::report(source, toml, registry, &mut findings.list),
        FrontMatter::Broken => untitled(),
        FrontMatter::Absent => {
            findings.list.push(no_front_matter(source));
            untitled()
        }
    };
    let lexicon = Lexicon { registry, names: &names, report: &facts.report };
    let introduction = block::read(&events, NoteStyle::default(), lexicon, &mut findings);
    (facts, introduction, findings.sorted())
}

fn no_front_matter(source: &Source) -> Finding {
    let finding = Finding::new(Code::MissingKey, source.path(), None, "this index.md has no front matter");
    finding.help("begin it with title = \"…\" between two lines of +++")
}
