//! One file of a report, parsed.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::steps;
use crate::text::Span;

use super::{
    Anchor, Body, Counted, Folio, FolioState, Label, Leaf, MarginMark, MarkClass, MarkSpan, Mentions, Note, NoteStyle,
    PageCounts, Redaction, Reference, Sign, Signs, Target,
};

/// A heading of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its plain text; a hard line break reads `: `.
    pub text: Box<str>,
    /// Its address.
    pub anchor: Anchor,
    /// Its level in the source, 1 to 6.
    pub level: u8,
    /// Its page of the original: an index into the section's folios.
    pub folio: Option<u32>,
}

/// How many redactions and margin marks a section has. A redaction over two lines counts once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Redactions in the text.
    pub gaps: u32,
    /// Pages of the original that are withheld in full.
    pub denied: u32,
    /// Texts that this edition withholds.
    pub withheld: u32,
    /// Passages that a later release opened.
    pub released: u32,
    /// Margin marks at a redaction, or at words that a later release opened.
    pub marks_at_gaps: u32,
    /// Margin marks beside a block without a redaction before them.
    pub marks_beside_blocks: u32,
    /// Margin marks in a block without words.
    pub marks_on_folios: u32,
}

impl Tally {
    /// All margin marks.
    pub fn marks(self) -> u32 {
        self.marks_at_gaps + self.marks_beside_blocks + self.marks_on_folios
    }

    /// Redactions in the text, and pages withheld in full.
    pub fn redactions(self) -> u32 {
        self.gaps + self.denied
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        // Without `..`: a new count that is not added does not compile.
        let Self { gaps, denied, withheld, released, marks_at_gaps, marks_beside_blocks, marks_on_folios } = other;
        self.gaps += gaps;
        self.denied += denied;
        self.withheld += withheld;
        self.released += released;
        self.marks_at_gaps += marks_at_gaps;
        self.marks_beside_blocks += marks_beside_blocks;
        self.marks_on_folios += marks_on_folios;
    }
}

/// How often a section claims a code.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CodeClaims {
    /// In a redaction.
    pub in_text: u32,
    /// In the margin, at a redaction.
    pub at_redactions: u32,
    /// In the margin, beside text without a redaction before them.
    pub beside_text: u32,
    /// In the margin, in a block without words.
    pub unplaced: u32,
}

impl CodeClaims {
    /// All in the margin.
    pub fn in_margin(self) -> u32 {
        self.at_redactions + self.beside_text + self.unplaced
    }

    /// All of them.
    pub fn all(self) -> u32 {
        self.in_text + self.in_margin()
    }
}

impl std::ops::AddAssign for CodeClaims {
    fn add_assign(&mut self, other: Self) {
        self.in_text += other.in_text;
        self.at_redactions += other.at_redactions;
        self.beside_text += other.beside_text;
        self.unplaced += other.unplaced;
    }
}

/// All that other pages may know of a section: **no spans and no prose**, so that an edit to prose leaves it equal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// The section's title; empty if it has none.
    pub title: Box<str>,
    /// Whether the title is the editor's.
    pub title_is_editorial: bool,
    /// The former addresses of its page, without their ending: `report/old-name`.
    pub moved_from: Vec<Box<str>>,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Its folios, in order.
    pub folios: Vec<Folio>,
    /// The notes that it has or refers to.
    pub notes: Vec<Note>,
    /// Where the texts of its notes are.
    pub note_style: NoteStyle,
    /// Addresses that the editor chose for redactions, codes in the margin and paragraphs, and the paper's own numbers of paragraphs.
    pub pins: Vec<Anchor>,
    /// The addresses that these had without them: no element of the page has one of them.
    pub replaced: Vec<Anchor>,
    /// Its redactions and margin marks, counted.
    pub tally: Tally,
    /// The signs of its text that a reader must know how to read.
    pub signs: Signs,
    /// The codes that it claims, sorted.
    pub codes: Vec<(Arc<str>, CodeClaims)>,
    /// The names that it mentions, by their slugs.
    pub names: Vec<Mentions>,
    /// The sections and reports that its double brackets refer to, without an address in them, each once and sorted.
    pub cited: Vec<Target>,
    /// How many paragraphs begin before the first page mark, and how many redactions and codes are before it.
    pub counts: PageCounts,
}

