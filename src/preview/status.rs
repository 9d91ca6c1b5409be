//! The status in the strip of a page: its findings, how many other pages have, and why the page itself cannot be shown.

use serde::Serialize;

use crate::catalog::{ReportPage, Route};
use crate::diagnostic::{Finding, Location, Sources as _, Tally};
use crate::edition::Href;
use crate::site::{Fault, Snapshot, is_made_from, route_of};
use crate::text::Lines;

use super::shared::{Progress, Published};
use super::suggestions::{Suggestion, suggestions};

/// How many findings of one page are shown.
const MOST: usize = 200;

#[derive(Serialize)]
struct Status {
    here: Vec<Row>,
    elsewhere: Tally,
    fault: Option<Row>,
    /// Whether the page does not exist; then `suggestions` has links to similar ones.
    gone: bool,
    suggestions: Vec<Suggestion>,
    reading: Option<[usize; 2]>,
}

/// A finding, as the strip and the overview show it.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub(super) severity: &'static str,
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) help: Option<String>,
    pub(super) file: String,
    pub(super) line: Option<usize>,
    pub(super) column: Option<usize>,
    /// The passage on the page of the file.
    pub(super) anchor: Option<String>,
    /// The page of the file.
    pub(super) page: Option<Href>,
    /// The line in the coloured source.
    pub(super) source: Option<Href>,
}

impl Row {
    pub(super) fn new(site: &Snapshot, finding: &Finding, lines: Option<&Lines<'_>>) -> Self {
        let place = match (finding.location, lines) {
            (Location::File, _) | (Location::Span(_), None) => None,
            (Location::Place(place), _) => Some(place),
            (Location::Span(span), Some(lines)) => Some(lines.place(span.start as usize)),
        };
        let anchor = match finding.location {
            Location::Span(span) => {
                site.text(&finding.file).and_then(|text| text.passage(span)).map(ToString::to_string)
            }
            _ => None,
        };
        let route = route_of(&finding.file).filter(|route| site.has(route));
        let source = match (&route, place) {
            (Some(Route::Report(folder, ReportPage::Section(slug))), Some(place)) => {
                let page = Route::of_report(folder, ReportPage::ColouredSource(slug.clone()));
                Some(page.address("/").at(format_args!("L{}", place.line)))
            }
            _ => None,
        };
        Self {
            severity: finding.severity().name(),
            code: finding.code.name(),
            message: finding.message.clone(),
            help: finding.help.as_deref().map(ToString::to_string),
            file: finding.file.to_string(),
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            anchor,
            page: route.map(|route| route.address("/")),
            source,
        }
    }
}

/// The rows of findings, which are sorted by file: the lines of each are counted once.
pub(super) fn rows<'a>(site: &Snapshot, findings: impl Iterator<Item = &'a Finding>) -> Vec<Row> {
    let mut file = None;
    let mut lines = None;
    let rows = findings.map(|finding| {
        if file != Some(&finding.file) {
            file = Some(&finding.file);
            lines = site.source(&finding.file).map(|source| Lines::new(source.text()));
        }
        Row::new(site, finding, lines.as_ref())
    });
    rows.collect()
}

/// The status of a page as JSON. `failure` says why a template failed to make it.
pub(super) fn page(published: Published, progress: Progress, path: &str, failure: Option<Finding>) -> String {
    let route = &published.route(path);
    let Published { site, findings } = published;
    let fault = Fault::of(&site, route).map(|fault| fault.finding().clone()).or(failure);
    let gone = !path.starts_with("_lacuna/") && !site.has(route);
    let Progress { total, read, done, .. } = progress;
    let elsewhere = findings.by_file().filter(|(file, _)| !is_made_from(route, file));
    let status = Status {
        here: rows(&site, site.findings_on(route, &findings).iter().take(MOST)),
        elsewhere: Tally::of(elsewhere.flat_map(|(_, findings)| findings)),
        fault: fault.and_then(|finding| rows(&site, std::iter::once(&finding)).pop()),
        gone,
        suggestions: if gone { suggestions(&site, path) } else { Vec::new() },
        reading: (!done).then_some([read, total]),
    };
    serde_json::to_string(&status).unwrap_or_default()
}
