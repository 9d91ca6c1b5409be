//! The comparison of a report with an OCR text.

use std::slice;

use lacuna::collate::{Comparison, OcrText, Part, compare};
use lacuna::edition::{Lexicon, Names, Registry, Report};
use lacuna::parse;
use lacuna::text::{FilePath, RawText, Source, withhold};

use super::{Target, fuzz};
use crate::properties;

struct Collation {
    registry: Registry,
    report: Report,
}

impl Target for Collation {
    const NAME: &'static str = "collation";
    const CASES: u64 = 40;
    const TOKENS: &'static [&'static str] = properties::PIECES;

    /// An input is a report, and after `=====` an OCR text.
    fn hold(&self, input: &[u8]) -> Result<(), String> {
        let input = String::from_utf8_lossy(input);
        let (report, ocr) = input.split_once("=====\n").unwrap_or((&input, &input));
        self.compare(report, ocr)?;
        self.compare(report, report)?;
        let plain = plain(&input);
        let comparison = self.compare(&plain, &plain)?;
        let [report, ocr] = comparison.counts;
        let is_equal = comparison.differences.is_empty() && report == ocr;
        is_equal.then_some(()).ok_or(format!("{plain:?} differs from itself: {comparison:?}"))
    }
}

impl Collation {
    /// Compares two texts, twice. Each difference has its place in the report.
    fn compare(&self, report: &str, ocr: &str) -> Result<Comparison, String> {
        let (Some(report), Some(ocr)) = (source("content/r/a.md", report), source("ocr.txt", ocr)) else {
            return Ok(Comparison::default());
        };
        let lexicon = Lexicon { registry: &self.registry, names: &Names::default(), report: &self.report };
        let (section, _) = parse::section(&report, lexicon);
        let parts = [Part { source: &report, section: &section, unreadable: &[] }];
        let ocr = OcrText { source: &ocr, registry: &self.registry, declared: &[], later: &[] };
        let comparison = compare(&parts, &ocr);
        for difference in &comparison.differences {
            properties::places(&report, slice::from_ref(&difference.finding)).map_err(|error| error.to_string())?;
        }
        let is_same = compare(&parts, &ocr) == comparison;
        is_same.then_some(comparison).ok_or("comparing differs from itself".into())
    }
}

/// The words of a text, a paragraph a line, without anything that is notation in a transcription or an OCR text. A line that is nothing
/// but an exemption code is notation too, so each gets a word that is in none.
fn plain(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let words = line.split(|sign: char| !sign.is_alphabetic() && !",;?".contains(sign));
        words.filter(|word| !word.is_empty()).chain(["mill"]).collect::<Vec<_>>().join(" ")
    });
    lines.collect::<Vec<_>>().join("\n\n")
}

fn source(path: &str, text: &str) -> Option<Source> {
    withhold(&FilePath::new(path), RawText::new(text.as_bytes().to_vec())).ok()
}

#[test]
fn a_text_against_itself_has_no_differences() {
    fuzz(&Collation { registry: Registry::new(Vec::new()), report: Report::default() });
}
