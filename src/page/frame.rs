//! What every page has around its text, and what the pages of one report share.

use std::borrow::Cow;

use serde::Serialize;

use crate::catalog::{Catalog, ReportPage, Route};
use crate::edition::{
    Folder, Folio, FolioState, Heading, Href, Label, QuoteMarks, Report, ReportKind, Series, Slug, Summary,
};
use crate::locale::{Locale, capitalized};

/// What every page has around its view: a template reads it as `page`.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    /// The path from the page to the site's root: `""`, `../`; the path of the base URL on the page for missing addresses.
    pub(super) root: String,
    lang: String,
    title: String,
    edition: EditionView,
    masthead: Vec<MastheadItem>,
    /// The pages above this one, the edition first, and this page without a link.
    breadcrumbs: Vec<NavLink>,
    /// Whether the edition has a search.
    search: bool,
    pub(crate) kind: &'static str,
    /// The page's full address; empty without a base URL.
    canonical: Href,
    /// A sentence about the page; may be empty.
    description: String,
}

/// What a page says of itself in its frame.
pub(super) struct Head<'a> {
    /// What kind of page it is.
    pub(super) kind: &'static str,
    /// The title, without those of its report and the edition.
    pub(super) title: &'a str,
    /// A sentence about the page; may be empty.
    pub(super) description: String,
}

/// The edition, as every page names it.
#[derive(Debug, Clone, Serialize)]
struct EditionView {
    title: String,
    name: String,
    subtitle: Option<String>,
    editor: Option<String>,
}

/// A link in the masthead.
#[derive(Debug, Clone, Serialize)]
pub(super) struct MastheadItem {
    label: String,
    href: Href,
    /// Whether the page is that place.
    current: bool,
}

/// How many guides the masthead links to. More than these have one link, to the list of all, so that pages do not grow with them.
const GUIDES: usize = 6;

impl Frame {
    /// The frame of a page.
    pub(super) fn new(catalog: &Catalog, route: &Route, head: Head<'_>) -> Self {
        let Head { kind, title, description } = head;
        let (config, locale) = (&catalog.config, &catalog.locale);
        let base = if *route == Route::Missing { config.base_path().to_owned() } else { route.root() };
        let item = |label: &str, to: Route| MastheadItem {
            label: label.to_owned(),
            href: Href::below(&base, &to.path()),
            current: *route == to,
        };
        let mut masthead = vec![item(locale.reports(), Route::FindingAid)];
        if catalog.has_reports() {
            masthead.push(item(locale.how_to_read(), Route::Reading));
        }
        if catalog.has_codes() {
            masthead.push(item(locale.exemptions(), Route::Exemptions));
        }
        if !catalog.names.is_empty() {
            masthead.push(item(locale.people_and_places(), Route::Names));
        }
        if catalog.guides().nth(GUIDES).is_some() {
            let href = Href::below(&base, &Route::FindingAid.path()).at("guides-heading");
            masthead.push(MastheadItem { label: locale.guides().into(), href, current: false });
        } else {
            let guides = catalog.guides();
            masthead
                .extend(guides.map(|(folder, guide)| item(&guide.title, Route::of_report(folder, ReportPage::Index))));
        }
        let search = catalog.has(&Route::Search);
        if search {
            masthead.push(item(locale.search(), Route::Search));
        }
        let canonical = match (&config.base_url, route) {
            (None, _) | (_, Route::Missing) => Href::default(),
            (Some(base), _) => route.address(base),
        };
        let name = config.title.replace("██ ", "");
        let breadcrumbs = breadcrumbs(catalog, route, |to| Href::below(&base, &to.path()), [title, &name]);
        let title = match (report_above(catalog, route), title == config.title) {
            (Some((_, report)), _) => [title, " · ", &report.quotes_shown().set(&report.title), " · ", &name].concat(),
            (None, true) => name.clone(),
            (None, false) => [title, " · ", &name].concat(),
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
            breadcrumbs,
            search,
            kind,
            canonical,
            description,
        }
    }
}

impl Frame {
    /// The same frame, for a page that has moved to another address.
    pub(super) fn moved_to(self, catalog: &Catalog, to: &Route) -> Self {
        let canonical = catalog.config.base_url.as_ref().map(|base| to.address(base)).unwrap_or_default();
        Self { canonical, ..self }
    }
}

/// The address of a series in the list of all reports. Names that share their letters and digits name one series.
pub(super) fn series_id(series: &str) -> String {
    ["series-", Slug::of_words(series).as_str()].concat()
}

/// The report of a page that is not the report's own.
fn report_above<'a>(catalog: &'a Catalog, route: &'a Route) -> Option<(&'a Folder, &'a Report)> {
    match route {
        Route::Report(folder, page) if *page != ReportPage::Index => Some((folder, catalog.report(folder)?.0)),
        _ => None,
    }
}

