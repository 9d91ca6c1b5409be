//! Finds what a person may have written for a mark of withheld text, and the program would not cut.

use memchr::{memchr_iter, memchr2_iter, memchr3_iter};

use super::Span;
use super::arguments::are_arguments;
use super::sign::{first, fold, is_bracket, is_skipped};

/// The word of the mark.
const WORD: &str = "withheld";
/// How far a word may be from it: `witheld`, `withhled`.
pub(super) const DISTANCE: usize = 2;

/// The most letters of a word that is near the word.
const LONGEST: usize = WORD.len() + DISTANCE;
/// How many characters are looked at beside a bracket or the word.
pub(super) const REACH: usize = 40;
/// How many characters are looked at for the brackets around a word.
const PARAGRAPH: usize = 1000;

/// The first place in a public text where something looks like a mark. Its seals, and a bracket after a backslash, which is the paper's,
/// do not.
pub(super) fn find(text: &str, seals: &[Span]) -> Option<usize> {
    let is_sealed = |at: usize| {
        let next = seals.partition_point(|seal| seal.range().end <= at);
        seals.get(next).is_some_and(|seal| seal.range().contains(&at))
    };
    let words = memchr2_iter(b'w', b'W', text.as_bytes()).filter(|at| !is_sealed(*at));
    // A bracket that closes a mark twice says that it was closed too early.
    let closings = memchr2_iter(b':', b'[', text.as_bytes()).filter(|at| !seals.is_empty() && closes(text, *at));
    let places = openings(text).filter(|at| !is_sealed(*at)).chain(words.filter_map(|at| misplaced(text, at)));
    places.chain(closings).min()
}

/// The first place in bytes that are not UTF-8 where something looks like the opening of a mark, in any encoding that has the letters of
/// ASCII.
pub(super) fn is_in_blob(bytes: &[u8]) -> bool {
    let letters: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    openings(&String::from_utf8_lossy(&letters)).next().is_some()
}

/// Where a bracket comes before the word of the mark, or nearly that word.
fn openings(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    // The first bytes of brackets and of encoded ones.
    let brackets = memchr3_iter(b'[', b'&', b'%', bytes);
    let brackets = brackets.chain(memchr3_iter(0xe2, 0xe3, 0xef, bytes)).chain(memchr_iter(b'\\', bytes));
    let after = |at: usize| {
        let (sign, length) = first(text.get(at..)?)?;
        is_bracket(sign).then(|| text.get(at + length..))?
    };
    brackets.filter(move |at| after(*at).is_some_and(opens) && !is_escaped(text, *at))
}

/// Whether a backslash says that the bracket at a place is the paper's.
pub(super) fn is_escaped(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let backslashes = before.len() - before.trim_end_matches('\\').len();
    backslashes % 2 > 0 && text.get(at..).is_some_and(|bracket| bracket.starts_with(['[', ']', '(', '{', '<']))
}

/// Whether what comes after a bracket reads as the word of the mark, or nearly so.
fn opens(mut rest: &str) -> bool {
    if is_far(rest) {
        return false;
    }
    let (mut letters, mut word, mut foreign) = (String::new(), None, 0);
    for _ in 0..REACH {
        let Some((sign, length)) = first(rest) else { break };
        rest = rest.get(length..).unwrap_or_default();
        match fold(sign) {
            Some(letter) => {
                letters.push(letter);
                foreign += usize::from(!WORD.contains(letter));
            }
            None if is_skipped(sign) => {}
            None if letters.is_empty() && !sign.is_alphanumeric() && !"[](".contains(sign) => {}
            // `with held`, but not `with her`.
            None if sign.is_whitespace() => word = word.or(Some(letters.len())),
            None => break,
        }
        // `[withholding: x]` too.
        if letters == WORD || letters == "withhold" {
            return true;
        }
        if foreign > DISTANCE || letters.len() > LONGEST {
            break;
        }
    }
    is_near(word.and_then(|length| letters.get(..length)).unwrap_or(&letters))
}

/// Whether too many of a text's first letters are missing from the word of the mark for it to be a typing error. Most words are this far
/// from it, and need no other comparison.
fn is_far(text: &str) -> bool {
    let letters = text.bytes().take(WORD.len()).take_while(u8::is_ascii_alphabetic);
    letters.filter(|letter| !WORD.as_bytes().contains(&letter.to_ascii_lowercase())).count() > DISTANCE
}

