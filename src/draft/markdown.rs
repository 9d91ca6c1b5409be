//! Writes a draft in Markdown. **Whatever Markdown or a mark would take for itself is escaped**, so the words of the paper stay words.

use std::fmt::Write as _;

use super::blocks::Block;
use super::markup::{Notes, cells, emphasis};
use super::redactions;
use super::vocabulary::Vocabulary;
use crate::edition::Registry;

/// The text of a section, as it is written.
#[derive(Debug)]
pub(super) struct Markdown<'a> {
    registry: &'a Registry,
    vocabulary: &'a Vocabulary,
    notes: Notes<'a>,
    out: String,
    redactions: usize,
}

impl<'a> Markdown<'a> {
    pub(super) fn new(registry: &'a Registry, vocabulary: &'a Vocabulary, notes: Notes<'a>) -> Self {
        Self { registry, vocabulary, notes, out: String::new(), redactions: 0 }
    }

    /// Begins a page of the original. Its printed number is a guess.
    pub(super) fn page(&mut self, number: u32, scan: Option<u32>, has_text: bool) {
        let scan = scan.map(|scan| format!(", scan {scan}")).unwrap_or_default();
        let state = if has_text { "" } else { ", not transcribed" };
        self.paragraph(format!("[page {number}?{scan}{state}]"));
    }

    pub(super) fn block(&mut self, block: &Block<'_>) {
        let text = match block {
            Block::Banner(line) => match line.strip_prefix("~~").and_then(|line| line.strip_suffix("~~")) {
                Some(line) => format!("[banner, struck: {}]", escaped(line, &[])),
                None => format!("[banner: {}]", escaped(line, &[])),
            },
            Block::Stamp(lines) => format!("[stamp: {}]", escaped(&lines.join("\n"), &[]).replace('\n', "\\\n")),
            Block::Codes(codes) => {
                format!("[{}]", codes.split_whitespace().collect::<Vec<_>>().join(", ").replace(",,", ","))
            }
            Block::Heading(level, text) => {
                // Markdown takes signs at the end of a heading for itself.
                format!("{} {}", "#".repeat(*level), self.inline(text, &['#', '{', '}']))
            }
            Block::Paragraph(lines) => self.inline(&self.vocabulary.join(lines), &[]),
            Block::Lines(lines) => {
                let text = self.inline(&aligned(lines), &[]);
                ["> [as typed]\n> ", &text.replace('\n', "\n> ")].concat()
            }
            Block::Item(number, sign, lines) => {
                let start = format!("{number}{sign} ");
                let indent = format!("\n{}", " ".repeat(start.len()));
                start + &self.inline(&self.vocabulary.join(lines), &[]).replace('\n', &indent)
            }
            Block::Note(number, lines) => {
                let text = self.inline(&self.vocabulary.join(lines), &[]);
                if self.notes.has(number) {
                    format!("[^{number}]: {}", text.replace('\n', "\n    "))
                } else {
                    format!("\\[^{number}\\] {text}")
                }
            }
            Block::Table(rows) => {
                let mut rows = rows.iter().map(|row| self.row(row));
                let (head, rule) = (rows.next(), rows.next());
                let rule = rule.map(|rule| rule.replace(['\\', ' '], ""));
                head.into_iter().chain(rule).chain(rows).collect::<Vec<_>>().join("\n")
            }
        };
        self.paragraph(text);
    }

    /// The text, and how many redactions it has.
    pub(super) fn finish(self) -> (String, usize) {
        (self.out, self.redactions)
    }

    fn paragraph(&mut self, text: String) {
        let gap = if self.out.is_empty() { "" } else { "\n" };
        let _ = writeln!(self.out, "{gap}{text}");
    }

    fn row(&mut self, row: &str) -> String {
        let cells: Vec<String> = cells(row).into_iter().map(|cell| self.inline(cell, &['|'])).collect();
        format!("| {} |", cells.join(" | "))
    }