/// The pages above a page, with their addresses, and the page itself without one.
pub(super) fn breadcrumbs(
    catalog: &Catalog,
    route: &Route,
    address: impl Fn(&Route) -> Href,
    [title, edition]: [&str; 2],
) -> Vec<NavLink> {
    let link = |title: &str, to: &Route| NavLink::new(title, address(to));
    let series = |report: &Report| {
        let name = report.series.as_deref()?;
        Some(NavLink::new(name, address(&Route::FindingAid).at(series_id(name))))
    };
    let parents = match route {
        Route::Exemption(_) => vec![link(catalog.locale.exemptions(), &Route::Exemptions)],
        Route::Name(_) => vec![link(catalog.locale.people_and_places(), &Route::Names)],
        Route::Report(folder, page) => {
            let index = Route::of_report(folder, ReportPage::Index);
            let report = catalog.report(folder).map(|(report, _)| report);
            let above = report
                .filter(|_| *page != ReportPage::Index)
                .map(|report| link(&report.quotes_shown().set(&report.title), &index));
            report.and_then(series).into_iter().chain(above).collect()
        }
        _ => Vec::new(),
    };
    let first = (*route != Route::FindingAid).then(|| link(edition, &Route::FindingAid));
    first.into_iter().chain(parents).chain([NavLink::new(title, Href::default())]).collect()
}

/// A link to a section, a heading or a report.
#[derive(Debug, Clone, Serialize)]
pub(super) struct NavLink {
    title: String,
    href: Href,
    /// The page of the original that it begins on, in words: `page 4`, `cover`; empty without one.
    folio: String,
    level: u8,
}

/// A link as a place of a `BreadcrumbList` of schema.org. The fields are in the order of their names.
#[derive(Serialize)]
pub(super) struct ListItem<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<&'a Href>,
    name: &'a str,
    position: usize,
}

/// A number with its unit in words.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Figure {
    number: u32,
    label: String,
}

impl NavLink {
    pub(super) fn new(title: impl Into<String>, href: Href) -> Self {
        Self { title: title.into(), href, folio: String::new(), level: 1 }
    }

    /// The link as a place of a `BreadcrumbList` of schema.org.
    pub(super) fn list_item(&self, position: usize) -> ListItem<'_> {
        let item = Some(&self.href).filter(|href| **href != Href::default());
        ListItem { kind: "ListItem", item, name: &self.title, position }
    }

    /// The same link, with the page of the original.
    pub(super) fn on(self, folio: Option<&Folio>, locale: &Locale) -> Self {
        Self { folio: folio.map(|folio| locale.folio(folio)).unwrap_or_default(), ..self }
    }

    /// A link to a heading on the page of its section.
    pub(super) fn to_heading(
        heading: &Heading,
        page: &Href,
        summary: &Summary,
        quotes: QuoteMarks,
        locale: &Locale,
    ) -> Self {
        let folio = heading.folio.and_then(|at| summary.folios.get(at as usize));
        let link = Self::new(quotes.set(&*heading.text), page.at(&heading.anchor)).on(folio, locale);
        Self { level: heading.level, ..link }
    }
}

impl Figure {
    /// A number with its unit.
    pub(super) fn new(number: u32, unit: impl FnOnce(u32) -> String) -> Self {
        Self { number, label: unit(number) }
    }

    /// Whether the number is zero.
    pub(super) fn is_zero(&self) -> bool {
        self.number == 0
    }
}

/// The host of a web address, without `www.`.
pub(super) fn host(url: &str) -> &str {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest).split('/').next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// The title of a section with the quotation marks that pages show.
pub(super) fn shown_title<'a>(slug: &Slug, summary: &'a Summary, quotes: QuoteMarks) -> Cow<'a, str> {
    let quotes = if summary.title_is_editorial { QuoteMarks::Typographic } else { quotes };
    quotes.set(title(slug, summary))
}

/// The title of a section, as its text has it.
pub(crate) fn title<'a>(slug: &Slug, summary: &'a Summary) -> Cow<'a, str> {
    if summary.title.is_empty() { slug.in_words().into() } else { Cow::Borrowed(&summary.title) }
}

/// The page of the original that a section begins on; `None` without one, or if the title is the same word: `cover`. A continued page
/// counts only if there is no other.
pub(super) fn first_folio<'a>(summary: &'a Summary, title: &str) -> Option<&'a Folio> {
    let heading = summary.headings.first().filter(|_| !summary.title_is_editorial).and_then(|heading| heading.folio);
    let folio = heading.and_then(|at| summary.folios.get(at as usize)).or_else(|| summary.folios.first());
    folio.filter(|folio| !folio.label.printed.eq_ignore_ascii_case(title))
}

/// Whether a section's page shows the title above the text: the text itself does not have it.
pub(super) fn shows_title(summary: &Summary) -> bool {
    summary.title_is_editorial || summary.headings.is_empty()
}

