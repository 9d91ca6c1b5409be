//! The words before and after a row, collected from the pieces of its block.

use std::borrow::Cow;

use crate::text::single_spaced;

/// How many words a row has on each side.
const WORDS: usize = 6;

/// The last words of a block's pieces. A word may continue from one piece to the next.
pub(super) fn before(pieces: &[&str]) -> String {
    let mut text = Cow::Borrowed("");
    for piece in pieces.iter().rev() {
        // Usually the last piece has enough words.
        text = if text.trim().is_empty() { Cow::Borrowed(piece) } else { Cow::Owned([piece, &*text].concat()) };
        if let Some(words) = last_words(&text) {
            return single_spaced(words).into_owned();
        }
    }
    single_spaced(&text).into_owned()
}

/// The first words of a text, once the last of them has ended.
pub(super) fn after(text: &str) -> Option<String> {
    first_words(text).map(|words| single_spaced(words).into_owned())
}

fn first_words(text: &str) -> Option<&str> {
    let mut signs = text.char_indices();
    let mut end = 0;
    for _ in 0..WORDS {
        signs.find(|(_, sign)| !sign.is_whitespace())?;
        end = signs.find(|(_, sign)| sign.is_whitespace())?.0;
    }
    text.get(..end)
}

fn last_words(text: &str) -> Option<&str> {
    let mut signs = text.char_indices().rev();
    let mut start = 0;
    for _ in 0..WORDS {
        signs.find(|(_, sign)| !sign.is_whitespace())?;
        start = signs.find(|(_, sign)| sign.is_whitespace())?.0;
    }
    text.get(start..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_words_are_whole_and_single_spaced() {
        assert_eq!(before(&["one two three four five six seven ", " "]), "two three four five six seven");
        assert_eq!(
            before(&["one two", "-fold three", " ", "four\nfive six seven"]),
            "two-fold three four five six seven"
        );
        assert_eq!(before(&["o", "ne two three four five six"]), "one two three four five six");
        assert_eq!(before(&["one ", " ", "two"]), "one two");
        assert_eq!(before(&[" ", ""]), "");
    }

    #[test]
    fn the_first_words_wait_until_the_last_of_them_ends() {
        assert_eq!(after(" one two  three four\tfive six seven").as_deref(), Some("one two three four five six"));
        assert_eq!(after("one two three four five six"), None);
        assert_eq!(after("ä ö ü é è ê "), Some("ä ö ü é è ê".into()));
        assert_eq!(after(""), None);
    }
}
