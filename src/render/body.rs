//! A body to HTML.

use memchr::memchr;

use crate::edition::{Extent, Layer, ListSign, Node, Tag, TextMark, Visit};
use crate::page::{Article, Text};
use crate::text::typographic;

use super::bars::Bars;
use super::highlight;
use super::note::is_inline;
use super::source;
use super::writer::Writer;

/// Renders a text, without an element around it.
pub fn body(text: &Text<'_>) -> String {
    let mut writer = Writer::new(text);
    writer.walk();
    writer.html.finish()
}

/// Renders a text in two parts: its first block if that is a paragraph, and the rest.
pub(super) fn lead_and_rest(text: &Text<'_>) -> (String, String) {
    const END: &str = "</p>\n";
    let mut lead = body(text);
    let end = if lead.starts_with("<p") { lead.find(END).map_or(0, |at| at + END.len()) } else { 0 };
    let rest = lead.split_off(end);
    (lead, rest)
}

/// Renders a text in an article: `<article class="section">…</article>`.
pub fn article(text: &Text<'_>) -> Article {
    let mut writer = Writer::new(text);
    writer.html.raw("<article class=\"section\"");
    if let Some(language) = text.papers_language() {
        writer.html.attribute("lang", language);
    }
    writer.html.raw(">\n");
    writer.walk();
    if let Some(last) = text.section.summary.folios.last() {
        writer.foot(last);
    }
    writer.html.raw("</article>\n");
    writer.html.into_article()
}

/// The text before the first em dash, and the text after it. Few texts have its last byte.
fn at_dash(text: &str) -> Option<(&str, &str)> {
    memchr(0x94, text.as_bytes())?;
    text.split_once('—')
}

impl<'a> Writer<'a> {
    fn walk(&mut self) {
        let section = self.text.section;
        while let Some(Visit { node, tag, at, .. }) = self.visits.next() {
            match node {
                Node::Open(tag) => self.start(tag, at.layer),
                Node::Close => tag.into_iter().for_each(|tag| self.end(tag, at.layer)),
                Node::Text(span) => self.words(self.text.source.slice(*span), at.layer),
                Node::Decoded(text) => self.words(section.body.decoded(*text), at.layer),
                Node::Code(text) => {
                    self.html.raw("<code>");
                    self.html.text(section.body.decoded(*text));
                    self.html.raw("</code>");
                }
                Node::Html(span) => self.html.text(self.text.source.slice(*span)),
                Node::SoftBreak => self.html.raw("\n"),
                Node::HardBreak => {
                    self.html.raw(if self.is_typed() { "\n" } else { "<br />\n" });
                }
                Node::Rule => {
                    self.html.fresh_line();
                    self.html.raw("<hr />\n");
                }
                Node::NoteReference(note) => self.note_reference(*note),
                Node::Redaction(at) => self.redaction(*at),
                Node::Margin(mark) => self.margin(*mark, at),
                Node::Folio(at) => {
                    let folios = &section.summary.folios;
                    if let Some(ended) = at.checked_sub(1).and_then(|at| folios.get(at as usize)) {
                        self.foot(ended);
                    }
                    if let Some(folio) = folios.get(*at as usize) {
                        let scan = self.text.scans.links.get(*at as usize).and_then(Option::as_ref);
                        let link = |at: u32| self.text.page_links.get(at as usize)?.as_ref();
                        self.folio(folio, scan, [link(*at), link(*at + 2)]);
                    }
                }
                Node::Illegible(extent) => {
                    let what = self.extent_after(section.body.extent(*extent));
                    let locale = &self.text.locale;
                    self.html.raw("<span class=\"illegible\" role=\"img\"");
                    self.html.label(&[locale.illegible_at_start(), &what].concat());
                    self.html.raw("><span data-editorial>");
                    self.html.text(&["[", locale.illegible(), &what, "]"].concat());
                    self.html.raw("</span></span>");
                }
                Node::Blank(extent) => self.blank(section.body.extent(*extent)),
                Node::Withheld(at) => {
                    if let Some(withheld) = section.body.withheld.get(*at as usize) {
                        self.withheld(withheld);
                    }
                }
                Node::Sic => self.html.raw("<span class=\"sic\" data-editorial>[sic]</span>"),
            }
        }
    }

    /// Writes words. An em dash stays on the line of the word before it.
    fn words(&mut self, words: &str, layer: Layer) {
        let is_typographic = layer == Layer::Editorial || self.text.typographic;
        let words = match is_typographic && words.contains(['"', '\'']) && !self.is_typed() {
            true => typographic(words, self.sign_before()),
            false => words.into(),
        };
        let mut rest = &*words;
        while let Some((before, after)) = at_dash(rest) {
            self.html.text(before);
            let sign = before.chars().next_back().unwrap_or_else(|| self.sign_before());
            self.html.raw(if sign.is_whitespace() { "—" } else { "\u{2060}—" });
            rest = after;
        }
        self.html.text(rest);
    }

