//! A report on one page or in parts, and as plain text.

use std::ops::Range;

use serde_json::{Value, json};

use crate::catalog::{Catalog, Destination, ReportEntry, ReportPage, Route, WholeParts};
use crate::edition::{Anchor, Folder, Report, Slug};
use crate::locale::Locale;

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
    pub(crate) sections: Vec<(Value, Text<'a>)>,
}

/// A part of a whole report.
pub struct WholePart<'a, 'r> {
    pub(crate) folder: &'r Folder,
    pub(crate) report: &'a Report,
    pub(crate) entry: &'r ReportEntry,
    /// The contents of the report.
    pub(crate) contents: &'r [ContentsLine],
    /// All parts.
    pub(crate) parts: &'r WholeParts,
    /// Which of them this is.
    pub(crate) part: usize,
    /// The addresses of the first and the last redaction of a section, by its place.
    pub(crate) ends: &'r dyn Fn(usize) -> Option<[&'r Anchor; 2]>,
}

impl<'a> WholeView<'a> {
    /// The page of a part, from the slug and the text of each of its sections.
    pub fn new(whole: WholePart<'a, '_>, texts: Vec<(&Slug, Text<'a>)>, catalog: &'a Catalog) -> Self {
        let WholePart { folder, report, entry, contents, parts, part, ends } = whole;
        let route = Route::of_report(folder, ReportPage::Whole(part));
        let locale = &catalog.locale;
        let has_notes = texts.iter().any(|(_, text)| text.has_notes());
        let links = if parts.count() > 1 { whole.links(&route, locale) } else { Vec::new() };
        let neighbour = |at: Option<usize>| links.get(at?);
        let redaction = |place: Option<usize>, end: usize| {
            let place = place?;
            let (slug, ..) = entry.at(place)?;
            let anchor = ends(place)?.get(end).copied();
            Some(Destination::Section { folder, slug, anchor }.href(&route, Some(parts)))
        };
        let mut own_contents = Vec::new();
        let sections = texts.into_iter().map(|(slug, text)| {
            let window = ContentsWindow::new(contents, entry.place(slug).unwrap_or(0));
            own_contents.extend(window.own_at(slug.section_id()));
            let [before, after] = window.beyond();
            let text = text.numbered(window.numbers(), [redaction(before, 1), redaction(after, 0)]);
            let summary = &text.section.summary;
            let (title, title_editorial) =
                (frame::shown_title(slug, summary, report.quotes_shown()), frame::shows_title(summary));
            (json!({ "title": title, "title_editorial": title_editorial, "id": slug.section_id() }), text)
        });
        let sections = sections.collect();
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

impl WholePart<'_, '_> {
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
