//! Writes a draft in Markdown. **Whatever Markdown or a mark would take for itself is escaped**, so the words of the paper stay words.

use super::blocks::Block;
use super::furniture::is_misread;
use super::markup::{cells, emphasis};
use super::notes::Notes;
use super::redactions;
use super::vocabulary::Vocabulary;
use crate::edition::Registry;

/// The text of a section, as it is written.
#[derive(Debug)]
pub(super) struct Markdown<'a> {
    registry: &'a Registry,
    vocabulary: &'a Vocabulary,
    notes: Notes<'a>,
    chunks: Vec<Chunk>,
    redactions: usize,
}

/// A block as it is written, and whether it has words of the text rather than of a page.
#[derive(Debug)]
struct Chunk {
    text: String,
    is_words: bool,
    /// The indent of the lines after the first.
    indent: usize,
}

impl<'a> Markdown<'a> {
    pub(super) fn new(registry: &'a Registry, vocabulary: &'a Vocabulary, notes: Notes<'a>) -> Self {
        Self { registry, vocabulary, notes, chunks: Vec::new(), redactions: 0 }
    }

    /// Begins a page of the original with its mark.
    pub(super) fn page(&mut self, mark: &str) {
        self.chunks.push(Chunk { text: mark.to_owned(), is_words: false, indent: 0 });
    }

    pub(super) fn block(&mut self, block: &Block<'_>) {
        let text = self.text(block);
        let indent = if let Block::Item(number, sign, _) = block { item(*number, *sign).len() } else { 0 };
        if indent > 0 {
            self.keep_list();
        }
        self.chunks.push(Chunk { text, is_words: !block.is_furniture(), indent });
    }

    /// Indents the mark of a page between two numbered paragraphs, so that they stay one list.
    fn keep_list(&mut self) {
        if let [.., before, mark] = self.chunks.as_mut_slice()
            && before.indent > 0
            && mark.text.starts_with("[page")
        {
            mark.text.insert_str(0, &" ".repeat(before.indent));
        }
    }

    /// Adds the words of a block to the paragraph before the present page, with the marks between them.
    pub(super) fn go_on(&mut self, block: &Block<'_>) {
        let between = self.chunks.iter().rposition(|chunk| chunk.is_words).map_or(0, |last| last + 1);
        let marks: Vec<String> = self.chunks.drain(between..).map(|chunk| chunk.text).collect();
        let rest = [marks.join(" "), self.text(block)].join("\n");
        if let Some(open) = self.chunks.last_mut() {
            let indent = format!("\n{}", " ".repeat(open.indent));
            open.text.extend([indent.as_str(), &rest.replace('\n', &indent)]);
        }
    }

    fn text(&mut self, block: &Block<'_>) -> String {
        match block {
            Block::Banner(line) => match emphasis(None, line).filter(|(len, ..)| *len == line.len()) {
                Some((_, "~~", words)) => format!("[banner, struck: {}]", escaped(words, Place::Text)),
                Some((_, _, words)) => format!("[banner: {}]", escaped(words, Place::Text)),
                None => format!("[banner: {}]", furniture_line(line)),
            },
            Block::Stamp(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| furniture_line(line)).collect();
                format!("[stamp: {}]", lines.join("\\\n"))
            }
            Block::Codes(codes) => {
                format!("[{}]", codes.split_whitespace().collect::<Vec<_>>().join(", ").replace(",,", ","))
            }
            Block::Heading(level, text) => {
                // Markdown takes signs at the end of a heading for itself.
                format!("{} {}", "#".repeat(*level), self.inline(text, Place::Heading))
            }
            Block::Paragraph(lines) => self.inline(&self.vocabulary.join(lines), Place::Text),
            Block::Lines(lines) => {
                let text = self.inline(&aligned(lines), Place::Typed);
                ["> [as typed]\n> ", &text.replace('\n', "\n> ")].concat()
            }
            Block::Item(number, sign, lines) => {
                let start = item(*number, *sign);
                let indent = format!("\n{}", " ".repeat(start.len()));
                start + &self.inline(&self.vocabulary.join(lines), Place::Text).replace('\n', &indent)
            }
            Block::Note(number, lines) => {
                let text = self.inline(&self.vocabulary.join(lines), Place::Text);
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
        }
    }

