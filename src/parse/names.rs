//! Finds the names in a report's text, after its blocks are read.
//!
//! **The report's words alone are searched**: neither our notes and corrections, nor furniture, code, pictures and the words of
//! other links. Within a block the words are one text, across line ends, emphasis and page marks. Every mention is counted at its
//! address; the first of a name in each paragraph becomes a link, [`Tag::Name`], which is put around nodes and cuts them where it
//! must: no word is lost or moved. A reference in double brackets to a name is a mention of it, whatever words it shows.

use std::sync::Arc;

use crate::edition::{Folio, Mention, Mentions, Name, Names, Node, Section, Tag, Target};
use crate::text::Span;

/// Stands for what ends a word and is no part of a name: a gap, code, a link.
const OTHER: char = '\u{fffc}';

/// Finds the names in a section: its summary get the mentions, its body the links.
pub(super) fn find(text: &str, names: &Names, section: &mut Section) {
    if names.is_empty() {
        return;
    }
    let mut finder = Finder {
        text,
        names,
        section,
        words: String::new(),
        pieces: Vec::new(),
        cited: Vec::new(),
        notes: Vec::new(),
        folio: None,
        mentions: Vec::new(),
        first: 0,
        cuts: Vec::new(),
        references: Vec::new(),
    };
    finder.walk();
    let Finder { mentions, cuts, references, .. } = finder;
    Arc::make_mut(&mut section.summary).names = grouped(names, mentions);
    for (at, slug) in references {
        if let Some(node) = section.body.nodes.get_mut(at) {
            *node = Node::Open(Tag::Name(slug));
        }
    }
    if !cuts.is_empty() {
        section.body.nodes = cut(text, std::mem::take(&mut section.body.nodes), &cuts);
    }
}

/// Where a link begins or ends: at a byte of a node's words, or behind the whole node.
struct Cut {
    node: usize,
    byte: usize,
    /// The name's part of an address where it begins.
    opens: Option<Arc<str>>,
}

/// Behind a node, whatever its length.
const BEHIND: usize = usize::MAX;

/// Words of a block: where they begin in its text, the folio they stand on, and their node.
struct Piece {
    start: usize,
    node: usize,
    folio: Option<u32>,
}

/// Mentions of a name in one block, on one folio and under one form; the name and the form as indices.
struct Seen {
    name: u32,
    form: Option<u32>,
    id: Box<str>,
    folio: Option<u32>,
    count: u32,
}

struct Finder<'a> {
    text: &'a str,
    names: &'a Names,
    section: &'a Section,
    /// The text of the present block.
    words: String,
    pieces: Vec<Piece>,
    /// The names that references of the block cite: the name, the form, the folio.
    cited: Vec<(u32, Option<u32>, Option<u32>)>,
    /// The open notes, the innermost last.
    notes: Vec<u32>,
    folio: Option<u32>,
    mentions: Vec<Seen>,
    /// The first of them in the present block.
    first: usize,
    cuts: Vec<Cut>,
    references: Vec<(usize, Arc<str>)>,
}

