//! The places of one report by the names that citations use for them.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::edition::{Anchor, FolioState, NoteStyle, Series, Slug, Spellings, Summary};
use crate::steps;

/// A place in a section: the section by its place in the reading order, and an index into one of its lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Claimant {
    pub(super) section: usize,
    pub(super) index: usize,
}

/// The claimants of each name of one kind, in reading order.
#[derive(Debug, Default)]
pub(super) struct ByName(FxHashMap<String, Vec<Claimant>>);

impl ByName {
    fn add(&mut self, name: String, place: Claimant) {
        crate::steps::add(1);
        if !name.is_empty() {
            self.0.entry(name).or_default().push(place);
        }
    }

    /// All claimants of a name.
    pub(super) fn get(&self, name: &str) -> &[Claimant] {
        self.0.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// The claimants of a name in a section.
    fn in_section(&self, name: &str, section: usize) -> &[Claimant] {
        let claimants = self.get(name);
        let from = claimants.partition_point(|place| place.section < section);
        let to = claimants.partition_point(|place| place.section <= section);
        claimants.get(from..to).unwrap_or_default()
    }
}

/// The places of a report by name. **Each is found by its hash**, so that a long report with many citations costs no more for each.
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
        let mut lookup = Self::default();
        for (section, (slug, summary)) in sections.enumerate() {
            let place = |index| Claimant { section, index };
            lookup.slugs.add(fold(slug.as_str()), place(0));
            lookup.titles.add(fold(&summary.title), place(0));
            for (heading, place) in summary.headings.iter().zip((0..).map(place)) {
                lookup.headings.add(fold(&heading.text), place);
                let folio = heading.folio.and_then(|at| summary.folios.get(at as usize));
                let Some(folio) = folio.map(|folio| &*folio.label.printed) else { continue };
                lookup.heading_lines.add(heading_key(&heading.text, folio), place);
                if heading.text.contains(": ") {
                    heading.text.split(": ").for_each(|line| lookup.heading_lines.add(heading_key(line, folio), place));
                }
            }
            for (folio, place) in summary.folios.iter().zip((0..).map(place)) {
                if folio.state == FolioState::Continued {
                    continue;
                }
                let numbering = folio.label.numbering.as_deref();
                lookup.folios.add(folio_key(numbering, &folio.label.printed), place);
                if let Some(last) = folio.last.as_ref().filter(|last| last.series == Series::Arabic) {
                    let first = (numbering.unwrap_or_default().to_owned(), folio.label.number);
                    lookup.ranges.entry(first).or_insert((last.number, place));
                }
            }
            for (note, place) in summary.notes.iter().zip((0..).map(place)) {
                if !note.has_text() {
                    lookup.endnote_references.add(note.label.to_lowercase(), place);
                    continue;
                }
                if summary.note_style == NoteStyle::Endnotes {
                    lookup.endnotes.add(note.label.to_lowercase(), place);
                }
                lookup.note_labels.add(note.label.to_string(), place);
                lookup.note_numbers.add(note.printed().to_owned(), place);
            }
        }
        lookup
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
        let next = own.map_or(0, |own| known.partition_point(|place| place.section < own));
        known.get(next).or(known.first()).copied()
    }

    /// The first reference to the endnote of a section.
    pub(super) fn endnote_reference(&self, label: &str, section: usize) -> Option<Claimant> {
        let references = self.endnote_references.get(&label.to_lowercase()).iter();
        let means = |from: &&Claimant| self.endnote(label, Some(from.section)).is_some_and(|to| to.section == section);
        references.copied().find(|from| means(&from))
    }

    /// The notes that a citation may mean: by label and by number, in its own section and in all.
    pub(super) fn notes(&self, named: &str, own: Option<usize>) -> impl Iterator<Item = &[Claimant]> {
        let by = [&self.note_labels, &self.note_numbers];
        let in_own = by.map(|notes| own.map(|own| notes.in_section(named, own)).unwrap_or_default());
        in_own.into_iter().chain(by.map(|notes| notes.get(named)))
    }
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
