//! The text of a section, as a flat run of nodes.

use std::ops::Range;

use crate::text::{Source, Span};

use super::{Section, TextMark};

/// The text of a section: nodes in reading order, containers as a pair of [`Node::Open`] and [`Node::Close`].
///
/// It is flat for two reasons: a walk is a loop, so no depth of nesting can exhaust the stack; and a node is 24 bytes that mostly
/// point into the source, so ten thousand sections fit in memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// The nodes.
    pub nodes: Vec<Node>,
    /// The leaf blocks that the nodes speak of, in reading order.
    pub leaves: Vec<Leaf>,
}

/// One step of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A container begins.
    Open(Tag),
    /// The innermost container ends.
    Close,
    /// Words, as they stand in the source.
    Text(Span),
    /// Words that the source writes in another way: an entity, a tab.
    Decoded(Box<str>),
    /// Code within a line.
    Code(Box<str>),
    /// HTML, which is shown as text.
    Html(Span),
    /// A line ends in the source, but not in the text.
    SoftBreak,
    /// A line ends in the text.
    HardBreak,
    /// A rule across the column.
    Rule,
    /// A reference to a note: an index into the section's notes.
    NoteReference(u32),
    /// A gap: an index into the section's redactions.
    Redaction(u32),
    /// A code in the margin: an index into the section's margin marks.
    Margin(u32),
    /// A page begins: an index into the section's folios.
    Folio(u32),
    /// Words that nobody can read, with how many there are.
    Illegible(Option<Box<crate::edition::Extent>>),
    /// `[sic]`: the paper has the word before it as it is.
    Sic,
}

/// A container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tag {
    /// A paragraph: an index into the leaves.
    Paragraph(u32),
    /// The text of a list item without blank lines, which makes no paragraph of its own.
    Tight(u32),
    /// A heading: its leaf, and its place among the section's headings.
    Heading {
        /// An index into the leaves.
        leaf: u32,
        /// An index into the section's headings.
        heading: u32,
        /// 1 to 6.
        level: u8,
    },
    /// A quotation.
    Quotation,
    /// A list; with the first number if it is numbered.
    List(Option<u64>),
    /// An item; with its number where that is not one more than the last.
    Item(Option<u64>),
    /// A table: how its columns are aligned.
    Table(Box<[Alignment]>),
    /// The header row of a table.
    TableHead,
    /// A row of a table.
    TableRow,
    /// A cell: an index into the leaves, and its column.
    TableCell {
        /// An index into the leaves.
        leaf: u32,
        /// From 0.
        column: u16,
    },
    /// Code that stands for itself.
    CodeBlock(Box<CodeBlock>),
    /// The text of a note: an index into the section's notes.
    Note(u32),
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck through with tildes.
    Struck,
    /// A citation: an index into the section's references.
    Reference(u32),
    /// The first mention of a name in its block, or a reference to one; with the name's part of an address.
    Name(super::Slug),
    /// A picture: an index into the section's references; what it holds is its description.
    Picture(u32),
    /// A mark with words in it.
    TextMark(TextMark),
    /// A mark that is a block of its own.
    Block(TextMark),
}

/// Code, and the language it is said to be in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeBlock {
    /// Empty if none is named.
    pub language: Box<str>,
    /// In a guide, what the code says as a transcription, if it is one.
    pub example: Option<Example>,
}

/// A text within a text, which shows how something is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Its text.
    pub source: Source,
    /// What is read in it: as in any section, but that nobody refers to it and its findings are nobody's.
    pub section: Section,
}

/// How a table's column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// As the reader's program likes it.
    None,
    /// Left.
    Left,
    /// In the middle.
    Center,
    /// Right.
    Right,
}

/// A block that holds words directly: a paragraph, a heading, a cell, the text of a tight item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leaf {
    /// Its address, without the `#`; empty for what has none.
    pub id: Box<str>,
    /// The margin marks in it, as a part of the section's margin marks.
    pub margin: Range<u32>,
    /// The redactions in it, as a part of the section's redactions.
    pub redactions: Range<u32>,
    /// Whether it holds words, or only furniture and marks at the margin.
    pub has_words: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousand_sections_fit_in_memory() {
        assert_eq!(size_of::<Node>(), 24);
        assert!(size_of::<Leaf>() <= 40);
    }
}
