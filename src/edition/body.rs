//! The text of a section as a flat list of nodes.

use crate::text::{Source, Span};

use super::{Extent, HeadingPlace, Leaves, Number, ReleasedText, Section, ShortSpan, Slug, TextMark, Withheld};

/// The text of a section: nodes in reading order, containers as a pair of [`Node::Open`] and [`Node::Close`].
///
/// It is flat for two reasons: a walk is a loop, so no depth of nesting can exhaust the stack; and a node is 8 bytes that point into
/// the source or into a list, so ten thousand sections fit in memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// The nodes.
    pub nodes: Vec<Node>,
    /// The leaf blocks, in reading order; [`Tag`]s have indices into them.
    pub leaves: Leaves,
    /// The words that the source spells differently, and code within a line: one after another.
    pub decoded: String,
    /// The extents of illegible words and of blank space.
    pub extents: Vec<Extent>,
    /// The texts that this edition withholds.
    pub withheld: Vec<Withheld>,
    /// What the marks of released text say.
    pub released: Vec<ReleasedText>,
    /// The alignment of each column of each table.
    pub tables: Vec<Box<[Alignment]>>,
    /// The blocks of code.
    pub code_blocks: Vec<CodeBlock>,
    /// The terms that are explained.
    pub terms: Vec<Term>,
}

impl Body {
    /// The words of a [`Node::Decoded`] or a [`Node::Code`].
    pub fn decoded(&self, span: ShortSpan) -> &str {
        self.decoded.get(span.range()).unwrap_or_default()
    }

    /// The extent of a [`Node::Illegible`] or a [`Node::Blank`].
    pub fn extent(&self, at: Option<Number>) -> Option<&Extent> {
        self.extents.get(at?.get() as usize)
    }

    /// What the mark says, if it is one of released text.
    pub fn released(&self, text_mark: TextMark) -> Option<&ReleasedText> {
        let TextMark::Released(at) = text_mark else { return None };
        self.released.get(at.get() as usize)
    }

    /// Gives back the memory reserved for more.
    pub fn shrink(&mut self) {
        self.nodes.shrink_to_fit();
        self.leaves.shrink();
        self.decoded.shrink_to_fit();
        self.extents.shrink_to_fit();
        self.withheld.shrink_to_fit();
        self.released.shrink_to_fit();
        self.tables.shrink_to_fit();
        self.code_blocks.shrink_to_fit();
        self.terms.shrink_to_fit();
    }

    /// The spans of all words that the source has as they are.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Text(span) | Node::Html(span) => Some(span.get()),
            _ => None,
        })
    }
}

/// A node of a [`Body`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Node {
    /// A container begins.
    Open(Tag),
    /// The innermost container ends.
    Close,
    /// Words, exactly as in the source.
    Text(ShortSpan),
    /// Words that the source spells differently, an entity or a tab: a span of [`Body::decoded`].
    Decoded(ShortSpan),
    /// Code within a line: a span of [`Body::decoded`].
    Code(ShortSpan),
    /// HTML, shown as text.
    Html(ShortSpan),
    /// A line ends in the source, but not in the text.
    SoftBreak,
    /// A line ends in the text.
    HardBreak,
    /// A rule across the column.
    Rule,
    /// A reference to a note: an index into the section's notes.
    NoteReference(u32),
    /// A redaction: an index into the section's redactions.
    Redaction(u32),
    /// A code in the margin: an index into the section's margin marks.
    Margin(u32),
    /// A page of the original begins: an index into the section's folios.
    Folio(u32),
    /// Illegible words; if it is known how many, an index into the extents.
    Illegible(Option<Number>),
    /// Space that the writer left blank; if it is known how much, an index into the extents.
    Blank(Option<Number>),
    /// Text that this edition withholds: an index into what it withholds.
    Withheld(u32),
    /// `[sic]`: the word before it is as printed.
    Sic,
}

/// A term that is explained where it is mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The slug of its name.
    pub slug: Slug,
    /// What it means.
    pub meaning: Box<str>,
}

/// A container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// A paragraph: an index into the leaves.
    Paragraph(u32),
    /// A paragraph that keeps its lines and indents: an index into the leaves.
    Typed(u32),
    /// The text of a list item without blank lines, which makes no paragraph of its own.
    Tight(u32),
    /// A heading, by its place.
    Heading(HeadingPlace),
    /// A quotation.
    Quotation,
    /// A list; with its numbers if it is numbered.
    List(Option<ListNumbers>),
    /// An item; with its number if it does not follow the number before.
    Item(Option<Number>),
    /// A table: an index into the tables.
    Table(u32),
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
    /// A block of code: an index into the blocks of code.
    CodeBlock(u32),
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
    /// The first mention of a name in its block, or a reference to a name: an index into the section's names.
    Name(u32),
    /// The first mention of a term in its section: an index into the terms.
    Term(u32),
    /// A picture: an index into the section's references. Its nodes are its description, which is the editor's.
    Picture(u32),
    /// A mark with words in it.
    TextMark(TextMark),
    /// A mark that is a block of its own.
    Block(TextMark),
}

/// A block of code and its language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeBlock {
    /// Empty if the source names none.
    pub language: Box<str>,
    /// In a guide, the code read as a transcription, if it is one.
    pub example: Option<Example>,
}

/// A transcription inside a guide, as an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Its text.
    pub source: Source,
    /// The section read from it. Other pages cannot refer to it, and its findings are dropped.
    pub section: Section,
}

/// The alignment of a table's column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// The browser's default.
    None,
    /// Left.
    Left,
    /// In the middle.
    Center,
    /// Right.
    Right,
}

/// How a list is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListNumbers {
    /// The first number: Markdown reads at most nine digits.
    pub first: Number,
    /// What is printed after each number.
    pub sign: ListSign,
}

/// What is printed after the number of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListSign {
    /// `1.`
    Stop,
    /// `1)`
    Bracket,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{Folio, MarkSpan, Redaction};

    #[test]
    fn ten_thousand_sections_fit_in_memory() {
        assert_eq!((size_of::<Node>(), size_of::<MarkSpan>()), (8, 8));
        assert!(size_of::<Folio>() <= 128 && size_of::<Redaction>() <= 176);
    }
}
