//! Which pages a site has.

use std::ops::RangeInclusive;

use crate::config::SourceAccess;
use crate::edition::{Report, Slug};

use super::{Catalog, ReportPage, Route};

/// How many pages one sitemap may list, by the protocol of sitemaps.org.
pub const A_SITEMAP: usize = 50_000;

/// The numbers of the sitemaps for this many pages, at most `most` in each; empty if one sitemap is enough.
pub fn sitemap_parts(pages: usize, most: usize) -> RangeInclusive<usize> {
    1..=if pages > most { pages.div_ceil(most) } else { 0 }
}

impl Catalog {
    /// All pages and files of the site, except the files of the theme, and except what depends on prose: the repeated passages, the search
    /// index, and the parts of a long report after the first.
    pub fn routes(&self) -> Vec<Route> {
        let mut routes: Vec<Route> = Route::FIXED.into_iter().filter(|route| self.has(route)).collect();
        for (folder, report, entry) in self.reports() {
            let fixed = ReportPage::FIXED.into_iter().filter(|page| *page != ReportPage::Repeats);
            let sections = entry.sections().flat_map(|(slug, ..)| ReportPage::of_section(slug));
            let pages = fixed.chain(sections).filter(|page| self.publishes(page, report));
            routes.extend(pages.map(|page| Route::Report(folder.clone(), page)));
        }
        routes.extend(self.moved().map(|(from, ..)| Route::of_path(from.as_str())));
        routes.extend(self.codes_used().keys().map(|code| Route::Exemption(Slug::of_code(code))));
        routes.extend(self.names.all().iter().map(|name| Route::Name(name.slug.clone())));
        if self.has(&Route::Sitemap) {
            let listed = routes.iter().filter(|route| self.is_listed(route)).count();
            routes.extend(sitemap_parts(listed, A_SITEMAP).map(Route::SitemapPart));
        }
        routes.extend(self.files().map(|path| Route::File(path.into())));
        routes
    }

    /// Whether the site has a page or a file, as [`Catalog::routes`] lists them.
    pub fn has(&self, route: &Route) -> bool {
        let makes = match route {
            Route::FindingAid | Route::Missing | Route::Robots | Route::EditionFile | Route::NoJekyll => true,
            Route::Sitemap | Route::Feed => self.config.base_url.is_some(),
            Route::SitemapPart(number) => {
                self.config.base_url.is_some() && sitemap_parts(self.pages().len(), A_SITEMAP).contains(number)
            }
            Route::Report(_, ReportPage::Repeats | ReportPage::Whole(1..)) | Route::Asset(_) | Route::SearchFile(_) => {
                false
            }
            Route::Report(folder, page) => self.report(folder).is_some_and(|(report, entry)| {
                self.publishes(page, report) && page.section().is_none_or(|slug| entry.section(slug).is_some())
            }),
            Route::Reading => self.has_reports(),
            Route::Search => !self.config.omits_search && self.searched().next().is_some(),
            Route::Exemptions => self.has_codes(),
            Route::Exemption(slug) => self.code_at(slug).is_some(),
            Route::Names => !self.names.is_empty(),
            Route::Name(slug) => self.names.at(slug).is_some(),
            Route::File(path) => self.has_file(path),
        };
        makes || self.moved_to(route).is_some()
    }

    /// Whether a report has such a page: no source is published where sources are private.
    pub fn publishes(&self, page: &ReportPage, report: &Report) -> bool {
        page.is_of(report) && (self.config.source == SourceAccess::Public || !page.is_source())
    }

    /// The pages that a search engine should list, in the order of [`Catalog::routes`].
    pub fn pages(&self) -> Vec<Route> {
        let mut routes = self.routes();
        routes.retain(|route| self.is_listed(route));
        routes
    }

    fn is_listed(&self, route: &Route) -> bool {
        route.is_listed() && self.moved_to(route).is_none()
    }
}
