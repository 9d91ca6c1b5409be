//! A text on a page, with everything that its HTML is made from.

use crate::catalog::{Catalog, RefContext, ReportEntry, ReportPage, Route};
use crate::edition::{Anchor, Folder, Href, Note, NoteStyle, QuoteMarks, Reference, Report, ReportKind, Section, Slug};
use crate::locale::Locale;
use crate::text::Source;

use super::article::{Instead, TextHref};
use super::contents::{ContentsLine, ContentsWindow, RedactionNumbers};
use super::page_links::{PageLink, page_links};
use super::repeats::RepeatLink;
use super::scans::SectionScans;

/// Where a reference leads from one page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link<'a> {
    /// The address; `None` for a reference that leads nowhere.
    pub href: Option<TextHref>,
    /// The title of the place.
    pub title: Option<&'a str>,
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
    pub(crate) note_links: Vec<Option<TextHref>>,
    /// The page that shows it, if its names and codes link to their pages.
    from: Option<Route>,
    /// Whether its elements have their addresses.
    pub(crate) has_addresses: bool,
    /// Whether quotation marks are shown as typographic ones; the editor's always are.
    pub(crate) typographic: bool,
    /// How many levels its headings move down.
    pub(crate) demote: u8,
    /// The links of its printed contents: each cell's leaf, and the address of the heading it names.
    pub(crate) contents: Vec<(u32, TextHref)>,
    /// Paragraphs that the report repeats elsewhere in nearly the same words.
    pub(crate) repeats: Vec<RepeatLink>,
    /// The scans of its pages.
    pub(crate) scans: SectionScans,
    /// Which redactions of its report it has, if the page counts them.
    pub(crate) numbers: Option<RedactionNumbers>,
    /// The redactions of the report before its first one and after its last one, if the page counts them.
    pub(crate) beyond: [Option<TextHref>; 2],
    /// The page of the original before its first one, its own, and the one after its last; empty if it does not link to them.
    pub(crate) page_links: Vec<Option<PageLink>>,
    /// The words of the program.
    pub(crate) locale: Locale,
}

/// Where a text is shown, and the links that need more than the catalog.
#[derive(Debug)]
pub struct TextPlace<'a, 'r> {
    /// What its references are relative to.
    pub here: RefContext<'a>,
    /// The page that shows it: that of the section or of the report.
    pub route: &'r Route,
    /// The links of its printed contents: each cell's leaf, and the address of the heading it names.
    pub contents: Vec<(u32, TextHref)>,
    /// Paragraphs that the report repeats elsewhere in nearly the same words.
    pub repeats: Vec<RepeatLink>,
    /// The scans of its pages.
    pub scans: SectionScans,
}

impl<'a> Text<'a> {
    /// A text at its place on a page. Below an editorial title its headings move down one level.
    pub fn new(
        source: &'a Source,
        section: &'a Section,
        report: &'a Report,
        place: TextPlace<'a, '_>,
        catalog: &'a Catalog,
    ) -> Self {
        let TextPlace { here, route, contents, repeats, scans } = place;
        let link = |reference: &'a Reference| match catalog.resolve(&reference.target, here) {
            Ok(Some((destination, title))) => Link { href: Some(TextHref::new(&destination, route)), title },
            Ok(None) | Err(_) => Link::default(),
        };
        let summary = &*section.summary;
        let note_link = |note: &Note| {
            let destination = match note.has_text() {
                true => catalog.endnote_reference(note, here)?,
                false => catalog.endnote(&note.label, here).ok()?,
            };
            Some(TextHref::new(&destination, route))
        };
        let leads_out = summary.note_style == NoteStyle::Endnotes || summary.notes.iter().any(|note| !note.has_text());
        let notes = if leads_out { &summary.notes[..] } else { &[] };
        Self {
            source,
            section,
            report,
            links: section.references.iter().map(link).collect(),
            note_links: notes.iter().map(note_link).collect(),
            has_addresses: true,
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
            has_addresses: true,
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
            has_addresses: false,
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

    /// The same text of a section with numbers for its redactions, and with links to the redactions and to the pages of the original before
    /// and after its own. `ends` are the addresses of the first and the last redaction of a section, by its place.
    pub fn in_report(
        self,
        (folder, slug): (&Folder, &Slug),
        entry: &ReportEntry,
        contents: &[ContentsLine],
        ends: &dyn Fn(usize) -> Option<[&'a Anchor; 2]>,
    ) -> Self {
        let route = Route::of_report(folder, ReportPage::Section(slug.clone()));
        let window = ContentsWindow::new(contents, entry.place(slug).unwrap_or(0));
        let [before, after] = window.beyond();
        let redaction = |place: Option<usize>, end: usize| {
            let (slug, _, summary) = entry.at(place?)?;
            let page = route.to_section(folder, slug);
            let anchor = ends(place?).and_then(|ends| ends.get(end).copied());
            let instead = Some(Instead::Section(slug.clone(), anchor.cloned()));
            Some(TextHref { href: page.at_any(summary.redaction_ends().get(end)?.as_ref()), instead })
        };
        Self {
            numbers: window.numbers(),
            beyond: [redaction(before, 1), redaction(after, 0)],
            page_links: page_links(folder, slug, entry, &route, &self.locale),
            ..self
        }
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
