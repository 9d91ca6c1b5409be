//! Brackets that nearly fit: what they were probably meant to be.

use crate::diagnostic::Code;
use crate::edition::Registry;

use super::mark::{MarkError, first_word};

/// Marks without words: a bracket of one of these, misspelt, is a slip.
const BARE: [&str; 2] = ["redacted", "illegible"];

/// Marks with words: a misspelt one counts as a slip only where a colon follows.
const VOICES: [&str; 7] = ["stamp", "handwritten", "struck", "unclear", "banner", "released", "note"];

const AS_IT_STANDS: &str = "write \\[ where the paper itself prints the bracket";

/// What a bracket without a colon, which fits no mark, nearly is.
pub(super) fn mark(text: &str, registry: &Registry) -> Option<MarkError> {
    let (word, rest) = first_word(text);
    if VOICES.iter().any(|text_mark| text_mark.eq_ignore_ascii_case(word)) {
        return rest.is_empty().then(|| without_words(word));
    }
    let lower = word.to_ascii_lowercase();
    if let Some(meant) = BARE.into_iter().find(|meant| is_slip(&lower, meant)) {
        return Some(did_you_mean(
            text,
            &format!("[{meant}{}{rest}]", if rest.is_empty() || rest.starts_with(',') { "" } else { " " }),
        ));
    }
    if is_slip(&lower, "page") && rest.split(',').next().and_then(super::folio::label).is_some() {
        return Some(did_you_mean(text, &format!("[page {rest}]")));
    }
    if looks_like_code(text) {
        return registry.suggest(text).map(|code| did_you_mean(text, &format!("[{code}]")));
    }
    None
}

/// A mark that should have words, and has none.
pub(super) fn without_words(head: &str) -> MarkError {
    let lower = head.to_ascii_lowercase();
    let help = match lower.as_str() {
        "stamp" | "note" | "handwritten" => {
            format!("write [{lower}: …] in a line, or begin a quotation with > [{lower}]; {AS_IT_STANDS}")
        }
        "released" => format!("write [released KEY: …]; {AS_IT_STANDS}"),
        _ => format!("write [{lower}: …]; {AS_IT_STANDS}"),
    };
    MarkError::new(Code::UnknownMark, format!("`[{head}]` is a mark without its words"), help)
}

/// What the head of a bracket with a colon, which fits no mark, nearly is.
pub(super) fn text_mark(head: &str) -> Option<MarkError> {
    let (word, rest) = first_word(head);
    let lower = word.to_ascii_lowercase();
    if matches!(lower.as_str(), "banner" | "released") {
        let help = format!("write [banner: …], [banner, struck: …] or [released KEY: …]; {AS_IT_STANDS}");
        return Some(MarkError::new(Code::MalformedMark, format!("`{head}` is no head of a mark"), help));
    }
    let meant = VOICES.into_iter().find(|meant| rest.is_empty() && is_slip(&lower, meant))?;
    Some(did_you_mean(&format!("{head}: …"), &format!("[{meant}: …]")))
}

/// What a part of a `[redacted …]` nearly is.
pub(super) fn gap_part(part: &str, registry: &Registry) -> MarkError {
    if registry.needs_declaring(part) {
        let help =
            format!("write exemptions = [\"{part}\"] in the report's index.md; a bare number is a number elsewhere");
        return MarkError::new(
            Code::UnknownExemption,
            format!("the report does not declare the exemption `{part}`"),
            help,
        );
    }
    if looks_like_code(part) || registry.suggest(part).is_some() {
        return unknown_ground(part, registry);
    }
    let words = ["portion mark", "name", "number", "phrase", "passage", "bar", "box", "blank", "word"];
    let lower = part.to_ascii_lowercase();
    let near = words.into_iter().filter(|word| word.len() > 3).find(|word| strsim::osa_distance(word, &lower) <= 2);
    let help = match near {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!(
            "a gap has exemption codes, an extent (2 lines), what is missing (portion mark, name, number, phrase, passage) and \
             how it looks (bar, box, blank, word); {AS_IT_STANDS}"
        ),
    };
    MarkError::new(Code::MalformedMark, format!("`{part}` says nothing about a gap"), help)
}

/// A ground that the registry does not know.
pub(super) fn unknown_ground(text: &str, registry: &Registry) -> MarkError {
    let help = match registry.suggest(text) {
        Some(code) => format!("did you mean `{code}`? A ground of its own is declared in content/edition.toml"),
        None => "declare it in content/edition.toml: [[exemption]] with code, meaning and authority".into(),
    };
    MarkError::new(Code::UnknownExemption, format!("no exemption `{text}` is known"), help)
}

/// What stands before `not declassified`, if a text ends so; an error if the last word is misspelled.
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

/// Whether a bracket that never closes was meant to be a mark.
pub(super) fn opens_mark(head: &str) -> bool {
    let (word, rest) = first_word(head);
    match word.to_ascii_lowercase().as_str() {
        "redacted" | "illegible" => true,
        "note" | "stamp" | "handwritten" | "struck" | "unclear" | "banner" | "sic" => rest.starts_with([':', ',']),
        "released" => rest.starts_with(|c: char| c.is_ascii_digit()),
        "page" | "pages" => rest.split([',', ' ']).next().and_then(super::folio::label).is_some(),
        _ => false,
    }
}

fn did_you_mean(text: &str, meant: &str) -> MarkError {
    MarkError::new(
        Code::UnknownMark,
        format!("`[{text}]` nearly is a mark"),
        format!("did you mean `{meant}`? If not, {AS_IT_STANDS}"),
    )
}

/// Whether a word is a keyword misspelt: the longer the keyword, the more slips.
fn is_slip(word: &str, keyword: &str) -> bool {
    let slips = if keyword.len() > 5 { 2 } else { 1 };
    // So many signs more or fewer are so many slips at least.
    word.chars().count().abs_diff(keyword.len()) <= slips
        && word != keyword
        && word.len() > 3
        && strsim::osa_distance(word, keyword) <= slips
}

/// `25X11`, `(b)(10)`: what nobody writes in brackets but a code.
fn looks_like_code(text: &str) -> bool {
    let text = text.trim_end_matches('?');
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let x_code = digits == 2 && text.as_bytes().get(2).is_some_and(|byte| byte.eq_ignore_ascii_case(&b'x'));
    let statute = text.starts_with("(b)") || text.starts_with("(B)");
    text.len() <= 16 && !text.contains(' ') && (x_code || statute)
}
