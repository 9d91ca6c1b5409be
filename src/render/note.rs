//! Notes of the original and the references to them, and the editor's notes.

use crate::edition::{Node, NoteStyle, ShortSpan, Tag, TextMark};
use crate::page::TextHref;
use crate::text::Span;

use super::writer::{NoteRun, Writer};

impl<'a> Writer<'a> {
    pub(super) fn note_reference(&mut self, at: u32) {
        let Some(note) = self.text.section.summary.notes.get(at as usize) else { return };
        let Some(count) = self.references.get_mut(at as usize) else { return };
        *count += 1;
        let number = if *count == 1 { String::new() } else { format!("-{count}") };
        let elsewhere = self.note_link(at);
        // HTML forbids a link inside a link.
        let is_link = (note.has_text() || elsewhere.is_some()) && !self.is_in_link();
        if self.html.ends_with("</sup>") {
            // Without it, notes 3 and 4 would read as note 34.
            self.html.raw("<sup data-editorial>,</sup>");
        }
        let element = if is_link { "a" } else { "span" };
        self.html.pieces(&["<sup class=\"note-ref\"><", element]);
        match elsewhere.filter(|_| is_link && !note.has_text()) {
            Some(elsewhere) => self.html.link("href", elsewhere),
            None if is_link => self.html.here((&note.anchor, "")),
            None => {}
        }
        let suffix = if note.has_text() { "-ref" } else { "" };
        self.id_to(&[suffix, &number].concat(), &note.anchor);
        self.html.raw(">");
        self.html.text(note.printed());
        self.html.pieces(&["</", element, "></sup>"]);
    }

    /// Where a note leads in another section.
    fn note_link(&self, at: u32) -> Option<&'a TextHref> {
        self.text.note_links.get(at as usize)?.as_ref()
    }

    pub(super) fn start_note(&mut self, at: u32) {
        let Some(note) = self.text.section.summary.notes.get(at as usize) else { return };
        let is_footnote = self.text.section.summary.note_style == NoteStyle::Footnotes;
        let short = if self.is_short() && is_footnote { " short" } else { "" };
        self.block("<aside");
        self.html.attribute("class", &["footnote", short].concat());
        self.html.id("id", (&note.anchor, ""));
        self.html.raw(" role=\"note\"><span class=\"footnote-label\">");
        let has_own = note.references > 0 && self.text.has_addresses;
        let elsewhere = self.note_link(at);
        let is_link = has_own || elsewhere.is_some();
        self.html.raw(if is_link { "<a" } else { "" });
        match elsewhere {
            Some(elsewhere) => self.html.link("href", elsewhere),
            None if has_own => self.html.here((&note.anchor, "-ref")),
            None => {}
        }
        self.html.raw(if is_link { ">" } else { "" });
        self.html.text(note.printed());
        self.html.raw(if is_link { "</a>" } else { "" });
        self.html.raw("</span><div class=\"footnote-body\">\n");
    }

    /// Begins an editor's note that is a block of its own. Where the page has no margin, readers can fold it.
    pub(super) fn start_editors_note(&mut self) {
        let long = if self.is_short() { "" } else { " long" };
        self.html.pieces(&["<details class=\"note", long, "\" data-editorial><summary>"]);
        self.html.text(self.text.locale.editors_note());
        self.html.raw("</summary>");
    }

    /// Begins an editor's note in a paragraph.
    pub(super) fn start_inline_note(&mut self) {
        if self.is_alone() {
            return self.start_editors_note();
        }
        let long = if self.is_short() { "" } else { " long" };
        self.html.pieces(&["<span class=\"note", long, "\" data-editorial><i>[</i>"]);
    }

    /// Whether the mark that opens or closes here is in a paragraph of only marks, and in no other mark.
    pub(super) fn is_alone(&self) -> bool {
        let mut around = self.visits.around();
        let is_of_marks =
            |tag: &Tag| matches!(tag, Tag::Paragraph(leaf) if self.leaf(*leaf).is_some_and(|leaf| !leaf.has_words));
        around.next().is_some_and(is_of_marks) && !around.any(|tag| *tag == Tag::Block(TextMark::Note))
    }

    /// Whether the note that opens here is in the margin. **Notes that follow one another are in one place**: in the margin if all fit
    /// there.
    fn is_short(&mut self) -> bool {
        if self.note_run.left == 0 {
            self.note_run = self.run_of_notes();
        }
        self.note_run.left = self.note_run.left.saturating_sub(1);
        self.note_run.is_short
    }

    /// The notes from here on that follow one another. They fit the margin if each has one paragraph of about forty words, and there is
    /// room not far below their place. A redaction needs the margin at its own line.
    fn run_of_notes(&mut self) -> NoteRun {
        let nodes = &mut self.visits.rest().iter();
        let (mut run, mut length, mut place) = (NoteRun { left: 0, is_short: true }, 0, None);
        let mut next = loop {
            let note = Length::of(nodes);
            run.left += note.notes;
            run.is_short &= note.length <= LONGEST && note.blocks <= 1;
            length += note.length;
            place = place.or(note.place);
            match nodes.find(|node| !is_between_notes(node)) {
                Some(Node::Open(tag)) if is_note(tag) => {}
                other => break other,
            }
        };
        let place = place.unwrap_or_default();
        let delay = self.margin_end.saturating_sub(place);
        if !run.is_short || delay > FARTHEST {
            return NoteRun { is_short: false, ..run };
        }
        // The same height has about twice as many words of the text.
        let taken = delay + 2 * length + 60 * run.left;
        let mut below = 0;
        while let Some(node) = next.filter(|_| below <= taken) {
            match node {
                Node::Redaction(_) | Node::Margin(_) => return NoteRun { is_short: false, ..run },
                Node::Text(span) => below += bytes(*span),
                _ => {}
            }
            next = nodes.next();
        }
        // The notes themselves take none of the text's room.
        self.margin_end = place + length + taken;
        run
    }
}

