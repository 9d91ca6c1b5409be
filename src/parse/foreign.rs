//! Characters that other programs and writers leave in a text: block characters, split words, form feeds, mixed quotation marks.

use memchr::memmem;

use crate::diagnostic::Code;
use crate::text::Span;

use super::findings::Findings;

/// The first two bytes of all block characters in UTF-8.
const BLOCKS: &[u8] = b"\xe2\x96";

/// Reports block characters, once for each run of them, hyphens that split a word between two lines, and form feeds. In a block that is
/// [as typed](super::typed), a line may end in a hyphen.
pub(super) fn check(text: &str, findings: &mut Findings<'_>) {
    let mut end = 0;
    for at in memmem::find_iter(text.as_bytes(), BLOCKS) {
        let rest = text.get(at..).unwrap_or_default();
        let shown = rest.trim_start_matches(|c: char| is_block(c) || c.is_whitespace());
        let run = rest.get(..rest.len() - shown.len()).unwrap_or_default().trim_end();
        if at < end || !(run.starts_with('█') || run.chars().filter(|c| is_block(*c)).nth(1).is_some()) {
            continue;
        }
        end = at + run.len();
        let help = "write [redacted], with the exemption and the extent if they are known";
        findings.add(Code::BlockCharacters, Span::new(at, end), "these block characters are not a redaction", help);
    }
    for at in memmem::find_iter(text.as_bytes(), "-\n") {
        let after = text.get(at + 2..).unwrap_or_default().trim_start_matches([' ', '\t', '>']);
        // A single capital is an initial or a sign: U-2, X-ray.
        let pairs = || {
            let before = text.get(..at).unwrap_or_default().chars().rev();
            before.zip(after.chars()).take(2)
        };
        let is_small = pairs().take(1).any(|(before, after)| before.is_lowercase() && after.is_lowercase());
        let is_capital = |(before, after): (char, char)| before.is_uppercase() && after.is_uppercase();
        if is_small || pairs().filter(|pair| is_capital(*pair)).count() == 2 {
            let start = text.get(..at).map_or(0, |before| before.trim_end_matches(char::is_alphabetic).len());
            let end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
            let halves = [text.get(start..at), after.get(..end)].map(Option::unwrap_or_default);
            let help = format!(
                "write `{}`, or the hyphen and the rest of the word on one line if it belongs to the word",
                halves.concat()
            );
            findings.add(
                Code::LineEndHyphen,
                Span::new(start, at + 1),
                "a hyphen at the end of a line splits this word",
                help,
            );
        }
    }
    for at in memchr::memchr_iter(0x0c, text.as_bytes()) {
        let message = "this form feed does not begin a page of the original";
        let help = "write [page N] in its place, or delete it";
        findings.add(Code::PageBreak, Span::new(at, at + 1), message, help);
    }
}

/// A black or grey block or square: an OCR program writes them for a bar.
fn is_block(c: char) -> bool {
    matches!(c, '\u{2580}'..='\u{2593}' | '\u{25a0}' | '\u{25ac}'..='\u{25ae}')
}

/// Reports the first paragraph after the front matter that has straight quotation marks and curly ones, at the first of the kind that is
/// rarer in it.
pub(super) fn mixed_quotes(findings: &mut Findings<'_>, from: usize) {
    let text = findings.source.text();
    let (straight, curly) = (memchr::memchr(b'"', text.as_bytes()), memmem::find(text.as_bytes(), "“".as_bytes()));
    if straight.is_none() || curly.is_none() {
        return;
    }
    let mut start = from;
    for paragraph in text.get(from..).unwrap_or_default().split_inclusive("\n\n") {
        if let Some((at, sign)) = rarer_quote(paragraph) {
            let place = Span::new(start + at, start + at + sign.len_utf8());
            let help = "check the scan: a typewriter has only straight ones";
            findings.add(Code::MixedQuotes, place, "this paragraph has curly and straight quotation marks", help);
            return;
        }
        start += paragraph.len();
    }
}

/// The first quotation mark of the kind that is rarer in a paragraph which has both.
fn rarer_quote(paragraph: &str) -> Option<(usize, char)> {
    let curly: Vec<usize> = memmem::find_iter(paragraph.as_bytes(), "“").collect();
    let first_curly = *curly.first()?;
    // A straight one after a digit may be a sign for inches.
    let opens = |at: &usize| {
        let before = paragraph.get(..*at).and_then(|before| before.chars().next_back());
        let after = paragraph.get(at + 1..).and_then(|after| after.chars().next());
        before.is_none_or(char::is_whitespace) && after.is_some_and(char::is_alphanumeric)
    };
    let straight: Vec<usize> = memchr::memchr_iter(b'"', paragraph.as_bytes()).filter(opens).collect();
    let first_straight = *straight.first()?;
    Some(if curly.len() < straight.len() { (first_curly, '“') } else { (first_straight, '"') })
}
