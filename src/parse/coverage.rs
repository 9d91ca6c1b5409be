//! Coverage: **no word of a transcription is lost silently.**
//!
//! Every byte of a text that is not blank is in a node or a mark of the section, in syntax that the parse recorded when it read it, or is
//! a sign that marks up blocks and emphasis. Any other byte was dropped by a rule of Markdown or by the parse, which is an error.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::edition::{MarkSpan, Section};
use crate::text::Span;

use super::builder::Builder;
use super::findings::Findings;
use super::grammar::is_pin;

/// The signs of headings, emphasis, lists, quotations, tables and escapes, which no node has.
const SIGNS: [char; 11] = ['#', '*', '_', '-', '+', '>', '|', '~', '\\', '=', ':'];

/// Checks that the section and the syntax that was read cover the text.
pub(super) fn check(section: &Section, syntax: Vec<Span>, findings: &mut Findings<'_>) {
    let text = findings.source.text();
    let mut covered = syntax;
    covered.reserve(section.marks.len() + section.body.nodes.len());
    covered.extend(section.marks.iter().map(MarkSpan::span));
    covered.extend(section.body.spans());
    covered.push(Span::new(text.len(), text.len()));
    // Stable, because that is linear for the three lists, which are in order but for the notes.
    covered.sort_by_key(|span| span.start);
    let mut at = 0;
    for span in covered {
        let between = text.get(at..span.start as usize).unwrap_or_default();
        let is_lost = |text: &str| text.contains(|c: char| !c.is_whitespace() && !SIGNS.contains(&c));
        if is_lost(between) {
            for line in between.split_inclusive('\n') {
                if is_lost(line) {
                    lost(line, at, findings);
                }
                at += line.len();
            }
        }
        at = at.max(span.end as usize);
    }
}

fn lost(line: &str, start: usize, findings: &mut Findings<'_>) {
    let from = start + line.len() - line.trim_start().len();
    let line = line.trim();
    let help = if line.starts_with('[') {
        "Markdown drops the second definition of a label: escape the colon as \\:"
    } else {
        "escape its first character with a backslash, or put blank lines around it"
    };
    let message = format!("Markdown drops `{}` from the page", short(line));
    findings.add(Code::LostText, Span::new(from, from + line.len()), message, help);
}

impl Builder<'_, '_> {
    /// Records the syntax of an element: what is in its span before and after the tokens in it.
    pub(super) fn syntax_around(&mut self, span: Span, inside: Range<usize>) {
        let tokens = self.events.list.get(inside).unwrap_or_default();
        let start = tokens.first().map_or(span.end, |token| token.span().start);
        let end = tokens.last().map_or(span.end, |token| token.span().end);
        self.syntax.extend([Span { end: start, ..span }, Span { start: end, ..span }]);
    }

    /// Checks what follows the last token of a heading: signs that close it, and braces, which are attributes. Of these, only an address is
    /// allowed.
    pub(super) fn end_of_heading(&mut self, last: usize, span: Span) {
        let from = self.events.list.get(last).map_or(span.start, |token| token.span().end) as usize;
        let rest = self.text.get(from..span.end as usize).unwrap_or_default();
        self.syntax.push(Span { start: Span::new(0, from).end, ..span });
        let open = rest.find('{').unwrap_or(rest.len());
        let (signs, attributes) = rest.split_at(open);
        if let Some(sign) = signs.find('#').filter(|_| self.is_report()) {
            let signs = signs.trim();
            let place = Span::new(from + sign, from + sign + signs.len());
            let help = "escape its first character as \\#, or delete it";
            self.finding(Code::LostText, place, format!("`{signs}` at the end of a heading is not shown"), help);
        }
        let Some(close) = attributes.rfind('}') else { return };
        let inner = attributes.get(1..close).unwrap_or_default().trim();
        if !inner.strip_prefix('#').is_some_and(is_pin) {
            let place = Span::new(from + open, from + open + close + 1);
            let message = format!("Markdown reads `{{{inner}}}` as an attribute and drops it from the heading");
            let help = "escape the closing brace as \\}; only an address such as {#name} is allowed here";
            self.finding(Code::HeadingAttribute, place, message, help);
        }
    }

    /// Reports the cells of a row after its last token, the end of the last cell that the header has.
    pub(super) fn extra_cells(&mut self, last: usize, span: Span) {
        let from = self.events.list.get(last).map_or(span.end, |token| token.span().end) as usize;
        let rest = self.text.get(from..span.end as usize).unwrap_or_default();
        let extra = rest.trim_start_matches(is_edge);
        let start = from + rest.len() - extra.len();
        let extra = extra.trim_end_matches(is_edge);
        if !extra.is_empty() {
            let place = Span::new(start, start + extra.len());
            let message =
                format!("this row has more cells than the table's header, so Markdown drops `{}`", short(extra));
            self.finding(Code::ExtraCells, place, message, "give the header as many cells as the longest row");
            self.syntax.push(place);
        }
    }
}

