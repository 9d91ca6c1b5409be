//! What pulldown-cmark makes of a text: events with spans, and what it does in silence made into findings.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::diagnostic::{Code, Finding};
use crate::edition::{Lexicon, ReportKind};
use crate::text::{Source, Span};

use super::{characters, net};

/// How deeply blocks may nest. No document comes near it; a hostile text must not exhaust memory.
const DEEPEST: usize = 100;

/// The events of a text, with the places of its front matter and its notes.
pub(super) struct Events<'a> {
    pub(super) list: Vec<(Event<'a>, Range<usize>)>,
    front_matter: Option<Span>,
    /// The definitions of notes, in the order of the file: the label as written, and the events between its two ends.
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
        let (list, whole) = collect(source, parser, findings);
        let mut events = Self { list, front_matter: None, notes: Vec::new(), by_label: BTreeMap::new() };
        events.find_front_matter(source, findings);
        events.find_notes(source, findings);
        // Of a text that was not read to its depths it is known that words are missing.
        if whole {
            net::check(source, &events.list, &definitions, findings);
        }
        events
    }

    /// The TOML of the front matter; empty where there is none.
    pub(super) fn front_matter(&self) -> Option<Span> {
        self.front_matter
    }

    /// The note of a label, in any case.
    pub(super) fn note(&self, label: &str) -> Option<usize> {
        self.by_label.get(&label.to_lowercase()).copied()
    }

    /// The event that ends what the event at `start` starts.
    pub(super) fn matching(&self, start: usize) -> usize {
        let mut depth = 0_usize;
        for (at, (event, _)) in self.list.iter().enumerate().skip(start) {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return at;
            }
        }
        self.list.len().saturating_sub(1)
    }

    fn find_front_matter(&mut self, source: &Source, findings: &mut Vec<Finding>) {
        let mut misplaced = false;
        for (at, (event, span)) in self.list.iter().enumerate() {
            if !matches!(event, Event::Start(Tag::MetadataBlock(_))) {
                continue;
            }
            let pieces = self.list.iter().skip(at + 1).take_while(|(event, _)| matches!(event, Event::Text(_)));
            let spans = pieces.map(|(_, span)| span.clone()).reduce(|first, last| first.start..last.end);
            if at == 0 && span.start == 0 {
                self.front_matter = Some(spans.map_or(Span::new(span.start, span.start), Span::from));
            } else {
                misplaced = true;
                let message = "a +++ block below the top of the file is taken out of the text";
                let finding = Finding::new(Code::FrontMatterPlace, source.path(), Some(span.clone().into()), message);
                findings.push(finding.help("escape the plus signs as \\+, or move the block to the first line"));
            }
        }
        let text = source.text();
        let at = text.len() - text.trim_start_matches([' ', '\t', '\r', '\n']).len();
        let opens = text.get(at..).is_some_and(|rest| rest.starts_with("+++"));
        if opens && self.front_matter.is_none() && !misplaced {
            let message =
                "this front matter is not read: it must begin on the first line, end with +++ and not be empty";
            let finding = Finding::new(Code::FrontMatterPlace, source.path(), Some(Span::new(at, at + 3)), message);
            findings.push(finding.help("take empty lines away before the first +++, or take the empty block away"));
        }
    }

    fn find_notes(&mut self, source: &'a Source, findings: &mut Vec<Finding>) {
        for at in 0..self.list.len() {
            let Some((Event::Start(Tag::FootnoteDefinition(_)), span)) = self.list.get(at) else { continue };
            let line = source.text().get(span.clone()).unwrap_or_default();
            let label =
                line.split_once("[^").and_then(|(_, rest)| rest.split_once("]:")).map_or("", |(label, _)| label);
            let label_span = Span::new(span.start, span.start + label.len() + 4);
            match self.by_label.get(&label.to_lowercase()).and_then(|first| self.notes.get(*first)) {
                Some((_, _, first)) => {
                    let message = format!("a second note `[^{label}]`");
                    let finding = Finding::new(Code::DuplicateNote, source.path(), Some(label_span), message);
                    let help = format!(
                        "where the paper's numbering restarts, name the folio too: [^4:{label}] prints {label}"
                    );
                    findings.push(finding.label(*first, "the first").help(help));
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

/// The events up to a depth; and whether these are all.
fn collect<'a>(
    source: &Source,
    parser: impl Iterator<Item = (Event<'a>, Range<usize>)>,
    findings: &mut Vec<Finding>,
) -> (Vec<(Event<'a>, Range<usize>)>, bool) {
    let mut whole = true;
    let mut list = Vec::with_capacity(source.text().len() / 18);
    let mut depth = 0_usize;
    for (event, span) in parser {
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        let too_deep = depth + usize::from(matches!(event, Event::End(_))) > DEEPEST;
        whole &= !too_deep;
        if !too_deep {
            list.push((event, span));
        } else if depth == DEEPEST + 1 && matches!(event, Event::Start(_)) {
            let message = format!("blocks nest more than {DEEPEST} deep here");
            let finding =
                Finding::new(Code::DeepNesting, source.path(), Some(Span::new(span.start, span.start)), message);
            findings
                .push(finding.help("a run of > or - signs is a ruled line in most documents: escape the first as \\>"));
            if findings.len() > 20 {
                break;
            }
        }
    }
    if depth > 0 {
        close_open_tags(&mut list);
    }
    (list, whole)
}

/// Where reading stopped half-way, ends what is still open, so that every start has its end.
fn close_open_tags(list: &mut Vec<(Event<'_>, Range<usize>)>) {
    let mut open: Vec<(TagEnd, Range<usize>)> = Vec::new();
    for (event, span) in list.iter() {
        match event {
            Event::Start(tag) => open.push((tag.to_end(), span.clone())),
            Event::End(_) => {
                open.pop();
            }
            _ => {}
        }
    }
    list.extend(open.into_iter().rev().map(|(end, span)| (Event::End(end), span)));
}

/// The link definitions, which give no event. In a report each is an error: a line of it is gone.
fn definitions<'a>(
    source: &Source,
    parser: &pulldown_cmark::OffsetIter<'a, pulldown_cmark::DefaultBrokenLinkCallback>,
    lexicon: Lexicon<'_>,
    findings: &mut Vec<Finding>,
) -> Vec<Span> {
    let mut spans = Vec::new();
    for (label, definition) in parser.reference_definitions().iter() {
        let span = Span::from(definition.span.clone());
        spans.push(span);
        let mark = super::near::opens_mark(label) || matches!(super::mark::exact(label, lexicon), Ok(Some(_)));
        if mark {
            let message = format!(
                "`[{label}]:` makes a link definition: this line vanishes, and every `[{label}]` becomes a link"
            );
            let finding = Finding::new(Code::MarkTakenAsDefinition, source.path(), Some(span), message);
            findings.push(finding.help(format!("escape the colon: [{label}]\\:")));
        } else if lexicon.report.kind == ReportKind::Report {
            let message = format!("`[{label}]:` makes a link definition, and the line vanishes from the text");
            let finding = Finding::new(Code::ReferenceDefinition, source.path(), Some(span), message);
            findings.push(
                finding
                    .help("escape the colon as \\: where the paper prints it; write links in place: [text](address)"),
            );
        }
    }
    spans.sort_unstable();
    spans
}
