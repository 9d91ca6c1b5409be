//! Runs of blanks between words.

/// A text with one space for each run of blanks, and without blanks around it.
#[must_use]
pub fn single_spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        spaced.push_str(if spaced.is_empty() { "" } else { " " });
        spaced.push_str(word);
    }
    spaced
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
        assert_eq!(single_spaced(" \n "), "");
    }
}
