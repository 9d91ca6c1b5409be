//! A body to HTML: one walk over its nodes.

use std::borrow::Cow;

use crate::edition::{
    Alignment, Attachment, Folio, FolioState, Node, Report, Section, Tag, Target, Voice, exemption_slug,
};
use crate::page::{Link, Text};
use crate::text::Source;

use super::highlight;
use super::html::Html;
use super::redaction::{self, Around};

/// Where a body is shown.
#[derive(Debug, Clone, Copy)]
pub enum Setting<'a> {
    /// By itself: no addresses, links as they are written, code without colours.
    Bare,
    /// On a page: with addresses, each behind the text's prefix; with resolved links; headings pushed down.
    Page {
        /// The text, with what the page says of it.
        text: &'a Text<'a>,
    },
}

/// What a body is rendered from.
#[derive(Debug, Clone, Copy)]
pub struct BodyView<'a> {
    /// The source that the body's spans point into.
    pub source: &'a Source,
    /// The section.
    pub section: &'a Section,
    /// Its report.
    pub report: &'a Report,
    /// Where it is shown.
    pub setting: Setting<'a>,
}

/// Renders a body: `<article class="section">…</article>` without the article's own tags.
#[must_use]
pub fn body(view: BodyView<'_>) -> String {
    let html = Html::with_capacity(view.source.text().len() * 3 / 2);
    let mut writer = Writer { view, html, open: Vec::new(), in_stamp: 0, tables: Vec::new(), heads: 0, at: 0 };
    writer.walk();
    writer.html.finish()
}

struct Writer<'a> {
    view: BodyView<'a>,
    html: Html,
    open: Vec<&'a Tag>,
    in_stamp: u32,
    tables: Vec<Table<'a>>,
    /// How many table heads are open.
    heads: u32,
    at: usize,
}

/// An open table: its alignments, and whether it is shown as labels and values.
struct Table<'a> {
    alignments: &'a [Alignment],
    labels: bool,
}

impl<'a> Writer<'a> {
    fn walk(&mut self) {
        let section = self.view.section;
        let nodes = &section.body.nodes;
        while let Some(node) = nodes.get(self.at) {
            self.at += 1;
            match node {
                Node::Open(tag) => self.start(tag),
                Node::Close => self.end(),
                Node::Text(span) => self.html.text(self.view.source.slice(*span)),
                Node::Decoded(text) => self.html.text(text),
                Node::Code(text) => {
                    self.html.raw("<code>");
                    self.html.text(text);
                    self.html.raw("</code>");
                }
                Node::Html(span) => self.html.text(self.view.source.slice(*span)),
                Node::SoftBreak => self.html.raw("\n"),
                Node::HardBreak => self.html.raw("<br />\n"),
                Node::Rule => {
                    self.html.fresh_line();
                    self.html.raw("<hr />\n");
                }
                Node::NoteReference(note) => self.note_reference(*note),
                Node::Redaction(at) => self.redaction(*at),
                // Written beside the block.
                Node::Margin(_) => {}
                Node::Folio(at) => {
                    if let Some(folio) = section.exports.folios.get(*at as usize) {
                        self.folio(folio);
                    }
                }
                Node::Illegible(extent) => {
                    let what = extent.as_ref().map_or_else(String::new, |extent| format!(", {extent}"));
                    self.html.raw("<span class=\"illegible\" role=\"img\"");
                    self.html.attribute("aria-label", &format!("Illegible{what}"));
                    self.html.raw("><span data-editorial>[illegible");
                    self.html.text(&what);
                    self.html.raw("]</span></span>");
                }
                Node::Sic => {
                    self.html.raw("<span class=\"sic\" data-editorial>[sic");
                    let corrected = matches!(nodes.get(self.at), Some(Node::Open(Tag::Voice(Voice::Correction))));
                    self.html.raw(if corrected { ": " } else { "]</span>" });
                }
            }
        }
    }

