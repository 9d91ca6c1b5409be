//! The tokens of a text: its events, with their words joined and cut at the brackets.
//!
//! Without a broken-link callback brackets arrive in `Text` events with true spans, the Markdown between them already parsed, and
//! never from code. A bracket counts unless an odd number of backslashes is before it; **entities and escapes are text**.

use std::iter::Peekable;
use std::ops::Range;

use memchr::{Memchr2, memchr2_iter};
use pulldown_cmark::{DefaultBrokenLinkCallback, Event, OffsetIter, Tag, TagEnd};

use crate::diagnostic::Code;
use crate::text::Span;

use super::findings::Findings;
use super::marks::MarkSpec;
use super::typed;

/// How deeply blocks may nest, so that a hostile text cannot exhaust memory.
const DEEPEST: usize = 100;

/// How many bytes of a text have a token at least, as a rule.
const BYTES: usize = 16;

/// A token of a text.
#[derive(Debug)]
pub(super) enum MarkupToken<'a> {
    /// Words of the source, unchanged. Adjacent lines are one token.
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
        let span = self.span();
        let line = text.get(span.range()).and_then(|words| words.lines().next()).unwrap_or_default();
        Span::new(span.start as usize, span.start as usize + line.len())
    }

    /// Where it is.
    pub(super) fn span(&self) -> Span {
        match self {
            Self::Words(span) | Self::Event(_, span) => *span,
            Self::Open(place) | Self::Close(place) => Span::new(*place, place + 1),
        }
    }
}

/// The tokens of a text as its events come in.
pub(super) struct Tokenizer<'a> {
    /// The text as Markdown reads it.
    text: &'a str,
    source: &'a str,
    list: Vec<MarkupToken<'a>>,
    /// The brackets after the last words.
    brackets: Peekable<Memchr2<'a>>,
    /// Whether this is within code, HTML or front matter, where words are left as they come.
    is_verbatim: bool,
}

impl<'a> Tokenizer<'a> {
    /// Reads the tokens up to a depth; what is deeper is skipped.
    pub(super) fn read<'s: 'a>(
        text: &'a str,
        parser: OffsetIter<'a, DefaultBrokenLinkCallback>,
        findings: &mut Findings<'s>,
        skipped: &mut Vec<Span>,
    ) -> Vec<MarkupToken<'a>> {
        let brackets = memchr2_iter(b'[', b']', text.as_bytes()).peekable();
        let source = findings.source.text();
        let list = Vec::with_capacity(text.len() / BYTES);
        let mut tokens = Self { text, source, list, brackets, is_verbatim: false };
        let mut open: Vec<(TagEnd, Span)> = Vec::new();
        for (event, span) in parser {
            let depth = match &event {
                Event::Start(tag) => {
                    open.push((tag.to_end(), span.clone().into()));
                    open.len()
                }
                Event::End(_) => open.pop().map_or(0, |_| open.len() + 1),
                _ => open.len(),
            };
            if depth <= DEEPEST {
                tokens.push(event, span);
                continue;
            }
            skipped.push(span.clone().into());
            if depth == DEEPEST + 1 && matches!(event, Event::Start(_)) {
                let message = format!("blocks are nested more than {DEEPEST} levels deep");
                let help = "a row of > or - characters is usually a ruled line: escape the first one as \\>";
                findings.add(Code::DeepNesting, Span::new(span.start, span.start), message, help);
                if findings.list.len() > 20 {
                    skipped.push(Span::new(span.start, text.len()));
                    break;
                }
            }
        }
        // Where reading stopped early, all that is still open ends, so that every start has its end.
        let ends = open.into_iter().take(DEEPEST).rev();
        tokens.list.extend(ends.map(|(end, span)| MarkupToken::Event(Event::End(end), span)));
        tokens.list
    }

    /// Takes in the next event.
    fn push(&mut self, event: Event<'a>, span: Range<usize>) {
        match event {
            Event::Text(text) if !self.is_verbatim && self.is_source(&text, span.clone()) => return self.text(span),
            // A line end in a quotation, or after the mark of a block, is not part of the words.
            Event::SoftBreak if self.is_source("\n", span.clone()) && !self.ends_block_mark() => {
                return self.words(span);
            }
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_)) => self.is_verbatim = true,
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => self.is_verbatim = false,
            _ => {}
        }
        self.list.push(MarkupToken::Event(event, span.into()));
    }

    /// Whether the source has a text as it is.
    fn is_source(&self, text: &str, span: Range<usize>) -> bool {
        self.text.get(span) == Some(text)
    }

    fn text(&mut self, span: Range<usize>) {
        let sign = |text: &str| text.as_bytes().get(span.start) == Some(&typed::SIGN);
        let mut from = span.start + usize::from(sign(self.text) && !sign(self.source));
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

/// The bare mark, such as `[stamp]`, that begins the quotation of these tokens.
pub(super) fn block_mark(text: &str, tokens: &[MarkupToken<'_>]) -> Option<&'static MarkSpec> {
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
    MarkSpec::of(word.trim()).filter(|spec| spec.block().is_some())
}

/// Whether an odd number of backslashes is before a byte.
pub(super) fn is_escaped(text: &str, at: usize) -> bool {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    before.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}