/// `Page 4`, `Pages 4 to 6 of 8`, `Cover to inside cover`.
pub(super) fn folio_range(summary: &Summary, last_of_report: Option<&str>, locale: &Locale) -> String {
    let shown = summary.folios.iter().filter(|folio| folio.state != FolioState::NotScanned);
    let named: Vec<&Label> = shown.map(|folio| &folio.label).filter(|label| !label.printed.is_empty()).collect();
    let (Some(first), Some(last)) = (named.first(), named.last()) else { return String::new() };
    let of = last_of_report.filter(|_| last.series == Series::Arabic && last.numbering.is_none());
    let name = |label: &Label| locale.label(&label.name()).into_owned();
    let from = if first.numbering == last.numbering && first != last { first.to_string() } else { name(first) };
    let (from, to) = (&from, &name(last));
    match (first.series == Series::Place, first == last, of) {
        (true, true, _) => capitalized(&locale.label(from)),
        (true, false, _) => capitalized(&locale.range(&*locale.label(from), &*locale.label(to))),
        (false, true, None) => locale.page_at_start(from),
        (false, true, Some(all)) => locale.page_of(from, all),
        (false, false, None) => locale.pages_from_to(from, to),
        (false, false, Some(all)) => locale.pages_from_to_of(from, to, all),
    }
}

/// The report that a page belongs to.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ReportLine {
    pub(crate) title: String,
    /// Its number; empty without one.
    pub(crate) number: String,
    /// Its date in words; empty without one.
    pub(crate) date: String,
    pub(super) href: Href,
    /// `report` or `guide`.
    kind: &'static str,
}

impl ReportLine {
    /// The report, with links from a page.
    pub(crate) fn new(folder: &Folder, report: &Report, from: &Route, locale: &Locale) -> Self {
        Self {
            title: report.quotes_shown().set(&report.title).into_owned(),
            number: report.number.clone().unwrap_or_default(),
            date: report.date.map(|date| locale.date(date)).unwrap_or_default(),
            href: from.to(&Route::of_report(folder, ReportPage::Index)),
            kind: match report.kind {
                ReportKind::Report => "report",
                ReportKind::Guide => "guide",
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_the_pages_above_it() {
        let mut catalog = Catalog::default();
        catalog.config.title = "██ Released".into();
        catalog.admit_report(&"r".into(), Report { title: "Letters".into(), ..Report::default() });
        let of = |route: &Route, title| {
            let frame = Frame::new(&catalog, route, Head { kind: "x", title, description: String::new() });
            let places = frame.breadcrumbs.iter().map(|place| [&*place.title, " ", place.href.as_str()].concat());
            (frame.title, places.collect::<Vec<_>>().join(", "))
        };
        let is = |route: Route, title, line: &str, places: &str| {
            assert_eq!(of(&route, title), (line.to_owned(), places.to_owned()));
        };
        is(Route::FindingAid, "██ Released", "Released", "██ Released ");
        is(Route::Names, "Names", "Names · Released", "Released ../index.html, Names ");
        let report = |page| Route::Report("r".into(), page);
        is(report(ReportPage::Index), "Letters", "Letters · Released", "Released ../index.html, Letters ");
        for (page, root) in [(ReportPage::Section("a".into()), ""), (ReportPage::ColouredSource("a".into()), "../")] {
            let places = format!("Released {root}../index.html, Letters {root}../r/index.html, A ");
            is(report(page), "A", "A · Letters · Released", &places);
        }
        let series = Report { title: "Letters".into(), series: Some("The Series".into()), ..Report::default() };
        let mut of_series = catalog.clone();
        of_series.admit_report(&"r".into(), series);
        let head = Head { kind: "x", title: "Letters", description: String::new() };
        let places = Frame::new(&of_series, &report(ReportPage::Index), head).breadcrumbs;
        let places: Vec<&str> = places.iter().map(|place| place.href.as_str()).collect();
        assert_eq!(places, ["../index.html", "../index.html#series-the-series", ""]);
        let name = "Released ../index.html, People and places ../names/index.html, Ada ";
        is(Route::Name("ada".into()), "Ada", "Ada · Released", name);
        let code = "Released ../index.html, Exemptions ../exemptions/index.html, Exemption 25X1 ";
        is(Route::Exemption("25x1".into()), "Exemption 25X1", "Exemption 25X1 · Released", code);
    }

    #[test]
    fn many_guides_have_one_link() {
        let mut catalog = Catalog::default();
        let mut labels = Vec::new();
        for number in 0..=GUIDES {
            let (title, kind) = (format!("Guide {number}"), ReportKind::Guide);
            catalog.admit_report(&format!("g{number}").as_str().into(), Report { title, kind, ..Report::default() });
            let head = Head { kind: "index", title: "Reports", description: String::new() };
            let mut masthead = Frame::new(&catalog, &Route::Names, head).masthead;
            assert_eq!(masthead.pop().map(|item| item.label).as_deref(), Some("Search"));
            labels = masthead.iter().map(|item| [&*item.label, " ", item.href.as_str()].concat()).collect();
            if number + 1 == GUIDES {
                assert_eq!(labels.len(), GUIDES + 1);
                assert_eq!(labels.last().map(String::as_str), Some("Guide 5 ../g5/index.html"));
            }
        }
        assert_eq!(labels, ["Reports ../index.html", "Guides ../index.html#guides-heading"]);
    }
}
