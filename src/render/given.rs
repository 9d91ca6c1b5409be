//! What a template is given: the frame as `page` and the view as `view`.
//!
//! A view with texts, drawings or lines of a source gets their HTML here. **This is the only place that adds to a view**.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;
use tera::value::Key;
use tera::{Context, Value};

use crate::diagnostic::Finding;
use crate::page::{FindingAidView, Frame, HeadMetadata, ReportView, SectionView, SourceView, WholeView};

use super::body::lead_and_rest;
use super::contents_cache::ContentsCache;
use super::html::Html;
use super::whole::in_whole;
use super::{map, source, template_fault};

/// The list of all reports, each with its strip as a drawing.
pub(super) fn finding_aid(view: &FindingAidView) -> Result<Value, Finding> {
    let groups = view.groups.iter().map(|group| {
        let reports = group.reports.iter().map(|report| with(report, [("strip", html(&map::strip(&report.strip)))]));
        with(group, [("reports", reports.collect::<Result<Vec<Value>, _>>()?.into())])
    });
    let groups: Vec<Value> = groups.collect::<Result<_, _>>()?;
    with(&json!({ "count": view.count, "guides": view.guides }), [("groups", groups.into())])
}

/// The page of a report, with its introduction and its map as HTML.
pub(super) fn report(view: &ReportView<'_>) -> Result<Value, Finding> {
    let sheets = view.map.sheets.iter().filter_map(|shown| Some((shown, view.ledger.sheets.get(shown.drawn)?)));
    let sheets = sheets.map(|(shown, sheet)| with(shown, [("svg", html(&map::sheet(sheet)))]));
    let sheets: Vec<Value> = sheets.collect::<Result<_, _>>()?;
    let (lead, rest) = lead_and_rest(&view.introduction);
    let map = with(&view.map.facts, [("sheets", sheets.into())])?;
    let fields = [("lead", html(&lead)), ("introduction", html(&rest)), ("map", map), metadata(view.metadata.as_ref())];
    with(&view.data, fields)
}

/// The page of a section, with its contents and its text as HTML.
pub(super) fn section(view: &SectionView<'_>, cache: &ContentsCache) -> Result<Value, Finding> {
    let contents = cache.lines(&view.contents).into();
    let body = html(&view.article.markup);
    with(view, [("contents", contents), ("body", body), metadata(view.metadata.as_ref())])
}

/// The page of a whole report, with its texts as HTML.
pub(super) fn whole(view: &WholeView<'_>) -> Result<Value, Finding> {
    let sections = view.sections.iter().map(|(section, article)| with(section, [("body", html(&in_whole(article)))]));
    let sections: Vec<Value> = sections.collect::<Result<_, _>>()?;
    with(&view.data, [("sections", sections.into()), metadata(view.metadata.as_ref())])
}

/// The page of a source, with its lines as HTML.
pub(super) fn source(view: &SourceView<'_>) -> Result<Value, Finding> {
    let (lines, count) = source::lines(view.source, view.parsed);
    with(&view.data, [("lines", html(&lines)), ("line_count", count.into())])
}

/// The metadata of a page as HTML; empty without any.
fn metadata(metadata: Option<&HeadMetadata<'_>>) -> (&'static str, Value) {
    let markup = metadata.map(|metadata| {
        let mut markup = Html::with_capacity(metadata.json_ld.len() * 3);
        for (kind, all) in [("name", &metadata.names), ("property", &metadata.properties)] {
            for (name, content) in all {
                markup.raw("\n<meta");
                markup.attribute(kind, name);
                markup.attribute("content", content);
                markup.raw(">");
            }
        }
        markup.pieces(&["\n<script type=\"application/ld+json\">", &metadata.json_ld, "</script>"]);
        markup.finish()
    });
    ("metadata", html(&markup.unwrap_or_default()))
}

/// HTML that a template writes as it is.
fn html(html: &str) -> Value {
    Value::safe_string(html)
}

/// A view with further fields.
fn with<const N: usize>(view: &impl Serialize, fields: [(&'static str, Value); N]) -> Result<Value, Finding> {
    let mut all = value(view)?.into_map().unwrap_or_default();
    all.extend(fields.map(|(name, value)| (Key::Str(name), value)));
    Ok(all.into())
}

/// A view as it is.
pub(super) fn value(view: &impl Serialize) -> Result<Value, Finding> {
    Value::try_from_serializable(view).map_err(|fault| template_fault::finding("base.html", &fault, &BTreeMap::new()))
}

/// The context of a page. A file such as the sitemap has no frame.
pub(super) fn context(frame: Option<&Frame>, view: Value) -> Result<Context, Finding> {
    let mut context = Context::new();
    context.insert_value("view", view);
    if let Some(frame) = frame {
        context.insert_value("page", value(frame)?);
    }
    Ok(context)
}
