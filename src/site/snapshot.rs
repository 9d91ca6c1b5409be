//! The site at one moment: a function from route to bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::catalog::{Catalog, ListedEdition, ReportPage, Route};
use crate::check::{self, Remaining};
use crate::collate::{self, Counts, OcrText, Part};
use crate::config::{Config, EditionLink, SourceAccess};
use crate::diagnostic::{Finding, Sources};
use crate::edition::{AddressLock, EditionFault, Folder, Names, OutPath, Registry, ReportKind, Slug};
use crate::facts;
use crate::ledger::Ledger;
use crate::locale::{Locale, MessageFile};
use crate::page;
use crate::render::{self, ContentsCache, Output, Templates};
use crate::text::{FilePath, Source, Span};

use super::Public;
use super::articles::Articles;
use super::compose;
use super::document::Document;
use super::report_state::ReportState;
use super::role::Role;
use super::search::{SearchIndex, Searched};
use super::text::{Index, SectionText, Text, Texts};

/// The site at one moment. **It never changes while somebody else uses it**: the [`Site`](super::Site) continues with a copy, which
/// shares with it all that has not changed. So whatever is made from one snapshot fits together.
#[derive(Debug, Clone)]
pub struct Snapshot {
    pub(super) catalog: Arc<Catalog>,
    /// The texts that have been read.
    pub(super) reports: Arc<BTreeMap<Folder, Arc<ReportState>>>,
    /// All other files.
    pub(super) documents: Arc<BTreeMap<FilePath, Arc<Document>>>,
    pub(super) templates: Arc<Templates>,
    /// Why the templates of the site do not compile; until they do, the last good ones hold.
    pub(super) template_fault: Option<Finding>,
    /// Findings about files rather than about their text.
    pub(super) faults: Arc<[Finding]>,
    /// The search index; a site that changes has a new one.
    pub(super) search: Arc<SearchIndex>,
}

impl Snapshot {
    pub(super) fn empty() -> Self {
        Self {
            catalog: Arc::default(),
            reports: Arc::default(),
            documents: Arc::default(),
            templates: Arc::new(Templates::built_in()),
            template_fault: None,
            faults: Arc::default(),
            search: Arc::default(),
        }
    }

    /// All that one section may know of another.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Every output file, by its path.
    pub fn routes(&self) -> Vec<Route> {
        let mut routes = self.catalog.routes();
        let of_prose = self.reports.par_iter().flat_map_iter(|(folder, state)| {
            let repeats = state.transient().has_repeats().then_some(ReportPage::Repeats);
            state.later_parts().chain(repeats).map(|page| Route::Report(folder.clone(), page))
        });
        routes.extend(of_prose.collect::<Vec<_>>());
        if self.catalog.has(&Route::Search) {
            routes.extend(self.search.routes(self.searched()));
        }
        routes.extend(self.templates.assets().map(|(name, _)| Route::Asset(name.to_owned())));
        let mut by_path: Vec<(OutPath, Route)> = routes.into_iter().map(|route| (route.path(), route)).collect();
        by_path.sort_unstable();
        by_path.dedup_by(|(path, _), (before, _)| path == before);
        by_path.into_iter().map(|(_, route)| route).collect()
    }

    /// The page or file of a route, if there is one.
    ///
    /// # Errors
    ///
    /// A template failed: a finding with its place.
    pub fn page(&self, route: &Route) -> Result<Option<Output>, Finding> {
        let state = route.folder().and_then(|folder| self.reports.get(folder));
        self.page_of(state.map(|state| &**state), route, &Articles::default())
    }

    /// Makes every page and hands each to `take`. What is derived of a report is dropped after its last page, so that a large edition
    /// needs no more memory than its texts. The page of a part of the whole report comes after the pages of its sections, whose articles
    /// it shows.
    ///
    /// # Errors
    ///
    /// The first error of `take`.
    pub fn each_page<E: Send>(
        &self,
        routes: &[Route],
        take: impl Fn(&Route, Result<Option<Output>, Finding>) -> Result<(), E> + Sync,
    ) -> Result<(), E> {
        let mut routes: Vec<&Route> = routes.iter().collect();
        routes.sort_by_key(|route| route.folder());
        let reports: Vec<&[&Route]> = routes.chunk_by(|one, other| one.folder() == other.folder()).collect();
        reports.into_par_iter().try_for_each(|routes| {
            let folder = routes.first().and_then(|route| route.folder());
            let state = folder.and_then(|folder| self.reports.get(folder)).map(|state| state.transient());
            let page = |route: &Route, articles: &Articles| take(route, self.page_of(state.as_ref(), route, articles));
            let mut parts: BTreeMap<Option<usize>, Vec<&Route>> = BTreeMap::new();
            for route in routes {
                parts.entry(state.as_ref().and_then(|state| state.part_of(route))).or_default().push(route);
            }
            parts.into_par_iter().try_for_each(|(part, routes)| {
                if part.is_none() {
                    return routes.into_par_iter().try_for_each(|route| page(route, &Articles::default()));
                }
                let is_whole = |route: &&Route| matches!(route, Route::Report(_, ReportPage::Whole(_)));
                let (whole, sections): (Vec<&Route>, Vec<&Route>) = routes.into_iter().partition(is_whole);
                let articles = Articles::default();
                sections.into_par_iter().try_for_each(|route| page(route, &articles))?;
                whole.into_iter().try_for_each(|route| page(route, &articles))
            })
        })
    }

