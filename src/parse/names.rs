//! Finds names in the text of a section, after its blocks are read.
//!
//! **Only the original's words are searched**: no notes, corrections or furniture; and no code, pictures or words of other links. The words
//! of a block are one text, across line ends, emphasis and page marks. Every mention counts at its address. The first mention of a name in
//! each paragraph becomes a link, [`Tag::Name`], and the first mention of a term in the section a [`Tag::Term`], around nodes that are split where it begins or ends: no word is lost or moved. A
//! reference in double brackets to a name is a mention, whatever words it shows.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::edition::{
    Anchor, Body, Layer, LeafKind, LeafPlace, Mention, Mentions, Names, Node, Section, ShortSpan, Slug, Tag, Target,
    Term, Visit, Where,
};
use crate::text::Span;

use super::builder::{index, push};

/// Replaces whatever ends a word and cannot be part of a name: a redaction, code, a link.
const OTHER: char = '\u{fffc}';

/// Finds the names in a section. Its summary gets the mentions, its body the links.
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
        mentions: Vec::new(),
        first: 0,
        cuts: Vec::new(),
        references: Vec::new(),
        explained: BTreeSet::new(),
    };
    finder.walk();
    let Finder { mentions, cuts, references, .. } = finder;
    let mentions = grouped(names, mentions);
    let Body { nodes, terms, .. } = &mut section.body;
    let place = |slug: &Slug| mentions.binary_search_by(|mentions| mentions.name.cmp(slug)).ok().map(index);
    for (at, slug) in references {
        if let (Some(node), Some(place)) = (nodes.get_mut(at), place(&slug)) {
            *node = Node::Open(Tag::Name(place));
        }
    }
    // A term is linked once in a section, with what it means.
    let link = |name: u32| {
        let name = names.get(name)?;
        Some(match name.meaning() {
            Some(meaning) => Tag::Term(push(terms, Term { slug: name.slug.clone(), meaning: meaning.into() })),
            None => Tag::Name(place(&name.slug)?),
        })
    };
    if !cuts.is_empty() {
        *nodes = cut(nodes, &cuts, link);
    }
    Arc::make_mut(&mut section.summary).names = mentions;
}

/// A place where a link begins or ends: a byte of a node's words, or [`AFTER`] the node.
struct Cut {
    node: usize,
    byte: usize,
    /// The name, if its link begins here.
    opens: Option<u32>,
}

/// After a node, whatever its length.
const AFTER: usize = usize::MAX;

/// Words of a block: their start in its text, their node, and their page of the original.
struct Piece {
    start: usize,
    node: usize,
    folio: Option<u32>,
}

/// Mentions of a name in one block, on one page and in one form; the name and the form as indices.
struct Seen {
    name: u32,
    form: Option<u32>,
    anchor: Option<Anchor>,
    folio: Option<u32>,
    count: u32,
}

struct Finder<'a> {
    text: &'a str,
    names: &'a Names,
    section: &'a Section,
    /// The text of the current block.
    words: String,
    pieces: Vec<Piece>,
    /// The names that references in the block cite: the name, the form, the page.
    cited: Vec<(u32, Option<u32>, Option<u32>)>,
    mentions: Vec<Seen>,
    /// The first mention in the current block.
    first: usize,
    cuts: Vec<Cut>,
    references: Vec<(usize, Slug)>,
    /// The terms that the section has explained.
    explained: BTreeSet<u32>,
}

