//! The source of a section as lines of HTML, its marks coloured from the parse's own knowledge.

use std::ops::Range;

use memchr::{memchr, memchr2};

use crate::edition::{Example, Node, Section, Tag, Voice};
use crate::text::Source;

use super::html::Html;

/// The class of what means something to Markdown alone.
const MARKUP: &str = "src-markup";
/// The class of the front matter.
const FRONT: &str = "src-front";

/// The lines of a source, each in a span with its address, and how many there are.
pub(super) fn lines(source: &Source, section: &Section) -> (String, usize) {
    let addressed = |html: &mut Html, number| {
        html.raw("<span id=\"L");
        html.number(number);
        html.raw("\">");
    };
    let lines = coloured_lines(source, section, Lines::new(source, addressed, "\n</span>"));
    (lines.html.finish(), lines.count)
}

/// An example in the colours of a source.
pub(super) fn example(example: &Example) -> String {
    let Example { source, section } = example;
    coloured_lines(source, section, Lines::new(source, |_, _| {}, "\n")).html.finish()
}

fn coloured_lines<B: Fn(&mut Html, usize)>(source: &Source, section: &Section, mut lines: Lines<B>) -> Lines<B> {
    let text = source.text();
    let slice = |range: Range<usize>| text.get(range).unwrap_or_default();
    let mut at = front_matter(text);
    lines.write(slice(0..at), |html, line| coloured(html, line, FRONT));
    let mut class = MARKUP;
    for words in words(section) {
        lines.syntax(slice(at..words.span.start), class, words.before);
        lines.write(slice(words.span.start.max(at)..words.span.end), Html::text);
        at = at.max(words.span.end);
        class = words.after;
    }
    lines.syntax(slice(at..text.len()), class, MARKUP);
    lines.end();
    lines
}

/// Where the front matter ends.
fn front_matter(text: &str) -> usize {
    let rest = text.strip_prefix("+++");
    rest.and_then(|rest| rest.find("\n+++")).map_or(0, |at| at + 7)
}

/// Words of the text, and the classes of the marks before and behind them.
struct Words {
    span: Range<usize>,
    before: &'static str,
    after: &'static str,
}

/// The words of a section in the order of its source. In a body a note stands where it is referred to.
fn words(section: &Section) -> Vec<Words> {
    let mut words: Vec<Words> = Vec::with_capacity(section.body.nodes.len() / 2);
    let (mut class, mut last) = (MARKUP, None);
    let mut depth = 0_usize;
    let mut interrupted: Vec<(usize, &'static str, Option<usize>)> = Vec::new();
    for node in &section.body.nodes {
        match node {
            Node::Text(span) | Node::Html(span) => {
                close_run(&mut words, last, class);
                last = Some(words.len());
                words.push(Words { span: span.range(), before: class, after: MARKUP });
                class = MARKUP;
            }
            Node::Open(tag) => {
                depth += 1;
                match tag {
                    Tag::Note(_) => {
                        interrupted.push((depth, class, last));
                        (class, last) = (MARKUP, None);
                    }
                    Tag::Voice(Voice::Banner { .. }) => class = "src-banner",
                    Tag::Voice(Voice::Note) | Tag::Block(_) => class = "src-note",
                    Tag::Voice(_) => class = "src-mark",
                    _ => {}
                }
            }
            Node::Close => {
                if let Some((_, outer, word)) = interrupted.pop_if(|(at, ..)| *at == depth) {
                    close_run(&mut words, last, class);
                    (class, last) = (outer, word);
                }
                depth = depth.saturating_sub(1);
            }
            Node::Redaction(_) => class = "src-redaction",
            Node::Margin(_) if class != "src-redaction" => class = "src-margin",
            Node::Folio(_) => class = "src-folio",
            Node::Illegible(_) | Node::Sic => class = "src-mark",
            _ => {}
        }
    }
    close_run(&mut words, last, class);
    words.sort_by_key(|words| words.span.start);
    words
}

fn close_run(words: &mut [Words], last: Option<usize>, class: &'static str) {
    if let Some(last) = last.and_then(|last| words.get_mut(last)) {
        last.after = class;
    }
}

/// The lines as they are written, and what each begins and ends with.
struct Lines<B> {
    html: Html,
    count: usize,
    is_open: bool,
    begins: B,
    ends: &'static str,
}

impl<B: Fn(&mut Html, usize)> Lines<B> {
    /// `begins` is told the number of the line, from 1.
    fn new(source: &Source, begins: B, ends: &'static str) -> Self {
        Self { html: Html::with_capacity(source.text().len() * 9 / 4), count: 0, is_open: false, begins, ends }
    }

    /// Writes what lies between two words, line by line: up to the end of its line it belongs to the first, else to the second.
    fn syntax(&mut self, text: &str, after: &'static str, before: &'static str) {
        let rest = self.whole_lines(text, |html, line| coloured(html, line, after));
        if !rest.is_empty() {
            self.begin();
            coloured(&mut self.html, rest, before);
        }
    }

    /// Writes a part of the source, line by line.
    fn write(&mut self, text: &str, write: impl Fn(&mut Html, &str)) {
        let rest = self.whole_lines(text, &write);
        if !rest.is_empty() {
            self.begin();
            write(&mut self.html, rest);
        }
    }

    /// Writes all that ends a line, and gives back what is left.
    fn whole_lines<'a>(&mut self, text: &'a str, write: impl Fn(&mut Html, &str)) -> &'a str {
        let mut rest = text;
        while let Some((line, after)) = memchr(b'\n', rest.as_bytes()).and_then(|at| rest.split_at_checked(at)) {
            self.begin();
            let line = line.strip_suffix('\r').unwrap_or(line);
            if !line.is_empty() {
                write(&mut self.html, line);
            }
            self.end();
            rest = after.get(1..).unwrap_or_default();
        }
        rest
    }

    fn begin(&mut self) {
        if !self.is_open {
            self.count += 1;
            self.is_open = true;
            (self.begins)(&mut self.html, self.count);
        }
    }

    fn end(&mut self) {
        if self.is_open {
            self.html.raw(self.ends);
            self.is_open = false;
        }
    }
}

