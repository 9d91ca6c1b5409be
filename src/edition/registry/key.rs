//! What two spellings of one code have in common.

/// A code without what agencies and typists vary: in lower case, without spaces and round brackets, long dashes as
/// hyphens, and `E.O.`, `U.S.C.`, `section` and `§` in one spelling.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(String);

/// Spellings that are folded, after spaces and case are gone.
const FOLDED: &[(&str, &str)] =
    &[("executiveorder", "eo"), ("e.o.", "eo"), ("u.s.c.", "usc"), ("section", "sec."), ("§", "sec.")];

impl Key {
    /// The key of a code or form.
    pub(super) fn of(text: &str) -> Self {
        let mut key = String::with_capacity(text.len());
        for letter in text.chars().filter(|letter| !is_dropped(*letter)) {
            if letter.is_ascii() {
                key.push(letter.to_ascii_lowercase());
            } else {
                key.extend(fold(letter));
            }
        }
        // Most codes are too short for any of these.
        if key.len() >= 7 || key.contains('.') || !key.is_ascii() {
            for (from, to) in FOLDED {
                if key.contains(from) {
                    key = key.replace(from, to);
                }
            }
        }
        Self(key)
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The set of the key's characters, as bits. One edit takes away at most one of them and adds at most one, so two
    /// keys whose sets differ in more than twice as many bits as there may be edits need not be compared.
    pub(super) fn letters(&self) -> u64 {
        self.0.chars().fold(0, |set, letter| set | 1 << (u32::from(letter) % 64))
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }
}

/// The first character of a text's key, found without making the key.
pub(super) fn start(text: &str) -> Option<char> {
    let first = text.chars().find(|letter| !is_dropped(*letter)).and_then(|letter| fold(letter).next())?;
    Some(if first == '§' { 's' } else { first })
}

/// Whether every round bracket has its partner. `25X1)` is not a code but an accident that someone should see.
pub(super) fn is_balanced(text: &str) -> bool {
    let mut open = 0_usize;
    for letter in text.bytes() {
        match letter {
            b'(' => open += 1,
            b')' if open == 0 => return false,
            b')' => open -= 1,
            _ => {}
        }
    }
    open == 0
}

fn is_dropped(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '(' | ')')
}

fn fold(letter: char) -> std::char::ToLowercase {
    match letter {
        '\u{2010}'..='\u{2013}' => '-'.to_lowercase(),
        _ => letter.to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_code_have_one_key() {
        for same in ["(b)(7)(A)", "(b) (7)(A)", "b7A", "B(7)(a)", " b 7 a "] {
            assert_eq!(Key::of(same).as_str(), "b7a", "{same}");
        }
        assert_eq!(Key::of("E.O. 13526 § 3.3(b)(1)"), Key::of("Executive Order 13526 section 3.3(b)(1)"));
        assert_eq!(Key::of("50X1–HUM"), Key::of("50x1-hum"));
        assert_ne!(Key::of("3.3(b)(1)"), Key::of("33(b)(1)"));
    }

    #[test]
    fn a_bracket_without_its_partner_is_noticed() {
        assert!(is_balanced("(b)(7)(A)"));
        assert!(!is_balanced("25X1)"));
        assert!(!is_balanced(")b("));
        assert!(!is_balanced("(b"));
    }

    #[test]
    fn the_start_is_that_of_the_key() {
        for text in ["(b)(3)", " 25X1", "§ 5", "STAT", "Harm", "Éclair"] {
            assert_eq!(start(text), Key::of(text).as_str().chars().next(), "{text}");
        }
        assert_eq!(start(" ()"), None);
    }
}
