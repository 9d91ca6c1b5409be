//! The leaf blocks of a section.

use std::ops::Range;

use super::Anchor;

/// A block with words directly in it: a paragraph, a heading, a cell, the text of a tight item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leaf {
    /// Its address, if it is a paragraph of the text.
    pub anchor: Option<Anchor>,
    /// The margin marks in it: a range of the section's margin marks.
    pub margin: Range<u32>,
    /// The redactions in it: a range of the section's redactions.
    pub redactions: Range<u32>,
    /// Whether it has words of the original, rather than only furniture, notes and margin marks.
    pub has_words: bool,
}

impl Leaf {
    /// A leaf without address, redactions and margin marks.
    const fn plain(has_words: bool) -> Self {
        Self { anchor: None, margin: 0..0, redactions: 0..0, has_words }
    }

    fn is_plain(&self) -> bool {
        self.anchor.is_none() && self.margin.is_empty() && self.redactions.is_empty()
    }
}

static WITHOUT_WORDS: Leaf = Leaf::plain(false);
static WITH_WORDS: Leaf = Leaf::plain(true);

/// A list of [`Leaf`]s. Most are cells with nothing but words, and take four bytes each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leaves {
    /// For each leaf: 0 if it is plain and has no words, 1 if it is plain and has words, otherwise its index in `others` plus 2.
    places: Vec<u32>,
    others: Vec<Leaf>,
}

impl Leaves {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// A leaf.
    pub fn get(&self, index: usize) -> Option<&Leaf> {
        self.places.get(index).and_then(|place| self.at(*place))
    }

    /// All of them, in reading order.
    pub fn iter(&self) -> impl Iterator<Item = &Leaf> {
        self.places.iter().filter_map(|place| self.at(*place))
    }

    fn at(&self, place: u32) -> Option<&Leaf> {
        match place {
            0 => Some(&WITHOUT_WORDS),
            1 => Some(&WITH_WORDS),
            other => self.others.get(other as usize - 2),
        }
    }

    /// The addresses, to change them.
    pub fn anchors_mut(&mut self) -> impl Iterator<Item = &mut Anchor> {
        self.others.iter_mut().filter_map(|leaf| leaf.anchor.as_mut())
    }

    /// Adds a plain leaf without words, which [`set`](Self::set) replaces.
    pub fn push(&mut self) {
        self.places.push(0);
    }

    /// Replaces the leaf at an index.
    pub fn set(&mut self, index: usize, leaf: Leaf) {
        let Some(place) = self.places.get_mut(index) else { return };
        *place = if leaf.is_plain() {
            leaf.has_words.into()
        } else {
            self.others.push(leaf);
            u32::try_from(self.others.len() + 1).unwrap_or(u32::MAX)
        };
    }

    /// Gives back the memory reserved for more.
    pub fn shrink(&mut self) {
        self.places.shrink_to_fit();
        self.others.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Counted;

    #[test]
    fn a_leaf_is_as_it_was_set() {
        let anchor = Some(Anchor::Counted { what: Counted::Paragraph, folio: None, number: 1 });
        let leaf = |anchor, margin, redactions, has_words| Leaf { anchor, margin, redactions, has_words };
        let set = [
            leaf(None, 0..0, 0..0, true),
            leaf(anchor, 0..0, 0..0, true),
            leaf(None, 0..0, 0..0, false),
            leaf(None, 0..2, 0..0, false),
            leaf(None, 2..2, 0..1, true),
        ];
        let mut leaves = Leaves::default();
        set.iter().for_each(|_| leaves.push());
        for (at, leaf) in set.iter().enumerate().rev() {
            leaves.set(at, leaf.clone());
        }
        assert_eq!(leaves.len(), set.len());
        assert!(leaves.iter().eq(&set));
        assert!((0..set.len()).all(|at| leaves.get(at) == set.get(at)));
        assert_eq!((leaves.others.len(), leaves.anchors_mut().count()), (3, 1));
    }
}
