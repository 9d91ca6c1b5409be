//! Where a paragraph stands.

/// A paragraph: its section, and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place {
    pub(super) part: u32,
    pub(super) paragraph: u32,
}

impl Place {
    pub(super) fn new(part: usize, paragraph: u32) -> Self {
        Self { part: u32::try_from(part).unwrap_or(u32::MAX), paragraph }
    }
}

/// Two paragraphs, the earlier one first.
pub(super) type Pair = [Place; 2];
