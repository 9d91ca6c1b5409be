//! The grammar of the marks: from the text of a bracket to what it means.
//!
//! The text between two brackets, without Markdown, is a [`Mark`], a [`MarkError`] if it looks like a misspelled one, or `None` if it is
//! plain text. **The grammar sees only that text and the lexicon.**

use crate::edition::{Lexicon, Rendition, StatedKind, WithheldKind};

use super::args::{self, Arg, Args};
use super::keyword::first_word;
use super::mark::{Gap, Head, Mark};
use super::mark_error::{MarkError, Reading, did_you_mean};
use super::marks::MarkSpec;

/// The longest text that can be a [`Mark`], in bytes.
pub(super) const LONGEST: usize = 240;

/// Splits an address pinned by hand, ` #name`, from the end of a mark's text.
pub(super) fn pin(text: &str) -> (&str, Option<&str>) {
    let split = memchr::memrchr(b'#', text.as_bytes())
        .and_then(|at| Some((text.get(..at)?, text.get(at + 1..)?)))
        .filter(|(before, name)| is_pin(name) && (before.is_empty() || before.ends_with([' ', ','])));
    split.map_or((text, None), |(before, name)| (before.trim_end_matches([' ', ',']), Some(name)))
}

/// Whether a name can be an address that an editor gives.
pub(super) fn is_pin(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

/// Reads the whole text of a bracket.
pub(super) fn exact(text: &str, lexicon: Lexicon<'_>) -> Reading<Mark> {
    let (word, rest) = first_word(text);
    if let Some(spec) = MarkSpec::of_editor(word, lexicon.report) {
        // The head of a mark with text.
        if spec.has_text() && rest.starts_with(':') {
            return Ok(None);
        }
        if let Some(mark) = spec.bare(Args::new(text, rest, spec.example, lexicon))? {
            return Ok(Some(mark));
        }
    }
    if let Some(gap) = not_declassified(text)? {
        return Ok(Some(Mark::Redaction(gap)));
    }
    Ok(Arg::new(text, lexicon).codes().map(Mark::Margin))
}

/// Reads the part of a bracket before its colon, if it is the head of a mark with text.
pub(super) fn text_mark(head: &str, lexicon: Lexicon<'_>) -> Reading<Head> {
    let (word, rest) = first_word(head);
    Ok(MarkSpec::of_editor(word, lexicon.report)
        .map(|spec| spec.with_text(Args::new(head, rest, spec.example, lexicon)))
        .transpose()?
        .flatten())
}

/// Reads `2 lines not declassified`: the words of *Foreign Relations of the United States*, which are the original's.
fn not_declassified(text: &str) -> Reading<Gap> {
    let Some(named) = strip_not_declassified(text)? else { return Ok(None) };
    let shown = Some(Rendition::Words(format!("[{text}]").into()));
    Ok(Some(match args::extent(named) {
        Some(extent) => Gap { shown, extent: Some(extent), ..Gap::default() },
        None => {
            let missing = WithheldKind::from_name(named).unwrap_or_else(|| WithheldKind::Other(in_small(named)));
            Gap { shown, kind: Some(StatedKind { missing, inferred: false }), ..Gap::default() }
        }
    }))
}

/// A kind with a small first letter, unless its first word is an abbreviation: `Text` and `text` are one kind.
fn in_small(kind: &str) -> Box<str> {
    let mut letters = kind.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain([second]).chain(letters).collect::<String>().into()
        }
        _ => kind.into(),
    }
}

/// Reads the federal open-data form, `REDACTED-EX B3`, which is in double brackets.
pub(super) fn open_data(text: &str, lexicon: Lexicon<'_>) -> Reading<Gap> {
    let Some(code) = text.get(..11).filter(|head| head.eq_ignore_ascii_case("redacted-ex")).and(text.get(11..)) else {
        return Ok(None);
    };
    let code = Arg::new(code.trim(), lexicon);
    match code.codes() {
        Some(grounds) => Ok(Some(Gap { grounds, ..Gap::default() })),
        None => Err(code.unknown_code()),
    }
}

/// The text before `not declassified`; an error if the last word is misspelled.
fn strip_not_declassified(text: &str) -> Result<Option<&str>, MarkError> {
    let Some((before, last)) = text.rsplit_once(' ') else { return Ok(None) };
    let slips = strsim::osa_distance(&last.to_ascii_lowercase(), "declassified");
    let words: Vec<&str> = before.split_whitespace().collect();
    let not = words.iter().position(|word| word.eq_ignore_ascii_case("not"));
    let Some(not) = not.filter(|_| slips <= 2 && before.len() <= 80 && !before.contains(':')) else { return Ok(None) };
    let named =
        before.get(..before.len() - words.get(not..).map_or(0, |rest| rest.join(" ").len())).unwrap_or_default();
    match named.trim() {
        "" => Err(did_you_mean(text, "[1 line not declassified]")),
        named if slips == 0 && not + 1 == words.len() => Ok(Some(named)),
        named => Err(did_you_mean(text, &format!("[{named} not declassified]"))),
    }
}
