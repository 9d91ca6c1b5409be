//! Footnotes of the original.

use super::Anchor;

/// A footnote of the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its label in the source, `4:1`: unique in its section.
    pub label: Box<str>,
    /// Its address, with the number that the paper prints.
    pub anchor: Anchor,
    /// How often the text refers to it.
    pub references: u32,
}

impl Note {
    /// What the paper prints: the part after a colon.
    #[must_use]
    pub fn printed(&self) -> &str {
        Self::printed_of(&self.label)
    }

    /// What the paper prints for a label.
    #[must_use]
    pub fn printed_of(label: &str) -> &str {
        label.rsplit(':').next().unwrap_or_default()
    }
}
