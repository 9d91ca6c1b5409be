//! Suggestions for an address without a page.

use crate::edition::{Href, Slug};
use serde::Serialize;

use crate::catalog::{ReportPage, Route};
use crate::site::Snapshot;

/// The most suggestions from one report, and the report itself.
const MOST: usize = 4;

/// A suggested page.
#[derive(Debug, Serialize)]
pub(super) struct Suggestion {
    title: String,
    href: Href,
}

/// The sections of the same report with similar names, then the report, then the list of all reports.
pub(super) fn suggestions(site: &Snapshot, path: &str) -> Vec<Suggestion> {
    let catalog = site.catalog();
    let (folder, rest) = path.split_once('/').unwrap_or((path, ""));
    let link = |title: &str, route: Route| Suggestion { title: title.to_owned(), href: route.address("/") };
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
        let similar = sections.into_iter().filter(|_| !wanted.is_empty()).take(MOST - 1);
        found.extend(
            similar.map(|(_, slug, title)| link(&title, Route::of_report(folder, ReportPage::Section(slug.clone())))),
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

/// The edit distance of two names; 1 if one contains the other.
fn distance(wanted: &str, known: &str) -> usize {
    if !wanted.is_empty() && (known.contains(wanted) || wanted.contains(known)) {
        return 1;
    }
    strsim::osa_distance(wanted, known)
}
