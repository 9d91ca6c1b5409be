//! Suggestions for misspelled marks and arguments.

use crate::diagnostic::Code;
use crate::edition::{Registry, Rendition, Unit, WithheldKind};

use super::args::{Arg, halves};
use super::folio::PLACES;
use super::mark::MarkError;
use super::marks::{MARKS, MarkSpec, first_word};

const IF_PRINTED: &str = "if the paper prints the bracket, write \\[";

/// A suggestion for a bracket without a colon.
pub(super) fn mark(text: &str, registry: &Registry) -> Option<MarkError> {
    let (word, rest) = first_word(text);
    if MarkSpec::of(word).is_some_and(MarkSpec::has_text) {
        return rest.is_empty().then(|| without_text(word));
    }
    if let Some(spec) = misspelled(word, MarkSpec::is_bare).filter(|spec| (spec.opens)(rest)) {
        let space = if rest.is_empty() || rest.starts_with([',', ':']) { "" } else { " " };
        return Some(did_you_mean(text, &format!("[{}{space}{rest}]", spec.keyword)));
    }
    if looks_like_code(text) {
        return registry.suggest(text).map(|code| did_you_mean(text, &format!("[{code}]")));
    }
    None
}

/// A mark whose text is missing.
pub(super) fn without_text(head: &str) -> MarkError {
    let help = match MarkSpec::of(head) {
        Some(spec) => format!("write {}; {IF_PRINTED}", spec.example),
        None => format!("write [{head}: …]; {IF_PRINTED}"),
    };
    MarkError::new(Code::UnknownMark, format!("`[{head}]` has no text"), help)
}

/// A suggestion for a bracket with a colon, by its head.
pub(super) fn text_mark(head: &str) -> Option<MarkError> {
    let (word, rest) = first_word(head);
    let spec = misspelled(word, MarkSpec::has_text)?;
    rest.is_empty().then(|| did_you_mean(&format!("{head}: …"), &format!("[{}: …]", spec.keyword)))
}

/// A mark whose text follows wrong arguments.
pub(super) fn malformed(head: &str) -> MarkError {
    let example = MarkSpec::of(first_word(head).0).map_or("[note: …]", |spec| spec.example);
    let help = format!("write {example}; {IF_PRINTED}");
    MarkError::new(Code::MalformedMark, format!("`[{head}: …]` is not a valid mark"), help)
}

/// An invalid page mark: `[page torn]` is probably a note, `[page 4 5]` a slip.
pub(super) fn page(mark: &str, name: &str) -> MarkError {
    let word = first_word(mark).0;
    let lower = name.to_ascii_lowercase();
    let help = match PLACES.iter().find(|place| strsim::osa_distance(place, &lower) <= 2) {
        Some(place) => format!("did you mean `[{word} {place}]`? If the paper prints the bracket, write \\["),
        None => "name a page by its number (4, iv, 12a) or its place (cover, title page, back cover …); write \\[ if the paper \
                 prints the bracket, or [note: …] for a note of your own"
            .into(),
    };
    MarkError::new(Code::UnknownMark, format!("`[{mark}]` is not a valid page mark"), help)
}

/// A suggestion for an argument that a redaction cannot have.
pub(super) fn redaction_argument(arg: Arg<'_>) -> MarkError {
    let registry = arg.lexicon.registry;
    let (value, _) = arg.value();
    if registry.needs_declaring(value) {
        let help =
            format!("add exemptions = [\"{value}\"] to the report's index.md; without it, `{value}` is just a number");
        return MarkError::new(
            Code::UnknownExemption,
            format!("the report does not declare the exemption `{value}`"),
            help,
        );
    }
    if looks_like_code(value) || registry.suggest(value).is_some() {
        return unknown_code(arg);
    }
    let kinds = WithheldKind::STATED;
    let words: Vec<&str> = kinds.iter().map(WithheldKind::name).collect();
    let lower = value.to_ascii_lowercase();
    let is_near = |word: &&&str| strsim::osa_distance(word, &lower) <= if word.len() > 3 { 2 } else { 1 };
    let near = words.iter().chain(&Rendition::NAMES).find(is_near);
    let help = match near.map(|word| (*word).to_owned()).or_else(|| extent(&lower)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!(
            "a [redacted] mark can have exemption codes, an extent (2 lines), a kind ({}) and an appearance ({}); {IF_PRINTED}",
            words.join(", "),
            Rendition::NAMES.join(", ")
        ),
    };
    MarkError::new(Code::MalformedMark, format!("unexpected `{value}` in a [redacted] mark"), help)
}

