//! The places of one report by the names that citations use for them.

use rustc_hash::FxHashMap;

use crate::edition::{Anchor, FolioState, Label, Series, Summary};

/// A place in a section: the section by its place in the reading order, and an index into one of its lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Claimant {
    pub(super) section: usize,
    pub(super) index: usize,
}

/// The places of a report by name. **Each is found by its hash**, so that a long report with many citations costs no more for each.
/// All claimants of a name are in reading order.
#[derive(Debug, Clone, Default)]
pub(super) struct Lookup {
    /// Sections by slug and by title, folded.
    slugs: FxHashMap<String, usize>,
    titles: FxHashMap<String, usize>,
    /// Headings by their text, folded; and by a part of it that a line break ends.
    headings: FxHashMap<String, Claimant>,
    lines: FxHashMap<String, Vec<Claimant>>,
    /// Pages of the original by [`folio_key`], and the ranges among them, by their first numbers.
    folios: FxHashMap<String, Vec<Claimant>>,
    ranges: Vec<FolioRange>,
    /// Notes by label, and by what the paper prints.
    note_labels: FxHashMap<String, Vec<Claimant>>,
    note_numbers: FxHashMap<String, Vec<Claimant>>,
}

/// A page mark for several pages of the original.
#[derive(Debug, Clone)]
struct FolioRange {
    numbering: Option<Box<str>>,
    first: u32,
    last: u32,
    /// The highest last number of this range and of all before it.
    reach: u32,
    place: Claimant,
}

impl Lookup {
    /// The look-up of sections in reading order.
    pub(super) fn new<'a>(sections: impl Iterator<Item = (&'a str, &'a Summary)>) -> Self {
        let mut lookup = Self::default();
        for (section, (slug, summary)) in sections.enumerate() {
            first(&mut lookup.slugs, fold(slug), section);
            first(&mut lookup.titles, fold(&summary.title), section);
            for (index, heading) in summary.headings.iter().enumerate() {
                let place = Claimant { section, index };
                let folded = fold(&heading.text);
                if heading.text.contains(": ") {
                    heading.text.split(": ").for_each(|line| also(&mut lookup.lines, fold(line), place));
                }
                also(&mut lookup.lines, folded.clone(), place);
                first(&mut lookup.headings, folded, place);
            }
            for (index, folio) in summary.folios.iter().enumerate() {
                let place = Claimant { section, index };
                if folio.state == FolioState::Continued {
                    continue;
                }
                also(&mut lookup.folios, folio_key(folio.label.numbering.as_deref(), &folio.label.printed), place);
                if let Some(Label { number: last, .. }) =
                    folio.last.as_ref().filter(|last| last.series == Series::Arabic)
                {
                    let (numbering, first) = (folio.label.numbering.clone(), folio.label.number);
                    lookup.ranges.push(FolioRange { numbering, first, last: *last, reach: *last, place });
                }
            }
            for (index, note) in summary.notes.iter().enumerate() {
                let place = Claimant { section, index };
                also(&mut lookup.note_labels, note.label.to_string(), place);
                also(&mut lookup.note_numbers, note.printed().to_owned(), place);
            }
        }
        lookup.ranges.sort_by_key(|range| (range.first, range.place));
        let mut reach = 0;
        for range in &mut lookup.ranges {
            reach = reach.max(range.last);
            range.reach = reach;
        }
        lookup
    }

    /// The first section with a slug that folds to this.
    pub(super) fn slug(&self, folded: &str) -> Option<usize> {
        self.slugs.get(folded).copied()
    }

    /// The first section with a title that folds to this.
    pub(super) fn title(&self, folded: &str) -> Option<usize> {
        self.titles.get(folded).copied()
    }

    /// The first heading that folds to this.
    pub(super) fn heading(&self, folded: &str) -> Option<Claimant> {
        self.headings.get(folded).copied()
    }

    /// The headings that fold to this, whole or in one of their lines.
    pub(super) fn heading_lines(&self, folded: &str) -> &[Claimant] {
        self.lines.get(folded).map(Vec::as_slice).unwrap_or_default()
    }

    /// The page of the original that a citation names: the one that begins in its own section, or else the first.
    pub(super) fn folio(&self, named: &str, own: Option<usize>) -> Option<Claimant> {
        let (numbering, printed) = named.split_once(':').map_or((None, named), |(name, printed)| (Some(name), printed));
        let exact = self.folios.get(&folio_key(numbering, printed)).map(Vec::as_slice).unwrap_or_default();
        let number: Option<u32> = printed.parse().ok();
        let below = number.map_or(0, |number| self.ranges.partition_point(|range| range.first <= number));
        let ranges = self.ranges.get(..below).unwrap_or_default().iter().rev();
        let in_range = ranges
            .take_while(|range| Some(range.reach) >= number)
            .filter(|range| Some(range.last) >= number && range.numbering.as_deref() == numbering)
            .map(|range| range.place);
        let own_exact = own.and_then(|own| of_section(exact, own).first());
        let claimants = own_exact.into_iter().chain(exact.first()).copied().chain(in_range);
        claimants.min_by_key(|place| (Some(place.section) != own, *place))
    }

    /// The notes that a citation may mean: by label and by number, in its own section and in all; of each the first two.
    pub(super) fn notes(&self, named: &str, own: Option<usize>) -> impl Iterator<Item = &[Claimant]> {
        let all = [&self.note_labels, &self.note_numbers]
            .map(|notes| notes.get(named).map(Vec::as_slice).unwrap_or_default());
        let in_own = all.map(|notes| own.map(|own| of_section(notes, own)).unwrap_or_default());
        in_own.into_iter().chain(all)
    }
}

/// The claimants in a section.
fn of_section(claimants: &[Claimant], section: usize) -> &[Claimant] {
    let from = claimants.partition_point(|place| place.section < section);
    let to = claimants.partition_point(|place| place.section <= section);
    claimants.get(from..to).unwrap_or_default()
}

fn first<T>(map: &mut FxHashMap<String, T>, key: String, value: T) {
    if !key.is_empty() {
        map.entry(key).or_insert(value);
    }
}

fn also(map: &mut FxHashMap<String, Vec<Claimant>>, key: String, place: Claimant) {
    if !key.is_empty() {
        map.entry(key).or_default().push(place);
    }
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
#[derive(Debug, Clone, Default)]
pub(super) struct AnchorLookup(FxHashMap<String, (Anchor, Option<usize>)>);

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
        for (index, heading) in summary.headings.iter().enumerate() {
            if let Anchor::Heading(name) = &heading.anchor {
                add(name.label.to_string(), &heading.anchor, Some(index));
            }
        }
        for (index, heading) in summary.headings.iter().enumerate() {
            add(fold(&heading.text), &heading.anchor, Some(index));
        }
        Self(anchors)
    }

    /// The address that somebody wrote after a `#`, and the heading if it is that of one.
    pub(super) fn find(&self, name: &str) -> Option<(&Anchor, Option<usize>)> {
        let found = self.0.get(name).or_else(|| self.0.get(&fold(name)).filter(|(_, heading)| heading.is_some()))?;
        Some((&found.0, found.1))
    }
}

/// Letters and digits alone, in lower case: what two names must share to be one.
pub(super) fn fold(text: &str) -> String {
    #[cfg(test)]
    tests::FOLDS.set(tests::FOLDS.get() + 1);
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use std::cell::Cell;

    thread_local! {
        /// How many names were folded in this thread: the work that a look-up costs.
        pub(in crate::catalog) static FOLDS: Cell<usize> = const { Cell::new(0) };
    }
}
