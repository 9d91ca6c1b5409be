//! What two spellings of one code have in common.

/// Spellings that are folded, after spaces and case are gone. **None changes the first letter**, by which a registry knows that a text is
/// no code.
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
    fn a_folded_spelling_begins_with_the_same_letter() {
        for (from, to) in FOLDED {
            assert!(!from.is_ascii() || from.chars().next() == to.chars().next(), "{from}");
        }
    }

    #[test]
    fn a_bracket_without_its_partner_is_noticed() {
        assert!(is_balanced("(b)(7)(A)"));
        assert!(!is_balanced("25X1)"));
        assert!(!is_balanced(")b("));
        assert!(!is_balanced("(b"));
    }
}