    /// Escapes lines of text, also these signs, and writes the redactions, notes and emphasis in them as marks and Markdown.
    fn inline(&mut self, text: &str, signs: &[char]) -> String {
        let mut out = String::new();
        let mut plain = text;
        let mut at = 0;
        while let Some(rest) = plain.get(at..).filter(|rest| !rest.is_empty()) {
            let skipped = plain.get(..at).unwrap_or_default();
            let before = skipped.chars().next_back().or(out.chars().next_back());
            let Some((len, piece)) = self.piece(before, rest, signs) else {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            };
            let is_bracket = piece.starts_with('[');
            // An exclamation mark before a bracket begins a picture, and Markdown reads no note before one.
            let skipped = escaped(skipped, signs);
            match skipped.strip_suffix('!').filter(|_| is_bracket) {
                Some(skipped) => out.extend([skipped, "\\!"]),
                None if is_bracket && skipped.is_empty() && out.ends_with(']') => out.push(' '),
                None => out.push_str(&skipped),
            }
            out.push_str(&piece);
            plain = rest.get(len..).unwrap_or_default();
            at = 0;
            // A bracket and one of these signs are a link, or a definition of one.
            out.push_str(if is_bracket && plain.starts_with(['(', ':']) { "\\" } else { "" });
        }
        out + &escaped(plain, signs)
    }

    /// What a draft has for the redaction, note or emphasis that begins a text, and how many bytes of the text that is.
    fn piece(&mut self, before: Option<char>, text: &str, signs: &[char]) -> Option<(usize, String)> {
        if let Some(found) = redactions::at_start(text, self.registry) {
            self.redactions += 1;
            let note = found.rest.map(|words| format!(" [note: {}]", escaped(&words, &[]))).unwrap_or_default();
            return Some((found.len, found.mark + &note));
        }
        if let Some((number, len)) = self.notes.reference(text) {
            return Some((len, format!("[^{number}]")));
        }
        let (len, sign, words) = emphasis(before, text)?;
        Some((len, [sign, &escaped(words, signs), sign].concat()))
    }
}

/// Lines without the indent that all of them have.
fn aligned(lines: &[&str]) -> String {
    let indent = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let common = lines.iter().map(indent).min().unwrap_or_default();
    lines.iter().map(|line| line.get(common..).unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// Escapes whatever in some lines Markdown would not show as it is, brackets, and these signs. Control characters become blanks.
fn escaped(text: &str, signs: &[char]) -> String {
    let mut out = String::with_capacity(text.len());
    for (number, line) in text.split('\n').enumerate() {
        out.push_str(if number > 0 { "\n" } else { "" });
        let opening = opening(line);
        let mut before = None;
        for (at, c) in line.char_indices() {
            let rest = line.get(at + c.len_utf8()..).unwrap_or_default();
            let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let is_taken = match c {
                '\\' | '*' | '`' | '[' | ']' | '<' | '~' => true,
                '_' => !(is_letter(before) && is_letter(rest.chars().next())),
                '&' => is_entity(rest),
                _ => signs.contains(&c),
            };
            out.push_str(if is_taken || opening == Some(at) { "\\" } else { "" });
            out.push(if c.is_control() { ' ' } else { c });
            before = Some(c);
        }
    }
    out
}

/// Whether text after an ampersand makes an entity of it.
fn is_entity(rest: &str) -> bool {
    let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() < rest.len() && name.starts_with(';')
}

/// The place of the sign that makes a line the start of a block: of a heading, a quotation, an item, a rule, the second row of a table.
fn opening(line: &str) -> Option<usize> {
    let text = line.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
    let start = line.len() - text.len();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let after = text.get(digits..).unwrap_or_default();
    let sign = after.chars().next()?;
    let rest = after.get(sign.len_utf8()..).unwrap_or_default();
    let is_apart = rest.is_empty() || rest.starts_with([' ', '\t', sign]);
    let is_row = || text.trim_end().chars().all(|c| matches!(c, '|' | ':' | '-' | '=' | ' ' | '\t'));
    let opens = match sign {
        '.' | ')' => digits > 0 && is_apart,
        _ if digits > 0 => false,
        '#' | '>' => true,
        '-' | '+' => is_apart || is_row(),
        '|' | ':' | '=' => is_row(),
        _ => false,
    };
    opens.then_some(start + digits)
}
