//! A report as plain text: its words, its redactions and their codes. The editor's words are in square brackets.

use std::fmt::Write as _;

use memchr::{memchr, memrchr};

use crate::edition::{Extent, FolioState, Layer, ListSign, Node, Redaction, Rendition, Section, Tag, TextMark, Visit};
use crate::page::Text;
use crate::text::{Source, single_spaced};

use super::redaction::kind_name;
use super::withheld::stated;

/// The widest line.
const WIDTH: usize = 78;

/// Writes the sections of a report one after another.
pub(super) fn report(title: &str, texts: &[Text<'_>]) -> String {
    let mut out = String::with_capacity(texts.iter().map(|text| text.source.text().len() * 5 / 4).sum());
    let _ = writeln!(out, "{title}\n{}", "=".repeat(title.chars().count()));
    for text in texts {
        out.push('\n');
        section(&mut out, text);
    }
    out
}

fn section(out: &mut String, text: &Text<'_>) {
    let section = text.section;
    if section.summary.title_is_editorial {
        paragraph(out, &format!("[{}]", section.summary.title), "");
    }
    let mut writer = Writer { section, source: text.source, out, block: String::new(), indent: String::new() };
    let mut visits = section.body.visit();
    while let Some(Visit { node, tag, at, .. }) = visits.next() {
        let is_ours = at.layer == Layer::Editorial;
        match (node, tag) {
            (Node::Open(tag), _) => writer.open(tag, is_ours, visits.number()),
            (Node::Close, Some(tag)) => writer.close(tag, is_ours),
            _ => writer.leaf(node),
        }
    }
}

/// The plain text as it grows.
struct Writer<'a> {
    section: &'a Section,
    source: &'a Source,
    out: &'a mut String,
    /// The paragraph that is not complete.
    block: String,
    /// The indentation of its lines.
    indent: String,
}

