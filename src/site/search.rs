//! The search index of a site: which pages are its documents, and what each is read from.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::catalog::{Catalog, ReportPage, Route, SearchFile};
use crate::edition::{Folder, Slug};
use crate::page::{self, Page};
use crate::search::{Document, Entry, Index, Texts};

use super::report_state::ReportState;
use super::text::Text;

/// The search index of one state of a site, made when it is first needed.
#[derive(Debug, Default)]
pub(super) struct SearchIndex(OnceLock<(Vec<Place>, Index)>);

/// What the documents of a site are read from.
#[derive(Clone, Copy)]
pub(super) struct Searched<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) reports: &'a BTreeMap<Folder, Arc<ReportState>>,
}

/// A page that is a document: a section, or the page of a report.
type Place = (Folder, Option<Slug>);

impl SearchIndex {
    fn of(&self, site: Searched<'_>) -> &(Vec<Place>, Index) {
        self.0.get_or_init(|| {
            let places: Vec<Place> = places(site.catalog);
            let count = u32::try_from(places.len()).unwrap_or(u32::MAX);
            let read = |number: u32| document(site, places.get(number as usize));
            let index = Index::new(count, read);
            (places, index)
        })
    }

    /// The files of the index.
    pub(super) fn routes(&self, site: Searched<'_>) -> Vec<Route> {
        let index = &self.of(site).1;
        let terms = (0..index.terms.len()).map(SearchFile::Terms);
        let texts = (0..index.texts.len()).map(SearchFile::Texts);
        std::iter::once(SearchFile::Index).chain(terms).chain(texts).map(Route::SearchFile).collect()
    }

    /// Whether the index has such a file.
    pub(super) fn has(&self, site: Searched<'_>, file: SearchFile) -> bool {
        let index = &self.of(site).1;
        match file {
            SearchFile::Index => true,
            SearchFile::Terms(number) => number < index.terms.len(),
            SearchFile::Texts(number) => number < index.texts.len(),
        }
    }

    /// A file of the index.
    pub(super) fn page<'a>(&'a self, site: Searched<'a>, file: SearchFile) -> Option<Page<'a>> {
        let (places, index) = self.of(site);
        Some(match file {
            SearchFile::Index => Page::SearchIndex(index),
            SearchFile::Terms(number) => Page::SearchTerms(&index.version, number, index.terms.get(number)?),
            SearchFile::Texts(number) => {
                let documents = index.texts_in(number)?.map(|number| document(site, places.get(number as usize)));
                Page::SearchTexts(&index.version, number, Texts::new(documents))
            }
        })
    }
}

/// The pages that are documents, in their order.
fn places(catalog: &Catalog) -> Vec<Place> {
    let reports = catalog.searched().flat_map(|(folder, _, entry)| {
        let sections = entry.sections().map(|(slug, ..)| (folder.clone(), Some(slug.clone())));
        std::iter::once((folder.clone(), None)).chain(sections)
    });
    reports.collect()
}

fn document(site: Searched<'_>, place: Option<&Place>) -> Document {
    place.and_then(|(folder, slug)| read(site, folder, slug.as_ref())).unwrap_or_default()
}

fn read(site: Searched<'_>, folder: &Folder, slug: Option<&Slug>) -> Option<Document> {
    let (catalog, state) = (site.catalog, site.reports.get(folder)?);
    let entry = |text: &'_ Text| -> Option<Document> {
        let Text { source, section, .. } = text;
        let (names, locale) = (&*catalog.names, &catalog.locale);
        let entry = Entry { source, section, report: state.report()?, folder: folder.as_str(), names, locale };
        Some(match slug {
            Some(slug) => {
                let title = page::title(slug, &section.summary);
                Document::of_section(entry, &title, Route::FindingAid.to_section(folder, slug))
            }
            None => Document::of_report(entry, Route::FindingAid.to(&Route::of_report(folder, ReportPage::Index))),
        })
    };
    match slug {
        Some(slug) => entry(state.section(slug)?),
        None => entry(&state.texts().index.as_deref()?.introduction),
    }
}
