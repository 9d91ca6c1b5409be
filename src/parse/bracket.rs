//! Pairs the brackets of one leaf block and finds the marks among them.
//!
//! **One stack pairs them, so marks nest and touch.** Emphasis counts: a pair must open and close inside the same one.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::diagnostic::Code;
use crate::edition::{Node, TextMark};
use crate::text::{Span, single_spaced};

use super::address::ParagraphPin;
use super::builder::{Builder, Container, push};
use super::grammar;
use super::keyword::first_word;
use super::mark::Head;
use super::mark_error::{MarkError, Reading};
use super::marks::MarkSpec;
use super::suggest;
use super::token::MarkupToken;

/// How deeply marks may nest.
pub(super) const DEEPEST: u32 = 24;

/// The longest head of a mark with words, in bytes.
const LONGEST_HEAD: usize = 120;

/// Reads the tokens of a leaf block into nodes.
pub(super) fn read(builder: &mut Builder<'_, '_>, range: Range<usize>) {
    pair(builder, range.clone());
    builder.run(range, 0);
}

/// Reads the tokens of a paragraph into nodes, but for the address at its end, which it returns. In a paragraph without words of the
/// original, that is text.
pub(super) fn read_paragraph<'a>(builder: &mut Builder<'a, '_>, range: Range<usize>) -> Option<(&'a str, Span)> {
    pair(builder, range.clone());
    let Some(ParagraphPin { name, token, before, span }) = builder.paragraph_pin(range.clone()) else {
        builder.run(range, 0);
        return None;
    };
    let from = builder.section.body.nodes.len();
    builder.run(range.start..token, 0);
    if before.start < before.end {
        builder.words(before);
    }
    if builder.first_words(from, None).is_none() {
        builder.words(Span { start: before.end, end: span.end });
        return None;
    }
    builder.section.body.nodes.pop_if(|node| matches!(node, Node::SoftBreak | Node::HardBreak));
    builder.syntax.push(span);
    Some((name, span))
}

/// Pairs the brackets of a leaf block, and reports brackets without a partner that were meant as marks.
fn pair(builder: &mut Builder<'_, '_>, range: Range<usize>) {
    let end = range.end;
    // Its memory serves all blocks.
    let mut open = std::mem::take(&mut builder.open_brackets);
    // The containers around the present token, each by the token after its start.
    let mut around = Vec::new();
    for at in range.clone() {
        let here = around.last().copied().unwrap_or(range.start);
        match builder.events.list.get(at) {
            Some(MarkupToken::Open(_)) => open.push((at, here)),
            Some(MarkupToken::Close(_)) => {
                if let Some((start, _)) = open.pop_if(|(_, container)| *container == here) {
                    builder.closing.insert(start, at);
                } else if let Some((start, _)) = open.last().copied()
                    && builder.unpaired_bracket(start..end, Code::StraddlingMark)
                {
                    open.pop();
                }
            }
            Some(MarkupToken::Event(Event::Start(_), _)) => around.push(at + 1),
            Some(MarkupToken::Event(Event::End(_), _)) => {
                while let Some((start, _)) = open.pop_if(|(_, container)| *container == here) {
                    builder.unpaired_bracket(start..end, Code::StraddlingMark);
                }
                around.pop();
            }
            _ => {}
        }
    }
    for (start, _) in open.drain(..) {
        builder.unpaired_bracket(start..end, Code::UnclosedMark);
    }
    builder.open_brackets = open;
}

