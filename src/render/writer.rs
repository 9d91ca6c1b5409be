//! What writes a text as HTML: how far it is, and what it has written.
//!
//! Each other file writes some of the nodes: `body` goes through all of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::edition::{Alignment, Anchor, Href, Leaf, Slug, Tag, Visits};
use crate::page::Text;

use super::html::Html;

/// About how many bytes of text are on a line of the page.
pub(super) const LINE: usize = 60;

pub(super) struct Writer<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) html: Html,
    pub(super) visits: Visits<'a>,
    pub(super) in_stamp: u32,
    pub(super) tables: Vec<Table<'a>>,
    /// How many table heads are open.
    pub(super) heads: u32,
    /// The references to each note so far.
    pub(super) references: Vec<u32>,
    /// The redaction that was written last.
    pub(super) last_redaction: Option<u32>,
    /// Whether a code without a visible redaction has been explained.
    pub(super) explained: bool,
    /// The names that the text has mentioned: the first mention of each is a link.
    pub(super) named: BTreeSet<&'a Slug>,
    /// The link of each code so far.
    pub(super) code_links: BTreeMap<&'a str, Option<Href>>,
    /// Whether the link of a name is open.
    pub(super) in_name: bool,
    /// The place in the source that the notes in the margin reach down to.
    pub(super) margin_end: u32,
    /// The notes that follow the present one.
    pub(super) note_run: NoteRun,
}

/// An open table.
pub(super) struct Table<'a> {
    pub(super) alignments: &'a [Alignment],
    pub(super) labels: bool,
}

/// Notes that follow one another.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct NoteRun {
    /// How many of them are still to come.
    pub(super) left: u32,
    /// Whether they are in the margin.
    pub(super) is_short: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(text: &'a Text<'a>) -> Self {
        // Leaves and redactions have addresses, and a redaction has a card that links to them.
        let places = text.section.body.leaves.len() + text.section.redactions.len() * 4;
        let html = Html::with_capacity(text.source.text().len() * 3).with_places(places);
        Self {
            text,
            html: html.with_editors_language(text.editors_language()),
            visits: text.section.body.visit(),
            in_stamp: 0,
            tables: Vec::new(),
            heads: 0,
            references: vec![0; text.section.summary.notes.len()],
            last_redaction: None,
            explained: false,
            named: BTreeSet::new(),
            code_links: BTreeMap::new(),
            in_name: false,
            margin_end: 0,
            note_run: NoteRun::default(),
        }
    }

    pub(super) fn leaf(&self, leaf: u32) -> Option<&'a Leaf> {
        self.text.section.body.leaves.get(leaf as usize)
    }

    /// Whether the lines of the present text are as typed.
    pub(super) fn is_typed(&self) -> bool {
        self.visits.around().any(|tag| matches!(tag, Tag::Typed(_)))
    }

    /// Writes the `id` of an address, if the page has addresses.
    pub(super) fn id(&mut self, anchor: &Anchor) {
        self.id_to("", anchor);
    }

    /// Writes the `id` of an address with an end.
    pub(super) fn id_to(&mut self, end: &str, anchor: &Anchor) {
        if self.text.has_addresses {
            self.html.id("id", (anchor, end));
        }
    }

    pub(super) fn block(&mut self, markup: &str) {
        self.html.fresh_line();
        self.html.raw(markup);
    }
}