/// Whether a character is at the edge of a cell.
fn is_edge(c: char) -> bool {
    c.is_whitespace() || c == '|'
}

fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= 60 { line.to_owned() } else { line.chars().take(57).chain("…".chars()).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{Lexicon, Names, Node, NoteStyle, Registry, Report};
    use crate::first_report::SECTIONS;
    use crate::parse::block::build;
    use crate::parse::events::Events;
    use crate::text::{FilePath, RawText, withhold};

    const BLOCKS: [&str; 16] = [
        "Alpha *bravo* charlie, **delta**.\n\n",
        "# Echo - foxtrot {#golf}\n\n",
        "Hotel = india\n===\n\n",
        "- juliett + kilo\n- lima | mike\n\n",
        "3. november\n   > oscar > papa\n\n",
        "| quebec | romeo |\n|---|---|\n| sierra: | \\| tango |\n\n",
        "> [stamp] uniform ~~victor~~ \\*\n\n",
        "> [as typed]\n> whiskey:   x-ray\n>   yankee\n\n",
        "[note: zulu [unclear: adams]] [struck: boston]\n\n",
        "Chicago[^1] \\[denver\\]\n\n[^1]: Easy - frank.\n\n",
        "George [redacted 25X1, 2 lines] [25X1] henry [page 4] ida\n\n",
        "[[one|john *king*]] [lincoln](a.md) ![mary](b.png \"new york\")\n\n",
        "<b>ocean</b> peter_queen_roger ``sugar``\n\n",
        "***\n\n#thomas +union =victor\n\n",
        "1987. William ~ xray: #\n",
        "+ young\n* zero\n\n",
    ];

    /// Drops every seventh word from what was read of a text: how many, and the ones of which no finding says so.
    fn dropped(text: &str) -> (usize, Vec<String>) {
        let source = withhold(&FilePath::new("a.md"), RawText::new(text.as_bytes().to_vec())).expect("public");
        let (registry, names, report) = (Registry::new(Vec::new()), Names::default(), Report::default());
        let lexicon = Lexicon { registry: &registry, names: &names, report: &report };
        let mut findings = Findings::new(&source);
        let events = Events::read(source.text(), lexicon, &mut findings);
        let builder = build(&events, NoteStyle::default(), lexicon, &mut findings);
        let (mut section, syntax) = (builder.section, builder.syntax);
        let mut words: Vec<(usize, Span, Span)> = Vec::new();
        for (at, node) in section.body.nodes.iter().enumerate() {
            let (Node::Text(span) | Node::Html(span)) = node else { continue };
            let mut from = span.range().start;
            for part in source.slice(*span).split_inclusive(|c: char| !c.is_alphanumeric()) {
                let word = part.trim_end_matches(|c: char| !c.is_alphanumeric());
                words.extend((!word.is_empty()).then(|| (at, span.get(), Span::new(from, from + word.len()))));
                from += part.len();
            }
        }
        let (mut count, mut silent) = (0, Vec::new());
        for (at, span, word) in words.into_iter().step_by(7) {
            section.body.nodes[at] = Node::Text(Span { end: word.start, ..span }.into());
            section.body.nodes.insert(at + 1, Node::Text(Span { start: word.end, ..span }.into()));
            let mut findings = Findings::new(&source);
            check(&section, syntax.clone(), &mut findings);
            count += 1;
            if !findings.list.iter().any(|finding| finding.code == Code::LostText) {
                silent.push(source.slice(word).to_owned());
            }
            section.body.nodes.remove(at + 1);
            section.body.nodes[at] = Node::Text(span.into());
        }
        (count, silent)
    }

    /// A word has a letter or a digit, and none of these is a sign that is passed over: so a word that the parse loses is reported.
    #[test]
    fn a_word_that_the_parse_loses_is_reported() {
        assert!(SIGNS.iter().all(|sign| !sign.is_alphanumeric()));
        let texts = SECTIONS.iter().map(|(_, text)| (*text).to_owned());
        let texts = texts.chain((0..BLOCKS.len()).map(|first| [&BLOCKS[first..], &BLOCKS[..first]].concat().concat()));
        let (mut count, mut silent) = (0, Vec::new());
        for (dropped, unreported) in texts.map(|text| dropped(&text)) {
            count += dropped;
            silent.extend(unreported);
        }
        assert!(count > 1_000, "{count}");
        assert_eq!(silent, [""; 0], "of {count}");
    }
}
