//! What each address on the page of a section names.

use std::fmt;

use rustc_hash::FxHashMap;

use crate::text::{Source, Span};

use super::{Anchor, Layer, LeafKind, MarkSpan, Node, Section, Visit, Words};

/// A digest of the public words that an address names, without regard to blanks and line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordsDigest(u64);

impl WordsDigest {
    /// The digest of words.
    pub fn of(words: &str) -> Self {
        let mut hasher = blake3::Hasher::new();
        for word in words.split_whitespace() {
            hasher.update(word.as_bytes()).update(b" ");
        }
        let mut bytes = [0; 8];
        hasher.finalize_xof().fill(&mut bytes);
        Self(u64::from_be_bytes(bytes))
    }

    /// Reads a digest as [`fmt::Display`] writes it.
    pub fn parse(text: &str) -> Option<Self> {
        let is_digest = text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        u64::from_str_radix(text, 16).ok().filter(|_| is_digest).map(Self)
    }
}

impl fmt::Display for WordsDigest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:016x}", self.0)
    }
}

/// An address on the page of a section, and what it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressed {
    /// The address.
    pub anchor: Anchor,
    /// The digest of its words. A paragraph, a heading and a note have all their words; a redaction and a code have the words around
    /// them; a page has its label.
    pub words: WordsDigest,
    /// Where they are in the source.
    pub span: Span,
}

/// How many words before and after a redaction identify it.
const BESIDE: usize = 4;

/// How many characters before and after a redaction are searched for them.
const REACH: usize = 400;

impl Addressed {
    /// All addresses of a section. **Only the paper's words count**: an edit to a note of the editor changes no digest.
    pub fn all(source: &Source, section: &Section) -> Vec<Self> {
        let mut reader = Reader {
            section,
            leaves: vec![Passage::default(); section.body.leaves.len()],
            notes: vec![Passage::default(); section.summary.notes.len()],
            headings: vec![Passage::default(); section.summary.headings.len()],
            marks: Vec::new(),
            end: 0,
        };
        reader.read(source);
        let mut named = reader.named();
        let all = section.summary.anchors().map(|anchor| {
            let (words, span) = named.remove(&anchor).unwrap_or_else(|| (anchor.label(), Span { start: 0, end: 0 }));
            Self { words: WordsDigest::of(&words), span, anchor }
        });
        all.collect()
    }
}

/// Words of the paper in one place.
#[derive(Debug, Clone, Default)]
struct Passage {
    words: String,
    span: Option<Span>,
}

/// A redaction or a code in the margin.
struct Mark<'a> {
    anchor: &'a Anchor,
    /// Its code, if it is one.
    code: &'a str,
    /// Its leaf block, and how many bytes of the block's words precede it.
    place: Option<(u32, usize)>,
    span: Span,
}

struct Reader<'a> {
    section: &'a Section,
    leaves: Vec<Passage>,
    notes: Vec<Passage>,
    headings: Vec<Passage>,
    marks: Vec<Mark<'a>>,
    /// The byte of the source after the last words.
    end: u32,
}

