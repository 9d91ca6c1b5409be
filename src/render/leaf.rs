//! Leaf blocks, and the margin beside them.

use crate::edition::{Layer, Leaf, MarginMark};
use crate::page::RepeatLink;

use super::body::Writer;
use super::redaction;

impl<'a> Writer<'a> {
    pub(super) fn leaf(&self, leaf: u32) -> Option<&'a Leaf> {
        self.text.section.body.leaves.get(leaf as usize)
    }

    /// Whether the margin beside a leaf block has anything in it.
    fn has_margin(&self, at: u32) -> bool {
        let section = self.text.section;
        let is_marked = |leaf: &Leaf| !leaf.margin.is_empty() || !redaction::remarks(section, leaf).is_empty();
        self.repeats(at).next().is_some() || self.leaf(at).is_some_and(is_marked)
    }

    /// The links to the passages that repeat a paragraph.
    fn repeats(&self, leaf: u32) -> impl Iterator<Item = &'a RepeatLink> + use<'a> {
        let repeats = &self.text.repeats;
        let from = repeats.partition_point(|link| link.leaf < leaf);
        repeats.iter().skip(from).take_while(move |link| link.leaf == leaf)
    }

    /// The element of a paragraph. A paragraph without words, of the original or of the editor, is a box for marks.
    fn element(leaf: &Leaf, layer: Layer) -> &'static str {
        if leaf.has_words || layer == Layer::Editorial { "p" } else { "div" }
    }

    /// Begins the block of a leaf and its margin, if it has one.
    fn start_block(&mut self, at: u32) {
        self.block(if self.has_margin(at) { "<div class=\"block\">" } else { "" });
    }

    pub(super) fn start_leaf(&mut self, at: u32, layer: Layer) {
        self.start_block(at);
        let Some(leaf) = self.leaf(at) else { return };
        match Self::element(leaf, layer) {
            "p" => self.start_anchored("<p", leaf),
            _ => self.html.raw("<div class=\"apparatus\">"),
        }
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
        self.html.pieces(&["</", Self::element(leaf, layer), ">\n"]);
        self.margin(at);
    }

    pub(super) fn start_tight(&mut self, at: u32) {
        let Some(leaf) = self.leaf(at) else { return };
        if self.has_margin(at) {
            self.start_anchored("<div class=\"block\"><div class=\"leaf\"", leaf);
        } else if leaf.anchor.is_some() && self.prefix().is_some() {
            self.start_anchored("<span", leaf);
        }
    }

    pub(super) fn end_tight(&mut self, at: u32) {
        if self.has_margin(at) {
            self.html.raw("</div>\n");
            self.margin(at);
        } else if self.leaf(at).is_some_and(|leaf| leaf.anchor.is_some()) && self.prefix().is_some() {
            self.html.raw("</span>");
        }
    }

    pub(super) fn start_heading(&mut self, leaf: u32, heading: u32, level: u8) {
        self.start_block(leaf);
        let level = self.level(level);
        write!(self.html, "<h{level}");
        if let Some(heading) = self.text.section.summary.headings.get(heading as usize) {
            self.id(&heading.anchor);
        }
        self.html.raw(">");
    }

    /// Writes the margin beside a block: its codes, and notes about its redactions.
    pub(super) fn margin(&mut self, at: u32) {
        let Some(leaf) = self.leaf(at).filter(|_| self.has_margin(at)) else { return };
        self.html.raw("<div class=\"margin\">");
        self.margin_marks(self.text.section.margin_of(leaf));
        for (remark, count) in redaction::remarks(self.text.section, leaf) {
            let inferred = if remark.is_inferred() { " inferred" } else { "" };
            self.html.pieces(&["<span class=\"remark", inferred, "\" data-editorial>"]);
            self.html.text(&remark.to_string());
            if count > 1 {
                write!(self.html, " ×{count}");
            }
            self.html.raw("</span> ");
        }
        for link in self.repeats(at) {
            self.html.raw("<a class=\"parallel-link\" data-editorial");
            self.html.address("href", &link.href);
            self.html.raw(">");
            self.html.text(&link.text);
            self.html.raw("</a> ");
        }
        self.html.raw("</div></div>\n");
    }

    pub(super) fn margin_marks(&mut self, marks: &[MarginMark]) {
        for mark in marks {
            let code = &mark.ground.code;
            let (class, editorial) = if mark.ground.inferred { (" inferred", " data-editorial") } else { ("", "") };
            self.html.pieces(&["<span class=\"margin-mark", class, "\""]);
            if let Some(pin) = &mark.pin {
                self.id(pin);
            }
            self.html.attribute("data-code", code);
            self.html.pieces(&[" data-state=\"", mark.attachment.name(), "\"", editorial, ">"]);
            self.code(code, &mark.ground.to_string());
            self.html.raw("</span> ");
        }
    }

    /// Writes a code, with a link to its page if there is one.
    fn code(&mut self, code: &str, shown: &str) {
        let Some(href) = self.text.code_href(code) else { return self.html.text(shown) };
        self.html.raw("<a");
        self.html.address("href", &href);
        self.html.raw(">");
        self.html.text(shown);
        self.html.raw("</a>");
    }
}
