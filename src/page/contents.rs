//! The contents of a report: on its own page, and beside its sections.

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;

use crate::catalog::{ReportEntry, Route};
use crate::edition::{Folder, ReportKind, Slug, Summary};

use super::frame::{self, Place};

/// A line of a report's contents.
#[derive(Debug, Clone, Serialize)]
pub struct Contents<'a> {
    /// The section's title.
    pub title: Cow<'a, str>,
    /// Its page.
    pub href: String,
    /// The folio that it begins on; empty without one, and where the title says the same.
    pub folio: &'a str,
    /// Whether the folio is short enough for a narrow column.
    pub folio_fits: bool,
    /// Whether that is inferred.
    pub folio_inferred: bool,
    /// How many gaps and denied pages it has.
    pub redactions: u32,
    /// Whether the page is that section.
    pub current: bool,
    /// Its headings below the title.
    pub headings: Vec<Place<'a>>,
}

/// The contents of a report on its own page: all sections, with their headings.
#[must_use]
pub(super) fn of_report<'a>(folder: &Folder, entry: &'a ReportEntry, from: &Route) -> Vec<Contents<'a>> {
    let lines = entry.sections().map(|(slug, _, summary)| {
        let line = line(entry, slug, summary, from.to_section(folder, slug));
        let headings = summary.headings.iter().skip(1).filter(|_| !summary.title_is_editorial);
        let headings = headings.map(|heading| Place {
            title: Cow::Borrowed(&*heading.text),
            href: [&line.href, "#", &heading.id].concat(),
            folio: frame::folio_of(summary, heading.folio),
            level: heading.level,
        });
        Contents { headings: headings.collect(), ..line }
    });
    lines.collect()
}

/// The contents of a report on the page that holds all of it.
#[must_use]
pub(super) fn of_whole(entry: &ReportEntry) -> Vec<Contents<'_>> {
    entry.sections().map(|(slug, _, summary)| line(entry, slug, summary, ["#", slug.as_str()].concat())).collect()
}

/// The most sections that the page of one of them lists. A longer list is no help, and ten thousand pages would each carry it.
const LISTED: usize = 30;

/// The contents beside a section: all lines, or of a long report those around it. The pages of a report's sections show the same
/// lines but for the one that is the page itself; so each is composed when it is asked for, and may be kept.
#[derive(Debug, Clone)]
pub struct Around<'a> {
    folder: &'a Folder,
    entry: &'a ReportEntry,
    from: Route,
    here: usize,
}

impl<'a> Around<'a> {
    pub(super) fn new(folder: &'a Folder, entry: &'a ReportEntry, from: Route, here: usize) -> Self {
        Self { folder, entry, from, here }
    }

    /// How many lines the report has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.entry.count()
    }

    /// The places of the lines that the page shows.
    #[must_use]
    pub fn places(&self) -> Range<usize> {
        let count = self.count();
        let most = if count <= LISTED { count } else { LISTED / 2 };
        let first = self.here.saturating_sub(most / 2).min(count - most);
        first..first + most
    }

    /// The place of the line that is the page itself.
    #[must_use]
    pub fn here(&self) -> usize {
        self.here
    }

    /// The line at a place.
    #[must_use]
    pub fn line(&self, place: usize) -> Option<Contents<'a>> {
        let (slug, _, summary) = self.entry.at(place)?;
        let line = line(self.entry, slug, summary, self.from.to_section(self.folder, slug));
        Some(Contents { current: place == self.here, ..line })
    }
}

/// A line without its headings. A guide counts no gaps: those in it are examples.
fn line<'a>(entry: &ReportEntry, slug: &Slug, summary: &'a Summary, href: String) -> Contents<'a> {
    let title = frame::title(slug, summary);
    let (folio, folio_inferred) = frame::first_folio(summary, &title);
    let is_guide = entry.report().is_some_and(|report| report.kind == ReportKind::Guide);
    Contents {
        title,
        href,
        folio,
        folio_fits: (1..7).contains(&folio.chars().count()),
        folio_inferred,
        redactions: if is_guide { 0 } else { summary.tally.redactions() },
        current: false,
        headings: Vec::new(),
    }
}