impl Finder<'_> {
    fn walk(&mut self) {
        let nodes = &self.section.body.nodes;
        let mut open: Vec<&Tag> = Vec::new();
        let mut at = 0;
        while let Some(node) = nodes.get(at) {
            match node {
                Node::Open(tag) => {
                    if let Some(end) = self.passed_over(tag, at) {
                        at = end + 1;
                        continue;
                    }
                    if let Tag::Note(note) = tag {
                        self.notes.push(*note);
                    }
                    if is_leaf(tag) {
                        self.words.clear();
                        self.pieces.clear();
                    }
                    open.push(tag);
                }
                Node::Close => match open.pop() {
                    Some(Tag::Note(_)) => {
                        self.notes.pop();
                    }
                    Some(tag) if is_leaf(tag) => self.block(tag),
                    _ => {}
                },
                Node::Text(span) => self.piece(at, self.text.get(span.range()).unwrap_or_default()),
                Node::Decoded(words) => self.piece(at, words),
                Node::SoftBreak | Node::HardBreak => self.piece(at, " "),
                Node::Folio(folio) => self.folio = Some(*folio),
                Node::Margin(_) | Node::Sic => {}
                _ => self.piece(at, OTHER.encode_utf8(&mut [0; 4])),
            }
            at += 1;
        }
    }

    fn piece(&mut self, node: usize, words: &str) {
        self.pieces.push(Piece { start: self.words.len(), node, folio: self.folio });
        for (at, line) in words.split('\n').enumerate() {
            if at > 0 {
                self.words.push(' ');
            }
            self.words.push_str(line);
        }
    }

    /// The end of a container whose words are not searched; what it cites is noted.
    fn passed_over(&mut self, tag: &Tag, at: usize) -> Option<usize> {
        let is_passed = match tag {
            Tag::TextMark(text_mark) => {
                text_mark.is_editorial() || matches!(text_mark, crate::edition::TextMark::Banner { .. })
            }
            Tag::Block(text_mark) => text_mark.is_editorial(),
            Tag::CodeBlock(_) => true,
            Tag::Reference(_) | Tag::Picture(_) => {
                self.piece(at, OTHER.encode_utf8(&mut [0; 4]));
                true
            }
            _ => false,
        };
        if !is_passed {
            return None;
        }
        let nodes = &self.section.body.nodes;
        let mut depth = 0_u32;
        let is_reference = matches!(tag, Tag::Reference(_));
        let mut words = String::new();
        let mut end = at;
        for (place, node) in nodes.iter().enumerate().skip(at) {
            match node {
                Node::Open(_) => depth += 1,
                Node::Close => depth -= 1,
                Node::Folio(folio) => self.folio = Some(*folio),
                Node::Text(span) if is_reference => {
                    words.push_str(self.text.get(span.range()).unwrap_or_default());
                }
                Node::Decoded(decoded) if is_reference => words.push_str(decoded),
                Node::SoftBreak | Node::HardBreak if is_reference => words.push(' '),
                _ => {}
            }
            if depth == 0 {
                end = place;
                break;
            }
        }
        if let Tag::Reference(reference) = tag {
            self.reference(*reference, at, &words);
        }
        Some(end)
    }

    /// Notes a reference that cites a name.
    fn reference(&mut self, reference: u32, at: usize, words: &str) {
        let Some(reference) = self.section.references.get(reference as usize) else { return };
        let Target::Name { name, fragment: None } = &reference.target else { return };
        let Some((index, name)) = self.names.named(name) else { return };
        let words = crate::edition::fold_form(words);
        let form = (0_u32..).zip(&name.forms).find(|(_, form)| crate::edition::fold_form(form) == words);
        self.cited.push((index, form.map(|(at, _)| at), self.folio));
        self.references.push((at, name.slug.clone()));
    }

    /// Finds the names in a block that just ended.
    fn block(&mut self, tag: &Tag) {
        let words = std::mem::take(&mut self.words);
        let pieces = std::mem::take(&mut self.pieces);
        let is_heading = matches!(tag, Tag::Heading { .. });
        let mut linked: Vec<u32> = self.cited.iter().map(|(name, ..)| *name).collect();
        self.first = self.mentions.len();
        for (name, form, folio) in std::mem::take(&mut self.cited) {
            self.mention(tag, name, form, folio);
        }
        for found in self.names.find(&words) {
            let Some((name, form)) = found.owner else { continue };
            let (Some(first), Some(last)) =
                (piece_at(&pieces, found.range.start), piece_at(&pieces, found.range.end - 1))
            else {
                continue;
            };
            self.mention(tag, name, Some(form), first.folio);
            if !is_heading && !linked.contains(&name) {
                linked.push(name);
                self.link(name, (first, found.range.start), (last, found.range.end));
            }
        }
        (self.words, self.pieces) = (words, pieces);
    }

    fn mention(&mut self, tag: &Tag, name: u32, form: Option<u32>, folio: Option<u32>) {
        let mut in_block = self.mentions.iter_mut().skip(self.first);
        let known = in_block.find(|seen| seen.name == name && seen.form == form && seen.folio == folio);
        if let Some(seen) = known {
            seen.count += 1;
            return;
        }
        let id = self.address(tag, folio);
        self.mentions.push(Seen { name, form, id, folio, count: 1 });
    }

    /// The nearest address around a leaf block: its own, that of its note, that of the folio.
    fn address(&self, tag: &Tag, folio: Option<u32>) -> Box<str> {
        let summary = &self.section.summary;
        let own = match tag {
            Tag::Heading { heading, .. } => summary.headings.get(*heading as usize).map(|heading| &heading.id),
            Tag::Paragraph(leaf) | Tag::Tight(leaf) | Tag::TableCell { leaf, .. } => {
                self.section.body.leaves.get(*leaf as usize).map(|leaf| &leaf.id)
            }
            _ => None,
        };
        let note = self.notes.last().and_then(|note| summary.notes.get(*note as usize)).map(|note| &note.id);
        let folio = folio.and_then(|at| summary.folios.get(at as usize)).map(|Folio { id, .. }| id);
        own.filter(|id| !id.is_empty()).or(note).or(folio).cloned().unwrap_or_default()
    }

    /// Puts a link around words, unless they hold more than words or do not end where an emphasis around a part of them does.
    fn link(&mut self, name: u32, (first, start): (&Piece, usize), (last, end): (&Piece, usize)) {
        let nodes = &self.section.body.nodes;
        let (mut depth, mut least) = (0_i32, 0_i32);
        for node in nodes.get(first.node..=last.node).unwrap_or_default() {
            match node {
                Node::Open(_) => depth += 1,
                Node::Close => depth -= 1,
                Node::Text(_) | Node::Decoded(_) | Node::SoftBreak | Node::HardBreak => {}
                _ => return,
            }
            least = least.min(depth);
        }
        let mut opening = Cut { node: first.node, byte: start - first.start, opens: None };
        let mut closing = Cut { node: last.node, byte: end - last.start, opens: None };
        // An emphasis that ends within the words begins before them, and is taken in if it begins right there.
        for _ in least..0 {
            let before = opening.node.checked_sub(1).filter(|_| opening.byte == 0);
            let Some(before) = before.filter(|at| matches!(nodes.get(*at), Some(Node::Open(_)))) else { return };
            opening.node = before;
        }
        for _ in 0..depth - least {
            let is_whole = closing.byte == BEHIND || closing.byte == self.length(closing.node);
            if !is_whole || nodes.get(closing.node + 1) != Some(&Node::Close) {
                return;
            }
            closing = Cut { node: closing.node + 1, byte: BEHIND, opens: None };
        }
        opening.opens = self.names.get(name).map(|name| name.slug.clone());
        self.cuts.extend([opening, closing]);
    }

    fn length(&self, node: usize) -> usize {
        match self.section.body.nodes.get(node) {
            Some(Node::Text(span)) => span.len(),
            Some(Node::Decoded(words)) => words.len(),
            _ => 1,
        }
    }
}

