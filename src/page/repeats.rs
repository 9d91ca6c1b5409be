//! The view of a report's repeated passages, and the links from its paragraphs to it.

use serde::Serialize;

use crate::catalog::{Catalog, ReportPage, Route};
use crate::edition::{Anchor, Counted, Folder, Href, QuoteMarks, Report, Slug, Summary};
use crate::locale::{Locale, capitalized};
use crate::repeats::{self, Comparison, Difference, Part, Passage, Piece, Repeat, Repeats, SHORTEST, Side};

use super::frame::{self, Frame, Head, ReportLine};

/// A section of a report, as the page of repeated passages sees it.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    pub(crate) slug: &'a Slug,
    pub(crate) summary: &'a Summary,
    pub(crate) part: Part<'a>,
}

/// A link beside a paragraph to the passages that repeat it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepeatLink {
    /// The paragraph: a leaf of the section.
    pub(crate) leaf: u32,
    pub(crate) href: Href,
    /// Where the others are: `Repeated on page iv, paragraph 1`.
    pub(crate) text: String,
}

/// The links of a section, given by its index, sorted by leaf. Each is beside the first paragraph of a passage.
pub fn repeat_links<'a>(
    at: usize,
    folder: &Folder,
    section: &dyn Fn(usize) -> Option<Compared<'a>>,
    repeats: &Repeats,
    from: &Route,
    quotes: QuoteMarks,
    locale: &Locale,
) -> Vec<RepeatLink> {
    let page = from.to(&Route::of_report(folder, ReportPage::Repeats));
    let link = |(number, at, passage): (usize, usize, &Passage)| {
        let leaf = *passage.leaves.first()?;
        let passages = &repeats.all().get(number)?.passages;
        let text = match passages.as_slice() {
            [one, other] => {
                let other = if at == 0 { other } else { one };
                match Label::new(&section(other.part)?, other, quotes, locale) {
                    Label { place, is_on_page: true } => locale.repeated_on(place),
                    Label { place, is_on_page: false } => locale.repeated_in(place),
                }
            }
            passages => locale.repeated_in_places(passages.len() - 1),
        };
        Some(RepeatLink { leaf, href: page.at(address(number)), text })
    };
    repeats.in_part(at).filter_map(link).collect()
}

/// What the template of a report's repeated passages is given.
#[derive(Debug, Clone, Serialize)]
pub struct RepeatsView {
    #[serde(skip)]
    pub(crate) frame: Frame,
    report: ReportLine,
    shortest: usize,
    repeats: Vec<RepeatView>,
}

/// A passage and where the report repeats it.
#[derive(Debug, Clone, Serialize)]
pub struct RepeatView {
    id: String,
    title: String,
    count: usize,
    common: usize,
    /// Two passages side by side, the earlier one first; of more than two the first one.
    sides: Vec<PassageView>,
    differences: Vec<DifferenceView>,
    others: Vec<OtherView>,
}

/// A passage that is shown.
#[derive(Debug, Clone, Serialize)]
pub struct PassageView {
    #[serde(flatten)]
    place: PlaceView,
    paragraphs: Vec<Vec<PieceView>>,
}

/// A piece of a passage: a redaction, words that the other passage has too, or words that it does not have.
#[derive(Debug, Clone, Serialize)]
struct PieceView {
    /// Its words; empty for a redaction.
    text: String,
    /// Whether the other passage does not have them.
    differs: bool,
    /// Whether it is a redaction.
    gap: bool,
}

/// A place where two passages differ: the words of each, shortened; empty if it has none.
#[derive(Debug, Clone, Serialize)]
struct DifferenceView {
    one: String,
    other: String,
}

/// A passage that is listed.
#[derive(Debug, Clone, Serialize)]
pub struct OtherView {
    #[serde(flatten)]
    place: PlaceView,
    differences: Vec<DifferenceView>,
}

/// Where a passage is.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceView {
    /// Its place in the original: `Page iv, paragraph 1`.
    label: String,
    section: String,
    href: Href,
    words: usize,
}

