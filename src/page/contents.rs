//! The contents of a report: on its own page, and beside its sections.

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use crate::catalog::{ReportEntry, ReportPage, Route};
use crate::edition::{Folder, ReportKind, Series, Slug, Summary};

use super::frame::{self, NavLink};

/// A line of a report's contents.
#[derive(Debug, Clone, Serialize)]
pub struct ContentsLine {
    title: String,
    href: String,
    /// The page of the original that it begins on; empty without one, or if the title is the same word.
    folio: String,
    /// Whether `folio` fits a narrow column.
    folio_fits: bool,
    /// Whether `folio` is a number, and not a place such as `cover`.
    folio_is_number: bool,
    /// Whether `folio` is inferred.
    folio_inferred: bool,
    redactions: u32,
    /// Whether this is the page's own section.
    current: bool,
    headings: Vec<NavLink>,
}

/// The contents of a report as they are beside each of its sections. Clones share the lines.
#[derive(Debug, Clone)]
pub struct Contents(Arc<[ContentsLine]>);

impl Contents {
    /// A line for each section, with links from the report's folder.
    #[must_use]
    pub fn new(folder: &Folder, entry: &ReportEntry) -> Self {
        let from = Route::of_report(folder, ReportPage::Index);
        Self(lines(entry, |slug| from.to_section(folder, slug)).map(|(line, _)| line).collect())
    }

    /// How many lines there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Whether both share their lines.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// The lines that the page of a section shows, by the section's place.
    pub(super) fn window(&self, here: usize) -> ContentsWindow {
        let most = if self.count() <= LISTED { self.count() } else { LISTED / 2 };
        let first = here.saturating_sub(most / 2).min(self.count() - most);
        ContentsWindow { contents: self.clone(), places: first..first + most, here }
    }
}

/// The contents of a report on its own page: every section with its headings.
#[must_use]
pub(super) fn of_report(folder: &Folder, entry: &ReportEntry) -> Vec<ContentsLine> {
    let from = Route::of_report(folder, ReportPage::Index);
    let lines = lines(entry, |slug| from.to_section(folder, slug)).map(|(line, summary)| {
        let headings = summary.headings.iter().skip(1).filter(|_| !summary.title_is_editorial);
        let headings = headings.map(|heading| NavLink::to_heading(heading, &line.href, summary));
        ContentsLine { headings: headings.collect(), ..line }
    });
    lines.collect()
}

/// The contents of a report on the page that shows all of it.
#[must_use]
pub(super) fn of_whole(entry: &ReportEntry) -> Vec<ContentsLine> {
    lines(entry, |slug| ["#", slug.as_str()].concat()).map(|(line, _)| line).collect()
}

/// The most lines that the page of a section shows. In a long report each of thousands of pages would repeat all of them.
const LISTED: usize = 30;

/// The contents beside a section: every line, or in a long report those near the section.
#[derive(Debug, Clone)]
pub struct ContentsWindow {
    contents: Contents,
    places: Range<usize>,
    here: usize,
}

impl ContentsWindow {
    /// The contents that this is a part of.
    #[must_use]
    pub fn contents(&self) -> &Contents {
        &self.contents
    }

    /// The lines that the page shares with the other pages of its report, each with its place; `None` for the page's own line.
    pub fn lines(&self) -> impl Iterator<Item = (usize, Option<&ContentsLine>)> {
        let lines = self.places.clone().zip(self.contents.0.get(self.places.clone()).unwrap_or_default());
        lines.map(|(place, line)| (place, (place != self.here).then_some(line)))
    }

    /// The page's own line.
    #[must_use]
    pub fn own(&self) -> Option<ContentsLine> {
        let line = self.contents.0.get(self.here)?;
        Some(ContentsLine { current: true, ..line.clone() })
    }

    /// How many sections of the report it leaves out.
    #[must_use]
    pub fn more(&self) -> usize {
        self.contents.count() - self.places.len()
    }
}

/// A line for each section, without its headings. Redactions in a guide are examples and do not count.
fn lines(entry: &ReportEntry, href: impl Fn(&Slug) -> String) -> impl Iterator<Item = (ContentsLine, &Summary)> {
    let is_guide = entry.report().is_some_and(|report| report.kind == ReportKind::Guide);
    entry.sections().map(move |(slug, _, summary)| {
        let line = line(slug, summary, href(slug));
        (ContentsLine { redactions: if is_guide { 0 } else { line.redactions }, ..line }, summary)
    })
}

fn line(slug: &Slug, summary: &Summary, href: String) -> ContentsLine {
    let title = frame::title(slug, summary).into_owned();
    let first = frame::first_folio(summary, &title);
    let folio = first.map_or("", |folio| &folio.label.printed);
    ContentsLine {
        href,
        folio: folio.to_owned(),
        folio_fits: (1..7).contains(&folio.chars().count()),
        folio_is_number: first.is_some_and(|folio| folio.label.series != Series::Place),
        folio_inferred: first.is_some_and(|folio| folio.inferred),
        redactions: summary.tally.redactions(),
        current: false,
        headings: Vec::new(),
        title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contents(count: usize) -> Contents {
        let line = |at: usize| line(&Slug::new(&at.to_string()), &Summary::default(), format!("{at}.html"));
        Contents((0..count).map(line).collect())
    }

    fn shown(count: usize, here: usize) -> (Vec<usize>, usize) {
        let window = contents(count).window(here);
        (window.lines().map(|(place, _)| place).collect(), window.more())
    }

    #[test]
    fn a_window_shows_the_lines_near_its_section() {
        assert_eq!(shown(3, 1), ((0..3).collect(), 0));
        assert_eq!(shown(LISTED, 29), ((0..LISTED).collect(), 0));
        assert_eq!(shown(100, 0), ((0..15).collect(), 85));
        assert_eq!(shown(100, 50), ((43..58).collect(), 85));
        assert_eq!(shown(100, 99), ((85..100).collect(), 85));
        assert_eq!(shown(0, 0), (Vec::new(), 0));
    }

    #[test]
    fn only_the_own_line_is_current() {
        let window = contents(4).window(2);
        let shared: Vec<usize> = window.lines().filter_map(|(place, line)| line.map(|_| place)).collect();
        assert_eq!(shared, [0, 1, 3]);
        assert!(window.lines().filter_map(|(_, line)| line).all(|line| !line.current));
        let own = window.own().expect("the section is in the report");
        assert_eq!((own.href.as_str(), own.current), ("2.html", true));
    }
}
