//! Numbers without alignment, so that a [`Node`](super::Node) takes eight bytes: one for its variant, and seven for what it holds.

use std::ops::Range;

use crate::text::{LARGEST_TEXT, Span};

/// A number of four bytes: an index into a list, or what the paper prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(Rust, packed)]
pub struct Number(u32);

impl Number {
    /// The number.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl From<u32> for Number {
    fn from(number: u32) -> Self {
        Self(number)
    }
}

/// A [`Span`] in seven bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShortSpan(Pair);

impl ShortSpan {
    /// The span.
    pub const fn get(self) -> Span {
        let (start, length) = self.0.get();
        Span { start, end: start + length }
    }

    /// The range as `usize`, for slicing.
    pub fn range(self) -> Range<usize> {
        self.get().range()
    }

    /// How many bytes it covers.
    pub fn len(self) -> usize {
        self.0.get().1 as usize
    }

    /// Whether it is empty.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }
}

impl From<Span> for ShortSpan {
    fn from(Span { start, end }: Span) -> Self {
        Self(Pair::new(start, end.saturating_sub(start)))
    }
}

impl From<ShortSpan> for Span {
    fn from(span: ShortSpan) -> Self {
        span.get()
    }
}

/// Where a heading is: its leaf, and which of the headings it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadingPlace(Pair);

impl HeadingPlace {
    /// The place of a leaf and a heading.
    pub const fn new(leaf: u32, heading: u32) -> Self {
        Self(Pair::new(leaf, heading))
    }

    /// An index into the leaves of the body.
    pub const fn leaf(self) -> u32 {
        self.0.get().0
    }

    /// An index into the headings of the section.
    pub const fn heading(self) -> u32 {
        self.0.get().1
    }
}

/// Two numbers in seven bytes: [`FIRST`](Self::FIRST) bits for the first, the rest for the second. **No text is so large that it needs
/// larger ones**; a larger one becomes the largest that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pair([u8; 7]);

const _: () = assert!(LARGEST_TEXT < 1 << Pair::FIRST && LARGEST_TEXT < 1 << Pair::SECOND);

impl Pair {
    const FIRST: u32 = 29;
    const SECOND: u32 = 56 - Self::FIRST;

    const fn new(first: u32, second: u32) -> Self {
        let (first, second) = (Self::at_most(first, Self::FIRST), Self::at_most(second, Self::SECOND));
        let [a, b, c, d, e, f, g, _] = (first | (second << Self::FIRST)).to_le_bytes();
        Self([a, b, c, d, e, f, g])
    }

    const fn get(self) -> (u32, u32) {
        let [a, b, c, d, e, f, g] = self.0;
        let both = u64::from_le_bytes([a, b, c, d, e, f, g, 0]);
        ((both & Self::greatest(Self::FIRST)) as u32, (both >> Self::FIRST) as u32)
    }

    const fn at_most(number: u32, bits: u32) -> u64 {
        let (number, greatest) = (number as u64, Self::greatest(bits));
        if number < greatest { number } else { greatest }
    }

    const fn greatest(bits: u32) -> u64 {
        (1 << bits) - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONGEST: u32 = LARGEST_TEXT as u32;

    #[test]
    fn a_span_of_the_longest_source_is_the_same_in_seven_bytes() {
        assert_eq!(size_of::<ShortSpan>(), 7);
        for (start, end) in [(0, 0), (0, 1), (7, 300), (0, LONGEST), (LONGEST - 1, LONGEST), (LONGEST, LONGEST)] {
            let span = Span { start, end };
            assert_eq!(ShortSpan::from(span).get(), span);
        }
        let place = HeadingPlace::new(LONGEST, LONGEST / 2);
        assert_eq!((place.leaf(), place.heading()), (LONGEST, LONGEST / 2));
    }

    #[test]
    fn what_is_too_great_does_not_change_the_other_number() {
        assert_eq!(Pair::new(u32::MAX, 3).get(), ((1 << Pair::FIRST) - 1, 3));
        assert_eq!(Pair::new(3, u32::MAX).get(), (3, (1 << Pair::SECOND) - 1));
    }
}
