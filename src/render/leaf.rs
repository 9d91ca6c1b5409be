//! Leaf blocks, and the margin beside them.

use std::fmt::Write as _;

use crate::edition::{Attachment, Layer, Leaf, MarginMark, Slug};
use crate::page::RepeatLink;

use super::body::{Setting, Writer};
use super::redaction;

impl<'a> Writer<'a> {
    pub(super) fn leaf(&self, leaf: u32) -> Option<&'a Leaf> {
        self.view.section.body.leaves.get(leaf as usize)
    }

    /// Whether the margin beside a leaf block has anything in it.
    pub(super) fn has_margin(&self, leaf: u32) -> bool {
        !self.repeats(leaf).is_empty()
            || self.leaf(leaf).is_some_and(|leaf| redaction::has_remarks(self.view.section, leaf))
    }

    /// The links to the passages that repeat a paragraph.
    fn repeats(&self, leaf: u32) -> &'a [RepeatLink] {
        let repeats = match self.view.setting {
            Setting::Standalone => &[][..],
            Setting::Page { text } => &text.repeats,
        };
        let from = repeats.partition_point(|link| link.leaf < leaf);
        let to = repeats.partition_point(|link| link.leaf <= leaf);
        repeats.get(from..to).unwrap_or_default()
    }

    /// The element of a paragraph. A paragraph without words, of the original or of the editor, is a box for marks.
    fn element(leaf: &Leaf, layer: Layer) -> &'static str {
        if leaf.has_words || layer == Layer::Editorial { "p" } else { "div" }
    }

    pub(super) fn start_leaf(&mut self, at: u32, layer: Layer) {
        self.html.fresh_line();
        if self.has_margin(at) {
            self.html.raw("<div class=\"block\">");
        }
        let Some(leaf) = self.leaf(at) else { return };
        match Self::element(leaf, layer) {
            "p" => {
                self.html.raw("<p");
                self.leaf_id(leaf);
                self.html.raw(">");
            }
            _ => self.html.raw("<div class=\"apparatus\">"),
        }
    }

    fn leaf_id(&mut self, leaf: &Leaf) {
        if let Some(anchor) = &leaf.anchor {
            self.id(anchor);
        }
    }

    pub(super) fn end_leaf(&mut self, at: u32, layer: Layer) {
        let Some(leaf) = self.leaf(at) else { return };
        self.html.raw("</");
        self.html.raw(Self::element(leaf, layer));
        self.html.raw(">\n");
        self.margin(at);
    }

    pub(super) fn start_tight(&mut self, at: u32) {
        if self.has_margin(at) {
            self.html.raw("<div class=\"block\"><div class=\"leaf\"");
            if let Some(leaf) = self.leaf(at) {
                self.leaf_id(leaf);
            }
            self.html.raw(">");
        } else if let Some(leaf) = self.leaf(at).filter(|leaf| leaf.anchor.is_some() && self.prefix().is_some()) {
            self.html.raw("<span");
            self.leaf_id(leaf);
            self.html.raw(">");
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
        self.html.fresh_line();
        if self.has_margin(leaf) {
            self.html.raw("<div class=\"block\">");
        }
        let _ = write!(self.html, "<h{}", self.level(level));
        if let Some(heading) = self.view.section.summary.headings.get(heading as usize) {
            self.id(&heading.anchor);
        }
        self.html.raw(">");
    }

    /// Writes the margin beside a block: its codes, and notes about its redactions.
    pub(super) fn margin(&mut self, leaf: u32) {
        if !self.has_margin(leaf) {
            return;
        }
        let at = leaf;
        let Some(leaf) = self.leaf(at) else { return };
        self.html.raw("<div class=\"margin\">");
        self.margin_marks(self.view.section.margin_of(leaf));
        for (text, inferred) in redaction::remarks(self.view.section, leaf) {
            self.html.raw(if inferred {
                "<span class=\"remark inferred\" data-editorial>"
            } else {
                "<span class=\"remark\" data-editorial>"
            });
            self.html.text(&text);
            self.html.raw("</span> ");
        }
        for link in self.repeats(at) {
            self.html.raw("<a class=\"parallel-link\" data-editorial");
            self.html.address("href", &[&link.href]);
            self.html.raw(">");
            self.html.text(&link.text);
            self.html.raw("</a> ");
        }
        self.html.raw("</div></div>\n");
    }

    pub(super) fn margin_marks(&mut self, marks: &[MarginMark]) {
        for mark in marks {
            let code = &mark.ground.code;
            self.html.raw(if mark.ground.inferred {
                "<span class=\"margin-mark inferred\""
            } else {
                "<span class=\"margin-mark\""
            });
            if let Some(pin) = &mark.pin {
                self.id(pin);
            }
            self.html.attribute("data-code", code);
            self.html.raw(match mark.attachment {
                Attachment::Gap => " data-state=\"gap\"",
                Attachment::Block => " data-state=\"block\"",
                Attachment::Folio => " data-state=\"folio\"",
            });
            self.html.raw(if mark.ground.inferred { " data-editorial>" } else { ">" });
            self.code(code, &mark.ground.to_string());
            self.html.raw("</span> ");
        }
    }

    /// Writes a code, with a link to its page if there is one.
    fn code(&mut self, code: &str, shown: &str) {
        let root = match self.view.setting {
            Setting::Standalone => None,
            Setting::Page { text } => text.exemptions.as_deref(),
        };
        match root {
            Some(root) => {
                self.html.raw("<a");
                self.html.address("href", &[root, Slug::of_code(code).as_str(), ".html"]);
                self.html.raw(">");
                self.html.text(shown);
                self.html.raw("</a>");
            }
            None => self.html.text(shown),
        }
    }
}
