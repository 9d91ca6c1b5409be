//! The walk over a body: each node with its place.
//!
//! **It is the only one.** Every reader of a body filters [`Visit`]s and keeps only its own state: the open containers, the page of
//! the original, the note, the item's number and the [`Layer`] are counted here.

use super::{Body, Layer, LeafPlace, ListNumbers, ListSign, Node, Number, Tag};

/// Where a node is. **A container's own place is inside it**, from its [`Node::Open`] to its [`Node::Close`], both included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Where {
    /// The page of the original: an index into the section's folios. A [`Node::Folio`] is on the page that it begins.
    pub folio: Option<u32>,
    /// The leaf block.
    pub leaf: Option<LeafPlace>,
    /// The note of the original, the innermost one: an index into the section's notes.
    pub note: Option<u32>,
    /// Whose words are here.
    pub layer: Layer,
}

/// A node and its place.
#[derive(Debug, Clone, Copy)]
pub struct Visit<'a> {
    /// The node.
    pub node: &'a Node,
    /// An index into [`Body::nodes`].
    pub index: usize,
    /// The innermost container: the one that opens or closes here, or the one around the node.
    pub tag: Option<&'a Tag>,
    /// Its place.
    pub at: Where,
}

impl Body {
    /// Walks over the nodes in reading order.
    pub fn visit(&self) -> Visits<'_> {
        Visits { nodes: &self.nodes, next: 0, open: Vec::new(), lists: Vec::new(), closes: false, at: Where::default() }
    }
}

/// The walk over a body, which [`Body::visit`] begins.
#[derive(Debug)]
pub struct Visits<'a> {
    nodes: &'a [Node],
    next: usize,
    /// The open containers, up to the one that opens or closes at the present node.
    open: Vec<Container<'a>>,
    /// The open lists and notes; a list in a note is separate from the lists around the note.
    lists: Vec<Numbers>,
    /// Whether the innermost container closes at the present node.
    closes: bool,
    at: Where,
}

/// An open container.
#[derive(Debug)]
struct Container<'a> {
    tag: &'a Tag,
    /// The place outside it, apart from the page.
    outside: Where,
}

/// The numbers of an open list, if it is numbered; a note has none.
#[derive(Debug, Default)]
struct Numbers {
    /// The printed number of the open item.
    item: Option<u32>,
    next: Option<u32>,
    sign: Option<ListSign>,
}

impl<'a> Visits<'a> {
    /// The rest of the container that opened last, with its end; ends right after that.
    pub fn inside(&mut self) -> impl Iterator<Item = Visit<'a>> {
        let depth = self.open.len();
        let mut ended = self.closes || depth == 0;
        std::iter::from_fn(move || {
            if ended {
                return None;
            }
            let visit = self.next();
            ended = self.closes && self.open.len() == depth;
            visit
        })
    }

    /// The nodes after the present one. For a look ahead; to move on, use the iterator itself.
    pub fn rest(&self) -> &'a [Node] {
        self.nodes.get(self.next..).unwrap_or_default()
    }

    /// The nodes before the present one, the nearest first.
    pub fn before(&self) -> impl Iterator<Item = &'a Node> {
        let before = self.next.checked_sub(1).and_then(|at| self.nodes.get(..at));
        before.unwrap_or_default().iter().rev()
    }

    /// The containers around the present node, the innermost first; without the one that opens or closes there.
    pub fn around(&self) -> impl Iterator<Item = &'a Tag> {
        let present = self.next.checked_sub(1).and_then(|at| self.nodes.get(at));
        let own = usize::from(matches!(present, Some(Node::Open(_) | Node::Close)));
        self.open.iter().rev().skip(own).map(|container| container.tag)
    }

    /// The printed number of the list item around the present node, and the sign after it, if its list is numbered.
    pub fn number(&self) -> Option<(u32, ListSign)> {
        let list = self.lists.last()?;
        list.item.zip(list.sign)
    }

    // Not inlined, so that `next` is small enough to be.
    #[inline(never)]
    fn enter(&mut self, tag: &'a Tag) {
        self.open.push(Container { tag, outside: self.at });
        self.at.layer = self.at.layer.max(tag.layer());
        match tag {
            Tag::List(numbers) => {
                let (next, sign) = numbers.map(|ListNumbers { first, sign }| (first.get(), sign)).unzip();
                self.lists.push(Numbers { item: None, next, sign });
            }
            Tag::Item(jump) => {
                if let Some(list) = self.lists.last_mut() {
                    list.item = jump.map(Number::get).or(list.next);
                    list.next = list.item.map(|number| number.saturating_add(1));
                }
            }
            Tag::Note(note) => {
                self.lists.push(Numbers::default());
                self.at.note = Some(*note);
            }
            _ => self.at.leaf = tag.leaf().or(self.at.leaf),
        }
    }

    #[inline(never)]
    fn leave(&mut self) {
        if let Some(Container { tag, outside }) = self.open.pop() {
            if let Tag::List(_) | Tag::Note(_) = tag {
                self.lists.pop();
            }
            self.at = Where { folio: self.at.folio, ..outside };
        }
        self.closes = false;
    }
}

