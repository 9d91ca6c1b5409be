//! The tokens of a text: its events, with their words joined and cut at the brackets.
//!
//! Without a broken-link callback brackets arrive in `Text` events with true spans, the Markdown between them already parsed, and
//! never from code. A bracket counts unless an odd number of backslashes is before it; **entities and escapes are text**. Most
//! events are pieces of words, and hardly any of them is needed by itself: so they are joined as they come in.

use std::iter::Peekable;
use std::ops::Range;

use memchr::{Memchr2, memchr2_iter};
use pulldown_cmark::{DefaultBrokenLinkCallback, Event, OffsetIter, Tag, TagEnd};

use crate::diagnostic::{Code, Finding};
use crate::edition::TextMark;
use crate::text::{Source, Span};

use super::mark;

/// How deeply blocks may nest. No document comes near it; a hostile text must not exhaust memory.
const DEEPEST: usize = 100;

/// A token of a text.
#[derive(Debug)]
pub(super) enum MarkupToken<'a> {
    /// Words as they stand in the source. Lines that follow each other there are one token.
    Words(Span),
    /// An opening bracket among words, at a byte.
    Open(usize),
    /// A closing one.
    Close(usize),
    /// Anything else.
    Event(Event<'a>, Span),
}

impl MarkupToken<'_> {
    /// The part of its span that is on its first line.
    pub(super) fn first_line(&self, text: &str) -> Span {
        match self {
            Self::Words(span) => {
                let line = text.get(span.range()).and_then(|words| words.lines().next()).unwrap_or_default();
                Span::new(span.start as usize, span.start as usize + line.len())
            }
            Self::Open(place) | Self::Close(place) => Span::new(*place, place + 1),
            Self::Event(_, span) => *span,
        }
    }
}

/// The tokens of a text as its events come in.
pub(super) struct Tokenizer<'a> {
    text: &'a str,
    pub(super) list: Vec<MarkupToken<'a>>,
    /// Those of them that begin a block of front matter, wherever it is.
    pub(super) metadata: Vec<usize>,
    /// Those that begin the text of a note.
    pub(super) notes: Vec<usize>,
    /// The brackets after the last words.
    brackets: Peekable<Memchr2<'a>>,
    /// Whether this is within code, HTML or front matter, where words are left as they come.
    verbatim: bool,
}

impl<'a> Tokenizer<'a> {
    /// Reads the tokens up to a depth; the flag is whether that is all of them.
    pub(super) fn read(
        source: &'a Source,
        parser: OffsetIter<'a, DefaultBrokenLinkCallback>,
        findings: &mut Vec<Finding>,
    ) -> (Self, bool) {
        let mut whole = true;
        let mut tokens = Self::new(source.text());
        let mut depth = 0_usize;
        for (event, span) in parser {
            let (starts, own_depth) = match event {
                Event::Start(_) => {
                    depth += 1;
                    (true, depth)
                }
                Event::End(_) => {
                    depth = depth.saturating_sub(1);
                    (false, depth + 1)
                }
                _ => (false, depth),
            };
            if own_depth <= DEEPEST {
                tokens.push(event, span);
                continue;
            }
            whole = false;
            if starts && depth == DEEPEST + 1 {
                let message = format!("blocks are nested more than {DEEPEST} levels deep");
                let finding =
                    Finding::new(Code::DeepNesting, source.path(), Some(Span::new(span.start, span.start)), message);
                findings.push(
                    finding.help("a row of > or - characters is usually a ruled line: escape the first one as \\>"),
                );
                if findings.len() > 20 {
                    break;
                }
            }
        }
        if depth > 0 {
            close_open_tags(&mut tokens.list);
        }
        (tokens, whole)
    }

    fn new(text: &'a str) -> Self {
        let brackets = memchr2_iter(b'[', b']', text.as_bytes()).peekable();
        let list = Vec::with_capacity(text.len() / 20);
        Self { text, list, metadata: Vec::new(), notes: Vec::new(), brackets, verbatim: false }
    }

    /// Takes in the next event.
    fn push(&mut self, event: Event<'a>, span: Range<usize>) {
        match event {
            Event::Text(text) if !self.verbatim && self.is_source(&text, span.clone()) => return self.text(span),
            // Where it is another sign, or ends the line of a block's mark, it is no part of the words.
            Event::SoftBreak if self.is_source("\n", span.clone()) && !self.ends_block_mark() => {
                return self.words(span);
            }
            Event::Start(Tag::MetadataBlock(_)) => {
                self.verbatim = true;
                self.metadata.push(self.list.len());
            }
            Event::Start(Tag::FootnoteDefinition(_)) => self.notes.push(self.list.len()),
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => self.verbatim = true,
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => self.verbatim = false,
            _ => {}
        }
        self.list.push(MarkupToken::Event(event, span.into()));
    }

    /// Whether a text is what the source has there: nearly always it is the very same bytes, which need not be compared.
    fn is_source(&self, text: &str, span: Range<usize>) -> bool {
        self.text.get(span).is_some_and(|source| std::ptr::eq(source, text) || source == text)
    }

    fn text(&mut self, span: Range<usize>) {
        let mut from = span.start;
        while let Some(place) = self.brackets.next_if(|place| *place < span.end) {
            if place < span.start || is_escaped(self.text, place) {
                continue;
            }
            self.words(from..place);
            let opens = self.text.as_bytes().get(place) == Some(&b'[');
            self.list.push(if opens { MarkupToken::Open(place) } else { MarkupToken::Close(place) });
            from = place + 1;
        }
        self.words(from..span.end);
    }

    fn words(&mut self, range: Range<usize>) {
        match self.list.last_mut() {
            _ if range.is_empty() => {}
            Some(MarkupToken::Words(before)) if before.end as usize == range.start => {
                *before = Span::new(before.start as usize, range.end);
            }
            _ => self.list.push(MarkupToken::Words(range.into())),
        }
    }

    /// Whether the last tokens are the bare mark of a block.
    fn ends_block_mark(&self) -> bool {
        let last = self.list.len().checked_sub(5).and_then(|at| self.list.get(at..));
        last.is_some_and(|last| block_mark(self.text, last).is_some())
    }
}

/// Where reading stopped half-way, ends what is still open, so that every start has its end.
fn close_open_tags(list: &mut Vec<MarkupToken<'_>>) {
    let mut open: Vec<(TagEnd, Span)> = Vec::new();
    for token in list.iter() {
        match token {
            MarkupToken::Event(Event::Start(tag), span) => open.push((tag.to_end(), *span)),
            MarkupToken::Event(Event::End(_), _) => {
                open.pop();
            }
            _ => {}
        }
    }
    list.extend(open.into_iter().rev().map(|(end, span)| MarkupToken::Event(Event::End(end), span)));
}

/// What a bare mark, `[stamp]`, makes of the quotation that these tokens begin.
pub(super) fn block_mark(text: &str, tokens: &[MarkupToken<'_>]) -> Option<TextMark> {
    use MarkupToken::{Close, Open, Words};
    let [
        MarkupToken::Event(Event::Start(Tag::BlockQuote(_)), _),
        MarkupToken::Event(Event::Start(Tag::Paragraph), _),
        rest @ ..,
    ] = tokens
    else {
        return None;
    };
    let [Open(_), Words(word), Close(_), ..] = rest else { return None };
    let word = text.get(word.range()).filter(|word| !word.contains('\n'))?;
    mark::block(word)
}

/// Whether an odd number of backslashes is before a byte.
pub(super) fn is_escaped(text: &str, at: usize) -> bool {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    before.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}