impl Writer<'_> {
    /// Begins a container; an item has its number and sign in a numbered list.
    fn open(&mut self, tag: &Tag, is_ours: bool, number: Option<(u32, ListSign)>) {
        self.indent.push_str(indentation(tag));
        match tag {
            Tag::Item(_) => match number {
                Some((number, sign)) => {
                    let sign = if sign == ListSign::Stop { '.' } else { ')' };
                    let _ = write!(self.block, "{number}{sign} ");
                }
                None => self.block.push_str("- "),
            },
            Tag::Note(note) => {
                if let Some(note) = self.section.summary.notes.get(*note as usize) {
                    let _ = write!(self.block, "[note {}] ", note.printed());
                }
            }
            Tag::TableCell { column, .. } if *column > 0 => self.block.push_str(" | "),
            Tag::TextMark(text_mark) => self.open_mark(*text_mark),
            Tag::Struck => self.block.push_str(opening(TextMark::Deleted)),
            // Each paragraph of a note has its label.
            Tag::Block(text_mark) if text_mark.layer() != Layer::Editorial => {
                if let Some(label) = opening(*text_mark).strip_suffix(": ") {
                    paragraph(self.out, &[label, "]"].concat(), &self.indent);
                }
            }
            Tag::Picture(_) => self.block.push_str("[picture: "),
            _ if is_ours && is_paragraph(tag) => self.block.push_str(opening(TextMark::Note)),
            _ => {}
        }
    }

    /// Writes the head of a mark with text.
    fn open_mark(&mut self, text_mark: TextMark) {
        let block = &mut self.block;
        let Some(released) = self.section.body.released(text_mark) else { return block.push_str(opening(text_mark)) };
        let _ = write!(block, "[released {}", released.release);
        if let Some(ground) = &released.was {
            let _ = write!(block, ", was {ground}");
        }
        block.push_str(": ");
    }

    /// Ends a container.
    fn close(&mut self, tag: &Tag, is_ours: bool) {
        self.indent.truncate(self.indent.len() - indentation(tag).len());
        match tag {
            Tag::TextMark(text_mark) => self.block.push_str(closing(*text_mark)),
            Tag::Picture(_) | Tag::Struck => self.block.push(']'),
            _ if is_paragraph(tag) => {
                let block = &mut self.block;
                block.push_str(if is_ours { closing(TextMark::Note) } else { "" });
                match tag {
                    Tag::CodeBlock(_) => lines(self.out, block.lines(), "    "),
                    Tag::Typed(_) => lines(self.out, block.split('\u{2028}'), &self.indent),
                    // Many tables need a header row only for Markdown.
                    Tag::TableHead if block.trim_matches([' ', '|']).is_empty() => {}
                    _ => paragraph(self.out, block, &self.indent),
                }
                block.clear();
            }
            _ => {}
        }
    }

    /// Writes words, or a sign between them.
    fn leaf(&mut self, node: &Node) {
        let (section, block) = (self.section, &mut self.block);
        match node {
            Node::Open(_) | Node::Close => {}
            Node::Text(span) | Node::Html(span) => block.push_str(self.source.slice(*span)),
            Node::Decoded(words) | Node::Code(words) => block.push_str(section.body.decoded(*words)),
            Node::SoftBreak => block.push(' '),
            Node::HardBreak => block.push('\u{2028}'),
            Node::Rule => paragraph(self.out, "* * *", ""),
            Node::NoteReference(note) => {
                if let Some(note) = section.summary.notes.get(*note as usize) {
                    let _ = write!(block, "[{}]", note.printed());
                }
            }
            Node::Redaction(at) => {
                if let Some(redaction) = section.redactions.get(*at as usize) {
                    gap(block, redaction);
                }
            }
            Node::Margin(at) => {
                if let Some(mark) = section.margin.get(*at as usize) {
                    space(block);
                    let _ = write!(block, "[{}]", mark.ground);
                }
            }
            Node::Folio(at) => {
                if let Some(folio) = section.summary.folios.get(*at as usize) {
                    let _ = write!(block, "[page{} {}", if folio.last.is_some() { "s" } else { "" }, folio.name());
                    if folio.state != FolioState::Transcribed {
                        let comma = if folio.name().is_empty() { "" } else { ", " };
                        let _ = write!(block, "{comma}{}", folio.state.name());
                    }
                    // The redaction after the mark of a denied page ends it.
                    block.push_str(if folio.state == FolioState::Denied { "" } else { "] " });
                }
            }
            Node::Illegible(extent) => bracket(block, "illegible", section.body.extent(*extent)),
            Node::Blank(extent) => bracket(block, "blank", section.body.extent(*extent)),
            Node::Withheld(at) => {
                let Some(withheld) = section.body.withheld.get(*at as usize) else { return };
                let kind = withheld.kind.as_ref().map(kind_name);
                let stated = stated(withheld, kind, withheld.extent.map(|extent| extent.to_string()));
                let space = if stated.is_empty() { "" } else { " " };
                let _ = write!(block, "[withheld{space}{stated}]");
            }
            Node::Sic => {
                space(block);
                block.push_str("[sic]");
            }
        }
    }
}

/// Whether a container becomes a paragraph of its own.
fn is_paragraph(tag: &Tag) -> bool {
    use Tag::{CodeBlock, Heading, Paragraph, TableHead, TableRow, Tight, Typed};
    matches!(tag, Paragraph(_) | Typed(_) | Tight(_) | Heading { .. } | TableRow | TableHead | CodeBlock(_))
}

/// Writes lines as they are.
fn lines<'a>(out: &mut String, lines: impl Iterator<Item = &'a str>, indent: &str) {
    for line in lines {
        let _ = writeln!(out, "{indent}{}", line.trim_end());
    }
    out.push('\n');
}

/// The indentation of a container's lines.
fn indentation(tag: &Tag) -> &'static str {
    match tag {
        Tag::Quotation | Tag::Block(_) | Tag::Note(_) => "    ",
        Tag::Item(_) => "  ",
        _ => "",
    }
}

