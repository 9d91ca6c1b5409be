//! From a route to its bytes.

use crate::catalog::{Here, Route};
use crate::diagnostic::Finding;
use crate::edition::{Report, ReportKind, Section};
use crate::page::{
    self, FindingAidView, MissingView, Page, ReportView, SectionView, SitemapView, SourceView, Text, WholeView,
};
use crate::render;
use crate::text::{FilePath, Source};

use super::Site;
use super::document::Document;

impl Site {
    /// Every output file.
    #[must_use]
    pub fn routes(&self) -> Vec<Route> {
        let mut routes = self.catalog.routes();
        routes.extend(self.templates.assets().map(|(name, _)| Route::Asset(name.to_owned())));
        routes.sort();
        routes.dedup_by_key(|route| route.path());
        routes
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
            _ => self.compose(route).map(|page| render::page(&self.templates, &page)).transpose(),
        }
    }

    /// Composes the page of a route.
    pub(super) fn compose(&self, route: &Route) -> Option<Page<'_>> {
        let catalog = &self.catalog;
        Some(match route {
            Route::FindingAid => Page::FindingAid(FindingAidView::new(catalog)),
            Route::Report(folder) => {
                let (report, entry) = catalog.report(folder)?;
                let Document::Report(source, read, _) = self.index(folder)? else { return None };
                let here = Here { file: source.path(), folder, slug: None };
                let text = self.text(source, &read.1, report, here, route);
                Page::Report(ReportView::new(folder, report, entry, catalog), text)
            }
            Route::Section(folder, slug) => {
                let (report, entry) = catalog.report(folder)?;
                let (file, _) = entry.section(slug)?;
                let (source, section) = self.section(file)?;
                let here = Here { file, folder, slug: Some(slug) };
                let text = self.text(source, section, report, here, route);
                Page::Section(SectionView::new(folder, slug, section, report, entry, catalog), text)
            }
            Route::Whole(folder) => {
                let (report, entry) = catalog.report(folder).filter(|(report, _)| report.kind == ReportKind::Report)?;
                Page::Whole(WholeView::new(folder, report, entry, catalog), self.texts(folder, route)?)
            }
            Route::Text(folder) => {
                let (report, _) = catalog.report(folder).filter(|(report, _)| report.kind == ReportKind::Report)?;
                Page::Text(report.title.clone(), self.texts(folder, route)?)
            }
            Route::Source(folder, slug) => {
                let (report, entry) = catalog.report(folder)?;
                let (file, exports) = entry.section(slug)?;
                let (source, section) = self.section(file)?;
                let view = SourceView::new(folder, slug, file.as_str(), exports, report, catalog);
                Page::Source(view, source, section)
            }
            Route::Missing => Page::Missing(MissingView::new(catalog)),
            Route::Sitemap => {
                catalog.config.base_url.as_ref()?;
                Page::Sitemap(SitemapView::new(catalog))
            }
            Route::Robots => Page::Robots(SitemapView::new(catalog)),
            Route::NoJekyll | Route::Asset(_) | Route::File(_) => return None,
        })
    }

    fn index(&self, folder: &str) -> Option<&Document> {
        self.documents.get(&FilePath::new(&format!("content/{folder}/index.md")))
    }

    pub(super) fn section(&self, file: &FilePath) -> Option<(&Source, &Section)> {
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
        here: Here<'_>,
        route: &Route,
    ) -> Text<'a> {
        let links = match route {
            Route::Text(_) => Vec::new(),
            _ => page::links(section, here, route, &self.catalog).0,
        };
        let prefix = match (route, here.slug) {
            (Route::Whole(_), Some(slug)) => format!("{slug}-"),
            _ => String::new(),
        };
        let demote = u8::from(here.slug.is_none() || section.exports.title_is_editorial);
        Text { source, section, report, links, prefix, demote }
    }

    /// The texts of all sections of a report, for a page that holds them all.
    fn texts(&self, folder: &str, route: &Route) -> Option<Vec<Text<'_>>> {
        let (report, entry) = self.catalog.report(folder)?;
        let texts = entry.sections().filter_map(|(slug, file, _)| {
            let (source, section) = self.section(file)?;
            let here = Here { file, folder, slug: Some(slug) };
            Some(self.text(source, section, report, here, route))
        });
        Some(texts.collect())
    }
}
