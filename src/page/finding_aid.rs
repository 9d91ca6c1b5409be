//! The list of all reports.

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::json;

use crate::catalog::{Catalog, ReportEntry, ReportPage, Route};
use crate::edition::{Folder, FolioState, Href, OutPath, PublishedReport, Report, ReportCounts, ReportKind};

use crate::locale::Locale;

use super::frame::{self, Frame, Head};
use super::report;

/// What the template of the list of all reports is given.
#[derive(Debug, Clone)]
pub struct FindingAidView {
    pub(crate) frame: Frame,
    /// How many reports there are.
    pub(crate) count: usize,
    pub(crate) groups: Vec<ReportGroup>,
    pub(crate) guides: serde_json::Value,
}

/// The reports of one series, or those without a series.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ReportGroup {
    /// Its heading; empty if no report has a series.
    title: String,
    /// Its address on the page.
    id: String,
    #[serde(skip)]
    pub(crate) reports: Vec<ListedReport>,
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
    /// The title of the other edition that has the report; empty for a report of this one.
    edition: String,
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
        let heights = folios.map(|folio| match (folio.state, folio.counts.redactions) {
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
    /// The list of all reports, oldest first. Those without a date come last. If a report has a series, the list is in groups: the
    /// series, by their oldest report, and then the reports without one.
    pub fn new(catalog: &Catalog) -> Self {
        let route = Route::FindingAid;
        let own = own(catalog).map(|(report, strip)| {
            let href = Href::relative(&route.path(), &OutPath::new(&*report.path));
            (String::new(), href, report, strip)
        });
        let others = catalog.editions.iter().flatten().flat_map(|edition| {
            let listed = |report| (edition.file.title.clone(), edition.to(report), report.clone(), Strip::default());
            edition.file.reports.iter().map(listed)
        });
        let mut reports: Vec<_> = own.chain(others).collect();
        // A stable sort: reports of one date, or of none, stay in the order of their folders and editions.
        reports.sort_by_key(|(_, _, report, _)| (report.date.is_none(), report.date));
        let count = reports.len();
        let mut groups: IndexMap<String, ReportGroup> = IndexMap::new();
        for (edition, href, report, strip) in reports {
            let title = report.series.clone().unwrap_or_default();
            let id = report.series.as_deref().map(frame::series_id).unwrap_or_default();
            let group = groups.entry(id.clone()).or_insert_with(|| ReportGroup { title, id, reports: Vec::new() });
            group.reports.push(ListedReport::new(edition, href, report, strip, &catalog.locale));
        }
        if let Some(mut group) = groups.shift_remove("") {
            if !groups.is_empty() {
                group.title = catalog.locale.other_reports().to_owned();
                group.id = "other-reports".to_owned();
            }
            groups.insert(String::new(), group);
        }
        let guides = catalog.guides().map(|(folder, report)| {
            let href = route.to(&Route::of_report(folder, ReportPage::Index));
            json!({ "title": report.title, "subtitle": report.subtitle, "href": href })
        });
        let description = catalog.config.subtitle.clone().unwrap_or_default();
        Self {
            frame: Frame::new(catalog, &route, Head { kind: "index", title: &catalog.config.title, description }),
            count,
            groups: groups.into_values().collect(),
            guides: guides.collect(),
        }
    }
}

/// The reports of the edition, in the order of their folders, each with its strip.
pub(super) fn own(catalog: &Catalog) -> impl Iterator<Item = (PublishedReport, Strip)> {
    let reports = catalog.reports().filter(|(_, report, _)| report.kind == ReportKind::Report);
    reports.map(|(folder, report, entry)| (published(folder, report, entry), Strip::new(entry)))
}

/// What an edition says of one of its reports in the list of reports.
pub(super) fn published(folder: &Folder, report: &Report, entry: &ReportEntry) -> PublishedReport {
    let tally = entry.tally();
    let exemptions = entry.codes_counted().iter().map(|(code, claims)| (code.to_string(), claims.all()));
    PublishedReport {
        path: Route::of_report(folder, ReportPage::Index).path().to_string(),
        title: report.title.clone(),
        subtitle: report.subtitle.clone(),
        series: report.series.clone(),
        number: report.number.clone(),
        date: report.date,
        agency: report.agency.clone(),
        office: report.office.clone(),
        author: report.author.clone(),
        record: report.record.clone(),
        archive: report.archive.clone(),
        classification: report.classification.clone(),
        source_url: report.source_url.clone(),
        released: report::last_release(report),
        counts: ReportCounts {
            sections: entry.count(),
            redactions: tally.gaps,
            pages_withheld: tally.denied,
            codes: tally.marks(),
            exemptions: exemptions.collect(),
        },
        releases: Vec::new(),
        ledger: String::new(),
        sections: Vec::new(),
    }
}

impl ListedReport {
    fn new(edition: String, href: Href, report: PublishedReport, strip: Strip, locale: &Locale) -> Self {
        let ReportCounts { redactions, pages_withheld, codes, .. } = report.counts;
        let redactions = redactions.saturating_add(pages_withheld);
        Self {
            edition,
            href,
            title: report.title,
            number: report.number.unwrap_or_default(),
            subtitle: report.subtitle.unwrap_or_default(),
            year: report.date.map(|date| date.year().to_string()).unwrap_or_default(),
            date: report.date.map(|date| date.to_string()).unwrap_or_default(),
            agency: report.agency.unwrap_or_default(),
            released: report::released(report.released, redactions.saturating_add(codes), locale).unwrap_or_default(),
            redactions,
            withheld_pages: pages_withheld,
            codes,
            strip,
        }
    }
}
