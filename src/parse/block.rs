//! Walks the tokens of a text block by block, and builds the section.
//!
//! **A note is read where the text first refers to it**, so its redactions are on that page of the original.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Tag as Md, TagEnd};
use rustc_hash::FxHashMap;

use crate::diagnostic::Code;
use crate::edition::{
    Alignment, Anchor, AnchorName, Heading, Layer, Leaf, Lexicon, ListNumbers, ListSign, MarkClass, MarkSpan, Node,
    NoteStyle, ReportKind, Section, Slug, Summary, Tag,
};
use crate::text::{Span, single_spaced};

use super::address::Pin;
use super::events::Events;
use super::findings::Findings;
use super::leaf::attach;
use super::mark::{BlockMark, is_pin};
use super::token::{MarkupToken, block_mark};
use super::{bracket, coverage};

/// Reads the tokens of a text into a section.
pub(super) fn read<'a, 'f>(
    events: &'f Events<'f>,
    note_style: NoteStyle,
    lexicon: Lexicon<'f>,
    findings: &'f mut Findings<'a>,
) -> Section {
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
        column: 0,
        closing: FxHashMap::default(),
        syntax: events.syntax.clone(),
    };
    builder.blocks(0..events.list.len());
    builder.unused_notes();
    builder.finish()
}

/// A container around the present place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    Quotation,
    /// A quotation that keeps its lines and indents.
    Typed,
    Editorial,
    /// With the expected number of the next item, if it is numbered.
    List(Option<u64>),
    Item,
    Note,
    Table,
}

/// The section as it grows.
pub(super) struct Builder<'a, 'f> {
    pub(super) text: &'a str,
    pub(super) events: &'f Events<'f>,
    pub(super) lexicon: Lexicon<'f>,
    findings: &'f mut Findings<'a>,
    pub(super) section: Section,
    /// Becomes the summary of the section when it is complete.
    pub(super) summary: Summary,
    /// The present page of the original: an index into the section's folios.
    pub(super) folio: Option<u32>,
    pub(super) containers: Vec<Container>,
    /// The addresses of pages of the original, headings and notes, each with the last number that was put after it.
    pub(super) ids: FxHashMap<Box<str>, u32>,
    pub(super) pins: Vec<Pin>,
    /// For each note of the text its index among the section's notes, which are in the order of their first references.
    pub(super) note_places: Vec<Option<u32>>,
    /// The notes without text in this file, by their labels in lower case: each an index among the section's notes.
    pub(super) endnotes: FxHashMap<String, u32>,
    /// The notes that the present block refers to first; they are read after it.
    pub(super) notes_waiting: Vec<usize>,
    pub(super) note_depth: u32,
    /// The first words that are before any page of the original.
    early_words: Option<Span>,
    /// The column of the next cell.
    column: u16,
    /// For each opening bracket with a partner the closing one, both by their tokens.
    pub(super) closing: FxHashMap<usize, usize>,
    /// What was read and gives no node of its own span: see [`coverage`].
    pub(super) syntax: Vec<Span>,
}

impl Builder<'_, '_> {
    pub(super) fn finding(&mut self, code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.findings.add(code, span, message, help);
    }

    pub(super) fn node(&mut self, node: Node) {
        self.section.body.nodes.push(node);
    }

    pub(super) fn close(&mut self) {
        self.node(Node::Close);
    }

    fn begin(&mut self, container: Container, tag: Tag) {
        self.containers.push(container);
        self.node(Node::Open(tag));
    }

