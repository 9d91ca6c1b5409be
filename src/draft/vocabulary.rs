//! The words of a report, which decide about the hyphens at the ends of its lines.

use std::collections::BTreeSet;

use super::folios::trimmed;

/// The words of all texts of a report that have no line end in them.
#[derive(Debug, Default)]
pub(super) struct Vocabulary(BTreeSet<String>);

impl Vocabulary {
    pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let lines = texts.flat_map(str::lines);
        // The last word of a line may be half of one, and so may the first.
        let words = lines.flat_map(|line| line.split_whitespace().map(bare).filter(|word| !word.is_empty()));
        Self(words.map(str::to_lowercase).collect())
    }

    /// Joins the words that the ends of lines split, if the report has them elsewhere, with the hyphen or without it.
    pub(super) fn join(&self, lines: &[&str]) -> String {
        let mut joined = String::new();
        let mut rest = lines.iter().map(|line| trimmed(line));
        let mut next = rest.next();
        while let Some(line) = next {
            joined.push_str(line);
            next = rest.next();
            if let Some((word, after)) = next.and_then(|following| self.whole(line, following)) {
                joined.truncate(joined.len() - line.rsplit(char::is_whitespace).next().unwrap_or_default().len());
                joined.push_str(&word);
                next = Some(after).filter(|after| !after.is_empty()).or_else(|| rest.next());
            }
            if next.is_some() {
                joined.push('\n');
            }
        }
        joined
    }

    /// The word that begins at the end of a line and ends in the next one, and what follows it there.
    fn whole<'l>(&self, line: &str, next: &'l str) -> Option<(String, &'l str)> {
        let first = line.rsplit(char::is_whitespace).next()?.strip_suffix('-')?;
        let (second, after) = next.split_once(char::is_whitespace).unwrap_or((next, ""));
        let (last, next) = (first.chars().next_back()?, second.chars().next()?);
        if !(last.is_lowercase() && next.is_lowercase() || last.is_uppercase() && next.is_uppercase()) {
            return None;
        }
        let mut forms = [format!("{first}{second}"), format!("{first}-{second}")].into_iter();
        Some((forms.find(|form| self.0.contains(&bare(form).to_lowercase()))?, after.trim_start()))
    }
}

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_goes_if_the_report_has_the_word() {
        let vocabulary = Vocabulary::of(["The President, a well-known man. presi-\ndent ARMY"].into_iter());
        for (lines, expected) in [
            (&["the presi-", "dent's", "a"][..], "the presi-\ndent's\na"),
            (&["the (presi-", "dent), he", "a"], "the (president),\nhe\na"),
            (&["a well-", "known"], "a well-known"),
            (&["a presi-", "dent", "b"], "a president\nb"),
            (&["an un-", "known"], "an un-\nknown"),
            (&["the Ar-", "My"], "the Ar-\nMy"),
            (&["THE AR-", "MY, WELL-", "KNOWN"], "THE ARMY,\nWELL-KNOWN"),
            (&["-", "a", ""], "-\na\n"),
        ] {
            assert_eq!(vocabulary.join(lines), expected);
        }
    }
}
