//! The cut: from raw bytes to public text.

use std::string::FromUtf8Error;

use memchr::{memchr_iter, memchr3_iter};

use crate::diagnostic::{Code, Finding};

use super::{FilePath, RawText, Source};

/// Turns the bytes of a text file into its public [`Source`]: **the only way there is**.
///
/// A byte order mark is dropped. Bytes that are not UTF-8, and an opened `[withheld` (which this program does not cut yet), are
/// errors, and nothing of the file goes on: the findings name a place and quote nothing.
#[must_use]
pub fn withhold(path: &FilePath, raw: RawText) -> (Option<Source>, Vec<Finding>) {
    let mut text = match String::from_utf8(raw.0) {
        Ok(text) => text,
        Err(fault) => return (None, vec![not_utf8(path, &fault)]),
    };
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    let marks: Vec<Finding> = withheld_marks(&text).map(|at| refusal(path, &text, at)).collect();
    if marks.is_empty() { (Some(Source::new(path.clone(), text)), marks) } else { (None, marks) }
}

fn not_utf8(path: &FilePath, fault: &FromUtf8Error) -> Finding {
    let (bytes, good) = (fault.as_bytes(), fault.utf8_error().valid_up_to());
    let line = 1 + bytes.iter().take(good).filter(|byte| **byte == b'\n').count();
    let finding = Finding::new(Code::NotUtf8, path, None, format!("byte {} (line {line}) is not UTF-8", good + 1));
    finding.help(match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "this is UTF-16: save the file as UTF-8",
        _ => "save the file as UTF-8; an editor calls it \"encoding\"",
    })
}

fn refusal(path: &FilePath, text: &str, at: usize) -> Finding {
    let before = text.get(..at).unwrap_or_default();
    let line = 1 + before.matches('\n').count();
    let column = 1 + before.rsplit('\n').next().unwrap_or_default().chars().count();
    Finding::new(Code::WithheldText, path, None, format!("withheld text opens at {line}:{column}; nothing was written"))
        .help("take the text out of the file, or write \\[ where the paper itself prints that bracket")
}

/// Signs that a reader, or a careless keyboard, may take for an opening square bracket.
const BRACKETS: [char; 10] = ['[', '［', '⟦', '【', '〔', '〚', '❲', '⁅', '﹝', '⦋'];

/// The places where a bracket-like sign, not escaped, is followed by the word "withheld".
fn withheld_marks(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    // All signs but the first begin with one of three bytes.
    let mut signs: Vec<usize> = memchr_iter(b'[', bytes).chain(memchr3_iter(0xe2, 0xe3, 0xef, bytes)).collect();
    signs.sort_unstable();
    signs.into_iter().filter(|at| {
        let after = text.get(*at..).and_then(|rest| rest.strip_prefix(BRACKETS)).unwrap_or_default();
        let word = after.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{200b}').get(..8);
        let opens = word.is_some_and(|word| word.eq_ignore_ascii_case("withheld"));
        let escapes = || bytes.iter().take(*at).rev().take_while(|byte| **byte == b'\\').count();
        opens && escapes() % 2 == 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(bytes: &[u8]) -> (Option<Source>, Vec<Finding>) {
        withhold(&FilePath::new("content/r/a.md"), RawText::new(bytes.to_vec()))
    }

    #[test]
    fn a_byte_order_mark_is_dropped() {
        assert_eq!(cut(b"\xef\xbb\xbf+++\n+++\n").0.expect("public").text(), "+++\n+++\n");
    }

    #[test]
    fn withheld_text_is_refused_and_never_quoted() {
        for text in ["a [withheld (b)(6): Smith] b", "a [ Withheld: Smith", "⟦withheld: Smith⟧", "`[WITHHELD: Smith]`"]
        {
            let (source, findings) = cut(text.as_bytes());
            assert!(source.is_none(), "{text}");
            assert!(findings.iter().all(|finding| !format!("{finding:?}").contains("Smith")), "{text}");
        }
    }

    #[test]
    fn an_escaped_bracket_opens_nothing() {
        assert!(cut(br"the report's own \[withheld]").0.is_some());
        assert!(cut(br"a backslash \\[withheld]").0.is_none());
    }

    #[test]
    fn bytes_that_are_not_utf8_name_their_line() {
        let (source, findings) = cut(b"one\ntwo \xc3\x28");
        assert!(source.is_none());
        assert!(findings[0].message.contains("line 2"), "{}", findings[0].message);
    }
}