    pub(super) fn is_report(&self) -> bool {
        self.lexicon.report.kind == ReportKind::Report
    }

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
            Md::List(first) => self.begin_list(*first, span),
            Md::Item => self.begin_item(span),
            Md::Table(alignments) => {
                let alignments = alignments.iter().map(|alignment| match alignment {
                    pulldown_cmark::Alignment::None => Alignment::None,
                    pulldown_cmark::Alignment::Left => Alignment::Left,
                    pulldown_cmark::Alignment::Center => Alignment::Center,
                    pulldown_cmark::Alignment::Right => Alignment::Right,
                });
                let tag = Tag::Table(alignments.collect());
                self.begin(Container::Table, tag);
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
        self.section.marks.push(MarkSpan { span: mark, class });
        // The rest of the first paragraph, if there is any.
        let end = self.events.matching(at + 1);
        if first < end {
            self.leaf(tag, first..end);
        }
        end + 1
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

    fn begin_list(&mut self, first: Option<u64>, span: Span) {
        if let Some(start) = first.filter(|start| is_year(*start) && self.is_report()) {
            self.year(start, span);
        }
        self.list_in_list(span);
        self.split_list(span);
        let source = self.text.get(span.range()).unwrap_or_default();
        let is_bracket = source.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(')');
        let sign = if is_bracket { ListSign::Bracket } else { ListSign::Stop };
        self.begin(Container::List(first), Tag::List(first.map(|first| ListNumbers { first, sign })));
    }

    fn begin_item(&mut self, span: Span) {
        let is_report = self.is_report();
        let source = self.text.get(span.range()).unwrap_or_default();
        let digits = source.bytes().take_while(u8::is_ascii_digit).count();
        let printed = source.get(..digits).and_then(|digits| digits.parse::<u64>().ok());
        self.syntax.push(Span::new(span.start as usize, span.start as usize + digits + usize::from(digits > 0)));
        let place = Span::new(span.start as usize, span.start as usize + digits);
        if digits > 1 && source.starts_with('0') && is_report {
            let number = source.get(..digits).unwrap_or_default();
            let sign = source.get(digits..digits + 1).unwrap_or_default();
            let message = format!("Markdown reads `{number}{sign}` as a list item, and its zeros are not shown");
            let help = format!("to show them, write {number}\\{sign}");
            self.finding(Code::AccidentalList, place, message, help);
        }
        let mut jump = None;
        if let Some(Container::List(next @ Some(_))) = self.containers.last_mut() {
            let expected = *next;
            // In a guide every item may have the same number: Markdown counts on.
            let lazy = !is_report && printed.map(|printed| printed + 1) == expected;
            let number = printed.filter(|_| !lazy).or(expected);
            *next = if lazy { expected } else { number.map(|number| number.saturating_add(1)) };
            jump = number.filter(|number| Some(*number) != expected);
        }
        if let Some(year) = jump.filter(|number| is_year(*number) && is_report) {
            self.year(year, span);
        } else if let Some(number) = jump.filter(|_| is_report) {
            let message = format!("the numbering of this list jumps to {number}");
            self.finding(Code::ListNumberJump, place, message, "if the paper numbers the list this way, leave it");
        }
        self.begin(Container::Item, Tag::Item(jump));
    }

    /// Reports a line that begins with a year, or another number that is not of a list.
    fn year(&mut self, year: u64, span: Span) {
        let source = self.text.get(span.range()).unwrap_or_default();
        let digits = source.bytes().take_while(u8::is_ascii_digit).count();
        let sign = source.get(digits..digits + 1).unwrap_or_default();
        let place = Span::new(span.start as usize, span.start as usize + digits + sign.len());
        let message = format!("Markdown reads this line as item {year} of a list");
        let help = format!("if the number belongs to a sentence, as a year does, write {year}\\{sign}");
        self.finding(Code::AccidentalList, place, message, help);
    }

    fn heading(&mut self, level: u8, pin: Option<&str>, range: Range<usize>, span: Span) {
        let heading = index(self.summary.headings.len());
        let (is_empty, last) = (range.is_empty(), range.end - 1);
        if self.is_report() {
            self.page_break(&range, true);
        }
        let from = self.section.body.nodes.len();
        let first_words = self.read_leaf(|leaf| Tag::Heading { leaf, heading, level }, range);
        let text: Box<str> = single_spaced(&self.plain(from)).replace(" :", ":").into();
        if is_empty {
            let message = "Markdown reads this as an empty heading and drops it";
            self.finding(Code::LostText, span, message, "escape the first character as \\#, or delete the line");
            self.syntax.push(span);
        } else if self.is_report() {
            self.underlined(span, first_words.is_some());
        }
        if !is_empty {
            self.end_of_heading(last, span);
        }
        let anchor = Anchor::Heading(match pin.filter(|pin| is_pin(pin)) {
            Some(pin) => self.pinned(pin, pin, span),
            None => {
                let id = self.unique_id(["h-", Slug::of_words(&text).as_str()].concat());
                let words = id.strip_prefix("h-").unwrap_or_default().to_owned();
                AnchorName::new(id, words)
            }
        });
        self.summary.headings.push(Heading { text, anchor, level, folio: first_words.flatten().or(self.folio) });
        self.pending_notes();
    }

    /// Reports a mark, or text, that the line below it makes a heading.
    fn underlined(&mut self, span: Span, has_words: bool) {
        let source = self.text.get(span.range()).unwrap_or_default().trim_end();
        let Some((above, line)) = source.rsplit_once('\n').filter(|_| !source.starts_with('#')) else { return };
        // One line above a row of signs as long as it is how other programs write a heading.
        let last = above.lines().last().unwrap_or_default();
        if has_words && line.trim().len() >= last.chars().count() && above.lines().count() < 3 && !above.contains('[') {
            return;
        }
        let what = if has_words { "text" } else { "mark" };
        let message = format!("Markdown reads this {what} as a heading because of the line below it");
        let help = format!("put a blank line between the {what} and that line; if it is a heading, write ## before it");
        self.finding(Code::MarkMakesHeading, span, message, help);
    }

    /// Reads a paragraph or the text of a tight item.
    fn leaf(&mut self, tag: fn(u32) -> Tag, range: Range<usize>) {
        self.read_leaf(tag, range);
        self.pending_notes();
    }

    /// Reads a leaf block; returns the page of its first words, if it has words.
    fn read_leaf(&mut self, tag: impl Fn(u32) -> Tag, range: Range<usize>) -> Option<Option<u32>> {
        let (from, folio) = (self.section.body.nodes.len(), self.folio);
        let at = push(&mut self.section.body.leaves, Leaf::default());
        let (redactions, margin) = (index(self.section.redactions.len()), index(self.section.margin.len()));
        let tag = tag(at);
        let is_paragraph = matches!(tag, Tag::Paragraph(_) | Tag::Typed(_) | Tag::Tight(_));
        self.node(Node::Open(tag));
        let first = range.start;
        bracket::read(self, range);
        self.close();
        let first_words = self.first_words(from, folio);
        let has_words = first_words.is_some();
        if first_words == Some(None) && self.early_words.is_none() {
            self.early_words = self.events.list.get(first).map(|token| token.first_line(self.text));
        }
        let counted = is_paragraph && self.note_depth == 0;
        let anchor = first_words.filter(|_| counted).map(|folio| self.paragraph_anchor(folio));
        let anchor = anchor.map(|counted| self.numbered_or(counted, from));
        // Notes are read after the block, so all that came in meanwhile is its own.
        let redactions = redactions..index(self.section.redactions.len());
        let margin = margin..index(self.section.margin.len());
        if !margin.is_empty() {
            attach(&mut self.section, from, !has_words && redactions.is_empty());
        }
        if let Some(leaf) = self.section.body.leaves.get_mut(at as usize) {
            *leaf = Leaf { anchor, margin, redactions, has_words };
        }
        first_words
    }

    fn finish(mut self) -> Section {
        let has_folios = !self.summary.folios.is_empty();
        if let Some(span) = self.early_words.filter(|_| has_folios && self.is_report()) {
            let help = "start the file with [page N] or [page N, continued]";
            self.finding(Code::TextBeforeFolio, span, "this text comes before the first page mark", help);
        }
        self.check_pins();
        coverage::check(&self.section, self.syntax, self.findings);
        super::summary::complete(&mut self.summary, &self.section);
        self.section.summary = Arc::new(self.summary);
        self.section.shrink();
        self.section
    }
}

/// An index as the nodes hold it.
pub(super) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Adds an item to a list. Its index.
pub(super) fn push<T>(list: &mut Vec<T>, item: T) -> u32 {
    list.push(item);
    index(list.len() - 1)
}

fn is_inline(tag: &Md<'_>) -> bool {
    matches!(tag, Md::Emphasis | Md::Strong | Md::Strikethrough | Md::Link { .. } | Md::Image { .. })
}

/// Whether a number is too large for an item of a list.
fn is_year(number: u64) -> bool {
    number >= 1000
}