    /// The character before the present text: a space at the start of a line or of a block.
    fn sign_before(&self) -> char {
        let sign = self.visits.before().find_map(|node| match node {
            Node::Text(span) | Node::Html(span) => self.text.source.slice(*span).chars().next_back(),
            Node::Decoded(text) | Node::Code(text) => self.text.section.body.decoded(*text).chars().next_back(),
            Node::Open(tag) if is_inline(tag) => None,
            Node::Close => None,
            Node::Open(_) | Node::SoftBreak | Node::HardBreak | Node::Rule => Some(' '),
            _ => Some('█'),
        });
        sign.unwrap_or(' ')
    }

    fn start(&mut self, tag: &'a Tag, layer: Layer) {
        match tag {
            Tag::Paragraph(leaf) => self.start_leaf(*leaf, layer),
            Tag::Typed(leaf) => self.start_typed(*leaf),
            Tag::Tight(leaf) => self.start_tight(*leaf),
            Tag::Heading(place) => self.start_heading(*place),
            Tag::Quotation => self.block("<blockquote>\n"),
            Tag::List(None) => self.block("<ul>\n"),
            Tag::List(Some(numbers)) => {
                self.block("<ol");
                if numbers.sign == ListSign::Bracket {
                    self.html.raw(" class=\"bracketed\"");
                }
                let first = numbers.first.get();
                if first != 1 {
                    write!(self.html, " start=\"{first}\"");
                }
                self.html.raw(">\n");
            }
            Tag::Item(None) => self.block("<li>"),
            Tag::Item(Some(number)) => {
                self.html.fresh_line();
                write!(self.html, "<li value=\"{}\">", number.get());
            }
            Tag::Table(at) => self.start_table(*at),
            Tag::TableHead => self.start_head(),
            Tag::TableRow => self.html.raw(if self.labels() { "<div>" } else { "<tr>\n" }),
            Tag::TableCell { leaf, column } => self.start_cell(*leaf, *column),
            Tag::CodeBlock(at) => self.code_block(*at),
            Tag::Note(note) => self.start_note(*note),
            Tag::Emphasis => self.html.raw("<em>"),
            Tag::Strong => self.html.raw("<strong>"),
            Tag::Struck => self.html.raw("<del>"),
            Tag::Reference(at) => self.start_reference(*at),
            Tag::Name(at) => self.start_name(*at),
            Tag::Term(at) => self.start_term(*at),
            Tag::Picture(at) => self.picture(*at),
            Tag::TextMark(text_mark) => self.start_text_mark(*text_mark),
            Tag::Block(text_mark) => {
                match text_mark {
                    TextMark::Note => self.start_editors_note(),
                    TextMark::Handwritten => self.block("<div class=\"handwritten\">\n"),
                    _ => self.block("<div class=\"stamp\">\n"),
                }
                self.in_stamp += u32::from(*text_mark == TextMark::Stamp);
            }
        }
    }

    fn end(&mut self, tag: &Tag, layer: Layer) {
        match tag {
            Tag::Paragraph(leaf) => self.end_leaf(*leaf, layer),
            Tag::Typed(leaf) => self.end_typed(*leaf),
            Tag::Tight(leaf) => self.end_tight(*leaf),
            Tag::Heading(place) => self.end_heading(*place),
            Tag::Quotation => self.block("</blockquote>\n"),
            Tag::List(None) => self.block("</ul>\n"),
            Tag::List(Some(_)) => self.block("</ol>\n"),
            Tag::Item(_) => self.html.raw("</li>\n"),
            Tag::Table(_) => {
                let labels = self.tables.pop().is_some_and(|table| table.labels);
                self.html.raw(if labels { "</dl>\n" } else { "</tbody>\n</table></div>\n" });
            }
            Tag::TableHead => {
                self.heads -= 1;
                self.html.raw(if self.labels() { "</div>\n" } else { "</tr>\n</thead>\n<tbody>\n" });
            }
            Tag::TableRow => self.html.raw(if self.labels() { "</div>\n" } else { "</tr>\n" }),
            Tag::TableCell { leaf, column } => self.end_cell(*leaf, *column),
            Tag::CodeBlock(_) => self.end_code_block(),
            Tag::Note(_) => self.block("</div></aside>\n"),
            Tag::Emphasis => self.html.raw("</em>"),
            Tag::Strong => self.html.raw("</strong>"),
            Tag::Struck => self.html.raw("</del>"),
            Tag::Reference(_) => self.end_reference(),
            Tag::Name(_) => self.end_name(),
            Tag::Term(_) => self.end_term(),
            Tag::Picture(_) => {}
            Tag::TextMark(text_mark) => self.end_text_mark(*text_mark),
            Tag::Block(text_mark) => {
                self.block(if *text_mark == TextMark::Note { "</details>\n" } else { "</div>\n" });
                self.in_stamp -= u32::from(*text_mark == TextMark::Stamp);
            }
        }
    }

