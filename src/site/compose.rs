//! From a route to its bytes.

use std::sync::Arc;

use rayon::prelude::*;

use crate::catalog::{Destination, Form, RefContext, ReportPage, Route};
use crate::check;
use crate::diagnostic::Finding;
use crate::edition::{Folder, Report, Section, Slug};
use crate::ledger::{self, Ledger, Part, PrintedLine};
use crate::page::{
    Contents, ExemptionView, ExemptionsView, FindingAidView, LedgerCsv, LedgerJson, LedgerView, MissingView, NameView,
    NamesView, Page, PlainText, QuestionsView, ReportParts, ReportView, SectionView, SitemapView, SourceView, Text,
    TextPlace, WholeView,
};
use crate::render::{self, ContentsCache, Output};
use crate::text::{FilePath, Source};

use super::Site;
use super::document::Document;

impl Site {
    /// Every output file, by its path: so those who ask for all ask report by report.
    #[must_use]
    pub fn routes(&self) -> Vec<Route> {
        let mut routes = self.catalog.routes();
        let reports: Vec<&Folder> = self.reports();
        let repeats = reports.into_par_iter().filter(|folder| self.has_repeats(folder));
        routes.extend(repeats.map(|folder| Route::of_report(folder, ReportPage::Repeats)).collect::<Vec<_>>());
        routes.extend(self.templates.assets().map(|name| Route::Asset(name.to_owned())));
        let mut by_path: Vec<(String, Route)> = routes.into_iter().map(|route| (route.path(), route)).collect();
        by_path.sort_unstable();
        by_path.dedup_by(|(path, _), (before, _)| path == before);
        by_path.into_iter().map(|(_, route)| route).collect()
    }

    /// The page or file of a route; `None` if there is none.
    ///
    /// # Errors
    ///
    /// A template failed: a finding with its place.
    pub fn page(&self, route: &Route) -> Result<Option<Output>, Finding> {
        let path = route.path();
        if self.catalog.has_file(&path) {
            return Ok(match self.documents.get(&FilePath::new(&format!("content/{path}"))) {
                Some(Document::Copied(public)) => Some(public.output()),
                _ => None,
            });
        }
        match route {
            Route::Asset(name) => Ok(self.templates.asset(name).cloned()),
            Route::NoJekyll => Ok(Some(Output::Bytes(Vec::new()))),
            _ => {
                let folder = route.folder().cloned().unwrap_or(Folder::new(""));
                let cache = self.contents_caches.get(&folder, ContentsCache::default);
                let page = self.compose(route).map(|page| render::page(&self.templates, page, &cache)).transpose()?;
                Ok(page.map(Output::Bytes))
            }
        }
    }

    /// Composes the page of a route.
    pub(super) fn compose<'a>(&'a self, route: &'a Route) -> Option<Page<'a>> {
        let catalog = &self.catalog;
        Some(match route {
            Route::FindingAid => Page::FindingAid(FindingAidView::new(catalog)),
            Route::Report(folder, page) => return self.compose_report(route, folder, page),
            Route::Exemptions => Page::Exemptions(ExemptionsView::new(catalog)?),
            Route::Exemption(slug) => Page::Exemption(ExemptionView::new(slug, catalog)?),
            Route::Names => Page::Names(NamesView::new(catalog)?),
            Route::Name(slug) => Page::Name(NameView::new(slug, catalog)?),
            Route::Missing => Page::Missing(MissingView::new(catalog)),
            Route::Sitemap => {
                catalog.config.base_url.as_ref()?;
                Page::Sitemap(SitemapView::new(catalog))
            }
            Route::Robots => Page::Robots(SitemapView::new(catalog)),
            Route::NoJekyll | Route::Asset(_) | Route::File(_) => return None,
        })
    }

