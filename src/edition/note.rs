//! Footnotes of the original.

/// A footnote of the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its label in the source, `4:1`: unique in its section.
    pub label: Box<str>,
    /// Its address, without the `#`: `n1`, `n4-1`.
    pub id: Box<str>,
    /// How often the text refers to it.
    pub references: u32,
}

impl Note {
    /// What the paper prints: the part after a colon.
    #[must_use]
    pub fn printed(&self) -> &str {
        self.label.rsplit(':').next().unwrap_or_default()
    }
}
