//! The contents of a report: on its own page, and beside its sections.

use std::ops::Range;

use serde::Serialize;

use crate::catalog::{ReportEntry, ReportPage, Route};
use crate::edition::{Folder, Href, QuoteMarks, Report, ReportKind, Series, Slug, Summary};

use crate::locale::Locale;

use super::frame::{self, NavLink};

/// A line of a report's contents.
#[derive(Debug, Clone, Serialize)]
pub struct ContentsLine {
    title: String,
    href: Href,
    /// The page of the original that it begins on; empty without one, or if the title is the same word.
    folio: String,
    /// The name of the numbering of `folio`, if it has one that the line before has not.
    series: String,
    /// Whether `folio` fits a narrow column.
    folio_fits: bool,
    /// Whether `folio` is a number, and not a place such as `cover`.
    folio_is_number: bool,
    /// Whether `folio` is inferred.
    folio_inferred: bool,
    /// Whether `title` is the editor's.
    title_editorial: bool,
    redactions: u32,
    /// How many redactions are in the sections before.
    #[serde(skip)]
    redactions_before: u32,
    /// Whether this is the page's own section.
    current: bool,
    headings: Vec<NavLink>,
}

/// Which redactions of its report a section has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RedactionNumbers {
    /// How many redactions of the report are before the section.
    pub(crate) before: u32,
    /// How many the report has.
    pub(crate) all: u32,
}

/// The contents of a report beside each of its sections, with links from the report's folder.
pub fn contents(folder: &Folder, entry: &ReportEntry, locale: &Locale) -> Vec<ContentsLine> {
    let from = Route::of_report(folder, ReportPage::Index);
    lines(entry, locale, |slug| from.to_section(folder, slug)).map(|(line, _)| line).collect()
}

/// The contents of a report on its own page: every section with its headings.
pub(super) fn of_report(folder: &Folder, entry: &ReportEntry, locale: &Locale) -> Vec<ContentsLine> {
    let from = Route::of_report(folder, ReportPage::Index);
    let quotes = entry.report().map(Report::quotes_shown).unwrap_or_default();
    let lines = lines(entry, locale, |slug| from.to_section(folder, slug)).map(|(line, summary)| {
        let headings = summary.headings.iter().skip(1).filter(|_| !summary.title_is_editorial);
        let headings = headings.map(|heading| NavLink::to_heading(heading, &line.href, summary, quotes, locale));
        ContentsLine { headings: headings.collect(), ..line }
    });
    lines.collect()
}

/// The longest contents that the page of a section shows whole.
const LISTED: usize = 10;

/// How many lines it shows of longer ones. Each of thousands of pages would repeat all of them.
const NEAR: usize = 5;

/// The contents beside a section: every line, or in a long report those near the section.
#[derive(Debug, Clone)]
pub struct ContentsWindow<'a> {
    /// All contents of the report.
    pub(crate) contents: &'a [ContentsLine],
    /// The places of the lines that the page shows.
    pub(crate) places: Range<usize>,
    /// The place of the page's own line.
    pub(crate) here: usize,
}

impl<'a> ContentsWindow<'a> {
    pub(super) fn new(contents: &'a [ContentsLine], here: usize) -> Self {
        let most = if contents.len() <= LISTED { contents.len() } else { NEAR };
        let first = here.saturating_sub(most / 2).min(contents.len() - most);
        Self { contents, places: first..first + most, here }
    }

    /// The page's own line.
    pub(crate) fn own(&self) -> Option<ContentsLine> {
        let line = self.contents.get(self.here)?;
        Some(ContentsLine { current: true, ..line.clone() })
    }

    /// The page's own line on the page of a whole report, which has the section at an address.
    pub(super) fn own_at(&self, id: &str) -> Option<ContentsLine> {
        Some(ContentsLine { href: Href::default().at(id), ..self.contents.get(self.here)?.clone() })
    }

    /// Which redactions of the report are in the section; `None` if the report counts none.
    pub(super) fn numbers(&self) -> Option<RedactionNumbers> {
        let (own, last) = (self.contents.get(self.here)?, self.contents.last()?);
        let all = last.redactions_before + last.redactions;
        (all > 0).then_some(RedactionNumbers { before: own.redactions_before, all })
    }

