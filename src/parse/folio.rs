//! The grammar of page marks: labels, places, ranges, and what became of a page.

use crate::diagnostic::Code;
use crate::edition::{FolioState, Ground, Label, Series};

use super::args::{Arg, Args};
use super::keyword::first_word;
use super::mark_error::{MarkError, is_near};

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
    /// A blank page without a label.
    pub(super) fn blank() -> Self {
        Self { state: FolioState::Blank, ..Self::new(Label::unnamed()) }
    }

    /// Its label as a mark has it: `4`, `annex:2`, `3–9`, `5?`.
    pub(super) fn name(&self) -> String {
        let (series, colon) = self.label.numbering.as_ref().map_or(("", ""), |name| (name, ":"));
        let (dash, last) = self.last.as_ref().map_or(("", ""), |last| ("–", &last.printed));
        [series, colon, &self.label.printed, dash, last, if self.inferred { "?" } else { "" }].concat()
    }

    fn new(label: Label) -> Self {
        Self { label, last: None, inferred: false, scan: None, state: FolioState::Transcribed, grounds: Vec::new() }
    }
}

/// Reads the arguments of `[page …]`: a label, a place in the scan, and what became of the page.
pub(super) fn read(args: Args<'_>) -> Result<FolioMark, MarkError> {
    let mut folio = FolioMark::new(Label::unnamed());
    let is_plural = first_word(args.mark).0.eq_ignore_ascii_case("pages");
    let mut rest = args.each();
    let first = rest.next().ok_or_else(|| invalid(args.mark, ""))?;
    if !state(&mut folio, first)? {
        let (name, inferred) = first.value();
        let one = label(name).map(|label| (label, None));
        let found = match range(name) {
            Some(range) if is_plural => Some(range),
            range => one.filter(|_| !is_plural || !name.contains(['-', '–'])).or(range),
        };
        let (label, last) = found.ok_or_else(|| invalid(args.mark, name))?;
        folio = FolioMark { label, last, inferred, ..folio };
    }
    for arg in rest {
        if let Some(scan) = arg.after("scan") {
            let scan = scan.text.parse().ok().filter(|scan| (1..100_000).contains(scan));
            folio.scan = Some(scan.ok_or_else(|| malformed(format!("`{}` is not a valid scan number", arg.text)))?);
        } else if !state(&mut folio, arg)? {
            return Err(malformed(format!("unexpected `{}` in a page mark", arg.text)));
        }
    }
    if folio.last.is_some() && folio.state == FolioState::Transcribed {
        let help =
            "write one [page N] where each page begins, or add what the pages have in common: [pages 3-9, denied]";
        return Err(MarkError::new(Code::MalformedMark, "a range of pages cannot begin in one place", help));
    }
    Ok(folio)
}

