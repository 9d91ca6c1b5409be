//! Tables; in a stamp, as labels with values.

use crate::edition::{Alignment, Node, Tag};
use crate::page::TextHref;

use super::writer::{Table, Writer};

impl<'a> Writer<'a> {
    pub(super) fn labels(&self) -> bool {
        self.tables.last().is_some_and(|table| table.labels)
    }

    pub(super) fn start_table(&mut self, at: u32) {
        let alignments = self.text.section.body.tables.get(at as usize).map(|columns| &**columns).unwrap_or_default();
        let labels = self.in_stamp > 0 && alignments.len() == 2;
        self.tables.push(Table { alignments, labels });
        self.block(if labels { "<dl>\n" } else { "<div class=\"table-frame\"><table>\n" });
    }

    /// Begins a header row. An empty header row is left out.
    pub(super) fn start_head(&mut self) {
        if self.has_empty_head() {
            self.visits.inside().for_each(drop);
            if !self.labels() {
                self.html.raw("<tbody>\n");
            }
            return;
        }
        self.heads += 1;
        self.html.raw(if self.labels() { "<div>" } else { "<thead>\n<tr>\n" });
    }

    /// Whether the header row that opens has only empty cells.
    fn has_empty_head(&self) -> bool {
        let mut nodes = self.visits.rest().iter();
        loop {
            match (nodes.next(), nodes.next()) {
                (Some(Node::Open(Tag::TableCell { .. })), Some(Node::Close)) => {}
                (first, _) => return matches!(first, Some(Node::Close)),
            }
        }
    }

    fn cell_name(&self, leaf: u32, column: u16) -> &'static str {
        let words = self.leaf(leaf).is_some_and(|leaf| leaf.has_words);
        match (self.labels(), self.heads > 0) {
            (true, _) if column == 0 => "dt",
            (true, _) => "dd",
            (false, true) if words => "th",
            (false, _) => "td",
        }
    }

    pub(super) fn start_cell(&mut self, leaf: u32, column: u16) {
        let name = self.cell_name(leaf, column);
        let alignment = self.tables.last().and_then(|table| table.alignments.get(usize::from(column)));
        let class = match alignment {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::None) | None => "",
        };
        self.html.pieces(&["<", name, class, ">"]);
        if let Some(address) = self.contents_link(leaf) {
            self.html.raw("<a");
            self.html.link("href", address);
            self.html.raw(">");
        }
    }

    /// The address that a line of the printed contents links to.
    pub(super) fn contents_link(&self, leaf: u32) -> Option<&'a TextHref> {
        let at = self.text.contents.binary_search_by_key(&leaf, |(known, _)| *known).ok()?;
        self.text.contents.get(at).map(|(_, address)| address)
    }

    pub(super) fn end_cell(&mut self, leaf: u32, column: u16) {
        if self.contents_link(leaf).is_some() {
            self.html.raw("</a>");
        }
        let (name, line_end) = (self.cell_name(leaf, column), if self.labels() { "" } else { "\n" });
        self.html.pieces(&["</", name, ">", line_end]);
    }
}
