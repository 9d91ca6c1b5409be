//! Blanks between words, which mean no more than one space.

use std::borrow::Cow;

/// A text with one space for each run of blanks, and none around it.
#[must_use]
pub fn single_spaced(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    // Most texts are so already, which one look at all pairs of bytes tells.
    let pairs = text.bytes().zip(text.bytes().skip(1));
    let is_single = pairs.fold(true, |so_far, (one, next)| so_far & (one >= b' ') & ((one != b' ') | (next != b' ')));
    if is_single && (text.is_ascii() || !text.contains(|c: char| c != ' ' && c.is_whitespace())) {
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
