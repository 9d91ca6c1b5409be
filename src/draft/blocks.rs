//! Divides the lines of a page into blocks: paragraphs, headings, items, lines to keep, furniture.

use super::folios::{DraftFolio, WIDEST, trimmed, width};
use super::furniture::{Furniture, filled, is_codes, is_date_stamp, is_edge, is_stamp, letters, page_number};
use super::markup::{is_table, note_text};
use crate::edition::Registry;

/// A block of a draft. None of its lines is blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block<'t> {
    /// A running head, a classification, a page number.
    Banner(&'t str),
    /// A stamp of an archive, line by line.
    Stamp(Vec<&'t str>),
    /// Exemption codes in the margin.
    Codes(&'t str),
    /// A heading of a level from 1 to 6.
    Heading(usize, &'t str),
    /// Running text, whose line ends have no meaning.
    Paragraph(Vec<&'t str>),
    /// Lines that are kept, with their indents: an address, a form, the head of a memorandum.
    Lines(Vec<&'t str>),
    /// A numbered paragraph: its number, the sign after it, its text.
    Item(u64, char, Vec<&'t str>),
    /// A note: its number, and its lines, the first without the number.
    Note(&'t str, Vec<&'t str>),
    /// The rows of a table; the second is the rule.
    Table(Vec<&'t str>),
}

impl Block<'_> {
    /// Whether it belongs to the page rather than to the text.
    pub(super) fn is_furniture(&self) -> bool {
        matches!(self, Self::Banner(_) | Self::Stamp(_))
    }

    /// The page number that it prints.
    pub(super) fn page_number(&self) -> Option<u32> {
        if let Self::Banner(line) = self { page_number(line) } else { None }
    }
}

/// The narrowest and the widest column of text, in characters.
const WIDTHS: (usize, usize) = (50, 100);

/// A line of at least this percentage of the width is full, so its text continues on the next line.
const FULL: usize = 70;

/// The fewest letters of a heading, in bytes. Before fewer, a `#` is the sign for a number.
const SHORTEST_HEADING: usize = 3;

/// The fewest digits and signs of a heading that is a number, in bytes.
const SHORTEST_NUMBER: usize = 8;

/// The longest heading without a `#`, in bytes.
const LONGEST_HEADING: usize = 60;

/// How many numbers between two numbered paragraphs the OCR may have missed.
const MISSED: u64 = 2;

/// The longest label of a form, in bytes.
const LONGEST_LABEL: usize = 32;

/// Lines that are a heading, in the spelling of [`letters`].
const HEADINGS: [&str; 5] = ["memorandumfortherecord", "memofortherecord", "memorandum", "contactreport", "dispatch"];

/// Headings of forms, which may have a few letters of noise around them. The lines below one are kept, up to another heading.
const FORMS: [&str; 5] = [
    "routingandrecordsheet",
    "routingslip",
    "transmittalslip",
    "documenttransferandcrossreference",
    "identificationform",
];

/// How many letters of noise the heading of a form may have around it.
const NOISE: usize = 4;

/// The facts of a text that decide how its lines are read.
#[derive(Debug)]
pub(super) struct Blocks<'t> {
    furniture: &'t Furniture,
    registry: &'t Registry,
    /// The width of the column of text, in characters.
    width: usize,
    /// Whether a line of the text is a line of the paper, and not a paragraph.
    is_lined: bool,
    /// The number of the last numbered paragraph.
    number: u64,
    /// Whether the lines are those of a form.
    is_form: bool,
}

impl<'t> Blocks<'t> {
    pub(super) fn new(folios: &[DraftFolio<'_>], furniture: &'t Furniture, registry: &'t Registry) -> Self {
        let lines = folios.iter().flat_map(|folio| filled(folio.lines.as_deref().unwrap_or_default()));
        let width = width(lines);
        let is_lined = width <= WIDEST;
        Self { furniture, registry, width: width.clamp(WIDTHS.0, WIDTHS.1), is_lined, number: 0, is_form: false }
    }

    /// The blocks of a page.
    pub(super) fn of<'l>(&mut self, lines: &[&'l str]) -> Vec<Block<'l>> {
        let mut blocks = Vec::new();
        let count = filled(lines).count();
        let blanks = lines.len() - count;
        // Some OCR programs put a blank line after each line.
        let is_spaced = self.is_lined && count > 3 && blanks * 10 >= count * 8;
        let is_in_capitals = is_in_capitals(lines);
        self.is_form = false;
        let mut text: Vec<&str> = Vec::new();
        let mut at = 0;
        for raw in lines {
            let line = trimmed(raw);
            if line.is_empty() {
                if !is_spaced && !self.is_form {
                    self.text(&mut text, is_spaced, &mut blocks);
                }
                continue;
            }
            let block = self.alone(line, (at, count), is_in_capitals);
            at += 1;
            let Some(block) = block else {
                let end = raw.rfind(line).unwrap_or_default() + line.len();
                text.push(raw.get(..end).unwrap_or(line));
                continue;
            };
            self.text(&mut text, is_spaced, &mut blocks);
            if let Block::Heading(_, line) = block {
                self.is_form = is_form(line);
            }
            match (block, blocks.last_mut()) {
                (Block::Stamp(lines), Some(Block::Stamp(before))) => before.extend(lines),
                (block, _) => blocks.push(block),
            }
        }
        self.text(&mut text, is_spaced, &mut blocks);
        blocks
    }

    /// The kind of a line that is not running text: the line with this number, of this many on its page.
    fn alone<'l>(&self, line: &'l str, (at, count): (usize, usize), is_in_capitals: bool) -> Option<Block<'l>> {
        let level = line.len() - line.trim_start_matches('#').len();
        // At the head of a page the number of a record is a heading too.
        let is_heading =
            |text: &&str| letters(text).len() >= SHORTEST_HEADING || at == 0 && text.len() >= SHORTEST_NUMBER;
        let heading = line.get(level..).map(str::trim).filter(is_heading);
        if is_stamp(line) || is_date_stamp(line, is_in_capitals) {
            Some(Block::Stamp(vec![line]))
        } else if self.furniture.is_banner(line, is_edge(at, count)) {
            Some(Block::Banner(line))
        } else if is_codes(line, self.registry) {
            Some(Block::Codes(line))
        } else if let Some(text) = heading.filter(|_| (1..=6).contains(&level) && line.contains("# ")) {
            Some(Block::Heading(level, text))
        } else if (HEADINGS.contains(&letters(line).as_str()) || is_form(line)) && line.len() <= LONGEST_HEADING {
            Some(Block::Heading(2, line))
        } else {
            None
        }
    }

    /// Divides running text into blocks.
    fn text<'l>(&mut self, lines: &mut Vec<&'l str>, is_spaced: bool, blocks: &mut Vec<Block<'l>>) {
        let lines = std::mem::take(lines);
        if self.is_form {
            blocks.extend((!lines.is_empty()).then_some(Block::Lines(lines)));
            return;
        }
        let mut parts: Vec<Vec<&str>> = Vec::new();
        for line in lines {
            let goes_on = parts.last().and_then(|part| part.last()).is_some_and(|before| {
                !(is_item(line) || is_lettered(line) && !self.is_full(before) && ends_sentence(before))
                    && (!is_spaced
                        || is_bare_number(before)
                        || self.goes_on(before, line)
                        || self.is_full(before) && !before.ends_with(':'))
            });
            match parts.last_mut().filter(|_| goes_on) {
                Some(part) => part.push(line),
                None => parts.push(vec![line]),
            }
        }
        for part in parts {
            let is_short = |part: &[&str]| matches!(part, [line] if !self.is_full(line));
            let is_typed = self.is_typed(&part);
            let first = part.first().copied().unwrap_or_default();
            let is_plain = !is_item(first) || is_bare_number(first);
            let is_next = |number: u64| number == 1 || (1..=MISSED + 1).contains(&number.saturating_sub(self.number));
            let is_alone = part.len() <= 2 || !is_typed;
            let has_text = part.len() > 1 || !is_bare_number(first);
            let is_item_here = |number: u64| is_next(number) && is_alone && has_text;
            if let Some((number, sign, text)) = numbered(first).filter(|(number, ..)| is_item_here(*number)) {
                self.number = number;
                let rest = part.iter().skip(1).copied();
                let text = Some(text).filter(|text| !text.is_empty());
                blocks.push(Block::Item(number, sign, text.into_iter().chain(rest).collect()));
                continue;
            }
            if let Some((number, text)) = note_text(first) {
                let rest = part.iter().skip(1).copied();
                blocks.push(Block::Note(number, std::iter::once(text).chain(rest).collect()));
                continue;
            }
            match blocks.last_mut() {
                // A blank line within a sentence is the OCR program's.
                Some(Block::Paragraph(before) | Block::Item(_, _, before))
                    if before.last().is_some_and(|last| self.is_full(last) && self.goes_on(last, first)) =>
                {
                    before.extend(part);
                }
                // A run of short lines is one block.
                Some(Block::Lines(before)) if is_spaced && (is_short(&part) || is_typed) && is_plain => {
                    before.extend(part)
                }
                Some(Block::Paragraph(before)) if is_spaced && is_short(before) && is_short(&part) && is_plain => {
                    let lines = before.iter().copied().chain(part).collect();
                    blocks.pop();
                    blocks.push(Block::Lines(lines));
                }
                _ if is_table(&part) => blocks.push(Block::Table(part)),
                _ if is_typed => blocks.push(Block::Lines(part)),
                _ => blocks.push(Block::Paragraph(part)),
            }
        }
    }

    /// Whether a block continues the text of one on the page before.
    pub(super) fn is_one_paragraph(&self, before: &Block<'_>, block: &Block<'_>) -> bool {
        let (Block::Paragraph(before) | Block::Item(_, _, before), Block::Paragraph(lines)) = (before, block) else {
            return false;
        };
        let ends = before.last().zip(lines.first());
        ends.is_some_and(|(last, first)| self.is_full(last) && self.goes_on(last, first))
    }

    /// Whether a sentence continues from one line to the next.
    fn goes_on(&self, line: &str, next: &str) -> bool {
        !ends_sentence(line) && !is_item(next) && next.trim_start().starts_with(char::is_lowercase)
    }

    fn is_full(&self, line: &str) -> bool {
        line.trim_start().chars().count() * 100 >= self.width * FULL
    }

    /// Whether the line ends have a meaning: most lines are short, or most have a label.
    fn is_typed(&self, lines: &[&str]) -> bool {
        let Some((_, before)) = lines.split_last().filter(|(_, before)| !before.is_empty()) else { return false };
        let full = before.iter().filter(|line| self.is_full(line)).count();
        let labels = lines.iter().filter(|line| has_label(line)).count();
        full * 2 < before.len() || labels * 2 > lines.len()
    }
}

