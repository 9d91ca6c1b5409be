//! The emphasis, notes and tables of OCR programs, which write them in Markdown or in HTML.

/// How emphasis begins and ends, and its sign in Markdown.
const EMPHASIS: [(&str, &str, &str); 7] = [
    ("**", "**", "**"),
    ("~~", "~~", "~~"),
    ("*", "*", "*"),
    ("<b>", "</b>", "**"),
    ("<strong>", "</strong>", "**"),
    ("<i>", "</i>", "*"),
    ("<em>", "</em>", "*"),
];

/// The longest text with emphasis, in characters.
const LONGEST: usize = 400;

/// How the number of a note begins and ends.
const NOTES: [(&str, &str); 2] = [("[^", "]"), ("<sup>", "</sup>")];

/// The most digits of a note.
const LONGEST_NUMBER: usize = 4;

/// Emphasis that begins a text after this character: its length in bytes, its sign, and its words, which have no markup in them. Whatever is
/// around it, Markdown reads it as emphasis.
pub(super) fn emphasis(before: Option<char>, text: &str) -> Option<(usize, &'static str, &str)> {
    let is_apart = |c: Option<char>| {
        c.is_none_or(|c| c.is_ascii_whitespace() || c.is_ascii_punctuation() && !matches!(c, '*' | '~' | '_' | '\\'))
    };
    let (opening, closing, sign) = EMPHASIS.into_iter().find(|(opening, ..)| text.starts_with(opening))?;
    let rest = text.strip_prefix(opening)?;
    let end = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(at, _)| at);
    let (words, _) = rest.get(..end)?.split_once(closing)?;
    let len = opening.len() + words.len() + closing.len();
    let after = text.get(len..)?.chars().next();
    let is_plain = !words.contains(['*', '~', '<', '[', '█', '\\']) && !words.chars().any(char::is_control);
    let is_tight = !words.is_empty() && words.trim() == words;
    let is_whole = is_plain && is_tight && is_apart(before) && is_apart(after);
    is_whole.then_some((len, sign, words))
}

/// The number of a note that begins a text, and its length in bytes.
pub(super) fn note(text: &str) -> Option<(&str, usize)> {
    NOTES.iter().find_map(|(opening, closing)| {
        let rest = text.strip_prefix(opening)?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number = rest.get(..digits).filter(|_| (1..=LONGEST_NUMBER).contains(&digits))?;
        rest.get(digits..)?.starts_with(closing).then_some((number, opening.len() + digits + closing.len()))
    })
}

/// The number and the words of the note whose text a line begins.
pub(super) fn note_text(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start();
    let (number, len) = note(line)?;
    let rest = line.get(len..)?;
    let words = if line.starts_with('[') { rest.strip_prefix(':')? } else { rest };
    Some((number, words.trim())).filter(|(_, words)| !words.is_empty())
}

/// The cells of a row.
pub(super) fn cells(row: &str) -> Vec<&str> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    row.strip_suffix('|').unwrap_or(row).split('|').map(str::trim).collect()
}

/// Whether lines are a table, none of whose rows has more cells than the first.
pub(super) fn is_table(lines: &[&str]) -> bool {
    let [head, rule, rows @ ..] = lines else { return false };
    let count = cells(head).len();
    let is_rule = |cell: &&str| cell.contains('-') && cell.chars().all(|c| matches!(c, '-' | ':'));
    let rule = cells(rule);
    count > 1 && rule.len() == count && rule.iter().all(is_rule) && rows.iter().all(|row| cells(row).len() <= count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_is_read_where_markdown_would_read_it() {
        for (before, text, expected) in [
            (None, "**Key Judgments** x", Some((17, "**", "Key Judgments"))),
            (Some(' '), "*Izvestiya*, x", Some((11, "*", "Izvestiya"))),
            (Some('('), "~~Secret~~)", Some((10, "~~", "Secret"))),
            (None, "<i>Page</i>", Some((11, "*", "Page"))),
            (None, "*As of 1987.*", Some((13, "*", "As of 1987."))),
            (Some('a'), "*b*", None),
            (None, "*b*c", None),
            (None, "* b*", None),
            (None, "*b\nc*", None),
            (None, "*b [redacted]*", None),
            (None, "***b***", None),
            (None, "**", None),
        ] {
            assert_eq!(emphasis(before, text), expected, "{text}");
        }
    }

    #[test]
    fn a_table_has_a_rule_and_no_row_that_is_longer() {
        assert!(is_table(&["| a | b |", "|---|:-:|", "| c |"]));
        assert!(is_table(&["a | b", "--|--"]));
        for lines in [
            &["| a | b |"][..],
            &["| a |", "|---|"],
            &["| a | b |", "|---|"],
            &["a|b", "-|-", "c|d|e"],
            &["a|b", "c|d"],
        ] {
            assert!(!is_table(lines), "{lines:?}");
        }
    }
}
