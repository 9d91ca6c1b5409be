//! What every page has around its text, and what the pages of one report share.

use std::borrow::Cow;

use serde::Serialize;

use crate::catalog::{Catalog, ReportPage, Route};
use crate::edition::{Folder, FolioState, Label, Report, ReportKind, Series, Slug, Summary};

/// What every page has around its view: a template reads it as `page`.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    /// The path from the page to the site's root: `""`, `../`; the path of the base URL on the page for missing addresses.
    pub root: String,
    /// The language of the editor's words.
    pub lang: String,
    /// The title for the browser.
    pub title: String,
    /// The edition.
    pub edition: EditionView,
    /// Links to the main pages.
    pub masthead: Vec<MastheadItem>,
    /// What kind of page it is.
    pub kind: &'static str,
    /// The page's full address; empty without a base URL.
    pub canonical: String,
    /// A sentence about the page; may be empty.
    pub description: String,
}

/// What a page says of itself in its frame.
pub(super) struct Head<'a> {
    /// What kind of page it is.
    pub(super) kind: &'static str,
    /// The title, without the edition's.
    pub(super) title: &'a str,
    /// A sentence about the page; may be empty.
    pub(super) description: String,
}

/// The edition, as every page names it.
#[derive(Debug, Clone, Serialize)]
pub struct EditionView {
    /// Its title.
    pub title: String,
    /// The title without the bar that it may begin with.
    pub name: String,
    /// What is printed below it.
    pub subtitle: Option<String>,
    /// Who edits it.
    pub editor: Option<String>,
}

/// A link in the masthead.
#[derive(Debug, Clone, Serialize)]
pub struct MastheadItem {
    /// Its words.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether the page is that place.
    pub current: bool,
}

impl Frame {
    /// The frame of a page.
    #[must_use]
    pub(super) fn new(catalog: &Catalog, route: &Route, head: Head<'_>) -> Self {
        let Head { kind, title, description } = head;
        let config = &catalog.config;
        let base = if *route == Route::Missing { config.base_path().to_owned() } else { route.root() };
        let link = |to: &Route| [&base, to.path().as_str()].concat();
        let mut masthead = vec![MastheadItem {
            label: "Reports".into(),
            href: link(&Route::FindingAid),
            current: *route == Route::FindingAid,
        }];
        if !catalog.names.is_empty() {
            let current = *route == Route::Names;
            masthead.push(MastheadItem { label: "People and places".into(), href: link(&Route::Names), current });
        }
        for (folder, report) in catalog.guides() {
            let to = Route::of_report(folder, ReportPage::Index);
            masthead.push(MastheadItem { label: report.title.clone(), href: link(&to), current: *route == to });
        }
        if catalog.has_codes() {
            let to = Route::Exemptions;
            masthead.insert(1, MastheadItem { label: "Exemptions".into(), href: link(&to), current: *route == to });
        }
        let canonical = match (&config.base_url, route) {
            (None, _) | (_, Route::Missing) => String::new(),
            (Some(base), _) => absolute(base, route),
        };
        let name = config.title.replace("██ ", "");
        let title = match (kind, title == config.title) {
            ("index", _) | (_, true) => name.clone(),
            _ => [title, " · ", &name].concat(),
        };
        Self {
            root: base,
            lang: config.language.clone(),
            title,
            edition: EditionView {
                title: config.title.clone(),
                name,
                subtitle: config.subtitle.clone(),
                editor: config.editor.clone(),
            },
            masthead,
            kind,
            canonical,
            description,
        }
    }
}

/// The full address of a page; that of a folder for its index.
pub(super) fn absolute(base: &str, route: &Route) -> String {
    let path = route.path();
    [base, path.strip_suffix("index.html").unwrap_or(&path)].concat()
}

/// A link to a section, a heading or a report.
#[derive(Debug, Clone, Serialize)]
pub struct NavLink {
    /// Its title.
    pub title: String,
    /// Its address.
    pub href: String,
    /// The page of the original that it begins on; empty without one.
    pub folio: String,
    /// The level of a heading.
    pub level: u8,
}

/// A number with its unit in words.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// The number.
    pub number: u32,
    /// What it counts.
    pub label: String,
}

/// The title of a section as lists show it.
pub(super) fn title<'a>(slug: &Slug, summary: &'a Summary) -> Cow<'a, str> {
    if summary.title.is_empty() { slug.in_words().into() } else { Cow::Borrowed(&summary.title) }
}

/// The page of the original that a section begins on, and whether that is inferred; empty without one, or if the title is the same
/// word: `cover`. A continued page counts only if there is no other.
pub(super) fn first_folio<'a>(summary: &'a Summary, title: &str) -> (&'a str, bool) {
    let heading = summary.headings.first().filter(|_| !summary.title_is_editorial).and_then(|heading| heading.folio);
    let folio = heading.and_then(|at| summary.folios.get(at as usize)).or_else(|| summary.folios.first());
    let folio = folio.filter(|folio| !folio.label.printed.eq_ignore_ascii_case(title));
    folio.map_or(("", false), |folio| (&folio.label.printed, folio.inferred))
}

/// Whether a section's page shows the title above the text: the text itself does not have it.
pub(super) fn shows_title(summary: &Summary) -> bool {
    summary.title_is_editorial || summary.headings.is_empty()
}

/// `Page 4`, `Pages 4 to 6 of 8`, `Cover to inside cover`.
pub(super) fn folio_range(summary: &Summary, last_of_report: Option<&str>) -> String {
    let shown = summary.folios.iter().filter(|folio| folio.state != FolioState::NotScanned);
    let named: Vec<&Label> = shown.map(|folio| &folio.label).filter(|label| !label.printed.is_empty()).collect();
    let (Some(first), Some(last)) = (named.first(), named.last()) else { return String::new() };
    let range = if first == last { first.to_string() } else { format!("{first} to {last}") };
    if first.series == Series::Place {
        let mut letters = range.chars();
        return letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
    }
    let of = last_of_report.filter(|_| last.series == Series::Arabic && last.numbering.is_none());
    let of = of.map(|last| format!(" of {last}")).unwrap_or_default();
    format!("Page{} {range}{of}", if first == last { "" } else { "s" })
}

pub(super) fn folio_of(summary: &Summary, folio: Option<u32>) -> &str {
    folio.and_then(|at| summary.folios.get(at as usize)).map_or("", |folio| &folio.label.printed)
}

/// The report that a page belongs to.
#[derive(Debug, Clone, Serialize)]
pub struct ReportLine {
    /// Its title.
    pub title: String,
    /// Its number; empty without one.
    pub number: String,
    /// Its date in words; empty without one.
    pub date: String,
    /// Its page.
    pub href: String,
    /// `report` or `guide`.
    pub kind: &'static str,
}

impl ReportLine {
    /// The report, with links from a page.
    #[must_use]
    pub fn new(folder: &Folder, report: &Report, from: &Route) -> Self {
        Self {
            title: report.title.clone(),
            number: report.number.clone().unwrap_or_default(),
            date: report.date.map(crate::edition::Date::in_words).unwrap_or_default(),
            href: from.to_route(&Route::of_report(folder, ReportPage::Index)),
            kind: match report.kind {
                ReportKind::Report => "report",
                ReportKind::Guide => "guide",
            },
        }
    }
}
