//! The grammar of page marks: labels, places, ranges, and what became of a page.

use crate::diagnostic::Code;
use crate::edition::{FolioState, Ground, Label, Lexicon, Series};

use super::mark::{self, MarkError};

/// What a page mark says.
#[derive(Debug)]
pub(super) struct FolioMark {
    pub(super) label: Label,
    pub(super) last: Option<Label>,
    pub(super) inferred: bool,
    pub(super) scan: Option<u32>,
    pub(super) state: FolioState,
    pub(super) grounds: Vec<Ground>,
}

impl FolioMark {
    /// A blank page of which nothing else is known.
    pub(super) fn blank() -> Self {
        Self { state: FolioState::Blank, ..Self::new(Label::unnamed()) }
    }

    fn new(label: Label) -> Self {
        Self { label, last: None, inferred: false, scan: None, state: FolioState::Transcribed, grounds: Vec::new() }
    }
}

/// The places of a document that bear no number. A closed list, so that a misspelt one is noticed.
const PLACES: [&str; 18] = [
    "cover",
    "front cover",
    "inside cover",
    "inside front cover",
    "back cover",
    "inside back cover",
    "title page",
    "half title",
    "frontispiece",
    "flyleaf",
    "spine",
    "envelope",
    "routing slip",
    "cover sheet",
    "cover letter",
    "insert",
    "map",
    "attachment",
];

/// Reads what follows `page` or `pages`. Nothing where it does not look like a page mark at all.
pub(super) fn read(word: &str, rest: &str, lexicon: Lexicon<'_>) -> Result<Option<FolioMark>, MarkError> {
    let mut parts = rest.split(',').map(str::trim);
    let first = parts.next().unwrap_or_default();
    let mut folio = FolioMark::new(Label::unnamed());
    let (name, inferred) = mark::inferred(first);
    if !state(&mut folio, first, lexicon)? {
        folio.inferred = inferred;
        let Some((label, last)) = labels(name) else { return misread(word, name, rest) };
        folio.label = label;
        folio.last = last;
    }
    for part in parts {
        if let Some(scan) = part.strip_prefix("scan ").or_else(|| part.strip_prefix("Scan ")) {
            let scan = scan.trim().parse().ok().filter(|scan| (1..100_000).contains(scan));
            folio.scan = Some(scan.ok_or_else(|| malformed(format!("`{part}` is not a number in the scan")))?);
        } else if !state(&mut folio, part, lexicon)? {
            return Err(malformed(format!("`{part}` says nothing about a page")));
        }
    }
    if folio.last.is_some() && folio.state == FolioState::Transcribed {
        return Err(malformed("a range of pages cannot begin at one place".into()));
    }
    Ok(Some(folio))
}

fn malformed(message: String) -> MarkError {
    MarkError::new(
        Code::MalformedMark,
        message,
        "write [page 4], [page iv, scan 6], [page 4, continued], or [page ii, blank | not scanned | denied]",
    )
}

/// `[page torn]` is probably the paper's or the editor's own remark; `[page 4 5]` is a slip.
fn misread(word: &str, name: &str, rest: &str) -> Result<Option<FolioMark>, MarkError> {
    let place = PLACES.iter().find(|place| strsim::osa_distance(place, &name.to_ascii_lowercase()) <= 2);
    let help = match place {
        Some(place) => format!("did you mean `[{word} {place}]`? Write \\[ where the paper itself prints the bracket"),
        None => "a page is named by its number (4, iv, 12a), or by its place (cover, title page, back cover …); write \
                 \\[ where the paper itself prints the bracket, or [note: …] for a remark"
            .into(),
    };
    let shown = if rest.is_empty() { word.to_owned() } else { format!("{word} {rest}") };
    Err(MarkError::new(Code::UnknownMark, format!("`[{shown}]` nearly is a page mark"), help))
}

/// Reads what became of a page; whether it was that.
fn state(folio: &mut FolioMark, part: &str, lexicon: Lexicon<'_>) -> Result<bool, MarkError> {
    const STATES: [(&str, FolioState); 4] = [
        ("continued", FolioState::Continued),
        ("blank", FolioState::Blank),
        ("not scanned", FolioState::NotScanned),
        ("denied", FolioState::Denied),
    ];
    if let Some((_, state)) = STATES.into_iter().find(|(name, _)| name.eq_ignore_ascii_case(part)) {
        folio.state = state;
        return Ok(true);
    }
    let Some((_, grounds)) = part.split_once(' ').filter(|(word, _)| word.eq_ignore_ascii_case("denied")) else {
        return Ok(false);
    };
    folio.grounds =
        mark::grounds(grounds, lexicon).ok_or_else(|| super::suggest::unknown_ground(grounds, lexicon.registry))?;
    folio.state = FolioState::Denied;
    Ok(true)
}

/// Reads a label or a range of two: `iv`, `3-9`.
fn labels(text: &str) -> Option<(Label, Option<Label>)> {
    if let Some(label) = label(text) {
        return Some((label, None));
    }
    let (first, last) = text.split_once(['-', '–'])?;
    let (first, last) = (label(first.trim())?, label(last.trim())?);
    (first.series == last.series && first.number < last.number).then_some((first, Some(last)))
}

/// Reads a printed label, or a place: `12a`, `iv`, `annex:2`, `inside cover`.
pub(super) fn label(text: &str) -> Option<Label> {
    let (numbering, printed) = match text.split_once(':') {
        Some((name, printed)) if is_name(name) => (Some(name.into()), printed),
        Some(_) => return None,
        None => (None, text),
    };
    if let Some(number) = arabic(printed) {
        return Some(Label { numbering, printed: printed.into(), series: Series::Arabic, number });
    }
    let lower = printed.to_ascii_lowercase();
    let (series, number) = if PLACES.contains(&lower.as_str()) {
        (Series::Place, 0)
    } else if let Some(number) = arabic(&lower) {
        (Series::Arabic, number)
    } else {
        (Series::Roman, roman(&lower)?)
    };
    let printed = if series == Series::Place { lower.as_str() } else { printed };
    Some(Label { numbering, printed: printed.into(), series, number })
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '-')
}

/// `12` or `12a`: digits and at most one letter.
fn arabic(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let short = !digits.is_empty() && digits.len() <= 6 && text.len() - digits.len() <= 1;
    if short && digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
}

/// A roman numeral below 4000, in its usual form.
fn roman(text: &str) -> Option<u32> {
    const DIGITS: [(&str, u32); 13] = [
        ("m", 1000),
        ("cm", 900),
        ("d", 500),
        ("cd", 400),
        ("c", 100),
        ("xc", 90),
        ("l", 50),
        ("xl", 40),
        ("x", 10),
        ("ix", 9),
        ("v", 5),
        ("iv", 4),
        ("i", 1),
    ];
    let (mut rest, mut number) = (text, 0);
    for (digit, value) in DIGITS {
        let mut times = 0;
        while let Some(after) = rest.strip_prefix(digit) {
            (rest, number, times) = (after, number + value, times + 1);
            if times > 3 || (digit.len() == 2 && times > 1) {
                return None;
            }
        }
    }
    (rest.is_empty() && number > 0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numerals_are_read_in_their_usual_form() {
        let read: Vec<_> = ["i", "iv", "ix", "xiv", "mcmlxxxvii", "iiii", "vx", "", "page"].map(roman).to_vec();
        assert_eq!(read, [Some(1), Some(4), Some(9), Some(14), Some(1987), None, None, None, None]);
    }
}
