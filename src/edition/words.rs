//! The original's words of a section in reading order, for comparing, counting and searching.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::{Source, Span};

use super::{Layer, LeafKind, LeafPlace, Node, Section, Tag, Visit, Where, WithheldKind};

/// What a [`Token`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A word.
    Word,
    /// A number that Markdown prints by itself: of a note, of a list item. Its punctuation is unknown.
    Number,
    /// A redaction.
    Gap,
    /// One page withheld in full.
    Denied,
    /// Illegible words.
    Illegible,
    /// A code in the margin: an index into the section's margin marks.
    Code(u32),
}

/// A word of the original, or what the paper has in place of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its range in [`Words::text`]; empty unless it is a word, a number or a redaction.
    pub text: Range<usize>,
    /// Its span in the source; a token without a span of its own has the empty span after the word before it.
    pub span: Span,
    /// Its leaf block: an index into the section's leaves.
    pub leaf: u32,
    /// Its page of the original: an index into the section's folios.
    pub folio: Option<u32>,
    /// Whether it is running text: in a paragraph or a list item, but not page furniture.
    pub prose: bool,
    /// Whether it is page furniture.
    pub furniture: bool,
}

/// A cell of a table, by its place in the section.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its table, counted in the section.
    pub table: u32,
    /// Its row, counted over all tables.
    pub row: u32,
    /// Its column.
    pub column: u16,
}

/// The original's words of one section. **Nothing in it is the editor's**: no note, correction, description or label.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// The text, block after block, with [`Words::GAP`] for each redaction and the blanks of the source.
    pub text: String,
    /// The tokens, in reading order.
    pub tokens: Vec<Token>,
    /// The leaf blocks that are cells.
    pub cells: BTreeMap<u32, Cell>,
}

impl Words {
    /// The character for a redaction in [`Words::text`].
    pub const GAP: char = '█';

    /// Gathers the words of a section.
    pub fn of(source: &Source, section: &Section) -> Self {
        Self::before(source, section, &[])
    }

    /// Gathers the words of these leaf blocks of a section, which must be sorted. Tokens that are not words come from the whole section.
    pub fn of_leaves(source: &Source, section: &Section, leaves: &[u32]) -> Self {
        let mut gatherer = Gatherer::new(source, section);
        gatherer.leaves = Some(leaves);
        gatherer.walk();
        gatherer.words
    }

    /// Gathers the words of a section as they were before these releases: what they released is a redaction.
    pub fn before(source: &Source, section: &Section, releases: &[&str]) -> Self {
        let mut gatherer = Gatherer::new(source, section);
        gatherer.releases = releases;
        gatherer.walk();
        gatherer.words
    }

    /// The text of a token.
    pub fn text_of(&self, token: &Token) -> &str {
        self.text.get(token.text.clone()).unwrap_or_default()
    }
}

struct Gatherer<'a> {
    source: &'a Source,
    section: &'a Section,
    /// The leaf blocks to gather words from, sorted; `None` for all of them.
    leaves: Option<&'a [u32]>,
    /// The releases that are still to come.
    releases: &'a [&'a str],
    words: Words,
    /// The word that is being read: its start in the text, and its span so far.
    word: Option<(usize, Span)>,
    /// The byte of the source after what was read last.
    end: u32,
    /// The leaf block that opened last. It also gets the numbers of items and the code that come after it.
    leaf: LeafPlace,
    at: Where,
}

impl<'a> Gatherer<'a> {
    fn new(source: &'a Source, section: &'a Section) -> Self {
        let length = source.text().len();
        let (text, tokens) = (String::with_capacity(length), Vec::with_capacity(length / 6));
        Self {
            source,
            section,
            leaves: None,
            releases: &[],
            words: Words { text, tokens, ..Words::default() },
            word: None,
            end: 0,
            leaf: LeafPlace { index: 0, kind: LeafKind::Paragraph },
            at: Where::default(),
        }
    }

    fn walk(&mut self) {
        let section = self.section;
        let mut visits = section.body.visit();
        // How many containers are open within words that are released later.
        let mut withheld = 0_u32;
        let mut cell = Cell::default();
        while let Some(Visit { node, tag, at, .. }) = visits.next() {
            withheld = match node {
                Node::Open(_) if withheld > 0 => withheld + 1,
                Node::Close => withheld.saturating_sub(1),
                Node::Open(Tag::TextMark(mark))
                    if section.body.released(*mark).is_some_and(|text| self.releases.contains(&&*text.release)) =>
                {
                    self.at = at;
                    self.gap();
                    1
                }
                _ => withheld,
            };
            if withheld > 0 {
                continue;
            }
            if let Node::Open(tag) = node {
                self.edge(tag);
            }
            self.at = at;
            self.leaf = at.leaf.unwrap_or(self.leaf);
            match node {
                Node::Open(Tag::Table(_)) => cell.table += 1,
                Node::Open(Tag::TableHead | Tag::TableRow) => cell.row += 1,
                Node::Open(Tag::TableCell { leaf, column }) => {
                    self.words.cells.insert(*leaf, Cell { column: *column, ..cell });
                }
                _ => {}
            }
            match node {
                Node::Open(tag) => self.open(tag, visits.number().map(|(number, _)| number)),
                Node::Close => tag.into_iter().for_each(|tag| self.edge(tag)),
                Node::Text(span) | Node::Html(span) => self.text(self.source.slice(*span), span.get(), true),
                Node::Decoded(text) | Node::Code(text) => {
                    self.text(section.body.decoded(*text), Span { start: self.end, end: self.end }, false)
                }
                Node::SoftBreak | Node::HardBreak | Node::Blank(_) | Node::Withheld(_) => self.space(),
                Node::NoteReference(note) => self.note(*note),
                Node::Redaction(at) => self.redaction(*at),
                Node::Margin(at) => self.place(TokenKind::Code(*at), ""),
                Node::Illegible(_) => self.place(TokenKind::Illegible, ""),
                Node::Folio(_) | Node::Rule | Node::Sic => {}
            }
        }
        self.finish_word();
    }

