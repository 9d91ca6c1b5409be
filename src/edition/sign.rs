//! The signs that a reader of a text must know.

use std::ops::BitOrAssign;

/// A sign on the page of a section that a reader may not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A bar of stated extent.
    Stated,
    /// A bar of unknown or inferred extent.
    Open,
    /// A box or a blank in place of a bar.
    Box,
    /// Printed words in place of a bar.
    Words,
    /// A withheld portion mark.
    PortionMark,
    /// A page withheld in full.
    Denied,
    /// Text that this edition withholds.
    Withheld,
    /// Space that the writer left blank.
    Blank,
    /// A code in the margin, by what it belongs to.
    AtRedaction,
    /// A code beside a block.
    BesideText,
    /// A code whose place is unknown.
    Unplaced,
    /// The number of a page of the original.
    Page,
    /// A page number that the editor infers.
    InferredPage,
    /// A page without a text.
    Absent,
    /// A doubtful or illegible reading.
    Unclear,
    /// A mistake of the paper's.
    Sic,
    /// A stamp, handwriting, or struck words.
    OnPaper,
    /// Words that a later release disclosed.
    Released,
    /// A note of the editor.
    Note,
    /// A line of the page's furniture.
    Banner,
}

impl Sign {
    /// All of them, in the order in which they are explained.
    pub const ALL: [Self; 20] = [
        Self::Stated,
        Self::Open,
        Self::Box,
        Self::Words,
        Self::PortionMark,
        Self::Denied,
        Self::Withheld,
        Self::Blank,
        Self::AtRedaction,
        Self::BesideText,
        Self::Unplaced,
        Self::Page,
        Self::InferredPage,
        Self::Absent,
        Self::Unclear,
        Self::Sic,
        Self::OnPaper,
        Self::Released,
        Self::Note,
        Self::Banner,
    ];

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Open => "open",
            Self::Box => "box",
            Self::Words => "words",
            Self::PortionMark => "portion-mark",
            Self::Denied => "denied",
            Self::Withheld => "cut",
            Self::Blank => "blank",
            Self::AtRedaction => "at-redaction",
            Self::BesideText => "beside-text",
            Self::Unplaced => "unplaced",
            Self::Page => "page",
            Self::InferredPage => "inferred-page",
            Self::Absent => "absent",
            Self::Unclear => "unclear",
            Self::Sic => "sic",
            Self::OnPaper => "on-paper",
            Self::Released => "released",
            Self::Note => "note",
            Self::Banner => "banner",
        }
    }
}

/// A set of signs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Signs(u32);

impl Signs {
    /// Adds a sign.
    pub fn add(&mut self, sign: Sign) {
        self.0 |= 1 << sign as u32;
    }

    /// Its signs, in order.
    pub fn iter(self) -> impl Iterator<Item = Sign> {
        Sign::ALL.into_iter().filter(move |sign| self.0 & (1 << *sign as u32) != 0)
    }
}

impl BitOrAssign for Signs {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
