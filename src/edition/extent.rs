//! How much is missing.

use std::fmt;

named! {
    /// What a quantity of missing text is counted in. Its name is the singular.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Unit {
        /// Characters.
        Character = "character",
        /// Words.
        Word = "word",
        /// Lines.
        Line = "line",
        /// Paragraphs.
        Paragraph = "paragraph",
        /// Pages of the original.
        Page = "page",
        /// Names.
        Name = "name",
        /// Numbers.
        Number = "number",
    }
}

impl Unit {
    /// The unit of that name, singular or plural.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.strip_suffix(['s', 'S']).unwrap_or(name);
        let is = |unit: &Self| unit.name().eq_ignore_ascii_case(name);
        let character = || ["char", "letter"].iter().any(|other| other.eq_ignore_ascii_case(name));
        Self::ALL.into_iter().find(is).or_else(|| character().then_some(Self::Character))
    }
}

/// A number of units, in halves: `2 lines`, `1½ lines`. *Foreign Relations* counts so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity {
    /// Twice the number.
    pub halves: u32,
    /// What is counted.
    pub unit: Unit,
}

impl Quantity {
    /// The largest number of a quantity; a larger one is a slip of the keyboard.
    pub const MOST: u32 = 99_999;

    /// The number, rounded up to whole units.
    pub fn ceiling(self) -> u32 {
        self.halves.div_ceil(2)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let has_half = self.halves % 2 == 1;
        if self.halves != 1 {
            (self.halves / 2).fmt(out)?;
        }
        out.write_str(if has_half { "½ " } else { " " })?;
        out.write_str(self.unit.name())?;
        out.write_str(if self.halves > 2 { "s" } else { "" })
    }
}

/// How much is missing, as far as is known: `2 lines`, `less than 1 line`, `1 paragraph (5 lines)`, `1 name and 2 lines`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Extent {
    /// The quantity.
    pub quantity: Quantity,
    /// Whether it is less than that quantity.
    pub less_than: bool,
    /// The quantity in a smaller unit, in parentheses.
    pub detail: Option<Quantity>,
    /// What is missing besides, in another unit.
    pub also: Option<Quantity>,
    /// Whether the editor inferred it.
    pub inferred: bool,
}

impl Extent {
    /// A number of pages.
    pub fn of_pages(pages: u32) -> Self {
        let quantity = Quantity { halves: pages.saturating_mul(2), unit: Unit::Page };
        Self { quantity, less_than: false, detail: None, also: None, inferred: false }
    }

    /// The extent without its `?`, as a page says it.
    pub fn in_words(&self) -> String {
        Self { inferred: false, ..*self }.to_string()
    }
}

impl fmt::Display for Extent {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(if self.less_than { "less than " } else { "" })?;
        self.quantity.fmt(out)?;
        if let Some(detail) = self.detail {
            write!(out, " ({detail})")?;
        }
        if let Some(also) = self.also {
            write!(out, " and {also}")?;
        }
        out.write_str(if self.inferred { "?" } else { "" })
    }
}
