//! Render: a page to bytes.
//!
//! **A template cannot reach round its view**: the renderer knows no catalog and no other section. HTML of a text is written by
//! [`body()`]; everything around it comes from the templates.

mod body;
mod folio;
mod highlight;
mod html;
mod leaf;
mod ledger;
mod map;
mod note;
mod redaction;
mod reference;
mod shared;
mod source;
mod table;
mod templates;
mod text;

pub use body::{BodyView, Setting, article, body};
pub use shared::Shared;
pub use templates::{BUILT_IN, Templates, Theme, theme_fingerprint};

use serde::Serialize;
use tera::value::Key;
use tera::{Context, Map, Value};

use crate::diagnostic::Finding;
use crate::page::{Form, Frame, Page, Text};

/// Renders a page, with what it has in common with other pages of its report.
///
/// # Errors
///
/// The template failed: a finding with its place.
pub fn page(templates: &Templates, page: Page<'_>, shared: &Shared) -> Result<Vec<u8>, Finding> {
    match page {
        Page::FindingAid(view) => templates.render("index.html", context(&view.frame, &view)?),
        Page::Report(view, headnote, ledger) => {
            let name = if view.frame.kind == "guide" { "guide.html" } else { "report.html" };
            let sheets = view.map.iter().zip(&ledger.sheets);
            let sheets: Result<Vec<Value>, Finding> =
                sheets.map(|(item, sheet)| with_html(item, "svg", &map::sheet(sheet))).collect();
            let mut context = context(&view.frame, &view)?;
            context.insert_value("map", sheets?.into());
            context.insert_value("headnote", Value::safe_string(&body(on_page(&headnote))));
            templates.render(name, context)
        }
        Page::Section(view, text) => {
            let mut context = context(&view.frame, &view)?;
            context.insert_value("contents", shared.contents(&view.contents));
            let html = article(on_page(&text));
            context.insert_value("body", Value::safe_string(&html));
            templates.render_around(html.len(), "section.html", context)
        }
        Page::Whole(view, texts) => {
            let mut bytes = 0;
            let parts = view.bodies.iter().zip(&texts).map(|(part, text)| {
                let html = article(on_page(text));
                bytes += html.len();
                with_html(part, "body", &html)
            });
            let parts: Vec<Value> = parts.collect::<Result<_, _>>()?;
            let mut context = context(&view.frame, &view)?;
            context.insert_value("bodies", parts.into());
            templates.render_around(bytes, "whole.html", context)
        }
        Page::Text(title, texts) => Ok(text::report(&title, &texts).into_bytes()),
        Page::Ledger(view, Form::Html) => templates.render("ledger.html", context(&view.frame, &view)?),
        Page::Ledger(view, Form::Csv) => Ok(ledger::csv(&view)),
        Page::Ledger(view, Form::Json) => Ok(ledger::json(&view)),
        Page::Questions(view) => templates.render("questions.html", context(&view.frame, &view)?),
        Page::Repeats(view) => templates.render("parallels.html", context(&view.frame, &view)?),
        Page::Exemptions(view) => templates.render("exemptions.html", context(&view.frame, &view)?),
        Page::Exemption(view) => templates.render("exemption.html", context(&view.frame, &view)?),
        Page::Source(view, source, section) => {
            let mut context = context(&view.frame, &view)?;
            let (lines, count) = source::lines(source, section);
            context.insert_value("lines", Value::safe_string(&lines));
            context.insert("line_count", &count);
            templates.render_around(lines.len(), "source.html", context)
        }
        Page::Names(view) => templates.render("names.html", context(&view.frame, &view)?),
        Page::Name(view) => templates.render("name.html", context(&view.frame, &view)?),
        Page::Missing(view) => templates.render("404.html", context(&view.frame, &view)?),
        Page::Sitemap(view) => templates.render("sitemap.xml", bare_context(&view)?),
        Page::Robots(view) => templates.render("robots.txt", bare_context(&view)?),
    }
}

fn on_page<'a>(text: &'a Text<'a>) -> BodyView<'a> {
    BodyView { source: text.source, section: text.section, report: text.report, setting: Setting::Page { text } }
}

/// What a template sees: what every page has, and the page's own view.
fn context(frame: &Frame, view: &impl Serialize) -> Result<Context, Finding> {
    let mut context = bare_context(view)?;
    insert(&mut context, frame)?;
    Ok(context)
}

fn bare_context(view: &impl Serialize) -> Result<Context, Finding> {
    let mut context = Context::new();
    insert(&mut context, view)?;
    Ok(context)
}

fn insert(context: &mut Context, view: &impl Serialize) -> Result<(), Finding> {
    for (key, value) in fields(view)? {
        if let Key::Str(name) = key {
            context.insert_value(name, value);
        }
    }
    Ok(())
}

/// A part of a view with HTML of ours in it, which is not escaped again.
fn with_html(part: &impl Serialize, name: &'static str, html: &str) -> Result<Value, Finding> {
    let mut fields = fields(part)?;
    fields.insert(Key::Str(name), Value::safe_string(html));
    Ok(fields.into())
}

fn fields(view: &impl Serialize) -> Result<Map, Finding> {
    let value = Value::try_from_serializable(view).map_err(|fault| templates::finding("base.html", &fault))?;
    Ok(value.into_map().unwrap_or_default())
}
