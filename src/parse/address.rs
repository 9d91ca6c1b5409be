//! Addresses on a section's page: counted on the page of the original, made of a heading's words, or pinned; each is given once.
//!
//! **A pin never changes the address of anything else.** One that another place on the page has is a finding.

use std::collections::hash_map::Entry;
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::diagnostic::Code;
use crate::edition::{Anchor, AnchorName, Counted, Node, PinnedAnchor};
use crate::text::Span;

use super::builder::{Builder, Pin};
use super::grammar::is_pin;
use super::token::MarkupToken;

/// An address ` {#name}` at the end of a paragraph.
pub(super) struct ParagraphPin<'a> {
    pub(super) name: &'a str,
    /// The token in which it begins.
    pub(super) token: usize,
    /// The words of that token before it, without the blank.
    pub(super) before: Span,
    /// The braces.
    pub(super) span: Span,
}

/// The ids that templates give to parts of a page which has a text.
const OF_TEMPLATES: [&str; 11] = [
    "main",
    "view-reading",
    "view-printed",
    "view-notes",
    "map-heading",
    "contents-heading",
    "introduction-heading",
    "grounds-heading",
    "proof-heading",
    "record-heading",
    "cite-heading",
];

impl<'a> Builder<'a, '_> {
    /// A name for an address that no page of the original, heading or note of the section has.
    pub(super) fn unique_id(&mut self, wanted: String) -> Box<str> {
        let (wanted, last) = match self.ids.entry(wanted.into()) {
            Entry::Vacant(free) => {
                let id = free.key().clone();
                free.insert(1);
                return id;
            }
            Entry::Occupied(taken) => (taken.key().clone(), *taken.get()),
        };
        let mut count = last + 1;
        let mut id: Box<str> = format!("{wanted}-{count}").into();
        while self.ids.contains_key(&id) {
            count += 1;
            id = format!("{wanted}-{count}").into();
        }
        self.ids.insert(wanted, count);
        self.ids.insert(id.clone(), 1);
        id
    }

    /// The address at the end of the tokens of a paragraph, if a name is all that the braces hold.
    pub(super) fn paragraph_pin(&self, range: Range<usize>) -> Option<ParagraphPin<'a>> {
        let list = self.events.list.get(range.clone())?;
        let start = list.first()?.span().start as usize;
        let end = list.last()?.span().end as usize;
        let (before, name) = self.text.get(start..end)?.strip_suffix('}')?.rsplit_once("{#")?;
        let open = start + before.len();
        let token = list.iter().rposition(|token| token.span().start as usize <= open)?;
        let Some(MarkupToken::Words(words)) = list.get(token) else { return None };
        let is_apart = is_pin(name) && before.ends_with([' ', '\t', '\n']);
        let before = self.text.get(words.start as usize..open)?.trim_end();
        let before = Span::new(words.start as usize, words.start as usize + before.len());
        is_apart.then_some(ParagraphPin { name, token: range.start + token, before, span: Span::new(open, end) })
    }

    /// The next address of this kind on a page of the original.
    pub(super) fn counted(&mut self, what: Counted, folio: Option<u32>) -> Anchor {
        let summary = &mut self.summary;
        let (folio, counts) = match folio.and_then(|at| summary.folios.get_mut(at as usize)) {
            Some(folio) => (Some(Arc::clone(&folio.counted)), &mut folio.counts),
            None => (None, &mut summary.counts),
        };
        let count = counts.of_mut(what);
        *count += 1;
        Anchor::Counted { what, folio, number: *count }
    }

    /// The address of a paragraph: the number that the paper prints before it, if the report says so, or else the counted one.
    pub(super) fn numbered_or(&mut self, counted: Anchor, from: usize) -> Anchor {
        let number = self.lexicon.report.paragraph_numbers.then(|| self.paragraph_number(from)).flatten();
        let Some(span) = number else { return counted };
        let number = self.text.get(span.range()).unwrap_or_default();
        if self.ids.contains_key(number) {
            let message = format!("another paragraph of this section has the number {number}");
            let help = "if the paper has the number twice, leave it: links lead to the first one";
            self.finding(Code::DuplicateParagraph, span, message, help);
            return counted;
        }
        self.ids.insert(number.into(), 1);
        let anchor = Anchor::Numbered(AnchorName::new(number, number));
        self.summary.replaced.push(counted);
        self.summary.pins.push(anchor.clone());
        anchor
    }

    /// The place of a number such as `6.49` at the start of the text of the original from a node on.
    fn paragraph_number(&self, from: usize) -> Option<Span> {
        let first = self.original(from).find(|node| match node {
            Node::Text(span) => !self.text.get(span.range()).unwrap_or_default().trim().is_empty(),
            Node::Open(_) | Node::Close | Node::Folio(_) | Node::Margin(_) | Node::SoftBreak => false,
            _ => true,
        });
        let Some(Node::Text(span)) = first else { return None };
        let text = self.text.get(span.range()).unwrap_or_default();
        let words = text.trim_start();
        let number = words.split_whitespace().next()?.trim_end_matches(['.', ')', ':']);
        let start = span.range().start + text.len() - words.len();
        is_paragraph_number(number).then(|| Span::new(start, start + number.len()))
    }

    /// The address that the editor gave, or else the counted one.
    pub(super) fn pinned_or(&mut self, counted: Anchor, pin: Option<&str>, span: Span) -> Anchor {
        let Some(pin) = pin else { return counted };
        self.summary.replaced.push(counted.clone());
        let anchor = Anchor::Pin(Arc::new(PinnedAnchor { name: self.pinned(pin, pin, span), counted }));
        self.summary.pins.push(anchor.clone());
        anchor
    }

    /// The name of an address that the editor gave in a mark or a heading.
    pub(super) fn pinned(&mut self, id: &str, label: &str, span: Span) -> Arc<AnchorName> {
        let name = AnchorName::new(id, label);
        self.pins.push(Pin { name: Arc::clone(&name), span });
        name
    }

    /// Finds the pins that another place on the page has as its address. The page stays valid: they get another name.
    pub(super) fn check_pins(&mut self) {
        if self.pins.is_empty() {
            return;
        }
        let mut taken: FxHashSet<String> = self.ids.keys().map(ToString::to_string).collect();
        taken.extend(OF_TEMPLATES.map(str::to_owned));
        taken.extend(self.summary.notes.iter().map(|note| match &note.anchor {
            Anchor::NoteReference(name) => name.id.to_string(),
            anchor => format!("{anchor}-ref"),
        }));
        let paragraphs = self.section.body.leaves.iter().filter_map(|leaf| leaf.anchor.as_ref());
        let redactions = self.section.redactions.iter().map(|redaction| &redaction.anchor);
        let codes = self.section.margin.iter().map(|mark| &mark.anchor);
        let counted = paragraphs.chain(redactions).chain(codes).filter(|anchor| !matches!(anchor, Anchor::Pin(_)));
        taken.extend(counted.map(ToString::to_string));
        for Pin { name, span } in std::mem::take(&mut self.pins) {
            if taken.insert(name.id.to_string()) {
                continue;
            }
            let message = format!("another place on this page has the address `#{}`", name.id);
            self.finding(Code::DuplicateAddress, span, message, "choose another name after the #");
            let free = (2..).map(|count| format!("{}-{count}", name.id)).find(|free| !taken.contains(free));
            let free = free.unwrap_or_default();
            taken.insert(free.clone());
            self.rename(&name, &AnchorName::new(free, name.label.clone()));
        }
    }

    fn rename(&mut self, old: &Arc<AnchorName>, new: &Arc<AnchorName>) {
        let headings = self.summary.headings.iter_mut().map(|heading| &mut heading.anchor);
        let folios = self.summary.folios.iter_mut().map(|folio| &mut folio.anchor);
        let redactions = self.section.redactions.iter_mut().map(|redaction| &mut redaction.anchor);
        let margin = self.section.margin.iter_mut().map(|mark| &mut mark.anchor);
        let leaves = self.section.body.leaves.anchors_mut();
        let anchors = headings.chain(folios).chain(redactions).chain(margin).chain(leaves);
        for anchor in anchors.chain(&mut self.summary.pins) {
            let name = match anchor {
                Anchor::Heading(name) | Anchor::Folio(name) => name,
                Anchor::Pin(pin) if Arc::ptr_eq(&pin.name, old) => &mut Arc::make_mut(pin).name,
                _ => continue,
            };
            if Arc::ptr_eq(name, old) {
                *name = Arc::clone(new);
            }
        }
    }
}

/// Whether a word is numbers with dots between them, the last perhaps with a letter: `6.49`, `1.18.2`, `6.49A`.
fn is_paragraph_number(word: &str) -> bool {
    let mut parts = word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).split('.');
    let is_number = |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    letters <= 1 && word.contains('.') && parts.all(is_number)
}