    fn page_of(
        &self,
        state: Option<&ReportState>,
        route: &Route,
        articles: &Articles,
    ) -> Result<Option<Output>, Finding> {
        let path = route.path();
        if self.catalog.has_file(path.as_str()) {
            let file = FilePath::new(&["content/", path.as_str()].concat());
            return Ok(match self.document(&file) {
                Some(Document::Copied(public)) => Some(public.output()),
                _ => None,
            });
        }
        let no_contents = ContentsCache::default();
        let contents = state.map_or(&no_contents, ReportState::rendered_contents);
        let page = match route {
            Route::Asset(name) => return Ok(self.templates.asset(name).cloned()),
            Route::NoJekyll => return Ok(Some(Output::Bytes(Vec::new()))),
            Route::SearchFile(file) if self.catalog.has(&Route::Search) => self.search.page(self.searched(), *file),
            Route::Report(_, page) => state.and_then(|state| compose::report(state, &self.catalog, page, articles)),
            _ => compose::edition(&self.catalog, route),
        };
        let page = page.or_else(|| page::moved(&self.catalog, route));
        let bytes = page.map(|page| render::page(&self.templates, page, contents)).transpose()?;
        Ok(bytes.map(Output::Bytes))
    }

    /// Whether there is such a page or file.
    pub fn has(&self, route: &Route) -> bool {
        self.catalog.has_file(route.path().as_str()) || self.makes(route)
    }

    /// Whether the program makes such a page, or has it in its theme.
    fn makes(&self, route: &Route) -> bool {
        match route {
            Route::Report(folder, ReportPage::Repeats) => {
                self.reports.get(folder).is_some_and(|state| state.has_repeats())
            }
            Route::Report(folder, page @ ReportPage::Whole(1..)) => {
                self.reports.get(folder).is_some_and(|state| state.later_parts().any(|part| part == *page))
            }
            Route::Asset(name) => self.templates.asset(name).is_some(),
            Route::SearchFile(file) => self.catalog.has(&Route::Search) && self.search.has(self.searched(), *file),
            Route::File(_) => false,
            _ => self.catalog.has(route),
        }
    }

