//! From a route to its page: the one place where the views are given what they show.

use crate::catalog::{A_SITEMAP, Catalog, Destination, Form, RefContext, ReportPage, Route, WholeParts};
use crate::edition::{Href, Report, Slug};
use crate::page::{
    self, Compared, FindingAidView, LedgerView, Page, PlainText, RepeatsView, ReportParts, ReportView, SectionScans,
    SectionView, SourceView, TextPlace, WholePart, WholeView, Work,
};

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
    route: &'a Route,
    page: &'a ReportPage,
) -> Option<Page<'a>> {
    let report = state.report().filter(|report| matches!(page, ReportPage::ColouredSource(_)) || page.is_of(report))?;
    Composer { state, report, catalog, route }.page(page)
}

/// What every page of a report is made from.
struct Composer<'a> {
    state: &'a ReportState,
    report: &'a Report,
    catalog: &'a Catalog,
    route: &'a Route,
}

impl<'a> Composer<'a> {
    fn page(&self, page: &'a ReportPage) -> Option<Page<'a>> {
        let Self { state, report, catalog, .. } = *self;
        let (folder, entry) = (state.folder(), state.entry());
        Some(match page {
            ReportPage::Index => {
                let parts = ReportParts {
                    folder,
                    entry,
                    introduction: self.text(None, &state.texts().index.as_deref()?.introduction),
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
                let text = self.text(Some(slug), state.section(slug)?);
                Page::Section(Box::new(SectionView::new(folder, slug, text, state.contents(), entry, catalog)))
            }
            ReportPage::Source(slug) => Page::Source(&state.section(slug)?.source),
            ReportPage::ColouredSource(slug) => {
                let Text { source, section, .. } = state.section(slug)?;
                Page::ColouredSource(SourceView::new(folder, slug, source, section, report, catalog))
            }
            ReportPage::Whole(part) => {
                let parts = state.whole_parts();
                let text = |place| {
                    let (slug, ..) = entry.at(place)?;
                    Some((slug, self.text(Some(slug), state.section(slug)?)))
                };
                let texts = parts.all().nth(*part)?.filter_map(text).collect();
                let ends = |place| state.redaction_ends(place);
                let part =
                    WholePart { folder, report, entry, contents: state.contents(), parts, part: *part, ends: &ends };
                Page::Whole(WholeView::new(part, texts, catalog))
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

    /// A text with its links from the page.
    fn text(&self, slug: Option<&'a Slug>, text: &'a Text) -> page::Text<'a> {
        let Text { source, section, .. } = text;
        let here = RefContext { file: source.path(), folder: self.state.folder(), slug };
        let (contents, repeats) = (self.contents_links(slug), self.repeat_links(slug));
        let (folder, entry) = (self.state.folder(), self.state.entry());
        let scans = SectionScans::new(folder, self.report, entry, &section.summary, self.route, self.catalog);
        let place = TextPlace { here, route: self.route, parts: self.parts(), contents, repeats, scans };
        page::Text::new(source, section, self.report, place, self.catalog)
    }

    /// The parts of the whole report, on the page of one.
    fn parts(&self) -> Option<&'a WholeParts> {
        matches!(self.route, Route::Report(_, ReportPage::Whole(_))).then(|| self.state.whole_parts())
    }

    /// The links of the printed contents, if the section has them: each line leads to the heading that it names.
    fn contents_links(&self, slug: Option<&Slug>) -> Vec<(u32, Href)> {
        let state = self.state;
        if slug.is_none() || state.contents_section() != slug {
            return Vec::new();
        }
        let lines = state.printed_contents().iter().filter(|line| !line.linked);
        let link = lines.filter_map(|line| {
            let (slug, heading) = state.entry().heading_on(&line.title, &line.folio)?;
            let place = Destination::Section { folder: state.folder(), slug, anchor: Some(&heading.anchor) };
            Some((line.leaf, place.href(self.route, self.parts())))
        });
        link.collect()
    }

    /// The links from the paragraphs of a section to the passages that repeat them.
    fn repeat_links(&self, slug: Option<&Slug>) -> Vec<page::RepeatLink> {
        let Some(place) = slug.and_then(|slug| self.state.entry().place(slug)) else { return Vec::new() };
        let repeats = self.state.repeats();
        page::repeat_links(
            place,
            self.state.folder(),
            &|place| self.compared(place),
            repeats,
            self.route,
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
