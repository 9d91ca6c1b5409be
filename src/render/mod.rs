//! Render: a page to bytes.
//!
//! **A template sees its view and nothing else**: the renderer knows no catalog and no other section. [`body()`] writes the HTML of a
//! text; everything around it comes from the templates.

mod body;
mod contents_cache;
mod folio;
mod given;
mod highlight;
mod html;
mod leaf;
mod ledger;
mod map;
mod note;
mod output;
mod redaction;
mod reference;
mod source;
mod table;
mod templates;
mod text;

pub use body::{article, body};
pub use contents_cache::ContentsCache;
pub use output::Output;
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
    let (name, frame, view) = match &page {
        Page::FindingAid(view) => ("index.html", Some(&view.frame), value(view)?),
        Page::Report(view) => {
            let name = if view.frame.kind == "guide" { "guide.html" } else { "report.html" };
            (name, Some(&view.frame), given::report(view)?)
        }
        Page::Section(view) => ("section.html", Some(&view.frame), given::section(view, contents)?),
        Page::Whole(view) => ("whole.html", Some(&view.frame), given::whole(view)?),
        Page::Text(text) => return Ok(text::report(text.title, &text.texts).into_bytes()),
        Page::Ledger(view) => ("ledger.html", Some(&view.frame), value(view)?),
        Page::LedgerCsv(view) => return Ok(ledger::csv(view)),
        Page::LedgerJson(view) => return Ok(ledger::json(view)),
        Page::Questions(view) => ("questions.html", Some(&view.frame), value(view)?),
        Page::Repeats(view) => ("parallels.html", Some(&view.frame), value(view)?),
        Page::Exemptions(view) => ("exemptions.html", Some(&view.frame), value(view)?),
        Page::Exemption(view) => ("exemption.html", Some(&view.frame), value(view)?),
        Page::Source(view) => ("source.html", Some(&view.frame), given::source(view)?),
        Page::Names(view) => ("names.html", Some(&view.frame), value(view)?),
        Page::Name(view) => ("name.html", Some(&view.frame), value(view)?),
        Page::Missing(view) => ("404.html", Some(&view.frame), value(view)?),
        Page::Sitemap(view) => ("sitemap.xml", None, value(view)?),
        Page::Robots(view) => ("robots.txt", None, value(view)?),
    };
    templates.render(name, &given::context(frame, view)?)
}
