//! What a leaf block holds, found in its nodes when all of it is read.

use crate::diagnostic::Code;
use crate::edition::{Attachment, Layer, MarkClass, MarkSpan, Node, Section, Tag, TextMark};

use super::builder::{Builder, Container};

/// The most margin marks of a gap, so that a hostile text cannot exhaust memory.
const MOST_MARKS: usize = 100;

impl Builder<'_, '_> {
    /// The nodes from an index on that are not in furniture or in the editor's words.
    pub(super) fn original(&self, from: usize) -> impl Iterator<Item = &Node> {
        let mut aside = u32::from(self.containers.contains(&Container::Editorial));
        self.section.body.nodes.iter().skip(from).filter(move |node| {
            let was_aside = aside > 0;
            match node {
                Node::Open(tag) => aside += u32::from(was_aside || tag.layer() != Layer::Original),
                Node::Close if was_aside => aside -= 1,
                _ => {}
            }
            !was_aside
        })
    }

    /// The text of a node, in words; a redaction is `█`.
    fn shown<'s>(&'s self, node: &'s Node) -> &'s str {
        match node {
            Node::Text(span) | Node::Html(span) => self.text.get(span.range()).unwrap_or_default(),
            Node::Decoded(text) | Node::Code(text) => self.section.body.decoded(*text),
            Node::SoftBreak => " ",
            Node::HardBreak => ": ",
            Node::Redaction(at) if self.is_gap(*at) => "█",
            _ => "",
        }
    }

    fn is_gap(&self, at: u32) -> bool {
        self.section.redactions.get(at as usize).is_some_and(|redaction| !redaction.is_page())
    }

    /// The plain text of the original's words from a node on.
    pub(super) fn plain(&self, from: usize) -> String {
        self.original(from).map(|node| self.shown(node)).collect()
    }

    /// Reports a code of the leaf at a token that comes before a gap which no code belongs to.
    pub(super) fn code_before_redaction(&mut self, from: usize, first: usize) {
        let section = &self.section;
        let mut is_before = false;
        let is_late = section.body.nodes.iter().skip(from).any(|node| match node {
            Node::Folio(_) => {
                is_before = false;
                false
            }
            Node::Margin(at) => {
                is_before = section.margin.get(*at as usize).is_some_and(|mark| mark.attachment == Attachment::Block);
                false
            }
            Node::Redaction(at) => {
                let gap = section.redactions.get(*at as usize);
                is_before && gap.is_some_and(|gap| gap.grounds.is_empty() && gap.margin.is_empty())
            }
            _ => false,
        });
        let start = self.events.list.get(first).map_or(0, |token| token.span().start);
        let is_code = |mark: &&MarkSpan| mark.span().start >= start && mark.class == MarkClass::Margin;
        if let Some(code) = section.marks.iter().find(is_code).map(MarkSpan::span).filter(|_| is_late) {
            let message = "this code comes before the redaction of its block, so it does not belong to it";
            let help = "if the paper prints it beside the redaction, put it after: [redacted] [25X1]";
            self.finding(Code::CodeBeforeRedaction, code, message, help);
        }
    }

    /// Whether the original has words or a gap from a node on, and the page of the first one, given the page of that node.
    pub(super) fn first_words(&self, from: usize, mut folio: Option<u32>) -> Option<Option<u32>> {
        for node in self.original(from) {
            match node {
                Node::Folio(at) => folio = Some(*at),
                // Even a link without words counts.
                Node::Code(_)
                | Node::Html(_)
                | Node::Illegible(_)
                | Node::Blank(_)
                | Node::Withheld(_)
                | Node::Open(Tag::Reference(_) | Tag::Picture(_)) => {
                    return Some(folio);
                }
                Node::SoftBreak | Node::HardBreak => {}
                node if !self.shown(node).trim().is_empty() => return Some(folio),
                _ => {}
            }
        }
        None
    }
}

/// Attaches the margin marks from a node on: within the block, and within one folio of it, a mark belongs to the gaps before it, or without
/// any to the released words before it. A gap after a mark begins a new group. In a block without words or gaps, which is `bare`, a mark belongs to the folio.
pub(super) fn attach(section: &mut Section, from: usize, bare: bool) {
    let mut group: Vec<u32> = Vec::new();
    let (mut claimed, mut released) = (false, false);
    for node in section.body.nodes.iter().skip(from) {
        match node {
            Node::Folio(_) => {
                group.clear();
                released = false;
            }
            Node::Open(Tag::TextMark(TextMark::Released(_))) => released = true,
            Node::Redaction(index) => {
                if std::mem::take(&mut claimed) {
                    group.clear();
                }
                group.push(*index);
            }
            Node::Margin(index) => {
                claimed = true;
                for gap in &group {
                    let redaction = section.redactions.get_mut(*gap as usize);
                    if let Some(redaction) = redaction.filter(|gap| gap.margin.len() < MOST_MARKS) {
                        redaction.margin.push(*index);
                    }
                }
                if let Some(mark) = section.margin.get_mut(*index as usize) {
                    mark.attachment = match (group.is_empty(), released, bare) {
                        (false, ..) => Attachment::Gap,
                        (true, true, _) => Attachment::Released,
                        (true, false, false) => Attachment::Block,
                        (true, false, true) => Attachment::Folio,
                    };
                }
            }
            _ => {}
        }
    }
}
