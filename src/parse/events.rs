//! What pulldown-cmark makes of a text: events with spans, and what it does in silence made into findings.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{DefaultBrokenLinkCallback, Event, OffsetIter, Parser, Tag};

use crate::diagnostic::{Code, Finding};
use crate::edition::{Lexicon, ReportKind};
use crate::text::Span;

use super::characters;
use super::findings::Findings;
use super::foreign;
use super::markdown::options;
use super::token::{MarkupToken, Tokenizer};

/// The front matter of a text.
#[derive(Debug, Clone, Copy)]
pub(super) enum FrontMatter {
    /// Its TOML, between the two lines of `+++`.
    At(Span),
    /// It is not at the top, empty or not closed: a finding says so.
    Broken,
    /// There is none.
    Absent,
}

/// The events of a text as tokens, with the places of its front matter and its notes.
pub(super) struct Events<'a> {
    pub(super) list: Vec<MarkupToken<'a>>,
    pub(super) front_matter: FrontMatter,
    /// The definitions of notes, in the order of the file: the label as written, and the tokens between its two ends.
    pub(super) notes: Vec<(&'a str, Range<usize>, Span)>,
    /// Lower-case label to index into `notes`.
    by_label: BTreeMap<String, usize>,
    /// What gives no node: front matter, definitions, the labels of notes, and what is nested too deeply.
    pub(super) syntax: Vec<Span>,
}

impl<'a> Events<'a> {
    /// Reads a text, and reports what Markdown does with it that a transcriber cannot see.
    /// The text is that of the source, [as Markdown is to read it](super::typed).
    pub(super) fn read<'s: 'a>(text: &'a str, lexicon: Lexicon<'_>, findings: &mut Findings<'s>) -> Self {
        characters::check(findings);
        let parser = Parser::new_ext(text, options()).into_offset_iter();
        let mut syntax = definitions(&parser, lexicon, findings);
        let list = Tokenizer::read(text, parser, findings, &mut syntax);
        let front_matter = FrontMatter::Absent;
        let mut events = Self { list, front_matter, notes: Vec::new(), by_label: BTreeMap::new(), syntax };
        events.find_front_matter(findings);
        events.find_yaml(findings);
        if lexicon.report.kind == ReportKind::Report {
            foreign::check(text, findings);
            let front_matter = events.syntax.iter().filter(|span| span.start == 0).map(|span| span.end).max();
            foreign::mixed_quotes(findings, front_matter.unwrap_or(0) as usize);
        }
        events.find_notes(findings);
        events
    }

    /// The note of a label, in any case.
    pub(super) fn note(&self, label: &str) -> Option<usize> {
        self.by_label.get(&label.to_lowercase()).copied()
    }

    /// The token that ends what the token at `start` starts.
    pub(super) fn matching(&self, start: usize) -> usize {
        let mut depth = 0_usize;
        for (at, token) in self.list.iter().enumerate().skip(start) {
            match token {
                MarkupToken::Event(Event::Start(_), _) => depth += 1,
                MarkupToken::Event(Event::End(_), _) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return at;
            }
        }
        self.list.len().saturating_sub(1)
    }

    fn find_front_matter(&mut self, findings: &mut Findings<'_>) {
        let text = findings.source.text();
        let first = text.len() - text.trim_start_matches([' ', '\t', '\r', '\n']).len();
        for (at, token) in self.list.iter().enumerate() {
            let MarkupToken::Event(Event::Start(Tag::MetadataBlock(_)), span) = token else { continue };
            self.syntax.push(*span);
            if at == 0 && span.start == 0 {
                let lines = self.list.iter().skip(1).map_while(|token| match token {
                    MarkupToken::Event(Event::Text(_), span) => Some(*span),
                    _ => None,
                });
                let lines = lines.reduce(|first, last| Span { end: last.end, ..first });
                self.front_matter = FrontMatter::At(lines.unwrap_or(Span::new(0, 0)));
                continue;
            }
            if matches!(self.front_matter, FrontMatter::Absent) {
                self.front_matter = FrontMatter::Broken;
            }
            let message =
                "Markdown takes this +++ block out of the text, but front matter must start on the first line";
            let help = if span.start as usize == first {
                "delete the blank lines above it"
            } else {
                "escape the plus signs as \\+, or move the block to the first line"
            };
            findings.add(Code::FrontMatterPlace, *span, message, help);
        }
        let opens = text.get(first..).is_some_and(|rest| rest.starts_with("+++"));
        if opens && matches!(self.front_matter, FrontMatter::Absent) {
            self.front_matter = FrontMatter::Broken;
            let (message, help) = if first > 0 {
                ("front matter must start on the first line", "delete the blank lines above it")
            } else if text.lines().any(|line| line.len() > 3 && line.trim_end().bytes().all(|sign| sign == b'+')) {
                ("a line of front matter has more than three plus signs", "write +++ before it and after it")
            } else if text.lines().skip(1).any(|line| line.trim_end() == "+++") {
                ("this front matter is empty", "add `title = \"…\"` between the lines of +++, or delete both")
            } else {
                ("this front matter is not closed", "add a line of +++ after it")
            };
            findings.add(Code::FrontMatterPlace, Span::new(first, first + 3), message, help);
        }
    }

