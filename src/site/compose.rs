//! From a route to its bytes.

use std::sync::Arc;

use rayon::prelude::*;

use crate::catalog::{Destination, RefContext, Route};
use crate::diagnostic::Finding;
use crate::edition::{Report, ReportKind, Section};
use crate::ledger::{self, Ledger, Part, PrintedLine};
use crate::page::{
    self, ExemptionView, ExemptionsView, FindingAidView, LedgerView, MissingView, NameView, NamesView, Page,
    QuestionsView, ReportView, SectionView, SitemapView, SourceView, Text, WholeView,
};
use crate::proof;
use crate::render::{self, Shared};
use crate::text::{FilePath, Source};

use super::Site;
use super::document::Document;

impl Site {
    /// Every output file, by its path: so those who ask for all ask report by report.
    #[must_use]
    pub fn routes(&self) -> Vec<Route> {
        let mut routes = self.catalog.routes();
        let reports: Vec<&str> = self.reports();
        let parallels = reports.into_par_iter().filter(|folder| self.has_parallels(folder));
        routes.extend(parallels.map(|folder| Route::Parallels(folder.to_owned())).collect::<Vec<_>>());
        self.parallels.let_go();
        routes.extend(self.templates.assets().map(|(name, _)| Route::Asset(name.to_owned())));
        let mut by_path: Vec<(String, Route)> = routes.into_iter().map(|route| (route.path(), route)).collect();
        by_path.sort_unstable();
        by_path.dedup_by(|(path, _), (before, _)| path == before);
        by_path.into_iter().map(|(_, route)| route).collect()
    }

    /// The bytes of a route; nothing where there is no such page.
    ///
    /// # Errors
    ///
    /// A template failed: a finding with its place.
    pub fn page(&self, route: &Route) -> Result<Option<Vec<u8>>, Finding> {
        let path = route.path();
        if self.catalog.has_file(&path) {
            return Ok(match self.documents.get(&FilePath::new(&format!("content/{path}"))) {
                Some(Document::Copied(bytes, _)) => Some(bytes.to_vec()),
                _ => None,
            });
        }
        match route {
            Route::Asset(name) => Ok(self.templates.asset(name).map(<[u8]>::to_vec)),
            Route::NoJekyll => Ok(Some(Vec::new())),
            _ => {
                let shared = self.shared.get(route.folder().unwrap_or_default(), Shared::default);
                self.compose(route).map(|page| render::page(&self.templates, page, &shared)).transpose()
            }
        }
    }

