//! The places of one report by the names that citations use for them.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::edition::{Anchor, Folio, FolioState, Heading, Label, Note, NoteStyle, Series, Slug, Spellings, Summary};
use crate::steps;

use super::by_name::{ByName, Claimant};

/// The places of a report by name.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    /// Sections by slug and by title, folded.
    pub(super) slugs: ByName,
    pub(super) titles: ByName,
    /// Headings by their text, folded; and by [`heading_key`], also of the parts of it that line breaks end.
    pub(super) headings: ByName,
    pub(super) heading_lines: ByName,
    /// Pages of the original by [`folio_key`].
    folios: ByName,
    /// Ranges of pages by their numbering and first number, each with its last number.
    ranges: BTreeMap<(String, u32), (u32, Claimant)>,
    /// Notes by label, and by what the paper prints.
    note_labels: ByName,
    note_numbers: ByName,
    /// Endnotes, and the first reference of each section to one, by label in lower case.
    endnotes: ByName,
    endnote_references: ByName,
}

impl Lookup {
    /// The look-up of sections in reading order.
    pub(super) fn new<'a>(sections: impl Iterator<Item = (&'a Slug, &'a Summary)>) -> Self {
        let sections: Vec<(&Slug, &Summary)> = sections.collect();
        let headings = || each(&sections, |summary| &summary.headings);
        let folios = || each(&sections, |summary| &summary.folios).filter(|at| at.item.state != FolioState::Continued);
        let notes = || each(&sections, |summary| &summary.notes);
        let texts = || notes().filter(|at| at.item.has_text());
        let in_lower_case = |at: Listed<'_, Note>| (at.item.label.to_lowercase(), at.place);
        let mut ranges = BTreeMap::new();
        for Listed { item: Folio { label, last, .. }, place, .. } in folios() {
            if let Some(last) = last.as_ref().filter(|last| last.series == Series::Arabic) {
                let first = (label.numbering.as_deref().unwrap_or_default().to_owned(), label.number);
                ranges.entry(first).or_insert((last.number, place));
            }
        }
        let folio_key = |label: &Label| folio_key(label.numbering.as_deref(), &label.printed);
        let section = |section| Claimant::new(section, 0);
        Self {
            slugs: (0..).map(section).zip(&sections).map(|(place, (slug, _))| (fold(slug.as_str()), place)).collect(),
            titles: (0..)
                .map(section)
                .zip(&sections)
                .map(|(place, (_, summary))| (fold(&summary.title), place))
                .collect(),
            headings: headings().map(|at| (fold(&at.item.text), at.place)).collect(),
            heading_lines: headings().flat_map(heading_lines).collect(),
            folios: folios().map(|at| (folio_key(&at.item.label), at.place)).collect(),
            ranges,
            note_labels: texts().map(|at| (at.item.label.to_string(), at.place)).collect(),
            note_numbers: texts().map(|at| (at.item.printed().to_owned(), at.place)).collect(),
            endnotes: texts().filter(|at| at.summary.note_style == NoteStyle::Endnotes).map(in_lower_case).collect(),
            endnote_references: notes().filter(|at| !at.item.has_text()).map(in_lower_case).collect(),
        }
    }

    /// The page of the original that a citation names: the one that begins in its own section, or else the first.
    pub(super) fn folio(&self, named: &str, own: Option<usize>) -> Option<Claimant> {
        let (numbering, printed) = named.split_once(':').map_or((None, named), |(name, printed)| (Some(name), printed));
        let key = folio_key(numbering, printed);
        let in_own = own.and_then(|own| self.folios.in_section(&key, own).first());
        in_own.or_else(|| self.folios.get(&key).first()).copied().or_else(|| {
            let wanted = (numbering.unwrap_or_default().to_owned(), printed.parse().ok()?);
            let (_, (last, place)) =
                self.ranges.range(..=&wanted).next_back().filter(|((name, _), _)| *name == wanted.0)?;
            (wanted.1 <= *last).then_some(*place)
        })
    }

    /// The endnote that a reference means: of the next section that has one with this label, or else of the first.
    pub(super) fn endnote(&self, label: &str, own: Option<usize>) -> Option<Claimant> {
        let known = self.endnotes.get(&label.to_lowercase());
        let next = own.map_or(0, |own| known.partition_point(|place| place.section() < own));
        known.get(next).or(known.first()).copied()
    }

    /// The first reference to the endnote of a section.
    pub(super) fn endnote_reference(&self, label: &str, section: usize) -> Option<Claimant> {
        let references = self.endnote_references.get(&label.to_lowercase()).iter();
        let means =
            |from: &&Claimant| self.endnote(label, Some(from.section())).is_some_and(|to| to.section() == section);
        references.copied().find(|from| means(&from))
    }

    /// The notes that a citation may mean: by label and by number, in its own section and in all.
    pub(super) fn notes(&self, named: &str, own: Option<usize>) -> impl Iterator<Item = &[Claimant]> {
        let by = [&self.note_labels, &self.note_numbers];
        let in_own = by.map(|notes| own.map(|own| notes.in_section(named, own)).unwrap_or_default());
        in_own.into_iter().chain(by.map(|notes| notes.get(named)))
    }
}

/// An item of a list of a section, with its place.
struct Listed<'a, T> {
    summary: &'a Summary,
    item: &'a T,
    place: Claimant,
}

