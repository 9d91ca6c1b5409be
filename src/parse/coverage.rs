//! Coverage: **no word of a transcription is lost in silence.**
//!
//! Every non-blank byte of a text is in the span of an event that is shown, or is known syntax. Any other byte was dropped by a rule of
//! Markdown, which is an error.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use crate::diagnostic::Code;
use crate::text::Span;

use super::findings::Findings;
use super::token::MarkupToken;

/// Checks that the tokens and the known syntax cover the text.
pub(super) fn check(tokens: &[MarkupToken<'_>], definitions: &[Span], findings: &mut Findings<'_>) {
    let text = findings.source.text();
    let mut coverage = Coverage { text, at: 0, definitions, findings };
    for token in tokens {
        match token {
            MarkupToken::Words(span) => coverage.cover(span.range()),
            MarkupToken::Open(place) | MarkupToken::Close(place) => coverage.cover(*place..place + 1),
            MarkupToken::Event(event, span) => coverage.event(event, &span.range()),
        }
    }
    coverage.reach(text.len());
}

struct Coverage<'a, 'f> {
    text: &'a str,
    /// The first byte that no event has covered yet.
    at: usize,
    definitions: &'f [Span],
    findings: &'f mut Findings<'a>,
}

impl<'a> Coverage<'a, '_> {
    fn text(&self, span: Range<usize>) -> &'a str {
        self.text.get(span).unwrap_or_default()
    }

    fn event(&mut self, event: &Event<'_>, span: &Range<usize>) {
        match event {
            Event::Text(_)
            | Event::Code(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::SoftBreak
            | Event::HardBreak => self.cover(span.clone()),
            Event::Start(tag) => self.start(tag, span),
            Event::End(end) => self.end(*end, span),
            _ => {}
        }
    }

    /// Covers the syntax that an element starts with.
    fn start(&mut self, tag: &Tag<'_>, span: &Range<usize>) {
        let source = self.text(span.clone());
        let length = match tag {
            // `[^label]:` is syntax; the text begins after it.
            Tag::FootnoteDefinition(_) => source.find("]:").map_or(0, |at| at + 2),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => source.find('\n').unwrap_or(span.len()),
            // The target of a wikilink is before its text.
            Tag::Link { link_type: LinkType::WikiLink { has_pothole: true }, .. }
            | Tag::Image { link_type: LinkType::WikiLink { has_pothole: true }, .. } => {
                source.find('|').map_or(0, |at| at + 1)
            }
            Tag::Link { link_type: LinkType::WikiLink { .. }, .. } => 2,
            Tag::Link { .. } => 1,
            Tag::Image { link_type: LinkType::WikiLink { .. }, .. } => 3,
            Tag::Image { .. } => 2,
            Tag::MetadataBlock(_) => span.len(),
            _ => return,
        };
        self.cover(span.start..span.start + length);
    }

    fn end(&mut self, end: TagEnd, span: &Range<usize>) {
        match end {
            // What follows the text of a link is its address.
            TagEnd::Link | TagEnd::Image | TagEnd::MetadataBlock(_) => self.at = self.at.max(span.end),
            TagEnd::CodeBlock => self.closing_fence(span),
            TagEnd::Heading(_) => self.heading(span),
            TagEnd::TableRow | TagEnd::TableHead => self.row(span),
            _ => {}
        }
    }

    /// A closing fence has the character of the opening one.
    fn closing_fence(&mut self, span: &Range<usize>) {
        let rest = self.text(self.at.min(span.end)..span.end);
        if rest.trim().bytes().all(|byte| matches!(byte, b'`' | b'~' | b'>' | b' ' | b'\t' | b'\n' | b'\r')) {
            self.at = self.at.max(span.end);
        }
    }

    /// Braces at a heading's end are attributes; only an address is allowed in them.
    fn heading(&mut self, span: &Range<usize>) {
        let from = self.at.clamp(span.start, span.end);
        let rest = self.text(from..span.end);
        let (Some(open), Some(close)) = (rest.find('{'), rest.rfind('}')) else {
            return self.closing_signs(span, from);
        };
        let inner = rest.get(open + 1..close).unwrap_or_default().trim();
        let name = inner.strip_prefix('#').unwrap_or_default();
        let is_address = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
        if !is_address {
            let place = Span::new(from + open, from + close + 1);
            let message = format!("Markdown reads `{{{inner}}}` as an attribute and drops it from the heading");
            let help = "escape the closing brace as \\}; only a pinned address, {#name}, is allowed here";
            self.findings.add(Code::HeadingAttribute, place, message, help);
        }
        self.reach(from + open);
        self.at = self.at.max(from + close + 1);
    }

    /// `## Item #` loses its last character. A closing sequence as long as the opening one is meant.
    fn closing_signs(&mut self, span: &Range<usize>, from: usize) {
        let opening = self.text(span.clone()).bytes().take_while(|byte| *byte == b'#').count();
        let rest = self.text(from..span.end);
        let closing = rest.bytes().filter(|byte| *byte == b'#').count();
        if opening > 0 && closing > 0 && closing != opening {
            let start = from + rest.find('#').unwrap_or(0);
            self.lost(Span::new(start, start + closing));
        }
    }

    /// Cells beyond the header's count vanish.
    fn row(&mut self, span: &Range<usize>) {
        let from = self.at.clamp(span.start, span.end);
        let rest = self.text(from..span.end);
        let lost = rest.trim_matches(|c: char| c.is_whitespace() || c == '|' || c == '>');
        if !is_syntax(lost) {
            let start = from + rest.find(lost).unwrap_or(0);
            let place = Span::new(start, start + lost.len());
            let message =
                format!("this row has more cells than the table's header, so Markdown drops `{}`", short(lost));
            self.findings.add(Code::ExtraCells, place, message, "give the header as many cells as the longest row");
        }
        self.at = self.at.max(span.end);
    }

    fn cover(&mut self, span: Range<usize>) {
        if self.at < span.start {
            self.reach(span.start);
        }
        self.at = self.at.max(span.end);
    }

    /// Everything up to a byte must be blank, a definition, or known syntax.
    fn reach(&mut self, to: usize) {
        while let Some((next, rest)) = self.definitions.split_first()
            && self.at < to
            && (next.start as usize) < to
        {
            self.definitions = rest;
            self.judge(next.start as usize);
            self.at = self.at.max(next.end as usize);
        }
        self.judge(to);
        self.at = self.at.max(to);
    }

    /// Reports the lines that are lost between the last byte covered and another one.
    fn judge(&mut self, to: usize) {
        let mut start = self.at;
        let text = self.text.get(start..to).unwrap_or_default();
        for line in text.split_inclusive('\n') {
            if !is_syntax(line) {
                let from = start + line.len() - line.trim_start().len();
                self.lost(Span::new(from, from + line.trim().len()));
            }
            start += line.len();
        }
    }

    fn lost(&mut self, place: Span) {
        let lost = self.text(place.range());
        let message = format!("Markdown drops `{}` from the page", short(lost));
        let help = if lost.starts_with('[') {
            "Markdown drops the second definition of a label: escape the colon as \\:"
        } else if lost.contains('#') {
            "a # at the end of a heading closes it: escape it as \\#"
        } else {
            "escape its first character with a backslash, or put blank lines around it"
        };
        self.findings.add(Code::LostText, place, message, help);
    }
}

fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= 60 { line.to_owned() } else { line.chars().take(57).chain("…".chars()).collect() }
}

/// Whether a text is Markdown syntax that gives no event: markers of headings, emphasis, quotations, lists, cells, rules, escapes.
fn is_syntax(text: &str) -> bool {
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'#' | b'*' | b'_' | b'-' | b'+' | b'>' | b'|' | b'~' | b'\\' | b'=' | b':' | b'<' => {}
            _ if byte.is_ascii_whitespace() => {}
            // A list's number.
            b'0'..=b'9' => {
                while bytes.next_if(u8::is_ascii_digit).is_some() {}
                if bytes.next_if(|next| matches!(next, b'.' | b')')).is_none() {
                    return false;
                }
            }
            _ => return false,
        }
    }
    true
}
