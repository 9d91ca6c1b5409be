//! What a report accepts of the differences from its OCR, each with a reason.

use crate::diagnostic::Code;
use crate::text::Span;

use super::table::Table;

/// Differences from the OCR that the editor means: an `[[accept]]` of a report's `index.md`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The kind of the differences.
    pub code: Code,
    /// The first or last words of each difference.
    pub words: Vec<String>,
    /// The place of the words in `index.md`.
    pub span: Span,
}

impl Acceptance {
    /// The kinds of difference that a report can accept.
    pub const CODES: [Code; 8] = [
        Code::WordsLost,
        Code::WordsInvented,
        Code::WordsChanged,
        Code::PassageMoved,
        Code::SentenceCut,
        Code::RedactionLost,
        Code::RedactionInvented,
        Code::CodesDiffer,
    ];

    pub(super) fn read(table: &mut Table<'_>) -> Option<Self> {
        table.require(&["code", "words", "reason"]);
        let code = table.one_of("code", Self::CODES.map(|code| (code.name(), code)));
        table.string("reason");
        let (words, span) = table.string_or_strings("words")?;
        if words.is_empty() || words.iter().any(|words| words.trim().is_empty()) {
            let help = "quote the first or last words of each difference";
            table.log().finding(Code::BadValue, span, "`words` is empty", help);
        }
        Some(Self { code: code?, words, span })
    }
}