/// Writes marks in their class; those without a bracket mean something to Markdown alone. Blanks around them have none.
fn coloured(html: &mut Html, words: &str, class: &'static str) {
    let rest = words.trim_ascii_start();
    if rest.is_empty() {
        return html.raw(words);
    }
    let (before, _) = words.split_at_checked(words.len() - rest.len()).unwrap_or_default();
    let (inner, after) = rest.split_at_checked(rest.trim_ascii_end().len()).unwrap_or_default();
    html.raw(before);
    html.raw("<span class=\"");
    html.raw(if class == FRONT || memchr2(b'[', b']', inner.as_bytes()).is_some() { class } else { MARKUP });
    html.raw("\">");
    html.text(inner);
    html.raw("</span>");
    html.raw(after);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{Lexicon, Names, Registry, Report};
    use crate::text::{FilePath, RawText, withhold};

    #[test]
    fn marks_are_coloured_and_a_note_in_the_middle_changes_nothing() {
        let text = "+++\na = 1\n+++\n# A\r\n\none[^1] [redacted]\n\n[^1]: note [sic]\n\ntwo <b> [25X1]\n";
        let (source, _) = withhold(&FilePath::new("content/r/a.md"), RawText::new(text.into()));
        let source = source.expect("public");
        let report = Report::default();
        let registry = Registry::new(Vec::new());
        let lexicon = Lexicon { registry: &registry, names: &Names::default(), report: &report };
        let (html, count) = lines(&source, &crate::parse::section(&source, lexicon).0);
        assert_eq!(count, 10);
        let plain = html.replace("<span class=\"src-", "{").replace("</span>", "}").replace("\">", ":");
        let expected = [
            "<span id=\"L1:{front:+++}\n}<span id=\"L2:{front:a = 1}\n}<span id=\"L3:{front:+++}\n}",
            "<span id=\"L4:{markup:#} A\n}<span id=\"L5:\n}",
            "<span id=\"L6:one{markup:[^1]} {redaction:[redacted]}\n}<span id=\"L7:\n}",
            "<span id=\"L8:{markup:[^1]:} note {mark:[sic]}\n}<span id=\"L9:\n}",
            "<span id=\"L10:two &lt;b&gt; {margin:[25X1]}\n}",
        ];
        assert_eq!(plain, expected.concat());

        let text = "one [redacted]\n\n> <two>\n";
        let (source, _) = withhold(&FilePath::new("content/r/a.md"), RawText::new(text.into()));
        let source = source.expect("public");
        let section = crate::parse::section(&source, lexicon).0;
        let plain = example(&Example { source, section }).replace("<span class=\"src-", "{").replace("</span>", "}");
        assert_eq!(plain, "one {redaction\">[redacted]}\n\n{markup\">&gt;} &lt;two&gt;\n");
    }
}
