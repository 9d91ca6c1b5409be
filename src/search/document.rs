//! One page of the edition, as the search reads it.

use std::sync::Arc;

use crate::edition::{Anchor, Href, Names, Report, Section};
use crate::locale::Locale;
use crate::text::Source;

/// What the document of a section or of a report's page is made from.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The text.
    pub source: &'a Source,
    /// What the parse read in it.
    pub section: &'a Section,
    /// Its report.
    pub report: &'a Report,
    /// The folder of the report.
    pub folder: &'a str,
    /// The names of the edition.
    pub names: &'a Names,
    /// The words for the pages of the original.
    pub locale: &'a Locale,
}

/// One page of the edition, as the search reads it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// The title and number of its report; empty for a page outside a report, and for the page of a report.
    pub report: String,
    /// The address, from the root of the site.
    pub href: Href,
    /// The text, in reading order.
    pub passages: Passages,
    /// The words that `report:` finds it by.
    pub report_words: String,
    /// The words that `name:` finds it by.
    pub name_words: String,
}

/// The passages of a document. **They share their memory**: a document of records has thousands, of a few words each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passages {
    text: String,
    folios: Vec<Arc<str>>,
    codes: Vec<String>,
    parts: Vec<Part>,
}

/// A passage of [`Passages`]: what it is, and where its words, its pages and its codes end.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    kind: PassageKind,
    is_heading: bool,
    anchor: Option<Anchor>,
    ends: Ends,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Ends {
    text: usize,
    folios: usize,
    codes: usize,
}

impl Passages {
    /// Makes room for more words, in bytes, and more passages.
    pub(super) fn reserve(&mut self, words: usize, passages: usize) {
        self.text.reserve(words);
        self.parts.reserve(passages);
    }

    /// Adds a passage.
    pub fn push(&mut self, passage: Passage<'_>) {
        let Passage { kind, is_heading, anchor, folios, codes, text } = passage;
        self.text.push_str(text);
        self.folios.extend_from_slice(folios);
        self.codes.extend_from_slice(codes);
        let ends = Ends { text: self.text.len(), folios: self.folios.len(), codes: self.codes.len() };
        self.parts.push(Part { kind, is_heading, anchor: anchor.cloned(), ends });
    }

    /// The passages, in their order.
    pub fn iter(&self) -> impl Iterator<Item = Passage<'_>> {
        let mut starts = Ends::default();
        self.parts.iter().map(move |Part { kind, is_heading, anchor, ends }| {
            let from = std::mem::replace(&mut starts, *ends);
            Passage {
                kind: *kind,
                is_heading: *is_heading,
                anchor: anchor.as_ref(),
                folios: self.folios.get(from.folios..ends.folios).unwrap_or_default(),
                codes: self.codes.get(from.codes..ends.codes).unwrap_or_default(),
                text: self.text.get(from.text..ends.text).unwrap_or_default(),
            }
        })
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.parts.len()
    }

    /// The words of all, one after the other.
    pub fn words(&self) -> &str {
        &self.text
    }
}

/// A paragraph, a heading, or words of another kind within one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Passage<'a> {
    /// What it is.
    pub kind: PassageKind,
    /// Whether it is a heading.
    pub is_heading: bool,
    /// Its address, or that of the nearest passage before it that has one; `None` at the start of a page.
    pub anchor: Option<&'a Anchor>,
    /// The pages of the original that it is on, in words.
    pub folios: &'a [Arc<str>],
    /// The exemption codes claimed in it.
    pub codes: &'a [String],
    /// Its words, with [`Passage::GAP`] for each redaction, [`Passage::WITHHELD`] for each text that this edition withholds, and
    /// [`Passage::NEXT_FOLIO`] where the next of its pages begins.
    pub text: &'a str,
}

impl Passage<'_> {
    /// A redaction.
    pub const GAP: char = '█';
    /// Text that this edition withholds.
    pub const WITHHELD: char = '▒';
    /// The next page of the original begins.
    pub const NEXT_FOLIO: char = '\u{c}';
}

/// Whose words a passage has, and how they are on the paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PassageKind {
    /// The original's text.
    #[default]
    Text,
    /// A note of the original.
    Note,
    /// A stamp.
    Stamp,
    /// Handwriting.
    Handwriting,
    /// Page furniture: found only by `kind:banner`, since it is on every page.
    Banner,
    /// The editor's words.
    Editor,
}

impl PassageKind {
    /// The sign of the kind in the files of the index; none for the original's text.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Text => "",
            Self::Note => "n",
            Self::Stamp => "s",
            Self::Handwriting => "h",
            Self::Banner => "b",
            Self::Editor => "e",
        }
    }
}
