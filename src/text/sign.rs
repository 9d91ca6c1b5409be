//! How a sign of a text reads: decoded, and as the letter or the bracket that it looks like.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The longest entity and the longest tag that are decoded, in bytes.
const LONGEST: usize = 40;

/// The character that a text begins with, and its length there. One that is encoded, as HTML, addresses, styles and strings do, counts as
/// itself, and a tag or another entity as one without width.
pub(super) fn first(text: &str) -> Option<(char, usize)> {
    let sign = text.chars().next()?;
    let encoded = match sign {
        '&' => entity(text),
        '%' => text.strip_prefix("%5b").or_else(|| text.strip_prefix("%5B")).map(|rest| ('[', rest)),
        '\\' => escape(text),
        '<' => tag(text),
        _ => None,
    };
    Some(encoded.map_or((sign, sign.len_utf8()), |(sign, rest)| (sign, text.len() - rest.len())))
}

/// `&#91;`, `&#x5b`, `&lbrack;`, `&nbsp;`.
fn entity(text: &str) -> Option<(char, &str)> {
    let body = text.strip_prefix('&')?;
    let Some(number) = body.strip_prefix('#') else {
        let end = body.bytes().take(LONGEST).position(|byte| !byte.is_ascii_alphanumeric())?;
        let (name, rest) = body.split_at_checked(end)?;
        let is_bracket = ["lbrack", "lsqb"].iter().any(|bracket| name.eq_ignore_ascii_case(bracket));
        return Some((if is_bracket { '[' } else { ZERO_WIDTH }, rest.strip_prefix(';')?));
    };
    let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |digits| (digits, 16));
    let end = digits.find(|sign: char| !sign.is_digit(radix)).unwrap_or(digits.len());
    let (digits, rest) = digits.split_at_checked(end)?;
    let sign = char::from_u32(u32::from_str_radix(digits, radix).ok()?)?;
    Some((sign, rest.strip_prefix(';').unwrap_or(rest)))
}

/// `\u005b`, `\u{5b}`, `\U0000005b`, `\x5b`; of a style sheet, `\5b` alone.
fn escape(text: &str) -> Option<(char, &str)> {
    let code = text.strip_prefix('\\')?;
    let length = match code.as_bytes() {
        [b'u', b'{', ..] => {
            let (digits, rest) = code.get(2..)?.split_once('}')?;
            return Some((coded(digits)?, rest));
        }
        [b'x', ..] => 2,
        [b'u', ..] => 4,
        [b'U', ..] => 8,
        _ => {
            let digits = code.trim_start_matches('0');
            let rest = digits.strip_prefix("5b").or_else(|| digits.strip_prefix("5B"))?;
            return Some(('[', rest.strip_prefix(' ').unwrap_or(rest)));
        }
    };
    let (digits, rest) = code.get(1..)?.split_at_checked(length)?;
    Some((coded(digits)?, rest))
}

fn coded(digits: &str) -> Option<char> {
    let is_number = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| is_number).and_then(char::from_u32)
}

fn tag(text: &str) -> Option<(char, &str)> {
    let is_tag = text.as_bytes().get(1).is_some_and(|byte| byte.is_ascii_alphabetic() || b"/!".contains(byte));
    let end = text.bytes().take(LONGEST).position(|byte| byte == b'>').filter(|_| is_tag)?;
    Some((ZERO_WIDTH, text.get(end + 1..)?))
}

const ZERO_WIDTH: char = '\u{200b}';

/// The letter that a character reads as, in lower case.
pub(super) fn fold(sign: char) -> Option<char> {
    if sign.is_ascii_alphabetic() {
        return Some(sign.to_ascii_lowercase());
    }
    let plain = if sign.is_ascii() { sign } else { sign.nfkd().next().unwrap_or(sign) };
    let plain = match plain {
        'ѡ' | 'ԝ' | 'ω' | 'ш' | 'Ԝ' | 'ѿ' => 'w',
        'і' | 'ı' | 'ι' | 'І' | 'Ι' | 'ǀ' => 'i',
        'т' | 'τ' | 'Т' | 'Τ' => 't',
        'һ' | 'н' | 'Н' | 'Η' | 'Һ' => 'h',
        'е' | 'ё' | 'Е' | 'Ε' | 'ε' | 'є' => 'e',
        'ӏ' | 'Ӏ' | 'ⅼ' | '|' | '1' => 'l',
        'ԁ' | 'ժ' => 'd',
        other => other,
    };
    plain.is_alphabetic().then(|| plain.to_lowercase().next().unwrap_or(plain))
}

/// Whether a character between the letters may be overlooked: it has no width, or it is a sign of markup or a hyphen.
pub(super) fn is_skipped(sign: char) -> bool {
    !sign.is_ascii() && is_combining_mark(sign)
        || sign.is_control() && !sign.is_whitespace()
        || matches!(sign, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(sign, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffd}' | '\u{e0000}'..='\u{e007f}')
        || "\\*_`~->\u{2010}\u{2011}\"'".contains(sign)
}

/// Whether a character reads as an opening bracket with corners.
pub(super) fn is_bracket(sign: char) -> bool {
    "[［〔【〖〘〚「『｢〈《⟦⟨⟪⟬❲⁅﹝⦋⦍⦏⌈⌊⎡⎣⸢⸤⁽⟮".contains(sign)
}
