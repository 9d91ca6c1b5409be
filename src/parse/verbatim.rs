//! Code and HTML, in which marks are text.

use pulldown_cmark::{CodeBlockKind, Event};

use crate::diagnostic::Code;
use crate::edition::{CodeBlock, Counted, Leaf, Node, Tag};
use crate::text::Span;

use super::builder::{Builder, index, push};
use super::token::MarkupToken;

/// The elements of HTML.
const ELEMENTS: &str = "a abbr address area article aside audio b base bdi bdo big blockquote body br button canvas caption center \
    cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form \
    frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark math \
    menu meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search \
    section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead \
    time title tr track tt u ul var video wbr";

impl Builder<'_, '_> {
    pub(super) fn code_block(&mut self, kind: &CodeBlockKind<'_>, at: usize, span: Span) -> usize {
        let end = self.events.matching(at);
        let (language, what, help) = match kind {
            CodeBlockKind::Fenced(info) => (
                info.split([' ', ',', '{']).next().unwrap_or_default(),
                "Markdown reads this line as the start of code and ignores the marks in the lines after it",
                "if the paper prints this line, escape its first character with a backslash; if not, delete it and the line that closes the code",
            ),
            CodeBlockKind::Indented => (
                "",
                "Markdown reads this indented text as code and ignores the marks in it",
                "remove the indentation; to keep the lines as typed, quote them after a line > [as typed]",
            ),
        };
        if self.is_report() {
            let place = self.events.list.get(at).map_or(span, |token| token.first_line(self.text));
            self.finding(Code::CodeBlock, place, what, help);
        }
        self.syntax_around(span, at + 1..end);
        let code = CodeBlock { language: language.into(), example: None };
        let code = push(&mut self.section.body.code_blocks, code);
        self.node(Node::Open(Tag::CodeBlock(code)));
        for at in at + 1..end {
            if let Some(MarkupToken::Event(Event::Text(text), span)) = self.events.list.get(at) {
                self.source_or_decoded(text, *span);
            }
        }
        self.close();
        end + 1
    }

    pub(super) fn html_block(&mut self, at: usize, span: Span) -> usize {
        let end = self.events.matching(at);
        let source = self.text.get(span.range()).unwrap_or_default().trim_start();
        if source.starts_with("<!--") {
            self.comment(span);
        } else if self.is_report() {
            let help = "write \\< if the paper prints a <, or put a blank line before the text";
            self.finding(
                Code::HtmlBlock,
                span,
                "Markdown reads these lines as HTML and ignores the marks in them",
                help,
            );
        } else {
            self.raw_html(span);
        }
        let leaf = index(self.section.body.leaves.len());
        let anchor = (self.note_depth == 0).then(|| self.counted(Counted::Paragraph, self.folio));
        self.section.body.leaves.push();
        self.section.body.leaves.set(leaf as usize, Leaf { anchor, has_words: true, ..Leaf::default() });
        self.node(Node::Open(Tag::Paragraph(leaf)));
        for at in at + 1..end {
            if let Some(MarkupToken::Event(Event::Html(_) | Event::Text(_), span)) = self.events.list.get(at) {
                self.node(Node::Html((*span).into()));
            }
        }
        self.close();
        end + 1
    }

    pub(super) fn comment(&mut self, span: Span) {
        let help = "use [note: …] for what readers may know, and delete the rest";
        self.finding(
            Code::Comment,
            span,
            "this comment is not on the page, but anybody can read it in the source",
            help,
        );
    }

    /// Reports HTML that is shown as text. Other words in angle brackets are the paper's: cables print `<JFK>`.
    pub(super) fn inline_html(&mut self, span: Span) {
        let tag = self.text.get(span.range()).unwrap_or_default().trim_start_matches(['<', '/']);
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
        if tag.starts_with(['!', '?']) || ELEMENTS.split(' ').any(|element| element == name) {
            self.raw_html(span);
        }
    }

    fn raw_html(&mut self, span: Span) {
        let message = "HTML is shown as text";
        self.finding(Code::RawHtml, span, message, "use Markdown instead, or write \\< if the text contains a <");
    }
}
