//! The printed contents of a report: a table of titles and folios.

use crate::edition::{Node, Section, Tag};
use crate::text::Source;

/// A row of the printed contents that gives a folio.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedLine {
    /// The title, as printed.
    pub title: String,
    /// The folio, as printed.
    pub folio: String,
    /// The cell of the title: an index into the section's leaves.
    pub leaf: u32,
    /// Whether the title is a link already.
    pub linked: bool,
}

/// The rows of a section's tables whose first cell is a title and whose last one is a folio.
#[must_use]
pub fn printed_contents(source: &Source, section: &Section) -> Vec<PrintedLine> {
    let mut lines = Vec::new();
    let mut cells: Vec<(u32, String, bool)> = Vec::new();
    // How many containers are open within the present row; nothing between rows.
    let mut depth: Option<u32> = None;
    for node in &section.body.nodes {
        match (node, depth) {
            (Node::Open(Tag::TableRow), None) => {
                cells.clear();
                depth = Some(0);
            }
            (Node::Open(tag), Some(open)) => {
                depth = Some(open + 1);
                match tag {
                    Tag::TableCell { leaf, .. } => cells.push((*leaf, String::new(), false)),
                    Tag::Reference(_) => {
                        if let Some((.., linked)) = cells.last_mut() {
                            *linked = true;
                        }
                    }
                    _ => {}
                }
            }
            (Node::Close, Some(0)) => {
                depth = None;
                lines.extend(line(&cells));
            }
            (Node::Close, Some(open)) => depth = Some(open - 1),
            (Node::Text(span), Some(_)) => push(&mut cells, source.slice(*span)),
            (Node::Decoded(text), Some(_)) => push(&mut cells, text),
            (Node::SoftBreak | Node::HardBreak, Some(_)) => push(&mut cells, " "),
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
