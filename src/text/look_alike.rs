//! Finds what a person may have written for `[withheld`, and the program would not cut.

use memchr::{memchr_iter, memchr3_iter};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::Span;

/// The word of the mark.
const WORD: &str = "withheld";
/// How far a word may be from it: `witheld`, `withhled`.
const DISTANCE: usize = 2;
/// How many characters are looked at after a bracket.
const REACH: usize = 40;
/// A bracket that somebody encoded: in HTML, in an address, in a string.
const ENCODED: [&str; 7] = ["&#91;", "&#x5b;", "&lbrack;", "&lsqb;", "%5b", "\\u005b", "\\x5b"];

/// The first place in a public text where something looks like the opening of a mark. The seals of marks, and a bracket after a
/// backslash, which is the paper's, do not.
pub(super) fn find(text: &str, seals: &[Span]) -> Option<usize> {
    let bytes = text.as_bytes();
    // The first bytes of brackets and of encoded ones.
    let brackets = memchr3_iter(b'[', b'&', b'%', bytes);
    let brackets = brackets.chain(memchr3_iter(0xe2, 0xe3, 0xef, bytes)).chain(memchr_iter(b'\\', bytes));
    let opening = brackets.filter(|at| text.get(*at..).and_then(after_bracket).is_some_and(opens));
    opening.filter(|at| !seals.iter().any(|seal| seal.range().start == *at) && !is_escaped(text, *at)).min()
}

/// What comes after the bracket that a text begins with, if it does.
fn after_bracket(text: &str) -> Option<&str> {
    let sign = text.chars().next()?;
    if is_bracket(sign) {
        return text.get(sign.len_utf8()..);
    }
    let is_code = |code: &&&str| text.get(..code.len()).is_some_and(|start| start.eq_ignore_ascii_case(code));
    text.get(ENCODED.iter().find(is_code)?.len()..)
}

/// Whether a backslash says that the bracket at a place is the paper's.
fn is_escaped(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let backslashes = before.len() - before.trim_end_matches('\\').len();
    backslashes % 2 > 0 && text.get(at..).is_some_and(|bracket| bracket.starts_with('['))
}

/// Whether what comes after a bracket reads as the word of the mark, or nearly so.
fn opens(rest: &str) -> bool {
    let mut letters = String::new();
    let mut has_begun = false;
    for sign in rest.chars().take(REACH) {
        match fold(sign) {
            Some(letter) => {
                if !has_begun && letter != 'w' {
                    return false;
                }
                has_begun = true;
                letters.push(letter);
            }
            None if is_skipped(sign) => {}
            // `with held`, but not `with the`.
            None if sign.is_whitespace() && (letters.is_empty() || letters == "with") => {}
            None => break,
        }
        if letters.starts_with(WORD) {
            return true;
        }
    }
    letters.len().abs_diff(WORD.len()) <= DISTANCE && strsim::osa_distance(&letters, WORD) <= DISTANCE
}

/// The letter that a character reads as, in lower case.
fn fold(sign: char) -> Option<char> {
    let plain = sign.nfkd().next().unwrap_or(sign);
    let plain = match plain {
        'ѡ' | 'ԝ' | 'ω' | 'ш' | 'Ԝ' | 'ѿ' => 'w',
        'і' | 'ı' | 'ι' | 'І' | 'Ι' | 'ǀ' => 'i',
        'т' | 'τ' | 'Т' | 'Τ' => 't',
        'һ' | 'н' | 'Н' | 'Η' | 'Һ' => 'h',
        'е' | 'ё' | 'Е' | 'Ε' | 'ε' | 'є' => 'e',
        'ӏ' | 'Ӏ' | 'ⅼ' | '|' => 'l',
        'ԁ' | 'ժ' => 'd',
        other => other,
    };
    plain.is_alphabetic().then(|| plain.to_lowercase().next().unwrap_or(plain))
}

/// Whether a character between the letters may be overlooked: it has no width, or it is a sign of markup or a hyphen.
fn is_skipped(sign: char) -> bool {
    is_combining_mark(sign)
        || matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{180e}' | '\u{34f}')
        || "\\*_`~-\u{2010}\u{2011}\"'".contains(sign)
}

/// Whether a character reads as an opening bracket with corners.
fn is_bracket(sign: char) -> bool {
    matches!(
        sign,
        '[' | '［'
            | '〔'
            | '【'
            | '〖'
            | '〘'
            | '〚'
            | '「'
            | '『'
            | '｢'
            | '〈'
            | '《'
            | '⟦'
            | '⟨'
            | '⟪'
            | '⟬'
            | '❲'
            | '⁅'
            | '﹝'
            | '⦋'
            | '⦍'
            | '⦏'
            | '⌈'
            | '⌊'
            | '⎡'
            | '⎣'
            | '⸢'
            | '⸤'
            | '⁽'
            | '⟮'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_mark_is_found() {
        for text in [
            "[withheld: x]",
            "[Withheld: x]",
            "［withheld: x］",
            "⟦withheld⟧",
            "【 withheld",
            "[ withheld",
            "[*withheld*",
            "[\u{200b}withheld",
            "[with\u{200d}held",
            "[with\u{ad}held",
            "[with-held",
            "[with held",
            "[withh\u{301}eld",
            "[wіthhеld",
            "[ｗithheld",
            "[WITHHELD",
            "&#91;withheld",
            "&#x5B;withheld",
            "&lbrack;withheld",
            "%5Bwithheld",
            "[\\withheld",
            "[witheld",
            "[withhled",
            "[wihheld",
            "[withhold",
            "[withheldby",
            r"\\[withheld",
            "x [[withheld",
        ] {
            assert!(find(text, &[]).is_some(), "{text}");
        }
    }

    #[test]
    fn other_brackets_are_not() {
        for text in [
            "withheld",
            "(withheld)",
            "[redacted]",
            "[with the held]",
            "[within]",
            "[withdrawn]",
            "[width]",
            "[with]",
            "[wield]",
            r"\[withheld: x]",
            "[x withheld]",
            "& withheld",
            "100% withheld",
            "[with a letter]",
            "[",
            "[w",
            "【",
            "[wi\u{301}",
        ] {
            assert_eq!(find(text, &[]), None, "{text}");
        }
        assert_eq!(find("a [withheld] b", &[Span::new(2, 12)]), None);
        assert_eq!(find("a [withheld] b [Withheld]", &[Span::new(2, 12)]), Some(15));
    }
}
