//! Finds where the pages of the original begin.

use super::{DraftSource, SourcePages};
use crate::text::Source;

/// A page of the original as its lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct DraftFolio<'t> {
    /// Its number in the scan; `None` if the page break is a guess.
    pub(super) scan: Option<u32>,
    /// Its lines; `None` if it has no text.
    pub(super) lines: Option<Vec<&'t str>>,
}

/// The longest line that can be a page break, in bytes.
const LONGEST_BREAK: usize = 60;

/// The widest line of a paper, in characters. In a text with wider lines, each line is a paragraph.
pub(super) const WIDEST: usize = 130;

/// How many blank lines are a page break in a text that has no others. Several OCR programs leave them in place of a form feed.
const BLANKS: usize = 2;

impl DraftSource {
    /// All texts.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let (together, scans) = match &self.pages {
            SourcePages::Together(source) => (Some(source), None),
            SourcePages::Scans(scans) => (None, Some(scans.values().flatten())),
        };
        together.into_iter().chain(scans.into_iter().flatten()).map(Source::text)
    }

    /// The pages. A first line that repeats the name of the text as a heading is left out.
    pub(super) fn folios(&self) -> Vec<DraftFolio<'_>> {
        let mut folios = match &self.pages {
            SourcePages::Together(source) => split(source.text()),
            SourcePages::Scans(scans) => {
                let folios = scans.iter().map(|(scan, text)| {
                    let lines = text.as_ref().map(|source| source.text().lines().collect());
                    DraftFolio { scan: Some(*scan), lines }
                });
                folios.collect()
            }
        };
        if let Some(lines) = folios.first_mut().and_then(|folio| folio.lines.as_mut()) {
            let first = lines.iter().position(|line| !trimmed(line).is_empty());
            let is_name = |line: &str| line.strip_prefix("# ").is_some_and(|title| title.trim() == self.name);
            if let Some(first) = first.filter(|first| lines.get(*first).is_some_and(|line| is_name(line))) {
                lines.drain(..=first);
            }
        }
        folios
    }
}

fn split(text: &str) -> Vec<DraftFolio<'_>> {
    let mut lines = Vec::new();
    let mut folios = Vec::new();
    // The number of the open page, and whether a line states it.
    let (mut number, mut is_stated) = (1, false);
    for line in text.lines() {
        for (at, piece) in line.split('\u{c}').enumerate() {
            let stated = page_number(piece);
            if at > 0 {
                folios.push(DraftFolio { scan: Some(number), lines: Some(std::mem::take(&mut lines)) });
                (number, is_stated) = (number.saturating_add(1), false);
            }
            let Some(stated) = stated else {
                lines.push(piece);
                continue;
            };
            end_with_rule(&mut lines);
            // What is before the first page number is on the first page.
            if is_stated || !is_blank(&lines) && (!folios.is_empty() || stated > 1) {
                folios.push(DraftFolio { scan: Some(number), lines: Some(std::mem::take(&mut lines)) });
            }
            (number, is_stated) = (stated, true);
        }
    }
    if folios.is_empty() && !is_stated && width(lines.iter().copied()) <= WIDEST {
        return guess(&lines);
    }
    if folios.is_empty() && !is_stated {
        return vec![DraftFolio { scan: None, lines: Some(lines) }];
    }
    if is_stated {
        end_with_rule(&mut lines);
    }
    // A form feed ends the last page.
    if is_stated || !is_blank(&lines) {
        folios.push(DraftFolio { scan: Some(number), lines: Some(lines) });
    }
    folios
}

fn is_blank(lines: &[&str]) -> bool {
    lines.iter().all(|line| trimmed(line).is_empty())
}

/// A line without the blanks and control characters around it.
pub(super) fn trimmed(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || c.is_control())
}

/// The width of most lines, in characters. A few lines of tables and noise are wider than the text.
pub(super) fn width<'t>(lines: impl Iterator<Item = &'t str>) -> usize {
    let mut widths: Vec<usize> = lines.map(|line| trimmed(line).chars().count()).filter(|width| *width > 0).collect();
    widths.sort_unstable();
    widths.get(widths.len() * 9 / 10).copied().unwrap_or_default()
}

