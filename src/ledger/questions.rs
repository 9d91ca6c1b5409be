//! What is open in a report: inferences, codes without a gap, notes that ask.

use serde::Serialize;

/// Why something is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionKind {
    /// A note of the editor asks.
    Note,
    /// A folio's label is inferred.
    Folio,
    /// What a gap hides, how much, or its ground is inferred.
    Inference,
    /// A code stands beside text that shows no gap, or beside nothing known.
    Attachment,
    /// A reading is doubtful.
    Reading,
}

impl QuestionKind {
    /// The same in words.
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

/// Something that is open, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Why it is open.
    pub kind: QuestionKind,
    /// What is open, in a line.
    pub text: String,
    /// The page that shows it, with an address there.
    pub href: String,
    /// The section's title.
    pub section: String,
    /// The folio; empty before any.
    pub folio: String,
}
