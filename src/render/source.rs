//! The source of a section as lines of HTML, its marks coloured from the parse's own knowledge.

use std::ops::Range;

use crate::edition::{Example, MarkClass, Section};
use crate::text::Source;

use super::html::Html;

/// The lines of a source, each in a span with its address, and how many there are.
pub(super) fn lines(source: &Source, section: &Section) -> (String, usize) {
    let coloured = coloured(source, section);
    let mut html = Html::with_capacity(coloured.len() * 3 / 2);
    let mut count = 0;
    for line in coloured.lines() {
        count += 1;
        html.pieces(&["<span id=\"L", itoa::Buffer::new().format(count), "\">", line, "\n</span>"]);
    }
    (html.finish(), count)
}

/// An example in the colours of a source.
pub(super) fn example(example: &Example) -> String {
    coloured(&example.source, &example.section)
}

/// A source, each part in an element with its class. **No element extends past the end of a line.**
fn coloured(source: &Source, section: &Section) -> String {
    let mut html = Html::with_capacity(source.text().len() * 2);
    let mut write = |range: Range<usize>, class: &str| {
        let part = source.text().get(range).unwrap_or_default();
        part.split_inclusive('\n').for_each(|line| write_line(&mut html, line, class));
    };
    let mut at = front_matter(source.text());
    write(0..at, "src-front");
    for (span, class) in parts(section) {
        write(at..span.start, "src-markup");
        write(span.start.max(at)..span.end, class);
        at = at.max(span.end);
    }
    write(at..source.text().len(), "src-markup");
    html.fresh_line();
    html.finish()
}

/// Writes a part of a line in its class, if it has one. Blanks around it have none.
fn write_line(html: &mut Html, line: &str, class: &str) {
    let words = line.trim_ascii();
    if class.is_empty() || words.is_empty() {
        return html.text(line);
    }
    let (before, rest) = line.split_at_checked(line.len() - line.trim_ascii_start().len()).unwrap_or_default();
    let after = rest.get(words.len()..).unwrap_or_default();
    html.pieces(&[before, "<span class=\"", class, "\">"]);
    html.text(words);
    html.pieces(&["</span>", after]);
}

/// Where the front matter ends.
fn front_matter(text: &str) -> usize {
    let rest = text.strip_prefix("+++");
    rest.and_then(|rest| rest.find("\n+++")).map_or(0, |at| at + 7)
}

/// The marks of a section with their classes, and its words, which have none, in the order of its source. A body has the text of a
/// note after the block that refers to it.
fn parts(section: &Section) -> Vec<(Range<usize>, &'static str)> {
    let marks = section.marks.iter().map(|mark| (mark.span().range(), class(mark.class)));
    let mut parts: Vec<_> = marks.chain(section.body.spans().map(|span| (span.range(), ""))).collect();
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
