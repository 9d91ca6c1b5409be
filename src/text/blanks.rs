//! Runs of blanks between words.

use std::borrow::Cow;

/// A text with one space for each run of blanks, and without blanks around it.
pub fn single_spaced(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let mut ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]).peekable();
    if ends.peek() == Some(&text.len()) && is_single_spaced(text) {
        return text.into();
    }
    let mut spaced = String::with_capacity(text.len());
    let mut add = |words: &str| {
        spaced.push_str(if spaced.is_empty() || words.is_empty() { "" } else { " " });
        spaced.push_str(words);
    };
    let mut start = 0;
    for end in ends {
        let line = text.get(start..end).unwrap_or_default().trim();
        start = end + 1;
        if is_single_spaced(line) { add(line) } else { line.split_whitespace().for_each(&mut add) }
    }
    spaced.into()
}

/// Whether all blanks of a text are spaces, with words between them. Most lines are so, and one pass over all pairs of bytes shows it.
fn is_single_spaced(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let is_single = pairs.fold(true, |so_far, (one, next)| so_far & (*one >= b' ') & ((*one | *next) != b' '));
    is_single && (text.is_ascii() || !text.contains(|c: char| c != ' ' && c.is_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_of_any_kind_become_one_space() {
        for text in [
            "one two",
            " one two ",
            "one  two",
            "one\ntwo",
            "one\ttwo",
            "one\u{a0}two",
            "\u{2028}one \u{a0} two",
            "\none \n\n two\t\n",
        ] {
            assert_eq!(single_spaced(text), "one two", "{text:?}");
        }
        assert_eq!(single_spaced(" \n "), "");
    }
}
