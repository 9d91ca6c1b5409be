//! Pairs the brackets of one leaf block and finds the marks among them.
//!
//! Comes in: the events of a leaf block. Without a broken-link callback brackets arrive in `Text` events with true spans, the
//! Markdown between them already parsed, and never from code. A bracket counts where its span is the one byte and no odd number
//! of backslashes stands before it; entities and escapes are text. **One stack pairs them, so marks nest and touch**; the
//! surprise is that emphasis counts: a pair must open and close inside of the same one.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr2_iter;
use pulldown_cmark::{Event, Tag};

use crate::diagnostic::Code;
use crate::edition::{Node, Voice};
use crate::text::{Span, single_spaced};

use super::block::Builder;
use super::mark::{self, Fault};
use super::near;

/// How deeply marks may nest.
pub(super) const DEEPEST: u32 = 24;

/// The longest head of a mark with words, in bytes.
const LONGEST_HEAD: usize = 120;

/// A step of a leaf block, its text cut at the brackets.
#[derive(Debug, Clone, Copy)]
pub(super) enum Piece {
    Words(Span),
    Open(usize),
    Close(usize),
    Event(usize),
}

/// The pieces of a leaf block, and for each opening bracket the piece that closes it.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub(super) list: Vec<Piece>,
    closes: Vec<Option<usize>>,
    /// The brackets that are open where they are paired, each with its container, and these containers.
    open: Vec<(usize, usize)>,
    around: Vec<usize>,
}

/// Reads the inline events of a leaf block into nodes.
pub(super) fn read(builder: &mut Builder<'_>, range: Range<usize>) {
    // One after another the blocks of a text use the same memory.
    let mut pieces = std::mem::take(&mut builder.pieces);
    pieces.list.clear();
    cut(builder, range.clone(), &mut pieces.list);
    if pieces.list.iter().any(|piece| matches!(piece, Piece::Open(_))) || has_link(builder, range) {
        pair(builder, &mut pieces);
        builder.run(&pieces, 0..pieces.list.len(), 0);
    } else {
        for piece in &pieces.list {
            builder.piece(*piece);
        }
    }
    builder.pieces = pieces;
}

fn has_link(builder: &Builder<'_>, range: Range<usize>) -> bool {
    let events = builder.events.list.get(range).unwrap_or_default();
    events.iter().any(|(event, _)| matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. })))
}

/// Cuts text at its live brackets. Lines that follow each other in the source are words in one piece.
fn cut(builder: &Builder<'_>, range: Range<usize>, pieces: &mut Vec<Piece>) {
    for at in range {
        let Some((event, span)) = builder.events.list.get(at) else { continue };
        let source = builder.text.get(span.clone());
        match event {
            // An entity or an escaped sign differs from its source: plain text, whatever it says.
            Event::Text(text) if source == Some(text) => {
                let mut from = span.start;
                for offset in memchr2_iter(b'[', b']', text.as_bytes()) {
                    let place = span.start + offset;
                    if builder.is_escaped(place) {
                        continue;
                    }
                    words(pieces, from..place);
                    let opens = text.as_bytes().get(offset) == Some(&b'[');
                    pieces.push(if opens { Piece::Open(place) } else { Piece::Close(place) });
                    from = place + 1;
                }
                words(pieces, from..span.end);
            }
            Event::SoftBreak if source == Some("\n") => words(pieces, span.clone()),
            _ => pieces.push(Piece::Event(at)),
        }
    }
}

/// A text with one space for each run of blanks; one that stands so in the source is not copied.
fn spaced(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => single_spaced(text),
        Cow::Owned(text) => Cow::Owned(single_spaced(&text).into_owned()),
    }
}

fn words(pieces: &mut Vec<Piece>, range: Range<usize>) {
    match pieces.last_mut() {
        _ if range.is_empty() => {}
        Some(Piece::Words(before)) if before.end as usize == range.start => {
            *before = Span::new(before.start as usize, range.end);
        }
        _ => pieces.push(Piece::Words(range.into())),
    }
}

