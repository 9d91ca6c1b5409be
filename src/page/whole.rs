//! A report on one page, and as plain text.

use serde_json::{Value, json};

use crate::catalog::{Catalog, ReportEntry, ReportPage, Route};
use crate::edition::{Folder, Href, Redaction, Report, Slug};

use super::cite::{CITE_HEADING, HeadMetadata};
use super::contents;
use super::frame::{self, Frame, Head, ReportLine};
use super::text::{RedactionNumbers, Text};

/// What the template of a whole report is given.
#[derive(Debug, Clone)]
pub struct WholeView<'a> {
    pub(crate) frame: Frame,
    pub(crate) data: Value,
    /// Each section with its text; empty if the report is too long for one page.
    pub(crate) parts: Vec<(Value, Text<'a>)>,
}

impl<'a> WholeView<'a> {
    /// The page of a whole report, from the slug and the text of each section: `None` if the report is too long for one page.
    #[must_use]
    pub fn new(
        folder: &Folder,
        report: &Report,
        entry: &ReportEntry,
        texts: Option<Vec<(&Slug, Text<'a>)>>,
        catalog: &Catalog,
    ) -> Self {
        let route = Route::of_report(folder, ReportPage::Whole);
        let (fits_one_page, locale) = (texts.is_some(), &catalog.locale);
        let contents =
            if fits_one_page { contents::of_whole(entry, locale) } else { contents::contents(folder, entry, locale) };
        let count = |text: &Text<'_>| text.section.summary.tally.redactions();
        let (mut before, all) = (0, texts.iter().flatten().map(|(_, text)| count(text)).sum());
        let has_notes = texts.iter().flatten().any(|(_, text)| text.has_notes());
        let address = |slug: &Slug, at: &Redaction| Href::default().at(slug.section_id() + &at.anchor.to_string());
        // For each text, the last one first, the first redaction after it; and the last redaction before the present one.
        let following = texts.iter().flatten().rev().scan(None, |next: &mut Option<Href>, (slug, text)| {
            let first = text.section.redactions.first().map(|at| address(slug, at));
            let after = next.clone();
            *next = first.or_else(|| next.take());
            Some(after)
        });
        let mut following: Vec<Option<Href>> = following.collect();
        let mut previous: Option<Href> = None;
        let parts = texts.into_iter().flatten().map(|(slug, text)| {
            let beyond = [previous.clone(), following.pop().flatten()];
            previous = text.section.redactions.last().map(|at| address(slug, at)).or_else(|| previous.take());
            let text = text.numbered(Some(RedactionNumbers { before, all }), beyond);
            before += count(&text);
            let summary = &text.section.summary;
            let (title, title_editorial) =
                (frame::shown_title(slug, summary, report.quotes_shown()), frame::shows_title(summary));
            (json!({ "title": title, "title_editorial": title_editorial, "id": slug.section_id() }), text)
        });
        let head = Head { kind: "whole", title: locale.whole_report_title(), description: String::new() };
        Self {
            frame: Frame::new(catalog, &route, head),
            data: json!({
                "report": ReportLine::new(folder, report, &route, locale),
                "metadata": HeadMetadata::of_report(&route, folder, report, catalog),
                "cite_href": route.to(&Route::of_report(folder, ReportPage::Index)).at(CITE_HEADING),
                "contents": contents,
                "fits_one_page": fits_one_page,
                "has_notes": has_notes,
                "text_href": route.to(&Route::of_report(folder, ReportPage::Text)),
            }),
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
