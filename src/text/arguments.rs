//! The arguments of a mark of withheld text.

/// The words that the arguments of a mark may hold, apart from those with a digit: codes, units, and kinds.
const ARGUMENTS: [&str; 49] = [
    "stat",
    "statintl",
    "character",
    "characters",
    "letter",
    "letters",
    "digit",
    "digits",
    "word",
    "words",
    "line",
    "lines",
    "sentence",
    "sentences",
    "paragraph",
    "paragraphs",
    "page",
    "pages",
    "name",
    "names",
    "number",
    "numbers",
    "phrase",
    "phrases",
    "passage",
    "passages",
    "portion",
    "mark",
    "portion-mark",
    "half",
    "a",
    "an",
    "of",
    "less",
    "than",
    "and",
    "about",
    "source",
    "text",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
];

/// Whether the arguments of a mark hold only codes, kinds and extents. **They are published**, so a name must not be among them, nor a
/// telephone number: a number that counts nothing has at most two digits.
pub(super) fn are_arguments(arguments: &[u8]) -> bool {
    let Ok(arguments) = std::str::from_utf8(arguments) else { return false };
    // `(b) (7)(A)` is one code.
    let arguments = arguments.replace(") (", ")(");
    let are_words = |argument: &str| {
        let words = argument.split(' ').filter(|word| !word.is_empty());
        let mut words = words.map(|word| word.strip_suffix('?').unwrap_or(word).trim_matches(['(', ')'])).peekable();
        while let Some(word) = words.next() {
            let is_known = match words.peek() {
                _ if !is_number(word) => is_word(word) || is_code(word),
                Some(next) if is_number(next) => next.contains(['/', '½', '¼', '¾']),
                Some(next) if is_word(next) => word.len() <= 6,
                _ => word.len() <= 2,
            };
            if !is_known {
                return false;
            }
        }
        true
    };
    (arguments.is_empty() || arguments.starts_with([' ', ','])) && arguments.split(',').all(are_words)
}

fn is_word(word: &str) -> bool {
    ARGUMENTS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a word may be the code of an exemption: `25X1`, `b)(6`.
pub(super) fn is_code(word: &str) -> bool {
    let count = |is: fn(&char) -> bool| word.chars().filter(is).count();
    word.len() <= 16
        && word.chars().all(|sign| sign.is_ascii_alphanumeric() || "().-/".contains(sign))
        && matches!(count(char::is_ascii_digit), 1..=4)
        && count(char::is_ascii_alphabetic) <= 8
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|sign| sign.is_ascii_digit() || "½¼¾/.-".contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_kinds_and_extents_are_arguments() {
        for text in [
            "",
            " ",
            " (b)(6)",
            " 5, 1 1/2 lines",
            " (b)(7)(A) 1.4(c), 12000 words?",
            " 25X1?, half a page",
            ", name",
            " two words",
        ] {
            assert!(are_arguments(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn names_and_numbers_of_other_kinds_are_not() {
        for text in [
            "6",
            " Smith",
            " 555-0123",
            " 202 555 0123",
            " 06 12 34 56 78",
            " 123-45-6789",
            " K1234567",
            " number 4711",
        ] {
            assert!(!are_arguments(text.as_bytes()), "{text}");
        }
    }
}
