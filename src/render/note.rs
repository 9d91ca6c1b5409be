//! Notes of the original, and the references to them.

use crate::edition::{Node, Tag};

use super::body::Writer;

impl<'a> Writer<'a> {
    pub(super) fn note_reference(&mut self, at: u32) {
        let Some(note) = self.view.section.summary.notes.get(at as usize) else { return };
        let count = self.references.get(at as usize).copied().unwrap_or_default();
        if let Some(count) = self.references.get_mut(at as usize) {
            *count += 1;
        }
        // HTML forbids a link inside a link.
        let element = if self.is_in_link() { "span" } else { "a" };
        self.html.raw("<sup class=\"note-ref\"><");
        self.html.raw(element);
        if element == "a" {
            self.html.address("href", &["#", self.prefix().unwrap_or_default(), &note.anchor.to_string()]);
        }
        match count {
            0 => self.id(&format_args!("{}-ref", note.anchor)),
            _ => self.id(&format_args!("{}-ref-{}", note.anchor, count + 1)),
        }
        self.html.raw(">");
        self.html.text(note.printed());
        self.html.raw("</");
        self.html.raw(element);
        self.html.raw("></sup>");
    }

    pub(super) fn start_note(&mut self, at: u32) {
        let Some(note) = self.view.section.summary.notes.get(at as usize) else { return };
        self.html.fresh_line();
        self.html.raw("<aside class=\"footnote");
        if self.is_short() {
            self.html.raw(" short");
        }
        self.html.raw("\"");
        self.html.id(self.prefix().unwrap_or_default(), &note.anchor);
        self.html.raw(" role=\"note\"><span class=\"footnote-label\">");
        if note.references > 0 && self.prefix().is_some() {
            self.html.raw("<a");
            self.html.address("href", &["#", self.prefix().unwrap_or_default(), &note.anchor.to_string(), "-ref"]);
            self.html.raw(">");
            self.html.text(note.printed());
            self.html.raw("</a>");
        } else {
            self.html.text(note.printed());
        }
        self.html.raw("</span><div class=\"footnote-body\">\n");
    }

    /// Whether a note fits the margin: one paragraph of about forty words.
    pub(super) fn is_short(&self) -> bool {
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
