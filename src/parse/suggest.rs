//! Suggestions for misspelled marks and arguments.

use crate::diagnostic::Code;
use crate::edition::{Label, Lexicon, Rendition, Report, Unit, WithheldKind};

use super::args::{Arg, halves};
use super::mark::{self, MarkError};
use super::marks::{MARKS, MarkSpec, first_word};

const IF_PRINTED: &str = "if the paper prints the bracket, write \\[";
const DECLARE: &str =
    "declare it in content/edition.toml: [[exemption]] with its code, and with meaning and authority if they are known";

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
    if matches!(mark::exact(bare, lexicon), Ok(Some(_))) {
        return did_you_mean(text, &format!("[{bare}]"));
    }
    if !spec.has_text() {
        return did_you_mean(text, spec.example);
    }
    if let Some((head, words)) = without_colon(bare, rest, lexicon) {
        return did_you_mean(text, &format!("[{head}: {words}]"));
    }
    let head = bare.split(':').next().unwrap_or_default();
    let is_head = rest.is_empty() || matches!(mark::text_mark(head, lexicon), Ok(Some(_)));
    match (is_head, text.contains(':')) {
        (true, true) if !rest.is_empty() => did_you_mean(text, &format!("[{head}: …]")),
        (true, _) if super::marks::after_word(text, spec.keyword).is_some() => without_text(text),
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
        .find(|(head, _)| matches!(mark::text_mark(head, lexicon), Ok(Some(_))))
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
    let is_mark = matches!(mark::exact(&meant, lexicon), Ok(Some(_)));
    Some(did_you_mean(text, &format!("[{}]", if is_mark { &meant } else { spec.keyword })))
}

/// A code among words, or one that the registry does not have.
fn codes(text: &str, lexicon: Lexicon<'_>) -> Option<MarkError> {
    let marked = BEFORE_CODES.iter().find_map(|word| super::marks::after_word(text, word));
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

/// A redaction with a text after a colon, which is a later release or what this edition withholds.
pub(super) fn redaction_with_text(head: &str) -> MarkError {
    let help = "if a later release shows the text, write [released 2022: …]; if this edition must not publish it, write [withheld: …] \
                in an edition whose sources are private; otherwise remove it";
    MarkError::new(Code::MalformedMark, format!("a redaction has no text: `[{head}: …]`"), help)
}

/// An argument that `[released KEY: …]` cannot have.
pub(super) fn released_argument(arg: Arg<'_>, key: Option<&str>) -> MarkError {
    let message = format!("unexpected `{}` in a [released] mark", arg.text);
    let is_key = |text: &str| !text.is_empty() && !text.contains(char::is_whitespace);
    let after_in = arg.after("in").map(|key| key.text).filter(|text| is_key(text));
    let help = match (key, after_in) {
        (None, Some(key)) => format!("write [released {key}: …]"),
        (None, None) => "write the key of the release alone: [released 2022: …]".into(),
        (Some(key), _) if arg.codes().is_some() => format!("write [released {key}, was {}: …]", arg.text),
        (Some(key), _) => {
            format!(
                "write [released {key}: …], or with the exemption of an earlier release [released {key}, was 25X1: …]"
            )
        }
    };
    MarkError::new(Code::MalformedMark, message, format!("{help}; {IF_PRINTED}"))
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
    let help = match Label::PLACES.iter().find(|place| is_near(place, &lower)) {
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
    let words = || value.split([' ', '/']).map(|text| Arg { text, ..arg });
    if let Some(code) = words().find(|word| looks_like_code(word.text) && word.codes().is_none()) {
        return unknown_code(code);
    }
    let kinds = WithheldKind::STATED;
    let words: Vec<&str> = kinds.iter().map(WithheldKind::name).collect();
    let lower = value.to_ascii_lowercase();
    let near = words.iter().chain(&Rendition::NAMES).find(|word| is_near(word, &lower));
    let help = match near.map(|word| (*word).to_owned()).or_else(|| extent(&lower)) {
        Some(near) => format!("did you mean `{near}`?"),
        // A ground with a name of its own: `Harm to Ongoing Matter`.
        None if value.starts_with(char::is_uppercase) => return unknown_code(arg),
        None => format!(
            "a [redacted] mark can have exemption codes, an extent (2 lines), a kind ({}) and an appearance ({}); {IF_PRINTED}",
            words.join(", "),
            Rendition::NAMES.join(", ")
        ),
    };
    MarkError::new(Code::MalformedMark, format!("unexpected `{value}` in a [redacted] mark"), help)
}

/// Whether a word may be a slip for a known one: at most one letter in three is wrong.
fn is_near(known: &str, word: &str) -> bool {
    strsim::osa_distance(known, word) * 3 <= known.len()
}

/// `2 words` for `2 wrods`.
fn extent(text: &str) -> Option<String> {
    let (number, unit) = text.rsplit_once(' ').filter(|(number, _)| halves(number.trim()).is_some())?;
    let unit = unit.strip_suffix('s').unwrap_or(unit);
    let near = Unit::ALL.into_iter().find(|near| is_near(near.name(), unit))?;
    let plural = if halves(number.trim()) > Some(2) { "s" } else { "" };
    Some(format!("{number} {}{plural}", near.name()))
}

/// A code that the registry does not have.
pub(super) fn unknown_code(code: Arg<'_>) -> MarkError {
    let help = match code.lexicon.registry.suggest(code.text) {
        Some(near) => format!("did you mean `{near}`? If the code is right, declare it in content/edition.toml"),
        None if code.text.bytes().any(|byte| byte.is_ascii_digit()) => DECLARE.into(),
        // Perhaps what the redaction hides, and not why.
        None => format!("if the agency gives it as its ground, {DECLARE}; otherwise remove it"),
    };
    MarkError::new(Code::UnknownExemption, format!("unknown exemption `{}`", code.text), help)
}

/// The text before `not declassified`; an error if the last word is misspelled.
pub(super) fn strip_not_declassified(text: &str) -> Result<Option<&str>, MarkError> {
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

/// Whether a bracket that is never closed was meant to be a mark.
pub(super) fn opens_mark(head: &str, report: &Report) -> bool {
    let (word, rest) = first_word(head);
    MarkSpec::of_editor(word, report).is_some_and(|spec| (spec.opens)(rest))
}

fn did_you_mean(text: &str, meant: &str) -> MarkError {
    let shown: String = match text.split_once(':') {
        Some((head, _)) => format!("{head}: …"),
        None if text.len() > SHORT => text.chars().take(SHORT).chain(['…']).collect(),
        None => text.to_owned(),
    };
    let meant = meant.replace("[", "`[").replace(']', "]`");
    let help = format!("did you mean {meant}? If the paper prints the bracket, write \\[");
    MarkError::new(Code::UnknownMark, format!("`[{shown}]` looks like a misspelled mark"), help)
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

/// Whether a text has the shape of a code, known or not: `25X11`, `(b)(10)`.
fn looks_like_code(text: &str) -> bool {
    let text = text.trim_end_matches('?');
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let x_code = digits == 2 && text.as_bytes().get(2).is_some_and(|byte| byte.eq_ignore_ascii_case(&b'x'));
    let statute = text.starts_with("(b)") || text.starts_with("(B)");
    text.len() <= 16 && !text.contains(' ') && (x_code || statute)
}