impl RepeatsView {
    /// Composes the repeated passages of a report.
    pub fn new(
        folder: &Folder,
        report: &Report,
        sections: &[Compared<'_>],
        repeats: &Repeats,
        catalog: &Catalog,
    ) -> Self {
        let (route, locale) = (Route::of_report(folder, ReportPage::Repeats), &catalog.locale);
        let quotes = report.quotes_shown();
        let parts: Vec<Part<'_>> = sections.iter().map(|section| section.part).collect();
        let place = |passage: &Passage| {
            let section = sections.get(passage.part)?;
            let page = route.to_section(folder, section.slug);
            let section_title = frame::shown_title(section.slug, section.summary, quotes);
            Some(PlaceView {
                label: Label::new(section, passage, quotes, locale).place,
                section: section_title.into_owned(),
                href: page.at_any(fragment(section, passage)),
                words: passage.words,
            })
        };
        let compared = repeats.all().iter().map(|repeat| &**repeat).zip(repeats::comparisons(&parts, repeats));
        let view = |(number, (repeat, comparison))| view(number, repeat, comparison, &place, quotes, locale);
        let views = compared.enumerate().filter_map(view).collect();
        let head = Head {
            kind: "parallels",
            title: locale.repeated_passages(),
            description: locale.repeated_description(&report.title),
        };
        Self {
            frame: Frame::new(catalog, &route, head),
            report: ReportLine::new(folder, report, &route, locale),
            shortest: SHORTEST,
            repeats: views,
        }
    }
}

impl PlaceView {
    fn capitalized(self) -> Self {
        Self { label: capitalized(&self.label), ..self }
    }
}

fn view(
    number: usize,
    repeat: &Repeat,
    comparison: Comparison,
    place: &dyn Fn(&Passage) -> Option<PlaceView>,
    quotes: QuoteMarks,
    locale: &Locale,
) -> Option<RepeatView> {
    let places: Vec<PlaceView> = repeat.passages.iter().map(place).collect::<Option<_>>()?;
    let title_of_two = match places.as_slice() {
        [earlier, later] => Some(capitalized(&locale.places_and(&earlier.label, &later.label))),
        _ => None,
    };
    let (id, count, common) = (address(number), places.len(), repeat.common);
    let mut places = places.into_iter().map(PlaceView::capitalized);
    let sides = comparison.sides.into_iter().zip(places.by_ref());
    let sides = sides.map(|(side, place)| PassageView { place, paragraphs: pieces(side, quotes) });
    let sides: Vec<PassageView> = sides.collect();
    let elided = |all: Vec<Difference>| all.iter().map(|difference| elided(difference, quotes)).collect();
    let mut differences = comparison.differences.into_iter().map(elided);
    let (title, differences, others) = match title_of_two {
        Some(title) => (title, differences.next()?, Vec::new()),
        None => {
            let title = locale.place_and_others(&sides.first()?.place.label, places.len());
            let others = places.zip(differences).map(|(place, differences)| OtherView { place, differences });
            (title, Vec::new(), others.collect())
        }
    };
    Some(RepeatView { id, title, count, common, sides, differences, others })
}

fn pieces(side: Side, quotes: QuoteMarks) -> Vec<Vec<PieceView>> {
    let piece = |Piece { text, differs, gap }| PieceView { text: quotes.set(text).into_owned(), differs, gap };
    side.into_iter().map(|paragraph| paragraph.into_iter().map(piece).collect()).collect()
}

fn elided(difference: &Difference, quotes: QuoteMarks) -> DifferenceView {
    let shown = |words: &str| quotes.set(shortened(words)).into_owned();
    DifferenceView { one: shown(&difference.one), other: shown(&difference.other) }
}

/// The first and the last words of a long text; the passage shows all of them.
fn shortened(text: &str) -> String {
    const WHOLE: usize = 16;
    const FIRST: usize = 8;
    const LAST: usize = 5;
    let words: Vec<&str> = text.split(' ').collect();
    match (words.get(..FIRST), words.len().checked_sub(LAST).and_then(|from| words.get(from..))) {
        (Some(first), Some(last)) if words.len() > WHOLE => format!("{} … {}", first.join(" "), last.join(" ")),
        _ => text.to_owned(),
    }
}

/// The address of a repeat on its page.
fn address(index: usize) -> String {
    format!("parallel-{}", index + 1)
}

/// Where a passage is, in words.
struct Label {
    /// Whether the place begins with a page of the original.
    is_on_page: bool,
    /// `page iv, paragraph 1`; `page 4, paragraphs 2 and 3`; `note 2`; a paragraph without a page is given by the section's title.
    place: String,
}

impl Label {
    fn new(section: &Compared<'_>, passage: &Passage, quotes: QuoteMarks, locale: &Locale) -> Self {
        if let Some(note) = passage.note.and_then(|note| section.summary.notes.get(note as usize)) {
            return Self { is_on_page: false, place: locale.anchor(&note.anchor) };
        }
        let places: Vec<(Option<String>, String)> =
            anchors(section, passage).filter_map(|anchor| place(section, anchor, locale)).collect();
        let title = || frame::shown_title(section.slug, section.summary, quotes).into_owned();
        let is_on_page = matches!(places.first(), Some((Some(_), _)));
        let page = |page: &Option<String>| page.clone().unwrap_or_else(title);
        let place = match places.as_slice() {
            [(one, number)] => locale.paragraph_of(page(one), &**number),
            [(one, first), (other, last)] if one == other => locale.paragraphs_of(page(one), &**first, &**last),
            [(one, first), (other, last)] => {
                let of = |page_of: &Option<String>, number: &str| locale.paragraph_of(page(page_of), number);
                locale.places_and(of(one, first), of(other, last))
            }
            _ => title(),
        };
        Self { is_on_page, place }
    }
}

/// The page of a paragraph, if it is on one with a label, and its number there.
fn place(section: &Compared<'_>, anchor: &Anchor, locale: &Locale) -> Option<(Option<String>, String)> {
    if let Anchor::Numbered(name) = anchor {
        return Some((None, name.label.to_string()));
    }
    let Anchor::Counted { what: Counted::Paragraph, folio: begins, number } = anchor.counted() else { return None };
    let folio = section.summary.folios.iter().find(|folio| Some(&folio.counted) == begins.as_ref());
    let folio = folio.filter(|folio| !folio.label.printed.is_empty());
    Some((folio.map(|folio| locale.folio(folio).trim_end_matches('?').to_owned()), number.to_string()))
}

fn anchors<'a>(section: &Compared<'a>, passage: &'a Passage) -> impl Iterator<Item = &'a Anchor> {
    let leaves = &section.part.section.body.leaves;
    passage.leaves.iter().filter_map(|leaf| leaves.get(*leaf as usize)?.anchor.as_ref())
}

/// The address of a passage on its section's page.
fn fragment<'a>(section: &Compared<'a>, passage: &'a Passage) -> Option<&'a Anchor> {
    let note = passage.note.and_then(|note| section.summary.notes.get(note as usize)).map(|note| &note.anchor);
    note.or_else(|| anchors(section, passage).next())
}