/// Whether most letters of some lines are capitals.
fn is_in_capitals(lines: &[&str]) -> bool {
    let letters = || lines.iter().flat_map(|line| line.chars());
    letters().filter(|c| c.is_uppercase()).count() > letters().filter(|c| c.is_lowercase()).count()
}

/// Whether a line is the heading of a form.
fn is_form(line: &str) -> bool {
    let letters = letters(line);
    FORMS.iter().any(|form| letters.contains(form) && letters.len() <= form.len() + NOISE)
}

/// Whether a line begins with the label of a form: `FROM :`, `SUBJECT: a boat`.
fn has_label(line: &str) -> bool {
    line.trim_start().split_once(':').is_some_and(|(label, rest)| {
        label.len() <= LONGEST_LABEL
            && label.starts_with(|c: char| c.is_ascii_uppercase())
            && label.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '/' | '.' | '&' | '\'' | '-'))
            && (rest.is_empty() || rest.starts_with(' '))
    })
}

/// Whether a line begins an item of a list in capitals: `B. Changes`.
fn is_lettered(line: &str) -> bool {
    matches!(line.trim_start().as_bytes(), [b'A'..=b'J', b'.', b' ', b'A'..=b'Z', ..])
}

/// Whether a line ends a sentence.
fn ends_sentence(line: &str) -> bool {
    line.ends_with(['.', ':', ';', '?', '!', '"', '”', ')'])
}

