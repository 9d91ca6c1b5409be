//! Joins the words that the OCR text breaks at the end of a line or of a page.

use std::collections::BTreeSet;

use crate::edition::TokenKind;
use crate::steps;

use super::ocr::{Break, OcrUnit};

/// The most units between the halves of a word: the lines at the edges of two pages.
const APART: usize = 24;

/// The fewest letters of each half of a word that other lines separate.
const HALF: usize = 2;

/// Joins words that the report has whole, given its `words`: with the word after the hyphen, or after the lines at the edges of two pages
/// with the first word of a line that fits. Two halves in a row that the report does not have are joined too, since the OCR may have misread them.
pub(super) fn join<'a>(units: &mut [OcrUnit], words: impl Iterator<Item = &'a str> + Clone) {
    let known: BTreeSet<String> = words.clone().map(letters).collect();
    let broken: BTreeSet<String> = words.filter(|word| word.ends_with('-')).map(letters).collect();
    let is_known = |word: &str| known.contains(&letters(word));
    for at in 0..units.len() {
        let Some((unit, rest)) = units.get_mut(at..).and_then(<[OcrUnit]>::split_first_mut) else { continue };
        let stem = unit.text.trim_end_matches(['-', '\u{ad}']);
        let is_broken = letters(stem).is_empty() || broken.contains(&letters(stem));
        if unit.kind != TokenKind::Word || !unit.hyphen || is_broken {
            continue;
        }
        let whole = |other: &str| {
            let joined = [format!("{stem}{other}"), format!("{}{other}", unit.text)];
            joined.into_iter().find(|word| is_known(word))
        };
        let next = rest.first().filter(|next| next.kind == TokenKind::Word).and_then(|next| {
            let is_new = !is_known(stem) && !is_known(&next.text);
            Some((0, whole(&next.text).or_else(|| is_new.then(|| format!("{stem}{}", next.text)))?))
        });
        let later = || {
            steps::add(APART);
            let is_half = |text: &str| letters(text).len() >= HALF;
            let mut others = rest.iter().enumerate().take(APART).skip(1).filter(|(place, other)| {
                // A stroke in the margin may precede the half.
                let before = rest.get(place - 1).filter(|before| letters(&before.text).len() < HALF);
                other.before > Break::Space || before.is_some_and(|before| before.before > Break::Space)
            });
            others.find_map(|(place, other)| Some((place, whole(&other.text).filter(|_| is_half(&other.text))?)))
        };
        if let Some((place, word)) = next.or_else(|| later().filter(|_| letters(stem).len() >= HALF)) {
            unit.text = word;
            unit.hyphen = false;
            rest.get_mut(place).into_iter().for_each(|other| other.text.clear());
        }
    }
}

/// A word without its punctuation, in lower case.
fn letters(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}
