//! Notes: **each is read where the text first refers to it**, wherever its text is in the file.

use crate::diagnostic::Code;
use crate::edition::{Anchor, AnchorName, Node, Note, Tag};

use super::block::{Builder, Container, index};

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

    /// The place of a note among the section's notes; its text is read after the block that refers to it first.
    pub(super) fn note_reference(&mut self, at: usize) -> u32 {
        let number = match self.note_places.get(at).copied().flatten() {
            Some(number) => number,
            None => {
                let number = index(self.summary.notes.len());
                let label = self.events.notes.get(at).map_or("", |(label, ..)| label);
                let id = self.unique_id(["n", &label.replace(|c: char| !c.is_alphanumeric(), "-")].concat());
                let anchor = Anchor::Note(AnchorName::new(id, Note::printed_of(label)));
                self.summary.notes.push(Note { label: label.into(), anchor, references: 0 });
                if let Some(place) = self.note_places.get_mut(at) {
                    *place = Some(number);
                }
                self.notes_waiting.push(at);
                number
            }
        };
        if let Some(note) = self.summary.notes.get_mut(number as usize) {
            note.references += 1;
        }
        number
    }

    pub(super) fn unused_notes(&mut self) {
        let events = self.events;
        for (at, (label, _, span)) in events.notes.iter().enumerate() {
            if self.note_places.get(at).copied().flatten().is_some() || events.note(label) != Some(at) {
                continue;
            }
            let help = format!("write [^{label}] where the paper prints the number, or delete the note");
            self.finding(Code::TextWithoutNote, *span, format!("note {label} is never referred to"), help);
            self.note_reference(at);
            if let Some(note) = self.summary.notes.last_mut() {
                note.references = 0;
            }
            self.pending_notes();
        }
    }
}
