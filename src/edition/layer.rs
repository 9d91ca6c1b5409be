//! What a container is to its readers: whose words it has, and which block.

use super::Tag;

/// Whose words a container has. The order is the precedence: a container in another one belongs to the greater of the two layers.
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

impl Tag {
    /// The layer of the words in the container.
    pub const fn layer(&self) -> Layer {
        match self {
            Self::Paragraph(_)
            | Self::Typed(_)
            | Self::Tight(_)
            | Self::Heading(_)
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
            | Self::Name(_)
            | Self::Term(_) => Layer::Original,
            // The original has the picture; its description is the editor's.
            Self::Picture(_) => Layer::Editorial,
            Self::TextMark(text_mark) | Self::Block(text_mark) => text_mark.layer(),
        }
    }

    /// The leaf block that the container is, if it is one.
    pub const fn leaf(&self) -> Option<LeafPlace> {
        let (index, kind) = match self {
            Self::Paragraph(leaf) | Self::Typed(leaf) => (*leaf, LeafKind::Paragraph),
            Self::Tight(leaf) => (*leaf, LeafKind::Item),
            Self::Heading(place) => (place.leaf(), LeafKind::Heading(place.heading())),
            Self::TableCell { leaf, .. } => (*leaf, LeafKind::Cell),
            _ => return None,
        };
        Some(LeafPlace { index, kind })
    }
}

/// A leaf block, and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeafPlace {
    /// An index into [`Body::leaves`](super::Body::leaves).
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
    pub const fn is_prose(self) -> bool {
        matches!(self, Self::Paragraph | Self::Item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{HeadingPlace, TextMark};

    /// A new variant of [`Tag`] or [`TextMark`] does not compile until it has a layer; state that layer here too.
    #[test]
    fn every_container_has_its_layer() {
        let marks = [
            (TextMark::Stamp, Layer::Original),
            (TextMark::Handwritten, Layer::Original),
            (TextMark::Deleted, Layer::Original),
            (TextMark::Unclear, Layer::Original),
            (TextMark::Released(0.into()), Layer::Original),
            (TextMark::Banner { struck: false }, Layer::Furniture),
            (TextMark::Banner { struck: true }, Layer::Furniture),
            (TextMark::Correction, Layer::Editorial),
            (TextMark::Note, Layer::Editorial),
        ];
        for (mark, layer) in marks {
            assert_eq!(mark.layer(), layer, "{mark:?}");
            assert_eq!(Tag::TextMark(mark).layer(), layer, "{mark:?}");
            assert_eq!(Tag::Block(mark).layer(), layer, "{mark:?}");
        }
        assert_eq!(Tag::Picture(0).layer(), Layer::Editorial);
        let others = [
            Tag::Paragraph(0),
            Tag::Typed(0),
            Tag::Tight(0),
            Tag::Heading(HeadingPlace::new(0, 0)),
            Tag::Quotation,
            Tag::List(None),
            Tag::Item(None),
            Tag::Table(0),
            Tag::TableHead,
            Tag::TableRow,
            Tag::TableCell { leaf: 0, column: 0 },
            Tag::CodeBlock(0),
            Tag::Note(0),
            Tag::Emphasis,
            Tag::Strong,
            Tag::Struck,
            Tag::Reference(0),
            Tag::Name(0),
            Tag::Term(0),
        ];
        for tag in others {
            assert_eq!(tag.layer(), Layer::Original, "{tag:?}");
        }
    }
}