/// An invalid page mark: `[page torn]` is probably a note, `[page 4 5]` a slip.
fn invalid(mark: &str, name: &str) -> MarkError {
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

fn malformed(message: String) -> MarkError {
    let states: Vec<&str> = FolioState::NAMED.iter().map(|state| state.name()).collect();
    let help =
        format!("write [page 4] or [page iv, scan 6]; a state goes after the label: [page ii, {}]", states.join(" | "));
    MarkError::new(Code::MalformedMark, message, help)
}

/// Reads what became of a page; whether the argument says so.
fn state(folio: &mut FolioMark, arg: Arg<'_>) -> Result<bool, MarkError> {
    if let Some(state) = FolioState::NAMED.into_iter().find(|state| arg.is(state.name())) {
        folio.state = state;
        return Ok(true);
    }
    let Some(codes) = arg.after(FolioState::Denied.name()) else { return Ok(false) };
    if codes.is("in full") {
        let help = "a denied page is one that is withheld in full: write `denied`";
        return Err(MarkError::new(Code::MalformedMark, "unexpected `in full` in a page mark", help));
    }
    folio.grounds = codes.codes().ok_or_else(|| codes.unknown_code())?;
    folio.state = FolioState::Denied;
    Ok(true)
}

/// Reads a range of two labels of one series: `3-9`, `A-1 to A-6`.
fn range(text: &str) -> Option<(Label, Option<Label>)> {
    let signs = ["-", "–", " to "].into_iter().flat_map(|sign| text.match_indices(sign));
    let ends = signs.filter_map(|(at, sign)| Some((text.get(..at)?, text.get(at + sign.len()..)?)));
    let mut labels = ends.filter_map(|(first, last)| Some((label(first.trim())?, label(last.trim())?)));
    let (first, last) = labels.find(|(first, last)| first.series == last.series && first.number < last.number)?;
    Some((first, Some(last)))
}

/// Reads a printed label, or a place: `12a`, `iv`, `26.1`, `A-3`, `annex:2`, `inside cover`.
pub(super) fn label(text: &str) -> Option<Label> {
    let (numbering, printed) = match text.split_once(':') {
        Some((name, printed)) if is_name(name) => (Some(name.into()), printed),
        Some(_) => return None,
        None => (None, text),
    };
    let lower = printed.to_ascii_lowercase();
    let (series, number) = if let Some(number) = arabic(&lower) {
        (Series::Arabic, number)
    } else if Label::PLACES.contains(&lower.as_str()) {
        (Series::Place, 0)
    } else if let Some(number) = roman(&lower) {
        (Series::Roman, number)
    } else {
        let (prefix, number) = prefixed(printed)?;
        (Series::Prefixed(prefix.into()), number)
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

/// `26.1`, `A-3`, `3/12`, `S1234`: parts of up to three letters, digits and a letter, in this order. The part that stays the same, and the
/// number at its end.
fn prefixed(text: &str) -> Option<(&str, u32)> {
    let is_part = |part: &str| {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let most = if rest.is_empty() { 1..=3 } else { 0..=3 };
        most.contains(&(part.len() - rest.len())) && after.len() <= 1 && after.bytes().all(|c| c.is_ascii_alphabetic())
    };
    if text.len() > 16 || !text.bytes().any(|c| c.is_ascii_digit()) || !text.split(['.', '-', '/']).all(is_part) {
        return None;
    }
    let end = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let prefix = end.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = end.get(prefix.len()..)?;
    if number.is_empty() { Some((text, 0)) } else { Some((prefix, number.parse().ok()?)) }
}

/// A roman numeral below 4000, in its usual form.
fn roman(text: &str) -> Option<u32> {
    let (mut rest, mut number) = (text, 0);
    for (value, digit) in Label::ROMAN {
        while let Some(after) = rest.strip_prefix(digit).filter(|_| number < 4000) {
            (rest, number) = (after, number + value);
        }
    }
    (rest.is_empty() && (1..4000).contains(&number) && Label::roman(number) == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_as_they_are_printed() {
        let read = |text| label(text).map(|label| (label.series, label.number));
        let prefixed = |prefix: &str, number| Some((Series::Prefixed(prefix.into()), number));
        assert_eq!(read("26.1"), prefixed("26.", 1));
        assert_eq!(read("A-3"), prefixed("A-", 3));
        assert_eq!(read("2-14"), prefixed("2-", 14));
        assert_eq!(read("3/12"), prefixed("3/", 12));
        assert_eq!(read("S1234"), prefixed("S", 1234));
        assert_eq!(read("1r"), Some((Series::Arabic, 1)));
        for text in ["torn", "4of10", "4 5", "4-", ".4", "4--5", "cover4", "é4"] {
            assert_eq!(read(text), None, "{text}");
        }
        let ends = |text| range(text).map(|(first, last)| (first.printed, last.map(|last| last.printed)));
        assert_eq!(ends("A-1 to A-6"), Some(("A-1".into(), Some("A-6".into()))));
        assert_eq!(ends("A-1-A-6"), Some(("A-1".into(), Some("A-6".into()))));
        assert_eq!(ends("9-3"), None);
    }

    #[test]
    fn roman_numerals_are_read_in_their_usual_form() {
        let numerals = [("i", 1), ("iv", 4), ("ix", 9), ("xiv", 14), ("mcmlxxxvii", 1987), ("mmmcmxcix", 3999)];
        for (text, number) in numerals {
            assert_eq!(roman(text), Some(number), "{text}");
        }
        for text in ["iiii", "vx", "vv", "ixv", "mmmm", "", "page"] {
            assert_eq!(roman(text), None, "{text}");
        }
    }
}
