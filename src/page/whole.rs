//! A report on one page or in parts, and as plain text.

use std::ops::Range;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::catalog::{Catalog, ReportEntry, ReportPage, Route, WholeParts};
use crate::edition::{Folder, Report};
use crate::locale::Locale;

use super::article::{Article, WholeArticle};
use super::cite::{CITE_HEADING, HeadMetadata};
use super::contents::{ContentsLine, ContentsWindow};
use super::frame::{self, Frame, Head, NavLink, ReportLine};
use super::text::Text;

/// What the template of a whole report is given.
#[derive(Debug, Clone)]
pub struct WholeView<'a> {
    pub(crate) frame: Frame,
    pub(crate) metadata: Option<HeadMetadata<'a>>,
    pub(crate) data: Value,
    /// Each section with its text.
    pub(crate) sections: Vec<(Value, WholeArticle<'a>)>,
}

/// A part of a whole report.
#[derive(Clone, Copy)]
pub struct WholePart<'a> {
    pub(crate) folder: &'a Folder,
    pub(crate) report: &'a Report,
    pub(crate) entry: &'a ReportEntry,
    /// The contents of the report.
    pub(crate) contents: &'a [ContentsLine],
    /// All parts.
    pub(crate) parts: &'a WholeParts,
    /// Which of them this is.
    pub(crate) part: usize,
}

impl<'a> WholeView<'a> {
    /// The page of a part, from the HTML of each of its sections with the section's place in the report.
    pub fn new(whole: WholePart<'a>, articles: Vec<(usize, Arc<Article>)>, catalog: &'a Catalog) -> Self {
        let WholePart { folder, report, entry, contents, parts, part } = whole;
        let route = Route::of_report(folder, ReportPage::Whole(part));
        let locale = &catalog.locale;
        let links = if parts.count() > 1 { whole.links(&route, locale) } else { Vec::new() };
        let neighbour = |at: Option<usize>| links.get(at?);
        let articles = articles.into_iter().filter_map(|(place, article)| Some((place, entry.at(place)?, article)));
        let (mut sections, mut own_contents, mut has_notes) = (Vec::new(), Vec::new(), false);
        for (place, (slug, _, summary), article) in articles {
            let id = slug.section_id();
            own_contents.extend(ContentsWindow::new(contents, place).own_at(&id));
            has_notes |= summary.has_notes();
            let (title, title_editorial) =
                (frame::shown_title(slug, summary, report.quotes_shown()), frame::shows_title(summary));
            let facts = json!({ "title": title, "title_editorial": title_editorial, "id": id });
            sections.push((facts, WholeArticle::new(article, slug, folder, parts, part)));
        }
        let title = match parts.count() {
            1 => locale.whole_report_title().to_owned(),
            count => locale.whole_report_part(part + 1, count),
        };
        let head = Head { kind: "whole", title: &title, description: String::new() };
        Self {
            frame: Frame::new(catalog, &route, head),
            metadata: HeadMetadata::of_report(&route, folder, report, catalog),
            data: json!({
                "report": ReportLine::new(folder, report, &route, locale),
                "cite_href": route.to(&Route::of_report(folder, ReportPage::Index)).at(CITE_HEADING),
                "contents": own_contents,
                "has_notes": has_notes,
                "part": part + 1,
                "parts": links,
                "previous": neighbour(part.checked_sub(1)),
                "next": neighbour(part.checked_add(1)),
            }),
            sections,
        }
    }
}

impl WholePart<'_> {
    /// The links to all parts from the page of this one.
    fn links(&self, from: &Route, locale: &Locale) -> Vec<NavLink> {
        let title = |place: usize| {
            let (slug, _, summary) = self.entry.at(place)?;
            Some(frame::shown_title(slug, summary, self.report.quotes_shown()))
        };
        let link = |(part, places): (usize, Range<usize>)| {
            let last = places.end.checked_sub(1).filter(|last| *last > places.start);
            let titles = match (title(places.start), last.and_then(title)) {
                (Some(first), Some(last)) => locale.range(&*first, &*last),
                (first, _) => first.unwrap_or_default().into_owned(),
            };
            let to = Route::of_report(self.folder, ReportPage::Whole(part));
            NavLink::new(locale.part_with_sections(part + 1, titles), from.to(&to))
        };
        self.parts.all().enumerate().map(link).collect()
    }
}

/// A report as plain text.
#[derive(Debug, Clone)]
pub struct PlainText<'a> {
    pub(crate) title: &'a str,
    pub(crate) texts: Vec<Text<'a>>,
}
