//! The signs that a reader of a text must know.

use std::ops::BitOrAssign;

named! {
    /// A sign on the page of a section that a reader may not know, in the order in which they are explained.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Sign {
        /// A bar of stated extent.
        Stated = "stated",
        /// A bar of unknown or inferred extent.
        Open = "open",
        /// A box or a blank in place of a bar.
        Box = "box",
        /// Printed words in place of a bar.
        Words = "words",
        /// A withheld portion mark.
        PortionMark = "portion-mark",
        /// A page withheld in full.
        Denied = "denied",
        /// Text that this edition withholds.
        Withheld = "cut",
        /// Space that the writer left blank.
        Blank = "blank",
        /// A code in the margin, by what it belongs to.
        AtRedaction = "at-redaction",
        /// A code beside a block.
        BesideText = "beside-text",
        /// A code whose place is unknown.
        Unplaced = "unplaced",
        /// The number of a page of the original.
        Page = "page",
        /// A page number that the editor infers.
        InferredPage = "inferred-page",
        /// A page without a text.
        Absent = "absent",
        /// A doubtful or illegible reading.
        Unclear = "unclear",
        /// A mistake of the paper's.
        Sic = "sic",
        /// A stamp, handwriting, or struck words.
        OnPaper = "on-paper",
        /// Words that a later release disclosed.
        Released = "released",
        /// A note of the editor.
        Note = "note",
        /// A line of the page's furniture.
        Banner = "banner",
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
