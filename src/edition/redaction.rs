//! Redactions, and the codes printed beside the text.

use super::{Anchor, Extent, Ground};

/// What sort of thing is missing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum WithheldKind {
    /// A classification in parentheses at a paragraph's end or start: `(S NF)`.
    PortionMark,
    /// A name.
    Name,
    /// A number.
    Number,
    /// A few words within a sentence.
    Phrase,
    /// One or more sentences.
    Passage,
    /// A whole page of the original.
    Page,
    /// In the words of the publisher: `handling restriction`.
    Other(Box<str>),
}

impl WithheldKind {
    /// The word for it.
    pub fn name(&self) -> &str {
        match self {
            Self::PortionMark => "portion mark",
            Self::Name => "name",
            Self::Number => "number",
            Self::Phrase => "phrase",
            Self::Passage => "passage",
            Self::Page => "page",
            Self::Other(name) => name,
        }
    }

    /// The kinds that a mark can state.
    pub const STATED: [Self; 5] = [Self::PortionMark, Self::Name, Self::Number, Self::Phrase, Self::Passage];

    /// The kind of a name that a mark can state.
    pub fn from_name(name: &str) -> Option<Self> {
        let portion_mark = || "portion-mark".eq_ignore_ascii_case(name).then_some(Self::PortionMark);
        Self::STATED.into_iter().find(|kind| kind.name().eq_ignore_ascii_case(name)).or_else(portion_mark)
    }
}

/// The kind of the withheld text, and whether the editor inferred it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct StatedKind {
    /// The sort of thing.
    pub missing: WithheldKind,
    /// Whether that is an inference.
    pub inferred: bool,
}

/// How the paper shows a redaction.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rendition {
    /// A filled bar.
    Bar,
    /// An outlined box.
    Box,
    /// Blank paper.
    Blank,
    /// Printed words, which are the original's: `[redacted]`, `[2 lines not declassified]`.
    Words(Box<str>),
}

impl Rendition {
    /// The names that a mark can state.
    pub const NAMES: [&'static str; 4] = ["bar", "box", "blank", "word"];

    /// The rendition of a name. The words of `word` are those of the mark, which the caller fills in.
    pub fn from_name(name: &str) -> Option<Self> {
        let shown = [Self::Bar, Self::Box, Self::Blank, Self::Words("".into())];
        shown.into_iter().find(|shown| shown.name().eq_ignore_ascii_case(name))
    }

    /// Whether the paper prints what is missing, in the words of *Foreign Relations*.
    pub fn is_statement(&self) -> bool {
        matches!(self, Self::Words(words) if words.to_ascii_lowercase().ends_with("declassified]"))
    }

    /// The word for it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Bar => "bar",
            Self::Box => "box",
            Self::Blank => "blank",
            Self::Words(_) => "word",
        }
    }
}

/// Text withheld by this edition's own editor, as far as its mark states it: **the words never pass the gate**.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// The exemptions that the editor states.
    pub grounds: Vec<Ground>,
    /// How much is withheld, if stated.
    pub extent: Option<Extent>,
    /// The kind of the withheld text, if stated.
    pub kind: Option<StatedKind>,
}

/// Text withheld by the agency that released the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redaction {
    /// Its address.
    pub anchor: Anchor,
    /// The exemptions that the mark itself states.
    pub grounds: Vec<Ground>,
    /// How much is missing, if known.
    pub extent: Option<Extent>,
    /// The kind of the withheld text, if known.
    pub kind: Option<StatedKind>,
    /// How the paper shows it, if the mark says so.
    pub shown: Option<Rendition>,
    /// The exemption in an earlier release, with the key of that release: `was Grand Jury in 2019`.
    pub was: Option<Box<(Ground, Option<Box<str>>)>>,
    /// Its folio: an index into the section's folios.
    pub folio: Option<u32>,
    /// The margin marks that belong to it: indices into the section's margin marks.
    pub margin: Vec<u32>,
}

impl Redaction {
    /// Whether it is a page withheld in full.
    pub fn is_page(&self) -> bool {
        self.kind.as_ref().is_some_and(|kind| kind.missing == WithheldKind::Page)
    }
}

named! {
    /// What a margin mark belongs to: the three states of the ledger.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Attachment {
        /// At a redaction before it in its block, on the same folio.
        Gap = "gap",
        /// At words that a later release opened, before it in its block, on the same folio.
        Released = "released",
        /// Beside a block without a redaction before it.
        Block = "block",
        /// On the folio, in a block without words.
        Folio = "folio",
    }
}

/// An exemption code printed in the margin beside the text it concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarginMark {
    /// The code.
    pub ground: Ground,
    /// What it belongs to.
    pub attachment: Attachment,
    /// Its folio: an index into the section's folios.
    pub folio: Option<u32>,
    /// Its address.
    pub anchor: Anchor,
}
