//! A text on a page, with everything that its HTML is made from.

use crate::catalog::{Catalog, RefContext, ReportPage, Route, WholeParts};
use crate::edition::{Href, Note, NoteStyle, QuoteMarks, Reference, Report, ReportKind, Section, Sign, Slug};
use crate::locale::Locale;
use crate::text::Source;

use super::page_links::PageLink;
use super::repeats::RepeatLink;
use super::scans::SectionScans;

/// Where a reference leads from one page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link<'a> {
    /// The address; `None` for a reference that leads nowhere.
    pub href: Option<Href>,
    /// The title of the place.
    pub title: Option<&'a str>,
}

/// Which redactions of its report a text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RedactionNumbers {
    /// How many redactions of the report are before the text.
    pub(crate) before: u32,
    /// How many the report has.
    pub(crate) all: u32,
}

/// A text with everything that it is rendered from. **A page depends on nothing else of its texts.**
#[derive(Debug, Clone)]
pub struct Text<'a> {
    /// The source that the section's spans point into.
    pub(crate) source: &'a Source,
    /// The section.
    pub(crate) section: &'a Section,
    /// Its report.
    pub(crate) report: &'a Report,
    /// Where each of its references leads.
    pub(crate) links: Vec<Link<'a>>,
    /// Where each of its notes leads in another section, an endnote or the reference to one; empty if none does.
    pub(crate) note_links: Vec<Option<Href>>,
    /// The page that shows it, if its names and codes link to their pages.
    from: Option<Route>,
    /// What every address of the text begins with, if it has addresses: pages with several texts keep the addresses apart.
    pub(crate) prefix: Option<String>,
    /// Whether quotation marks are shown as typographic ones; the editor's always are.
    pub(crate) typographic: bool,
    /// How many levels its headings move down.
    pub(crate) demote: u8,
    /// The links of its printed contents: each cell's leaf, and the address of the heading it names.
    pub(crate) contents: Vec<(u32, Href)>,
    /// Paragraphs that the report repeats elsewhere in nearly the same words.
    pub(crate) repeats: Vec<RepeatLink>,
    /// The scans of its pages.
    pub(crate) scans: SectionScans,
    /// Which redactions of its report it has, if the page counts them.
    pub(crate) numbers: Option<RedactionNumbers>,
    /// The redactions of the report before its first one and after its last one, if the page counts them.
    pub(crate) beyond: [Option<Href>; 2],
    /// For each of its pages of the original, the ones before and after it; empty if the page does not link to them.
    pub(crate) page_links: Vec<[Option<PageLink>; 2]>,
    /// The words of the program.
    pub(crate) locale: Locale,
}

/// Where a text is shown, and the links that need more than the catalog.
#[derive(Debug)]
pub struct TextPlace<'a, 'r> {
    /// What its references are relative to.
    pub here: RefContext<'a>,
    /// The page that shows it.
    pub route: &'r Route,
    /// The parts of the whole report, on the page of one: **no other page needs them**, and a save must not derive them.
    pub parts: Option<&'r WholeParts>,
    /// The links of its printed contents: each cell's leaf, and the address of the heading it names.
    pub contents: Vec<(u32, Href)>,
    /// Paragraphs that the report repeats elsewhere in nearly the same words.
    pub repeats: Vec<RepeatLink>,
    /// The scans of its pages.
    pub scans: SectionScans,
}