impl<'a> Builder<'a, '_> {
    /// Reports the opening bracket at the start of a range, which has no partner, if it begins a mark; returns whether it does.
    fn unpaired_bracket(&mut self, range: Range<usize>, code: Code) -> bool {
        let (head, _) = self.head(range.start + 1..range.end, 80);
        let Some(MarkupToken::Open(place)) = self.events.list.get(range.start) else { return false };
        if !suggest::opens_mark(&head, self.lexicon.report) {
            return false;
        }
        let (what, help) = match code {
            Code::StraddlingMark => (
                "the brackets of this mark are on different sides of emphasis or a link",
                "put both brackets inside it, or both outside",
            ),
            _ => (
                "this mark is not closed in its paragraph",
                "close it with ]; a blank line, or a line that starts with -, #, > or a number, ends a paragraph",
            ),
        };
        // The bracket and its first letters.
        let rest = self.text.get(*place..).unwrap_or_default();
        let shown: usize = rest.chars().take(13).take_while(|c| *c != '\n').map(char::len_utf8).sum();
        self.finding(code, Span::new(*place, place + shown), what, help);
        true
    }

    /// The words of some tokens, white space folded, up to a number of bytes; and whether they are nothing but words.
    pub(super) fn head(&self, range: Range<usize>, most: usize) -> (Cow<'a, str>, bool) {
        let tokens = self.events.list.get(range).unwrap_or_default();
        // Most brackets are one token.
        if let [MarkupToken::Words(span)] = tokens
            && let Some(text) = self.text.get(span.range()).filter(|text| text.len() <= most)
        {
            return (single_spaced(text), true);
        }
        let mut text = String::new();
        let mut plain = true;
        for token in tokens {
            match token {
                MarkupToken::Words(span) => text.push_str(self.text.get(span.range()).unwrap_or_default()),
                MarkupToken::Event(Event::SoftBreak | Event::HardBreak, _) => text.push(' '),
                _ => plain = false,
            }
            if !plain || text.len() > most {
                plain = false;
                break;
            }
        }
        (single_spaced(&text).into_owned().into(), plain)
    }

    /// Reads tokens of a leaf block. The depth counts the marks and links around them.
    pub(super) fn run(&mut self, range: Range<usize>, depth: u32) {
        let events = self.events;
        let mut at = range.start;
        while let Some(token) = events.list.get(at).filter(|_| at < range.end) {
            at = match token {
                MarkupToken::Open(place) => self.open(at, *place, depth),
                MarkupToken::Event(Event::Start(tag @ (Tag::Link { .. } | Tag::Image { .. })), span) => {
                    self.link(tag, *span, at, depth)
                }
                MarkupToken::Event(event, span) => {
                    self.inline_event(event, *span);
                    at + 1
                }
                MarkupToken::Words(span) => {
                    self.words(*span);
                    at + 1
                }
                MarkupToken::Close(place) => {
                    self.words(Span::new(*place, place + 1));
                    at + 1
                }
            };
        }
    }

    /// Reads an opening bracket, with all of its mark if it begins one. Where to go on.
    fn open(&mut self, at: usize, place: usize, depth: u32) -> usize {
        match self.closing.get(&at).copied() {
            Some(_) if depth >= DEEPEST => {
                let help = "remove the inner brackets, or escape them as \\[";
                self.finding(Code::DeepNesting, Span::new(place, place + 1), "marks are nested too deeply", help);
            }
            Some(close) if self.bracket(at, close, depth) => return close + 1,
            _ => {}
        }
        self.words(Span::new(place, place + 1));
        at + 1
    }

    /// Reads a pair of brackets; whether it is a mark.
    fn bracket(&mut self, open: usize, close: usize, depth: u32) -> bool {
        let list = &self.events.list;
        let (Some(MarkupToken::Open(start)), Some(MarkupToken::Close(end))) = (list.get(open), list.get(close)) else {
            return false;
        };
        let span = Span::new(*start, end + 1);
        let inner = self.without_emphasis(open + 1..close);
        let (text, plain) = self.head(inner, grammar::LONGEST);
        if let Some(label) = text.strip_prefix('^').filter(|_| plain) {
            return self.lost_note(label, span);
        }
        let read = match grammar::pin(&text) {
            (text, pin) if plain => {
                grammar::exact(text, self.lexicon).map(|mark| mark.map(|mark| self.mark(mark, text, pin, span)))
            }
            _ => Ok(None),
        };
        let read = match read {
            Ok(None) => self.text_mark(open, close, depth, span),
            read => read,
        };
        match read {
            Ok(Some(())) => true,
            Ok(None) => {
                let text = if plain { text } else { text + " …" };
                if let Some(error) = suggest::bracket(&text, self.lexicon) {
                    self.error(error, span);
                } else if depth == 0 && !self.containers.contains(&Container::Editorial) && self.is_plain(&text) {
                    self.plain_brackets.push(span);
                }
                false
            }
            Err(error) => {
                self.error(error, span);
                false
            }
        }
    }

    /// Whether a bracket that is not a mark may have words of the editor's: in a report, and not one that `index.md` says the paper prints.
    fn is_plain(&self, text: &str) -> bool {
        let spec = MarkSpec::of(first_word(text).0);
        self.is_report()
            && text.contains(char::is_alphanumeric)
            && spec.is_none_or(|spec| !self.lexicon.report.prints(spec.keyword))
    }

    /// The inside of a bracket, without an emphasis that covers all of it: `[*2 lines not declassified*]`.
    fn without_emphasis(&self, range: Range<usize>) -> Range<usize> {
        let inside = match self.events.list.get(range.clone()) {
            Some([MarkupToken::Event(Event::Start(Tag::Emphasis), _), inside @ .., last]) => {
                matches!(last, MarkupToken::Event(Event::End(TagEnd::Emphasis), _)) && !inside.is_empty()
            }
            _ => false,
        };
        if inside { range.start + 1..range.end - 1 } else { range }
    }

    /// The head of a mark with words, which ends at the first colon and holds nothing but words before it: the head, and the
    /// token and the byte after the colon.
    pub(super) fn text_mark_head(&self, range: Range<usize>) -> Option<(Cow<'a, str>, usize, usize)> {
        let mut head = String::new();
        for at in range {
            match self.events.list.get(at) {
                Some(MarkupToken::Words(words)) => {
                    let text = self.text.get(words.range()).unwrap_or_default();
                    let colon = memchr::memchr(b':', text.as_bytes());
                    let before = colon.and_then(|colon| text.get(..colon)).unwrap_or(text);
                    if head.len() + before.len() > LONGEST_HEAD {
                        return None;
                    }
                    if let Some(colon) = colon {
                        let after = words.start as usize + colon + 1;
                        // Most heads are the start of one token.
                        let head = if head.is_empty() {
                            single_spaced(before)
                        } else {
                            single_spaced(&(head + before)).into_owned().into()
                        };
                        return Some((head, at, after));
                    }
                    head.push_str(before);
                }
                Some(MarkupToken::Event(Event::SoftBreak, _)) => head.push(' '),
                _ => return None,
            }
        }
        None
    }

    /// Reads a mark with words in it: `[note: …]`.
    fn text_mark(&mut self, open: usize, close: usize, depth: u32, span: Span) -> Reading<()> {
        let Some((head, at, after)) = self.text_mark_head(open + 1..close) else { return Ok(None) };
        let (head, pin) = grammar::pin(&head);
        let Some(mark) = grammar::text_mark(head, self.lexicon)? else { return Ok(None) };
        if let Some(pin) = pin {
            let help = format!("remove `#{pin}`, or write {{#{pin}}} at the end of the paragraph");
            return Err(MarkError::new(Code::MalformedMark, "a mark with words cannot have an address", help));
        }
        let end = match self.events.list.get(at) {
            Some(MarkupToken::Words(words)) => words.end as usize,
            _ => after,
        };
        let rest = self.text.get(after..end).unwrap_or_default();
        let from = after + (rest.len() - rest.trim_start().len());
        if from == end && at + 1 == close {
            return Err(suggest::without_text(head));
        }
        self.swallowed_mark(span);
        let text_mark = match mark {
            Head::Plain(text_mark) => text_mark,
            Head::Released(released) => {
                self.check_release(&released.release, span);
                TextMark::Released(push(&mut self.section.body.released, released).into())
            }
        };
        let tail = Span::new(span.end as usize - 1, span.end as usize);
        self.open_text_mark(text_mark, [Span::new(span.start as usize, from), tail]);
        if from < end {
            self.words(Span::new(from, end));
        }
        self.run(at + 1..close, depth + 1);
        self.close();
        Ok(Some(()))
    }

    pub(super) fn error(&mut self, error: MarkError, span: Span) {
        self.finding(error.code, span, error.message, error.help);
    }
}
