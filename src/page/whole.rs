//! The views of a report on one page, and as plain text.

use serde::Serialize;

use crate::catalog::{Catalog, ReportEntry, ReportPage, Route};
use crate::edition::{Folder, Report, Slug};

use super::contents::{self, ContentsLine};
use super::frame::{self, Frame, Head, ReportLine};
use super::text::Text;

/// What the template of a whole report is given.
#[derive(Debug, Clone, Serialize)]
pub struct WholeView<'a> {
    #[serde(skip)]
    pub(crate) frame: Frame,
    report: ReportLine,
    contents: Vec<ContentsLine>,
    #[serde(skip)]
    pub(crate) parts: Vec<WholePart<'a>>,
}

/// A section on the page of the whole report.
#[derive(Debug, Clone, Serialize)]
pub struct WholePart<'a> {
    title: String,
    /// Whether the title is the editor's, and not in the text.
    title_editorial: bool,
    id: String,
    #[serde(skip)]
    pub(crate) text: Text<'a>,
}

impl<'a> WholeView<'a> {
    /// The page of a whole report, from the slug and the text of each section.
    #[must_use]
    pub fn new(
        folder: &Folder,
        report: &Report,
        entry: &ReportEntry,
        texts: Vec<(&Slug, Text<'a>)>,
        catalog: &Catalog,
    ) -> Self {
        let route = Route::of_report(folder, ReportPage::Whole);
        let parts = texts.into_iter().map(|(slug, text)| WholePart {
            title: frame::title(slug, &text.section.summary).into_owned(),
            title_editorial: frame::shows_title(&text.section.summary),
            id: slug.to_string(),
            text,
        });
        let head =
            Head { kind: "whole", title: &format!("The whole report · {}", report.title), description: String::new() };
        Self {
            frame: Frame::new(catalog, &route, head),
            report: ReportLine::new(folder, report, &route),
            contents: contents::of_whole(entry),
            parts: parts.collect(),
        }
    }
}

/// A report as plain text.
#[derive(Debug, Clone)]
pub struct PlainText<'a> {
    pub(crate) title: &'a str,
    pub(crate) texts: Vec<Text<'a>>,
}
