//! Finds brackets that may be meant as marks of withheld text, although what is in them could be the paper's own words.

use super::Span;
use super::arguments::{are_arguments, is_code};
use super::look_alike::{DISTANCE, REACH, is_escaped, is_near};
use super::sign::{first, fold, is_bracket, is_skipped};

/// The marks that hold any words: the editor wrote them to be read.
const SHOWN: [&str; 8] = ["note", "stamp", "handwritten", "struck", "banner", "sic", "unclear", "released"];
/// What somebody may write in place of "withheld". A redaction takes no text, and the others are not marks.
const REDACTED: [&str; 18] = [
    "redact",
    "redacted",
    "deleted",
    "denied",
    "excised",
    "censored",
    "suppressed",
    "sealed",
    "secret",
    "hidden",
    "omit",
    "omitted",
    "removed",
    "private",
    "confidential",
    "off the record",
    "not for publication",
    "do not publish",
];

/// The first bracket in a public text that has the word "withheld", or nearly that word, in it or directly before it; or that has a code, or
/// a word for a redaction, and a text after a colon. Seals, escaped brackets, links and the text of [`SHOWN`] marks do not count.
pub(super) fn find(text: &str, seals: &[Span]) -> Option<usize> {
    let mut open: Vec<Bracket> = Vec::new();
    let doubtful = |open: &[Bracket]| open.iter().find(|bracket| bracket.is_doubtful).map(|bracket| bracket.at);
    let (mut at, mut letters, mut is_blank_line) = (0, String::new(), false);
    loop {
        let next = seals.partition_point(|seal| seal.end as usize <= at);
        let seal = seals.get(next).filter(|seal| seal.start as usize == at);
        let rest = text.get(at..).unwrap_or_default();
        let sign = if seal.is_some() { None } else { first(rest) };
        match sign.map(|(sign, _)| (sign, fold(sign))) {
            Some((_, Some(letter))) => letters.push(letter),
            Some((sign, None)) if !letters.is_empty() && is_skipped(sign) => {}
            _ if letters.is_empty() => {}
            _ => {
                if is_near(&letters) {
                    open.last_mut().into_iter().for_each(|bracket| bracket.is_doubtful |= !bracket.is_shown);
                    if seal.is_none() && rest.starts_with('[') && !rest.starts_with("[^") {
                        return Some(at);
                    }
                }
                letters.clear();
            }
        }
        if let Some(seal) = seal {
            (at, is_blank_line) = (seal.end as usize, false);
            continue;
        }
        let Some((sign, length)) = sign else { return doubtful(&open) };
        let after = rest.get(length..).unwrap_or_default();
        if rest.starts_with("<withheld") {
            return Some(at);
        }
        if is_bracket(sign) && !is_escaped(text, at) {
            if is_redaction_with_text(after) {
                return Some(at);
            }
            open.push(Bracket { at, is_shown: is_shown(after), is_doubtful: false });
        } else if matches!(sign, ']' | '］' | '】' | '〕' | '〗' | '」' | '⟧') && !is_escaped(text, at) {
            let closed = open.pop().filter(|bracket| bracket.is_doubtful);
            if let Some(bracket) = closed.filter(|_| !after.starts_with('(')) {
                return Some(bracket.at);
            }
        } else if sign == '\n' && is_blank_line {
            if let Some(at) = doubtful(&open) {
                return Some(at);
            }
            open.clear();
        }
        is_blank_line = sign == '\n' || is_blank_line && sign.is_whitespace();
        at += length;
    }
}

/// Whether a word is written like a code that agencies use: `25X1`, `(b)(6)`, `1.4(c)`, `b7C`. Other letters and digits may
/// be a word that an OCR program misread.
fn is_exemption(word: &str) -> bool {
    let signs = word.as_bytes();
    let has_x = || {
        let is_with_x = |pair: &[u8]| matches!(pair, [b'0'..=b'9', b'X' | b'x'] | [b'X' | b'x', b'0'..=b'9']);
        signs.windows(2).any(is_with_x)
    };
    let is_lettered = word.contains('(') && word.contains(char::is_alphabetic);
    (is_lettered || has_x() || matches!(signs, [b'b' | b'B', b'1'..=b'9', ..]))
        && is_code(word.trim_matches(['(', ')', '?']))
}

/// Whether a bracket has a code in it, or begins nearly like a redaction.
pub fn may_redact(bracket: &str) -> bool {
    let mut words = bracket.split([' ', ',', ':', '[', ']']).filter(|word| !word.is_empty()).peekable();
    let is_redaction = |word: &&str| strsim::osa_distance(&word.to_lowercase(), "redacted") <= DISTANCE;
    words.peek().is_some_and(is_redaction) || words.any(is_exemption)
}

