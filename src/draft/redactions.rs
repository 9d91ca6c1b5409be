//! Redactions in the forms of other programs: `█████`, `[text redacted]`, `**\[ REDACTED: X \]**`, `[2 lines not declassified]`.

use crate::edition::Registry;
use crate::text::single_spaced;

/// The longest bracket that can be a redaction, in bytes.
const LONGEST: usize = 120;

/// The words for a redaction.
const WORDS: [&str; 6] = ["redacted", "redaction", "excised", "deleted", "sanitized", "blacked out"];

/// The words of *Foreign Relations*, with which its statements end.
const NOT_DECLASSIFIED: &str = "not declassified";

/// The keywords of marks, which begin no such statement.
const KEYWORDS: [&str; 13] = [
    "redacted",
    "page",
    "pages",
    "blank",
    "illegible",
    "sic",
    "note",
    "stamp",
    "handwritten",
    "struck",
    "unclear",
    "banner",
    "released",
];

/// What is missing, by the words before or after the word for a redaction, and the word that the mark has for it.
const KINDS: [(&str, &str); 9] = [
    ("text", ""),
    ("name", "name"),
    ("names", "name"),
    ("number", "number"),
    ("phrase", "phrase"),
    ("passage", "passage"),
    ("portion mark", "portion mark"),
    ("words", ""),
    ("information", ""),
];

/// The emphasis that Markdown may have around a bracket, if any.
const STARS: [&str; 4] = ["**", "*", "_", ""];

/// The brackets of a redaction: how they open and close. A backslash before the closing one is part of what they hold.
const BRACKETS: [(&str, &str); 3] = [("[[", "]]"), ("[", "]"), ("\\[", "]")];

/// The units of an extent, in the singular.
const UNITS: [&str; 5] = ["character", "word", "line", "paragraph", "page"];

/// A redaction that begins a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// How many bytes of the text it has.
    pub(super) len: usize,
    /// The mark to write.
    pub(super) mark: String,
    /// Words of the bracket that the mark has no place for.
    pub(super) rest: Option<String>,
}

/// Reads the redaction that begins a text.
pub(super) fn at_start(text: &str, registry: &Registry) -> Option<Found> {
    blocks(text).or_else(|| bracket(text, registry))
}

/// Block characters, also over several lines. A single one may be noise unless it is a full block.
fn blocks(text: &str) -> Option<Found> {
    let is_block = |c: char| matches!(c, '\u{2580}'..='\u{2593}' | '\u{25a0}' | '\u{25ac}'..='\u{25ae}');
    let first = text.chars().next().filter(|c| is_block(*c))?;
    let rest = text.trim_start_matches(|c: char| is_block(c) || c.is_whitespace());
    let run = text.get(..text.len() - rest.len())?.trim_end();
    let lines = run.lines().count();
    let is_bar = first == '█' || run.chars().filter(|c| is_block(*c)).nth(1).is_some();
    let mark = if lines > 1 { format!("[redacted, {lines} lines?]") } else { "[redacted]".to_owned() };
    is_bar.then_some(Found { len: run.len(), mark, rest: None })
}

/// A bracket, with or without the emphasis and the backslashes of Markdown around and in it.
fn bracket(text: &str, registry: &Registry) -> Option<Found> {
    let stars = STARS.into_iter().find(|stars| text.starts_with(stars))?;
    let opened = text.strip_prefix(stars)?;
    let (opening, closing) = BRACKETS.into_iter().find(|(opening, _)| opened.starts_with(opening))?;
    let inner = opened.strip_prefix(opening)?;
    let (end, _) = inner.char_indices().take(LONGEST).find(|(_, c)| matches!(c, '[' | ']'))?;
    let (content, after) = inner.split_at_checked(end)?;
    let after = after.strip_prefix(closing)?;
    let after = after.strip_prefix(stars).unwrap_or(after);
    let content: String = content.chars().filter(|c| !matches!(c, '*' | '_' | '\\')).collect();
    let (mark, rest) = mark(&single_spaced(&content), registry)?;
    Some(Found { len: text.len() - after.len(), mark, rest })
}