/// Pairs the brackets, and reports those that were meant as marks and have no partner.
fn pair(builder: &mut Builder<'_>, Pieces { list, closes, open, around }: &mut Pieces) {
    closes.clear();
    closes.resize(list.len(), None);
    // The emphasis, link or strike-out around the present piece, by the piece that starts it; 0 is the block itself.
    around.clear();
    around.push(0);
    for (at, piece) in list.iter().enumerate() {
        let here = around.last().copied().unwrap_or(0);
        match piece {
            Piece::Open(_) => open.push((at, here)),
            Piece::Close(_) => {
                if let Some((start, _)) = open.pop_if(|(_, container)| *container == here) {
                    if let Some(close) = closes.get_mut(start) {
                        *close = Some(at);
                    }
                } else if let Some((start, _)) = open.last().copied()
                    && builder.report_open(list, start, Code::StraddlingMark)
                {
                    open.pop();
                }
            }
            Piece::Event(event) => match builder.event(*event) {
                Some(Event::Start(_)) => around.push(at + 1),
                Some(Event::End(_)) => {
                    while let Some((start, _)) = open.pop_if(|(_, container)| *container == here) {
                        builder.report_open(list, start, Code::StraddlingMark);
                    }
                    around.pop();
                }
                _ => {}
            },
            Piece::Words(_) => {}
        }
    }
    for (start, _) in open.drain(..) {
        builder.report_open(list, start, Code::UnclosedMark);
    }
}

impl<'a> Builder<'a> {
    pub(super) fn event(&self, at: usize) -> Option<&'a Event<'a>> {
        self.events.list.get(at).map(|(event, _)| event)
    }

    /// Whether an odd number of backslashes stands before a byte.
    pub(super) fn is_escaped(&self, at: usize) -> bool {
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        before.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
    }

    /// Reports an opening bracket without a partner, if it begins a mark; whether it did.
    fn report_open(&mut self, list: &[Piece], start: usize, code: Code) -> bool {
        let (head, _) = self.head(list, start + 1..list.len(), 80);
        let Some(Piece::Open(place)) = list.get(start).copied() else { return false };
        if !near::opens_mark(&head) {
            return false;
        }
        let (what, help) = match code {
            Code::StraddlingMark => (
                "this mark opens and closes on different sides of an emphasis or a link",
                "put both brackets inside of it, or both outside",
            ),
            _ => (
                "this mark never closes in its paragraph",
                "close it with ]; a blank line, or a line that begins with -, #, > or a number, ends the paragraph before",
            ),
        };
        // The bracket and its first letters.
        let rest = self.text.get(place..).unwrap_or_default();
        let shown: usize = rest.chars().take(13).take_while(|c| *c != '\n').map(char::len_utf8).sum();
        self.report(code, Span::new(place, place + shown), what, help);
        true
    }

    /// The words of some pieces, white space folded, up to a number of bytes; and whether they are nothing but words.
    pub(super) fn head(&self, list: &[Piece], range: Range<usize>, most: usize) -> (Cow<'a, str>, bool) {
        let pieces = list.get(range).unwrap_or_default();
        let mut text = Cow::Borrowed("");
        let mut plain = true;
        for piece in pieces {
            match piece {
                Piece::Words(span) => text += self.text.get(span.range()).unwrap_or_default(),
                Piece::Event(at) if matches!(self.event(*at), Some(Event::SoftBreak | Event::HardBreak)) => text += " ",
                _ => plain = false,
            }
            if !plain || text.len() > most {
                plain = false;
                break;
            }
        }
        (spaced(text), plain)
    }

