//! Leaf blocks.

use crate::edition::{Heading, HeadingPlace, Layer, Leaf, Node};

use super::writer::{LINE, Writer};

/// The most characters of a title in large letters.
const LONG: usize = 90;

impl<'a> Writer<'a> {
    /// Writes the links to the passages that repeat a paragraph.
    fn repeats(&mut self, leaf: u32) {
        let repeats = &self.text.repeats;
        let from = repeats.partition_point(|link| link.leaf < leaf);
        for link in repeats.iter().skip(from).take_while(|link| link.leaf == leaf) {
            self.html.raw("<span class=\"margin\"> <a class=\"parallel-link\" data-editorial");
            self.html.address("href", &link.href);
            self.html.raw(">");
            self.html.text(&link.text);
            self.html.raw("</a></span>");
        }
    }

    /// The element of a paragraph. A paragraph without words, of the original or of the editor, is a box for marks.
    fn element(leaf: &Leaf, layer: Layer) -> &'static str {
        if leaf.has_words || layer == Layer::Editorial { "p" } else { "div" }
    }

    pub(super) fn start_leaf(&mut self, at: u32, layer: Layer) {
        self.html.fresh_line();
        let Some(leaf) = self.leaf(at) else { return };
        match Self::element(leaf, layer) {
            "p" if self.is_crowded(leaf) => self.start_anchored("<p class=\"crowded\"", leaf),
            "p" => self.start_anchored("<p", leaf),
            _ => self.html.raw("<div class=\"apparatus\">"),
        }
    }

    /// Whether the margin beside a leaf has no room for a line at each of its redactions.
    fn is_crowded(&self, leaf: &Leaf) -> bool {
        if self.text.section.redactions_in(leaf).len() < 3 {
            return false;
        }
        let (mut depth, mut written, mut taken) = (1, 0, 0);
        for node in self.visits.rest() {
            match node {
                Node::Open(_) => depth += 1,
                Node::Close => depth -= 1,
                Node::Text(span) => written += span.len(),
                Node::Redaction(_) => taken = taken.max(written) + LINE,
                _ => {}
            }
            if depth == 0 || taken > written + 2 * LINE {
                return depth > 0;
            }
        }
        false
    }

    /// Writes a start tag with the address of a leaf.
    fn start_anchored(&mut self, tag: &str, leaf: &Leaf) {
        self.html.raw(tag);
        if let Some(anchor) = &leaf.anchor {
            self.id(anchor);
        }
        self.html.raw(">");
    }

    pub(super) fn end_leaf(&mut self, at: u32, layer: Layer) {
        let Some(leaf) = self.leaf(at) else { return };
        self.repeats(at);
        self.html.pieces(&["</", Self::element(leaf, layer), ">\n"]);
    }

    pub(super) fn start_typed(&mut self, at: u32) {
        self.html.fresh_line();
        self.leaf(at).into_iter().for_each(|leaf| self.start_anchored("<pre class=\"as-typed\"", leaf));
    }

    pub(super) fn end_typed(&mut self, at: u32) {
        self.repeats(at);
        self.html.raw("</pre>\n");
    }

    pub(super) fn start_tight(&mut self, at: u32) {
        if let Some(leaf) = self.anchored(at) {
            let tag = if self.is_crowded(leaf) { "<span class=\"crowded\"" } else { "<span" };
            self.start_anchored(tag, leaf);
        }
    }

    pub(super) fn end_tight(&mut self, at: u32) {
        self.repeats(at);
        self.html.raw(if self.anchored(at).is_some() { "</span>" } else { "" });
    }

    /// A leaf with an address, if the page has addresses.
    fn anchored(&self, at: u32) -> Option<&'a Leaf> {
        self.leaf(at).filter(|leaf| leaf.anchor.is_some() && self.text.has_addresses)
    }

    pub(super) fn start_heading(&mut self, place: HeadingPlace) {
        let Some(heading) = self.heading(place) else { return };
        self.html.fresh_line();
        self.html.raw("<h");
        self.html.number(self.level(heading).into());
        if heading.level == 1 && heading.text.chars().nth(LONG).is_some() {
            self.html.raw(" class=\"long\"");
        }
        self.id(&heading.anchor);
        self.html.raw(">");
    }

    pub(super) fn end_heading(&mut self, place: HeadingPlace) {
        let Some(heading) = self.heading(place) else { return };
        self.html.raw("</h");
        self.html.number(self.level(heading).into());
        self.html.raw(">\n");
    }

    fn heading(&self, place: HeadingPlace) -> Option<&'a Heading> {
        self.text.section.summary.headings.get(place.heading() as usize)
    }

    /// The level on the page.
    fn level(&self, heading: &Heading) -> u8 {
        (heading.level + self.text.demote).min(6)
    }
}