    /// The text, and how many redactions it has.
    pub(super) fn finish(self) -> (String, usize) {
        let text: Vec<String> = self.chunks.into_iter().map(|chunk| chunk.text + "\n").collect();
        (text.join("\n"), self.redactions)
    }

    fn row(&mut self, row: &str) -> String {
        let cells: Vec<String> = cells(row).into_iter().map(|cell| self.inline(cell, Place::Cell)).collect();
        format!("| {} |", cells.join(" | "))
    }

    /// Escapes lines of text, and writes the redactions, notes and emphasis in them as marks and Markdown.
    fn inline(&mut self, text: &str, place: Place) -> String {
        let mut out = String::new();
        let mut plain = text;
        let mut at = 0;
        while let Some(rest) = plain.get(at..).filter(|rest| !rest.is_empty()) {
            let skipped = plain.get(..at).unwrap_or_default();
            let before = skipped.chars().next_back().or(out.chars().next_back());
            let Some((len, piece)) = self.piece(before, rest, place) else {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            };
            let is_bracket = piece.starts_with('[');
            // An exclamation mark before a bracket begins a picture, and Markdown reads no note before one.
            let skipped = escaped(skipped, place);
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
        out + &escaped(plain, place)
    }

    /// What a draft has for the redaction, note or emphasis that begins a text, and how many bytes of the text that is.
    fn piece(&mut self, before: Option<char>, text: &str, place: Place) -> Option<(usize, String)> {
        if let Some(found) = redactions::at_start(text, self.registry) {
            self.redactions += 1;
            let note = found.rest.map(|words| format!(" [note: {}]", escaped(&words, Place::Text))).unwrap_or_default();
            return Some((found.len, found.mark + &note));
        }
        if let Some((number, len)) = self.notes.reference(text) {
            return Some((len, format!("[^{number}]")));
        }
        let (len, sign, words) = emphasis(before, text)?;
        Some((len, [sign, &escaped(words, place), sign].concat()))
    }
}

/// A line of a banner or a stamp, with a mark if it is misread.
fn furniture_line(line: &str) -> String {
    let words = escaped(line, Place::Text);
    if is_misread(line) { format!("[unclear: {words}]") } else { words }
}

/// The start of a numbered paragraph.
fn item(number: u64, sign: char) -> String {
    format!("{number}{sign} ")
}

/// Lines without the indent that all of them have.
fn aligned(lines: &[&str]) -> String {
    let indent = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let common = lines.iter().map(indent).min().unwrap_or_default();
    lines.iter().map(|line| line.get(common..).unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// Where a text is in Markdown, which decides what Markdown would take for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    /// In lines as typed, which begin no block.
    Typed,
    Heading,
    Cell,
}

impl Place {
    /// The signs that have a meaning only here.
    fn signs(self) -> &'static [char] {
        match self {
            Self::Text | Self::Typed => &[],
            Self::Heading => &['#', '{', '}'],
            Self::Cell => &['|'],
        }
    }
}

/// Escapes brackets and whatever else Markdown would not show as it is. Control characters become blanks.
fn escaped(text: &str, place: Place) -> String {
    let signs = place.signs();
    let mut out = String::with_capacity(text.len());
    for (number, line) in text.split('\n').enumerate() {
        out.push_str(if number > 0 { "\n" } else { "" });
        // A row of signs would make a heading of the mark above it.
        let is_row = || line.trim().chars().all(|c| matches!(c, '-' | '='));
        let opening = opening(line).filter(|_| place != Place::Typed || is_row());
        let mut before = None;
        for (at, c) in line.char_indices() {
            let rest = line.get(at + c.len_utf8()..).unwrap_or_default();
            let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let is_taken = match c {
                '\\' | '*' | '`' | '[' | ']' | '<' | '~' => true,
                '_' => !(is_letter(before) && is_letter(rest.chars().next())),
                '&' => is_entity(rest),
                '{' => rest.starts_with('#') || signs.contains(&c),
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