    fn prefix(&self) -> Option<&'a str> {
        match self.view.setting {
            Setting::Bare => None,
            Setting::Page { text } => Some(&text.prefix),
        }
    }

    fn id(&mut self, id: &str) {
        if let Some(prefix) = self.prefix() {
            self.html.id(prefix, id);
        }
    }

    fn block(&mut self, markup: &str) {
        self.html.fresh_line();
        self.html.raw(markup);
    }

    fn start(&mut self, tag: &'a Tag) {
        self.open.push(tag);
        match tag {
            Tag::Paragraph(leaf) => self.start_leaf(*leaf, "p"),
            Tag::Tight(leaf) => self.start_tight(*leaf),
            Tag::Heading { leaf, heading, level } => self.start_heading(*leaf, *heading, *level),
            Tag::Quotation => self.block("<blockquote>\n"),
            Tag::List(None) => self.block("<ul>\n"),
            Tag::List(Some(1)) => self.block("<ol>\n"),
            Tag::List(Some(start)) => self.block(&format!("<ol start=\"{start}\">\n")),
            Tag::Item(None) => self.block("<li>"),
            Tag::Item(Some(number)) => self.block(&format!("<li value=\"{number}\">")),
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => self.start_head(),
            Tag::TableRow => self.html.raw(if self.labels() { "<div>" } else { "<tr>\n" }),
            Tag::TableCell { leaf, column } => self.start_cell(*leaf, *column),
            Tag::CodeBlock(language) => self.code_block(language),
            Tag::Note(note) => self.start_note(*note),
            Tag::Emphasis => self.html.raw("<em>"),
            Tag::Strong => self.html.raw("<strong>"),
            Tag::Struck => self.html.raw("<del>"),
            Tag::Reference(at) => self.start_reference(*at),
            Tag::Picture(at) => self.picture(*at),
            Tag::Voice(voice) => self.start_voice(voice),
            Tag::Block(voice) => {
                self.html.fresh_line();
                self.html.raw(match voice {
                    Voice::Note => "<div class=\"note\" role=\"note\" data-editorial>\n",
                    Voice::Handwritten => "<div class=\"handwritten\">\n",
                    _ => "<div class=\"stamp\">\n",
                });
                self.in_stamp += u32::from(*voice == Voice::Stamp);
            }
        }
    }

    fn end(&mut self) {
        let Some(tag) = self.open.pop() else { return };
        match tag {
            Tag::Paragraph(leaf) => self.end_leaf(*leaf, "p"),
            Tag::Tight(leaf) => self.end_tight(*leaf),
            Tag::Heading { leaf, level, .. } => {
                let level = self.level(*level);
                self.html.raw(&format!("</h{level}>\n"));
                self.margin(*leaf);
            }
            Tag::Quotation => self.block("</blockquote>\n"),
            Tag::List(None) => self.block("</ul>\n"),
            Tag::List(Some(_)) => self.block("</ol>\n"),
            Tag::Item(_) => self.html.raw("</li>\n"),
            Tag::Table(_) => {
                let labels = self.tables.pop().is_some_and(|table| table.labels);
                self.html.raw(if labels { "</dl>\n" } else { "</tbody>\n</table>\n" });
            }
            Tag::TableHead => {
                self.heads -= 1;
                self.html.raw(if self.labels() { "</div>\n" } else { "</tr>\n</thead>\n<tbody>\n" });
            }
            Tag::TableRow => self.html.raw(if self.labels() { "</div>\n" } else { "</tr>\n" }),
            Tag::TableCell { leaf, column } => self.end_cell(*leaf, *column),
            Tag::CodeBlock(_) => self.html.raw("</code></pre>\n"),
            Tag::Note(_) => {
                self.html.fresh_line();
                self.html.raw("</div></aside>\n");
            }
            Tag::Emphasis => self.html.raw("</em>"),
            Tag::Strong => self.html.raw("</strong>"),
            Tag::Struck => self.html.raw("</del>"),
            Tag::Reference(at) => self.end_reference(*at),
            Tag::Picture(_) => {}
            Tag::Voice(voice) => self.end_voice(voice),
            Tag::Block(voice) => {
                self.block("</div>\n");
                self.in_stamp -= u32::from(*voice == Voice::Stamp);
            }
        }
    }

    fn leaf(&self, leaf: u32) -> Option<&'a crate::edition::Leaf> {
        self.view.section.body.leaves.get(leaf as usize)
    }

    /// Whether something stands in the margin beside a leaf block.
    fn has_margin(&self, leaf: u32) -> bool {
        self.leaf(leaf).is_some_and(|leaf| {
            !leaf.margin.is_empty() || !redaction::remarks(self.view.section, &leaf.redactions, &leaf.margin).is_empty()
        })
    }

    fn start_leaf(&mut self, at: u32, name: &str) {
        self.html.fresh_line();
        if self.has_margin(at) {
            self.html.raw("<div class=\"block\">");
        }
        let Some(leaf) = self.leaf(at) else { return };
        if leaf.has_words {
            self.html.raw("<");
            self.html.raw(name);
            self.id(&leaf.id);
            self.html.raw(">");
        } else {
            self.html.raw("<div class=\"apparatus\">");
        }
    }

    fn end_leaf(&mut self, at: u32, name: &str) {
        let words = self.leaf(at).is_some_and(|leaf| leaf.has_words);
        self.html.raw("</");
        self.html.raw(if words { name } else { "div" });
        self.html.raw(">\n");
        self.margin(at);
    }

    fn start_tight(&mut self, at: u32) {
        if self.has_margin(at) {
            self.html.raw("<div class=\"block\"><div class=\"leaf\">");
        } else if let Some(leaf) = self.leaf(at).filter(|leaf| !leaf.id.is_empty() && self.prefix().is_some()) {
            self.html.raw("<span");
            self.id(&leaf.id);
            self.html.raw(">");
        }
    }

    fn end_tight(&mut self, at: u32) {
        if self.has_margin(at) {
            self.html.raw("</div>\n");
            self.margin(at);
        } else if self.leaf(at).is_some_and(|leaf| !leaf.id.is_empty()) && self.prefix().is_some() {
            self.html.raw("</span>");
        }
    }

    fn level(&self, level: u8) -> u8 {
        match self.view.setting {
            Setting::Bare => level,
            Setting::Page { text } => (level + text.demote).min(6),
        }
    }

    fn start_heading(&mut self, leaf: u32, heading: u32, level: u8) {
        self.html.fresh_line();
        if self.has_margin(leaf) {
            self.html.raw("<div class=\"block\">");
        }
        let level = self.level(level);
        self.html.raw(&format!("<h{level}"));
        if let Some(heading) = self.view.section.exports.headings.get(heading as usize) {
            self.id(&heading.id);
        }
        self.html.raw(">");
    }

    /// What stands in the margin beside a block: its codes, and what there is to say of its gaps.
    fn margin(&mut self, leaf: u32) {
        if !self.has_margin(leaf) {
            return;
        }
        let Some(leaf) = self.leaf(leaf) else { return };
        self.html.raw("<div class=\"margin\">");
        self.margin_marks(&leaf.margin);
        for (text, inferred) in redaction::remarks(self.view.section, &leaf.redactions, &leaf.margin) {
            self.html.raw(if inferred {
                "<span class=\"remark inferred\" data-editorial>"
            } else {
                "<span class=\"remark\" data-editorial>"
            });
            self.html.text(&text);
            self.html.raw("</span> ");
        }
        self.html.raw("</div></div>\n");
    }

    fn margin_marks(&mut self, marks: &[u32]) {
        for mark in marks.iter().filter_map(|at| self.view.section.margin.get(*at as usize)) {
            let code = &mark.ground.code;
            self.html.raw(if mark.ground.inferred {
                "<span class=\"margin-mark inferred\""
            } else {
                "<span class=\"margin-mark\""
            });
            if let Some(pin) = &mark.pin {
                self.id(pin);
            }
            self.html.attribute("data-code", code);
            self.html.raw(match mark.attachment {
                Attachment::Gap => " data-state=\"gap\"",
                Attachment::Block => " data-state=\"block\"",
                Attachment::Folio => " data-state=\"folio\"",
            });
            self.html.raw(if mark.ground.inferred { " data-editorial>" } else { ">" });
            self.code(code, &mark.ground.to_string());
            self.html.raw("</span> ");
        }
    }

    /// A code, which leads to its page where there is one.
    fn code(&mut self, code: &str, shown: &str) {
        let root = match self.view.setting {
            Setting::Bare => None,
            Setting::Page { text } => text.exemptions.as_deref(),
        };
        match root {
            Some(root) => {
                self.html.raw("<a");
                self.html.address("href", &format!("{root}{}.html", exemption_slug(code)));
                self.html.raw(">");
                self.html.text(shown);
                self.html.raw("</a>");
            }
            None => self.html.text(shown),
        }
    }

    fn labels(&self) -> bool {
        self.tables.last().is_some_and(|table| table.labels)
    }

    fn start_table(&mut self, alignments: &'a [Alignment]) {
        let labels = self.in_stamp > 0 && alignments.len() == 2;
        self.tables.push(Table { alignments, labels });
        self.block(if labels { "<dl>\n" } else { "<table>\n" });
    }

    /// Begins a header row; one without words is left out.
    fn start_head(&mut self) {
        self.heads += 1;
        let nodes = &self.view.section.body.nodes;
        let rest = nodes.iter().enumerate().skip(self.at);
        let mut depth = 1_u32;
        for (at, node) in rest {
            match node {
                Node::Open(Tag::TableCell { .. }) => depth += 1,
                Node::Close if depth == 1 => {
                    // Nothing in it: go on behind it.
                    self.at = at + 1;
                    self.open.pop();
                    self.heads -= 1;
                    if !self.labels() {
                        self.html.raw("<tbody>\n");
                    }
                    return;
                }
                Node::Close => depth -= 1,
                _ => break,
            }
        }
        self.html.raw(if self.labels() { "<div>" } else { "<thead>\n<tr>\n" });
    }

    fn cell_name(&self, leaf: u32, column: u16) -> &'static str {
        let words = self.leaf(leaf).is_some_and(|leaf| leaf.has_words);
        match (self.labels(), self.heads > 0) {
            (true, _) if column == 0 => "dt",
            (true, _) => "dd",
            (false, true) if words => "th",
            (false, _) => "td",
        }
    }

    fn start_cell(&mut self, leaf: u32, column: u16) {
        let name = self.cell_name(leaf, column);
        self.html.raw("<");
        self.html.raw(name);
        let alignment = self.tables.last().and_then(|table| table.alignments.get(usize::from(column)));
        self.html.raw(match alignment {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        });
        self.html.raw(">");
        if let Some(address) = self.contents_link(leaf) {
            self.html.raw("<a");
            self.html.address("href", address);
            self.html.raw(">");
        }
    }

    /// Where a line of the printed contents leads.
    fn contents_link(&self, leaf: u32) -> Option<&'a str> {
        let Setting::Page { text } = self.view.setting else { return None };
        text.contents.iter().find(|(known, _)| *known == leaf).map(|(_, address)| address.as_str())
    }

    fn end_cell(&mut self, leaf: u32, column: u16) {
        if self.contents_link(leaf).is_some() {
            self.html.raw("</a>");
        }
        if let Some(marks) = self.leaf(leaf).map(|leaf| &leaf.margin).filter(|marks| !marks.is_empty()) {
            self.html.raw(" ");
            self.margin_marks(marks);
        }
        let name = self.cell_name(leaf, column);
        self.html.raw("</");
        self.html.raw(name);
        self.html.raw(if self.labels() { ">" } else { ">\n" });
    }

    fn code_block(&mut self, language: &str) {
        self.html.fresh_line();
        if language.is_empty() {
            self.html.raw("<pre><code>");
        } else {
            self.html.raw("<pre><code");
            self.html.attribute("class", &format!("language-{language}"));
            self.html.raw(">");
        }
        if self.prefix().is_none() || language.is_empty() {
            return;
        }
        // On a page the code is coloured: all its text at once.
        let nodes = &self.view.section.body.nodes;
        let mut code = String::new();
        while let Some(node) = nodes.get(self.at) {
            match node {
                Node::Text(span) => code.push_str(self.view.source.slice(*span)),
                Node::Decoded(text) => code.push_str(text),
                _ => break,
            }
            self.at += 1;
        }
        match highlight::highlight(&code, language) {
            Some(markup) => self.html.raw(&markup),
            None => self.html.text(&code),
        }
    }

    fn start_voice(&mut self, voice: &Voice) {
        match voice {
            Voice::Stamp => self.html.raw("<span class=\"stamp\">"),
            Voice::Handwritten => self.html.raw("<span class=\"handwritten\">"),
            Voice::Crossed => self.html.raw("<s class=\"struck\">"),
            Voice::Banner { struck: false } => self.html.raw("<span class=\"banner\">"),
            Voice::Banner { struck: true } => self.html.raw("<span class=\"banner struck\"><s>"),
            Voice::Unclear => self.html.raw("<span class=\"unclear\">"),
            // The bracket is open: `[sic: `.
            Voice::Correction => {}
            Voice::Note => self.html.raw("<span class=\"note\" data-editorial>["),
            Voice::Released { release, was } => {
                self.html.raw("<ins class=\"released\"");
                self.html.attribute("data-release", release);
                if let Some(was) = was {
                    self.html.attribute("data-was", &was.to_string());
                }
                self.html.raw(">");
            }
        }
    }

    fn end_voice(&mut self, voice: &Voice) {
        match voice {
            Voice::Crossed => self.html.raw("</s>"),
            Voice::Banner { struck: true } => self.html.raw("</s></span>"),
            Voice::Unclear => self.html.raw("<span class=\"query\" data-editorial>[?]</span></span>"),
            Voice::Correction | Voice::Note => self.html.raw("]</span>"),
            Voice::Released { release, was } => {
                self.html.raw("<span class=\"remark\" data-editorial>[released ");
                self.html.text(release);
                if let Some(was) = was {
                    self.html.text(&format!(", was {was}"));
                }
                self.html.raw("]</span></ins>");
            }
            Voice::Stamp | Voice::Handwritten | Voice::Banner { struck: false } => self.html.raw("</span>"),
        }
    }

    fn folio(&mut self, folio: &Folio) {
        let name = folio.name();
        let sheet = match folio.state {
            FolioState::Blank => Some("blank"),
            FolioState::NotScanned => Some("not-scanned"),
            _ => None,
        };
        self.html.raw("<span class=\"folio");
        if folio.inferred {
            self.html.raw(" inferred");
        }
        match folio.state {
            FolioState::Continued => self.html.raw(" continued"),
            FolioState::Denied => self.html.raw(" is-denied"),
            FolioState::Blank => self.html.raw(" is-blank"),
            FolioState::NotScanned => self.html.raw(" is-not-scanned"),
            FolioState::Transcribed => {}
        }
        self.html.raw("\"");
        self.id(&folio.id);
        self.html.attribute("data-folio", &folio.label.printed);
        if let Some(scan) = folio.scan {
            self.html.attribute("data-scan", &scan.to_string());
        }
        let continued = if folio.state == FolioState::Continued { ", continued" } else { "" };
        let inferred = if folio.inferred { ", as the editor infers" } else { "" };
        let spoken = if folio.label.printed.is_empty() { "unnumbered" } else { name.trim_end_matches('?') };
        self.html.raw(" role=\"doc-pagebreak\"");
        self.html.attribute("aria-label", &format!("Page {spoken}{continued}{inferred}"));
        self.html.raw(" data-editorial><span class=\"folio-label\" aria-hidden=\"true\">");
        self.html.text(&name);
        self.html.raw("</span></span>");
        if let Some(class) = sheet {
            self.html.raw("<span class=\"folio-sheet ");
            self.html.raw(class);
            self.html.raw("\" data-editorial>");
            let what = if class == "blank" { "is blank" } else { "is not in the scan" };
            let subject = if folio.last.is_some() { "Pages" } else { "Page" };
            let what = if folio.last.is_some() { what.replace("is ", "are ") } else { what.to_owned() };
            self.html.text(&[subject, &name, &what].join(" ").replace("  ", " "));
            self.html.raw("</span>");
        }
    }

    fn redaction(&mut self, at: u32) {
        let section = self.view.section;
        let Some(redaction) = section.redactions.get(at as usize) else { return };
        let alone = self.is_alone();
        let around = Around { report: self.view.report, section, prefix: self.prefix(), alone };
        redaction::write(&mut self.html, redaction, &around);
    }

    /// Whether the gap just met is all that its paragraph holds.
    fn is_alone(&self) -> bool {
        let nodes = &self.view.section.body.nodes;
        let is_word = |node: &&Node| match node {
            Node::Text(span) => !self.view.source.slice(*span).trim().is_empty(),
            Node::SoftBreak | Node::HardBreak | Node::Margin(_) | Node::Folio(_) => false,
            _ => true,
        };
        let before = nodes.get(..self.at - 1).unwrap_or_default().iter().rev().find(is_word);
        let after = nodes.get(self.at..).unwrap_or_default().iter().find(is_word);
        matches!((before, after), (Some(Node::Open(Tag::Paragraph(_))), Some(Node::Close)))
    }

    fn note_reference(&mut self, at: u32) {
        let Some(note) = self.view.section.exports.notes.get(at as usize) else { return };
        let earlier = self.view.section.body.nodes.get(..self.at - 1).unwrap_or_default();
        let count = earlier.iter().filter(|node| **node == Node::NoteReference(at)).count();
        self.html.raw("<sup class=\"note-ref\">");
        let prefix = self.prefix();
        self.html.raw("<a");
        let target: Cow<'_, str> = format!("#{}{}", prefix.unwrap_or_default(), note.id).into();
        self.html.address("href", &target);
        let suffix = if count == 0 { String::new() } else { format!("-{}", count + 1) };
        self.id(&format!("{}-ref{suffix}", note.id));
        self.html.raw(">");
        self.html.text(note.printed());
        self.html.raw("</a></sup>");
    }

    fn start_note(&mut self, at: u32) {
        let Some(note) = self.view.section.exports.notes.get(at as usize) else { return };
        self.html.fresh_line();
        self.html.raw("<aside class=\"footnote");
        if self.is_short() {
            self.html.raw(" short");
        }
        self.html.raw("\"");
        self.html.id(self.prefix().unwrap_or_default(), &note.id);
        self.html.raw(" role=\"note\"><span class=\"footnote-label\">");
        if note.references > 0 && self.prefix().is_some() {
            self.html.raw("<a");
            self.html.address("href", &format!("#{}{}-ref", self.prefix().unwrap_or_default(), note.id));
            self.html.raw(">");
            self.html.text(note.printed());
            self.html.raw("</a>");
        } else {
            self.html.text(note.printed());
        }
        self.html.raw("</span><div class=\"footnote-body\">\n");
    }

    /// Whether a note is short enough for the margin: one paragraph of some forty words.
    fn is_short(&self) -> bool {
        let nodes = self.view.section.body.nodes.get(self.at..).unwrap_or_default();
        let (mut depth, mut bytes, mut blocks) = (1_i32, 0, 0);
        for node in nodes {
            match node {
                Node::Open(tag) => {
                    depth += 1;
                    blocks +=
                        usize::from(!matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Reference(_) | Tag::Voice(_)));
                }
                Node::Close => depth -= 1,
                Node::Text(span) => bytes += span.len(),
                _ => {}
            }
            if depth == 0 || bytes > 260 {
                break;
            }
        }
        bytes <= 260 && blocks <= 1
    }

    fn link(&self, at: u32) -> Option<&'a Link> {
        match self.view.setting {
            Setting::Bare => None,
            Setting::Page { text } => text.links.get(at as usize),
        }
    }

    /// Begins a link; without an address to go to, the words stand by themselves.
    fn start_reference(&mut self, at: u32) {
        let Some(reference) = self.view.section.references.get(at as usize) else { return };
        let address = match (self.link(at), &reference.target) {
            (Some(link), _) => link.href.clone(),
            (None, Target::Outside(address)) => Some(address.to_string()),
            (None, Target::File { path, fragment }) => {
                Some(format!("{path}{}", fragment.as_ref().map(|fragment| format!("#{fragment}")).unwrap_or_default()))
            }
            (None, Target::Folio(_) | Target::Note(_) | Target::Name { .. } | Target::Unsafe(_)) => None,
        };
        let marked = matches!(reference.target, Target::Folio(_) | Target::Note(_) | Target::Name { .. });
        self.html.raw("<a");
        if let Some(address) = address {
            self.html.address("href", &address);
        }
        if marked {
            self.html.raw(" class=\"reference\"");
        }
        if let Some(title) = &reference.title {
            self.html.attribute("title", title);
        }
        self.html.raw(">");
        let title = self.link(at).and_then(|link| link.title.as_deref());
        if let Some(title) = title.filter(|_| reference.implicit) {
            self.html.text(title);
            // What the source says is the target's name, not its title: skip it.
            self.at = self.skip();
        }
    }

    fn skip(&self) -> usize {
        let nodes = self.view.section.body.nodes.get(self.at..).unwrap_or_default();
        self.at + nodes.iter().take_while(|node| **node != Node::Close).count()
    }

    fn end_reference(&mut self, _at: u32) {
        self.html.raw("</a>");
    }

    /// Writes a picture, whole: what it holds is its description.
    fn picture(&mut self, at: u32) {
        let nodes = &self.view.section.body.nodes;
        let mut description = String::new();
        let mut depth = 1_u32;
        while let Some(node) = nodes.get(self.at) {
            match node {
                Node::Open(_) => depth += 1,
                Node::Close => depth -= 1,
                Node::Text(span) => description.push_str(self.view.source.slice(*span)),
                Node::Decoded(text) | Node::Code(text) => description.push_str(text),
                Node::SoftBreak | Node::HardBreak => description.push('\n'),
                _ => {}
            }
            if depth == 0 {
                break;
            }
            self.at += 1;
        }
        let Some(reference) = self.view.section.references.get(at as usize) else { return };
        let address = match (self.link(at), &reference.target) {
            (Some(link), _) => link.href.clone(),
            (None, Target::File { path, .. }) => Some(path.to_string()),
            _ => None,
        };
        let Some(address) = address else { return self.html.text(&description) };
        self.html.raw("<img");
        self.html.address("src", &address);
        self.html.attribute("alt", &description);
        if let Some(title) = &reference.title {
            self.html.attribute("title", title);
        }
        self.html.raw(" />");
    }
}
