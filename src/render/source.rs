//! The source of a section as lines of HTML, its marks coloured from the parse's own knowledge.

use crate::edition::{Node, Section, Tag};
use crate::text::Source;

use super::html::Html;

/// The lines of a source, each in a span with its address, and how many there are.
pub(super) fn lines(source: &Source, section: &Section) -> (String, usize) {
    let text = source.text();
    let colours = colours(text, section);
    let mut html = Html::with_capacity(text.len() * 3 / 2);
    let mut count = 0;
    let mut start = 0;
    let mut next = 0;
    for line in text.split_inclusive('\n') {
        count += 1;
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        html.raw("<span id=\"L");
        html.raw(&count.to_string());
        html.raw("\">");
        let mut from = start;
        while let Some((span, class)) = colours.get(next) {
            if span.start >= end {
                break;
            }
            let (first, last) = (span.start.max(from), span.end.min(end));
            html.text(text.get(from..first).unwrap_or_default());
            html.raw("<span class=\"");
            html.raw(class);
            html.raw("\">");
            html.text(text.get(first..last).unwrap_or_default());
            html.raw("</span>");
            from = last;
            if span.end > end {
                break;
            }
            next += 1;
        }
        html.text(text.get(from..end).unwrap_or_default());
        html.raw("\n</span>");
        start += line.len();
    }
    (html.finish(), count)
}

/// The coloured spans of a source, in order and without overlap: what lies between two words of the text is syntax.
fn colours(text: &str, section: &Section) -> Vec<(std::ops::Range<usize>, &'static str)> {
    let mut colours: Vec<(std::ops::Range<usize>, &'static str)> = Vec::new();
    if text.starts_with("+++") {
        let end = text.get(3..).and_then(|rest| rest.find("\n+++")).map_or(0, |at| at + 7);
        colours.push((0..end, "src-front"));
    }
    let mut at = colours.last().map_or(0, |(span, _)| span.end);
    let mut class = "src-markup";
    for node in &section.body.nodes {
        match node {
            Node::Text(span) | Node::Html(span) => {
                syntax(text, at..span.start as usize, class, &mut colours);
                at = at.max(span.end as usize);
                class = "src-markup";
            }
            Node::Redaction(_) => class = "src-redaction",
            Node::Margin(_) if class != "src-redaction" => class = "src-margin",
            Node::Folio(_) => class = "src-folio",
            Node::Illegible(_) | Node::Sic => class = "src-mark",
            Node::Open(Tag::Voice(crate::edition::Voice::Banner { .. })) => class = "src-banner",
            Node::Open(Tag::Voice(crate::edition::Voice::Note) | Tag::Block(_)) => class = "src-note",
            Node::Open(Tag::Voice(_)) => class = "src-mark",
            _ => {}
        }
    }
    syntax(text, at..text.len(), class, &mut colours);
    colours
}

/// Colours what lies between two words, line by line, without the blanks around it. Each bracket gets the class of what it is.
fn syntax(
    text: &str,
    between: std::ops::Range<usize>,
    class: &'static str,
    colours: &mut Vec<(std::ops::Range<usize>, &'static str)>,
) {
    let mut start = between.start;
    for line in text.get(between).unwrap_or_default().split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let first = start + (line.len() - line.trim_start().len());
            let is_mark = trimmed.contains('[') || trimmed.contains(']');
            colours.push((first..first + trimmed.len(), if is_mark { class } else { "src-markup" }));
        }
        start += line.len();
    }
}
