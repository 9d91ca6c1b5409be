//! A report as plain text: its words, its gaps and their codes, for readers and programs that want no HTML.

use crate::edition::{FolioState, Kind, Missing, Node, Shown, Tag, Voice};
use crate::page::Text;

/// The widest line.
const WIDTH: usize = 78;

/// Writes the sections of a report one after another.
pub(super) fn report(title: &str, texts: &[Text<'_>]) -> String {
    let mut out = format!("{title}\n{}\n", "=".repeat(title.chars().count()));
    for text in texts {
        out.push('\n');
        section(&mut out, text);
    }
    out
}

fn section(out: &mut String, text: &Text<'_>) {
    let section = text.section;
    if section.exports.title_is_editorial {
        paragraph(out, &format!("[{}]", section.exports.title), "");
    }
    let mut block = String::new();
    let mut indent: Vec<&'static str> = Vec::new();
    let mut open: Vec<&Tag> = Vec::new();
    for node in &section.body.nodes {
        match node {
            Node::Open(tag) => {
                open.push(tag);
                match tag {
                    Tag::Quotation | Tag::Block(_) => indent.push("    "),
                    Tag::Item(_) => {
                        block.push_str("- ");
                        indent.push("  ");
                    }
                    Tag::Note(note) => {
                        indent.push("    ");
                        if let Some(note) = section.exports.notes.get(*note as usize) {
                            block.push_str(&format!("[note {}] ", note.printed()));
                        }
                    }
                    Tag::TableCell { column, .. } if *column > 0 => block.push_str("  |  "),
                    Tag::Voice(voice) => block.push_str(opening(voice)),
                    _ => {}
                }
            }
            Node::Close => {
                let Some(tag) = open.pop() else { continue };
                match tag {
                    Tag::Voice(voice) => block.push_str(closing(voice)),
                    Tag::Paragraph(_) | Tag::Tight(_) | Tag::Heading { .. } | Tag::TableRow | Tag::TableHead => {
                        paragraph(out, &std::mem::take(&mut block), &indent.concat());
                    }
                    Tag::CodeBlock(_) => {
                        for line in std::mem::take(&mut block).lines() {
                            out.push_str(&format!("    {line}\n"));
                        }
                        out.push('\n');
                    }
                    Tag::Quotation | Tag::Block(_) | Tag::Item(_) | Tag::Note(_) => {
                        indent.pop();
                    }
                    _ => {}
                }
            }
            Node::Text(span) | Node::Html(span) => block.push_str(text.source.slice(*span)),
            Node::Decoded(words) | Node::Code(words) => block.push_str(words),
            Node::SoftBreak => block.push(' '),
            Node::HardBreak => block.push('\u{2028}'),
            Node::Rule => paragraph(out, "* * *", ""),
            Node::NoteReference(note) => {
                if let Some(note) = section.exports.notes.get(*note as usize) {
                    block.push_str(&format!("[{}]", note.printed()));
                }
            }
            Node::Redaction(at) => block.push_str(&gap(text, *at)),
            Node::Margin(at) => {
                if let Some(mark) = section.margin.get(*at as usize) {
                    block.push_str(&format!(" [{}]", mark.ground));
                }
            }
            Node::Folio(at) => {
                if let Some(folio) = section.exports.folios.get(*at as usize) {
                    let state = match folio.state {
                        FolioState::Continued => ", continued",
                        FolioState::Blank => ", blank",
                        FolioState::NotScanned => ", not scanned",
                        FolioState::Denied | FolioState::Transcribed => "",
                    };
                    block.push_str(&format!("[page {}{state}] ", folio.name()));
                }
            }
            Node::Illegible(_) => block.push_str("[illegible]"),
            Node::Sic => block.push_str(" [sic]"),
        }
    }
}

/// A gap in the language of the transcriptions: its grounds first, then what is known of it.
fn gap(text: &Text<'_>, at: u32) -> String {
    let Some(redaction) = text.section.redactions.get(at as usize) else { return String::new() };
    let grounds: String = redaction.grounds.iter().map(|ground| format!(" {ground}")).collect();
    if matches!(redaction.kind, Some(Kind { missing: Missing::Page, .. })) {
        return format!("[page denied{grounds}]");
    }
    let kind = redaction.kind.as_ref().map(super::redaction::kind_name);
    let shown = redaction.shown.as_ref().filter(|shown| **shown != Shown::Bar).map(|shown| shown.name().to_owned());
    let extent = redaction.extent.map(|extent| extent.to_string());
    let known: String = [kind, extent, shown].into_iter().flatten().map(|part| format!(", {part}")).collect();
    format!("[redacted{grounds}{known}]")
}

fn opening(voice: &Voice) -> &'static str {
    match voice {
        Voice::Note => "[note: ",
        Voice::Stamp => "[stamp: ",
        Voice::Handwritten => "[handwritten: ",
        Voice::Crossed => "[struck: ",
        Voice::Unclear => "[unclear: ",
        Voice::Correction => "[read: ",
        Voice::Banner { .. } | Voice::Released { .. } => "",
    }
}

fn closing(voice: &Voice) -> &'static str {
    match voice {
        Voice::Banner { .. } | Voice::Released { .. } => "",
        _ => "]",
    }
}

/// Writes a paragraph in lines of limited width, with an empty line behind it.
fn paragraph(out: &mut String, text: &str, indent: &str) {
    let mut written = false;
    for line in text.split('\u{2028}') {
        let mut width = 0;
        for word in line.split_whitespace() {
            let length = word.chars().count();
            if width == 0 || width + 1 + length > WIDTH - indent.len().min(WIDTH / 2) {
                if width > 0 {
                    out.push('\n');
                }
                out.push_str(indent);
                width = 0;
            } else {
                out.push(' ');
                width += 1;
            }
            out.push_str(word);
            width += length;
        }
        if width > 0 {
            out.push('\n');
            written = true;
        }
    }
    if written {
        out.push('\n');
    }
}
