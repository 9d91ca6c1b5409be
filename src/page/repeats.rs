//! The view of a report's parallels, and the links to it from the paragraphs.

use serde::Serialize;

use crate::catalog::{Catalog, ReportPage, Route};
use crate::edition::{Folder, Report, Slug, Summary};
use crate::repeats::{self, Difference, Parallel, Part, Passage, SHORTEST, Side};

use super::frame::{self, Frame, ReportLine};

/// A section of a report, as the page of its parallels sees it.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// Its address.
    pub slug: &'a Slug,
    /// Its summary.
    pub summary: &'a Summary,
    /// Its text.
    pub part: Part<'a>,
}

/// A link beside a paragraph: it says where the report has the same in nearly the same words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParallelLink {
    /// The paragraph: a leaf of the section.
    pub leaf: u32,
    /// The place where both are side by side.
    pub href: String,
    /// Where the other passage stands: `folio iv, paragraph 1`.
    pub label: String,
}

/// The links of a section, by its place among the sections. They stand beside the first paragraph of each passage.
#[must_use]
pub fn parallel_links<'a>(
    at: usize,
    folder: &Folder,
    section: &dyn Fn(usize) -> Option<Compared<'a>>,
    parallels: &[Parallel],
    from: &Route,
) -> Vec<ParallelLink> {
    let page = from.to_route(&Route::of_report(folder, ReportPage::Repeats));
    let mut links = Vec::new();
    for (number, parallel) in (1..).zip(parallels) {
        let [one, other] = &parallel.passages;
        for (here, there) in [(one, other), (other, one)] {
            if let Some(leaf) = here.leaves.first().filter(|_| here.part == at)
                && let Some(section) = section(there.part)
            {
                let label = label(&section, there);
                links.push(ParallelLink { leaf: *leaf, href: format!("{page}#{}", address(number)), label });
            }
        }
    }
    links
}

/// What the template of a report's parallels sees.
#[derive(Debug, Clone, Serialize)]
pub struct ParallelsView {
    /// What every page has.
    #[serde(skip)]
    pub frame: Frame,
    /// The report.
    pub report: ReportLine,
    /// The fewest words of a passage.
    pub shortest: usize,
    /// The parallels, in reading order.
    pub parallels: Vec<ParallelView>,
}

/// Two passages side by side.
#[derive(Debug, Clone, Serialize)]
pub struct ParallelView {
    /// Its address on the page.
    pub id: String,
    /// Where the two passages stand.
    pub title: String,
    /// How many words both have, in the same order.
    pub common: usize,
    /// The two passages, the earlier one first.
    pub sides: Vec<PassageView>,
    /// Where they differ.
    pub differences: Vec<Difference>,
}

/// One of two passages.
#[derive(Debug, Clone, Serialize)]
pub struct PassageView {
    /// Where it stands: `Folio iv, paragraph 1`.
    pub label: String,
    /// The title of its section.
    pub section: String,
    /// Its place.
    pub href: String,
    /// How many words it has.
    pub words: usize,
    /// Its paragraphs, in pieces.
    pub paragraphs: Side,
}

