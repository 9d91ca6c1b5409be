//! Pairs the brackets of one leaf block and finds the marks among them.
//!
//! Comes in: the events of a leaf block. Without a broken-link callback brackets arrive in `Text` events with true spans, the
//! Markdown between them already parsed, and never from code. A bracket counts where its span is the one byte and no odd number
//! of backslashes stands before it; entities and escapes are text. **One stack pairs them, so marks nest and touch**; the
//! surprise is that emphasis counts: a pair must open and close inside of the same one.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use crate::diagnostic::Code;
use crate::edition::{Node, Voice};
use crate::text::Span;

use super::block::Builder;
use super::mark::{self, Fault, Mark};
use super::near;

/// How deeply marks may nest.
const DEEPEST: u32 = 24;

/// A step of a leaf block, its text cut at the brackets.
#[derive(Debug, Clone, Copy)]
enum Piece {
    Words(Span),
    Open(usize),
    Close(usize),
    Event(usize),
}

/// The pieces of a leaf block, and for each opening bracket the piece that closes it.
struct Pieces {
    list: Vec<Piece>,
    closes: Vec<Option<usize>>,
}

/// Reads the inline events of a leaf block into nodes.
pub(super) fn read(builder: &mut Builder<'_>, range: Range<usize>) {
    let list = cut(builder, range.clone());
    if !list.iter().any(|piece| matches!(piece, Piece::Open(_))) && !has_link(builder, range) {
        for piece in list {
            builder.piece(piece);
        }
        return;
    }
    let closes = pair(builder, &list);
    let pieces = Pieces { list, closes };
    builder.run(&pieces, 0..pieces.list.len(), 0);
}

fn has_link(builder: &Builder<'_>, range: Range<usize>) -> bool {
    let events = builder.events.list.get(range).unwrap_or_default();
    events.iter().any(|(event, _)| matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. })))
}

/// Cuts text at its live brackets.
fn cut(builder: &Builder<'_>, range: Range<usize>) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(range.len());
    for at in range {
        let Some((event, span)) = builder.events.list.get(at) else { continue };
        let Event::Text(text) = event else {
            pieces.push(Piece::Event(at));
            continue;
        };
        // An entity or an escaped sign differs from its source: plain text, whatever it says.
        if builder.text.get(span.clone()) != Some(text) {
            pieces.push(Piece::Event(at));
            continue;
        }
        let mut from = span.start;
        for (offset, byte) in text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'[' | b']')) {
            let place = span.start + offset;
            if builder.is_escaped(place) {
                continue;
            }
            if from < place {
                pieces.push(Piece::Words(Span::new(from, place)));
            }
            pieces.push(if byte == b'[' { Piece::Open(place) } else { Piece::Close(place) });
            from = place + 1;
        }
        if from < span.end {
            pieces.push(Piece::Words(Span::new(from, span.end)));
        }
    }
    pieces
}

/// Pairs the brackets, and reports those that were meant as marks and have no partner.
fn pair(builder: &mut Builder<'_>, list: &[Piece]) -> Vec<Option<usize>> {
    let mut closes = vec![None; list.len()];
    let mut open: Vec<(usize, usize)> = Vec::new();
    // The emphasis, link or strike-out around the present piece, by the piece that starts it; 0 is the block itself.
    let mut around: Vec<usize> = vec![0];
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
    for (start, _) in open {
        builder.report_open(list, start, Code::UnclosedMark);
    }
    closes
}

impl<'a> Builder<'a> {
    fn event(&self, at: usize) -> Option<&'a Event<'a>> {
        self.events.list.get(at).map(|(event, _)| event)
    }

    /// Whether an odd number of backslashes stands before a byte.
    fn is_escaped(&self, at: usize) -> bool {
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
        self.report(code, Span::new(place, place + 1 + head.len().min(12)), what, help);
        true
    }

