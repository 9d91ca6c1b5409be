//! Finds the opening of a withheld mark in bytes of any encoding.

use memchr::memchr2_iter;

use super::{Place, Refusal, Uncut};

/// Characters that a reader, or a careless keyboard, may take for an opening square bracket.
const BRACKETS: [char; 10] = ['[', '［', '⟦', '【', '〔', '〚', '❲', '⁅', '﹝', '⦋'];

/// The word that makes the mark, in lower case.
const WORD: &[u8; 8] = b"withheld";

/// Encodings in which the letters of the word are bytes of ASCII, with zeros between them if there is anything.
const ENCODINGS: [Encoding; 5] =
    [Encoding::Bytes, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Utf32Le, Encoding::Utf32Be];

/// The most bytes that the word has in any encoding.
pub(super) const LONGEST_WORD: usize = 4 * WORD.len();

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    /// UTF-8, and the encodings of one byte a character.
    Bytes,
    Utf16Le,
    Utf16Be,
    Utf32Le,
    Utf32Be,
}

/// What is before the bytes that are searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing: they are the first of their file.
    Nothing,
    /// More bytes of the file.
    More,
}

/// Where a withheld mark opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opening {
    /// The byte at which its bracket begins.
    pub(super) at: usize,
    encoding: Encoding,
}

impl Opening {
    /// The refusal of a file for this opening in some bytes of it. **It depends on no byte after the opening.** The place is known if
    /// all that comes before is UTF-8.
    pub(super) fn refusal(self, bytes: &[u8], before: Before) -> Refusal {
        let is_readable = self.encoding == Encoding::Bytes && before == Before::Nothing;
        let public = bytes.get(..self.at).filter(|_| is_readable).and_then(|public| std::str::from_utf8(public).ok());
        Refusal::Withheld(public.map(Place::after), Uncut::NotHere)
    }
}

/// The first place where a bracket, not escaped, is followed by the word "withheld". Only words that begin at `from` or after it are
/// looked at. If there are [more](Before::More) bytes before these, and only blanks of them are seen before the word, that counts as an
/// opening.
pub(super) fn opening(bytes: &[u8], from: usize, before: Before) -> Option<Opening> {
    let words = memchr2_iter(b'w', b'W', bytes.get(from..).unwrap_or_default()).map(|at| from + at);
    // Most words that begin with this letter are others.
    let mut words = words.filter(|at| matches!(bytes.get(at + 1), Some(b'i' | b'I' | 0)));
    words.find_map(|at| {
        let mut encodings = ENCODINGS.into_iter().filter(|encoding| encoding.has_word(bytes, at));
        encodings.find_map(|encoding| {
            let unit = encoding.unit(at)?;
            let at = bracket_before(bytes.get(..unit)?, encoding, before)?;
            Some(Opening { at, encoding })
        })
    })
}

/// The bracket that some bytes end in, blanks after it apart, unless it is escaped.
fn bracket_before(bytes: &[u8], encoding: Encoding, before: Before) -> Option<usize> {
    let mut end = bytes.len();
    let mut previous = || {
        let (sign, length) = encoding.last(bytes.get(..end)?)?;
        end -= length;
        Some((sign, end))
    };
    let at = loop {
        match previous() {
            Some((sign, _)) if is_blank(sign) => {}
            Some((sign, at)) if BRACKETS.contains(&sign) => break at,
            Some(_) => return None,
            None => return (before == Before::More).then_some(0),
        }
    };
    // Nobody escapes brackets in wide encodings, and which of two bytes is first in them can be mistaken.
    let mut escapes = 0;
    while encoding == Encoding::Bytes && previous().is_some_and(|(sign, _)| sign == '\\') {
        escapes += 1;
    }
    (escapes % 2 == 0).then_some(at)
}