    /// Writes space that the writer left blank, as rules.
    fn blank(&mut self, extent: Option<&Extent>) {
        let label = [self.text.locale.blank_in_original(), &self.extent_after(extent)].concat();
        let Bars { drawn, more } = extent.copied().map_or_else(Bars::unknown, Bars::of_extent);
        self.html.raw("<span class=\"blank-space\" role=\"img\"");
        self.html.label(&label);
        self.html.raw("><span data-editorial>");
        for (class, signs) in drawn {
            self.html.pieces(&["<span class=\"rule ", class, "\">", &"_".repeat(signs), "</span>"]);
        }
        if let Some(more) = more {
            self.html.raw("<span class=\"more\">");
            self.html.text(&[" ⋯ ", &more.in_words(&self.text.locale)].concat());
            self.html.raw("</span>");
        }
        self.html.raw("</span></span>");
    }

    /// A stated extent after the word for what it is of: `, 2 words`.
    fn extent_after(&self, extent: Option<&Extent>) -> String {
        extent.map(|extent| [", ", &self.text.locale.extent_with_doubt(*extent)].concat()).unwrap_or_default()
    }

    fn code_block(&mut self, at: u32) {
        let Some(block) = self.text.section.body.code_blocks.get(at as usize) else { return };
        let language = &*block.language;
        self.block("<pre><code");
        if !language.is_empty() {
            self.html.attribute("class", &format!("language-{language}"));
        }
        self.html.raw(">");
        if !self.text.has_addresses || language.is_empty() {
            return;
        }
        // The highlighter needs all of the code at once.
        let mut code = String::new();
        for Visit { node, .. } in self.visits.inside() {
            match node {
                Node::Text(span) => code.push_str(self.text.source.slice(*span)),
                Node::Decoded(text) => code.push_str(self.text.section.body.decoded(*text)),
                _ => {}
            }
        }
        let example = block.example.as_ref().map(source::example);
        match example.or_else(|| highlight::highlight(&code, language)) {
            Some(markup) => self.html.raw(&markup),
            None => self.html.text(&code),
        }
        self.end_code_block();
    }

    fn end_code_block(&mut self) {
        self.html.raw("</code></pre>\n");
    }

    fn start_text_mark(&mut self, text_mark: TextMark) {
        if text_mark == TextMark::Note {
            return self.start_inline_note();
        }
        if let Some(opened) = self.text.section.body.released(text_mark) {
            self.html.raw("<ins class=\"released\"");
            self.html.attribute("data-release", &opened.release);
            if let Some(was) = &opened.was {
                self.html.attribute("data-was", &was.to_string());
            }
            return self.html.raw(">");
        }
        self.html.raw(around(text_mark).0);
    }

    fn end_text_mark(&mut self, text_mark: TextMark) {
        if let Some(opened) = self.text.section.body.released(text_mark) {
            let locale = &self.text.locale;
            self.html.raw("<span class=\"remark\" data-editorial>[");
            self.html.text(&locale.released_in(&*opened.release));
            if let Some(was) = &opened.was {
                self.html.text(&[", ", &locale.was(was.to_string())].concat());
            }
        }
        if text_mark == TextMark::Note && self.is_alone() {
            return self.html.raw("</details>");
        }
        self.html.raw(around(text_mark).1);
    }
}

/// The markup around the words of a mark.
fn around(text_mark: TextMark) -> (&'static str, &'static str) {
    match text_mark {
        TextMark::Stamp => ("<span class=\"stamp\">", "</span>"),
        TextMark::Handwritten => ("<span class=\"handwritten\">", "</span>"),
        TextMark::Deleted => ("<s class=\"struck\">", "</s>"),
        TextMark::Banner { struck: false } => ("<span class=\"banner\">", "</span>"),
        TextMark::Banner { struck: true } => ("<span class=\"banner struck\"><s>", "</s></span>"),
        TextMark::Unclear => ("<span class=\"unclear\">", "<span class=\"query\" data-editorial>[?]</span></span>"),
        TextMark::Correction => ("<span class=\"sic\" data-editorial>[sic: ", "]</span>"),
        TextMark::Note => ("", "<i>]</i></span>"),
        TextMark::Released(_) => ("<ins class=\"released\">", "]</span></ins>"),
    }
}
