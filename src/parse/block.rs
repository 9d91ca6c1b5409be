//! Walks the tokens of a text block by block, and builds the section.
//!
//! **A note is read where the text first refers to it**, so its redactions are on that page of the original.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Tag as Md, TagEnd};
use rustc_hash::FxHashMap;

use crate::diagnostic::Code;
use crate::edition::{
    Alignment, Counted, Layer, Leaf, Lexicon, MarkClass, MarkSpan, Node, NoteStyle, Section, Summary, Tag,
};
use crate::text::Span;

use super::builder::{Builder, Container, index, push};
use super::events::Events;
use super::findings::Findings;
use super::leaf::attach;
use super::mark::BlockMark;
use super::token::{MarkupToken, block_mark};
use super::{bracket, coverage, typed};

/// Reads the tokens of a text into a section.
pub(super) fn read<'f>(
    events: &'f Events<'f>,
    note_style: NoteStyle,
    lexicon: Lexicon<'f>,
    findings: &'f mut Findings<'_>,
) -> Section {
    build(events, note_style, lexicon, findings).finish()
}

/// Reads all tokens of a text.
pub(super) fn build<'a, 'f>(
    events: &'f Events<'f>,
    note_style: NoteStyle,
    lexicon: Lexicon<'f>,
    findings: &'f mut Findings<'a>,
) -> Builder<'a, 'f> {
    let mut builder = Builder {
        text: findings.source.text(),
        events,
        lexicon,
        findings,
        section: Section::default(),
        summary: Summary { note_style, ..Summary::default() },
        folio: None,
        containers: Vec::new(),
        ids: FxHashMap::default(),
        pins: Vec::new(),
        note_places: vec![None; events.notes.len()],
        endnotes: FxHashMap::default(),
        notes_waiting: Vec::new(),
        note_depth: 0,
        early_words: None,
        plain_brackets: Vec::new(),
        column: 0,
        closing: FxHashMap::default(),
        open_brackets: Vec::new(),
        syntax: events.syntax.clone(),
    };
    builder.section.body.nodes.reserve(events.list.len());
    builder.blocks(0..events.list.len());
    builder.unused_notes();
    builder
}

