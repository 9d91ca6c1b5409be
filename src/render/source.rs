//! The source of a section as lines of HTML, its marks coloured from the parse's own knowledge.

use std::ops::Range;

use memchr::memchr;

use crate::edition::{Example, MarkClass, Section};
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
    for (span, class) in parts(section) {
        lines.write(slice(at..span.start), |html, line| coloured(html, line, MARKUP));
        let part = slice(span.start.max(at)..span.end);
        match class {
            Some(class) => lines.write(part, |html, line| coloured(html, line, class)),
            None => lines.write(part, Html::text),
        }
        at = at.max(span.end);
    }
    lines.write(slice(at..text.len()), |html, line| coloured(html, line, MARKUP));
    lines.end();
    lines
}

/// Where the front matter ends.
fn front_matter(text: &str) -> usize {
    let rest = text.strip_prefix("+++");
    rest.and_then(|rest| rest.find("\n+++")).map_or(0, |at| at + 7)
}

/// The marks of a section with their classes, and its words, in the order of its source. In a body a note stands where it is referred
/// to.
fn parts(section: &Section) -> Vec<(Range<usize>, Option<&'static str>)> {
    let mut parts = Vec::with_capacity(2 * (section.marks.len() + section.body.leaves.len()));
    parts.extend(section.marks.iter().map(|mark| (mark.span.range(), Some(class(mark.class)))));
    parts.extend(section.body.spans().map(|span| (span.range(), None)));
    parts.sort_by_key(|(span, _)| span.start);
    parts
}

fn class(class: MarkClass) -> &'static str {
    match class {
        MarkClass::Redaction | MarkClass::Folio { denied: true } => "src-redaction",
        MarkClass::Folio { denied: false } => "src-folio",
        MarkClass::Margin => "src-margin",
        MarkClass::Banner => "src-banner",
        MarkClass::Note => "src-note",
        MarkClass::Paper => "src-mark",
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

    /// Writes a part of the source, line by line.
    fn write(&mut self, text: &str, write: impl Fn(&mut Html, &str)) {
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
        if !rest.is_empty() {
            self.begin();
            write(&mut self.html, rest);
        }
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

/// Writes something in its class. Blanks around it have none.
fn coloured(html: &mut Html, words: &str, class: &'static str) {
    let rest = words.trim_ascii_start();
    if rest.is_empty() {
        return html.raw(words);
    }
    let (before, _) = words.split_at_checked(words.len() - rest.len()).unwrap_or_default();
    let (inner, after) = rest.split_at_checked(rest.trim_ascii_end().len()).unwrap_or_default();
    html.raw(before);
    html.raw("<span class=\"");
    html.raw(class);
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
        let source = withhold(&FilePath::new("content/r/a.md"), RawText::new(text.into()));
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

        let text = "[page 2, denied]\n\n[page 3] one [redacted]\n\n> [note]\n> <two> [unclear: a [struck: *b*]] c\n";
        let source = withhold(&FilePath::new("content/r/a.md"), RawText::new(text.into()));
        let source = source.expect("public");
        let section = crate::parse::section(&source, lexicon).0;
        let plain = example(&Example { source, section }).replace("<span class=\"src-", "{").replace("</span>", "}");
        let expected = [
            "{redaction\">[page 2, denied]}\n\n{folio\">[page 3]} one {redaction\">[redacted]}\n\n",
            "{markup\">&gt;} {note\">[note]}\n{markup\">&gt;} &lt;two&gt; ",
            "{mark\">[unclear:} a {mark\">[struck:} {markup\">*}b{markup\">*}{mark\">]}{mark\">]} c\n",
        ];
        assert_eq!(plain, expected.concat());
    }
}