impl ParallelsView {
    /// Composes the parallels of a report.
    #[must_use]
    pub fn new(
        folder: &Folder,
        report: &Report,
        sections: &[Compared<'_>],
        parallels: &[Parallel],
        catalog: &Catalog,
    ) -> Self {
        let route = Route::of_report(folder, ReportPage::Repeats);
        let parts: Vec<Part<'_>> = sections.iter().map(|section| section.part).collect();
        let passage = |passage: &Passage, paragraphs: Side| {
            let section = sections.get(passage.part)?;
            let page = route.to_route(&Route::of_report(folder, ReportPage::Section(section.slug.clone())));
            Some(PassageView {
                label: capitalized(&label(section, passage)),
                section: frame::title(section.slug, section.summary).into_owned(),
                href: fragment(section, passage).map_or(page.clone(), |id| format!("{page}#{id}")),
                words: passage.words,
                paragraphs,
            })
        };
        let views = (1..).zip(parallels).map(|(number, parallel)| {
            let (sides, differences) = repeats::compare(&parts, parallel);
            let differences = differences
                .into_iter()
                .map(|Difference { one, other }| Difference { one: elided(&one), other: elided(&other) });
            let sides = parallel.passages.iter().zip(sides).filter_map(|(place, side)| passage(place, side)).collect();
            let labels =
                parallel.passages.iter().filter_map(|passage| Some(label(sections.get(passage.part)?, passage)));
            let title = capitalized(&labels.collect::<Vec<_>>().join(", and "));
            ParallelView {
                title,
                id: address(number),
                common: parallel.common,
                sides,
                differences: differences.collect(),
            }
        });
        let mut page = Frame::new(catalog, &route, "parallels", &format!("Parallels · {}", report.title));
        page.description = format!("Passages of {} that say the same in nearly the same words.", report.title);
        Self {
            report: ReportLine::new(folder, report, &route),
            shortest: SHORTEST,
            parallels: views.collect(),
            frame: page,
        }
    }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A long stretch of words by its first and last ones: the passage above has it whole.
fn elided(text: &str) -> String {
    const WHOLE: usize = 16;
    const FIRST: usize = 8;
    const LAST: usize = 5;
    let words: Vec<&str> = text.split(' ').collect();
    match (words.get(..FIRST), words.len().checked_sub(LAST).and_then(|from| words.get(from..))) {
        (Some(first), Some(last)) if words.len() > WHOLE => format!("{} … {}", first.join(" "), last.join(" ")),
        _ => text.to_owned(),
    }
}

/// The address of a parallel on their page.
fn address(number: usize) -> String {
    format!("parallel-{number}")
}

/// `folio iv, paragraph 1`; `folio 4, paragraphs 2 and 3`; `note 2`; without a folio the section's title is named.
fn label(section: &Compared<'_>, passage: &Passage) -> String {
    if let Some(note) = passage.note.and_then(|note| section.summary.notes.get(note as usize)) {
        return format!("note {}", note.printed());
    }
    let places: Vec<(String, String)> = ids(section, passage).into_iter().map(|id| place(section, id)).collect();
    match places.as_slice() {
        [(folio, number)] => format!("{folio}, paragraph {number}"),
        [(folio, first), (other, last)] if folio == other => format!("{folio}, paragraphs {first} and {last}"),
        [(folio, first), (other, last)] => format!("{folio}, paragraph {first}, and {other}, paragraph {last}"),
        _ => frame::title(section.slug, section.summary).into_owned(),
    }
}

/// The folio of a paragraph and its number there, from its address: `f4-p2`, `p2`.
fn place(section: &Compared<'_>, id: &str) -> (String, String) {
    let (before, number) = id.rsplit_once('p').unwrap_or((id, ""));
    let folio = before.strip_suffix('-').and_then(|folio| {
        section.summary.folios.iter().find(|known| &*known.id == folio && !known.label.printed.is_empty())
    });
    let folio = folio.map_or_else(
        || frame::title(section.slug, section.summary).into_owned(),
        |folio| format!("folio {}", folio.label),
    );
    (folio, number.to_owned())
}

fn ids<'a>(section: &Compared<'a>, passage: &Passage) -> Vec<&'a str> {
    let leaves = &section.part.section.body.leaves;
    passage
        .leaves
        .iter()
        .filter_map(|leaf| Some(&*leaves.get(*leaf as usize)?.id))
        .filter(|id| !id.is_empty())
        .collect()
}

/// The address of a passage on its section's page.
fn fragment<'a>(section: &Compared<'a>, passage: &Passage) -> Option<&'a str> {
    let note = passage.note.and_then(|note| section.summary.notes.get(note as usize)).map(|note| &*note.id);
    note.or_else(|| ids(section, passage).first().copied())
}
