//! The section as it grows, and where in the text the walk is.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::diagnostic::Code;
use crate::edition::{AnchorName, Lexicon, Node, ReportKind, Section, Summary, Tag};
use crate::text::Span;

use super::events::Events;
use super::findings::Findings;

/// A container around the present place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    Quotation,
    /// A quotation that keeps its lines and indents.
    Typed,
    Editorial,
    /// With the expected number of the next item, if it is numbered.
    List(Option<u32>),
    Item,
    Note,
    Table,
}

/// An address that the editor gave, and where.
pub(super) struct Pin {
    pub(super) name: Arc<AnchorName>,
    pub(super) span: Span,
}

/// The section as it grows.
pub(super) struct Builder<'a, 'f> {
    pub(super) text: &'a str,
    pub(super) events: &'f Events<'f>,
    pub(super) lexicon: Lexicon<'f>,
    pub(super) findings: &'f mut Findings<'a>,
    pub(super) section: Section,
    /// Becomes the summary of the section when it is complete.
    pub(super) summary: Summary,
    /// The present page of the original: an index into the section's folios.
    pub(super) folio: Option<u32>,
    pub(super) containers: Vec<Container>,
    /// The addresses of pages of the original, headings and notes, each with the last number that was put after it.
    pub(super) ids: FxHashMap<Box<str>, u32>,
    pub(super) pins: Vec<Pin>,
    /// For each note of the text its index among the section's notes, which are in the order of their first references.
    pub(super) note_places: Vec<Option<u32>>,
    /// The notes without text in this file, by their labels in lower case: each an index among the section's notes.
    pub(super) endnotes: FxHashMap<String, u32>,
    /// The notes that the present block refers to first; they are read after it.
    pub(super) notes_waiting: Vec<usize>,
    pub(super) note_depth: u32,
    /// The first words that are before any page of the original.
    pub(super) early_words: Option<Span>,
    /// The brackets of the text that are not marks.
    pub(super) plain_brackets: Vec<Span>,
    /// The column of the next cell.
    pub(super) column: u16,
    /// For each opening bracket with a partner the closing one, both by their tokens.
    pub(super) closing: FxHashMap<usize, usize>,
    /// The brackets of the present leaf block that are open, each with its container: no block leaves any.
    pub(super) open_brackets: Vec<(usize, usize)>,
    /// What was read and gives no node of its own span: see [`coverage`].
    pub(super) syntax: Vec<Span>,
}

impl Builder<'_, '_> {
    pub(super) fn finding(&mut self, code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.findings.add(code, span, message, help);
    }

    pub(super) fn node(&mut self, node: Node) {
        self.section.body.nodes.push(node);
    }

    pub(super) fn close(&mut self) {
        self.node(Node::Close);
    }

    pub(super) fn begin(&mut self, container: Container, tag: Tag) {
        self.containers.push(container);
        self.node(Node::Open(tag));
    }

    pub(super) fn is_report(&self) -> bool {
        self.lexicon.report.kind == ReportKind::Report
    }

    /// Whether the present block keeps its lines and indents.
    pub(super) fn is_typed(&self) -> bool {
        self.containers.last() == Some(&Container::Typed)
    }
}

/// An index as the nodes hold it.
pub(super) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Adds an item to a list. Its index.
pub(super) fn push<T>(list: &mut Vec<T>, item: T) -> u32 {
    list.push(item);
    index(list.len() - 1)
}
