//! A text on a page, with everything that its HTML is made from.

use crate::catalog::{Catalog, RefContext, ReportPage, Route};
use crate::edition::{Report, ReportKind, Section};
use crate::text::Source;

use super::link::{self, Link};
use super::repeats::RepeatLink;

/// A text with everything that it is rendered from. **A page depends on nothing else of its texts.**
#[derive(Debug, Clone)]
pub struct Text<'a> {
    /// The source that the section's spans point into.
    pub(crate) source: &'a Source,
    /// The section.
    pub(crate) section: &'a Section,
    /// Its report.
    pub(crate) report: &'a Report,
    /// Where each of its references leads.
    pub(crate) links: Vec<Link<'a>>,
    /// The path from the page to the folder of people and places.
    pub(crate) names: String,
    /// What every address of the text begins with: pages with several texts keep the addresses apart.
    pub(crate) prefix: String,
    /// How many levels its headings move down.
    pub(crate) demote: u8,
    /// The path from the page to the exemptions, if codes link there.
    pub(crate) exemptions: Option<String>,
    /// The links of its printed contents: each cell's leaf, and the address of the heading it names.
    pub(crate) contents: Vec<(u32, String)>,
    /// Paragraphs that the report repeats elsewhere in nearly the same words.
    pub(crate) repeats: Vec<RepeatLink>,
}

/// Where a text is shown, and the links that need more than the catalog.
#[derive(Debug)]
pub struct TextPlace<'a, 'r> {
    /// What its references are relative to.
    pub here: RefContext<'a>,
    /// The page that shows it.
    pub route: &'r Route,
    /// The links of its printed contents: each cell's leaf, and the address of the heading it names.
    pub contents: Vec<(u32, String)>,
    /// Paragraphs that the report repeats elsewhere in nearly the same words.
    pub repeats: Vec<RepeatLink>,
}

impl<'a> Text<'a> {
    /// A text at its place on a page. On the page of a whole report its addresses begin with the section's slug; below an editorial
    /// title its headings move down one level.
    #[must_use]
    pub fn new(
        source: &'a Source,
        section: &'a Section,
        report: &'a Report,
        place: TextPlace<'a, '_>,
        catalog: &'a Catalog,
    ) -> Self {
        let TextPlace { here, route, contents, repeats } = place;
        let prefix = match (route, here.slug) {
            (Route::Report(_, ReportPage::Whole), Some(slug)) => [slug.as_str(), "-"].concat(),
            _ => String::new(),
        };
        let root = route.root();
        Self {
            source,
            section,
            report,
            links: link::links(section, here, route, catalog),
            prefix,
            demote: u8::from(here.slug.is_none() || section.summary.title_is_editorial),
            exemptions: (report.kind == ReportKind::Report).then(|| [&root, "exemptions/"].concat()),
            names: root + "names/",
            contents,
            repeats,
        }
    }

    /// A text with addresses and without links: plain text has none, and neither has a text without a site.
    #[must_use]
    pub fn without_links(source: &'a Source, section: &'a Section, report: &'a Report) -> Self {
        Self {
            source,
            section,
            report,
            links: Vec::new(),
            names: String::new(),
            prefix: String::new(),
            demote: u8::from(section.summary.title_is_editorial),
            exemptions: None,
            contents: Vec::new(),
            repeats: Vec::new(),
        }
    }
}
