//! The examples of a guide: transcriptions shown as code, read so that their colours know what a mark means.

use crate::edition::{Body, Example, Lexicon, Node, Section, Tag};
use crate::text::{Source, Span};

/// The language of fences that hold a transcription.
const LANGUAGE: &str = "lacuna";

/// Reads the examples of a section, without their findings: an example may show what is wrong. Fences in an example are code. An
/// example with characters that Markdown changed, such as a tab within an indent, is left as code.
pub(super) fn read(source: &Source, lexicon: Lexicon<'_>, section: &mut Section) {
    let Body { nodes, decoded, code_blocks, .. } = &mut section.body;
    let mut nodes = nodes.iter();
    while let Some(node) = nodes.next() {
        let Node::Open(Tag::CodeBlock(at)) = node else { continue };
        let Some(code) = code_blocks.get_mut(*at as usize) else { continue };
        if code.language.eq_ignore_ascii_case(LANGUAGE) {
            let lines = nodes.by_ref().map_while(|node| match node {
                Node::Text(span) => Some(Some(span.get())),
                // The line feed that ends a line with a carriage return has a span too.
                Node::Decoded(text) => Some(source.find(decoded.get(text.range())?)),
                _ => None,
            });
            let Some(spans) = lines.collect::<Option<Vec<Span>>>() else { continue };
            let source = source.excerpt(&spans);
            let (section, _) = super::text(&source, lexicon);
            code.example = Some(Example { source, section });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{Names, Registry, Report, ReportKind};
    use crate::text::{FilePath, RawText, withhold};

    /// The examples of a text, each with how many gaps it has.
    fn examples(kind: ReportKind) -> Vec<(String, usize)> {
        let text = "- ```lacuna\n  a [redacted] b\n\n  - [redacted 25X1] ````\n  ```\n\n```toml\na = \"[redacted]\"\n```\n\n\
                    ````Lacuna\n```lacuna\n[redacted]\n```\n````\n";
        let source = withhold(&FilePath::new("content/r/a.md"), RawText::new(text.into()));
        let report = Report { kind, ..Report::default() };
        let registry = Registry::new(Vec::new());
        let lexicon = Lexicon { registry: &registry, names: &Names::default(), report: &report };
        let (section, _) = crate::parse::section(&source.expect("public"), lexicon);
        let codes = section.body.code_blocks.iter().filter_map(|code| code.example.as_ref());
        codes.map(|example| (example.source.text().to_owned(), example.section.redactions.len())).collect()
    }

    #[test]
    fn a_guide_reads_its_examples_and_a_report_does_not() {
        let first = ("a [redacted] b\n\n- [redacted 25X1] ````\n".to_owned(), 2);
        // What an example shows as code is code.
        let second = ("```lacuna\n[redacted]\n```\n".to_owned(), 0);
        assert_eq!(examples(ReportKind::Guide), [first, second]);
        assert_eq!(examples(ReportKind::Report), []);
    }
}
