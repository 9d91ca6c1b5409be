//! The notes of a section that can be notes of Markdown.

use std::collections::BTreeMap;

use super::blocks::Block;
use super::markup::note;

/// The notes of a section that have one text and one reference: no other number says which text belongs to which reference.
#[derive(Debug, Default)]
pub(super) struct Notes<'t>(BTreeMap<&'t str, (usize, usize)>);

impl<'t> Notes<'t> {
    pub(super) fn of<'b>(blocks: impl Iterator<Item = &'b Block<'t>>) -> Self
    where
        't: 'b,
    {
        let mut notes = Self::default();
        for block in blocks {
            match block {
                Block::Note(number, lines) => {
                    notes.0.entry(number).or_default().0 += 1;
                    // A note in a note may be the one around it.
                    lines.iter().for_each(|line| notes.count(line, 2));
                }
                Block::Heading(_, line) => notes.count(line, 1),
                Block::Paragraph(lines) | Block::Lines(lines) | Block::Item(_, _, lines) | Block::Table(lines) => {
                    lines.iter().for_each(|line| notes.count(line, 1));
                }
                Block::Banner(_) | Block::Stamp(_) | Block::Codes(_) => {}
            }
        }
        notes
    }

    fn count(&mut self, line: &'t str, times: usize) {
        for (at, _) in line.match_indices(['[', '<']) {
            if let Some((number, _)) = line.get(at..).and_then(note) {
                self.0.entry(number).or_default().1 += times;
            }
        }
    }

    pub(super) fn has(&self, number: &str) -> bool {
        self.0.get(number) == Some(&(1, 1))
    }

    /// The reference to a note that begins a text, and its length in bytes.
    pub(super) fn reference<'n>(&self, text: &'n str) -> Option<(&'n str, usize)> {
        note(text).filter(|(number, _)| self.has(number))
    }
}