/// How long a note is.
#[derive(Debug, Default)]
struct Length {
    /// Its text, in bytes.
    length: u32,
    blocks: u32,
    /// How many notes it is, with those in it.
    notes: u32,
    /// Where its text begins.
    place: Option<u32>,
}

impl Length {
    /// The length of the note that the nodes are in. The nodes move on to its end.
    fn of<'a>(nodes: &mut impl Iterator<Item = &'a Node>) -> Self {
        let (mut note, mut depth) = (Self { notes: 1, ..Self::default() }, 1_u32);
        for node in nodes {
            match node {
                Node::Open(tag) => {
                    depth += 1;
                    note.blocks += u32::from(!is_inline(tag));
                    note.notes += u32::from(is_note(tag));
                }
                Node::Close => depth -= 1,
                Node::Text(span) => {
                    note.length += bytes(*span);
                    note.place = note.place.or(Some(span.get().start));
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        note
    }
}

fn bytes(span: ShortSpan) -> u32 {
    let Span { start, end } = span.get();
    end - start
}

/// Whether a container is a note, of the original or of the editor.
fn is_note(tag: &Tag) -> bool {
    matches!(tag, Tag::Note(_) | Tag::Block(TextMark::Note) | Tag::TextMark(TextMark::Note))
}

/// Whether a node may be between two notes that follow one another.
fn is_between_notes(node: &Node) -> bool {
    match node {
        Node::Close | Node::SoftBreak | Node::Open(Tag::Paragraph(_)) => true,
        // A blank.
        Node::Text(span) => bytes(*span) <= 1,
        _ => false,
    }
}

/// The length of the longest note in the margin, in bytes.
const LONGEST: u32 = 260;

/// How far below its place a note may be, in bytes of text.
const FARTHEST: u32 = 300;

/// Whether a container is part of a line.
pub(super) fn is_inline(tag: &Tag) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Reference(_) | Tag::Name(_) | Tag::Term(_) | Tag::TextMark(_))
}
