//! Render: a page to bytes.
//!
//! **A template sees its view and nothing else**: the renderer knows no catalog and no other section. [`article`] writes the
//! HTML of a section's text, which its view has; everything around it comes from the templates.

mod bars;
mod body;
mod budget;
mod contents_cache;
mod folio;
mod given;
mod highlight;
mod html;
mod leaf;
mod ledger;
mod map;
mod margin;
mod note;
mod output;
mod redaction;
mod reference;
mod script;
mod search;
mod source;
mod table;
mod template_fault;
mod templates;
mod text;
mod whole;
mod withheld;
mod writer;

pub use body::{article, body};
pub use contents_cache::ContentsCache;
pub use output::Output;
pub use search::plain_texts;
pub use templates::{BUILT_IN, Templates, Theme, theme_fingerprint};

use crate::diagnostic::Finding;
use crate::page::Page;

use given::value;

/// Renders a page, with the cache of its report's contents.
///
/// # Errors
///
/// The template failed: a finding with its place.
pub fn page(templates: &Templates, page: Page<'_>, contents: &ContentsCache) -> Result<Vec<u8>, Finding> {
    let (frame, view) = match &page {
        Page::Plain(frame, view) => (frame, value(view)?),
        Page::File(name, view) => return templates.render(name, &given::context(None, value(view)?)?),
        Page::FindingAid(view) => (&view.frame, given::finding_aid(view)?),
        Page::EditionFile(file) => return Ok(ledger::pretty(file)),
        Page::Report(view) => (&view.frame, given::report(view)?),
        Page::Section(view) => (&view.frame, given::section(view, contents)?),
        Page::Source(source) => return Ok(source.text().as_bytes().to_vec()),
        Page::ColouredSource(view) => (&view.frame, given::source(view)?),
        Page::Whole(view) => (&view.frame, given::whole(view)?),
        Page::Text(text) => return Ok(text::report(text.title, &text.texts).into_bytes()),
        Page::Ledger(view) => (&view.frame, value(view)?),
        Page::LedgerCsv(view) => return Ok(ledger::csv(view)),
        Page::LedgerJson(view) => return Ok(ledger::json(view)),
        Page::Citation(file) => return Ok(file.as_bytes().to_vec()),
        Page::Questions(view) => (&view.frame, value(view)?),
        Page::Exemption(view) => (&view.frame, value(view)?),
        Page::Name(view) => (&view.frame, value(view)?),
        Page::Repeats(view) => (&view.frame, value(view)?),
        Page::SearchIndex(index) => return Ok(search::index(index)),
        Page::SearchTerms(version, number, file) => return Ok(search::terms(version, *number, file)),
        Page::SearchTexts(version, number, texts) => return Ok(search::texts(version, *number, texts)),
    };
    let name = if frame.kind == "missing" { "404" } else { frame.kind };
    templates.render(&[name, ".html"].concat(), &given::context(Some(frame), view)?)
}