    /// Composes a page of a report.
    fn compose_report<'a>(&'a self, route: &'a Route, folder: &'a Folder, page: &'a ReportPage) -> Option<Page<'a>> {
        let catalog = &self.catalog;
        let (report, entry) = catalog.report(folder).filter(|(report, _)| page.is_of(report.kind))?;
        Some(match page {
            ReportPage::Index => {
                let Document::Report(source, read, _) = self.index(folder)? else { return None };
                let here = RefContext { file: source.path(), folder, slug: None };
                let parts = ReportParts {
                    folder,
                    entry,
                    introduction: self.text(source, &read.1, report, here, route),
                    ledger: self.ledger(folder),
                    printed: &self.printed_contents(folder),
                    repeats: self.has_repeats(folder).then(|| Route::of_report(folder, ReportPage::Repeats)),
                };
                Page::Report(ReportView::new(parts, catalog))
            }
            ReportPage::Section(slug) => {
                let (file, _) = entry.section(slug)?;
                let (source, section) = self.section(file)?;
                let here = RefContext { file, folder, slug: Some(slug) };
                let text = self.text(source, section, report, here, route);
                let contents = self.contents.get(folder, || Contents::new(folder, entry));
                Page::Section(SectionView::new(folder, slug, text, &contents, entry, catalog))
            }
            ReportPage::Source(slug) => {
                let (source, section) = self.section(entry.section(slug)?.0)?;
                Page::Source(SourceView::new(folder, slug, source, section, report, catalog))
            }
            ReportPage::Whole => {
                let texts = entry.sections().filter_map(|(slug, file, _)| {
                    let (source, section) = self.section(file)?;
                    let here = RefContext { file, folder, slug: Some(slug) };
                    Some((slug, self.text(source, section, report, here, route)))
                });
                Page::Whole(WholeView::new(folder, report, entry, texts.collect(), catalog))
            }
            ReportPage::Text => {
                let texts = entry.sections().filter_map(|(_, file, _)| {
                    let (source, section) = self.section(file)?;
                    Some(Text::without_links(source, section, report))
                });
                Page::Text(PlainText { title: &report.title, texts: texts.collect() })
            }
            ReportPage::Ledger(form) => {
                let ledger = self.ledger(folder);
                match form {
                    Form::Html => Page::Ledger(LedgerView::new(folder, report, ledger, catalog)),
                    Form::Csv => Page::LedgerCsv(LedgerCsv::new(folder, report, ledger)),
                    Form::Json => Page::LedgerJson(LedgerJson::new(folder, report, ledger)),
                }
            }
            ReportPage::Questions => Page::Questions(QuestionsView::new(folder, report, &self.ledger(folder), catalog)),
            ReportPage::Repeats => Page::Repeats(self.repeats_view(folder)?),
        })
    }

    /// The ledger of a report; empty where there is none.
    pub(crate) fn ledger(&self, folder: &Folder) -> Arc<Ledger> {
        self.ledgers.get(folder, || {
            let Some((report, entry)) = self.catalog.report(folder) else { return Ledger::default() };
            let parts = entry.sections().filter_map(|(slug, file, summary)| {
                let (source, section) = self.section(file)?;
                Some(Part { slug, title: &summary.title, source, section })
            });
            ledger::ledger(&parts.collect::<Vec<_>>(), report)
        })
    }

    /// The lines of a report's printed contents, if it says which section holds them.
    pub(super) fn printed_contents(&self, folder: &Folder) -> Vec<PrintedLine> {
        let section = self.catalog.report(folder).and_then(|(report, entry)| {
            let slug = report.expect.as_ref()?.contents.as_deref()?;
            self.section(entry.find(slug)?.1)
        });
        section.map(|(source, section)| ledger::printed_contents(source, section)).unwrap_or_default()
    }

    /// The links of the printed contents of a section: its lines lead to the headings that they name.
    fn contents_links(&self, report: &Report, here: RefContext<'_>, route: &Route) -> Vec<(u32, String)> {
        let holds = report.expect.as_ref().and_then(|expect| expect.contents.as_deref()) == here.slug.map(Slug::as_str)
            && here.slug.is_some();
        let Some((_, entry)) = self.catalog.report(here.folder).filter(|_| holds) else { return Vec::new() };
        let lines = self.printed_contents(here.folder).into_iter().filter(|line| !line.linked);
        lines
            .filter_map(|line| {
                let (slug, heading) = check::find_heading(entry, &line)?;
                let place = Destination::Section { folder: here.folder, slug, anchor: Some(&heading.anchor) };
                Some((line.leaf, place.href(route)))
            })
            .collect()
    }

    pub(super) fn index(&self, folder: &Folder) -> Option<&Document> {
        self.documents.get(&folder.index())
    }

    /// A section as it was read, with the source that its spans point into.
    #[must_use]
    pub fn section(&self, file: &FilePath) -> Option<(&Source, &Section)> {
        match self.documents.get(file)? {
            Document::Section(source, section, ..) => Some((source, section)),
            _ => None,
        }
    }

    /// A text with its links from a page.
    fn text<'a>(
        &'a self,
        source: &'a Source,
        section: &'a Section,
        report: &'a Report,
        here: RefContext<'a>,
        route: &Route,
    ) -> Text<'a> {
        let contents = self.contents_links(report, here, route);
        let repeats = self.repeat_links(here.folder, here.slug, route);
        let place = TextPlace { here, route, contents, repeats };
        Text::new(source, section, report, place, &self.catalog)
    }
}
