//! Footnotes of the original.

use super::Anchor;

/// Where a section has the texts of its notes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NoteStyle {
    /// Each after the block that refers to it first.
    #[default]
    Footnotes,
    /// Where they are in the file. Other sections refer to them too.
    Endnotes,
}

/// A note of the original that a section has the text of, or only refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its label in the source, `4:1`: unique in its section.
    pub label: Box<str>,
    /// Its address, with the number that the paper prints; that of the first reference if an endnote of another section has the text.
    pub anchor: Anchor,
    /// How often the text refers to it.
    pub references: u32,
}

impl Note {
    /// Whether the section has its text.
    pub fn has_text(&self) -> bool {
        matches!(self.anchor, Anchor::Note(_))
    }

    /// What the paper prints: the part after a colon.
    pub fn printed(&self) -> &str {
        Self::printed_of(&self.label)
    }

    /// What the paper prints for a label.
    pub fn printed_of(label: &str) -> &str {
        label.rsplit(':').next().unwrap_or_default()
    }
}
