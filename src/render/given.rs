//! What a template is given: the frame as `page` and the view as `view`.
//!
//! A view that holds texts, drawings or lines of a source is given with their HTML. **This is the only place that adds to a view**.

use serde::Serialize;
use tera::{Context, Value};

use crate::diagnostic::Finding;
use crate::page::{Frame, MapSheet, ReportView, SectionView, SourceView, WholePart, WholeView};

use super::body::{article, body};
use super::contents_cache::ContentsCache;
use super::{map, source, templates};

/// The page of a report, with its introduction and its map as HTML.
#[derive(Debug, Serialize)]
pub(super) struct GivenReport<'a> {
    #[serde(flatten)]
    view: &'a ReportView<'a>,
    introduction: Value,
    map: Vec<GivenSheet<'a>>,
}

#[derive(Debug, Serialize)]
struct GivenSheet<'a> {
    #[serde(flatten)]
    sheet: MapSheet<'a>,
    svg: Value,
}

impl<'a> GivenReport<'a> {
    pub(super) fn new(view: &'a ReportView<'a>) -> Self {
        let sheets = view.map.sheets();
        let sheets = sheets.map(|(shown, sheet)| GivenSheet { sheet: shown, svg: html(&map::sheet(sheet)) });
        Self { view, introduction: html(&body(&view.introduction)), map: sheets.collect() }
    }
}

/// The page of a section, with its contents and its text as HTML.
#[derive(Debug, Serialize)]
pub(super) struct GivenSection<'a> {
    #[serde(flatten)]
    view: &'a SectionView<'a>,
    contents: Vec<Value>,
    body: Value,
}

impl<'a> GivenSection<'a> {
    pub(super) fn new(view: &'a SectionView<'a>, cache: &ContentsCache) -> Self {
        Self { view, contents: cache.lines(&view.contents), body: html(&article(&view.text)) }
    }
}

/// The page of a whole report, with its texts as HTML.
#[derive(Debug, Serialize)]
pub(super) struct GivenWhole<'a> {
    #[serde(flatten)]
    view: &'a WholeView<'a>,
    parts: Vec<GivenPart<'a>>,
}

#[derive(Debug, Serialize)]
struct GivenPart<'a> {
    #[serde(flatten)]
    part: &'a WholePart<'a>,
    body: Value,
}

impl<'a> GivenWhole<'a> {
    pub(super) fn new(view: &'a WholeView<'a>) -> Self {
        let part = |part: &'a WholePart<'a>| GivenPart { part, body: html(&article(&part.text)) };
        Self { view, parts: view.parts.iter().map(part).collect() }
    }
}

/// The page of a source, with its lines as HTML.
#[derive(Debug, Serialize)]
pub(super) struct GivenSource<'a> {
    #[serde(flatten)]
    view: &'a SourceView<'a>,
    lines: Value,
    line_count: usize,
}

impl<'a> GivenSource<'a> {
    pub(super) fn new(view: &'a SourceView<'a>) -> Self {
        let (lines, line_count) = source::lines(view.source, view.parsed);
        Self { view, lines: html(&lines), line_count }
    }
}

/// HTML that a template writes as it is.
fn html(html: &str) -> Value {
    Value::safe_string(html)
}

/// The context of a page.
pub(super) fn context(page: &Frame, view: &impl Serialize) -> Result<Context, Finding> {
    let mut context = context_without_page(view)?;
    context.insert_value("page", value(page)?);
    Ok(context)
}

/// The context of a file without a frame: the sitemap, `robots.txt`.
pub(super) fn context_without_page(view: &impl Serialize) -> Result<Context, Finding> {
    let mut context = Context::new();
    context.insert_value("view", value(view)?);
    Ok(context)
}

fn value(given: &impl Serialize) -> Result<Value, Finding> {
    Value::try_from_serializable(given).map_err(|fault| templates::finding("base.html", &fault))
}
