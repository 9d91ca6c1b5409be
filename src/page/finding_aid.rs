//! The list of all reports.

use serde::Serialize;
use serde_json::json;

use crate::catalog::{Catalog, ReportEntry, ReportPage, Route};
use crate::edition::{Folder, FolioState, Href, Report, ReportKind};

use super::frame::{Frame, Head, ReportLine};
use super::report;

/// What the template of the list of all reports is given.
#[derive(Debug, Clone)]
pub struct FindingAidView {
    pub(crate) frame: Frame,
    pub(crate) reports: Vec<ListedReport>,
    pub(crate) guides: serde_json::Value,
}

/// A report in the list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ListedReport {
    title: String,
    subtitle: String,
    number: String,
    /// The year of its date; empty without one.
    year: String,
    /// Its date as it sorts: `1987-02`; empty without one.
    date: String,
    href: Href,
    agency: String,
    released: String,
    /// Redactions in the text, and pages withheld in full.
    redactions: u32,
    /// Pages withheld in full.
    withheld_pages: u32,
    /// Codes in the margin.
    codes: u32,
    #[serde(skip)]
    pub(crate) strip: Strip,
}

/// The redactions of a report page by page, as a strip of columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Strip {
    /// The height of each column, from 0 to [`Strip::HEIGHT`]: more redactions on a page make it higher, up to a page withheld in full.
    pub(crate) columns: Vec<u32>,
}

impl Strip {
    pub(crate) const HEIGHT: u32 = 10;

    /// The most columns of a strip. In a longer report a column is several pages, as high as the highest of them.
    const MOST: usize = 120;

    fn new(entry: &ReportEntry) -> Self {
        let folios = entry.sections().flat_map(|(.., summary)| &summary.folios);
        let heights = folios.map(|folio| match (folio.state, folio.redactions) {
            (FolioState::Denied, _) => Self::HEIGHT,
            (_, 0) => 0,
            (_, redactions) => (redactions + 1).min(Self::HEIGHT - 1),
        });
        let heights: Vec<u32> = heights.collect();
        let columns = heights.chunks(heights.len().div_ceil(Self::MOST).max(1));
        Self { columns: columns.map(|pages| pages.iter().copied().max().unwrap_or(0)).collect() }
    }
}

impl FindingAidView {
    /// The list of all reports, oldest first. Those without a date come last.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        let route = Route::FindingAid;
        let of_kind = |kind| catalog.reports().filter(move |(_, report, _)| report.kind == kind);
        let mut reports: Vec<_> = of_kind(ReportKind::Report).collect();
        // A stable sort: reports of one date, or of none, stay in the order of their folders.
        reports.sort_by_key(|(_, report, _)| (report.date.is_none(), report.date));
        let reports = reports.into_iter().map(|(folder, report, entry)| listed(folder, report, entry, &route));
        let guides = of_kind(ReportKind::Guide).map(|(folder, report, _)| {
            let href = route.to(&Route::of_report(folder, ReportPage::Index));
            json!({ "title": report.title, "subtitle": report.subtitle, "href": href })
        });
        let description = catalog.config.subtitle.clone().unwrap_or_default();
        Self {
            frame: Frame::new(catalog, &route, Head { kind: "index", title: &catalog.config.title, description }),
            reports: reports.collect(),
            guides: guides.collect(),
        }
    }
}

fn listed(folder: &Folder, report: &Report, entry: &ReportEntry, from: &Route) -> ListedReport {
    let ReportLine { title, number, href, .. } = ReportLine::new(folder, report, from);
    let tally = entry.tally();
    ListedReport {
        title,
        number,
        href,
        subtitle: report.subtitle.clone().unwrap_or_default(),
        year: report.date.map(|date| date.year().to_string()).unwrap_or_default(),
        date: report.date.map(|date| date.to_string()).unwrap_or_default(),
        agency: report.agency.clone().unwrap_or_default(),
        released: report::released(report, entry).unwrap_or_default(),
        redactions: tally.redactions(),
        withheld_pages: tally.denied,
        codes: tally.marks(),
        strip: Strip::new(entry),
    }
}
