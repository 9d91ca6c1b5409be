//! The walk over a body: each node with its place.
//!
//! **It is the only one.** Every reader of a body filters [`Visit`]s and keeps its own state alone: the open containers, the page of
//! the original, the note, the item's number and the [`Layer`] are counted here.

use super::{Body, Node, Tag, TextMark};

/// Whose words a container holds. The order is the precedence: a container in another one belongs to the greater of the two layers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// The original's text, with whatever else is on the paper.
    #[default]
    Original,
    /// Page furniture of the original: classification lines, running heads.
    Furniture,
    /// The editor's words, which the original does not have.
    Editorial,
}

impl TextMark {
    /// The layer of the words in the mark.
    #[must_use]
    pub const fn layer(&self) -> Layer {
        match self {
            Self::Stamp | Self::Handwritten | Self::Deleted | Self::Unclear | Self::Released(_) => Layer::Original,
            Self::Banner { .. } => Layer::Furniture,
            Self::Correction | Self::Note => Layer::Editorial,
        }
    }
}

impl Tag {
    /// The layer of the words in the container.
    #[must_use]
    pub const fn layer(&self) -> Layer {
        match self {
            Self::Paragraph(_)
            | Self::Tight(_)
            | Self::Heading { .. }
            | Self::Quotation
            | Self::List(_)
            | Self::Item(_)
            | Self::Table(_)
            | Self::TableHead
            | Self::TableRow
            | Self::TableCell { .. }
            | Self::CodeBlock(_)
            | Self::Note(_)
            | Self::Emphasis
            | Self::Strong
            | Self::Struck
            | Self::Reference(_)
            | Self::Name(_) => Layer::Original,
            // The original has the picture; its description is the editor's.
            Self::Picture(_) => Layer::Editorial,
            Self::TextMark(text_mark) | Self::Block(text_mark) => text_mark.layer(),
        }
    }

    /// The leaf block that the container is, if it is one.
    #[must_use]
    pub const fn leaf(&self) -> Option<LeafPlace> {
        let (index, kind) = match self {
            Self::Paragraph(leaf) => (*leaf, LeafKind::Paragraph),
            Self::Tight(leaf) => (*leaf, LeafKind::Item),
            Self::Heading { leaf, heading, .. } => (*leaf, LeafKind::Heading(*heading)),
            Self::TableCell { leaf, .. } => (*leaf, LeafKind::Cell),
            _ => return None,
        };
        Some(LeafPlace { index, kind })
    }
}

/// A leaf block, and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeafPlace {
    /// An index into [`Body::leaves`].
    pub index: u32,
    /// What it is.
    pub kind: LeafKind,
}

/// What a leaf block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeafKind {
    /// A paragraph.
    Paragraph,
    /// The text of a list item without paragraphs.
    Item,
    /// A heading: an index into the section's headings.
    Heading(u32),
    /// A table cell.
    Cell,
}

impl LeafKind {
    /// Whether the block is running text.
    #[must_use]
    pub const fn is_prose(self) -> bool {
        matches!(self, Self::Paragraph | Self::Item)
    }
}

/// Where a node is. **A container's own place is inside it**, from its [`Node::Open`] to its [`Node::Close`], both included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Where {
    /// The page of the original: an index into the section's folios. A [`Node::Folio`] is on the page that it begins.
    pub folio: Option<u32>,
    /// The leaf block.
    pub leaf: Option<LeafPlace>,
    /// The note of the original, the innermost one: an index into the section's notes.
    pub note: Option<u32>,
    /// The printed number of the list item, if the innermost list is numbered.
    pub number: Option<u64>,
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
    #[must_use]
    pub fn visit(&self) -> Visits<'_> {
        Visits { nodes: &self.nodes, next: 0, open: Vec::new(), closes: false, at: Where::default() }
    }
}

/// The walk over a body, which [`Body::visit`] begins.
#[derive(Debug)]
pub struct Visits<'a> {
    nodes: &'a [Node],
    next: usize,
    /// The open containers, up to the one that opens or closes at the present node.
    open: Vec<Container<'a>>,
    /// Whether the innermost container closes at the present node.
    closes: bool,
    at: Where,
}

/// An open container.
#[derive(Debug)]
struct Container<'a> {
    tag: &'a Tag,
    /// The place outside of it, apart from the page.
    outside: Where,
    /// The number of the next item, if it is a numbered list.
    next: Option<u64>,
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
    #[must_use]
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

    fn enter(&mut self, tag: &'a Tag) {
        let outside = self.at;
        self.at.layer = self.at.layer.max(tag.layer());
        let mut next = None;
        match tag {
            Tag::List(first) => {
                next = *first;
                self.at.number = None;
            }
            Tag::Item(jump) => {
                self.at.number = self.open.last_mut().and_then(|list| {
                    let number = jump.or(list.next);
                    list.next = number.map(|number| number.saturating_add(1));
                    number
                });
            }
            Tag::Note(note) => {
                self.at.note = Some(*note);
                self.at.number = None;
            }
            _ => self.at.leaf = tag.leaf().or(self.at.leaf),
        }
        self.open.push(Container { tag, outside, next });
    }

    fn leave(&mut self) {
        if let Some(Container { outside, .. }) = self.open.pop() {
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
