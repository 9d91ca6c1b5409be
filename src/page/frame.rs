//! What every page has around its text, and what the pages of one report share.

use std::borrow::Cow;

use serde::Serialize;

use crate::catalog::{Catalog, Entry, Route};
use crate::edition::{Exports, FolioState, Label, Report, ReportKind, Series};

/// What every page has around its text.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    /// The way to the site's root: `""`, `../`; on the page for missing addresses the path of the base URL.
    pub root: String,
    /// The language of our own words.
    pub lang: String,
    /// The page's title.
    pub title: String,
    /// The edition.
    pub edition: EditionView,
    /// Links to the main pages.
    pub masthead: Vec<MastheadItem>,
    /// Which kind of page it is.
    pub kind: &'static str,
    /// The page's full address; empty without a base URL.
    pub canonical: String,
    /// A sentence on it.
    pub description: String,
}

/// The edition, as a template sees it.
#[derive(Debug, Clone, Serialize)]
pub struct EditionView {
    /// Its title.
    pub title: String,
    /// The same without the bar that may stand before it.
    pub name: String,
    /// What stands beneath it.
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
    pub fn new(catalog: &Catalog, route: &Route, kind: &'static str, title: &str) -> Self {
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
            masthead.push(MastheadItem { label: "Names".into(), href: link(&Route::Names), current });
        }
        for (folder, report) in catalog.guides() {
            let to = Route::Report(folder.into());
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
            description: String::new(),
        }
    }
}

/// The full address of a page; that of a folder for its index.
pub(super) fn absolute(base: &str, route: &Route) -> String {
    let path = route.path();
    format!("{base}{}", path.strip_suffix("index.html").unwrap_or(&path))
}

/// A line of a report's contents.
#[derive(Debug, Clone, Serialize)]
pub struct Contents<'a> {
    /// The section's title.
    pub title: Cow<'a, str>,
    /// Its page.
    pub href: String,
    /// The folio that it begins on; empty without one, and where the title says the same.
    pub folio: &'a str,
    /// Whether the folio is short enough for a narrow column.
    pub folio_fits: bool,
    /// Whether that is inferred.
    pub folio_inferred: bool,
    /// How many gaps and denied pages it has.
    pub redactions: u32,
    /// Whether the page is that section.
    pub current: bool,
    /// Its headings below the title.
    pub headings: Vec<Place>,
}

/// A place to go to.
#[derive(Debug, Clone, Serialize)]
pub struct Place {
    /// Its title.
    pub title: String,
    /// Its address.
    pub href: String,
    /// The folio that it begins on; empty without one.
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
pub(super) fn title<'a>(slug: &str, exports: &'a Exports) -> Cow<'a, str> {
    if exports.title.is_empty() { slug.replace(['-', '_'], " ").into() } else { Cow::Borrowed(&exports.title) }
}

/// The folio that a section begins on, and whether that is inferred; empty without one, and where the title says the same: `cover`.
/// One that only goes on counts where there is no other.
pub(super) fn first_folio<'a>(exports: &'a Exports, title: &str) -> (&'a str, bool) {
    let heading = exports.headings.first().filter(|_| !exports.title_is_editorial).and_then(|heading| heading.folio);
    let folio = heading.and_then(|at| exports.folios.get(at as usize)).or_else(|| exports.folios.first());
    let folio = folio.filter(|folio| !folio.label.printed.eq_ignore_ascii_case(title));
    folio.map_or(("", false), |folio| (&folio.label.printed, folio.inferred))
}

/// `Folio 4`, `Folios 4 to 6 of 8`, `Cover to inside cover`.
pub(super) fn folio_range(exports: &Exports, last_of_report: Option<&str>) -> String {
    let shown = exports.folios.iter().filter(|folio| folio.state != FolioState::NotScanned);
    let named: Vec<&Label> = shown.map(|folio| &folio.label).filter(|label| !label.printed.is_empty()).collect();
    let (Some(first), Some(last)) = (named.first(), named.last()) else { return String::new() };
    let range = if first == last { first.to_string() } else { format!("{first} to {last}") };
    if first.series == Series::Place {
        let mut letters = range.chars();
        return letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
    }
    let of = last_of_report.filter(|_| last.series == Series::Arabic && last.numbering.is_none());
    let of = of.map(|last| format!(" of {last}")).unwrap_or_default();
    format!("Folio{} {range}{of}", if first == last { "" } else { "s" })
}

/// The contents of a report, with links from a page.
#[must_use]
pub(super) fn contents<'a>(folder: &str, entry: &'a Entry, from: &Route) -> Vec<Contents<'a>> {
    let lines = entry.sections().map(|(slug, _, exports)| contents_line(folder, slug, exports, from, true));
    counted(lines.collect(), entry)
}

/// The most sections that the page of one of them lists. A longer list is no help, and ten thousand pages would each carry it.
const LISTED: usize = 30;

/// The contents beside a section: all of them, or of a long report those around it. The number of those left out.
#[must_use]
pub(super) fn contents_around<'a>(
    folder: &str,
    entry: &'a Entry,
    here: usize,
    from: &Route,
) -> (Vec<Contents<'a>>, usize) {
    let count = entry.count();
    let most = if count <= LISTED { count } else { LISTED / 2 };
    let first = here.saturating_sub(most / 2).min(count - most);
    let around = (first..first + most).filter_map(|place| entry.at(place));
    let lines = around.map(|(slug, _, exports)| contents_line(folder, slug, exports, from, false));
    (counted(lines.collect(), entry), count - most)
}

/// A guide counts no gaps: those in it are examples.
fn counted<'a>(mut lines: Vec<Contents<'a>>, entry: &Entry) -> Vec<Contents<'a>> {
    if entry.report().is_some_and(|report| report.kind == ReportKind::Guide) {
        lines.iter_mut().for_each(|line| line.redactions = 0);
    }
    lines
}

fn contents_line<'a>(
    folder: &str,
    slug: &str,
    exports: &'a Exports,
    from: &Route,
    with_headings: bool,
) -> Contents<'a> {
    let title = title(slug, exports);
    let (folio, folio_inferred) = first_folio(exports, &title);
    let href = from.to_section(folder, slug);
    let headings = exports.headings.iter().skip(1).filter(|_| with_headings && !exports.title_is_editorial);
    let headings = headings.map(|heading| Place {
        title: heading.text.to_string(),
        href: [&href, "#", &heading.id].concat(),
        folio: folio_of(exports, heading.folio).to_owned(),
        level: heading.level,
    });
    Contents {
        headings: headings.collect(),
        folio_fits: (1..7).contains(&folio.chars().count()),
        folio,
        folio_inferred,
        redactions: exports.tally.redactions(),
        current: matches!(from, Route::Section(here, this) if here == folder && this == slug),
        title,
        href,
    }
}

pub(super) fn folio_of(exports: &Exports, folio: Option<u32>) -> &str {
    folio.and_then(|at| exports.folios.get(at as usize)).map_or("", |folio| &folio.label.printed)
}

/// The report, as the pages of its sections see it.
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
    /// The report as a page sees it.
    #[must_use]
    pub fn new(folder: &str, report: &Report, from: &Route) -> Self {
        Self {
            title: report.title.clone(),
            number: report.number.clone().unwrap_or_default(),
            date: report.date.map(crate::edition::Date::in_words).unwrap_or_default(),
            href: from.to(&Route::Report(folder.into()).path()),
            kind: match report.kind {
                ReportKind::Report => "report",
                ReportKind::Guide => "guide",
            },
        }
    }
}