impl<'a> Reader<'a> {
    fn read(&mut self, source: &Source) {
        let section = self.section;
        for Visit { node, at, .. } in section.body.visit().filter(|visit| visit.at.layer != Layer::Editorial) {
            let leaf = at.leaf.map(|leaf| leaf.index);
            let mut buffer = [0; 4];
            let (words, span) = match node {
                Node::Text(span) | Node::Html(span) => (source.slice(*span), Some(span.get())),
                Node::Decoded(words) | Node::Code(words) => (section.body.decoded(*words), None),
                Node::SoftBreak | Node::HardBreak => (" ", None),
                Node::Open(tag) if tag.leaf().is_some() => (" ", None),
                Node::Redaction(index) => {
                    if let Some(redaction) = section.redactions.get(*index as usize) {
                        self.mark(&redaction.anchor, "", leaf);
                    }
                    (&*Words::GAP.encode_utf8(&mut buffer), None)
                }
                Node::Margin(index) => {
                    if let Some(mark) = section.margin.get(*index as usize) {
                        self.mark(&mark.anchor, &mark.ground.code, leaf);
                    }
                    continue;
                }
                _ => continue,
            };
            self.end = span.map_or(self.end, |span| span.end);
            let heading = at.leaf.and_then(|leaf| match leaf.kind {
                LeafKind::Heading(heading) => self.headings.get_mut(heading as usize),
                _ => None,
            });
            let leaf = leaf.and_then(|leaf| self.leaves.get_mut(leaf as usize));
            let note = at.note.and_then(|note| self.notes.get_mut(note as usize));
            for passage in [heading, leaf, note].into_iter().flatten() {
                passage.words.push_str(words);
                if let Some(Span { start, end }) = span {
                    passage.span = Some(Span { start: passage.span.map_or(start, |before| before.start), end });
                }
            }
        }
    }

    /// A mark at the present place. Its place in the source is the next one that a mark has.
    fn mark(&mut self, anchor: &'a Anchor, code: &'a str, leaf: Option<u32>) {
        let marks = &self.section.marks;
        let next = marks.get(marks.partition_point(|mark| mark.span().start < self.end));
        let span = next.map_or(Span { start: self.end, end: self.end }, MarkSpan::span);
        self.end = self.end.max(span.end);
        let place = leaf.and_then(|leaf| Some((leaf, self.leaves.get(leaf as usize)?.words.len())));
        self.marks.push(Mark { anchor, code, place, span });
    }

    /// The words of each address, and their place.
    fn named(self) -> FxHashMap<Anchor, (String, Span)> {
        let Self { section, leaves, notes, headings, marks, .. } = self;
        let summary = &section.summary;
        let mut named = FxHashMap::default();
        for mark in marks {
            let beside = mark.place.and_then(|(leaf, at)| leaves.get(leaf as usize)?.words.split_at_checked(at));
            let (before, after) = beside.unwrap_or_default();
            let start = before.char_indices().rev().nth(REACH).map_or(0, |(at, _)| at);
            let end = after.char_indices().nth(REACH).map_or(after.len(), |(at, _)| at);
            let (before, after) = (before.get(start..).unwrap_or_default(), after.get(..end).unwrap_or_default());
            let mut words: Vec<&str> = before.split_whitespace().rev().take(BESIDE).collect();
            words.reverse();
            words.extend(["|", mark.code, "|"]);
            words.extend(after.split_whitespace().take(BESIDE));
            named.insert(mark.anchor.clone(), (words.join(" "), mark.span));
        }
        let nowhere = Span { start: 0, end: 0 };
        let anchored = section.body.leaves.iter().map(|leaf| leaf.anchor.as_ref()).zip(leaves);
        let anchored = anchored.chain(summary.notes.iter().map(|note| Some(&note.anchor)).zip(notes));
        let anchored = anchored.chain(summary.headings.iter().map(|heading| Some(&heading.anchor)).zip(headings));
        for (anchor, passage) in anchored {
            let Some(anchor) = anchor else { continue };
            named.insert(anchor.clone(), (passage.words, passage.span.unwrap_or(nowhere)));
        }
        for (folio, span) in summary.folios.iter().zip(section.folio_marks()) {
            named.insert(folio.anchor.clone(), (folio.name().to_owned(), span));
        }
        named
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_read_as_it_is_written_and_blanks_do_not_count() {
        let digest = WordsDigest::of("The keeper\n went  out.");
        assert_eq!(digest, WordsDigest::of("The keeper went out."));
        assert_ne!(digest, WordsDigest::of("The keeper wentout."));
        assert_eq!(WordsDigest::parse(&digest.to_string()), Some(digest));
        for other in ["", "gone", "00", "+123456789abcdef", "0123456789ABCDEF"] {
            assert_eq!(WordsDigest::parse(other), None, "{other}");
        }
    }
}