impl Finder<'_> {
    fn walk(&mut self) {
        let mut visits = self.section.body.visit();
        while let Some(visit) = visits.next() {
            let Visit { node, tag, at, index } = visit;
            match node {
                Node::Open(Tag::Reference(reference)) if at.layer == Layer::Original => {
                    self.other(&visit);
                    let words = self.shown(visits.inside());
                    self.reference(*reference, index, &words, at);
                }
                Node::Open(tag @ (Tag::Picture(_) | Tag::CodeBlock(_))) => {
                    if matches!(tag, Tag::Picture(_)) {
                        self.other(&visit);
                    }
                    visits.inside().for_each(drop);
                }
                Node::Open(tag) if tag.leaf().is_some() => {
                    self.words.clear();
                    self.pieces.clear();
                }
                Node::Close if tag.is_some_and(|tag| tag.leaf().is_some()) => self.block(at),
                _ if at.layer != Layer::Original => {}
                Node::Text(span) => self.piece(&visit, self.text.get(span.range()).unwrap_or_default()),
                Node::Decoded(words) => self.piece(&visit, self.section.body.decoded(*words)),
                Node::SoftBreak | Node::HardBreak => self.piece(&visit, " "),
                Node::Open(_) | Node::Close | Node::Folio(_) | Node::Margin(_) | Node::Sic => {}
                Node::Code(_)
                | Node::Html(_)
                | Node::Rule
                | Node::NoteReference(_)
                | Node::Redaction(_)
                | Node::Illegible(_)
                | Node::Blank(_)
                | Node::Withheld(_) => self.other(&visit),
            }
        }
    }

    fn piece(&mut self, visit: &Visit<'_>, words: &str) {
        self.pieces.push(Piece { start: self.words.len(), node: visit.index, folio: visit.at.folio });
        for (at, line) in words.split('\n').enumerate() {
            if at > 0 {
                self.words.push(' ');
            }
            self.words.push_str(line);
        }
    }

    /// Adds [`OTHER`] for a node.
    fn other(&mut self, visit: &Visit<'_>) {
        self.piece(visit, OTHER.encode_utf8(&mut [0; 4]));
    }

    /// Records a reference that cites a name.
    fn reference(&mut self, reference: u32, node: usize, words: &str, at: Where) {
        let Some(reference) = self.section.references.get(reference as usize) else { return };
        let Target::Name { name, fragment: None } = &reference.target else { return };
        let Some((index, name)) = self.names.named(name) else { return };
        let words = crate::edition::fold_form(words);
        let form = (0_u32..).zip(&name.forms).find(|(_, form)| crate::edition::fold_form(form) == words);
        self.cited.push((index, form.map(|(at, _)| at), at.folio));
        self.references.push((node, name.slug.clone()));
    }

    /// Finds the names in a block that ends.
    fn block(&mut self, at: Where) {
        let words = std::mem::take(&mut self.words);
        let pieces = std::mem::take(&mut self.pieces);
        let is_heading = matches!(at.leaf, Some(LeafPlace { kind: LeafKind::Heading(_), .. }));
        // A reference to a term may show other words, and explains nothing.
        let cited = self.cited.iter().map(|(name, ..)| *name);
        let mut linked: Vec<u32> = cited.filter(|name| !self.is_term(*name)).collect();
        self.first = self.mentions.len();
        for (name, form, folio) in std::mem::take(&mut self.cited) {
            self.mention(name, form, Where { folio, ..at });
        }
        for found in self.names.find(&words) {
            let Some((name, form)) = found.owner else { continue };
            let (Some(first), Some(last)) =
                (piece_at(&pieces, found.range.start), piece_at(&pieces, found.range.end - 1))
            else {
                continue;
            };
            self.mention(name, Some(form), Where { folio: first.folio, ..at });
            if !is_heading && !linked.contains(&name) {
                linked.push(name);
                self.link(name, (first, found.range.start), (last, found.range.end));
            }
        }
        (self.words, self.pieces) = (words, pieces);
    }

    fn mention(&mut self, name: u32, form: Option<u32>, at: Where) {
        let mut in_block = self.mentions.iter_mut().skip(self.first);
        let known = in_block.find(|seen| seen.name == name && seen.form == form && seen.folio == at.folio);
        if let Some(seen) = known {
            seen.count += 1;
            return;
        }
        let anchor = self.anchor(at);
        self.mentions.push(Seen { name, form, anchor, folio: at.folio, count: 1 });
    }

    /// The nearest address: the leaf block's own, its note's, or its page's.
    fn anchor(&self, at: Where) -> Option<Anchor> {
        let summary = &self.section.summary;
        let own = at.leaf.and_then(|leaf| match leaf.kind {
            LeafKind::Heading(heading) => summary.headings.get(heading as usize).map(|heading| &heading.anchor),
            _ => self.section.body.leaves.get(leaf.index as usize)?.anchor.as_ref(),
        });
        let note = at.note.and_then(|note| summary.notes.get(note as usize)).map(|note| &note.anchor);
        let folio = at.folio.and_then(|at| summary.folios.get(at as usize)).map(|folio| &folio.anchor);
        own.or(note).or(folio).cloned()
    }

    /// Puts a link around words. Without effect if other things than the original's words are between them, or if the link would overlap
    /// an emphasis.
    fn link(&mut self, name: u32, (first, start): (&Piece, usize), (last, end): (&Piece, usize)) {
        let nodes = &self.section.body.nodes;
        let (mut depth, mut least) = (0_i32, 0_i32);
        for node in nodes.get(first.node..=last.node).unwrap_or_default() {
            match node {
                Node::Open(tag) if tag.layer() == Layer::Original => depth += 1,
                Node::Close => depth -= 1,
                Node::Text(_) | Node::Decoded(_) | Node::SoftBreak | Node::HardBreak => {}
                _ => return,
            }
            least = least.min(depth);
        }
        let mut opening = Cut { node: first.node, byte: start - first.start, opens: Some(name) };
        let mut closing = Cut { node: last.node, byte: end - last.start, opens: None };
        // An emphasis that ends inside the link must begin right before it; the link then includes it.
        for _ in least..0 {
            let before = opening.node.checked_sub(1).filter(|_| opening.byte == 0);
            let Some(before) = before.filter(|at| matches!(nodes.get(*at), Some(Node::Open(_)))) else { return };
            opening.node = before;
        }
        for _ in 0..depth - least {
            let end = nodes.get(closing.node).map_or(0, length);
            if closing.byte < end || nodes.get(closing.node + 1) != Some(&Node::Close) {
                return;
            }
            closing = Cut { node: closing.node + 1, byte: AFTER, opens: None };
        }
        if !self.is_term(name) || self.explained.insert(name) {
            self.cuts.extend([opening, closing]);
        }
    }

    fn is_term(&self, name: u32) -> bool {
        self.names.get(name).is_some_and(|name| name.meaning().is_some())
    }

    /// The words that a reference shows.
    fn shown<'v>(&self, inside: impl Iterator<Item = Visit<'v>>) -> String {
        let mut words = String::new();
        for Visit { node, .. } in inside {
            match node {
                Node::Text(span) => words.push_str(self.text.get(span.range()).unwrap_or_default()),
                Node::Decoded(decoded) => words.push_str(self.section.body.decoded(*decoded)),
                Node::SoftBreak | Node::HardBreak => words.push(' '),
                _ => {}
            }
        }
        words
    }
}

