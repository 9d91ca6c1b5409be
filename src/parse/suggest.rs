//! Suggestions for misspelled marks.

use crate::diagnostic::Code;
use crate::edition::{Lexicon, Report};

use super::args::Arg;
use super::grammar;
use super::keyword::{after_word, first_word};
use super::mark::looks_like_code;
use super::mark_error::{DECLARE, IF_PRINTED, MarkError, did_you_mean};
use super::marks::{MARKS, MarkSpec};

/// English words that are one slip away from a keyword.
const WORDS: [&str; 15] = [
    "reacted", "release", "legible", "eligible", "none", "noted", "vote", "swamp", "stump", "stuck", "truck",
    "nuclear", "manner", "banker", "banned",
];

/// The longest bracket that is searched for a keyword in its middle or at its end, in bytes.
const SHORT: usize = 60;

/// What people write before a code that is printed in the margin.
const BEFORE_CODES: [&str; 6] = ["in the margin", "margin code", "margin", "codes", "code", "exemption"];

/// What a bracket that is not a mark was probably meant as, by its first words.
pub(super) fn bracket(text: &str, lexicon: Lexicon<'_>) -> Option<MarkError> {
    let folded = text.replace('’', "'");
    let begun = MarkSpec::begun_by(&folded).or_else(|| misspelled(&folded));
    if let Some((spec, rest)) = begun {
        return (!lexicon.report.prints(spec.keyword)).then(|| instead(text, spec, rest, lexicon));
    }
    amount_first(text, lexicon).or_else(|| codes(text, lexicon)).or_else(|| doubtful(text))
}

/// The mark to write in place of a bracket that begins with a word for it, given what follows that word.
fn instead(text: &str, spec: &MarkSpec, rest: &str, lexicon: Lexicon<'_>) -> MarkError {
    let comma = if rest.starts_with(',') { "," } else { "" };
    let rest = rest.trim_matches([' ', ',', ';', ':', '.', '-', '/', '?', '!', '|', '=']);
    let bare = format!("{}{comma} {rest}", spec.keyword);
    let bare = bare.trim_end_matches([',', ' ']);
    if matches!(grammar::exact(bare, lexicon), Ok(Some(_))) {
        return did_you_mean(text, &format!("[{bare}]"));
    }
    if !spec.has_text() {
        return did_you_mean(text, spec.example);
    }
    if let Some((head, words)) = without_colon(bare, rest, lexicon) {
        return did_you_mean(text, &format!("[{head}: {words}]"));
    }
    let head = bare.split(':').next().unwrap_or_default();
    let is_head = rest.is_empty() || matches!(grammar::text_mark(head, lexicon), Ok(Some(_)));
    match (is_head, text.contains(':')) {
        (true, true) if !rest.is_empty() => did_you_mean(text, &format!("[{head}: …]")),
        (true, _) if after_word(text, spec.keyword).is_some() => without_text(text),
        (true, _) => did_you_mean(text, spec.example),
        (false, false) if rest.len() <= SHORT => did_you_mean(text, &format!("[{}: {rest}]", spec.keyword)),
        (false, _) => did_you_mean(text, &format!("[{}: …]", spec.keyword)),
    }
}

/// `[released 2018 Bill]`: the longest head of a mark at the start of a text, and the words after it.
fn without_colon<'t>(bare: &'t str, rest: &str, lexicon: Lexicon<'_>) -> Option<(&'t str, &'t str)> {
    if bare.contains(':') || bare.len() > SHORT || rest.is_empty() {
        return None;
    }
    let keyword = bare.len() - rest.len();
    let ends = bare.rmatch_indices([' ', ',']).map(|(at, _)| at).filter(|at| *at > keyword);
    ends.filter_map(|at| bare.split_at_checked(at))
        .find(|(head, _)| matches!(grammar::text_mark(head, lexicon), Ok(Some(_))))
        .map(|(head, words)| (head, words.trim_matches([' ', ','])))
}

/// `[Groves?]`, as other transcriptions write a doubtful reading.
fn doubtful(text: &str) -> Option<MarkError> {
    const WORDS: usize = 2;
    let reading = text.strip_suffix('?').or_else(|| text.strip_prefix('?'))?.trim();
    let is_reading = reading.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '.'))
        && reading.chars().filter(|c| c.is_alphabetic()).count() > 1
        && reading.split_whitespace().count() <= WORDS;
    is_reading.then(|| did_you_mean(text, &format!("[unclear: {reading}]")))
}

