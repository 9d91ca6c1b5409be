//! From a route to its page: the one place where the views are given what they show.

use std::sync::Arc;

use crate::catalog::{A_SITEMAP, Catalog, Destination, Form, RefContext, ReportPage, Route};
use crate::edition::{Report, Slug};
use crate::page::{
    self, Article, Compared, FindingAidView, LedgerView, Page, PlainText, RepeatsView, ReportParts, ReportView,
    SectionScans, SectionView, SourceView, TextHref, TextPlace, WholePart, WholeView, Work,
};
use crate::render;

use super::articles::Articles;
use super::report_state::ReportState;
use super::text::Text;

/// A page of the whole edition.
pub(super) fn edition<'a>(catalog: &'a Catalog, route: &Route) -> Option<Page<'a>> {
    Some(match route {
        Route::FindingAid => Page::FindingAid(FindingAidView::new(catalog)),
        Route::Reading => page::reading(catalog),
        Route::Exemptions => page::exemptions(catalog)?,
        Route::Exemption(slug) => page::exemption(slug, catalog)?,
        Route::Names => page::names(catalog)?,
        Route::Name(slug) => page::name(slug, catalog)?,
        Route::Search => page::search(catalog),
        Route::Missing => page::missing(catalog),
        Route::Sitemap => page::sitemap(catalog, A_SITEMAP)?,
        Route::SitemapPart(number) => page::sitemap_part(catalog, *number, A_SITEMAP)?,
        Route::Feed => page::feed(catalog)?,
        Route::Robots => page::robots(catalog),
        Route::EditionFile => Page::EditionFile(page::edition_file(catalog)),
        Route::Report(..) | Route::SearchFile(_) | Route::NoJekyll | Route::Asset(_) | Route::File(_) => return None,
    })
}

/// A page of a report. **The coloured source of a section is made whether or not the report publishes it**: the preview leads there
/// from a finding.
pub(super) fn report<'a>(
    state: &'a ReportState,
    catalog: &'a Catalog,
    page: &'a ReportPage,
    articles: &Articles,
) -> Option<Page<'a>> {
    let report = state.report().filter(|report| matches!(page, ReportPage::ColouredSource(_)) || page.is_of(report))?;
    Composer { state, report, catalog, articles }.page(page)
}

/// What every page of a report is made from.
struct Composer<'a, 'c> {
    state: &'a ReportState,
    report: &'a Report,
    catalog: &'a Catalog,
    articles: &'c Articles,
}

