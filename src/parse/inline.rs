//! Within a line: words, and what the marks make of them.

use memchr::memchr_iter;
use pulldown_cmark::{Event, Tag as Md, TagEnd};

use std::sync::Arc;

use crate::diagnostic::Code;
use crate::edition::{
    Anchor, AnchorName, Attachment, Counted, Extent, Folio, FolioState, MarginMark, MarkSpan, Node, PageCounts,
    Redaction, Reference, Rendition, StatedKind, Tag, Target, TextMark, WithheldKind,
};
use crate::facts;
use crate::text::{FilePath, Span};

use super::builder::{Builder, Container, push};
use super::folio::FolioMark;
use super::mark::{Gap, Mark};
use super::token::is_escaped;

impl Builder<'_, '_> {
    /// Words of the source as they stand.
    pub(super) fn words(&mut self, span: Span) {
        let text = self.text.get(span.range()).unwrap_or_default();
        self.leftover_emphasis(text, span);
        self.node(Node::Text(span.into()));
    }

    /// The text of an event: a span if the source has the same text, decoded text if not.
    pub(super) fn source_or_decoded(&mut self, text: &str, span: Span) {
        if self.text.get(span.range()) == Some(text) {
            self.node(Node::Text(span.into()));
        } else {
            self.syntax.push(span);
            self.decoded(text);
        }
    }

    /// Words that the source spells differently.
    pub(super) fn decoded(&mut self, text: &str) {
        let words = self.spelt(text);
        self.node(Node::Decoded(words.into()));
    }

    /// Adds words to the decoded ones. Their span there.
    fn spelt(&mut self, text: &str) -> Span {
        let decoded = &mut self.section.body.decoded;
        let start = decoded.len();
        decoded.push_str(text);
        Span::new(start, decoded.len())
    }

