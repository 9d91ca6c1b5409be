//! What two spellings of one code have in common.

/// Spellings to fold, once spaces and case are gone. **All keep their first sign**, which [`first_sign`] relies on.
const FOLDED: [(&str, &str); 5] =
    [("executiveorder", "eo"), ("e.o.", "eo"), ("u.s.c.", "usc"), ("section", "sec."), ("§", "sec.")];

/// A code without what agencies and typists vary: in lower case, without spaces and round brackets, dashes as hyphens, and `E.O.`,
/// `U.S.C.`, `section` and `§` in one spelling.
pub(super) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '(' | ')' => {}
            '\u{2010}'..='\u{2013}' => key.push('-'),
            _ if sign.is_ascii_graphic() => key.push(sign.to_ascii_lowercase()),
            _ if sign.is_whitespace() => {}
            _ => key.extend(sign.to_lowercase()),
        }
    }
    // Most codes have none of these spellings.
    let has_signs = key.contains('.') || !key.is_ascii();
    FOLDED.iter().fold(key, |key, (from, to)| {
        let may_have = has_signs || from.bytes().all(|byte| byte.is_ascii_lowercase());
        if may_have && key.len() >= from.len() && key.contains(from) { key.replace(from, to) } else { key }
    })
}

/// The first sign of the [`key`] of a text, without making the key; `None` if the text begins with a sign beyond ASCII, or with none.
pub(super) fn first_sign(text: &str) -> Option<u8> {
    let first = text.chars().find(|sign| !matches!(sign, '(' | ')') && !sign.is_whitespace())?;
    u8::try_from(first).ok().filter(u8::is_ascii).map(|sign| sign.to_ascii_lowercase())
}

/// Whether every round bracket has its partner. `25X1)` is not a code but an accident that someone should see.
pub(super) fn is_balanced(text: &str) -> bool {
    let depths = text.bytes().scan(0_i32, |depth, byte| {
        *depth += i32::from(byte == b'(') - i32::from(byte == b')');
        Some(*depth)
    });
    depths.clone().all(|depth| depth >= 0) && depths.last().unwrap_or(0) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_code_have_one_key() {
        for same in ["(b)(7)(A)", "(b) (7)(A)", "b7A", "B(7)(a)", " b 7 a "] {
            assert_eq!(key(same), "b7a", "{same}");
        }
        assert_eq!(key("E.O. 13526 § 3.3(b)(1)"), key("Executive Order 13526 section 3.3(b)(1)"));
        assert_eq!(key("50X1–HUM"), key("50x1-hum"));
        assert_ne!(key("3.3(b)(1)"), key("33(b)(1)"));
    }

    #[test]
    fn the_first_sign_is_that_of_the_key() {
        let folded = FOLDED.map(|(from, _)| from);
        for text in folded.into_iter().chain(["(b)(7)(A)", " ( 25X1", "E.O. 13526", "Sec. 6", "JFK Act 6(1)(B)", ".3"])
        {
            let of_key = key(text).bytes().next();
            assert_eq!(first_sign(text), of_key.filter(|_| text.is_ascii()), "{text}");
        }
        assert_eq!([first_sign(""), first_sign("( )"), first_sign("–7")], [None; 3]);
    }

    #[test]
    fn a_bracket_without_its_partner_is_noticed() {
        assert!(is_balanced("(b)(7)(A)"));
        assert!(!is_balanced("25X1)"));
        assert!(!is_balanced(")b("));
        assert!(!is_balanced("(b"));
    }
}