impl Builder<'_, '_> {
    pub(super) fn blocks(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let Some(token) = self.events.list.get(at) else { break };
            at = match token {
                MarkupToken::Event(Event::Start(tag), span) => self.start(tag, at, *span),
                MarkupToken::Event(Event::End(end), _) => {
                    self.end(*end);
                    at + 1
                }
                MarkupToken::Event(Event::Rule, span) => {
                    if self.is_report() {
                        self.asterisk_rule(*span);
                    }
                    self.node(Node::Rule);
                    at + 1
                }
                // Words directly in an item: the text of a tight list.
                _ => {
                    let end = self.end_of_inline(at, range.end);
                    self.leaf(Tag::Tight, at..end);
                    end
                }
            };
        }
    }

    fn end_of_inline(&self, from: usize, most: usize) -> usize {
        let mut depth = 0_usize;
        for at in from..most {
            match self.events.list.get(at) {
                Some(MarkupToken::Event(Event::Start(tag), _)) if is_inline(tag) => depth += 1,
                Some(MarkupToken::Event(Event::End(_), _)) if depth > 0 => depth -= 1,
                Some(MarkupToken::Event(Event::Start(_) | Event::End(_) | Event::Rule, _)) | None => return at,
                _ => {}
            }
        }
        most
    }

    /// Begins a container, or reads a whole leaf block. Where to go on.
    fn start(&mut self, tag: &Md<'_>, at: usize, span: Span) -> usize {
        match tag {
            Md::Paragraph => {
                let end = self.events.matching(at);
                if self.is_typed() {
                    self.leaf(Tag::Typed, at + 1..end);
                    return end + 1;
                }
                if self.is_report() {
                    self.page_break(&(at + 1..end), false);
                    self.table_without_rule(&(at + 1..end));
                    self.lines_run_together(&(at + 1..end));
                }
                self.leaf(Tag::Paragraph, at + 1..end);
                return end + 1;
            }
            Md::Heading { level, id, .. } => {
                let end = self.events.matching(at);
                self.heading(*level as u8, id.as_deref(), at + 1..end, span);
                return end + 1;
            }
            Md::TableCell => {
                let end = self.events.matching(at);
                let column = self.column;
                self.column = column.saturating_add(1);
                self.read_leaf(|leaf| Tag::TableCell { leaf, column }, at + 1..end);
                return end + 1;
            }
            Md::FootnoteDefinition(_) => {
                self.endnote(at);
                return self.events.matching(at) + 1;
            }
            Md::MetadataBlock(_) => return self.events.matching(at) + 1,
            Md::CodeBlock(kind) => return self.code_block(kind, at, span),
            Md::HtmlBlock => return self.html_block(at, span),
            Md::BlockQuote(_) => return self.quotation(at, span),
            // Its number has at most nine digits.
            Md::List(first) => self.begin_list(first.and_then(|first| first.try_into().ok()), at, span),
            Md::Item => self.begin_item(span),
            Md::Table(alignments) => {
                let alignments = alignments.iter().map(|alignment| match alignment {
                    pulldown_cmark::Alignment::None => Alignment::None,
                    pulldown_cmark::Alignment::Left => Alignment::Left,
                    pulldown_cmark::Alignment::Center => Alignment::Center,
                    pulldown_cmark::Alignment::Right => Alignment::Right,
                });
                let table = push(&mut self.section.body.tables, alignments.collect());
                self.begin(Container::Table, Tag::Table(table));
            }
            Md::TableHead => {
                self.column = 0;
                self.node(Node::Open(Tag::TableHead));
            }
            Md::TableRow => {
                self.column = 0;
                self.swallowed_row(span);
                self.extra_cells(self.events.matching(at) - 1, span);
                self.node(Node::Open(Tag::TableRow));
            }
            _ => {
                // An inline container directly in an item.
                let end = self.end_of_inline(at, self.events.list.len());
                self.leaf(Tag::Tight, at..end);
                return end.max(at + 1);
            }
        }
        at + 1
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::Table => {
                let closes = self.containers.pop() != Some(Container::Typed);
                closes.then(|| self.close());
            }
            TagEnd::TableHead | TagEnd::TableRow => self.close(),
            _ => {}
        }
        if end == TagEnd::Table {
            self.pending_notes();
        }
    }

    /// Begins a quotation, or the block of a mark if its first line is a bare mark.
    fn quotation(&mut self, at: usize, span: Span) -> usize {
        let Some((block_mark, mark, first)) = self.block_mark(at) else {
            self.begin(Container::Quotation, Tag::Quotation);
            return at + 1;
        };
        let (class, tag): (_, fn(u32) -> Tag) = match block_mark {
            BlockMark::Typed => {
                self.containers.push(Container::Typed);
                self.lines_not_typed(mark.start as usize, span.end as usize);
                (MarkClass::Paper, Tag::Typed)
            }
            BlockMark::Text(text_mark) => {
                let is_editorial = text_mark.layer() == Layer::Editorial;
                let class = text_mark.class();
                let container = if is_editorial { Container::Editorial } else { Container::Quotation };
                self.begin(container, Tag::Block(text_mark));
                (class, Tag::Paragraph)
            }
        };
        self.section.marks.push(MarkSpan::new(mark, class));
        // The rest of the first paragraph, if there is any.
        let end = self.events.matching(at + 1);
        if first < end {
            self.leaf(tag, first..end);
        }
        end + 1
    }

    /// Reports the lines of a block that Markdown reads as any other.
    fn lines_not_typed(&mut self, mark: usize, end: usize) {
        for line in typed::lines(self.text, mark, end).filter(|line| line.sign.is_none()) {
            let (message, help) = if self.text.get(line.start..line.end).is_some_and(|line| line.starts_with('>')) {
                ("this line of an [as typed] block has no space after its >", "start it with > and a space")
            } else {
                (
                    "this line of an [as typed] block does not begin with >",
                    "start it with > and a space, or put a blank line before it if it comes after the block",
                )
            };
            self.finding(Code::LineNotTyped, Span::new(line.start, line.end), message, help);
        }
    }

    /// Whether the quotation at a token begins with a bare mark, such as `[stamp]`; that mark, and the token after it.
    fn block_mark(&self, at: usize) -> Option<(BlockMark, Span, usize)> {
        let tokens = self.events.list.get(at..)?;
        let spec = block_mark(self.text, tokens).filter(|spec| !self.lexicon.report.prints(spec.keyword))?;
        let (Some(MarkupToken::Open(start)), Some(MarkupToken::Close(end))) = (tokens.get(2), tokens.get(4)) else {
            return None;
        };
        // A mark with a bracket right after it is not bare.
        if self.text.get(end + 1..).is_some_and(|rest| rest.starts_with(['(', '['])) {
            return None;
        }
        let softbreak = matches!(tokens.get(5), Some(MarkupToken::Event(Event::SoftBreak, _)));
        Some((spec.block()?, Span::new(*start, end + 1), if softbreak { at + 6 } else { at + 5 }))
    }

    /// Reads a paragraph or the text of a tight item.
    fn leaf(&mut self, tag: fn(u32) -> Tag, range: Range<usize>) {
        self.read_leaf(tag, range);
        self.pending_notes();
    }

    /// Reads a leaf block; returns the page of its first words, if it has words.
    pub(super) fn read_leaf(&mut self, tag: impl Fn(u32) -> Tag, range: Range<usize>) -> Option<Option<u32>> {
        let (from, folio) = (self.section.body.nodes.len(), self.folio);
        let at = index(self.section.body.leaves.len());
        self.section.body.leaves.push();
        let (redactions, margin) = (index(self.section.redactions.len()), index(self.section.margin.len()));
        let tag = tag(at);
        let is_paragraph = matches!(tag, Tag::Paragraph(_) | Tag::Typed(_) | Tag::Tight(_));
        self.node(Node::Open(tag));
        let first = range.start;
        let counted = is_paragraph && self.note_depth == 0;
        let pin = if counted {
            bracket::read_paragraph(self, range)
        } else {
            bracket::read(self, range);
            None
        };
        self.close();
        let first_words = self.first_words(from, folio);
        let has_words = first_words.is_some();
        if first_words == Some(None) && self.early_words.is_none() {
            self.early_words = self.events.list.get(first).map(|token| token.first_line(self.text));
        }
        let anchor = first_words.filter(|_| counted).map(|folio| self.counted(Counted::Paragraph, folio));
        let anchor = anchor.map(|counted| match pin {
            Some((name, span)) => self.pinned_or(counted, Some(name), span),
            None => self.numbered_or(counted, from),
        });
        // Notes are read after the block, so all that came in meanwhile is its own.
        let redactions = redactions..index(self.section.redactions.len());
        let margin = margin..index(self.section.margin.len());
        if !margin.is_empty() {
            attach(&mut self.section, from, !has_words && redactions.is_empty());
            self.code_before_redaction(from, first);
        }
        self.section.body.leaves.set(at as usize, Leaf { anchor, margin, redactions, has_words });
        first_words
    }

    /// Reports the brackets that belong to the paper because they are not marks, once for all: most are the paper's indeed.
    fn report_plain_brackets(&mut self) {
        const SHOWN: usize = 3;
        const LONGEST: usize = 30;
        let Some(first) = self.plain_brackets.first().copied() else { return };
        let mut texts: Vec<&str> = Vec::new();
        for text in self.plain_brackets.iter().filter_map(|span| self.text.get(span.range())) {
            if texts.len() < SHOWN && text.len() <= LONGEST && !texts.contains(&text) && !text.contains('\n') {
                texts.push(text);
            }
        }
        let message = match self.plain_brackets.len() {
            1 => "a bracket of this section is not a mark, so it is shown as words of the paper".to_owned(),
            count => {
                let such_as = if texts.is_empty() { "" } else { ", such as " };
                let texts = texts.join(" ");
                format!(
                    "{count} brackets of this section are not marks, so they are shown as words of the paper{such_as}{texts}"
                )
            }
        };
        let help = "if the paper prints it, write \\[; if the words are yours, write [note: …]";
        self.finding(Code::PlainBracket, first, message, help);
    }

    fn finish(mut self) -> Section {
        let has_folios = !self.summary.folios.is_empty();
        if let Some(span) = self.early_words.filter(|_| has_folios && self.is_report()) {
            let help = "start the file with [page N] or [page N, continued]";
            self.finding(Code::TextBeforePage, span, "this text comes before the first page mark", help);
        }
        self.report_plain_brackets();
        self.check_pins();
        coverage::check(&self.section, self.syntax, self.findings);
        super::summary::complete(&mut self.summary, &self.section);
        self.summary.shrink();
        self.section.summary = Arc::new(self.summary);
        self.section.shrink();
        self.section
    }
}

fn is_inline(tag: &Md<'_>) -> bool {
    matches!(tag, Md::Emphasis | Md::Strong | Md::Strikethrough | Md::Link { .. } | Md::Image { .. })
}