/// The items of a list of every section.
fn each<'a, T: 'a>(
    sections: &'a [(&'a Slug, &'a Summary)],
    list: impl Fn(&'a Summary) -> &'a [T],
) -> impl Iterator<Item = Listed<'a, T>> {
    sections.iter().enumerate().flat_map(move |(section, (_, summary))| {
        let items = list(summary).iter().enumerate();
        items.map(move |(index, item)| Listed { summary, item, place: Claimant::new(section, index) })
    })
}

/// A heading and each of its lines, if it is on a page of the original.
fn heading_lines(at: Listed<'_, Heading>) -> impl Iterator<Item = (String, Claimant)> {
    let Listed { summary, item: Heading { text, folio, .. }, place } = at;
    let folio = folio.and_then(|at| summary.folios.get(at as usize)).map(|folio| &*folio.label.printed);
    let lines = text.split(": ").filter(|line| line.len() < text.len());
    let lines = std::iter::once(&**text).chain(lines);
    lines.filter_map(move |line| Some((heading_key(line, folio?), place)))
}

/// A heading as a line of the printed contents names it: its words, folded, and its page.
pub(super) fn heading_key(words: &str, folio: &str) -> String {
    [&fold(words), "\n", folio].concat()
}

/// A page of the original as a citation names it: `annex:2`, `iv`.
fn folio_key(numbering: Option<&str>, printed: &str) -> String {
    let printed = printed.to_ascii_lowercase();
    match numbering {
        Some(numbering) => [numbering, ":", &printed].concat(),
        None => printed,
    }
}

/// The addresses on the page of one section, by their text and, for a heading, by its words.
#[derive(Debug)]
pub(super) struct AnchorLookup {
    anchors: FxHashMap<String, (Anchor, Option<usize>)>,
    /// The anchors of the headings, to find the one that somebody meant.
    pub(super) spellings: Spellings,
}

impl AnchorLookup {
    pub(super) fn new(summary: &Summary) -> Self {
        let mut anchors = FxHashMap::default();
        let mut add = |key: String, anchor: &Anchor, heading: Option<usize>| {
            anchors.entry(key).or_insert_with(|| (anchor.clone(), heading));
        };
        for (index, heading) in summary.headings.iter().enumerate() {
            add(heading.anchor.to_string(), &heading.anchor, Some(index));
        }
        summary.anchors().for_each(|anchor| add(anchor.to_string(), &anchor, None));
        let labels = summary.headings.iter().enumerate().filter_map(|(index, heading)| match &heading.anchor {
            Anchor::Heading(name) => Some((index, heading, &*name.label)),
            _ => None,
        });
        labels.clone().for_each(|(index, heading, label)| add(label.to_owned(), &heading.anchor, Some(index)));
        for (index, heading) in summary.headings.iter().enumerate() {
            add(fold(&heading.text), &heading.anchor, Some(index));
        }
        Self { anchors, spellings: labels.map(|(.., label)| label).collect() }
    }

    /// The address that somebody wrote after a `#`, and the heading if it is that of one.
    pub(super) fn find(&self, name: &str) -> Option<(&Anchor, Option<usize>)> {
        let found = self
            .anchors
            .get(name)
            .or_else(|| self.anchors.get(&fold(name)).filter(|(_, heading)| heading.is_some()))?;
        Some((&found.0, found.1))
    }

    /// Every text that names an address, and whether it is that of a heading. In no order.
    fn all(&self) -> impl Iterator<Item = (&str, bool)> {
        self.anchors.iter().map(|(name, (_, heading))| (name.as_str(), heading.is_some()))
    }
}

/// The sections that have an address, over a whole report.
#[derive(Debug, Default)]
pub(super) struct AddressLookup(FxHashMap<String, AddressSections>);

/// The first two sections that have an address, and the first two that have it as that of a heading: a third changes nothing.
#[derive(Debug, Default)]
struct AddressSections {
    any: Vec<usize>,
    of_headings: Vec<usize>,
}

impl AddressLookup {
    /// The look-up of the addresses of sections in reading order.
    pub(super) fn new<'a>(sections: impl Iterator<Item = &'a AnchorLookup>) -> Self {
        let mut lookup = Self::default();
        for (section, anchors) in sections.enumerate() {
            for (name, is_heading) in anchors.all() {
                steps::add(1);
                let sections = lookup.0.entry(name.to_owned()).or_default();
                let lists = [Some(&mut sections.any), is_heading.then_some(&mut sections.of_headings)];
                lists.into_iter().flatten().filter(|list| list.len() < 2).for_each(|list| list.push(section));
            }
        }
        lookup
    }

    /// The first two sections in which [`AnchorLookup::find`] finds an address.
    pub(super) fn find(&self, name: &str) -> Vec<usize> {
        let any = self.0.get(name).map(|sections| &*sections.any).unwrap_or_default();
        let of_headings = self.0.get(&fold(name)).map(|sections| &*sections.of_headings).unwrap_or_default();
        let mut sections = [any, of_headings].concat();
        sections.sort_unstable();
        sections.dedup();
        sections.truncate(2);
        sections
    }
}

/// Only letters and digits, in lower case: what two names must share to be one.
pub(super) fn fold(text: &str) -> String {
    steps::add(1);
    if text.is_ascii() {
        let mut folded = String::with_capacity(text.len());
        folded.extend(text.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase() as char));
        return folded;
    }
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