/// `[2 lines excised]`, `[name redacted 25X1]`: what is missing before the word for it.
fn amount_first(text: &str, lexicon: Lexicon<'_>) -> Option<MarkError> {
    if text.len() > SHORT || text.contains(':') {
        return None;
    }
    let (missing, rest, spec) = text.match_indices(' ').find_map(|(at, _)| {
        let (before, after) = text.split_at(at);
        let (word, rest) = after.trim_start().split_once(' ').unwrap_or((after.trim_start(), ""));
        let spec = MARKS.iter().find(|spec| spec.ends_with(word))?;
        Some((before, rest, spec))
    })?;
    if !rest.is_empty() && Arg::new(rest, lexicon).codes().is_none() {
        return None;
    }
    let space = if rest.is_empty() { "" } else { " " };
    let meant = format!("{}{space}{rest}, {missing}", spec.keyword);
    let is_mark = matches!(grammar::exact(&meant, lexicon), Ok(Some(_)));
    Some(did_you_mean(text, &format!("[{}]", if is_mark { &meant } else { spec.keyword })))
}

/// A code among words, or one that the registry does not have.
fn codes(text: &str, lexicon: Lexicon<'_>) -> Option<MarkError> {
    let marked = BEFORE_CODES.iter().find_map(|word| after_word(text, word));
    if let Some(codes) = marked.map(|codes| codes.trim_matches([':', ' ', ',']))
        && Arg::new(codes, lexicon).codes().is_some()
    {
        return Some(did_you_mean(text, &format!("[{codes}]")));
    }
    let parts = || text.split([',', ';', ' ', '/']).filter(|part| !part.is_empty());
    if text.len() > SHORT || !parts().all(|part| looks_like_code(part) || Arg::new(part, lexicon).codes().is_some()) {
        return None;
    }
    let unknown = parts().find(|part| Arg::new(part, lexicon).codes().is_none())?;
    if let Some(code) = lexicon.registry.suggest(unknown) {
        return Some(did_you_mean(text, &format!("[{}]", text.replacen(unknown, code, 1))));
    }
    let is_code = unknown.starts_with("(b)(") || unknown.starts_with("25X") || unknown.starts_with("50X");
    is_code.then(|| {
        let message = format!("`[{text}]` looks like an exemption, but `{unknown}` is unknown");
        let help = format!("{DECLARE}; {IF_PRINTED}");
        MarkError::new(Code::UnknownMark, message, help)
    })
}

/// A mark whose text is missing.
pub(super) fn without_text(head: &str) -> MarkError {
    let help = match MarkSpec::of(head) {
        Some(spec) => format!("write {}; {IF_PRINTED}", spec.example),
        None => format!("write [{head}: …]; {IF_PRINTED}"),
    };
    MarkError::new(Code::UnknownMark, format!("`[{head}]` has no text"), help)
}

/// Whether a bracket that is never closed was meant to be a mark.
pub(super) fn opens_mark(head: &str, report: &Report) -> bool {
    let (word, rest) = first_word(head);
    MarkSpec::of_editor(word, report).is_some_and(|spec| (spec.opens)(rest))
}

/// The mark whose keyword is misspelled at the start of a text, and what follows it: the longer the keyword, the more slips are allowed.
fn misspelled(text: &str) -> Option<(&'static MarkSpec, &str)> {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let word = word.to_lowercase();
    if !(rest.is_empty() || rest.starts_with([' ', ',', ':', ';', '.', '?'])) || WORDS.contains(&word.as_str()) {
        return None;
    }
    let after = rest.trim_start();
    let spec = MARKS.iter().find(|spec| {
        let keyword = spec.keyword;
        let slips = if keyword.len() > 8 { 2 } else { 1 };
        // A difference in length is a lower bound for the distance.
        keyword.len().min(word.len()) > 3
            && word.chars().count().abs_diff(keyword.len()) <= slips
            && strsim::osa_distance(&word, keyword) <= slips
            && if spec.has_text() { after.is_empty() || text.contains(':') } else { (spec.opens)(after) }
    })?;
    Some((spec, rest))
}
