//! What pulldown-cmark makes of a text: events with spans, and what it does in silence made into findings.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{DefaultBrokenLinkCallback, Event, OffsetIter, Options, Parser};

use crate::diagnostic::{Code, Finding};
use crate::edition::{Lexicon, ReportKind};
use crate::text::{Source, Span};

use super::token::{MarkupToken, Tokenizer};
use super::{characters, coverage};

/// The events of a text as tokens, with the places of its front matter and its notes.
pub(super) struct Events<'a> {
    pub(super) list: Vec<MarkupToken<'a>>,
    front_matter: Option<Span>,
    /// The definitions of notes, in the order of the file: the label as written, and the tokens between its two ends.
    pub(super) notes: Vec<(&'a str, Range<usize>, Span)>,
    /// Lower-case label to index into `notes`.
    by_label: BTreeMap<String, usize>,
}

impl<'a> Events<'a> {
    /// Reads a text, and reports what Markdown does with it that a transcriber cannot see.
    pub(super) fn read(source: &'a Source, lexicon: Lexicon<'_>, findings: &mut Vec<Finding>) -> Self {
        let text = source.text();
        characters::check(source, findings);
        let parser = Parser::new_ext(text, options()).into_offset_iter();
        let definitions = definitions(source, &parser, lexicon, findings);
        let (tokens, whole) = Tokenizer::read(source, parser, findings);
        let Tokenizer { list, metadata, notes, .. } = tokens;
        let mut events = Self { list, front_matter: None, notes: Vec::new(), by_label: BTreeMap::new() };
        events.find_front_matter(&metadata, source, findings);
        events.find_notes(&notes, source, findings);
        // Of a text that was not read to its depths it is known that words are missing.
        if whole {
            coverage::check(source, &events.list, &definitions, findings);
        }
        events
    }

    /// The TOML of the front matter; `None` without any.
    pub(super) fn front_matter(&self) -> Option<Span> {
        self.front_matter
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

    fn find_front_matter(&mut self, blocks: &[usize], source: &Source, findings: &mut Vec<Finding>) {
        let text = source.text();
        let first = text.len() - text.trim_start_matches([' ', '\t', '\r', '\n']).len();
        let mut misplaced = false;
        for at in blocks.iter().copied() {
            let Some(MarkupToken::Event(_, span)) = self.list.get(at) else { continue };
            let pieces = self.list.iter().skip(at + 1).map_while(|token| match token {
                MarkupToken::Event(Event::Text(_), span) => Some(*span),
                _ => None,
            });
            let pieces = pieces.reduce(|first, last| Span { end: last.end, ..first });
            if at == 0 && span.start == 0 {
                self.front_matter = Some(pieces.unwrap_or(Span::new(0, 0)));
            } else {
                misplaced = true;
                let message =
                    "Markdown takes this +++ block out of the text, but front matter must start on the first line";
                let help = if span.start as usize == first {
                    "delete the blank lines above it"
                } else {
                    "escape the plus signs as \\+, or move the block to the first line"
                };
                findings.push(Finding::new(Code::FrontMatterPlace, source.path(), Some(*span), message).help(help));
            }
        }
        let opens = text.get(first..).is_some_and(|rest| rest.starts_with("+++"));
        if opens && self.front_matter.is_none() && !misplaced {
            let (message, help) = if first > 0 {
                ("front matter must start on the first line", "delete the blank lines above it")
            } else if text.lines().skip(1).any(|line| line.trim_end() == "+++") {
                ("this front matter is empty", "add `title = \"…\"` between the lines of +++, or delete both")
            } else {
                ("this front matter is not closed", "add a line of +++ after it")
            };
            let place = Span::new(first, first + 3);
            findings.push(Finding::new(Code::FrontMatterPlace, source.path(), Some(place), message).help(help));
        }
    }

    fn find_notes(&mut self, starts: &[usize], source: &'a Source, findings: &mut Vec<Finding>) {
        for at in starts.iter().copied() {
            let Some(MarkupToken::Event(_, span)) = self.list.get(at) else { continue };
            let line = source.slice(*span);
            let label =
                line.split_once("[^").and_then(|(_, rest)| rest.split_once("]:")).map_or("", |(label, _)| label);
            let start = span.start as usize;
            let label_span = Span::new(start, start + label.len() + 4);
            match self.by_label.get(&label.to_lowercase()).and_then(|first| self.notes.get(*first)) {
                Some((_, _, first)) => {
                    let message = format!("note `[^{label}]` is defined twice");
                    let finding = Finding::new(Code::DuplicateNote, source.path(), Some(label_span), message);
                    let help =
                        format!("if the paper's numbering restarts, add the page: [^4:{label}] is shown as {label}");
                    findings.push(finding.label(*first, "first defined here").help(help));
                }
                None => {
                    self.by_label.insert(label.to_lowercase(), self.notes.len());
                }
            }
            self.notes.push((label, at + 1..self.matching(at), label_span));
        }
    }
}

/// The Markdown of transcriptions. Smart punctuation is off: the paper's quotes are the paper's.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_WIKILINKS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
}

/// The link definitions, which give no event. In a report each is an error: a line of it is gone.
fn definitions<'a>(
    source: &Source,
    parser: &OffsetIter<'a, DefaultBrokenLinkCallback>,
    lexicon: Lexicon<'_>,
    findings: &mut Vec<Finding>,
) -> Vec<Span> {
    let mut spans = Vec::new();
    for (label, definition) in parser.reference_definitions().iter() {
        let span = Span::from(definition.span.clone());
        spans.push(span);
        let mark = super::suggest::opens_mark(label) || matches!(super::mark::exact(label, lexicon), Ok(Some(_)));
        if mark {
            let message = format!(
                "Markdown reads `[{label}]:` as a link definition, drops this line and makes every `[{label}]` a link"
            );
            let finding = Finding::new(Code::MarkTakenAsDefinition, source.path(), Some(span), message);
            findings.push(finding.help(format!("escape the colon: [{label}]\\:")));
        } else if lexicon.report.kind == ReportKind::Report {
            let message = format!("Markdown reads `[{label}]:` as a link definition and drops this line");
            let finding = Finding::new(Code::ReferenceDefinition, source.path(), Some(span), message);
            findings.push(
                finding.help("if the paper prints the colon, escape it as \\:; for a link, write [text](address)"),
            );
        }
    }
    spans.sort_unstable();
    spans
}
