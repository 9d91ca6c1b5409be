//! The words at the start of a bracket.

/// What follows a word at the start of a text, in any case; `None` if the text begins with a longer word, such as `page-long` or `note's`.
pub(super) fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    let letters = |text: &str| text.chars().take_while(|c| c.is_alphabetic()).count();
    let is_longer = match rest.strip_prefix('-') {
        // `redacted-b6` is a word and a code.
        Some(rest) => letters(rest) > 1,
        None => letters(rest.trim_start_matches('\'')) > 0,
    };
    (start.eq_ignore_ascii_case(word) && !is_longer).then_some(rest)
}

/// The first word of a text, of only letters, and the text after it without the space. The word is empty if it cannot be a keyword,
/// as in `pages-long` and `note's`.
pub(super) fn first_word(text: &str) -> (&str, &str) {
    let text = text.trim();
    let end = text.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    if rest.starts_with([' ', ',', ':']) || rest.is_empty() { (word, rest.trim_start()) } else { ("", text) }
}