/// Removes the rule after a page, if the text states its number.
fn end_with_rule(lines: &mut Vec<&str>) {
    let filled = lines.iter().rposition(|line| !trimmed(line).is_empty()).map_or(0, |last| last + 1);
    if filled > 0 && lines.get(filled - 1).is_some_and(|line| trimmed(line) == "---") {
        lines.truncate(filled - 1);
    }
}

/// The pages of a text without page breaks, by its blank lines.
fn guess<'t>(lines: &[&'t str]) -> Vec<DraftFolio<'t>> {
    let mut folios = vec![Vec::new()];
    let mut blanks = 0;
    for line in lines {
        let has_words = !trimmed(line).is_empty();
        if has_words && blanks >= BLANKS && folios.last().is_some_and(|folio| !is_blank(folio)) {
            folios.push(Vec::new());
        }
        blanks = if has_words { 0 } else { blanks + 1 };
        if let Some(folio) = folios.last_mut() {
            folio.push(*line);
        }
    }
    folios.into_iter().map(|lines| DraftFolio { scan: None, lines: Some(lines) }).collect()
}

/// The page that a line begins: `## Page 3`, `%%page 3%%`, `--- page 3 of 9 ---`. A single hyphen on each side is the paper's own.
fn page_number(line: &str) -> Option<u32> {
    let line = trimmed(line);
    if line.len() > LONGEST_BREAK {
        return None;
    }
    let is_framed = ["%%", "--", "==", "**", "[", "<"].iter().any(|sign| line.starts_with(sign))
        && line.ends_with(|c: char| !c.is_alphanumeric());
    let words = line.trim_matches(|c: char| !c.is_alphanumeric());
    let (word, rest) = words.split_once(char::is_whitespace)?;
    if !(is_framed || line.starts_with('#')) || !word.eq_ignore_ascii_case("page") {
        return None;
    }
    let number = rest.split_once(" of ").map_or(rest, |(number, _)| number);
    number.trim().parse().ok().filter(|number| (1..100_000).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pages as `scan: line line`.
    fn pages(text: &str) -> Vec<String> {
        let folios = split(text);
        let lines = |folio: &DraftFolio<'_>| {
            let lines = folio.lines.iter().flatten().filter(|line| !trimmed(line).is_empty());
            lines.copied().collect::<Vec<_>>().join(" ")
        };
        let scan = |folio: &DraftFolio<'_>| folio.scan.map_or("?".to_owned(), |scan| scan.to_string());
        folios.iter().map(|folio| format!("{}: {}", scan(folio), lines(folio))).collect()
    }

    #[test]
    fn a_page_begins_at_each_form_of_break() {
        for (text, expected) in [
            ("# T\n\n## Page 1\n\na\n\n---\n\n## Page 2\n\nb\n", &["1: # T a", "2: b"][..]),
            ("%%page 1%%\na\n%%page 2%%\n%%page 3%%\nc\n", &["1: a", "2: ", "3: c"]),
            ("a\n--- page 2 of 3 ---\nb\n--- Page 3 of 3 ---\nc\n", &["1: a", "2: b", "3: c"]),
            ("a\n\u{c}b\n\u{c}\u{c}d\n\u{c}", &["1: a", "2: b", "3: ", "4: d"]),
            ("a\u{c}## Page 2\nb\n", &["1: a", "2: b"]),
            ("## Page 4\na\n## Page 7\nb", &["4: a", "7: b"]),
            ("\n\n\na\n\nb\n\n\nc\n\n\n", &["?: a b", "?: c"]),
            ("a\n- Page 2 -\n# Pages 3\n", &["?: a - Page 2 - # Pages 3"]),
            ("", &["?: "]),
        ] {
            assert_eq!(pages(text), expected, "{text:?}");
        }
    }
}
