//! Notes: **a footnote is read where the text first refers to it**, wherever its text is in the file; an endnote where its text is.

use crate::diagnostic::Code;
use crate::edition::{Anchor, AnchorName, Node, Note, NoteStyle, Reference, Tag, Target};
use crate::text::Span;

use super::builder::{Builder, Container, push};

/// How deeply notes may refer to notes.
const DEEPEST: u32 = 8;

impl Builder<'_, '_> {
    /// Reads the notes that the last block refers to for the first time.
    pub(super) fn pending_notes(&mut self) {
        // A deeper note is read after an outer block.
        if self.note_depth >= DEEPEST {
            return;
        }
        while !self.notes_waiting.is_empty() {
            for at in std::mem::take(&mut self.notes_waiting) {
                self.note(at);
            }
        }
    }

    fn note(&mut self, at: usize) {
        let events = self.events;
        let Some((_, range, _)) = events.notes.get(at) else { return };
        let Some(number) = self.note_places.get(at).copied().flatten() else { return };
        self.note_depth += 1;
        let outer = std::mem::replace(&mut self.containers, vec![Container::Note]);
        self.node(Node::Open(Tag::Note(number)));
        self.blocks(range.clone());
        self.close();
        self.containers = outer;
        self.note_depth -= 1;
    }

    /// Reads an endnote where its text is: the note that a token begins.
    pub(super) fn endnote(&mut self, at: usize) {
        let events = self.events;
        let found = events.notes.binary_search_by_key(&(at + 1), |(_, range, _)| range.start);
        let Ok(note) = found else { return };
        let is_first = events.notes.get(note).is_some_and(|(label, ..)| events.note(label) == Some(note));
        if self.summary.note_style == NoteStyle::Endnotes && self.note_depth == 0 && is_first {
            self.note_number(note);
            self.note(note);
        }
    }

    /// The place of a note among the section's notes. A footnote is read after the block that refers to it first.
    pub(super) fn note_reference(&mut self, at: usize) -> u32 {
        let number = self.note_number(at);
        self.count_reference(number);
        number
    }

    fn count_reference(&mut self, number: u32) {
        if let Some(note) = self.summary.notes.get_mut(number as usize) {
            note.references += 1;
        }
    }

    fn note_number(&mut self, at: usize) -> u32 {
        if let Some(number) = self.note_places.get(at).copied().flatten() {
            return number;
        }
        let label = self.events.notes.get(at).map_or("", |(label, ..)| label);
        let anchor = Anchor::Note(AnchorName::new(self.note_id(label), Note::printed_of(label)));
        let number = push(&mut self.summary.notes, Note { label: label.into(), anchor, references: 0 });
        if let Some(place) = self.note_places.get_mut(at) {
            *place = Some(number);
        }
        if self.summary.note_style == NoteStyle::Footnotes {
            self.notes_waiting.push(at);
        }
        number
    }

    fn note_id(&mut self, label: &str) -> Box<str> {
        self.unique_id(["n", &label.replace(|c: char| !c.is_alphanumeric(), "-")].concat())
    }

    /// Reads a reference to a note without text in this file: another section may have it as an endnote.
    pub(super) fn endnote_reference(&mut self, label: &str, span: Span) {
        let target = Target::Endnote(label.into());
        self.section.references.push(Reference { target, span, picture: false, implicit: false, title: None });
        let key = label.to_lowercase();
        let number = match self.endnotes.get(&key) {
            Some(number) => *number,
            None => {
                let name = AnchorName::new([&*self.note_id(label), "-ref"].concat(), Note::printed_of(label));
                let note = Note { label: label.into(), anchor: Anchor::NoteReference(name), references: 0 };
                let number = push(&mut self.summary.notes, note);
                self.endnotes.insert(key, number);
                number
            }
        };
        self.count_reference(number);
        self.syntax.push(span);
        self.node(Node::NoteReference(number));
    }

    pub(super) fn unused_notes(&mut self) {
        let events = self.events;
        for (at, (label, _, span)) in events.notes.iter().enumerate() {
            if self.note_places.get(at).copied().flatten().is_some() || events.note(label) != Some(at) {
                continue;
            }
            let help = format!("write [^{label}] where the paper prints the number, or delete the note");
            self.finding(Code::TextWithoutNote, *span, format!("note `{label}` is never referred to"), help);
            self.note_number(at);
            self.pending_notes();
        }
    }
}