/// The mark for the content of a bracket, and the words that it has no place for.
fn mark(content: &str, registry: &Registry) -> Option<(String, Option<String>)> {
    let folded = content.to_ascii_lowercase();
    if folded.ends_with(NOT_DECLASSIFIED) {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '½' | '/' | '-' | '(' | ')');
        let is_statement = !folded.split(' ').next().is_some_and(|first| KEYWORDS.contains(&first));
        return (is_statement && content.chars().all(is_plain)).then(|| (format!("[{content}]"), None));
    }
    if let Some(code) = folded.strip_prefix("redacted-ex ").filter(|code| code_of(code, registry).is_some()) {
        return Some((format!("[[REDACTED-EX {}]]", code.to_uppercase()), None));
    }
    WORDS.iter().find_map(|word| {
        let (before, after) = folded.split_once(word)?;
        let stated = after.trim_start_matches([':', '-', ',', ' ']);
        let is_apart = after.is_empty() || after.len() > stated.len();
        if !is_apart || !(before.is_empty() || before.ends_with(' ')) {
            return None;
        }
        let details = [before, stated].into_iter().flat_map(|part| part.split(',')).map(str::trim);
        let details: Option<Vec<String>> =
            details.filter(|detail| !detail.is_empty()).map(|detail| detail_of(detail, registry)).collect();
        let Some(details) = details else {
            // Another sentence may have the word too, but no sentence has a colon after it.
            let is_label = after.starts_with([':', '-']) && before.is_empty();
            return is_label.then(|| ("[redacted]".to_owned(), Some(content.to_owned())));
        };
        let details = details.into_iter().filter(|detail| !detail.is_empty());
        let mark = std::iter::once("redacted".to_owned()).chain(details).collect::<Vec<_>>().join(", ");
        Some((format!("[{mark}]"), None))
    })
}

/// A detail of a redaction as a mark states it; empty if it says nothing new.
fn detail_of(detail: &str, registry: &Registry) -> Option<String> {
    if let Some((_, kind)) = KINDS.iter().find(|(word, _)| *word == detail) {
        return Some((*kind).to_owned());
    }
    let (number, unit) = detail.split_once(' ').unwrap_or((detail, ""));
    let is_unit = UNITS.iter().any(|known| unit.strip_suffix('s').unwrap_or(unit) == *known);
    if is_unit && (1..=3).contains(&number.len()) && number.parse().is_ok_and(|number: u16| number > 0) {
        return Some(detail.to_owned());
    }
    code_of(detail, registry)
}

/// The spelling that the registry has for an exemption code with a letter.
fn code_of(text: &str, registry: &Registry) -> Option<String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '(' | ')' | ' ');
    if !text.contains(|c: char| c.is_alphabetic()) || !text.chars().all(is_plain) {
        return None;
    }
    registry.ground(text).map(|ground| ground.code.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match at_start(text, &Registry::default()) {
            Some(Found { len, mark, rest }) => {
                let rest = rest.map(|rest| format!(" + {rest}")).unwrap_or_default();
                format!("{mark}{rest} | {}", text.get(len..).unwrap_or_default())
            }
            None => "-".to_owned(),
        }
    }

    #[test]
    fn redactions_are_read_in_the_forms_of_other_programs() {
        for (text, expected) in [
            ("[redacted] x", "[redacted] |  x"),
            ("[Redacted]x", "[redacted] | x"),
            ("[text redacted]", "[redacted] | "),
            ("[name redacted]", "[redacted, name] | "),
            ("[2 lines redacted]", "[redacted, 2 lines] | "),
            ("[REDACTED: (b)(6)]", "[redacted, (b)(6)] | "),
            ("[REDACTED-B6]", "[redacted, (b)(6)] | "),
            ("[Redacted: (b) (7)(A), 2 words]", "[redacted, (b)(7)(A), 2 words] | "),
            ("**\\[ REDACTED \\]** x", "[redacted] |  x"),
            ("**\\[ REDACTED: Grand Jury \\]**", "[redacted] + REDACTED: Grand Jury | "),
            ("\\[redacted\\]", "[redacted] | "),
            ("[[REDACTED-EX B3]].", "[[REDACTED-EX B3]] | ."),
            ("[1 paragraph (5 lines) not declassified]", "[1 paragraph (5 lines) not declassified] | "),
            ("[*dollar amount not\ndeclassified*]", "[dollar amount not declassified] | "),
            ("█", "[redacted] | "),
            ("█ ██, x", "[redacted] | , x"),
            ("███\n████\nx", "[redacted, 2 lines?] | \nx"),
            ("■ x", "-"),
            ("[the redacted copy]", "-"),
            ("[Redacted copies were sent]", "-"),
            ("[unredacted]", "-"),
            ("[R]", "-"),
            ("[ ]", "-"),
            ("[x [redacted]]", "-"),
            ("*x*", "-"),
            ("", "-"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
