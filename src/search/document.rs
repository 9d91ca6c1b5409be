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
    pub passages: Vec<Passage>,
    /// The words that `report:` finds it by.
    pub report_words: String,
    /// The words that `name:` finds it by.
    pub name_words: String,
}

/// A paragraph, a heading, or words of another kind within one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// What it is.
    pub kind: PassageKind,
    /// Whether it is a heading.
    pub is_heading: bool,
    /// Its address, or that of the nearest passage before it that has one; `None` at the start of a page.
    pub anchor: Option<Anchor>,
    /// The pages of the original that it is on, in words.
    pub folios: Vec<Arc<str>>,
    /// The exemption codes claimed in it.
    pub codes: Vec<String>,
    /// Its words, with [`Passage::GAP`] for each redaction, [`Passage::WITHHELD`] for each text that this edition withholds, and
    /// [`Passage::NEXT_FOLIO`] where the next of its pages begins.
    pub text: String,
}

impl Passage {
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
