//! Coverage: **no word of a transcription is lost in silence.**
//!
//! Every non-blank byte of a text lies in the span of an event that is shown, or is known syntax. What lies in neither was eaten
//! by some rule of Markdown, and that is an error.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag};

use crate::diagnostic::{Code, Finding};
use crate::text::{Source, Span};

use super::token::MarkupToken;

/// Checks that the tokens and the known syntax cover the text.
pub(super) fn check(source: &Source, tokens: &[MarkupToken<'_>], definitions: &[Span], findings: &mut Vec<Finding>) {
    let mut coverage = Coverage { source, text: source.text(), at: 0, definitions, findings };
    for token in tokens {
        match token {
            MarkupToken::Words(span) => coverage.cover(span.range()),
            MarkupToken::Open(place) | MarkupToken::Close(place) => coverage.cover(*place..place + 1),
            MarkupToken::Event(event, span) => coverage.event(event, &span.range()),
        }
    }
    coverage.reach(source.text().len());
}

struct Coverage<'a> {
    source: &'a Source,
    text: &'a str,
    /// The first byte that no event has covered yet.
    at: usize,
    definitions: &'a [Span],
    findings: &'a mut Vec<Finding>,
}

impl<'a> Coverage<'a> {
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

    fn start(&mut self, tag: &Tag<'_>, span: &Range<usize>) {
        match tag {
            // `[^label]:` is syntax; the text begins after it.
            Tag::FootnoteDefinition(_) => {
                let label = self.text(span.clone()).find("]:").map_or(0, |at| at + 2);
                self.cover(span.start..span.start + label);
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                let line = self.text(span.clone()).find('\n').unwrap_or(span.len());
                self.cover(span.start..span.start + line);
            }
            // The target of a wikilink is before its text.
            Tag::Link { link_type: LinkType::WikiLink { has_pothole: true }, .. }
            | Tag::Image { link_type: LinkType::WikiLink { has_pothole: true }, .. } => {
                let target = self.text(span.clone()).find('|').map_or(0, |at| at + 1);
                self.cover(span.start..span.start + target);
            }
            Tag::Link { link_type: LinkType::WikiLink { .. }, .. } => self.cover(span.start..span.start + 2),
            Tag::Link { .. } => self.cover(span.start..span.start + 1),
            Tag::Image { link_type: LinkType::WikiLink { .. }, .. } => self.cover(span.start..span.start + 3),
            Tag::Image { .. } => self.cover(span.start..span.start + 2),
            Tag::MetadataBlock(_) => self.cover(span.clone()),
            _ => {}
        }
    }

    fn end(&mut self, end: pulldown_cmark::TagEnd, span: &Range<usize>) {
        use pulldown_cmark::TagEnd;
        match end {
            // What follows the text of a link is its address.
            TagEnd::Link | TagEnd::Image | TagEnd::MetadataBlock(_) => self.at = self.at.max(span.end),
            TagEnd::CodeBlock => self.closing_fence(span),
            TagEnd::Heading(_) => self.heading(span),
            TagEnd::TableRow | TagEnd::TableHead => {
                self.row(span);
            }
            _ => {}
        }
    }

    /// A closing fence is made of the sign of the opening one.
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
            let finding = Finding::new(Code::HeadingAttribute, self.source.path(), Some(place), message);
            self.findings
                .push(finding.help("escape the closing brace as \\}; only a pinned address, {#name}, is allowed here"));
        }
        self.reach(from + open);
        self.at = self.at.max(from + close + 1);
    }

    /// `## Item #` loses its last sign; as many as at the heading's start are a closing sequence.
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
            let finding = Finding::new(Code::ExtraCells, self.source.path(), Some(place), message);
            self.findings.push(finding.help("give the header as many cells as the longest row"));
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
        while self.at < to {
            let next = self.definitions.first().map(|span| span.range()).filter(|span| span.start < to);
            match next {
                Some(span) => {
                    self.definitions = self.definitions.get(1..).unwrap_or_default();
                    if self.at < span.start {
                        self.judge(self.at..span.start);
                    }
                    self.at = self.at.max(span.end);
                }
                None => {
                    self.judge(self.at..to);
                    self.at = to;
                }
            }
        }
    }

    fn judge(&mut self, gap: Range<usize>) {
        let text = self.text(gap.clone());
        if is_syntax(text) {
            return;
        }
        for line in text.split_inclusive('\n').filter(|line| !is_syntax(line)) {
            let lost = line.trim();
            let offset = lost.as_ptr() as usize - text.as_ptr() as usize;
            self.lost(Span::new(gap.start + offset, gap.start + offset + lost.len()));
        }
    }

    fn lost(&mut self, place: Span) {
        let lost = self.text(place.range());
        let message = format!("Markdown drops `{}` from the page", short(lost));
        let finding = Finding::new(Code::LostText, self.source.path(), Some(place), message);
        self.findings.push(finding.help(remedy(lost)));
    }
}

fn remedy(lost: &str) -> &'static str {
    if lost.starts_with('[') {
        "Markdown drops the second definition of a label: escape the colon as \\:"
    } else if lost.contains('#') {
        "a # at the end of a heading closes it: escape it as \\#"
    } else {
        "escape its first character with a backslash, or put blank lines around it"
    }
}

fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= 60 { line.to_owned() } else { line.chars().take(57).chain("…".chars()).collect() }
}

/// Signs of Markdown that give no event: markers of headings, emphasis, quotations, lists, cells, rows of dashes, escapes.
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
