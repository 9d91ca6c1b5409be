//! Open questions of a report: inferences, codes that are not beside a redaction, notes that ask.

use super::Address;

/// The kind of a [`Question`].
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

impl QuestionKind {
    /// The kind, for people.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Note => "question by the editor",
            Self::Folio => "inferred page number",
            Self::Inference => "inference about a redaction",
            Self::Attachment => "code not beside a visible redaction",
            Self::Reading => "doubtful reading",
        }
    }
}

/// A question that the editor could not settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its kind.
    pub kind: QuestionKind,
    /// The question, in a line.
    pub text: String,
    /// The nearest address.
    pub address: Address,
    /// Its page of the original: `page 4`, `cover`; empty before the first page.
    pub folio: String,
}
