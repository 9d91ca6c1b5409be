//! The views of the pages that concern the whole edition.

use serde::Serialize;

use crate::catalog::{Catalog, ReportPage, Route};
use crate::edition::{Date, ReportKind};

use super::frame::{self, Figure, Frame, Head, NavLink};
use super::report;

/// What the template of the finding aid is given.
#[derive(Debug, Clone, Serialize)]
pub struct FindingAidView {
    #[serde(skip)]
    pub(crate) frame: Frame,
    reports: Vec<ReportRow>,
    guides: Vec<GuideRow>,
}

/// A report in the finding aid.
#[derive(Debug, Clone, Serialize)]
struct ReportRow {
    title: String,
    subtitle: Option<String>,
    /// Its number; empty without one.
    number: String,
    /// Its date in words; empty without one.
    date: String,
    href: String,
    /// Who issued it; empty if unknown.
    agency: String,
    /// `Released in part, 2012`; empty if unknown.
    released: String,
    figures: Vec<Figure>,
    sections: usize,
}

/// A guide in the finding aid.
#[derive(Debug, Clone, Serialize)]
struct GuideRow {
    title: String,
    subtitle: Option<String>,
    href: String,
}

impl FindingAidView {
    /// The finding aid.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        let route = Route::FindingAid;
        let mut reports: Vec<(Option<Date>, ReportRow)> = catalog
            .reports()
            .filter(|(_, report, _)| report.kind == ReportKind::Report)
            .map(|(folder, report, entry)| {
                let row = ReportRow {
                    title: report.title.clone(),
                    subtitle: report.subtitle.clone(),
                    number: report.number.clone().unwrap_or_default(),
                    date: report.date.map(Date::in_words).unwrap_or_default(),
                    href: route.to_route(&Route::of_report(folder, ReportPage::Index)),
                    agency: report.agency.clone().unwrap_or_default(),
                    released: report::released(report).unwrap_or_default(),
                    figures: report::figures(entry),
                    sections: entry.count(),
                };
                (report.date, row)
            })
            .collect();
        // A stable sort: reports of one date, or of none, stay in the order of their folders.
        reports.sort_by_key(|(date, _)| *date);
        let guides = catalog.reports().filter(|(_, report, _)| report.kind == ReportKind::Guide);
        let guides = guides.map(|(folder, report, _)| GuideRow {
            title: report.title.clone(),
            subtitle: report.subtitle.clone(),
            href: route.to_route(&Route::of_report(folder, ReportPage::Index)),
        });
        let head = Head {
            kind: "index",
            title: &catalog.config.title,
            description: catalog.config.subtitle.clone().unwrap_or_default(),
        };
        Self {
            frame: Frame::new(catalog, &route, head),
            reports: reports.into_iter().map(|(_, row)| row).collect(),
            guides: guides.collect(),
        }
    }
}

/// What the template for missing addresses is given.
#[derive(Debug, Clone, Serialize)]
pub struct MissingView {
    #[serde(skip)]
    pub(crate) frame: Frame,
    reports: Vec<NavLink>,
}

impl MissingView {
    /// The page for missing addresses. A host serves it at any depth, so its links begin at the base URL.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        let head = Head { kind: "missing", title: "Page not found", description: String::new() };
        let frame = Frame::new(catalog, &Route::Missing, head);
        let reports = catalog.reports().map(|(folder, report, _)| {
            let path = Route::of_report(folder, ReportPage::Index).path();
            NavLink::new(&report.title, [&frame.root, path.as_str()].concat(), None)
        });
        Self { reports: reports.collect(), frame }
    }
}

/// What the templates of the sitemap and of `robots.txt` are given.
#[derive(Debug, Clone, Serialize)]
pub struct SitemapView {
    /// The full addresses of all pages; empty without a base URL.
    urls: Vec<String>,
    /// The address of the sitemap; empty without a base URL.
    sitemap: String,
}

impl SitemapView {
    /// The list of pages.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        let Some(base) = &catalog.config.base_url else { return Self { urls: Vec::new(), sitemap: String::new() } };
        let urls = catalog.pages().iter().map(|route| frame::absolute(base, route)).collect();
        Self { urls, sitemap: format!("{base}{}", Route::Sitemap.path()) }
    }
}
