//! Notes of the original, and the references to them.

use crate::edition::{Href, Node, Tag};

use super::body::Writer;

impl Writer<'_> {
    pub(super) fn note_reference(&mut self, at: u32) {
        let Some(note) = self.text.section.summary.notes.get(at as usize) else { return };
        let Some(count) = self.references.get_mut(at as usize) else { return };
        *count += 1;
        let number = if *count == 1 { String::new() } else { format!("-{count}") };
        // HTML forbids a link inside a link.
        let element = if self.is_in_link() { "span" } else { "a" };
        if self.html.ends_with("</sup>") {
            // Without it, notes 3 and 4 would read as note 34.
            self.html.raw("<sup data-editorial>,</sup>");
        }
        self.html.pieces(&["<sup class=\"note-ref\"><", element]);
        if element == "a" {
            let prefix = self.prefix().unwrap_or_default();
            self.html.address("href", &Href::default().at(format_args!("{prefix}{}", note.anchor)));
        }
        self.id(format_args!("{}-ref{number}", note.anchor));
        self.html.raw(">");
        self.html.text(note.printed());
        self.html.pieces(&["</", element, "></sup>"]);
    }

    pub(super) fn start_note(&mut self, at: u32) {
        let Some(note) = self.text.section.summary.notes.get(at as usize) else { return };
        let short = if self.is_short() { " short" } else { "" };
        self.block("<aside");
        self.html.attribute("class", &["footnote", short].concat());
        self.html.id(self.prefix().unwrap_or_default(), &note.anchor);
        self.html.raw(" role=\"note\"><span class=\"footnote-label\">");
        let is_linked = note.references > 0 && self.prefix().is_some();
        if is_linked {
            self.html.raw("<a");
            let prefix = self.prefix().unwrap_or_default();
            self.html.address("href", &Href::default().at(format_args!("{prefix}{}-ref", note.anchor)));
            self.html.raw(">");
        }
        self.html.text(note.printed());
        self.html.raw(if is_linked { "</a>" } else { "" });
        self.html.raw("</span><div class=\"footnote-body\">\n");
    }

    /// Whether a note fits the margin: one paragraph of about forty words.
    fn is_short(&self) -> bool {
        let (mut depth, mut bytes, mut blocks) = (1_i32, 0, 0);
        for node in self.visits.rest() {
            match node {
                Node::Open(tag) => {
                    depth += 1;
                    blocks += usize::from(!is_inline(tag));
                }
                Node::Close => depth -= 1,
                Node::Text(span) => bytes += span.len(),
                _ => {}
            }
            if depth == 0 || bytes > 260 {
                break;
            }
        }
        bytes <= 260 && blocks <= 1
    }
}

/// Whether a container is part of a line.
fn is_inline(tag: &Tag) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Reference(_) | Tag::Name(_) | Tag::TextMark(_))
}