/// Whether a word may be a slip of the keyboard.
pub(super) fn is_near(letters: &str) -> bool {
    letters.len().abs_diff(WORD.len()) <= DISTANCE
        && extra_letters(letters, WORD) <= DISTANCE
        && extra_letters(WORD, letters) <= DISTANCE
        && strsim::osa_distance(letters, WORD) <= DISTANCE
}

/// How many letters of ASCII a word has that another one does not have, or not as often: each of them is a slip, wherever it is. Most words
/// have too many, and counting them costs much less than the distance.
fn extra_letters(word: &str, other: &str) -> usize {
    let mut left = [0_u8; 128];
    other.bytes().filter(u8::is_ascii).for_each(|letter| left[usize::from(letter)] += 1);
    let is_extra = |letter: &u8| {
        let left = &mut left[usize::from(*letter)];
        let is_extra = *left == 0;
        *left = left.saturating_sub(1);
        is_extra
    };
    word.bytes().filter(u8::is_ascii).filter(is_extra).count()
}

/// Where a mark begins whose word is at a place, if its bracket is another one, is missing, or has the arguments first: `(withheld: x)`,
/// `withheld: x]`, `[name withheld: x]`.
fn misplaced(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?;
    let rest = text.get(at..)?;
    let length = rest
        .bytes()
        .take(LONGEST + 1)
        .position(|byte| !byte.is_ascii_alphabetic())
        .filter(|length| is_near_word(rest, *length))?;
    let after = rest.get(length..)?;
    let (colon, _) = after.char_indices().take(REACH).find(|(_, sign)| matches!(sign, ':' | '：' | '|'))?;
    if !after.get(..colon).is_some_and(|arguments| are_arguments(arguments.as_bytes())) {
        return None;
    }
    let has_arguments = |bracket: &(usize, char)| {
        let stated = before.get(bracket.0 + bracket.1.len_utf8()..).unwrap_or_default().trim();
        let is_whole = stated.matches('(').count() == stated.matches(')').count();
        let is_alone = is_bracket(bracket.1) && !stated.contains([':', '[', ']']);
        is_alone || is_whole && are_arguments([" ", stated].concat().as_bytes())
    };
    let opening = |(at, sign): &(usize, char)| (is_bracket(*sign) || "({<".contains(*sign)) && !is_escaped(text, *at);
    let mut brackets = before.char_indices().rev().take(REACH).filter(opening);
    if let Some((opening, _)) = brackets.find(has_arguments) {
        return Some(opening);
    }
    let is_corner = |sign: &(usize, char)| matches!(sign.1, '[' | ']');
    let opened = before.char_indices().rev().take(PARAGRAPH).find(is_corner);
    let closed = after.char_indices().take(PARAGRAPH).find(is_corner)?;
    let is_closed = closed.1 == ']' && !is_escaped(text, at + length + closed.0);
    (is_closed && opened.is_none_or(|(_, sign)| sign == ']')).then_some(at)
}

/// Whether the first letters of a text are nearly the word.
fn is_near_word(text: &str, length: usize) -> bool {
    length.abs_diff(WORD.len()) <= DISTANCE
        && !is_far(text)
        && text.get(..length).is_some_and(|word| is_near(&word.to_ascii_lowercase()))
}