impl<'a> Iterator for Visits<'a> {
    type Item = Visit<'a>;

    #[inline]
    fn next(&mut self) -> Option<Visit<'a>> {
        if self.closes {
            self.leave();
        }
        let index = self.next;
        let node = self.nodes.get(index)?;
        self.next += 1;
        match node {
            Node::Open(tag) => self.enter(tag),
            Node::Close => self.closes = true,
            Node::Folio(at) => self.at.folio = Some(*at),
            _ => {}
        }
        Some(Visit { node, index, tag: self.open.last().map(|container| container.tag), at: self.at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::TextMark;

    fn body(nodes: Vec<Node>) -> Body {
        Body { nodes, ..Body::default() }
    }

    const WORDS: Node = Node::Illegible(None);

    /// The place of each text, as `folio leaf note number layer`; `-` for none.
    fn places(nodes: Vec<Node>) -> Vec<String> {
        let body = body(nodes);
        let mut visits = body.visit();
        let mut shown = Vec::new();
        while let Some(Visit { node, at, .. }) = visits.next() {
            if *node != WORDS {
                continue;
            }
            let number = |number: Option<u32>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
            let leaf = at.leaf.map(|leaf| leaf.index);
            let [folio, note] = [at.folio, at.note].map(number);
            shown.push(format!(
                "{folio} {} {note} {} {:?}",
                number(leaf),
                number(visits.number().map(|(number, _)| number)),
                at.layer
            ));
        }
        shown
    }

    #[test]
    fn a_place_ends_with_its_container_and_a_page_does_not() {
        use Node::{Close, Folio, Open};
        let nodes = vec![
            Open(Tag::Paragraph(0)),
            WORDS,
            Folio(0),
            Open(Tag::TextMark(TextMark::Banner { struck: false })),
            WORDS,
            Open(Tag::TextMark(TextMark::Stamp)),
            WORDS,
            Open(Tag::Picture(0)),
            WORDS,
            Folio(1),
            Close,
            WORDS,
            Close,
            Close,
            WORDS,
            Close,
            WORDS,
            Open(Tag::Note(4)),
            Open(Tag::Note(5)),
            Open(Tag::Tight(1)),
            WORDS,
            Close,
            Close,
            WORDS,
            Close,
            WORDS,
        ];
        let expected = [
            "- 0 - - Original",
            "0 0 - - Furniture",
            "0 0 - - Furniture",
            "0 0 - - Editorial",
            "1 0 - - Furniture",
            "1 0 - - Original",
            "1 - - - Original",
            "1 1 5 - Original",
            "1 - 4 - Original",
            "1 - - - Original",
        ];
        assert_eq!(places(nodes), expected);
    }

    #[test]
    fn items_are_numbered_as_they_are_printed() {
        use Node::{Close, Open};
        let item = |jump| [Open(Tag::Item(jump)), WORDS, Close];
        let mut nodes = vec![Open(Tag::List(Some(ListNumbers { first: 3.into(), sign: ListSign::Stop })))];
        nodes.extend(item(None));
        nodes.extend([Open(Tag::Item(None)), Open(Tag::List(None))]);
        nodes.extend(item(None));
        nodes.extend([Close, WORDS, Open(Tag::Note(0)), WORDS, Close, Close]);
        nodes.extend(item(Some(9.into())));
        nodes.extend(item(None));
        nodes.extend([Close, WORDS]);
        let places = places(nodes);
        let numbers: Vec<&str> = places.iter().filter_map(|place| place.split(' ').nth(3)).collect();
        assert_eq!(numbers, ["3", "-", "4", "-", "9", "10", "-"]);
    }

    #[test]
    fn the_inside_of_a_container_ends_with_it() {
        use Node::{Close, Open};
        let body = body(vec![
            Open(Tag::Quotation),
            Open(Tag::Reference(0)),
            Open(Tag::Emphasis),
            WORDS,
            Close,
            Close,
            WORDS,
            Close,
        ]);
        let mut visits = body.visit();
        assert!(visits.nth(1).is_some());
        assert_eq!(visits.around().collect::<Vec<_>>(), [&Tag::Quotation]);
        let inside: Vec<Option<&Tag>> = visits.inside().map(|visit| visit.tag).collect();
        let (emphasis, reference) = (Some(&Tag::Emphasis), Some(&Tag::Reference(0)));
        assert_eq!(inside, [emphasis, emphasis, emphasis, reference]);
        assert_eq!(visits.around().collect::<Vec<_>>(), [&Tag::Quotation]);
        assert_eq!(visits.inside().count(), 0);
        assert_eq!(visits.next().map(|visit| (visit.node, visit.tag)), Some((&WORDS, Some(&Tag::Quotation))));
        assert_eq!(visits.by_ref().count(), 1);
        assert_eq!(visits.inside().count(), 0);
    }

    #[test]
    fn a_container_that_never_ends_ends_with_the_text() {
        let body = body(vec![Node::Close, Node::Open(Tag::Quotation), WORDS]);
        let mut visits = body.visit();
        assert!(visits.nth(1).is_some());
        assert_eq!(visits.inside().count(), 1);
        assert!(visits.next().is_none());
    }
}