    /// The words of some pieces, white space folded, up to a number of bytes; and whether they are nothing but words.
    fn head(&self, list: &[Piece], range: Range<usize>, most: usize) -> (Cow<'a, str>, bool) {
        let pieces = list.get(range).unwrap_or_default();
        if let [Piece::Words(span)] = pieces {
            let words = self.text.get(span.range()).unwrap_or_default().trim();
            if !words.contains("  ") && words.len() <= most {
                return (Cow::Borrowed(words), true);
            }
        }
        let mut text = String::new();
        let mut plain = true;
        for piece in pieces {
            match piece {
                Piece::Words(span) => text.push_str(self.text.get(span.range()).unwrap_or_default()),
                Piece::Event(at) if matches!(self.event(*at), Some(Event::SoftBreak | Event::HardBreak)) => {
                    text.push(' ')
                }
                _ => plain = false,
            }
            if !plain || text.len() > most {
                plain = false;
                break;
            }
        }
        (Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" ")), plain)
    }

    fn run(&mut self, pieces: &Pieces, range: Range<usize>, depth: u32) {
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

    /// Reads a mark with words in it: `[note: …]`.
    fn voiced(&mut self, pieces: &Pieces, open: usize, close: usize, depth: u32, span: Span) -> bool {
        // The head ends at the first colon, which must come before anything but words.
        let mut head = String::new();
        let mut colon = None;
        for at in open + 1..close {
            match pieces.list.get(at) {
                Some(Piece::Words(words)) => {
                    let text = self.text.get(words.range()).unwrap_or_default();
                    if let Some((before, _)) = text.split_once(':') {
                        head.push_str(before);
                        colon = Some((at, words.start as usize + before.len() + 1));
                        break;
                    }
                    head.push_str(text);
                }
                Some(Piece::Event(event)) if matches!(self.event(*event), Some(Event::SoftBreak)) => head.push(' '),
                _ => break,
            }
            if head.len() > 120 {
                break;
            }
        }
        let Some((at, after)) = colon else { return false };
        let head = head.split_whitespace().collect::<Vec<_>>().join(" ");
        let (head, pin) = mark::pin(&head);
        let voice = match mark::voice(head, self.lexicon) {
            Ok(Some(voice)) => voice,
            Ok(None) => return false,
            Err(fault) => {
                self.fault(fault, span);
                return false;
            }
        };
        self.check_release(&voice, span);
        if voice == Voice::Correction {
            self.node(Node::Sic);
        }
        let end = match pieces.list.get(at) {
            Some(Piece::Words(words)) => words.end as usize,
            _ => after,
        };
        self.open_voice(voice, pin);
        let rest = self.text.get(after..end).unwrap_or_default();
        let from = after + (rest.len() - rest.trim_start().len());
        if from < end {
            self.words(Span::new(from, end));
        }
        self.run(pieces, at + 1..close, depth + 1);
        self.close_voice();
        true
    }

    /// `[^1]` as text: a reference to a note that is not there, or one whose reference is lost to the bracket behind it.
    fn lost_note(&mut self, label: &str, span: Span) {
        let touched = self.text.get(span.end as usize..).is_some_and(|rest| rest.starts_with(['[', '(']));
        if self.events.note(label).is_some() && touched {
            let message = format!("the reference to note {label} is lost to the bracket behind it");
            self.report(Code::NoteReferenceLost, span, message, format!("put a space between them: [^{label}] […]"));
        } else if !label.is_empty() {
            let message = format!("note {label} has no text");
            let help = format!("write its text in a paragraph of its own: [^{label}]: …, or escape the bracket as \\[");
            self.report(Code::NoteWithoutText, span, message, help);
        }
    }

    fn fault(&mut self, fault: Fault, span: Span) {
        self.report(fault.code, span, fault.message, fault.help);
    }

    /// Reads a link or a picture, whole; or any other event. Where to go on.
    fn link(&mut self, pieces: &Pieces, at: usize, event: usize, depth: u32) -> usize {
        let Some((Event::Start(tag @ (Tag::Link { .. } | Tag::Image { .. })), span)) = self.events.list.get(event)
        else {
            self.inline_event(event);
            return at + 1;
        };
        let span = Span::from(span.clone());
        let end = self.end_of(pieces, at);
        if depth >= DEEPEST {
            self.report(Code::DeepNesting, span, "links nest too deeply here", "take the inner brackets away");
            self.words(span);
            return end + 1;
        }
        let source = self.text.get(span.range()).unwrap_or_default();
        match tag {
            Tag::Link { link_type: LinkType::WikiLink { has_pothole }, dest_url, .. } => {
                // In a table the bar is escaped, and the backslash is left on the address.
                let target = dest_url.strip_suffix('\\').unwrap_or(dest_url);
                if self.wikilink(target, span) {
                    return end + 1;
                }
                self.open_reference(super::link::wikilink(target), span, None, !has_pothole);
            }
            Tag::Image { link_type: LinkType::WikiLink { .. }, dest_url, .. } => {
                let message = format!("`{source}` is a picture of that name to Markdown");
                self.report(Code::MarkTakenAsImage, span, message, "escape the exclamation mark: \\!");
                let _ = dest_url;
                self.words(span);
                return end + 1;
            }
            Tag::Link { link_type, dest_url, title, .. } => {
                let (text, plain) = self.head(&pieces.list, at + 1..end, mark::LONGEST);
                let bracketed = source.starts_with('[');
                if bracketed && plain && self.mark_in_link(&text, span) {
                    self.words(span);
                    return end + 1;
                }
                let target = super::link::address(dest_url, *link_type == LinkType::Email);
                let title = (!title.is_empty()).then(|| title.as_ref().into());
                self.open_reference(target, span, title, false);
            }
            Tag::Image { dest_url, title, .. } => {
                let title = (!title.is_empty()).then(|| title.as_ref().into());
                self.open_picture(super::link::address(dest_url, false), span, title);
            }
            _ => {}
        }
        self.run(pieces, at + 1..end, depth + 1);
        self.close();
        end + 1
    }

    fn end_of(&self, pieces: &Pieces, at: usize) -> usize {
        let mut depth = 0_usize;
        for (index, piece) in pieces.list.iter().enumerate().skip(at) {
            if let Piece::Event(event) = piece {
                match self.event(*event) {
                    Some(Event::Start(_)) => depth += 1,
                    Some(Event::End(_)) => depth -= 1,
                    _ => {}
                }
            }
            if depth == 0 {
                return index;
            }
        }
        pieces.list.len().saturating_sub(1)
    }

    /// Double brackets that are a mark, or swallow one; whether they are dealt with.
    fn wikilink(&mut self, target: &str, span: Span) -> bool {
        match mark::open_data(target, self.lexicon) {
            Ok(Some(gap)) => {
                self.mark(Mark::Redaction(gap), target, None, span);
                return true;
            }
            Err(fault) => {
                self.fault(fault, span);
                self.words(span);
                return true;
            }
            Ok(None) => {}
        }
        let swallows = target.contains(['[', ']'])
            || matches!(mark::read(target, self.lexicon), Ok(Some(Mark::Redaction(_) | Mark::Margin(_))));
        if swallows {
            let message = "two opening brackets make one reference of all this, and the marks in it are lost";
            self.report(Code::MarkInReference, span, message, "put a space between the first two brackets");
            self.words(span);
        }
        swallows
    }

    /// Whether the text of a Markdown link is a mark or a note reference, which would be lost.
    fn mark_in_link(&mut self, text: &str, span: Span) -> bool {
        if let Some(label) = text.strip_prefix('^') {
            let message = format!("the reference to note {label} is lost to the bracket behind it");
            self.report(Code::NoteReferenceLost, span, message, format!("put a space between them: [^{label}] (…)"));
            return true;
        }
        let is_mark = matches!(mark::read(mark::pin(text).0, self.lexicon), Ok(Some(_)));
        if is_mark {
            let message = format!("`[{text}]` is a link to Markdown, and the mark is lost");
            let help = format!("escape what follows it: [{text}]\\(…) or [{text}]\\[…]; or put a space between");
            self.report(Code::MarkTakenAsLink, span, message, help);
        }
        is_mark
    }
}
