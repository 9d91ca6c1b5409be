//! The pages that concern the whole edition.

use serde_json::json;

use crate::catalog::{Catalog, ReportPage, Route};
use crate::edition::{Href, ReportKind};

use super::Page;
use super::frame::{Frame, Head, NavLink, ReportLine};
use super::report;

/// The list of all reports.
#[must_use]
pub fn finding_aid(catalog: &Catalog) -> Page<'static> {
    let route = Route::FindingAid;
    let of_kind = |kind| catalog.reports().filter(move |(_, report, _)| report.kind == kind);
    let mut reports: Vec<_> = of_kind(ReportKind::Report).collect();
    // A stable sort: reports of one date, or of none, stay in the order of their folders.
    reports.sort_by_key(|(_, report, _)| report.date);
    let reports = reports.into_iter().map(|(folder, report, entry)| {
        let ReportLine { title, number, date, href, .. } = ReportLine::new(folder, report, &route);
        json!({
            "title": title,
            "subtitle": report.subtitle,
            "number": number,
            "date": date,
            "href": href,
            "agency": report.agency.as_deref().unwrap_or_default(),
            "released": report::released(report).unwrap_or_default(),
            "figures": report::figures(entry),
            "sections": entry.count(),
        })
    });
    let guides = of_kind(ReportKind::Guide).map(|(folder, report, _)| {
        let href = route.to(&Route::of_report(folder, ReportPage::Index));
        json!({ "title": report.title, "subtitle": report.subtitle, "href": href })
    });
    let description = catalog.config.subtitle.clone().unwrap_or_default();
    let frame = Frame::new(catalog, &route, Head { kind: "index", title: &catalog.config.title, description });
    Page::Plain(frame, json!({ "reports": reports.collect::<Vec<_>>(), "guides": guides.collect::<Vec<_>>() }))
}

/// The page for missing addresses. A host serves it at any depth, so its links begin at the base URL.
#[must_use]
pub fn missing(catalog: &Catalog) -> Page<'static> {
    let head = Head { kind: "missing", title: "Page not found", description: String::new() };
    let frame = Frame::new(catalog, &Route::Missing, head);
    let reports = catalog.reports().map(|(folder, report, _)| {
        let path = Route::of_report(folder, ReportPage::Index).path();
        NavLink::new(&report.title, Href::below(&frame.root, &path), None)
    });
    let view = json!({ "reports": reports.collect::<Vec<_>>() });
    Page::Plain(frame, view)
}

/// The list of all pages; `None` without a base URL.
#[must_use]
pub fn sitemap(catalog: &Catalog) -> Option<Page<'static>> {
    let base = catalog.config.base_url.as_ref()?;
    let urls = catalog.pages().iter().map(|route| route.address(base)).collect::<Vec<_>>();
    Some(Page::File("sitemap.xml", json!({ "urls": urls })))
}

/// What search engines may read.
#[must_use]
pub fn robots(catalog: &Catalog) -> Page<'static> {
    let sitemap = catalog.config.base_url.as_ref().map(|base| Route::Sitemap.address(base));
    Page::File("robots.txt", json!({ "sitemap": sitemap.unwrap_or_default() }))
}
