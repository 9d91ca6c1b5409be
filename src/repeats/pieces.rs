//! Two passages side by side, in pieces that both have and pieces that only one has.

use std::collections::BTreeMap;

use crate::edition::{TokenKind, WordToken, Words};
use crate::sequence::common_runs;

use super::{Parallel, Part, Passage};

/// A piece of a passage.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Piece {
    /// Its words, as the original has them; empty for a gap.
    pub text: String,
    /// Whether the other passage does not have them.
    pub differs: bool,
    /// Whether it is a gap.
    pub gap: bool,
}

/// A passage: its paragraphs in pieces.
pub type Side = Vec<Vec<Piece>>;

/// A place where the passages differ: what either has there; empty where it has nothing.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Difference {
    /// The words of the earlier passage.
    pub one: String,
    /// The words of the later passage.
    pub other: String,
}

/// The words of a passage.
struct Reading {
    words: Words,
    /// The units of the passage that are words or gaps.
    tokens: Vec<WordToken>,
    keys: Vec<String>,
}

/// Compares the two passages of a parallel word by word.
#[must_use]
pub fn compare(parts: &[Part<'_>], parallel: &Parallel) -> ([Side; 2], Vec<Difference>) {
    let [one, other] = parallel.passages.each_ref().map(|passage| Reading::new(parts, passage));
    let mut known: BTreeMap<&str, u32> = BTreeMap::new();
    for key in one.word_keys().chain(other.word_keys()) {
        let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
        known.entry(key).or_insert(next);
    }
    let numbers = |reading: &Reading| -> (Vec<usize>, Vec<u32>) {
        let words = reading.keys.iter().enumerate().filter(|(_, key)| !key.is_empty());
        words.filter_map(|(at, key)| Some((at, *known.get(key.as_str())?))).unzip()
    };
    let ((places, words), (other_places, other_words)) = (numbers(&one), numbers(&other));
    let runs = common_runs(&words, &other_words);
    let mut differs = vec![true; one.tokens.len()];
    let mut other_differs = vec![true; other.tokens.len()];
    let mut differences = Vec::new();
    let (mut from, mut other_from) = (0, 0);
    for run in runs.iter().copied().map(|run| (run.a..run.end_a(), run.b..run.end_b())) {
        differences.push((from..run.0.start, other_from..run.1.start));
        (from, other_from) = (run.0.end, run.1.end);
        run.0.filter_map(|at| places.get(at)).for_each(|at| differs[*at] = false);
        run.1.filter_map(|at| other_places.get(at)).for_each(|at| other_differs[*at] = false);
    }
    differences.push((from..words.len(), other_from..other_words.len()));
    let differences = differences.into_iter().filter(|(one, other)| !one.is_empty() || !other.is_empty());
    let differences = differences.map(|(here, there)| Difference {
        one: one.text(places.get(here).unwrap_or_default()),
        other: other.text(other_places.get(there).unwrap_or_default()),
    });
    let differences = differences.collect();
    ([one.side(&differs), other.side(&other_differs)], differences)
}

impl Reading {
    fn new(parts: &[Part<'_>], passage: &Passage) -> Self {
        let words = parts.get(passage.part).map(|part| Words::of(part.source, part.section)).unwrap_or_default();
        let is_shown = |unit: &&WordToken| {
            passage.leaves.contains(&unit.leaf)
                && !unit.furniture
                && matches!(unit.kind, TokenKind::Word | TokenKind::Gap)
        };
        let tokens: Vec<WordToken> = words.tokens.iter().filter(is_shown).cloned().collect();
        let key = |unit: &WordToken| match unit.kind {
            TokenKind::Word => {
                let letters = words.text_of(unit).chars().filter(|c| c.is_alphanumeric());
                letters.flat_map(char::to_lowercase).collect()
            }
            _ => String::new(),
        };
        let keys = tokens.iter().map(key).collect();
        Self { words, tokens, keys }
    }

    fn word_keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str).filter(|key| !key.is_empty())
    }

    fn text(&self, places: &[usize]) -> String {
        let words = places.iter().filter_map(|at| self.tokens.get(*at)).map(|unit| self.words.text_of(unit));
        words.collect::<Vec<_>>().join(" ")
    }

    /// The passage in pieces: words that follow one another, and are the other's too or are not, are one.
    fn side(&self, differs: &[bool]) -> Side {
        let mut side: Side = Vec::new();
        let mut leaf = None;
        let mut last: Option<&WordToken> = None;
        for (at, unit) in self.tokens.iter().enumerate() {
            if leaf != Some(unit.leaf) {
                leaf = Some(unit.leaf);
                last = None;
                side.push(Vec::new());
            }
            let Some(paragraph) = side.last_mut() else { continue };
            let text = self.words.text_of(unit);
            let gap = unit.kind == TokenKind::Gap;
            // A word without letters, such as a stop behind a gap, goes with what is before it.
            let bare = self.keys.get(at).is_some_and(String::is_empty) && !gap;
            let differs = if bare {
                paragraph.last().is_some_and(|piece| piece.differs)
            } else {
                !gap && differs.get(at) == Some(&true)
            };
            let apart = last.is_some_and(|last| last.text.end < unit.text.start);
            match paragraph.last_mut() {
                Some(piece) if piece.differs == differs && !piece.gap && !gap => {
                    piece.text.push_str(if apart { " " } else { "" });
                    piece.text.push_str(text);
                }
                Some(piece) => {
                    // The blank between two pieces stands where it is not marked.
                    let blank = if apart { " " } else { "" };
                    let is_plain = !piece.differs && !piece.gap;
                    let text = if gap { String::new() } else { text.to_owned() };
                    if is_plain {
                        piece.text.push_str(blank);
                        paragraph.push(Piece { text, differs, gap });
                    } else if !differs && !gap {
                        paragraph.push(Piece { text: format!("{blank}{text}"), differs, gap });
                    } else {
                        paragraph.push(Piece { text: blank.to_owned(), differs: false, gap: false });
                        paragraph.push(Piece { text, differs, gap });
                    }
                }
                None => paragraph.push(Piece { text: if gap { String::new() } else { text.to_owned() }, differs, gap }),
            }
            last = Some(unit);
        }
        side
    }
}
