//! A text on a page, with everything that its HTML is made from.

use crate::catalog::{Catalog, RefContext, ReportPage, Route};
use crate::edition::{Report, ReportKind, Section};
use crate::text::Source;

use super::repeats::RepeatLink;

/// Where a reference leads from one page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link<'a> {
    /// The address; `None` for a reference that leads nowhere.
    pub href: Option<String>,
    /// The title of the place.
    pub title: Option<&'a str>,
}

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
    /// The path from the page to the folder of people and places, if names link there.
    pub(crate) names: Option<String>,
    /// What every address of the text begins with, if it has addresses: pages with several texts keep the addresses apart.
    pub(crate) prefix: Option<String>,
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
        let link = |reference| match catalog.resolve(reference, here) {
            Ok(Some((destination, title))) => Link { href: Some(destination.href(route)), title },
            Ok(None) | Err(_) => Link::default(),
        };
        let root = route.root();
        Self {
            source,
            section,
            report,
            links: section.references.iter().map(link).collect(),
            prefix: Some(prefix),
            demote: u8::from(here.slug.is_none() || section.summary.title_is_editorial),
            exemptions: (report.kind == ReportKind::Report).then(|| [&root, "exemptions/"].concat()),
            names: Some(root + "names/"),
            contents,
            repeats,
        }
    }

    /// A text with addresses and without links, as in the plain text of a report.
    #[must_use]
    pub fn without_links(source: &'a Source, section: &'a Section, report: &'a Report) -> Self {
        Self {
            names: Some(String::new()),
            prefix: Some(String::new()),
            demote: u8::from(section.summary.title_is_editorial),
            ..Self::standalone(source, section, report)
        }
    }

    /// A text by itself: without addresses and colours, with its links as written.
    #[must_use]
    pub fn standalone(source: &'a Source, section: &'a Section, report: &'a Report) -> Self {
        Self {
            source,
            section,
            report,
            links: Vec::new(),
            names: None,
            prefix: None,
            demote: 0,
            exemptions: None,
            contents: Vec::new(),
            repeats: Vec::new(),
        }
    }
}