    /// Ends the word where a container begins or ends, but not within a line, where a word may go on.
    fn edge(&mut self, tag: &Tag) {
        match tag {
            Tag::TextMark(mark) if mark.layer() == Layer::Furniture => self.finish_word(),
            Tag::TextMark(_)
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Struck
            | Tag::Reference(_)
            | Tag::Name(_)
            | Tag::Term(_)
            | Tag::Picture(_) => {}
            _ => self.space(),
        }
    }

    fn open(&mut self, tag: &Tag, number: Option<u32>) {
        match (tag, number) {
            (Tag::Item(_), Some(number)) => self.place(TokenKind::Number, &number.to_string()),
            (Tag::Note(note), _) => self.note(*note),
            _ => {}
        }
    }

    /// Reads text. If the source has it in place, each word gets a span of its own.
    fn text(&mut self, text: &str, span: Span, in_place: bool) {
        let is_wanted = self.leaves.is_none_or(|leaves| leaves.binary_search(&self.leaf.index).is_ok());
        if self.at.layer == Layer::Editorial || !is_wanted {
            return;
        }
        let start = span.start as usize;
        let mut rest = text;
        while !rest.is_empty() {
            let from = start + text.len() - rest.len();
            let (word, after) = rest.split_at(length_of_word(rest));
            if !word.is_empty() {
                self.word(word, if in_place { Span::new(from, from + word.len()) } else { span });
            }
            let mut after = after.chars();
            if after.next().is_some() {
                self.space();
            }
            rest = after.as_str();
        }
    }

    /// Reads a word or a part of one.
    fn word(&mut self, word: &str, at: Span) {
        match &mut self.word {
            Some((_, span)) => span.end = at.end.max(span.end),
            None => self.word = Some((self.words.text.len(), at)),
        }
        self.words.text.push_str(word);
        self.end = at.end.max(self.end);
    }

    /// Ends a word at a blank.
    fn space(&mut self) {
        self.finish_word();
        if !matches!(self.words.text.as_bytes().last(), None | Some(b' ')) {
            self.words.text.push(' ');
        }
    }

    fn finish_word(&mut self) {
        if let Some((start, span)) = self.word.take() {
            let text = start..self.words.text.len();
            self.push(TokenKind::Word, text, span);
        }
    }

    fn push(&mut self, kind: TokenKind, text: Range<usize>, span: Span) {
        self.words.tokens.push(Token {
            kind,
            text,
            span,
            leaf: self.leaf.index,
            prose: self.leaf.kind.is_prose() && self.at.layer == Layer::Original,
            folio: self.at.folio,
            furniture: self.at.layer == Layer::Furniture,
        });
    }

    /// Adds a token that is not a word.
    fn place(&mut self, kind: TokenKind, printed: &str) {
        if self.at.layer == Layer::Editorial {
            return;
        }
        self.finish_word();
        let start = self.words.text.len();
        self.words.text.push_str(printed);
        let text = start..self.words.text.len();
        self.push(kind, text, Span { start: self.end, end: self.end });
        if matches!(kind, TokenKind::Number) {
            self.space();
        }
    }

    fn note(&mut self, at: u32) {
        if let Some(note) = self.section.summary.notes.get(at as usize) {
            self.place(TokenKind::Number, note.printed());
        }
    }

    fn redaction(&mut self, at: u32) {
        if self.at.layer == Layer::Editorial {
            return;
        }
        let Some(redaction) = self.section.redactions.get(at as usize) else { return };
        if redaction.kind.as_ref().is_some_and(|kind| kind.missing == WithheldKind::Page) {
            let pages = redaction.extent.map_or(1, |extent| extent.quantity.ceiling()).min(MOST_PAGES);
            for _ in 0..pages {
                self.place(TokenKind::Denied, "");
            }
        } else {
            self.gap();
        }
    }

    fn gap(&mut self) {
        let mut buffer = [0; 4];
        self.place(TokenKind::Gap, Words::GAP.encode_utf8(&mut buffer));
    }
}

/// How many bytes of a text are before its first blank.
fn length_of_word(text: &str) -> usize {
    // Faster than decoding each character: no graphic ASCII character is a blank.
    let (printed, rest) = text.split_at(text.bytes().take_while(u8::is_ascii_graphic).count());
    printed.len() + rest.find(char::is_whitespace).unwrap_or(rest.len())
}

/// The most tokens that a range of pages withheld in full may have, however many pages it claims.
const MOST_PAGES: u32 = 1000;
