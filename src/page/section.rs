//! The view of a section's page, and of its source.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Value, json};

use crate::catalog::{Catalog, ReportEntry, ReportPage, Route};
use crate::edition::{Folder, Href, Report, ReportKind, Section, Slug};
use crate::text::Source;

use super::article::Article;
use super::cite::{CITE_HEADING, HeadMetadata};
use super::cited::CitedIn;
use super::contents::{ContentsLine, ContentsWindow};
use super::frame::{self, Frame, Head, NavLink, ReportLine};
use super::scans::ScanView;
use super::text::Text;

/// What the template of a section is given.
#[derive(Debug, Clone, Serialize)]
pub struct SectionView<'a> {
    #[serde(skip)]
    pub(crate) frame: Frame,
    report: ReportLine,
    #[serde(skip)]
    pub(crate) contents: ContentsWindow<'a>,
    more: usize,
    #[serde(skip)]
    pub(crate) metadata: Option<HeadMetadata<'a>>,
    /// The citations of the report; empty in a guide.
    cite_href: Href,
    section: SectionFacts,
    previous: Option<NavLink>,
    next: Option<NavLink>,
    scans: Vec<ScanView>,
    cited: CitedIn,
    #[serde(skip)]
    pub(crate) article: Arc<Article>,
}

/// The section, as its own template is given it.
#[derive(Debug, Clone, Serialize)]
struct SectionFacts {
    title: String,
    /// Whether the title is the editor's, and not in the text.
    title_editorial: bool,
    /// `Pages 4 to 6 of 8`; empty without pages of the original.
    folios: String,
    /// Whether it has pages of the original, and so two views.
    has_folios: bool,
    /// Whether its text has notes of the editor, which the reader may hide.
    has_notes: bool,
    source_href: Option<Href>,
    redactions: u32,
    headings: Vec<NavLink>,
}

impl<'a> SectionView<'a> {
    /// The page of a section, from its text and the HTML of that, the contents of its report, and the catalog.
    pub fn new(
        folder: &Folder,
        slug: &Slug,
        (text, article): (Text<'a>, Arc<Article>),
        contents: &'a [ContentsLine],
        entry: &ReportEntry,
        catalog: &'a Catalog,
    ) -> Self {
        let route = Route::of_report(folder, ReportPage::Section(slug.clone()));
        let (report, summary, locale) = (text.report, &text.section.summary, &catalog.locale);
        let quotes = text.report.quotes_shown();
        let title = frame::shown_title(slug, summary, quotes);
        let place = entry.place(slug);
        let neighbour = |at: Option<usize>| {
            let (slug, _, summary) = entry.at(at?)?;
            let title = frame::shown_title(slug, summary, quotes);
            let folio = frame::first_folio(summary, &title);
            Some(NavLink::new(&*title, route.to_section(folder, slug)).on(folio, locale))
        };
        let source = ReportPage::source(slug, report);
        let publishes_source = catalog.publishes(&source, report);
        let headings = summary.headings.iter().skip(usize::from(!summary.title_is_editorial));
        let headings = headings.map(|heading| NavLink::to_heading(heading, &Href::default(), summary, quotes, locale));
        let head = Head { kind: "section", title: &title, description: String::new() };
        let contents = ContentsWindow::new(contents, place.unwrap_or(0));
        Self {
            frame: Frame::new(catalog, &route, head),
            report: ReportLine::new(folder, report, &route, locale),
            more: contents.more(),
            metadata: HeadMetadata::of_section(&route, folder, report, (title.clone(), summary), catalog),
            cite_href: match report.kind {
                ReportKind::Report => route.to(&Route::of_report(folder, ReportPage::Index)).at(CITE_HEADING),
                ReportKind::Guide => Href::default(),
            },
            article,
            contents,
            previous: neighbour(place.and_then(|place| place.checked_sub(1))),
            next: neighbour(place.map(|place| place + 1)),
            scans: text.scans.pictures,
            cited: CitedIn::of_section(folder, slug, &route, catalog),
            section: SectionFacts {
                title_editorial: frame::shows_title(summary),
                folios: frame::folio_range(summary, entry.last_number(), locale),
                has_folios: !summary.folios.is_empty(),
                has_notes: summary.has_notes(),
                source_href: publishes_source.then(|| route.to(&Route::of_report(folder, source))),
                redactions: summary.tally.redactions(),
                headings: headings.collect(),
                title: title.into_owned(),
            },
        }
    }
}

/// What the template of a source page is given.
#[derive(Debug, Clone)]
pub struct SourceView<'a> {
    pub(crate) frame: Frame,
    pub(crate) data: Value,
    pub(crate) source: &'a Source,
    pub(crate) parsed: &'a Section,
}

impl<'a> SourceView<'a> {
    /// The page of a section's coloured source.
    pub fn new(
        folder: &Folder,
        slug: &Slug,
        source: &'a Source,
        parsed: &'a Section,
        report: &Report,
        catalog: &Catalog,
    ) -> Self {
        let route = Route::of_report(folder, ReportPage::ColouredSource(slug.clone()));
        let title = frame::shown_title(slug, &parsed.summary, report.quotes_shown());
        let locale = &catalog.locale;
        let head = Head { kind: "source", title: &locale.source_of(&*title), description: String::new() };
        let data = json!({
            "report": ReportLine::new(folder, report, &route, locale),
            "section": { "title": title, "href": route.to_section(folder, slug), "file": source.path().as_str() },
        });
        Self { frame: Frame::new(catalog, &route, head), data, source, parsed }
    }
}
