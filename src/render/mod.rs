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

pub use body::{BodyView, Setting, article, body};
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
    match page {
        Page::FindingAid(view) => templates.render("index.html", &context(&view.frame, &view)?),
        Page::Report(view) => {
            let name = if view.frame.kind == "guide" { "guide.html" } else { "report.html" };
            templates.render(name, &context(&view.frame, &GivenReport::new(&view))?)
        }
        Page::Section(view) => {
            let given = GivenSection::new(&view, contents);
            templates.render_around(given.length(), "section.html", &context(&view.frame, &given)?)
        }
        Page::Whole(view) => {
            let given = GivenWhole::new(&view);
            templates.render_around(given.length(), "whole.html", &context(&view.frame, &given)?)
        }
        Page::Text(text) => Ok(text::report(text.title, &text.texts).into_bytes()),
        Page::Ledger(view) => templates.render("ledger.html", &context(&view.frame, &view)?),
        Page::LedgerCsv(ledger) => Ok(ledger::csv(&ledger)),
        Page::LedgerJson(ledger) => Ok(ledger::json(&ledger)),
        Page::Questions(view) => templates.render("questions.html", &context(&view.frame, &view)?),
        Page::Repeats(view) => templates.render("parallels.html", &context(&view.frame, &view)?),
        Page::Exemptions(view) => templates.render("exemptions.html", &context(&view.frame, &view)?),
        Page::Exemption(view) => templates.render("exemption.html", &context(&view.frame, &view)?),
        Page::Source(view) => {
            let given = GivenSource::new(&view);
            templates.render_around(given.length(), "source.html", &context(&view.frame, &given)?)
        }
        Page::Names(view) => templates.render("names.html", &context(&view.frame, &view)?),
        Page::Name(view) => templates.render("name.html", &context(&view.frame, &view)?),
        Page::Missing(view) => templates.render("404.html", &context(&view.frame, &view)?),
        Page::Sitemap(view) => templates.render("sitemap.xml", &context_without_page(&view)?),
        Page::Robots(view) => templates.render("robots.txt", &context_without_page(&view)?),
    }
}
