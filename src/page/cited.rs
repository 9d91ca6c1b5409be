//! Which sections cite a page.

use serde::Serialize;

use crate::catalog::{Catalog, ReportPage, Route};
use crate::edition::{Folder, Slug, Summary};

use super::frame::{self, NavLink};

/// The sections that cite a page, by report.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct CitedIn {
    /// How many sections there are.
    count: usize,
    reports: Vec<CitingReport>,
}

/// The sections of one report that cite the page.
#[derive(Debug, Clone, Serialize)]
struct CitingReport {
    report: NavLink,
    sections: Vec<NavLink>,
}

impl CitedIn {
    /// The sections that cite a report.
    pub(super) fn of_report(folder: &Folder, route: &Route, catalog: &Catalog) -> Self {
        Self::new(catalog.citing_report(folder), route, catalog)
    }

    /// The sections that cite a section.
    pub(super) fn of_section(folder: &Folder, slug: &Slug, route: &Route, catalog: &Catalog) -> Self {
        Self::new(catalog.citing_section(folder, slug), route, catalog)
    }

    fn new<'a>(
        citing: impl Iterator<Item = (&'a Folder, &'a Slug, &'a Summary)>,
        route: &Route,
        catalog: &Catalog,
    ) -> Self {
        let citing: Vec<_> = citing.collect();
        let reports = citing.chunk_by(|(one, ..), (other, ..)| one == other).filter_map(|sections| {
            let (folder, ..) = sections.first()?;
            let (report, _) = catalog.report(folder)?;
            let quotes = report.quotes_shown();
            let index = Route::of_report(folder, ReportPage::Index);
            let link = |(_, slug, summary): &(&Folder, &Slug, &Summary)| {
                NavLink::new(frame::shown_title(slug, summary, quotes), route.to_section(folder, slug))
            };
            let report = NavLink::new(quotes.set(&report.title), route.to(&index));
            Some(CitingReport { report, sections: sections.iter().map(link).collect() })
        });
        Self { count: citing.len(), reports: reports.collect() }
    }
}
