//! The pages that concern the whole edition.

use serde::{Serialize, Serializer};
use serde_json::json;

use crate::catalog::{Catalog, Form, ReportEntry, ReportPage, Route, sitemap_parts};
use crate::config::Config;
use crate::edition::{
    EditionFile, Folder, Href, PublishedRelease, PublishedReport, PublishedSection, Report, ReportKind, Sign, Signs,
    Slug, Summary,
};

use super::Page;
use super::finding_aid::published;
use super::frame::{Frame, Head, NavLink, title};

/// What the edition says of its own reports.
pub fn edition_file(catalog: &Catalog) -> EditionFile<PublishedReports<'_>> {
    let Config { title, base_url, .. } = &catalog.config;
    let (title, base_url) = (title.replace("██ ", ""), base_url.clone());
    EditionFile { version: EditionFile::VERSION, title, base_url, reports: PublishedReports(catalog) }
}

/// The reports of an edition. **Each is composed as it is written**, since the addresses of all together are larger than the file.
#[derive(Debug, Clone, Copy)]
pub struct PublishedReports<'a>(&'a Catalog);

impl Serialize for PublishedReports<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reports = self.0.reports().filter(|(_, report, _)| report.kind == ReportKind::Report);
        serializer.collect_seq(reports.map(|(folder, report, entry)| published_whole(folder, report, entry)))
    }
}

/// A report with its releases and sections.
fn published_whole(folder: &Folder, report: &Report, entry: &ReportEntry) -> PublishedReport {
    let path = |page| Route::of_report(folder, page).path().to_string();
    let section = |(slug, _, summary): (&Slug, _, &Summary)| PublishedSection {
        path: path(ReportPage::Section(slug.clone())),
        title: title(slug, summary).into_owned(),
        pages: summary.folios.iter().map(|folio| folio.name().to_owned()).collect(),
        redactions: summary.tally.redactions(),
        addresses: summary.anchors().map(|anchor| anchor.id()).collect(),
    };
    PublishedReport {
        releases: report.releases.iter().map(PublishedRelease::from).collect(),
        ledger: path(ReportPage::Ledger(Form::Json)),
        sections: entry.sections().map(section).collect(),
        ..published(folder, report, entry)
    }
}

/// How to read the edition: the signs that its reports have, each explained.
pub fn reading(catalog: &Catalog) -> Page<'static> {
    let mut signs = Signs::default();
    let reports = catalog.reports().filter(|(_, report, _)| report.kind == ReportKind::Report);
    for (.., summary) in reports.flat_map(|(.., entry)| entry.sections()) {
        signs |= summary.signs;
    }
    let head = Head { kind: "reading", title: catalog.locale.how_to_read(), description: String::new() };
    let signs: Vec<&str> = signs.iter().map(Sign::name).collect();
    Page::Plain(Frame::new(catalog, &Route::Reading, head), json!({ "signs": signs }))
}

/// The page that searches the edition. Without scripts it leads to the lists of the edition.
pub fn search(catalog: &Catalog) -> Page<'static> {
    let head = Head { kind: "search", title: catalog.locale.search(), description: String::new() };
    Page::Plain(Frame::new(catalog, &Route::Search, head), json!({}))
}

/// The page for missing addresses. A host serves it at any depth, so its links begin at the base URL.
pub fn missing(catalog: &Catalog) -> Page<'static> {
    let head = Head { kind: "missing", title: catalog.locale.page_not_found(), description: String::new() };
    let frame = Frame::new(catalog, &Route::Missing, head);
    let reports = catalog.reports().map(|(folder, report, _)| {
        let path = Route::of_report(folder, ReportPage::Index).path();
        NavLink::new(&report.title, Href::below(&frame.root, &path))
    });
    let view = json!({ "reports": reports.collect::<Vec<_>>() });
    Page::Plain(frame, view)
}

/// The sitemap: the list of all pages, or of the sitemaps that list at most `most` pages each. `None` without a base URL.
pub fn sitemap(catalog: &Catalog, most: usize) -> Option<Page<'static>> {
    let pages = catalog.pages();
    let parts = sitemap_parts(pages.len(), most);
    if parts.is_empty() {
        return sitemap_of("pages", &pages, catalog);
    }
    sitemap_of("sitemaps", &parts.map(Route::SitemapPart).collect::<Vec<_>>(), catalog)
}

/// One of several sitemaps, by its number; `None` if the site has no sitemap of that number.
pub fn sitemap_part(catalog: &Catalog, number: usize, most: usize) -> Option<Page<'static>> {
    sitemap_of("pages", catalog.pages().chunks(most).nth(number.checked_sub(1)?)?, catalog)
}

fn sitemap_of(kind: &str, routes: &[Route], catalog: &Catalog) -> Option<Page<'static>> {
    let base = catalog.config.base_url.as_ref()?;
    let urls: Vec<Href> = routes.iter().map(|route| route.address(base)).collect();
    Some(Page::File("sitemap.xml", json!({ "lists": kind, "urls": urls })))
}

/// What search engines may read.
pub fn robots(catalog: &Catalog) -> Page<'static> {
    let sitemap = catalog.config.base_url.as_ref().map(|base| Route::Sitemap.address(base));
    Page::File("robots.txt", json!({ "sitemap": sitemap.unwrap_or_default() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a sitemap lists, and the addresses.
    fn listed(page: Option<Page<'_>>) -> (String, Vec<String>) {
        let Some(Page::File("sitemap.xml", view)) = page else { panic!("a sitemap") };
        let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
        (text(&view["lists"]), view["urls"].as_array().expect("a list").iter().map(text).collect())
    }

    #[test]
    fn a_sitemap_that_would_be_too_long_lists_others() {
        let mut catalog = Catalog::default();
        catalog.config = Config { base_url: Some("https://example.org/".into()), ..Config::default() };
        for folder in ["a", "b"] {
            catalog.admit_report(&folder.into(), Report::default());
        }
        let (kind, all) = listed(sitemap(&catalog, 9));
        assert_eq!((&*kind, all.len()), ("pages", 9));

        let (kind, parts) = listed(sitemap(&catalog, 3));
        assert_eq!(kind, "sitemaps");
        let names = ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"];
        assert_eq!(parts, names.map(|name| format!("https://example.org/{name}")));
        let parts: Vec<_> = (1..=3).map(|number| listed(sitemap_part(&catalog, number, 3))).collect();
        assert!(parts.iter().all(|(kind, _)| kind == "pages"));
        let urls: Vec<Vec<String>> = parts.into_iter().map(|(_, urls)| urls).collect();
        assert_eq!(urls.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3, 3]);
        assert_eq!(urls.concat(), all);
        assert!(sitemap_part(&catalog, 4, 3).is_none());
        assert!(sitemap_part(&catalog, 0, 3).is_none());
    }
}
