//! What the editor's marks mean.

use crate::text::Span;

use super::{Ground, Layer, Number, ShortSpan};

/// A mark with text in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextMark {
    /// Stamped on the paper.
    Stamp,
    /// Written on the paper by hand.
    Handwritten,
    /// Struck out on the paper.
    Deleted,
    /// Page furniture.
    Banner {
        /// Whether the paper strikes it through.
        struck: bool,
    },
    /// A doubtful reading.
    Unclear,
    /// `[sic: …]`: the editor's correction of the word before it, which the paper has as it is.
    Correction,
    /// A note of this edition's editor.
    Note,
    /// Text that a later release disclosed: an index into the [released texts](super::Body::released).
    Released(Number),
}

/// The release of a [`TextMark::Released`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleasedText {
    /// The key of that release.
    pub release: Box<str>,
    /// The exemption under which the text was withheld before.
    pub was: Option<Ground>,
}

impl TextMark {
    /// The layer of the words in the mark.
    pub const fn layer(self) -> Layer {
        match self {
            Self::Stamp | Self::Handwritten | Self::Deleted | Self::Unclear | Self::Released(_) => Layer::Original,
            Self::Banner { .. } => Layer::Furniture,
            Self::Correction | Self::Note => Layer::Editorial,
        }
    }

    /// The class of the mark in a source.
    pub const fn class(self) -> MarkClass {
        match self {
            Self::Banner { .. } => MarkClass::Banner,
            Self::Note => MarkClass::Note,
            Self::Stamp | Self::Handwritten | Self::Deleted | Self::Unclear | Self::Correction | Self::Released(_) => {
                MarkClass::Paper
            }
        }
    }
}

/// The place of a mark in the source. A mark with text has two: from its bracket to its text, and its closing bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkSpan {
    span: ShortSpan,
    /// What it marks.
    pub class: MarkClass,
}

impl MarkSpan {
    /// The place of a mark with its brackets.
    pub fn new(span: Span, class: MarkClass) -> Self {
        Self { span: span.into(), class }
    }

    /// The place, with the brackets.
    pub fn span(&self) -> Span {
        self.span.get()
    }
}

/// What a mark marks, as a source view colours it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkClass {
    /// Withheld text.
    Redaction,
    /// Codes in the margin.
    Margin,
    /// The beginning of a page of the original.
    Folio {
        /// Whether the page is withheld in full, which makes it a redaction too.
        denied: bool,
    },
    /// Page furniture.
    Banner,
    /// A note of this edition's editor.
    Note,
    /// Anything else on the paper, or how it is read.
    Paper,
}