fn is_leaf(tag: &Tag) -> bool {
    matches!(tag, Tag::Paragraph(_) | Tag::Tight(_) | Tag::Heading { .. } | Tag::TableCell { .. })
}

fn piece_at(pieces: &[Piece], byte: usize) -> Option<&Piece> {
    pieces.get(pieces.partition_point(|piece| piece.start <= byte).checked_sub(1)?)
}

/// The mentions by the name's part of an address, and in reading order.
fn grouped(names: &Names, seen: Vec<Seen>) -> Vec<Mentions> {
    let mut grouped: Vec<Mentions> = Vec::new();
    let mut seen: Vec<(&Name, Seen)> =
        seen.into_iter().filter_map(|seen| Some((names.get(seen.name)?, seen))).collect();
    seen.sort_by(|(name, _), (other, _)| name.slug.cmp(&other.slug));
    for (name, Seen { form, id, folio, count, .. }) in seen {
        let form = form.and_then(|form| name.forms.get(form as usize)).cloned();
        let mention = Mention { id, folio, form, count };
        match grouped.last_mut().filter(|last| last.name == name.slug) {
            Some(Mentions { places, .. }) => places.push(mention),
            None => grouped.push(Mentions { name: name.slug.clone(), places: vec![mention] }),
        }
    }
    grouped
}

/// The nodes with the links in them; a node is cut in two where a link begins or ends within it.
fn cut(text: &str, nodes: Vec<Node>, cuts: &[Cut]) -> Vec<Node> {
    let mut result = Vec::with_capacity(nodes.len() + 2 * cuts.len());
    let mut cuts = cuts.iter().peekable();
    for (at, node) in nodes.into_iter().enumerate() {
        let mut rest = Some(node);
        let mut from = 0;
        while let Some(cut) = cuts.next_if(|cut| cut.node == at) {
            if let Some(node) = rest.take() {
                let (before, after) = split(text, node, cut.byte.saturating_sub(from));
                result.extend(before);
                rest = after;
            }
            from = cut.byte;
            result.push(cut.opens.clone().map_or(Node::Close, |slug| Node::Open(Tag::Name(slug))));
        }
        result.extend(rest);
    }
    result.shrink_to_fit();
    result
}

/// A node before a byte of its words and from there on; neither is empty.
fn split(text: &str, node: Node, byte: usize) -> (Option<Node>, Option<Node>) {
    match node {
        node if byte == 0 => (None, Some(node)),
        Node::Text(span) if byte < span.len() && text.is_char_boundary(span.start as usize + byte) => {
            let middle = span.start as usize + byte;
            let before = Node::Text(Span::new(span.start as usize, middle));
            (Some(before), Some(Node::Text(Span::new(middle, span.end as usize))))
        }
        Node::Decoded(words) => match words.split_at_checked(byte) {
            Some((before, after)) if !after.is_empty() => {
                (Some(Node::Decoded(before.into())), Some(Node::Decoded(after.into())))
            }
            _ => (Some(Node::Decoded(words)), None),
        },
        node => (Some(node), None),
    }
}