impl Summary {
    /// Whether citations lead to the same places as with another summary, of this section and from it to others. Counts and addresses may
    /// differ.
    pub fn has_names_of(&self, other: &Self) -> bool {
        fn headings(summary: &Summary) -> impl Iterator<Item = (&str, Option<u32>)> {
            summary.headings.iter().map(|heading| (&*heading.text, heading.folio))
        }
        fn folios(summary: &Summary) -> impl Iterator<Item = (&Label, Option<&Label>, FolioState)> {
            summary.folios.iter().map(|folio| (&folio.label, folio.last.as_deref(), folio.state))
        }
        fn notes(summary: &Summary) -> impl Iterator<Item = (&str, bool)> {
            summary.notes.iter().map(|note| (&*note.label, note.has_text()))
        }
        self.title == other.title
            && self.note_style == other.note_style
            && self.cited == other.cited
            && headings(self).eq(headings(other))
            && folios(self).eq(folios(other))
            && notes(self).eq(notes(other))
    }

    /// Gives back the memory reserved for more, as [`Section::shrink`] does.
    pub fn shrink(&mut self) {
        self.headings.shrink_to_fit();
        self.folios.shrink_to_fit();
        self.notes.shrink_to_fit();
        self.pins.shrink_to_fit();
        self.replaced.shrink_to_fit();
    }

    /// All addresses on its page.
    pub fn anchors(&self) -> impl Iterator<Item = Anchor> {
        let replaced: FxHashSet<&Anchor> = self.replaced.iter().collect();
        let listed = self.folios.iter().map(|folio| &folio.anchor);
        let listed = listed.chain(self.headings.iter().map(|heading| &heading.anchor));
        let listed = listed.chain(self.notes.iter().map(|note| &note.anchor)).chain(&self.pins).cloned();
        let pages = self.folios.iter().map(|folio| (Some(&folio.counted), folio.counts));
        let counted = pages.chain([(None, self.counts)]).flat_map(|(folio, counts)| {
            Counted::ALL.into_iter().flat_map(move |what| {
                (1..=counts.of(what)).map(move |number| Anchor::Counted { what, folio: folio.cloned(), number })
            })
        });
        listed.chain(counted.filter(move |anchor| !replaced.contains(anchor)))
    }

    /// Whether it has notes of the editor.
    pub(crate) fn has_notes(&self) -> bool {
        self.signs.iter().any(|sign| sign == Sign::Note)
    }

    /// The addresses of its first and last redaction; `None` without redactions, or if the editor gave other addresses to them.
    pub(crate) fn redaction_ends(&self) -> [Option<Anchor>; 2] {
        let paged = self.folios.iter().map(|folio| (Some(folio.counted.clone()), folio.counts));
        let pages = [(None, self.counts)].into_iter().chain(paged);
        let mut pages = pages.map(|(folio, counts)| (folio, counts.redactions)).filter(|(_, count)| *count > 0);
        let first = pages.next();
        let last = pages.next_back().or_else(|| first.clone());
        let anchor = |(folio, number)| Anchor::Counted { what: Counted::Redaction, folio, number };
        let first = first.map(|(folio, _)| anchor((folio, 1)));
        let last = last.map(anchor);
        [first, last].map(|end| end.filter(|end| !self.replaced.contains(end)))
    }
}

/// A parsed section: its summary for others, and its body for its own page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// All that other pages may know of it; the catalog has the same value.
    pub summary: Arc<Summary>,
    /// Its text.
    pub body: Body,
    /// Its redactions, in reading order.
    pub redactions: Vec<Redaction>,
    /// Its margin marks, in reading order.
    pub margin: Vec<MarginMark>,
    /// Its citations, in reading order.
    pub references: Vec<Reference>,
    /// Where its marks are, in reading order.
    pub marks: Vec<MarkSpan>,
}

impl Section {
    /// Gives back the memory reserved for more: a site keeps thousands of sections.
    pub fn shrink(&mut self) {
        self.body.shrink();
        for Redaction { grounds, margin, .. } in &mut self.redactions {
            grounds.shrink_to_fit();
            margin.shrink_to_fit();
        }
        self.redactions.shrink_to_fit();
        self.margin.shrink_to_fit();
        self.references.shrink_to_fit();
        self.marks.shrink_to_fit();
    }

    /// Where the mark of each [`Folio`] is.
    pub fn folio_marks(&self) -> impl Iterator<Item = Span> {
        let marks = self.marks.iter().inspect(|_| steps::add(1));
        marks.filter(|mark| matches!(mark.class, MarkClass::Folio { .. })).map(MarkSpan::span)
    }

    /// The redactions in a leaf block of this section.
    pub fn redactions_in(&self, leaf: &Leaf) -> &[Redaction] {
        part(&self.redactions, &leaf.redactions)
    }

    /// The margin marks in a leaf block of this section.
    pub fn margin_of(&self, leaf: &Leaf) -> &[MarginMark] {
        part(&self.margin, &leaf.margin)
    }
}

fn part<'a, T>(all: &'a [T], range: &Range<u32>) -> &'a [T] {
    all.get(range.start as usize..range.end as usize).unwrap_or_default()
}
