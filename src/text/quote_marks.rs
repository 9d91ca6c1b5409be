//! Typewriter quotation marks as typographic ones.

use std::borrow::Cow;

use memchr::memchr2;

/// A text with typographic quotation marks and apostrophes in place of `"` and `'`. `before` is the character before the text: a mark
/// at the start of a word opens a quotation, and any other one closes it.
pub fn typographic(text: &str, before: char) -> Cow<'_, str> {
    if memchr2(b'"', b'\'', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let (mut curled, mut before) = (String::with_capacity(text.len() + 16), before);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let next = signs.peek().copied();
        let opens = (before.is_whitespace() || "([{“‘—–/".contains(before)) && next.is_none_or(is_of_word);
        let sign = match sign {
            '"' if opens => '“',
            '"' => '”',
            // '70s: digits are left out.
            '\'' if opens && !next.is_some_and(|next| next.is_ascii_digit()) => '‘',
            '\'' => '’',
            sign => sign,
        };
        curled.push(sign);
        before = sign;
    }
    Cow::Owned(curled)
}

/// Whether a character may be the first of a quotation.
fn is_of_word(sign: char) -> bool {
    !sign.is_whitespace() && !".,;:!?)]}—–".contains(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_open_before_words_and_close_after_them() {
        for (typed, set) in [
            ("\"Yes,\" he said.", "“Yes,” he said."),
            ("the \"third wave\"", "the “third wave”"),
            ("(\"deserted\")", "(“deserted”)"),
            ("\"He called it 'a plant'\"", "“He called it ‘a plant’”"),
            ("Neizvestny's, the emigres'", "Neizvestny’s, the emigres’"),
            ("in the '70s", "in the ’70s"),
            ("he said—\"now\"—and \"I was—\" he", "he said—“now”—and “I was—” he"),
            ("no marks", "no marks"),
        ] {
            assert_eq!(typographic(typed, ' '), set);
        }
        assert_eq!(typographic("\" he", 'x'), "” he");
        assert_eq!(typographic("\"", ' '), "“");
    }
}
