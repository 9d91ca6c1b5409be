//! Open questions of a report: inferences, codes that are not beside a redaction, notes that ask.

use crate::edition::{Attachment, Extent, Folio, WithheldKind};

use super::Address;

/// The kind of a [`Question`], in the order of the page that lists them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuestionKind {
    /// An editor's note asks.
    Note,
    /// A page label is inferred.
    Folio,
    /// The kind, the extent or the exemption of a redaction is inferred.
    Inference,
    /// A code is not beside a visible redaction.
    Attachment,
    /// A reading is doubtful.
    Reading,
}

/// What a [`Question`] asks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// The words of an editor's note.
    Note(String),
    /// A page label is inferred.
    Folio(String),
    /// These values of a redaction are inferred.
    Inference {
        /// What is withheld.
        missing: Option<WithheldKind>,
        /// How much is withheld.
        extent: Option<Extent>,
        /// Whether an exemption is.
        ground: bool,
    },
    /// A code is not beside a visible redaction.
    Attachment(String, Attachment),
    /// A word is hard to read.
    Unclear,
    /// A word is so in the original.
    Sic,
}

/// A question that the editor could not settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub asked: Asked,
    /// The nearest address.
    pub address: Address,
    /// Its page of the original; none before the first page.
    pub folio: Option<Folio>,
}

impl Question {
    /// Its kind.
    pub fn kind(&self) -> QuestionKind {
        match &self.asked {
            Asked::Note(_) => QuestionKind::Note,
            Asked::Folio(_) => QuestionKind::Folio,
            Asked::Inference { .. } => QuestionKind::Inference,
            Asked::Attachment(..) => QuestionKind::Attachment,
            Asked::Unclear | Asked::Sic => QuestionKind::Reading,
        }
    }
}
