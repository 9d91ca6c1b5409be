//! Runs of blanks between words.

use std::borrow::Cow;

/// A text with one space for each run of blanks, and without blanks around it.
#[must_use]
pub fn single_spaced(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    // Most texts need no change: one pass over all pairs of bytes shows it.
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let is_single = pairs.fold(true, |so_far, (one, next)| so_far & (*one >= b' ') & ((*one | *next) != b' '));
    if is_single && (text.is_ascii() || !has_wide_blank(text)) {
        return Cow::Borrowed(text);
    }
    let mut spaced = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    Cow::Owned(spaced)
}

/// Whether a text has a blank outside of ASCII.
fn has_wide_blank(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let mut signs = rest.get(at..).unwrap_or_default().chars();
        if signs.next().is_some_and(char::is_whitespace) {
            return true;
        }
        rest = signs.as_str();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_of_any_kind_become_one_space() {
        for text in
            ["one two", " one two ", "one  two", "one\ntwo", "one\ttwo", "one\u{a0}two", "\u{2028}one \u{a0} two"]
        {
            assert_eq!(single_spaced(text), "one two", "{text:?}");
        }
        assert!(matches!(single_spaced(" “one” two "), Cow::Borrowed("“one” two")));
        assert_eq!(single_spaced(" \n "), "");
    }
}