/// A bracket that is open.
struct Bracket {
    at: usize,
    /// Whether it is a mark that holds any words, or a reference with words of its own.
    is_shown: bool,
    /// Whether the word is in it.
    is_doubtful: bool,
}

/// Whether what comes after a bracket is the keyword of a mark that holds any words, and its colon; or a reference and its line.
fn is_shown(after: &str) -> bool {
    let sign = |(_, sign): &(usize, char)| matches!(sign, ':' | '|' | ']');
    let Some((end, sign)) = after.char_indices().take(REACH).find(sign) else { return false };
    let keyword = after.get(..end).unwrap_or_default().split([' ', ',']).next().unwrap_or_default();
    sign == '|' || sign == ':' && SHOWN.iter().any(|shown| keyword.eq_ignore_ascii_case(shown))
}

/// Whether what comes after a bracket is a redaction or a code with a text after a colon, which neither takes: `redacted (b)(6): Smith]`.
fn is_redaction_with_text(after: &str) -> bool {
    let end = after.char_indices().take(REACH).find(|(_, sign)| matches!(sign, ':' | '[' | ']' | '\n'));
    let Some(head) = end.filter(|(_, sign)| *sign == ':').and_then(|(colon, _)| after.get(..colon)) else {
        return false;
    };
    let head = head.to_lowercase();
    let has_code = head.split([' ', ',']).any(is_exemption);
    let redacted = REDACTED.iter().filter_map(|redacted| head.strip_prefix(redacted));
    let mut stated = redacted.chain(has_code.then_some(head.as_str()));
    stated.any(|stated| are_arguments([" ", stated].concat().as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_that_may_be_meant_as_marks_are_found() {
        for text in [
            "[must be withheld Smith]",
            "[name (withheld) Smith]",
            "[Smith withheld]",
            "[Smith, withheld (b)(6)]",
            "[name: withheld Smith]",
            "[page withheld Smith]",
            "[must be\nwithheld Smith",
            "a withheld[Smith]",
            "a Withheld[Smith]",
            "［must be withheld Smith］",
            "[must be with\u{ad}held Smith]",
            "[must be wіthheld Smith]",
            "[must be <b>with</b>held Smith]",
            "<withheld>Smith</withheld>",
            "[note: a [to be withheld Smith] b]",
            "[a [note: b] withheld Smith]",
            "title = \"[must be with\\u0068eld Smith]\"",
            "[redacted: Smith]",
            "[redacted (b)(6), 2 words: Smith]",
            "[Deleted (b)(6): Smith]",
            "[(b)(6): Smith]",
            "[25X1: Smith]",
            "[1.4(c), 2 words: Smith]",
            "[b7C: Smith]",
            "[75X: Smith]",
            "[Sealed: Smith]",
            "[secret (b)(6): Smith]",
            "[do not publish: Smith]",
        ] {
            assert!(find(text, &[]).is_some(), "{text}");
        }
        assert_eq!(find("a [withheld] b [must be withheld", &[Span::new(2, 12)]), Some(15));
        assert_eq!(find("é [must be withheld] b", &[]), Some(3));
    }

    #[test]
    fn other_brackets_are_not() {
        for text in [
            "the name was withheld",
            "the name was withheld [redacted 25X1]",
            "the name (withheld) was Smith",
            "[note: the name is withheld]",
            "[handwritten: withheld, [unclear: W. J.]]",
            "[stamp: WITHHELD]",
            r"\[name withheld]",
            r"\[redacted: Smith]",
            "[redacted (b)(6), 2 words]",
            "[page annex:4]",
            "[4: the text]",
            "[3Dee63:n 02]",
            "[S:102A] [F4: the text]",
            "[secretary: the text]",
            "[SECRET]: the text",
            "[25X1]: the text",
            "[a] withheld [b]",
            "[a\n\nThe name is withheld]",
            "[released 2022, was 25X1: Bill Brasko withheld]",
            "[with the help of Smith]",
            "<b>withheld</b> a > b",
            "it was withheld[^1]",
            "[a page withheld in full](a.md) ![withheld](a.png)",
            "[[memo|what is withheld]] [[text-that-you-withhold]]",
        ] {
            assert_eq!(find(text, &[]), None, "{text}");
        }
        assert_eq!(find("[a] [withheld][withheld] b", &[Span::new(4, 14), Span::new(14, 24)]), None);
        assert_eq!(find("withheld[withheld]", &[Span::new(8, 18)]), None);
    }
}
