//! A report as plain text: its words, its redactions and their codes. The editor's words are in square brackets.

use std::fmt::Write as _;

use memchr::{memchr, memrchr};

use crate::edition::{FolioState, Layer, Node, Redaction, Rendition, StatedKind, Tag, TextMark, Visit, WithheldKind};
use crate::page::Text;
use crate::text::single_spaced;

/// The widest line.
const WIDTH: usize = 78;

/// Writes the sections of a report one after another.
pub(super) fn report(title: &str, texts: &[Text<'_>]) -> String {
    let bytes = texts.iter().map(|text| text.source.text().len() * 9 / 8).sum();
    let mut out = String::with_capacity(bytes);
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
    let mut block = String::new();
    let mut indent = String::new();
    for Visit { node, tag, at, .. } in section.body.visit() {
        let is_ours = at.layer == Layer::Editorial;
        match node {
            Node::Open(tag) => {
                indent.push_str(indentation(tag));
                match tag {
                    Tag::Item(_) => block.push_str("- "),
                    Tag::Note(note) => {
                        if let Some(note) = section.summary.notes.get(*note as usize) {
                            let _ = write!(block, "[note {}] ", note.printed());
                        }
                    }
                    Tag::TableCell { column, .. } if *column > 0 => block.push_str(" | "),
                    Tag::TextMark(text_mark) => block.push_str(opening(text_mark)),
                    Tag::Picture(_) => block.push_str("[picture: "),
                    _ if is_ours && is_paragraph(tag) => block.push_str(opening(&TextMark::Note)),
                    _ => {}
                }
            }
            Node::Close => {
                let Some(tag) = tag else { continue };
                indent.truncate(indent.len() - indentation(tag).len());
                match tag {
                    Tag::TextMark(text_mark) => block.push_str(closing(text_mark)),
                    Tag::Picture(_) => block.push(']'),
                    _ if is_paragraph(tag) => {
                        block.push_str(if is_ours { closing(&TextMark::Note) } else { "" });
                        match tag {
                            Tag::CodeBlock(_) => code(out, &block),
                            _ => paragraph(out, &block, &indent),
                        }
                        block.clear();
                    }
                    _ => {}
                }
            }
            Node::Text(span) | Node::Html(span) => lines(&mut block, text.source.slice(*span)),
            Node::Decoded(words) | Node::Code(words) => block.push_str(words),
            Node::SoftBreak => block.push(' '),
            Node::HardBreak => block.push('\u{2028}'),
            Node::Rule => paragraph(out, "* * *", ""),
            Node::NoteReference(note) => {
                if let Some(note) = section.summary.notes.get(*note as usize) {
                    let _ = write!(block, "[{}]", note.printed());
                }
            }
            Node::Redaction(at) => {
                if let Some(redaction) = section.redactions.get(*at as usize) {
                    gap(&mut block, redaction);
                }
            }
            Node::Margin(at) => {
                if let Some(mark) = section.margin.get(*at as usize) {
                    // Single blanks need no further work when the paragraph is written.
                    let blank = if block.ends_with(' ') { "" } else { " " };
                    let _ = write!(block, "{blank}[{}]", mark.ground);
                }
            }
            Node::Folio(at) => {
                if let Some(folio) = section.summary.folios.get(*at as usize) {
                    let _ = write!(block, "[page {}", folio.name());
                    // The redaction after the mark of a denied page says what is missing.
                    if !matches!(folio.state, FolioState::Transcribed | FolioState::Denied) {
                        let _ = write!(block, ", {}", folio.state.name());
                    }
                    block.push_str("] ");
                }
            }
            Node::Illegible(_) => block.push_str("[illegible]"),
            Node::Sic => block.push_str(" [sic]"),
        }
    }
}

/// Whether a container becomes a paragraph of its own.
fn is_paragraph(tag: &Tag) -> bool {
    use Tag::{CodeBlock, Heading, Paragraph, TableHead, TableRow, Tight};
    matches!(tag, Paragraph(_) | Tight(_) | Heading { .. } | TableRow | TableHead | CodeBlock(_))
}

fn code(out: &mut String, code: &str) {
    for line in code.lines() {
        let _ = writeln!(out, "    {line}");
    }
    out.push('\n');
}

/// Writes words, with a space for each line end.
fn lines(block: &mut String, words: &str) {
    let mut rest = words;
    while let Some((line, after)) = memchr(b'\n', rest.as_bytes()).and_then(|at| rest.split_at_checked(at)) {
        block.push_str(line);
        block.push(' ');
        rest = after.get(1..).unwrap_or_default();
    }
    block.push_str(rest);
}

/// The indentation of a container's lines.
fn indentation(tag: &Tag) -> &'static str {
    match tag {
        Tag::Quotation | Tag::Block(_) | Tag::Note(_) => "    ",
        Tag::Item(_) => "  ",
        _ => "",
    }
}