/// Whether the sign at a place is of something like `:withheld]` or `[end withheld]`, and not of `[stamp: withheld]`.
fn closes(text: &str, sign: usize) -> bool {
    let rest = text.get(sign + 1..).unwrap_or_default();
    let end = rest.char_indices().take(REACH).find(|(_, sign)| *sign == ']');
    let Some(word) = end.and_then(|(end, _)| rest.get(..end)) else { return false };
    if text.get(sign..).is_some_and(|bracket| bracket.starts_with('[')) {
        let mut words = word.split([' ', '-', '_', '/', ':']).map(str::to_lowercase);
        let is_end = matches!(words.next().as_deref(), Some("end" | "ends" | "close" | "stop"));
        return is_end && words.any(|word| is_near(&word)) && !is_escaped(text, sign);
    }
    let colon = sign;
    let is_apart = || text.get(..colon).is_some_and(|before| before.ends_with(char::is_whitespace));
    let letters: String = word.chars().filter_map(fold).collect();
    let is_whole = word.chars().all(|sign| fold(sign).is_some() || is_skipped(sign) || sign.is_whitespace());
    is_near(&letters) && is_whole && !word.ends_with('\\') && (!word.starts_with(char::is_whitespace) || is_apart())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_near_by_its_distance() {
        // Every word that one slip makes of another: a letter more, one less, another one, or two in another order.
        let slips = |word: &str| {
            let letters: Vec<char> = word.chars().collect();
            let mut words = Vec::new();
            for at in 0..=letters.len() {
                let (before, after) = letters.split_at(at);
                let mut add = |middle: &[char], skipped: usize| {
                    words.push(
                        [before, middle, after.get(skipped..).unwrap_or_default()].concat().iter().collect::<String>(),
                    );
                };
                add(&[], 1);
                for letter in ['w', 'h', 'l', 'x', 'é'] {
                    add(&[letter], 0);
                    add(&[letter], 1);
                }
                if let [first, second, ..] = after {
                    add(&[*second, *first], 2);
                }
            }
            words
        };
        let one = slips(WORD);
        let two: Vec<String> = one.iter().flat_map(|word| slips(word)).collect();
        let three = two.iter().step_by(7).flat_map(|word| slips(word));
        let (mut near, mut far) = (0, 0);
        for word in one.iter().chain(&two).cloned().chain(three) {
            let is_close = strsim::osa_distance(&word, WORD) <= DISTANCE && word.len().abs_diff(WORD.len()) <= DISTANCE;
            assert_eq!(is_near(&word), is_close, "{word}");
            *(if is_close { &mut near } else { &mut far }) += 1;
        }
        assert!(near > 5_000 && far > 5_000, "{near} {far}");
    }

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
            "[withholding: x]",
            "[Withholden x]",
            "[withheldby",
            "[ithheld",
            "[iwthheld",
            "[eithheld",
            "[withh eld",
            "[w1thheld",
            "[withhe1d",
            "[!withheld",
            "[^withheld",
            "[<b>withheld</b>",
            "[&nbsp;withheld",
            "[with&shy;held",
            "[&#119;ithheld",
            "[\u{2068}withheld\u{2069}",
            "[\0withheld",
            "&#091;withheld",
            "&#91withheld",
            r"\u{5B}withheld",
            r"\5b withheld",
            "(withheld: x)",
            "(witheld: x)",
            "[name Witheld: x]",
            "witheld (b)(6): x]",
            "{{withheld|x}}",
            "> [with\n> held: x]",
            "{withheld (b)(6): x}",
            "<withheld: x>",
            "withheld (b)(6): x]",
            "a] b (b)(6) withheld: x] c",
            "[name withheld: x]",
            "[(b)(6), 2 words withheld: x]",
            "[home address withheld： x]",
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
            "| (withheld) | x |",
            "(withdrawn: x)",
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
            "[with her]",
            "[with help]",
            "[ ] withheld",
            "[1] withheld: x",
            "[a]: withheld",
            "(the name was withheld: x)",
            "the name was withheld: x",
            "[note: the name is withheld: x]",
            "(6) withheld: x",
            r"\(withheld: x)",
            r"\[name withheld: x]",
            r"withheld: x\]",
            "[stamp: withheld]",
            "[x :withheld]",
        ] {
            assert_eq!(find(text, &[]), None, "{text}");
        }
        assert_eq!(find("a [withheld] b", &[Span::new(2, 12)]), None);
        assert_eq!(find("a [withheld] b [Withheld]", &[Span::new(2, 12)]), Some(15));
    }

    #[test]
    fn a_mark_that_is_closed_again_is_found() {
        let seal = [Span::new(0, 10)];
        for text in [
            "[end withheld]",
            "[End of witheld text]",
            "[x :withheld]",
            "[x : withheld ]",
            "[x: y:Witheld]",
            "[x :with\u{ad}held]",
        ] {
            assert!(find(&format!("[withheld] {text}"), &seal).is_some(), "{text}");
        }
        for text in [
            "[stamp: withheld]",
            "[end of a withheld",
            r"\[end withheld]",
            r"[x :withheld\]",
            "[x: page]",
            ": withheld",
        ] {
            assert_eq!(find(&format!("[withheld] {text}"), &seal), None, "{text}");
        }
    }

    #[test]
    fn what_looks_like_a_mark_is_found_in_other_encodings() {
        for text in ["[witheld: é]", "[ Withheld", "［withheld"] {
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert!(is_in_blob(text.as_bytes()) && (!text.is_ascii() || is_in_blob(&wide)), "{text}");
        }
        assert!(is_in_blob(b"\xe9 [\xa0witheld: M\xfcller]"));
        assert!(!is_in_blob(b"BT [(Withheld) 20 (x)] TJ \xff"));
    }
}