    /// The places of the sections with the redaction before those of the section, and with the one after.
    pub(super) fn beyond(&self) -> [Option<usize>; 2] {
        let Some(RedactionNumbers { before, all }) = self.numbers() else { return [None, None] };
        let own = self.contents.get(self.here).map_or(0, |line| line.redactions);
        let with = |number: u32| {
            let at = self.contents.partition_point(|line| line.redactions_before <= number);
            at.checked_sub(1).filter(|_| number < all)
        };
        [before.checked_sub(1).and_then(with), with(before + own)]
    }

    /// How many sections of the report it leaves out.
    pub(super) fn more(&self) -> usize {
        self.contents.len() - self.places.len()
    }
}

/// A line for each section, without its headings. Redactions in a guide are examples and do not count.
fn lines<'a>(
    entry: &'a ReportEntry,
    locale: &'a Locale,
    href: impl Fn(&Slug) -> Href,
) -> impl Iterator<Item = (ContentsLine, &'a Summary)> {
    let is_guide = entry.report().is_some_and(|report| report.kind == ReportKind::Guide);
    let quotes = entry.report().map(Report::quotes_shown).unwrap_or_default();
    let mut before = 0;
    let mut series = String::new();
    entry.sections().map(move |(slug, _, summary)| {
        let mut line = line(slug, summary, href(slug), quotes, locale);
        let is_same = std::mem::replace(&mut series, line.series.clone()) == line.series;
        line.series = if is_same { String::new() } else { line.series };
        let redactions = if is_guide { 0 } else { line.redactions };
        let redactions_before = before;
        before += redactions;
        (ContentsLine { redactions, redactions_before, ..line }, summary)
    })
}

fn line(slug: &Slug, summary: &Summary, href: Href, quotes: QuoteMarks, locale: &Locale) -> ContentsLine {
    let title = frame::shown_title(slug, summary, quotes).into_owned();
    let first = frame::first_folio(summary, &title);
    let folio = first.map(|folio| locale.label(&folio.label.printed).into_owned()).unwrap_or_default();
    ContentsLine {
        href,
        series: first.and_then(|folio| folio.label.numbering.as_deref()).unwrap_or_default().to_owned(),
        folio_fits: (1..7).contains(&folio.chars().count()),
        folio_is_number: first.is_some_and(|folio| folio.label.series != Series::Place),
        folio_inferred: first.is_some_and(|folio| folio.inferred),
        title_editorial: summary.title_is_editorial,
        redactions: summary.tally.redactions(),
        redactions_before: 0,
        current: false,
        headings: Vec::new(),
        title,
        folio,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contents(count: usize) -> Vec<ContentsLine> {
        let line = |at: usize| {
            line(
                &Slug::new(&at.to_string()),
                &Summary::default(),
                Href::written(&format!("{at}.html")),
                QuoteMarks::Typed,
                &Locale::default(),
            )
        };
        (0..count).map(line).collect()
    }

    fn shown(count: usize, here: usize) -> (Vec<usize>, usize) {
        let contents = contents(count);
        let window = ContentsWindow::new(&contents, here);
        (window.places.clone().collect(), window.more())
    }

    #[test]
    fn a_window_shows_the_lines_near_its_section() {
        assert_eq!(shown(3, 1), ((0..3).collect(), 0));
        assert_eq!(shown(LISTED, 9), ((0..LISTED).collect(), 0));
        assert_eq!(shown(100, 0), ((0..5).collect(), 95));
        assert_eq!(shown(100, 50), ((48..53).collect(), 95));
        assert_eq!(shown(100, 99), ((95..100).collect(), 95));
        assert_eq!(shown(0, 0), (Vec::new(), 0));
    }

    #[test]
    fn only_the_own_line_is_current() {
        let contents = contents(4);
        let window = ContentsWindow::new(&contents, 2);
        assert!(contents.iter().all(|line| !line.current));
        let own = window.own().expect("the section is in the report");
        assert_eq!((own.href.as_str(), own.current), ("2.html", true));
    }
}
