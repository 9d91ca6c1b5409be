//! The bars of a redaction, as exact as its mark.
//!
//! A stated number of lines has as many bars, up to [`MOST_LINES`]. Whatever ends on a slant has an unknown end. A shorter bar has one of
//! a few widths: **the width does not reveal the length of the withheld text**. Bars are made of block characters, so they also show
//! without styles.

use crate::edition::{Extent, Quantity, Redaction, Unit, WithheldKind};
use crate::locale::Locale;

/// A bar: its class in the style sheet, and the number of its block characters.
type Bar = (&'static str, usize);

const MARK: Bar = ("w-mark", 2);
const NUMBER: Bar = ("w-number", 3);
const WORD: Bar = ("w-word", 4);
const NAME: Bar = ("w-name", 6);
const UNKNOWN: Bar = ("w-unknown", 6);
const WORDS: Bar = ("w-words", 8);
const PHRASE: Bar = ("w-phrase", 12);
const HALF: Bar = ("w-half", 8);
const LINE: Bar = ("line", 12);
/// The first line of a further paragraph.
const FIRST: Bar = ("line line-first", 12);
/// The last line of a passage of unknown length, which ends on a slant.
const OPEN: Bar = ("line-open", 8);
/// The bar before the words for the lines that are not drawn.
const CUT: Bar = ("line-cut", 3);

/// The most lines that are drawn.
const MOST_LINES: u32 = 12;

/// The lines of a paragraph of unknown length.
const PASSAGE: [Bar; 3] = [LINE, LINE, OPEN];

/// The bars of a redaction.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Bars {
    /// The bars, in order.
    pub(super) drawn: Vec<Bar>,
    /// What the bars leave out.
    pub(super) more: Option<More>,
}

/// What the bars of a redaction leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum More {
    /// `28 more lines`
    Rest(Quantity),
    /// `2 pages in all`
    All(Quantity),
}

impl More {
    pub(super) fn in_words(self, locale: &Locale) -> String {
        match self {
            Self::Rest(quantity) => locale.more(quantity),
            Self::All(quantity) => locale.in_all(quantity),
        }
    }
}

impl Bars {
    /// The bars of a redaction, from what its mark states.
    pub(super) fn new(redaction: &Redaction) -> Self {
        if let Some(extent) = redaction.extent {
            return Self::of_extent(extent);
        }
        Self::one(match redaction.kind.as_ref().map(|kind| &kind.missing) {
            Some(WithheldKind::PortionMark) => MARK,
            Some(WithheldKind::Name) => NAME,
            Some(WithheldKind::Number) => NUMBER,
            Some(WithheldKind::Phrase) => PHRASE,
            Some(WithheldKind::Passage) => return Self { drawn: PASSAGE.to_vec(), more: None },
            Some(WithheldKind::Page | WithheldKind::Other(_)) => WORDS,
            None => return Self::unknown(),
        })
    }

    /// The bar for an unknown extent.
    pub(super) fn unknown() -> Self {
        Self::one(UNKNOWN)
    }

    /// The bars for a stated extent.
    pub(super) fn of_extent(extent: Extent) -> Self {
        let bars = Self::of_quantity(extent);
        let Some(quantity) = extent.also else { return bars };
        let also = Self::of_quantity(Extent { quantity, less_than: false, detail: None, ..extent });
        Self { drawn: [bars.drawn, also.drawn].concat(), more: bars.more.or(also.more) }
    }

    fn one(bar: Bar) -> Self {
        Self { drawn: vec![bar], more: None }
    }

    fn of_quantity(extent: Extent) -> Self {
        let Extent { quantity, detail, .. } = extent;
        let count = quantity.ceiling();
        if let Some(lines) = detail.filter(|detail| detail.unit == Unit::Line) {
            return Self::lines(lines, if quantity.unit == Unit::Paragraph { count } else { 1 });
        }
        let about = |count: u32, in_a_line: u32| {
            let lines = Self::lines(Quantity { halves: 2 * count.div_ceil(in_a_line), unit: Unit::Line }, 1);
            Self { more: lines.more.is_some().then_some(More::All(quantity)), ..lines }
        };
        Self::one(match (quantity.unit, count) {
            (Unit::Name, ..=1) => NAME,
            (Unit::Number, ..=1) => NUMBER,
            (Unit::Name | Unit::Number, ..=3) => WORDS,
            (Unit::Name | Unit::Number, _) => PHRASE,
            (Unit::Character, ..=3) => MARK,
            (Unit::Character, ..=8) => WORD,
            (Unit::Character, ..=16) => WORDS,
            (Unit::Character, ..=60) => PHRASE,
            (Unit::Character, _) => return about(count, 66),
            (Unit::Word, ..=1) => WORD,
            (Unit::Word, ..=3) => WORDS,
            (Unit::Word, ..=11) => PHRASE,
            (Unit::Word, _) => return about(count, 11),
            (Unit::Line, ..=1) if extent.less_than => HALF,
            (Unit::Line, _) => return Self::lines(quantity, 1),
            (Unit::Paragraph, _) => return Self::paragraphs(count),
            (Unit::Page, _) => return Self { more: Some(More::All(quantity)), ..Self::cut(1) },
        })
    }

