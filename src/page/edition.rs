//! The views of the pages that concern the whole edition.

use serde::Serialize;

use crate::catalog::{Catalog, ReportPage, Route};
use crate::edition::{Date, ReportKind};

use super::frame::{self, Figure, Frame, Head, NavLink};
use super::report;

/// What the template of the finding aid is given.
#[derive(Debug, Clone, Serialize)]
pub struct FindingAidView {
    /// What every page has.
    #[serde(skip)]
    pub frame: Frame,
    /// The reports, the oldest first.
    pub reports: Vec<ReportRow>,
    /// The guides.
    pub guides: Vec<GuideRow>,
}

/// A report in the finding aid.
#[derive(Debug, Clone, Serialize)]
pub struct ReportRow {
    /// Its title.
    pub title: String,
    /// What is printed below it.
    pub subtitle: Option<String>,
    /// Its number; empty without one.
    pub number: String,
    /// Its date in words; empty without one.
    pub date: String,
    /// Its page.
    pub href: String,
    /// Who issued it; empty if unknown.
    pub agency: String,
    /// `Released in part, 2012`; empty if unknown.
    pub released: String,
    /// Its most important numbers.
    pub figures: Vec<Figure>,
    /// How many sections it has.
    pub sections: usize,
}

/// A guide in the finding aid.
#[derive(Debug, Clone, Serialize)]
pub struct GuideRow {
    /// Its title.
    pub title: String,
    /// A sentence on it.
    pub subtitle: Option<String>,
    /// Its page.
    pub href: String,
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
    /// What every page has.
    #[serde(skip)]
    pub frame: Frame,
    /// The reports.
    pub reports: Vec<NavLink>,
}

impl MissingView {
    /// The page for missing addresses. A host serves it at any depth, so its links begin at the base URL.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        let head = Head { kind: "missing", title: "Page not found", description: String::new() };
        let frame = Frame::new(catalog, &Route::Missing, head);
        let reports = catalog.reports().map(|(folder, report, _)| NavLink {
            title: report.title.clone(),
            href: [&frame.root, Route::of_report(folder, ReportPage::Index).path().as_str()].concat(),
            folio: String::new(),
            level: 1,
        });
        Self { reports: reports.collect(), frame }
    }
}

/// What the templates of the sitemap and of `robots.txt` are given.
#[derive(Debug, Clone, Serialize)]
pub struct SitemapView {
    /// The full addresses of all pages; empty without a base URL.
    pub urls: Vec<String>,
    /// The address of the sitemap; empty without a base URL.
    pub sitemap: String,
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
