//! Render: a page to bytes.
//!
//! **A template cannot reach round its view**: the renderer knows no catalog and no other section. HTML of a text is written by
//! [`body()`]; what stands around it comes from the templates, but for lists with a line for each of hundreds of sections or rows.

mod body;
mod contents;
mod folio;
mod highlight;
mod html;
mod leaf;
mod ledger;
mod map;
mod note;
mod redaction;
mod reference;
mod slots;
mod source;
mod table;
mod templates;
mod text;

pub use body::{BodyView, Setting, article, body};
pub use templates::{BUILT_IN, Templates, Theme, theme_fingerprint};

use serde::Serialize;
use tera::value::Key;
use tera::{Context, Map, Value};

use crate::diagnostic::Finding;
use crate::page::{Contents, Form, Frame, Page, Text};

use slots::Slots;

/// Renders a page.
///
/// # Errors
///
/// The template failed: a finding with its place.
pub fn page(templates: &Templates, page: Page<'_>) -> Result<Vec<u8>, Finding> {
    let mut slots = templates.slots();
    let (name, context) = match page {
        Page::FindingAid(view) => ("index.html", context(&view.frame, &view)?),
        Page::Report(view, headnote, ledger) => {
            let name = if view.frame.kind == "guide" { "guide.html" } else { "report.html" };
            let sheets = view.map.iter().zip(&ledger.sheets);
            let sheets: Result<Vec<Value>, Finding> =
                sheets.map(|(item, sheet)| with_html(item, "svg", Value::safe_string(&map::sheet(sheet)))).collect();
            let mut context = context(&view.frame, &view)?;
            context.insert_value("map", sheets?.into());
            context.insert_value("headnote", Value::safe_string(&body(on_page(&headnote))));
            (name, context)
        }
        Page::Section(view, text) => {
            let mut context = context(&view.frame, &view)?;
            insert_contents(&mut context, &view.contents, templates, &mut slots);
            context.insert_value("body", slots.value(article(on_page(&text))));
            ("section.html", context)
        }
        Page::Whole(view, texts) => {
            let mut context = context(&view.frame, &view)?;
            insert_contents(&mut context, &view.contents, templates, &mut slots);
            let parts = view.bodies.iter().zip(&texts);
            let parts: Result<Vec<Value>, Finding> =
                parts.map(|(part, text)| with_html(part, "body", slots.value(article(on_page(text))))).collect();
            context.insert_value("bodies", parts?.into());
            ("whole.html", context)
        }
        Page::Text(title, texts) => return Ok(text::report(&title, &texts).into_bytes()),
        Page::Ledger(view, Form::Html) => {
            let mut context = context(&view.frame, &view)?;
            let ledger = view.rows.ledger();
            context.insert("totals", &ledger.totals());
            if !templates.is_built_in() {
                context.insert("rows", &view.rows);
            }
            context.insert_value("table_rows", slots.value(ledger::rows(ledger)));
            ("ledger.html", context)
        }
        Page::Ledger(view, Form::Csv) => return Ok(ledger::csv(&view)),
        Page::Ledger(view, Form::Json) => return Ok(ledger::json(&view)),
        Page::Questions(view) => ("questions.html", context(&view.frame, &view)?),
        Page::Parallels(view) => ("parallels.html", context(&view.frame, &view)?),
        Page::Exemptions(view) => ("exemptions.html", context(&view.frame, &view)?),
        Page::Exemption(view) => ("exemption.html", context(&view.frame, &view)?),
        Page::Source(view, source, section) => {
            let mut context = context(&view.frame, &view)?;
            let (lines, count) = source::lines(source, section);
            context.insert_value("lines", slots.value(lines));
            context.insert("line_count", &count);
            ("source.html", context)
        }
        Page::Names(view) => ("names.html", context(&view.frame, &view)?),
        Page::Name(view) => ("name.html", context(&view.frame, &view)?),
        Page::Missing(view) => ("404.html", context(&view.frame, &view)?),
        Page::Sitemap(view) => ("sitemap.xml", bare_context(&view)?),
        Page::Robots(view) => ("robots.txt", bare_context(&view)?),
    };
    templates.render(name, &context, slots)
}

/// The list of sections beside a text; and each of them for a template that makes a list of its own.
fn insert_contents(context: &mut Context, contents: &[Contents<'_>], templates: &Templates, slots: &mut Slots) {
    if !templates.is_built_in() {
        context.insert("contents", contents);
    }
    context.insert_value("contents_list", slots.value(contents::list(contents)));
}

fn on_page<'a>(text: &'a Text<'a>) -> BodyView<'a> {
    BodyView { source: text.source, section: text.section, report: text.report, setting: Setting::Page { text } }
}

/// What a template sees: what every page has, and the page's own view.
fn context(frame: &Frame, view: &impl Serialize) -> Result<Context, Finding> {
    let mut context = bare_context(view)?;
    context.extend(bare_context(frame)?);
    Ok(context)
}

fn bare_context(view: &impl Serialize) -> Result<Context, Finding> {
    let mut context = Context::new();
    for (key, value) in fields(view)? {
        if let Key::Str(name) = key {
            context.insert_value(name, value);
        }
    }
    Ok(context)
}

/// A part of a view with HTML of ours in it, which is not escaped again.
fn with_html(part: &impl Serialize, name: &'static str, html: Value) -> Result<Value, Finding> {
    let mut fields = fields(part)?;
    fields.insert(Key::Str(name), html);
    Ok(fields.into())
}

fn fields(view: &impl Serialize) -> Result<Map, Finding> {
    let value = Value::try_from_serializable(view).map_err(|fault| templates::finding("base.html", &fault))?;
    Ok(value.into_map().unwrap_or_default())
}