/// Whether a line is only the number of a numbered paragraph.
fn is_bare_number(line: &str) -> bool {
    numbered(line).is_some_and(|(.., text)| text.is_empty())
}

/// The number of a numbered paragraph, the sign after it, and its text in this line. A sentence that counts on, as in `1) the boats and
/// 2) the lamps`, has none.
fn numbered(line: &str) -> Option<(u64, char, &str)> {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at_checked(digits).filter(|(number, _)| (1..=2).contains(&number.len()))?;
    let sign = rest.chars().next().filter(|sign| matches!(sign, '.' | ')'))?;
    let text = rest.get(1..).filter(|text| text.is_empty() || text.starts_with(' '))?;
    let number: u64 = number.parse().ok().filter(|_| !number.starts_with('0'))?;
    let counts_on = text.contains(&format!(" {}{sign} ", number + 1));
    (!counts_on).then_some((number, sign, text.trim()))
}

/// Whether a line begins an item: `1. `, `a. `, `(1) `, `• `, `- `.
fn is_item(line: &str) -> bool {
    let Some((sign, rest)) = line.trim_start().split_once(' ') else {
        return is_bare_number(line) || note_text(line).is_some();
    };
    let is_letter = |text: &str| text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_lowercase());
    let in_brackets = |sign: &str| {
        sign.strip_prefix('(').and_then(|sign| sign.strip_suffix(')')).is_some_and(|inner| {
            is_letter(inner) || (1..=2).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let before_sign = sign.strip_suffix(['.', ')']);
    // `1.2. `
    let is_section = |sign: &str| {
        sign.contains('.')
            && sign.starts_with(|c: char| c.is_ascii_digit())
            && rest.starts_with(char::is_uppercase)
            && sign.split('.').all(|part| part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    numbered(line).is_some()
        || is_section(sign)
        || note_text(line).is_some()
        || before_sign.is_some_and(is_letter)
        || in_brackets(sign)
        || matches!(sign, "•" | "-" | "*")
}