    fn searched(&self) -> Searched<'_> {
        Searched { catalog: &self.catalog, reports: &self.reports }
    }

    /// A section, or the introduction of a report, by its file.
    pub fn text(&self, file: &FilePath) -> Option<&Text> {
        match Role::of(file) {
            Role::Report(folder) | Role::Section(folder) => self.reports.get(&folder)?.texts().at(file),
            _ => None,
        }
    }

    /// All public texts.
    pub(super) fn sources(&self) -> impl Iterator<Item = &Source> {
        let texts = self.reports.values().flat_map(|state| state.texts().all()).map(|text| &text.source);
        texts.chain(self.documents.values().filter_map(|document| document.source()))
    }

    /// The pinned addresses of a report, if it has any.
    pub(super) fn address_lock(&self, folder: &Folder) -> Option<&AddressLock> {
        match self.document(&AddressLock::path(folder)) {
            Some(Document::Addresses(_, lock, _)) => Some(lock),
            _ => None,
        }
    }

    /// The folders of all reports that are not guides.
    pub fn reports(&self) -> Vec<&Folder> {
        let reports = self.catalog.reports().filter(|(_, report, _)| report.kind == ReportKind::Report);
        reports.map(|(folder, ..)| folder).collect()
    }

    /// What is left to do in each report that is in progress.
    pub fn remaining(&self) -> impl Iterator<Item = (&Folder, Remaining)> {
        let left = |folder| Some((folder, Remaining::new(self.catalog.entry(folder)?, || self.ledger(folder))?));
        self.reports().into_iter().filter_map(left)
    }

    /// The redaction ledger of a report, made only for the caller.
    pub fn ledger(&self, folder: &Folder) -> Arc<Ledger> {
        self.reports.get(folder).map(|state| state.transient().ledger()).unwrap_or_default()
    }

    /// The differences between a report and its OCR texts except for the ones that its `index.md` accepts, and for each text how much both
    /// have. If the OCR program read one release of the report, the report is compared as it was in that release. `None` without such a
    /// report or release.
    ///
    /// **An acceptance is unused only if no difference was left out**: if the report has releases, each has its text here.
    pub fn collate(
        &self,
        folder: &Folder,
        texts: &[(&Source, Option<&str>)],
    ) -> Option<(Vec<Finding>, Vec<[Counts; 2]>)> {
        let state = self.reports.get(folder)?;
        let report = state.report()?;
        let index = state.texts().index.as_deref()?;
        let is_private = self.catalog.config.source == SourceAccess::Private;
        let unreadable =
            |text: &Text| if is_private { check::unreadable(&text.findings, &text.source) } else { Vec::new() };
        let sections: Vec<(&Text, Vec<Span>)> = state.sections().map(|(.., text)| (text, unreadable(text))).collect();
        let parts =
            sections.iter().map(|(Text { source, section, .. }, unreadable)| Part { source, section, unreadable });
        let parts: Vec<Part<'_>> = parts.collect();
        let (registry, declared) = (&self.catalog.registry, report.exemptions.as_slice());
        let compare = |(source, release): &(&Source, Option<&str>)| {
            let later = release.map_or_else(|| Some(Vec::new()), |release| report.releases_after(release))?;
            Some(collate::compare(&parts, &OcrText { source, registry, declared, later: &later }))
        };
        let comparisons = texts.iter().map(compare).collect::<Option<Vec<_>>>()?;
        let counts = comparisons.iter().map(|comparison| comparison.counts).collect();
        let judged = collate::judge(comparisons, &index.facts.acceptances, &index.introduction.source);
        let mut findings = judged.findings;
        let has_text = |key: &str| texts.iter().any(|(_, release)| release.is_none_or(|release| release == key));
        if report.releases.iter().all(|release| has_text(&release.key)) {
            findings.extend(judged.unused);
        }
        sections.iter().for_each(|(text, unreadable)| check::hide_lines(&mut findings, &text.source, unreadable));
        Some((findings, counts))
    }

    /// Where each name is in `names.toml`.
    pub(super) fn name_spans(&self) -> &[Span] {
        match self.document(&FilePath::new(Catalog::NAMES)) {
            Some(Document::Names(_, spans, _)) => spans,
            _ => &[],
        }
    }

    /// The templates of the site, each with its name below `templates/`.
    pub(super) fn own_templates(&self) -> Vec<(&FilePath, &str, &Source)> {
        let own = self.documents.iter().filter_map(|(file, document)| match &**document {
            Document::Theme(Public::Text(source)) => Some((file, file.strip("templates")?, source)),
            _ => None,
        });
        own.collect()
    }

    /// Whether the site has templates of its own.
    pub fn has_own_templates(&self) -> bool {
        !self.own_templates().is_empty()
    }

    pub(super) fn document(&self, file: &FilePath) -> Option<&Document> {
        self.documents.get(file).map(|document| &**document)
    }

    /// Whether a file has this public content already.
    pub(super) fn knows(&self, file: &FilePath, public: Option<&Result<Public, Finding>>) -> bool {
        match (self.text(file), self.documents.get(file), public) {
            (Some(text), None, Some(Ok(Public::Text(source)))) => text.source == *source,
            (None, Some(document), Some(public)) => document.is_of(public),
            (None, None, None) => true,
            _ => false,
        }
    }

    pub(super) fn set_document(&mut self, file: &FilePath, document: Option<Document>) {
        let known = self.documents.contains_key(file);
        match document {
            Some(document) => drop(Arc::make_mut(&mut self.documents).insert(file.clone(), Arc::new(document))),
            None if known => drop(Arc::make_mut(&mut self.documents).remove(file)),
            None => {}
        }
    }

    /// Sets a file that is copied as it is; `None` if it is gone.
    pub(super) fn set_copied(&mut self, path: &str, public: Option<&Public>) {
        let catalog = Arc::make_mut(&mut self.catalog);
        match public {
            Some(public) => catalog.admit_file(path, public.picture_size()),
            None => catalog.withdraw_file(path),
        }
    }

    /// Sets the settings of the edition. Whether they have other exemptions, so that every mark may be read in another way.
    pub(super) fn set_config(&mut self, config: Config) -> bool {
        let catalog = Arc::make_mut(&mut self.catalog);
        let is_news = config.exemptions != catalog.config.exemptions;
        if is_news {
            catalog.registry = Arc::new(Registry::new(config.exemptions.clone()));
        }
        catalog.config = config;
        is_news
    }

    /// Reads the editions that this one lists.
    pub(super) fn read_editions(&mut self) {
        let read = |link: &EditionLink| {
            let file = self.document(&FilePath::new(&["content/", &link.path].concat()));
            let source = file.and_then(Document::source).ok_or(EditionFault::NoFile)?;
            ListedEdition::new(link, facts::edition_file(source.text())?)
        };
        let editions = self.catalog.config.editions.iter().map(read).collect();
        Arc::make_mut(&mut self.catalog).editions = editions;
    }

    /// Sets the names of the edition. Whether other words are names now.
    pub(super) fn set_names(&mut self, names: Names) -> bool {
        let catalog = Arc::make_mut(&mut self.catalog);
        let is_news = !names.finds_like(&catalog.names);
        catalog.set_names(names);
        is_news
    }

    /// Reads the messages and compiles the templates; if that fails, the last good templates hold. Why it failed before.
    pub(super) fn compile_templates(&mut self) -> Option<Finding> {
        let own = self.own_templates().into_iter().filter_map(|(.., source)| MessageFile::new(source));
        let (language, own) = (&self.catalog.config.language, own.collect::<Vec<_>>());
        if !self.catalog.locale.is_of(language, &own) {
            let locale = Locale::new(language, own);
            let reports = Arc::make_mut(&mut self.reports).values_mut();
            reports.for_each(|state| ReportState::set_locale(state, &locale));
            Arc::make_mut(&mut self.catalog).locale = locale;
        }
        let files = self.documents.iter().filter_map(|(file, document)| match &**document {
            Document::Theme(public) => Some((file.strip("templates")?.to_owned(), public.output())),
            _ => None,
        });
        match Templates::new(&files.collect(), &self.catalog.locale) {
            Ok(templates) => {
                self.templates = Arc::new(templates);
                self.template_fault.take()
            }
            Err(fault) => self.template_fault.replace(fault),
        }
    }

    pub(super) fn set_index(&mut self, folder: &Folder, index: Index) {
        if self.catalog.report(folder).is_none_or(|(known, _)| *known != index.facts.report) {
            Arc::make_mut(&mut self.catalog).admit_report(folder, index.facts.report.clone());
        }
        self.set_document(index.introduction.source.path(), None);
        self.edit(folder, |texts| texts.index = Some(Arc::new(index)));
    }

    pub(super) fn remove_index(&mut self, folder: &Folder) {
        Arc::make_mut(&mut self.catalog).withdraw_report(folder);
        self.edit(folder, |texts| texts.index = None);
    }

    /// Sets sections of a report. Whether any summary is another one.
    pub(super) fn set_sections(&mut self, folder: &Folder, sections: Vec<Text>) -> bool {
        let mut is_news = false;
        for text in &sections {
            let (file, summary) = (text.source.path(), &text.section.summary);
            let slug = Slug::of(file);
            if !self.catalog.has_summary(folder, &slug, file, summary) {
                Arc::make_mut(&mut self.catalog).admit(folder, &slug, file, summary);
                is_news = true;
            }
            self.set_document(file, None);
        }
        let sections = sections.into_iter().map(|text| (text.source.path().clone(), SectionText::new(Arc::new(text))));
        self.edit(folder, |texts| texts.sections.extend(sections));
        is_news
    }

    pub(super) fn remove_section(&mut self, folder: &Folder, file: &FilePath) {
        Arc::make_mut(&mut self.catalog).withdraw(folder, &Slug::of(file), file);
        self.edit(folder, |texts| drop(texts.sections.remove(file)));
    }

    /// Changes the texts of a report, whose entry in the catalog has been changed already.
    fn edit(&mut self, folder: &Folder, edit: impl FnOnce(&mut Texts)) {
        let none = Arc::default();
        let entry = self.catalog.entry(folder).unwrap_or(&none);
        let locale = &self.catalog.locale;
        let reports = Arc::make_mut(&mut self.reports);
        let state = reports.entry(folder.clone()).or_insert_with(|| Arc::new(ReportState::new(folder, locale)));
        let texts = ReportState::edit(state, entry);
        edit(texts);
        if texts.is_empty() {
            reports.remove(folder);
        }
    }
}

impl Sources for Snapshot {
    fn source(&self, file: &FilePath) -> Option<&Source> {
        self.text(file).map(|text| &text.source).or_else(|| self.documents.get(file)?.source())
    }
}
