//! References to sections, headings, folios, notes and files.

use crate::text::Span;

/// What a citation names, as it is written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// `[[page 4]]`: a folio of this report by its label.
    Folio(Box<str>),
    /// `[[note 2]]`: a note of this section, or else of this report.
    Note(Box<str>),
    /// `[^2]`, where the file has no text of note 2: an endnote of another section, by its label.
    Endnote(Box<str>),
    /// `[[appeals#heading]]`, `[[report/section]]`, a title, a name: a place and perhaps a heading in it.
    Name {
        /// The section, report or name; empty for this section.
        name: Box<str>,
        /// The heading or address in it.
        fragment: Option<Box<str>>,
    },
    /// A relative Markdown link, to another file of the site or an address on this page.
    File {
        /// The path as written, decoded; empty for this page.
        path: Box<str>,
        /// The address on that page.
        fragment: Option<Box<str>>,
    },
    /// An address outside the site.
    Outside(Box<str>),
    /// An address that no page may have: its scheme could run a program.
    Unsafe(Box<str>),
}

/// A citation in a section's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What it names.
    pub target: Target,
    /// Its place.
    pub span: Span,
    /// Whether it is a picture shown in place.
    pub picture: bool,
    /// Whether it shows the words of the target, since the source gives none.
    pub implicit: bool,
    /// The title of a Markdown link.
    pub title: Option<Box<str>>,
}
