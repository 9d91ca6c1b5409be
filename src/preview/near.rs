//! What is near an address that is none.

use crate::edition::{Href, Slug};
use serde::Serialize;

use crate::catalog::{ReportPage, Route};
use crate::site::Snapshot;

/// How many pages are offered.
const OFFERED: usize = 4;

/// A page that one may have meant.
#[derive(Debug, Serialize)]
pub(super) struct Near {
    title: String,
    href: Href,
}

/// The pages that are near an address: those of the same report whose names are like it, then the report, then all reports.
pub(super) fn near(site: &Snapshot, path: &str) -> Vec<Near> {
    let catalog = site.catalog();
    let (folder, rest) = path.split_once('/').unwrap_or((path, ""));
    let link = |title: &str, route: Route| Near { title: title.to_owned(), href: route.address("/") };
    let mut found = Vec::new();
    let report = catalog.find(folder).or_else(|| {
        let known = catalog.reports().map(|(folder, ..)| folder.as_str());
        catalog.find(closest(folder, known)?)
    });
    if let Some((folder, report, entry)) = report {
        let wanted = rest.rsplit('/').next().unwrap_or_default().trim_end_matches(".html").to_lowercase();
        let mut sections: Vec<(usize, &Slug, String)> = entry
            .sections()
            .map(|(slug, _, summary)| {
                let title = if summary.title.is_empty() { slug.to_string() } else { summary.title.to_string() };
                (distance(&wanted, slug.as_str()), slug, title)
            })
            .collect();
        sections.sort();
        let near = sections.into_iter().filter(|_| !wanted.is_empty()).take(OFFERED - 1);
        found.extend(
            near.map(|(_, slug, title)| link(&title, Route::of_report(folder, ReportPage::Section(slug.clone())))),
        );
        found.push(link(&report.title, Route::of_report(folder, ReportPage::Index)));
    }
    found.push(link("All reports", Route::FindingAid));
    found
}

fn closest<'a>(wanted: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let far = wanted.chars().count().max(3) / 2;
    known
        .map(|name| (distance(wanted, name), name))
        .filter(|(distance, _)| *distance <= far)
        .min()
        .map(|(_, name)| name)
}

/// How unlike two names are; the start of one that has the other in it counts as alike.
fn distance(wanted: &str, known: &str) -> usize {
    if !wanted.is_empty() && (known.contains(wanted) || wanted.contains(known)) {
        return 1;
    }
    strsim::osa_distance(wanted, known)
}
