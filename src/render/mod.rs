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

use given::{GivenReport, GivenSection, GivenSource, GivenWhole, context, context_without_page};

/// Renders a page, with the cache of its report's contents.
///
/// # Errors
///
/// The template failed: a finding with its place.
pub fn page(templates: &Templates, page: Page<'_>, contents: &ContentsCache) -> Result<Vec<u8>, Finding> {
    let (name, context) = match page {
        Page::FindingAid(view) => ("index.html", context(&view.frame, &view)?),
        Page::Report(view) => {
            let name = if view.frame.kind == "guide" { "guide.html" } else { "report.html" };
            (name, context(&view.frame, &GivenReport::new(&view))?)
        }
        Page::Section(view) => ("section.html", context(&view.frame, &GivenSection::new(&view, contents))?),
        Page::Whole(view) => ("whole.html", context(&view.frame, &GivenWhole::new(&view))?),
        Page::Text(text) => return Ok(text::report(text.title, &text.texts).into_bytes()),
        Page::Ledger(view) => ("ledger.html", context(&view.frame, &view)?),
        Page::LedgerCsv(view) => return Ok(ledger::csv(&view)),
        Page::LedgerJson(view) => return Ok(ledger::json(&view)),
        Page::Questions(view) => ("questions.html", context(&view.frame, &view)?),
        Page::Repeats(view) => ("parallels.html", context(&view.frame, &view)?),
        Page::Exemptions(view) => ("exemptions.html", context(&view.frame, &view)?),
        Page::Exemption(view) => ("exemption.html", context(&view.frame, &view)?),
        Page::Source(view) => ("source.html", context(&view.frame, &GivenSource::new(&view))?),
        Page::Names(view) => ("names.html", context(&view.frame, &view)?),
        Page::Name(view) => ("name.html", context(&view.frame, &view)?),
        Page::Missing(view) => ("404.html", context(&view.frame, &view)?),
        Page::Sitemap(view) => ("sitemap.xml", context_without_page(&view)?),
        Page::Robots(view) => ("robots.txt", context_without_page(&view)?),
    };
    templates.render(name, &context)
}