/// Whether a character is a blank, or takes up no room.
fn is_blank(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

impl Encoding {
    /// How many bytes a letter has.
    fn width(self) -> usize {
        match self {
            Self::Bytes => 1,
            Self::Utf16Le | Self::Utf16Be => 2,
            Self::Utf32Le | Self::Utf32Be => 4,
        }
    }

    /// Whether the word has its first letter, that byte which is not zero, at a place.
    fn has_word(self, bytes: &[u8], at: usize) -> bool {
        let width = self.width();
        let length = width * (WORD.len() - 1) + 1;
        let Some(found) = at.checked_add(length).and_then(|end| bytes.get(at..end)) else { return false };
        found.iter().enumerate().all(|(place, byte)| match WORD.get(place / width) {
            Some(letter) if place % width == 0 => byte.eq_ignore_ascii_case(letter),
            _ => *byte == 0,
        })
    }

    /// The start of the character that has its nonzero byte at a place.
    fn unit(self, at: usize) -> Option<usize> {
        match self {
            Self::Bytes | Self::Utf16Le | Self::Utf32Le => Some(at),
            Self::Utf16Be | Self::Utf32Be => at.checked_sub(self.width() - 1),
        }
    }

    /// The last character of some bytes, and how many bytes it has; a replacement character if they are not one.
    fn last(self, bytes: &[u8]) -> Option<(char, usize)> {
        let unit = |code: u32| char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
        Some(match self {
            Self::Bytes => last_of_utf8(bytes)?,
            Self::Utf16Le => (unit(u16::from_le_bytes(*bytes.last_chunk()?).into()), 2),
            Self::Utf16Be => (unit(u16::from_be_bytes(*bytes.last_chunk()?).into()), 2),
            Self::Utf32Le => (unit(u32::from_le_bytes(*bytes.last_chunk()?)), 4),
            Self::Utf32Be => (unit(u32::from_be_bytes(*bytes.last_chunk()?)), 4),
        })
    }
}

/// The last character of UTF-8; a byte that is not part of one is read as Latin-1, which has blanks of its own.
fn last_of_utf8(bytes: &[u8]) -> Option<(char, usize)> {
    let last = *bytes.last()?;
    let whole = (2..=4).find_map(|length| {
        let text = std::str::from_utf8(bytes.get(bytes.len().checked_sub(length)?..)?).ok()?;
        let mut signs = text.chars();
        let sign = signs.next()?;
        (sign.len_utf8() == length).then_some((sign, length))
    });
    if last.is_ascii() { Some((char::from(last), 1)) } else { Some(whole.unwrap_or((char::from(last), 1))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text in each encoding, with bytes before it that put it out of step.
    fn encoded(text: &str) -> Vec<(Encoding, Vec<u8>)> {
        let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let wider = |bytes: fn(u32) -> [u8; 4]| text.chars().flat_map(|sign| bytes(sign.into())).collect::<Vec<u8>>();
        vec![
            (Encoding::Bytes, text.as_bytes().to_vec()),
            (Encoding::Utf16Le, wide(u16::to_le_bytes)),
            (Encoding::Utf16Be, wide(u16::to_be_bytes)),
            (Encoding::Utf32Le, wider(u32::to_le_bytes)),
            (Encoding::Utf32Be, wider(u32::to_be_bytes)),
        ]
    }

    #[test]
    fn a_mark_is_found_in_every_encoding_at_every_offset() {
        for bracket in BRACKETS {
            for (encoding, mark) in encoded(&format!("{bracket} \u{a0}\u{200b}Withheld (b)(6): Smith]")) {
                for offset in 0..5 {
                    let bytes = [&b"\xfe\x01\x80\x00x"[..offset], &mark].concat();
                    let found = opening(&bytes, 0, Before::Nothing);
                    assert_eq!(found, Some(Opening { at: offset, encoding }), "{bracket} {encoding:?} {offset}");
                }
            }
        }
    }

    #[test]
    fn a_blank_of_latin_1_is_a_blank() {
        assert!(opening(b"\xe9 [\xa0withheld", 0, Before::Nothing).is_some());
    }

    #[test]
    fn what_is_escaped_or_has_no_bracket_opens_nothing() {
        for text in ["withheld", " withheld", "[x withheld", "[with held", "[withhel", "é withheld", "(withheld)"] {
            for (encoding, bytes) in encoded(text) {
                assert_eq!(opening(&bytes, 0, Before::Nothing), None, "{text} {encoding:?}");
            }
        }
        assert_eq!(opening(br"\[withheld", 0, Before::Nothing), None);
        assert!(opening(br"\\[withheld", 0, Before::Nothing).is_some());
    }

    #[test]
    fn blanks_that_go_back_beyond_what_is_seen_count_as_an_opening() {
        assert_eq!(opening(b"   withheld", 0, Before::Nothing), None);
        assert!(opening(b"   withheld", 0, Before::More).is_some());
        assert_eq!(opening(b"x  withheld", 0, Before::More), None);
    }
}