/// Writes a redaction as in a transcription: its exemptions, then what is known about it.
fn gap(block: &mut String, redaction: &Redaction) {
    let is_page = redaction.is_page();
    match &redaction.shown {
        // A statement is the paper's.
        Some(shown @ Rendition::Words(words)) if shown.is_statement() => return block.push_str(words),
        _ => block.push_str(if is_page { "" } else { "[redacted" }),
    }
    for ground in &redaction.grounds {
        let _ = write!(block, " {ground}");
    }
    if !is_page {
        let shown = redaction.shown.as_ref().filter(|shown| **shown != Rendition::Bar);
        let kind = redaction.kind.as_ref().map(kind_name);
        let known = [kind, redaction.extent.map(|extent| extent.to_string()), shown.map(|shown| shown.name().into())];
        for known in known.into_iter().flatten() {
            let _ = write!(block, ", {known}");
        }
    }
    if let Some((ground, release)) = redaction.was.as_deref() {
        let _ = write!(block, ", was {ground}");
        if let Some(release) = release {
            let _ = write!(block, " in {release}");
        }
    }
    block.push_str(if is_page { "] " } else { "]" });
}

/// Writes a space, unless one is there.
fn space(block: &mut String) {
    block.push_str(if block.ends_with(' ') { "" } else { " " });
}

/// Writes a mark that has at most an extent.
fn bracket(block: &mut String, keyword: &str, extent: Option<&Extent>) {
    let _ = match extent {
        Some(extent) => write!(block, "[{keyword}, {extent}]"),
        None => write!(block, "[{keyword}]"),
    };
}

fn opening(text_mark: TextMark) -> &'static str {
    match text_mark {
        TextMark::Note => "[note: ",
        TextMark::Stamp => "[stamp: ",
        TextMark::Handwritten => "[handwritten: ",
        TextMark::Deleted | TextMark::Banner { struck: true } => "[struck: ",
        TextMark::Unclear => "[unclear: ",
        TextMark::Correction => " [sic: ",
        TextMark::Banner { struck: false } | TextMark::Released(_) => "",
    }
}

fn closing(text_mark: TextMark) -> &'static str {
    match text_mark {
        TextMark::Banner { struck: false } => "",
        _ => "]",
    }
}

/// Writes a paragraph in lines of limited width, and an empty line.
fn paragraph(out: &mut String, text: &str, indent: &str) {
    let start = out.len();
    for line in text.split('\u{2028}') {
        wrap(out, line, indent);
    }
    if out.len() > start {
        out.push('\n');
    }
}

/// Writes words in lines of limited width.
fn wrap(out: &mut String, words: &str, indent: &str) {
    let words = single_spaced(words);
    let mut rest = &*words;
    while !rest.is_empty() {
        let (line, after) = split_line(rest, WIDTH - indent.len().min(WIDTH / 2));
        out.push_str(indent);
        out.push_str(line);
        out.push('\n');
        rest = after;
    }
}

/// Splits words at the last space after which a line would be too long. A word that is too long is a line of its own.
fn split_line(words: &str, most: usize) -> (&str, &str) {
    let bytes = words.as_bytes();
    let first_beyond = match bytes.get(..=most) {
        None => None,
        Some(fits) if fits.is_ascii() => Some(most),
        Some(_) => words.char_indices().nth(most).map(|(at, _)| at),
    };
    let Some((fits, rest)) = first_beyond.and_then(|at| bytes.split_at_checked(at + 1)) else { return (words, "") };
    let space = memrchr(b' ', fits).or_else(|| Some(fits.len() + memchr(b' ', rest)?));
    space.and_then(|at| Some((words.get(..at)?, words.get(at + 1..)?))).unwrap_or((words, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, indent: &str) -> String {
        let mut out = String::new();
        paragraph(&mut out, text, indent);
        out
    }

    #[test]
    fn lines_are_as_long_as_fits() {
        let text = "a".repeat(38) + " " + &"b".repeat(39) + "  c\td\u{2028}e ";
        assert_eq!(written(&text, ""), format!("{} {}\nc d\ne\n\n", "a".repeat(38), "b".repeat(39)));
        let accents = "é".repeat(40) + " " + &"è".repeat(37) + " f";
        assert_eq!(written(&accents, ""), format!("{} {}\nf\n\n", "é".repeat(40), "è".repeat(37)));
    }

    #[test]
    fn a_long_word_has_its_own_line_and_no_words_make_none() {
        let word = "x".repeat(100);
        assert_eq!(written(&format!("a {word} b"), "  "), format!("  a\n  {word}\n  b\n\n"));
        assert_eq!(written(" \u{2028} ", ""), "");
    }
}