    pub(super) fn run(&mut self, pieces: &Pieces, range: Range<usize>, depth: u32) {
        let mut at = range.start;
        while at < range.end {
            let Some(piece) = pieces.list.get(at).copied() else { break };
            let close = pieces.closes.get(at).copied().flatten();
            at = match (piece, close) {
                (Piece::Open(place), Some(close)) if depth < DEEPEST => {
                    if self.bracket(pieces, at, close, depth) {
                        close + 1
                    } else {
                        self.words(Span::new(place, place + 1));
                        at + 1
                    }
                }
                (Piece::Open(place), Some(_)) => {
                    let help = "take the inner brackets away, or escape them as \\[";
                    self.report(Code::DeepNesting, Span::new(place, place + 1), "marks nest too deeply here", help);
                    self.piece(piece);
                    at + 1
                }
                (Piece::Event(event), _) => self.link(pieces, at, event, depth),
                _ => {
                    self.piece(piece);
                    at + 1
                }
            };
        }
    }

    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Words(span) => self.words(span),
            Piece::Open(place) | Piece::Close(place) => self.words(Span::new(place, place + 1)),
            Piece::Event(at) => self.inline_event(at),
        }
    }

    /// Reads a pair of brackets; whether it is a mark.
    fn bracket(&mut self, pieces: &Pieces, open: usize, close: usize, depth: u32) -> bool {
        let (Some(Piece::Open(start)), Some(Piece::Close(end))) = (pieces.list.get(open), pieces.list.get(close))
        else {
            return false;
        };
        let span = Span::new(*start, end + 1);
        let inner = self.without_emphasis(pieces, open + 1..close);
        let (text, plain) = self.head(&pieces.list, inner, mark::LONGEST);
        if let Some(label) = text.strip_prefix('^').filter(|_| plain) {
            self.lost_note(label, span);
            return false;
        }
        if plain {
            let (text, pin) = mark::pin(&text);
            match mark::read(text, self.lexicon) {
                Ok(Some(mark)) => {
                    self.mark(mark, text, pin, span);
                    return true;
                }
                Err(fault) => {
                    self.fault(fault, span);
                    return false;
                }
                Ok(None) => {}
            }
        }
        self.voiced(pieces, open, close, depth, span)
    }

    /// The inside of a bracket, without an emphasis that covers all of it: `[*2 lines not declassified*]`.
    fn without_emphasis(&self, pieces: &Pieces, range: Range<usize>) -> Range<usize> {
        let is = |at: usize, wanted: fn(&Event<'_>) -> bool| matches!(pieces.list.get(at), Some(Piece::Event(event)) if self.event(*event).is_some_and(wanted));
        let starts = is(range.start, |event| matches!(event, Event::Start(Tag::Emphasis)));
        let ends =
            range.end > 0 && is(range.end - 1, |event| matches!(event, Event::End(pulldown_cmark::TagEnd::Emphasis)));
        if starts && ends && range.len() > 2 { range.start + 1..range.end - 1 } else { range }
    }

    /// The head of a mark with words, which ends at the first colon and holds nothing but words before it: the head, and the
    /// piece and the byte behind the colon.
    pub(super) fn voice_head(&self, pieces: &Pieces, range: Range<usize>) -> Option<(Cow<'a, str>, usize, usize)> {
        let mut head = Cow::Borrowed("");
        for at in range {
            match pieces.list.get(at) {
                Some(Piece::Words(words)) => {
                    let text = self.text.get(words.range()).unwrap_or_default();
                    let before = text.split(':').next().unwrap_or_default();
                    head += before;
                    if before.len() < text.len() && head.len() <= LONGEST_HEAD {
                        return Some((spaced(head), at, words.start as usize + before.len() + 1));
                    }
                }
                Some(Piece::Event(event)) if matches!(self.event(*event), Some(Event::SoftBreak)) => head += " ",
                _ => return None,
            }
            if head.len() > LONGEST_HEAD {
                return None;
            }
        }
        None
    }

    /// Reads a mark with words in it: `[note: …]`.
    fn voiced(&mut self, pieces: &Pieces, open: usize, close: usize, depth: u32, span: Span) -> bool {
        let Some((head, at, after)) = self.voice_head(pieces, open + 1..close) else { return false };
        let (head, pin) = mark::pin(&head);
        let voice = match mark::voice(head, self.lexicon) {
            Ok(Some(voice)) => voice,
            Ok(None) => return false,
            Err(fault) => {
                self.fault(fault, span);
                return false;
            }
        };
        let end = match pieces.list.get(at) {
            Some(Piece::Words(words)) => words.end as usize,
            _ => after,
        };
        let rest = self.text.get(after..end).unwrap_or_default();
        let from = after + (rest.len() - rest.trim_start().len());
        if from == end && at + 1 == close {
            self.fault(near::without_words(head), span);
            return false;
        }
        self.swallowed_mark(span);
        self.check_release(&voice, span);
        if voice == Voice::Correction {
            self.node(Node::Sic);
        }
        self.open_voice(voice, pin);
        if from < end {
            self.words(Span::new(from, end));
        }
        self.run(pieces, at + 1..close, depth + 1);
        self.close_voice();
        true
    }

    pub(super) fn fault(&mut self, fault: Fault, span: Span) {
        self.report(fault.code, span, fault.message, fault.help);
    }
}