impl<'a> Text<'a> {
    /// A text at its place on a page. On the page of a whole report its addresses begin with the section's; below an editorial
    /// title its headings move down one level.
    pub fn new(
        source: &'a Source,
        section: &'a Section,
        report: &'a Report,
        place: TextPlace<'a, '_>,
        catalog: &'a Catalog,
    ) -> Self {
        let TextPlace { here, route, parts, contents, repeats, scans } = place;
        let prefix = match (route, here.slug) {
            (Route::Report(_, ReportPage::Whole(_)), Some(slug)) => slug.section_id(),
            _ => String::new(),
        };
        let link = |reference: &'a Reference| match catalog.resolve(&reference.target, here) {
            Ok(Some((destination, title))) => Link { href: Some(destination.href(route, parts)), title },
            Ok(None) | Err(_) => Link::default(),
        };
        let summary = &*section.summary;
        let note_link = |note: &Note| {
            if note.has_text() {
                return Some(catalog.endnote_reference(note, here)?.href(route, parts));
            }
            Some(catalog.endnote(&note.label, here).ok()?.href(route, parts))
        };
        let leads_out = summary.note_style == NoteStyle::Endnotes || summary.notes.iter().any(|note| !note.has_text());
        let notes = if leads_out { &summary.notes[..] } else { &[] };
        Self {
            source,
            section,
            report,
            links: section.references.iter().map(link).collect(),
            note_links: notes.iter().map(note_link).collect(),
            prefix: Some(prefix),
            typographic: here.slug.is_none() || report.quotes_shown() == QuoteMarks::Typographic,
            demote: u8::from(here.slug.is_none() || section.summary.title_is_editorial),
            from: Some(route.clone()),
            contents,
            repeats,
            scans,
            numbers: None,
            beyond: Default::default(),
            page_links: Vec::new(),
            locale: catalog.locale.clone(),
        }
    }

    /// A text with addresses and without links, as in the plain text of a report.
    pub fn without_links(source: &'a Source, section: &'a Section, report: &'a Report) -> Self {
        Self {
            from: Some(Route::Names),
            prefix: Some(String::new()),
            demote: u8::from(section.summary.title_is_editorial),
            ..Self::standalone(source, section, report)
        }
    }

    /// A text by itself: without addresses and colours, with its links as written.
    pub fn standalone(source: &'a Source, section: &'a Section, report: &'a Report) -> Self {
        Self {
            source,
            section,
            report,
            links: Vec::new(),
            note_links: Vec::new(),
            from: None,
            prefix: None,
            typographic: report.quotes == QuoteMarks::Typographic,
            demote: 0,
            contents: Vec::new(),
            repeats: Vec::new(),
            scans: SectionScans::default(),
            numbers: None,
            beyond: Default::default(),
            page_links: Vec::new(),
            locale: Locale::default(),
        }
    }

    /// The same text with numbers for its redactions, and the links to those before and after them.
    pub(super) fn numbered(self, numbers: Option<RedactionNumbers>, beyond: [Option<Href>; 2]) -> Self {
        Self { numbers, beyond, ..self }
    }

    /// The same text with links from each of its pages of the original to the ones before and after it.
    pub(super) fn with_page_links(self, page_links: Vec<[Option<PageLink>; 2]>) -> Self {
        Self { page_links, ..self }
    }

    /// Whether it has notes of the editor.
    pub(super) fn has_notes(&self) -> bool {
        self.section.summary.signs.iter().any(|sign| sign == Sign::Note)
    }

    /// The language of the paper, if it is not that of the edition.
    pub(crate) fn papers_language(&self) -> Option<&str> {
        self.report.language.as_deref().filter(|language| !language.eq_ignore_ascii_case(self.locale.language()))
    }

    /// The language of the editor's words, if it is not that of the paper.
    pub(crate) fn editors_language(&self) -> Option<&str> {
        self.papers_language().map(|_| self.locale.language())
    }

    /// The link to the page of a name, if names link there.
    pub(crate) fn name_href(&self, slug: &Slug) -> Option<Href> {
        Some(self.from.as_ref()?.to(&Route::Name(slug.clone())))
    }

    /// The link to the page of an exemption, if codes link there.
    pub(crate) fn code_href(&self, code: &str) -> Option<Href> {
        let from =
            self.from.as_ref().filter(|from| from.folder().is_some() && self.report.kind == ReportKind::Report)?;
        Some(from.to(&Route::Exemption(Slug::of_code(code))))
    }
}
