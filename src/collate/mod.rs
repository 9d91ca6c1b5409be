//! Compares a report's words with the text that it was made from.
//!
//! The input is the sections of a report in reading order and the text of an OCR program; the output is [`Difference`]s: words that
//! only one of them has, passages out of order, sentences that the report cuts, redactions and codes that do not agree. Each names
//! **both places**: the finding points into the transcription, its message at the line and column of the OCR.
//!
//! **A count of words would pass a text whose columns are swapped; this compares them in order.** The report's `index.md` can
//! accept deliberate differences, each with a reason ([`judge`]). No files, no clock.

mod accept;
mod align;
mod codes;
mod differences;
mod hyphens;
mod letters;
mod ocr;
mod passages;
mod sides;
mod signs;
mod tables;
mod withheld;

pub use accept::{Judged, judge};

use crate::diagnostic::Finding;
use crate::edition::{Registry, Section};
use crate::text::{Source, Span};
use sides::ReportSide;

/// A section of the report that is compared.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// Its public text.
    pub source: &'a Source,
    /// Its parsed section.
    pub section: &'a Section,
    /// The brackets whose words no finding may quote.
    pub unreadable: &'a [Span],
}

/// A difference between a report and its OCR.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The finding about it.
    pub finding: Finding,
    /// The words by which it can be accepted: words of the report, words of the OCR, or a page.
    pub words: Vec<String>,
    /// Whether it may be noise: a misread word, a stain read as letters, a word or two out of order.
    pub is_noise: bool,
    /// The line of the OCR text, if both sides have words that differ.
    pub line: Option<usize>,
}

/// The result of a comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The differences, in the order of the report.
    pub differences: Vec<Difference>,
    /// What the report has, then what the OCR has.
    pub counts: [Counts; 2],
}

/// What one side has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Words.
    pub words: usize,
    /// Redactions.
    pub gaps: usize,
    /// Codes in the margin.
    pub codes: usize,
}

/// An OCR text, and what is known of the paper that the program read.
#[derive(Debug, Clone, Copy)]
pub struct OcrText<'a> {
    /// The text.
    pub source: &'a Source,
    /// The exemptions.
    pub registry: &'a Registry,
    /// The codes without letters that count in this report.
    pub declared: &'a [String],
    /// The releases after the one that the program read: what they released is withheld in the text.
    pub later: &'a [&'a str],
}

/// Compares a report with its OCR.
///
/// **What the report withholds is not compared**, nor are brackets that may not be quoted: the OCR has their words, and no difference
/// quotes or counts them.
pub fn compare(parts: &[Part<'_>], ocr: &OcrText<'_>) -> Comparison {
    let mut report = sides::report(parts, ocr);
    let text = ocr;
    let mut ocr = sides::ocr(text, &report);
    let (mut a, b) = sides::keys(&report, &ocr);
    let align = |report: &ReportSide, a: &[u32]| {
        let blocks: Vec<u32> = report.tokens.iter().map(|token| token.block).collect();
        align::align(a, &b, &blocks)
    };
    let mut alignment = align(&report, &a);
    let tables = tables::by_columns(parts, &mut report, (&mut a, &b), &alignment, ocr.name);
    if !tables.is_empty() {
        alignment = align(&report, &a);
    }
    let withheld = withheld::places(parts, &report);
    report.open().chain(withheld.iter().copied()).for_each(|open| alignment.slide(&a, &b, open));
    withheld::hide(&withheld, &alignment, &report, &mut ocr);
    ocr.take_codes(text, &alignment);
    let mut differences = differences::find(parts, &report, &ocr, &alignment);
    // Of two texts that have little in common, only that can be said.
    if differences.iter().all(|difference| difference.finding.code != crate::diagnostic::Code::OtherText) {
        differences.extend(codes::compare(parts, &report, &ocr, &alignment));
        differences.extend(tables);
    }
    differences.sort_by(|one, other| one.finding.cmp(&other.finding));
    Comparison { differences, counts: [report.counts(), ocr.counts()] }
}

/// The key of a redaction.
const GAP: u32 = 0;
/// The key of a page withheld in full.
const DENIED: u32 = 1;
/// The key of an illegible passage; it equals no other key.
const ILLEGIBLE: u32 = 2;
/// The first key of a word.
const FIRST_WORD: u32 = 3;

/// What two spellings of a word have in common: its letters and digits in lower case, raised digits as others; of a word without
/// either, the word.
fn fold(word: &str) -> String {
    let folded: String =
        word.chars().map(lower_digit).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if folded.is_empty() { word.to_owned() } else { folded }
}

fn lower_digit(c: char) -> char {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = RAISED.iter().position(|raised| *raised == c).and_then(|digit| u32::try_from(digit).ok());
    digit.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c)
}

#[cfg(test)]
mod tests;
