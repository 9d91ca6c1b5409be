//! The view of a section's page, and of its source.

use std::borrow::Cow;

use serde::Serialize;

use crate::catalog::{Catalog, ReportEntry, ReportPage, Route};
use crate::edition::{Folder, Report, Section, Slug, Summary};

use crate::text::FilePath;

use super::contents::Around;
use super::frame::{self, Frame, Place, ReportLine};

/// What the template of a section sees; its contents and its text are added by the renderer.
#[derive(Debug, Clone, Serialize)]
pub struct SectionView<'a> {
    /// What every page has.
    #[serde(skip)]
    pub frame: Frame,
    /// The report.
    pub report: ReportLine,
    /// Its contents, or of a long report those around the section.
    #[serde(skip)]
    pub contents: Around<'a>,
    /// How many sections they leave out.
    pub more: usize,
    /// The section.
    pub section: SectionFacts<'a>,
    /// The section before it.
    pub previous: Option<Place<'a>>,
    /// The section after it.
    pub next: Option<Place<'a>>,
}

/// The section, as its own template sees it.
#[derive(Debug, Clone, Serialize)]
pub struct SectionFacts<'a> {
    /// Its title.
    pub title: Cow<'a, str>,
    /// Whether the title is the editor's, and not in the text.
    pub title_editorial: bool,
    /// `Folios 4 to 6 of 8`; empty without folios.
    pub folios: String,
    /// Whether it has folios, and so two views.
    pub has_folios: bool,
    /// The page of its source.
    pub source_href: String,
    /// How many gaps and denied pages it has.
    pub redactions: u32,
    /// Its headings below the title.
    pub headings: Vec<Place<'a>>,
}

impl<'a> SectionView<'a> {
    /// Composes the view of a section from itself and the catalog.
    #[must_use]
    pub fn new(
        folder: &'a Folder,
        slug: &Slug,
        section: &'a Section,
        report: &Report,
        entry: &'a ReportEntry,
        catalog: &Catalog,
    ) -> Self {
        let route = Route::of_report(folder, ReportPage::Section(slug.clone()));
        let summary = &section.summary;
        let title = frame::title(slug, summary);
        let place = entry.place(slug);
        let neighbour = |at: Option<usize>| {
            let (slug, _, summary) = entry.at(at?)?;
            let title = frame::title(slug, summary);
            Some(Place {
                href: route.to_section(folder, slug),
                folio: frame::first_folio(summary, &title).0,
                title,
                level: 1,
            })
        };
        let headings = summary.headings.iter().skip(usize::from(!summary.title_is_editorial)).map(|heading| Place {
            title: Cow::Borrowed(&*heading.text),
            href: ["#", &heading.id].concat(),
            folio: frame::folio_of(summary, heading.folio),
            level: heading.level,
        });
        let report_title = &report.title;
        let mut frame = Frame::new(catalog, &route, "section", &[&title, " · ", report_title.as_str()].concat());
        frame.description = [&title, ": a section of ", report_title, "."].concat();
        let previous = neighbour(place.and_then(|place| place.checked_sub(1)));
        let next = neighbour(place.map(|place| place + 1));
        let report = ReportLine::new(folder, report, &route);
        let section = SectionFacts {
            title_editorial: summary.title_is_editorial || summary.headings.is_empty(),
            folios: frame::folio_range(summary, entry.last_number()),
            has_folios: !summary.folios.is_empty(),
            source_href: route.to_route(&Route::of_report(folder, ReportPage::Source(slug.clone()))),
            redactions: summary.tally.redactions(),
            headings: headings.collect(),
            title,
        };
        let contents = Around::new(folder, entry, route, place.unwrap_or(0));
        let more = contents.count() - contents.places().len();
        Self { frame, report, contents, more, section, previous, next }
    }
}

/// What the template of a source page sees; its lines are added by the renderer.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView {
    /// What every page has.
    #[serde(skip)]
    pub frame: Frame,
    /// The report.
    pub report: ReportLine,
    /// The section.
    pub section: SourceFacts,
}

/// The section, as the template of its source sees it.
#[derive(Debug, Clone, Serialize)]
pub struct SourceFacts {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its file, relative to the site.
    pub file: String,
}

impl SourceView {
    /// Composes the view of a section's source.
    #[must_use]
    pub fn new(
        folder: &Folder,
        slug: &Slug,
        file: &FilePath,
        summary: &Summary,
        report: &Report,
        catalog: &Catalog,
    ) -> Self {
        let route = Route::of_report(folder, ReportPage::Source(slug.clone()));
        let title = frame::title(slug, summary).into_owned();
        let page = Frame::new(catalog, &route, "source", &["Source of ", &title, " · ", &report.title].concat());
        Self {
            frame: page,
            report: ReportLine::new(folder, report, &route),
            section: SourceFacts { href: route.to_section(folder, slug), title, file: file.to_string() },
        }
    }
}