    /// Composes the page of a route.
    pub(super) fn compose<'a>(&'a self, route: &'a Route) -> Option<Page<'a>> {
        let catalog = &self.catalog;
        Some(match route {
            Route::FindingAid => Page::FindingAid(FindingAidView::new(catalog)),
            Route::Report(folder) => {
                let (report, entry) = catalog.report(folder)?;
                let Document::Report(source, read, _) = self.index(folder)? else { return None };
                let here = RefContext { file: source.path(), folder, slug: None };
                let text = self.text(source, &read.1, report, here, route);
                let ledger = self.ledger(folder);
                let printed = self.printed_contents(folder);
                let mut view = ReportView::new(folder, report, entry, &ledger, &printed, catalog);
                if self.has_parallels(folder) {
                    view.parallels_href = route.to(&Route::Parallels(folder.clone()).path());
                }
                Page::Report(view, text, ledger)
            }
            Route::Section(folder, slug) => {
                let (report, entry) = catalog.report(folder)?;
                let (file, _) = entry.section(slug)?;
                let (source, section) = self.section(file)?;
                let here = RefContext { file, folder, slug: Some(slug) };
                let text = self.text(source, section, report, here, route);
                Page::Section(SectionView::new(folder, slug, section, report, entry, catalog), text)
            }
            Route::Whole(folder) => {
                let (report, entry) = (self.own_report(folder)?, catalog.report(folder)?.1);
                Page::Whole(WholeView::new(folder, report, entry, catalog), self.texts(folder, route)?)
            }
            Route::Text(folder) => {
                let report = self.own_report(folder)?;
                Page::Text(report.title.clone(), self.texts(folder, route)?)
            }
            Route::Ledger(folder, form) => {
                let report = self.own_report(folder)?;
                Page::Ledger(LedgerView::new(folder, report, self.ledger(folder), catalog), *form)
            }
            Route::Questions(folder) => {
                let report = self.own_report(folder)?;
                Page::Questions(QuestionsView::new(folder, report, &self.ledger(folder), catalog))
            }
            Route::Parallels(folder) => Page::Parallels(self.parallels_view(folder)?),
            Route::Exemptions => Page::Exemptions(ExemptionsView::new(catalog)?),
            Route::Exemption(slug) => Page::Exemption(ExemptionView::new(slug, catalog)?),
            Route::Source(folder, slug) => {
                let (report, entry) = catalog.report(folder)?;
                let (file, summary) = entry.section(slug)?;
                let (source, section) = self.section(file)?;
                let view = SourceView::new(folder, slug, file.as_str(), summary, report, catalog);
                Page::Source(view, source, section)
            }
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

    /// The facts of a report that is no guide.
    fn own_report(&self, folder: &str) -> Option<&Report> {
        self.catalog.report(folder).map(|(report, _)| report).filter(|report| report.kind == ReportKind::Report)
    }

    /// The ledger of a report; empty where there is none.
    pub(crate) fn ledger(&self, folder: &str) -> Arc<Ledger> {
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
    pub(super) fn printed_contents(&self, folder: &str) -> Vec<PrintedLine> {
        let section = self.catalog.report(folder).and_then(|(report, entry)| {
            let slug = report.expect.as_ref()?.contents.as_deref()?;
            self.section(entry.section(slug)?.0)
        });
        section.map(|(source, section)| ledger::printed_contents(source, section)).unwrap_or_default()
    }

    /// The links of the printed contents of a section: its lines lead to the headings that they name.
    fn contents_links(&self, report: &Report, here: RefContext<'_>, route: &Route) -> Vec<(u32, String)> {
        let holds =
            report.expect.as_ref().and_then(|expect| expect.contents.as_deref()) == here.slug && here.slug.is_some();
        let Some((_, entry)) = self.catalog.report(here.folder).filter(|_| holds) else { return Vec::new() };
        let lines = self.printed_contents(here.folder).into_iter().filter(|line| !line.linked);
        lines
            .filter_map(|line| {
                let found = proof::find(entry, &line)?;
                let place =
                    Destination::Section { folder: here.folder.into(), slug: &found.slug, fragment: Some(&found.id) };
                Some((line.leaf, place.href(route)))
            })
            .collect()
    }

    pub(super) fn index(&self, folder: &str) -> Option<&Document> {
        self.documents.get(&FilePath::new(&format!("content/{folder}/index.md")))
    }

    /// A section as it was read, with the source that its spans point into.
    #[must_use]
    pub fn section(&self, file: &FilePath) -> Option<(&Source, &Section)> {
        match self.documents.get(file)? {
            Document::Section(source, section, _) => Some((source, section)),
            _ => None,
        }
    }

    /// A text with its links from a page. Where many texts share a page each has its addresses behind its name; headings go
    /// down below a title of ours; and plain text has no links.
    fn text<'a>(
        &'a self,
        source: &'a Source,
        section: &'a Section,
        report: &'a Report,
        here: RefContext<'a>,
        route: &Route,
    ) -> Text<'a> {
        let links = match route {
            Route::Text(_) => Vec::new(),
            _ => page::links(section, here, route, &self.catalog),
        };
        let prefix = match (route, here.slug) {
            (Route::Whole(_), Some(slug)) => [slug, "-"].concat(),
            _ => String::new(),
        };
        let demote = u8::from(here.slug.is_none() || section.summary.title_is_editorial);
        let root = route.root();
        let exemptions = (report.kind == ReportKind::Report).then(|| [&root, "exemptions/"].concat());
        let contents = self.contents_links(report, here, route);
        let names = root + "names/";
        let parallels = match route {
            Route::Text(_) => Vec::new(),
            _ => self.parallel_links(here.folder, here.slug, route),
        };
        Text { source, section, report, links, names, prefix, demote, exemptions, contents, parallels }
    }

    /// The texts of all sections of a report, for a page that holds them all.
    fn texts<'a>(&'a self, folder: &'a str, route: &Route) -> Option<Vec<Text<'a>>> {
        let (report, entry) = self.catalog.report(folder)?;
        let texts = entry.sections().filter_map(|(slug, file, _)| {
            let (source, section) = self.section(file)?;
            let here = RefContext { file, folder, slug: Some(slug) };
            Some(self.text(source, section, report, here, route))
        });
        Some(texts.collect())
    }
}