    /// An event within a line, but a link and a picture.
    pub(super) fn inline_event(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Text(text) => self.source_or_decoded(text, span),
            Event::Code(text) => {
                if self.is_report() {
                    self.mark_in_code(text, span);
                }
                self.syntax.push(span);
                let code = self.spelt(text);
                self.node(Node::Code(code.into()));
            }
            Event::InlineHtml(text) => {
                if text.starts_with("<!--") {
                    self.comment(span)
                } else {
                    self.inline_html(span)
                }
                self.node(Node::Html(span.into()));
            }
            Event::SoftBreak if self.is_typed() => self.node(Node::HardBreak),
            Event::SoftBreak => self.node(Node::SoftBreak),
            Event::HardBreak => self.node(Node::HardBreak),
            Event::FootnoteReference(label) => match self.events.note(label) {
                Some(note) => {
                    let number = self.note_reference(note);
                    self.syntax.push(span);
                    self.node(Node::NoteReference(number));
                }
                None => self.words(span),
            },
            Event::Start(Md::Emphasis) => self.node(Node::Open(Tag::Emphasis)),
            Event::Start(Md::Strong) => self.node(Node::Open(Tag::Strong)),
            // A single tilde is the paper's; only two strike out.
            Event::Start(Md::Strikethrough) if self.is_single_tilde(span) => {
                self.words(Span::new(span.start as usize, span.start as usize + 1));
            }
            Event::End(TagEnd::Strikethrough) if self.is_single_tilde(span) => {
                self.words(Span::new(span.end as usize - 1, span.end as usize));
            }
            Event::Start(Md::Strikethrough) => self.node(Node::Open(Tag::Struck)),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => self.close(),
            _ => {}
        }
    }

    fn is_single_tilde(&self, span: Span) -> bool {
        let source = self.text.get(span.range()).unwrap_or_default();
        source.starts_with('~') && !source.starts_with("~~")
    }

    /// Two asterisks in the text: each is an event by itself, so the source tells.
    fn leftover_emphasis(&mut self, text: &str, span: Span) {
        if !self.is_report() || self.is_typed() {
            return;
        }
        let source = self.text.as_bytes();
        let is_star = |at: usize| source.get(at) == Some(&b'*');
        let pair = memchr_iter(b'*', text.as_bytes()).find_map(|at| {
            let at = span.start as usize + at;
            let first = at == 0 || !is_star(at - 1);
            (first && is_star(at + 1) && !is_escaped(self.text, at)).then_some(at)
        });
        if let Some(at) = pair {
            let place = Span::new(at, at + 2);
            let help = "for emphasis, put no space inside the asterisks and a space or punctuation outside; to show asterisks, write \\*";
            self.finding(Code::LeftoverEmphasis, place, "these asterisks are shown as text", help);
        }
    }

    pub(super) fn open_reference(&mut self, reference: Reference) {
        let Reference { span, picture, .. } = reference;
        let help = if picture {
            "put the file next to the text and use its relative path"
        } else {
            "link to an http, https or mailto address, or to a file of this site"
        };
        match &reference.target {
            Target::Outside(_) if picture => {
                self.finding(Code::RemoteImage, span, "this picture is on another host", help);
            }
            Target::Outside(address) => {
                if let Some((message, help)) = super::link::incomplete(address) {
                    self.finding(Code::BadLink, span, message, help);
                }
            }
            Target::File { path, .. } if picture && (path.ends_with(".html") || FilePath::new(path).is_markdown()) => {
                let message = format!("`{path}` is a page, not a picture");
                self.finding(Code::BadLink, span, message, "for a link, remove the exclamation mark");
            }
            Target::Unsafe(address) => {
                self.finding(Code::UnsafeLink, span, format!("links to `{address}` are not allowed"), help);
            }
            _ => {}
        }
        let at = push(&mut self.section.references, reference);
        self.node(Node::Open(if picture { Tag::Picture(at) } else { Tag::Reference(at) }));
    }

    /// Opens a mark with words in it, by the span before the words and the span after them.
    pub(super) fn open_text_mark(&mut self, text_mark: TextMark, [head, tail]: [Span; 2]) {
        let class = text_mark.class();
        self.section.marks.extend([head, tail].map(|span| MarkSpan::new(span, class)));
        self.node(Node::Open(Tag::TextMark(text_mark)));
    }

    /// Reports a release that the report does not have.
    pub(super) fn check_release(&mut self, key: &str, span: Span) {
        let known = self.lexicon.report.releases.iter().any(|release| release.key == key);
        if !known && !self.lexicon.report.is_partial {
            let message = format!("unknown release `{key}`");
            let help = format!("add it to the report's index.md: [[release]] with key = {}", facts::quoted(key));
            self.finding(Code::UnknownRelease, span, message, help);
        }
    }

    /// Reads a mark without words of its own.
    pub(super) fn mark(&mut self, mark: Mark, text: &str, pin: Option<&str>, span: Span) {
        self.swallowed_mark(span);
        self.section.marks.push(MarkSpan::new(span, mark.class()));
        match mark {
            Mark::Redaction(gap) => self.gap(gap, text, pin, span),
            Mark::Margin(grounds) => {
                let mut pin = pin;
                for ground in grounds {
                    let counted = self.counted(Counted::Code, self.folio);
                    let anchor = self.pinned_or(counted, pin.take(), span);
                    let mark = MarginMark { ground, attachment: Attachment::Block, folio: self.folio, anchor };
                    let at = push(&mut self.section.margin, mark);
                    self.node(Node::Margin(at));
                }
            }
            Mark::Folio(folio) => self.begin_folio(folio, pin, span),
            Mark::Illegible(extent) => {
                let extent = extent.map(|extent| push(&mut self.section.body.extents, extent).into());
                self.node(Node::Illegible(extent));
            }
            Mark::Blank(extent) => {
                let extent = extent.map(|extent| push(&mut self.section.body.extents, extent).into());
                self.node(Node::Blank(extent));
            }
            Mark::Withheld(withheld) => {
                self.summary.tally.withheld += 1;
                let at = push(&mut self.section.body.withheld, withheld);
                self.node(Node::Withheld(at));
            }
            Mark::Sic => self.node(Node::Sic),
        }
    }

    fn gap(&mut self, gap: Gap, text: &str, pin: Option<&str>, span: Span) {
        if let Some((_, Some(release))) = &gap.was {
            self.check_release(release, span);
        }
        let shown = gap.shown.map(|shown| match shown {
            // The paper prints the word itself, in the case of the transcription.
            Rendition::Words(words) if words.is_empty() => {
                Rendition::Words(format!("[{}]", super::keyword::first_word(text).0).into())
            }
            shown => shown,
        });
        let counted = self.counted(Counted::Redaction, self.folio);
        let anchor = self.pinned_or(counted, pin, span);
        self.redaction(Redaction {
            anchor,
            grounds: gap.grounds,
            extent: gap.extent,
            kind: gap.kind,
            shown,
            was: gap.was.map(Box::new),
            folio: self.folio,
            margin: Vec::new(),
        });
    }

    fn redaction(&mut self, redaction: Redaction) {
        let at = push(&mut self.section.redactions, redaction);
        self.node(Node::Redaction(at));
    }

    fn begin_folio(&mut self, mark: FolioMark, pin: Option<&str>, span: Span) {
        let slug = mark.label.slug();
        let id = self.unique_id(if slug.is_empty() { "fx".into() } else { ["f", &slug].concat() });
        let counted = AnchorName::new(id, mark.name());
        let anchor = Anchor::Folio(match pin {
            Some(pin) => self.pinned(pin, &counted.label, span),
            None => Arc::clone(&counted),
        });
        let folio = Folio {
            label: mark.label,
            last: mark.last.map(Box::new),
            inferred: mark.inferred,
            scan: mark.scan,
            state: mark.state,
            anchor,
            counted,
            counts: PageCounts::default(),
        };
        let pages = folio.pages();
        let at = push(&mut self.summary.folios, folio);
        self.folio = Some(at);
        self.node(Node::Folio(at));
        if mark.state == FolioState::Denied {
            let anchor = self.counted(Counted::Redaction, self.folio);
            self.redaction(Redaction {
                anchor,
                grounds: mark.grounds,
                extent: Some(Extent::of_pages(pages)),
                kind: Some(StatedKind { missing: WithheldKind::Page, inferred: false }),
                shown: None,
                was: None,
                folio: self.folio,
                margin: Vec::new(),
            });
        }
    }

    /// A mark at the start of a line that Markdown counts to the block before it, without any prefix of its own.
    pub(super) fn swallowed_mark(&mut self, span: Span) {
        let start = span.start as usize;
        let before = self.text.get(..start).unwrap_or_default();
        // Only the prefix is looked at: a line may be as long as the text.
        let line = before.trim_end_matches([' ', '\t', '>']);
        if !line.ends_with('\n') || self.is_typed() {
            return;
        }
        let line = before.get(line.len()..).unwrap_or_default();
        let is_quotation = |container: &&Container| matches!(container, Container::Quotation | Container::Editorial);
        let quotations = self.containers.iter().filter(is_quotation).count();
        let signs = line.bytes().filter(|byte| *byte == b'>').count();
        let (what, cure) = match self.containers.last() {
            _ if signs < quotations => ("the quotation", "start it with > like the lines above"),
            Some(Container::Item) if line.is_empty() && self.is_alone(span) => ("the list item", "indent it to match"),
            Some(Container::Note) if line.is_empty() && self.is_alone(span) => ("the note", "indent it to match"),
            _ => return,
        };
        let message = format!("Markdown reads this line as part of {what} above");
        let help = format!("{cure}, or put a blank line before it");
        self.finding(Code::SwallowedMark, span, message, help);
    }

    /// Whether nothing but marks follows a mark on its line: it may have been meant as a block. A sentence that goes on is unambiguous.
    fn is_alone(&self, span: Span) -> bool {
        let rest = self.text.get(span.end as usize..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let mut rest = rest.trim();
        while let Some((_, after)) = rest.strip_prefix('[').and_then(|inside| inside.split_once(']')) {
            rest = after.trim_start();
        }
        rest.is_empty()
    }

    /// A line right after a table's last row is a row, if it has a cell or not.
    pub(super) fn swallowed_row(&mut self, span: Span) {
        let source = self.text.get(span.range()).unwrap_or_default();
        if !source.contains('|') && source.trim_start().starts_with('[') {
            let help = "put a blank line between the table and the mark";
            self.finding(Code::SwallowedMark, span, "Markdown reads this line as a row of the table above", help);
        }
    }

    /// Reports a list at the very start of an item: the paper prints a row of signs.
    pub(super) fn list_in_list(&mut self, span: Span) -> bool {
        let mut nodes = self.section.body.nodes.iter().rev();
        let starts_item = matches!(nodes.next(), Some(Node::Open(Tag::Item(_))));
        let is_second = matches!(nodes.next(), Some(Node::Open(Tag::List(_))))
            && !matches!(nodes.next(), Some(Node::Open(Tag::Item(_))));
        let before = self.text.get(..span.start as usize).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let signs = line.trim_start_matches([' ', '\t', '>']);
        let is_row = self.is_report() && starts_item && is_second && signs.starts_with(['*', '-', '+']);
        if is_row {
            let place = Span::new(before.len() - signs.len(), span.start as usize + 1);
            let help = "if the paper prints these signs, escape the first one with a backslash";
            self.finding(Code::AccidentalList, place, "Markdown reads these signs as a list within a list", help);
        }
        is_row
    }

    /// A mark at the margin between two items ends the list there.
    pub(super) fn split_list(&mut self, span: Span) {
        let nodes = &self.section.body.nodes;
        // Before this list: a block of only marks, and before that the end of a list.
        let Some(Node::Close) = nodes.last() else { return };
        let is_mark = |node: &Node| matches!(node, Node::Margin(_) | Node::Folio(_) | Node::Text(_) | Node::SoftBreak);
        let marks = nodes.iter().rev().skip(1).take_while(|node| is_mark(node)).count();
        let mut rest = nodes.iter().rev().skip(1 + marks);
        let Some(Node::Open(Tag::Paragraph(leaf))) = rest.next() else { return };
        let words = self.section.body.leaves.get(*leaf as usize).is_some_and(|leaf| leaf.has_words);
        let mut depth = 0;
        let before = rest.find(|node| {
            match node {
                Node::Close => depth += 1,
                Node::Open(_) => depth -= 1,
                _ => {}
            }
            depth <= 0
        });
        let list_before = matches!(before, Some(Node::Open(Tag::List(_))));
        if !words && marks > 0 && list_before {
            let help = "if the paper has one list here, indent the mark to the text of the item above";
            let place = Span::new(span.start as usize, span.start as usize + 1);
            self.finding(Code::SplitList, place, "the mark above splits this list in two", help);
        }
    }
}