/// `2 words` for `2 wrods`.
fn extent(text: &str) -> Option<String> {
    let (number, unit) = text.rsplit_once(' ').filter(|(number, _)| halves(number.trim()).is_some())?;
    let unit = unit.strip_suffix('s').unwrap_or(unit);
    let near = Unit::ALL.into_iter().find(|near| strsim::osa_distance(near.name(), unit) <= 2)?;
    let plural = if halves(number.trim()) > Some(2) { "s" } else { "" };
    Some(format!("{number} {}{plural}", near.name()))
}

/// A code that the registry does not have.
pub(super) fn unknown_code(code: Arg<'_>) -> MarkError {
    let help = match code.lexicon.registry.suggest(code.text) {
        Some(near) => format!("did you mean `{near}`? If the code is right, declare it in content/edition.toml"),
        None => "declare it in content/edition.toml: [[exemption]] with code, meaning and authority".into(),
    };
    MarkError::new(Code::UnknownExemption, format!("unknown exemption `{}`", code.text), help)
}

/// The text before `not declassified`; an error if the last word is misspelled.
pub(super) fn strip_not_declassified(text: &str) -> Result<Option<&str>, MarkError> {
    let Some((before, last)) = text.rsplit_once(' ') else { return Ok(None) };
    let Some((named, not)) = before.rsplit_once(' ') else { return Ok(None) };
    if !not.eq_ignore_ascii_case("not") || named.len() > 80 || named.contains(':') {
        return Ok(None);
    }
    match strsim::osa_distance(&last.to_ascii_lowercase(), "declassified") {
        0 => Ok(Some(named.trim())),
        1 | 2 => Err(did_you_mean(text, &format!("[{named} not declassified]"))),
        _ => Ok(None),
    }
}

/// Whether a bracket that is never closed was meant to be a mark.
pub(super) fn opens_mark(head: &str) -> bool {
    let (word, rest) = first_word(head);
    MarkSpec::of(word).is_some_and(|spec| (spec.opens)(rest))
}

fn did_you_mean(text: &str, meant: &str) -> MarkError {
    let help = format!("did you mean `{meant}`? If the paper prints the bracket, write \\[");
    MarkError::new(Code::UnknownMark, format!("`[{text}]` looks like a misspelled mark"), help)
}

/// The mark of a misspelled keyword: the longer the keyword, the more slips are allowed.
fn misspelled(word: &str, has_form: fn(&MarkSpec) -> bool) -> Option<&'static MarkSpec> {
    let word = word.to_ascii_lowercase();
    MARKS.iter().filter(|spec| has_form(spec)).find(|spec| {
        let keyword = spec.keyword;
        let slips = if keyword.len() > 5 { 2 } else { 1 };
        // A difference in length is a lower bound for the distance.
        keyword.len().min(word.len()) > 3
            && word != keyword
            && word.chars().count().abs_diff(keyword.len()) <= slips
            && strsim::osa_distance(&word, keyword) <= slips
    })
}

/// Whether a text has the shape of a code, known or not: `25X11`, `(b)(10)`.
fn looks_like_code(text: &str) -> bool {
    let text = text.trim_end_matches('?');
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let x_code = digits == 2 && text.as_bytes().get(2).is_some_and(|byte| byte.eq_ignore_ascii_case(&b'x'));
    let statute = text.starts_with("(b)") || text.starts_with("(B)");
    text.len() <= 16 && !text.contains(' ') && (x_code || statute)
}
