//! The printed contents of a report: a table of titles and pages.

use crate::edition::{Layer, LeafKind, LeafPlace, Node, Section, Tag, Visit};
use crate::text::Source;

/// A row of the printed contents that gives a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedLine {
    /// The title, as printed.
    pub title: String,
    /// The page, as printed.
    pub folio: String,
    /// The cell of the title: an index into the section's leaves.
    pub leaf: u32,
    /// Whether the title is already a link.
    pub linked: bool,
}

/// The rows of a section's tables whose first cell is a title and whose last one is a page. Only the original's words count.
pub fn printed_contents(source: &Source, section: &Section) -> Vec<PrintedLine> {
    let mut lines = Vec::new();
    let mut cells: Vec<(u32, String, bool)> = Vec::new();
    for Visit { node, tag, at, .. } in section.body.visit().filter(|visit| visit.at.layer == Layer::Original) {
        let is_cell = matches!(at.leaf, Some(LeafPlace { kind: LeafKind::Cell, .. }));
        match node {
            Node::Open(Tag::TableRow | Tag::TableHead) => cells.clear(),
            Node::Open(Tag::TableCell { leaf, .. }) => cells.push((*leaf, String::new(), false)),
            Node::Open(Tag::Reference(_)) => {
                if let Some((.., linked)) = cells.last_mut().filter(|_| is_cell) {
                    *linked = true;
                }
            }
            Node::Close if matches!(tag, Some(Tag::TableRow)) => lines.extend(line(&cells)),
            Node::Text(span) if is_cell => push(&mut cells, source.slice(*span)),
            Node::Decoded(text) if is_cell => push(&mut cells, section.body.decoded(*text)),
            Node::SoftBreak | Node::HardBreak if is_cell => push(&mut cells, " "),
            _ => {}
        }
    }
    lines
}

fn line(cells: &[(u32, String, bool)]) -> Option<PrintedLine> {
    let [(leaf, title, linked), .., (_, folio, _)] = cells else { return None };
    let (title, folio) = (title.trim(), folio.trim());
    let line = PrintedLine { title: title.to_owned(), folio: folio.to_owned(), leaf: *leaf, linked: *linked };
    (!title.is_empty() && !folio.is_empty()).then_some(line)
}

fn push(cells: &mut [(u32, String, bool)], text: &str) {
    if let Some((_, words, _)) = cells.last_mut() {
        words.push_str(text);
    }
}