    /// Stated lines in a number of paragraphs.
    fn lines(lines: Quantity, paragraphs: u32) -> Self {
        let (whole, half) = (lines.halves / 2, lines.halves % 2);
        if whole + half > MOST_LINES {
            let rest = Quantity { halves: lines.halves - 2 * MOST_LINES, ..lines };
            return Self { more: Some(More::Rest(rest)), ..Self::cut(paragraphs) };
        }
        let halves = std::iter::repeat_n(HALF, half as usize);
        Self { drawn: whole_lines(whole, whole, paragraphs).chain(halves).collect(), more: None }
    }

    /// The lines that are drawn of a redaction with more.
    fn cut(paragraphs: u32) -> Self {
        Self { drawn: whole_lines(MOST_LINES - 1, MOST_LINES, paragraphs).chain([CUT]).collect(), more: None }
    }

    /// Paragraphs of unknown length.
    fn paragraphs(count: u32) -> Self {
        let shown = count.min(MOST_LINES / 3);
        let mut drawn = PASSAGE.repeat(shown as usize);
        drawn.iter_mut().step_by(PASSAGE.len()).skip(1).for_each(|bar| *bar = FIRST);
        let rest = Quantity { halves: 2 * (count - shown), unit: Unit::Paragraph };
        Self { drawn, more: (count > shown).then_some(More::Rest(rest)) }
    }
}

/// The first of a number of lines, which paragraphs divide evenly.
fn whole_lines(shown: u32, lines: u32, paragraphs: u32) -> impl Iterator<Item = Bar> {
    let paragraph = move |line: u32| u64::from(line) * u64::from(paragraphs) / u64::from(lines.max(1));
    (0..shown).map(move |line| match line.checked_sub(1) {
        Some(before) if paragraph(before) != paragraph(line) => FIRST,
        _ => LINE,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(count: u32) -> Extent {
        let quantity = Quantity { halves: 2 * count, unit: Unit::Line };
        Extent { quantity, less_than: false, detail: None, also: None, inferred: false }
    }

    fn drawn(extent: Extent) -> (Vec<&'static str>, Option<String>) {
        let Bars { drawn, more } = Bars::of_extent(extent);
        (drawn.into_iter().map(|(class, _)| class).collect(), more.map(|more| more.in_words(&Locale::default())))
    }

    #[test]
    fn stated_lines_have_as_many_bars() {
        for count in 0..=12 {
            assert_eq!(drawn(lines(count)), (vec!["line"; count as usize], None));
        }
        let half = Quantity { halves: 3, unit: Unit::Line };
        assert_eq!(drawn(Extent { quantity: half, ..lines(0) }), (vec!["line", "w-half"], None));
    }

    #[test]
    fn words_count_the_lines_that_are_not_drawn() {
        for (count, rest) in [(13, "1 more line"), (40, "28 more lines"), (Quantity::MOST, "99987 more lines")] {
            let (bars, more) = drawn(lines(count));
            assert_eq!((bars.len(), bars.last(), more.as_deref()), (12, Some(&"line-cut"), Some(rest)));
        }
        let extent = |count: u32, unit| Extent { quantity: Quantity { halves: 2 * count, unit }, ..lines(0) };
        assert_eq!(drawn(extent(2, Unit::Page)).1.as_deref(), Some("2 pages in all"));
        assert_eq!(drawn(extent(200, Unit::Word)).1.as_deref(), Some("200 words in all"));
        assert_eq!(drawn(extent(132, Unit::Word)).1, None);
        assert_eq!(drawn(extent(5, Unit::Paragraph)).1.as_deref(), Some("1 more paragraph"));
    }

    /// A width says no more of the withheld text than its mark does.
    #[test]
    fn no_extent_has_a_width_of_its_own() {
        let widths: std::collections::BTreeSet<&str> = Unit::ALL
            .iter()
            .flat_map(|unit| (0..=400).map(move |halves| Quantity { halves, unit: *unit }))
            .flat_map(|quantity| [false, true].map(|less_than| Extent { quantity, less_than, ..lines(0) }))
            .flat_map(|extent| drawn(extent).0)
            .chain(Bars::unknown().drawn.iter().map(|(class, _)| *class))
            .collect();
        assert!((8..=12).contains(&widths.len()), "{widths:?}");
    }

    #[test]
    fn paragraphs_are_apart() {
        let paragraphs = Quantity { halves: 4, unit: Unit::Paragraph };
        let unstated = Extent { quantity: paragraphs, ..lines(0) };
        assert_eq!(drawn(unstated).0, ["line", "line", "line-open", "line line-first", "line", "line-open"]);
        let stated = Extent { detail: Some(Quantity { halves: 8, unit: Unit::Line }), ..unstated };
        assert_eq!(drawn(stated), (vec!["line", "line", "line line-first", "line"], None));
    }
}