    /// Takes a head of YAML out of the text, which other generators have there.
    fn find_yaml(&mut self, findings: &mut Findings<'_>) {
        let text = findings.source.text();
        let mut lines = text.split_inclusive('\n');
        if lines.next().is_none_or(|line| line.trim_end() != "---") {
            return;
        }
        let mut end = "---\n".len();
        let (mut has_key, mut is_closed) = (false, false);
        for line in lines {
            end += line.len();
            let line = line.trim_end();
            if line == "---" || line == "..." {
                is_closed = true;
                break;
            }
            let key = line.split_once(':').map(|(key, _)| key);
            let is_key = key.is_some_and(|key| !key.is_empty() && !key.contains(char::is_whitespace));
            if !(is_key || line.is_empty() || line.starts_with([' ', '\t', '-', '#'])) {
                return;
            }
            has_key |= is_key;
        }
        if !has_key || !is_closed {
            return;
        }
        self.list.retain(|token| token.span().start as usize >= end);
        let head = Span::new(0, end.min(text.len()));
        self.syntax.push(head);
        self.front_matter = FrontMatter::Broken;
        let message = "this front matter is YAML, and Lacuna reads TOML";
        let help = "write title = \"…\" between two lines of +++ in its place";
        findings.add(Code::FrontMatterSyntax, head, message, help);
    }

    fn find_notes<'s: 'a>(&mut self, findings: &mut Findings<'s>) {
        let source = findings.source;
        for (at, token) in self.list.iter().enumerate() {
            let MarkupToken::Event(Event::Start(Tag::FootnoteDefinition(_)), span) = token else { continue };
            let head = source.slice(*span).split_once("]:").map_or("", |(head, _)| head);
            let label = head.split_once("[^").map_or("", |(_, label)| label);
            let start = span.start as usize;
            let label_span = Span::new(start, start + head.len() + 2);
            let place = *self.by_label.entry(label.to_lowercase()).or_insert(self.notes.len());
            if let Some((_, _, first)) = self.notes.get(place) {
                let message = format!("note `[^{label}]` is defined twice");
                let finding = Finding::new(Code::DuplicateNote, source.path(), Some(label_span), message);
                let help = format!("if the paper's numbering restarts, add the page: [^4:{label}] is shown as {label}");
                findings.list.push(finding.label(*first, "first defined here").help(help));
                self.syntax.push(*span);
            }
            self.syntax.push(label_span);
            self.notes.push((label, at + 1..self.matching(at), label_span));
        }
    }
}

/// The link definitions, which give no event. In a report each is an error: a line of it is gone.
fn definitions(
    parser: &OffsetIter<'_, DefaultBrokenLinkCallback>,
    lexicon: Lexicon<'_>,
    findings: &mut Findings<'_>,
) -> Vec<Span> {
    let mut spans = Vec::new();
    for (label, definition) in parser.reference_definitions().iter() {
        let span = Span::from(definition.span.clone());
        spans.push(span);
        if super::suggest::opens_mark(label, lexicon.report)
            || matches!(super::grammar::exact(label, lexicon), Ok(Some(_)))
        {
            let message = format!(
                "Markdown reads `[{label}]:` as a link definition, drops this line and makes every `[{label}]` a link"
            );
            findings.add(Code::MarkTakenAsDefinition, span, message, format!("escape the colon: [{label}]\\:"));
        } else if lexicon.report.kind == ReportKind::Report {
            let message = format!("Markdown reads `[{label}]:` as a link definition and drops this line");
            let help = "if the paper prints the colon, escape it as \\:; for a link, write [text](address)";
            findings.add(Code::ReferenceDefinition, span, message, help);
        }
    }
    spans
}
