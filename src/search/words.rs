//! The words of a text, as the index has them.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The longest word of the index, in characters: a longer one ends here.
const LONGEST: usize = 40;

/// Hands each word of a text to `take`, folded: in lower case, without accents, with compatibility forms such as `ﬁ` as plain letters.
/// A word is a run of letters and digits; `U.S.` is one word too.
pub fn words(text: &str, take: impl FnMut(&str)) {
    words_in(&mut String::new(), text, take);
}

/// The same for one of many texts, which share the memory of `lower`.
pub(super) fn words_in(lower: &mut String, text: &str, mut take: impl FnMut(&str)) {
    lower.clear();
    lower.push_str(text);
    lower.make_ascii_lowercase();
    let text = &**lower;
    let bytes = text.as_bytes();
    let mut word = Word { text: String::new(), length: 0, letters: 0 };
    let mut at = 0;
    while at < text.len() {
        let start = at;
        at = start + letters(&bytes[start..]);
        let run = text.get(start..at).unwrap_or_default();
        let ends = match bytes.get(at).map(|byte| CLASSES[*byte as usize]) {
            None | Some(Class::End) => true,
            Some(Class::Period) => run.len() != 1,
            Some(Class::Letter | Class::Other) => false,
        };
        // Most words are one run, and need no copy.
        if ends && word.text.is_empty() && run.len() <= LONGEST {
            if !run.is_empty() {
                take(run);
            }
            at += 1;
            continue;
        }
        word.push_run(run);
        let mut chars = text.get(at..).unwrap_or_default().chars();
        let next = chars.next();
        let rest = chars.as_str();
        at = text.len() - rest.len();
        let Some(c) = next else { break };
        match c {
            '.' if word.letters == 1 && begins_with_one_letter(rest) => word.letters = 0,
            c if is_ignored(c) => {}
            c if c.is_ascii() => word.end(&mut take),
            c => {
                for c in c.nfkd().filter(|c| !is_combining_mark(*c)) {
                    let folded = c.to_uppercase().flat_map(char::to_lowercase);
                    folded.for_each(|c| if c.is_alphanumeric() { word.push_folded(c) } else { word.end(&mut take) });
                }
            }
        }
    }
    word.end(&mut take);
}

/// How many bytes of [`Class::Letter`] a text begins with, counted by eights.
fn letters(bytes: &[u8]) -> usize {
    /// The highest bit of each byte.
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    let (eights, rest) = bytes.as_chunks();
    for (number, eight) in eights.iter().enumerate() {
        let eight = u64::from_le_bytes(*eight);
        // In each byte of ASCII, whether it is at least as high as a letter.
        let from = |letter: u8| (eight & !HIGH) + u64::from_ne_bytes([0x80 - letter; 8]);
        let letters = (from(b'a') & !from(b'z' + 1)) | (from(b'0') & !from(b'9' + 1));
        let others = (!letters | eight) & HIGH;
        if others != 0 {
            return number * 8 + others.trailing_zeros() as usize / 8;
        }
    }
    let in_rest = rest.iter().position(|byte| CLASSES[*byte as usize] != Class::Letter).unwrap_or(rest.len());
    bytes.len() - rest.len() + in_rest
}

/// What a byte of a text in lower case is for its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A letter of ASCII, or a digit.
    Letter,
    /// A word ends before it.
    End,
    /// A word ends before it, except within an abbreviation.
    Period,
    /// Only the character says what it is.
    Other,
}

static CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte: u8 = 0;
    while byte < 0x80 {
        classes[byte as usize] = match byte {
            b'a'..=b'z' | b'0'..=b'9' => Class::Letter,
            b'.' => Class::Period,
            _ if is_ignored(byte as char) => Class::Other,
            _ => Class::End,
        };
        byte += 1;
    }
    classes
};

/// A word as far as it is read.
struct Word {
    text: String,
    length: usize,
    /// How many characters it has since it began, or since the last period in it.
    letters: usize,
}

impl Word {
    /// Adds ASCII letters, in lower case, and digits.
    fn push_run(&mut self, run: &str) {
        let kept = run.get(..LONGEST - self.length).unwrap_or(run);
        self.text.push_str(kept);
        self.length += kept.len();
        self.letters += run.len();
    }

    fn push(&mut self, c: char) {
        self.letters += 1;
        if self.length < LONGEST {
            self.length += 1;
            self.text.push(c);
        }
    }

    /// Adds a letter, or the plain letters for one that no accent explains.
    fn push_folded(&mut self, c: char) {
        let plain = match c {
            'æ' => "ae",
            'œ' => "oe",
            'þ' => "th",
            'ł' => "l",
            'ø' => "o",
            'đ' | 'ð' => "d",
            'ħ' => "h",
            _ => return self.push(c),
        };
        plain.chars().for_each(|c| self.push(c));
    }

    fn end(&mut self, take: &mut impl FnMut(&str)) {
        if !self.text.is_empty() {
            take(&self.text);
            self.text.clear();
        }
        (self.length, self.letters) = (0, 0);
    }
}

/// Whether a text begins with a letter that no other letter follows: the next letter of an abbreviation such as `U.S.`
fn begins_with_one_letter(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_alphabetic) && !chars.next().is_some_and(char::is_alphanumeric)
}

/// Whether a character is in a word without being a part of it: a soft hyphen, a character without width, the sign for the end of a page.
const fn is_ignored(c: char) -> bool {
    matches!(c, '\u{c}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        let mut all = Vec::new();
        words(text, |word| all.push(word.to_owned()));
        all
    }

    #[test]
    fn case_accents_and_compatibility_forms_are_folded() {
        assert_eq!(
            folded("Míša MISA ﬁle Łódź Straße ΣΊΣΥΦΟΣ Ångström Ⅷ x²"),
            ["misa", "misa", "file", "lodz", "strasse", "σισυφοσ", "angstrom", "viii", "x2"]
        );
        assert_eq!(folded("Mi\u{301}s\u{30c}a"), ["misa"]);
    }

    #[test]
    fn a_word_is_a_run_of_letters_and_digits() {
        assert_eq!(
            folded("self-government, Gorbachev's 25X1 (b)(3) 6.49 \u{2588}"),
            ["self", "government", "gorbachev", "s", "25x1", "b", "3", "6", "49"]
        );
        assert_eq!(folded("pol\u{ad}icy re\u{c}port"), ["policy", "report"]);
        assert_eq!(folded(&"x".repeat(100)), ["x".repeat(40)]);
    }

    #[test]
    fn letters_are_counted_as_they_are_classed() {
        for byte in 0..=u8::MAX {
            for length in 0..20 {
                let mut bytes = vec![b'a'; length];
                bytes.extend([byte, b'.']);
                let is_letter = CLASSES[byte as usize] == Class::Letter;
                assert_eq!(letters(&bytes), length + usize::from(is_letter), "{byte} {length}");
            }
        }
    }

    #[test]
    fn an_abbreviation_with_periods_is_one_word() {
        assert_eq!(
            folded("U.S. U.S.S.R., e.g. U.S.Army J. Smith end.A b"),
            ["us", "ussr", "eg", "us", "army", "j", "smith", "end", "a", "b"]
        );
    }
}