impl<'a> Composer<'a, '_> {
    fn page(&self, page: &'a ReportPage) -> Option<Page<'a>> {
        let Self { state, report, catalog, .. } = *self;
        let (folder, entry) = (state.folder(), state.entry());
        Some(match page {
            ReportPage::Index => {
                let parts = ReportParts {
                    folder,
                    entry,
                    introduction: self.introduction(&state.texts().index.as_deref()?.introduction),
                    ledger: state.ledger(),
                    printed: state.printed_contents(),
                    contents_section: state.contents_section(),
                    whole_parts: state.whole_parts().count(),
                    version: state.version(),
                    repeats: state.has_repeats().then(|| Route::of_report(folder, ReportPage::Repeats)),
                };
                Page::Report(ReportView::new(parts, catalog))
            }
            ReportPage::Section(slug) => {
                let text = self.section(slug, state.section(slug)?);
                let article = self.articles.get_or_make(slug, || render::article(&text));
                let text = (text, article);
                Page::Section(Box::new(SectionView::new(folder, slug, text, state.contents(), entry, catalog)))
            }
            ReportPage::Source(slug) => Page::Source(&state.section(slug)?.source),
            ReportPage::ColouredSource(slug) => {
                let Text { source, section, .. } = state.section(slug)?;
                Page::ColouredSource(SourceView::new(folder, slug, source, section, report, catalog))
            }
            ReportPage::Whole(part) => {
                let parts = state.whole_parts();
                let article = |place| Some((place, self.article(entry.at(place)?.0)?));
                let articles = parts.all().nth(*part)?.filter_map(article).collect();
                let part = WholePart { folder, report, entry, contents: state.contents(), parts, part: *part };
                Page::Whole(WholeView::new(part, articles, catalog))
            }
            ReportPage::Text => {
                let texts =
                    state.sections().map(|(.., text)| page::Text::without_links(&text.source, &text.section, report));
                Page::Text(PlainText { title: &report.title, texts: texts.collect() })
            }
            ReportPage::Ledger(form) => {
                let view = LedgerView::new(folder, report, state.ledger(), *form, catalog);
                match form {
                    Form::Html => Page::Ledger(view),
                    Form::Csv => Page::LedgerCsv(view),
                    Form::Json => Page::LedgerJson(view),
                }
            }
            ReportPage::Citation(form) => {
                Page::Citation(Work::new(folder, report, state.version(), catalog).file(*form, &catalog.locale))
            }
            ReportPage::Questions => page::questions(folder, report, &state.ledger(), catalog),
            ReportPage::Repeats if !state.has_repeats() => return None,
            ReportPage::Repeats => {
                let sections: Vec<Compared<'_>> = (0..entry.count()).filter_map(|place| self.compared(place)).collect();
                Page::Repeats(RepeatsView::new(folder, report, &sections, state.repeats(), catalog))
            }
        })
    }

    /// The introduction, with its links from the page of the report.
    fn introduction(&self, text: &'a Text) -> page::Text<'a> {
        self.text(None, ReportPage::Index, text)
    }

    /// A section, with its links from its page.
    fn section(&self, slug: &'a Slug, text: &'a Text) -> page::Text<'a> {
        let (state, ends) = (self.state, |place| self.state.redaction_ends(place));
        let text = self.text(Some(slug), ReportPage::Section(slug.clone()), text);
        text.in_report((state.folder(), slug), state.entry(), state.contents(), &ends)
    }

    /// The HTML of a section, which its page and that of the whole report share.
    fn article(&self, slug: &'a Slug) -> Option<Arc<Article>> {
        let text = self.state.section(slug)?;
        Some(self.articles.get_or_make(slug, || render::article(&self.section(slug, text))))
    }

    /// A text with its links from a page.
    fn text(&self, slug: Option<&'a Slug>, page: ReportPage, text: &'a Text) -> page::Text<'a> {
        let Text { source, section, .. } = text;
        let (folder, entry) = (self.state.folder(), self.state.entry());
        let route = &Route::of_report(folder, page);
        let here = RefContext { file: source.path(), folder, slug };
        let (contents, repeats) = (self.contents_links(slug, route), self.repeat_links(slug, route));
        let scans = SectionScans::new(folder, self.report, entry, &section.summary, route, self.catalog);
        page::Text::new(source, section, self.report, TextPlace { here, route, contents, repeats, scans }, self.catalog)
    }

    /// The links of the printed contents, if the section has them: each line leads to the heading that it names.
    fn contents_links(&self, slug: Option<&Slug>, route: &Route) -> Vec<(u32, TextHref)> {
        let state = self.state;
        if slug.is_none() || state.contents_section() != slug {
            return Vec::new();
        }
        let lines = state.printed_contents().iter().filter(|line| !line.linked);
        let link = lines.filter_map(|line| {
            let (slug, heading) = state.entry().heading_on(&line.title, &line.folio)?;
            let place = Destination::Section { folder: state.folder(), slug, anchor: Some(&heading.anchor) };
            Some((line.leaf, TextHref::new(&place, route)))
        });
        link.collect()
    }

    /// The links from the paragraphs of a section to the passages that repeat them.
    fn repeat_links(&self, slug: Option<&Slug>, route: &Route) -> Vec<page::RepeatLink> {
        let Some(place) = slug.and_then(|slug| self.state.entry().place(slug)) else { return Vec::new() };
        let repeats = self.state.repeats();
        page::repeat_links(
            place,
            self.state.folder(),
            &|place| self.compared(place),
            repeats,
            route,
            self.report.quotes_shown(),
            &self.catalog.locale,
        )
    }

    /// A section, as the page of the repeated passages sees it.
    fn compared(&self, place: usize) -> Option<Compared<'a>> {
        let (slug, _, summary) = self.state.entry().at(place)?;
        Some(Compared { slug, summary, part: self.state.section(slug)?.part() })
    }
}
