//! Why a bracket that looks like a mark is not one, and what to write.

use crate::diagnostic::Code;

/// A misspelled mark, or one with wrong arguments.
#[derive(Debug)]
pub(super) struct MarkError {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: String,
}

impl MarkError {
    pub(super) fn new(code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, message: message.into(), help: help.into() }
    }
}

/// A value, `None` for plain text, or what is wrong.
pub(super) type Reading<T> = Result<Option<T>, MarkError>;

pub(super) const IF_PRINTED: &str = "if the paper prints the bracket, write \\[";

pub(super) const DECLARE: &str =
    "declare it in content/edition.toml: [[exemption]] with its code, and with meaning and authority if they are known";

/// The longest bracket that a message quotes as a whole, in bytes.
const SHOWN: usize = 60;

/// The error for a bracket that was probably meant as a mark.
pub(super) fn did_you_mean(text: &str, meant: &str) -> MarkError {
    let shown: String = match text.split_once(':') {
        Some((head, _)) => format!("{head}: …"),
        None if text.len() > SHOWN => text.chars().take(SHOWN).chain(['…']).collect(),
        None => text.to_owned(),
    };
    let meant = meant.replace("[", "`[").replace(']', "]`");
    let help = format!("did you mean {meant}? If the paper prints the bracket, write \\[");
    MarkError::new(Code::UnknownMark, format!("`[{shown}]` looks like a misspelled mark"), help)
}

/// Whether a word may be a slip for a known one: at most one letter in three is wrong.
pub(super) fn is_near(known: &str, word: &str) -> bool {
    strsim::osa_distance(known, word) * 3 <= known.len()
}