fn piece_at(pieces: &[Piece], byte: usize) -> Option<&Piece> {
    pieces.get(pieces.partition_point(|piece| piece.start <= byte).checked_sub(1)?)
}

/// The mentions by slug, and in reading order.
fn grouped(names: &Names, seen: Vec<Seen>) -> Vec<Mentions> {
    let mut grouped: BTreeMap<&Slug, Vec<Mention>> = BTreeMap::new();
    for Seen { name, form, anchor, folio, count } in seen {
        let Some(name) = names.get(name) else { continue };
        let form = form.and_then(|form| name.forms.get(form as usize)).cloned();
        grouped.entry(&name.slug).or_default().push(Mention { anchor, folio, form, count });
    }
    grouped.into_iter().map(|(name, places)| Mentions { name: name.clone(), places }).collect()
}

/// The nodes with the links. A node is split where a link begins or ends inside it.
fn cut(nodes: &[Node], cuts: &[Cut], mut link: impl FnMut(u32) -> Option<Tag>) -> Vec<Node> {
    let mut result = Vec::with_capacity(nodes.len() + 2 * cuts.len());
    let mut cuts = cuts.iter().peekable();
    for (at, node) in nodes.iter().enumerate() {
        let mut from = 0;
        while let Some(cut) = cuts.next_if(|cut| cut.node == at) {
            let to = cut.byte.min(length(node));
            result.extend(part(node, from..to));
            result.push(cut.opens.and_then(&mut link).map_or(Node::Close, Node::Open));
            from = to;
        }
        result.extend(part(node, from..length(node)));
    }
    result
}

/// The bytes of a node's words; 1 if it has none.
fn length(node: &Node) -> usize {
    match node {
        Node::Text(span) | Node::Decoded(span) => span.len(),
        _ => 1,
    }
}

/// A part of a node's words; `None` if it is empty.
fn part(node: &Node, range: Range<usize>) -> Option<Node> {
    let within = |span: &ShortSpan| {
        let start = span.range().start;
        ShortSpan::from(Span::new(start + range.start, start + range.end))
    };
    match node {
        _ if range.is_empty() => None,
        Node::Text(span) => Some(Node::Text(within(span))),
        Node::Decoded(span) => Some(Node::Decoded(within(span))),
        node => Some(*node),
    }
}