/// Writes a redaction as a transcription does: its exemptions, then what is known about it.
fn gap(block: &mut String, redaction: &Redaction) {
    let page = matches!(redaction.kind, Some(StatedKind { missing: WithheldKind::Page, .. }));
    block.push_str(if page { "[page denied" } else { "[redacted" });
    for ground in &redaction.grounds {
        block.push(' ');
        let _ = ground.write_code(block);
        block.push_str(if ground.inferred { "?" } else { "" });
    }
    if !page {
        if let Some(StatedKind { missing, inferred }) = &redaction.kind {
            block.push_str(", ");
            block.push_str(missing.name());
            block.push_str(if *inferred { "?" } else { "" });
        }
        if let Some(extent) = redaction.extent {
            let _ = write!(block, ", {extent}");
        }
        if let Some(shown) = redaction.shown.as_ref().filter(|shown| **shown != Rendition::Bar) {
            let _ = write!(block, ", {}", shown.name());
        }
    }
    block.push(']');
}

fn opening(text_mark: &TextMark) -> &'static str {
    match text_mark {
        TextMark::Note => "[note: ",
        TextMark::Stamp => "[stamp: ",
        TextMark::Handwritten => "[handwritten: ",
        TextMark::Deleted => "[struck: ",
        TextMark::Unclear => "[unclear: ",
        TextMark::Correction => " [sic: ",
        TextMark::Banner { .. } | TextMark::Released(_) => "",
    }
}

fn closing(text_mark: &TextMark) -> &'static str {
    match text_mark {
        TextMark::Banner { .. } | TextMark::Released(_) => "",
        _ => "]",
    }
}

/// Writes a paragraph in lines of limited width, and an empty line.
fn paragraph(out: &mut String, text: &str, indent: &str) {
    let start = out.len();
    if text.is_ascii() {
        wrap(out, &single_spaced(text), indent);
    } else {
        for line in text.split('\u{2028}') {
            wrap(out, &single_spaced(line), indent);
        }
    }
    if out.len() > start {
        out.push('\n');
    }
}

fn wrap(out: &mut String, words: &str, indent: &str) {
    let most = WIDTH - indent.len().min(WIDTH / 2);
    let is_ascii = words.is_ascii();
    let mut rest = words;
    while !rest.is_empty() {
        let beyond = match rest.len() {
            length if length <= most => None,
            _ if is_ascii => Some(most),
            _ => rest.char_indices().nth(most).map(|(at, _)| at),
        };
        let (line, after) = beyond.and_then(|beyond| split_line(rest, beyond)).unwrap_or((rest, ""));
        out.push_str(indent);
        out.push_str(line);
        out.push('\n');
        rest = after;
    }
}

/// Splits words at the last space before the first byte that does not fit. A word that is too long gets a line of its own.
fn split_line(words: &str, beyond: usize) -> Option<(&str, &str)> {
    let bytes = words.as_bytes();
    let last = memrchr(b' ', bytes.get(..=beyond)?);
    let at = last.or_else(|| Some(beyond + memchr(b' ', bytes.get(beyond..)?)?))?;
    Some((words.get(..at)?, words.get(at + 1..)?))
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
