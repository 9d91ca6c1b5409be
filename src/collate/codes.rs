//! Counts codes by [`Stretch`]: a code is printed beside the words, not among them.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Finding};

use super::align::Alignment;
use super::sides::{MarginCode, OcrSide, ReportSide};
use super::{Difference, Part};

/// The codes of a stretch in the OCR.
#[derive(Debug, Default)]
struct Tally<'a> {
    here: usize,
    there: Vec<&'a MarginCode>,
}

/// Compares the codes of each stretch. A code of the OCR between two stretches counts for the one that lacks it.
pub(super) fn compare(
    parts: &[Part<'_>],
    report: &ReportSide,
    ocr: &OcrSide<'_>,
    alignment: &Alignment,
) -> Vec<Difference> {
    let mut tallies: BTreeMap<(&str, usize), Tally<'_>> = BTreeMap::new();
    for code in &report.codes {
        tallies.entry((&code.code, code.stretch)).or_default().here += 1;
    }
    let (before, after) = neighbours(&stretches(report, ocr, alignment));
    let mut between: Vec<(usize, usize, &MarginCode)> = Vec::new();
    let mut beside_open: Vec<([Option<usize>; 2], &MarginCode)> = Vec::new();
    for code in &ocr.codes {
        let at = |stretches: &[Option<usize>]| stretches.get(code.at).copied().flatten();
        match (at(&before), at(&after)) {
            (one, other) if report.is_open_between(one, other) => beside_open.push(([one, other], code)),
            (Some(one), Some(other)) if one != other => between.push((one, other, code)),
            (Some(stretch), _) | (None, Some(stretch)) => {
                tallies.entry((&code.code, stretch)).or_default().there.push(code);
            }
            (None, None) => tallies.entry((&code.code, 0)).or_default().there.push(code),
        }
    }
    let lacks = |tallies: &BTreeMap<_, Tally<'_>>, code: &'_ MarginCode, stretch: usize| {
        tallies.get(&(code.code.as_str(), stretch)).is_some_and(|tally| tally.there.len() < tally.here)
    };
    for (one, other, code) in between {
        let stretch = if lacks(&tallies, code, one) { one } else { other };
        tallies.entry((&code.code, stretch)).or_default().there.push(code);
    }
    // What no page beside it lacks is a code of the page that is not transcribed.
    for (pages, code) in beside_open {
        if let Some(stretch) = pages.into_iter().flatten().find(|stretch| lacks(&tallies, code, *stretch)) {
            tallies.entry((&code.code, stretch)).or_default().there.push(code);
        }
    }
    let (here, there) = (totals(&report.codes), totals(&ocr.codes));
    let total = |code: &str, totals: &BTreeMap<&str, usize>| totals.get(code).copied().unwrap_or_default();
    let differing = tallies.into_iter().filter(|(_, tally)| tally.here != tally.there.len());
    let differences = differing.filter_map(|((code, at), tally)| {
        let stretch = report.stretches.get(at)?;
        let lines: BTreeSet<u32> = tally.there.iter().map(|code| code.span.start).collect();
        let places = match (lines.first(), lines.last()) {
            (Some(first), Some(last)) if first != last => {
                format!(" ({} to {})", ocr.place_of(*first), ocr.place_of(*last))
            }
            (Some(first), _) => format!(" ({})", ocr.place_of(*first)),
            _ => String::new(),
        };
        let message = format!(
            "{}, code {code}: found {}, but the OCR has {}{places}; in the whole report: found {}, but the OCR has {}",
            stretch.name,
            tally.here,
            tally.there.len(),
            total(code, &here),
            total(code, &there),
        );
        let file = parts.get(stretch.part)?.source.path();
        let finding = Finding::new(Code::CodesDiffer, file, Some(stretch.span), message);
        Some(Difference { finding, words: vec![format!("code {code}, {}", stretch.name)], is_noise: false, line: None })
    });
    differences.collect()
}

/// How often each code occurs.
fn totals(codes: &[MarginCode]) -> BTreeMap<&str, usize> {
    let mut totals = BTreeMap::new();
    codes.iter().for_each(|code| *totals.entry(code.code.as_str()).or_default() += 1);
    totals
}

/// For each place between words the nearest stretch before it, and the nearest after it.
fn neighbours(stretches: &[Option<usize>]) -> (Vec<Option<usize>>, Vec<Option<usize>>) {
    let nearest = |last: &mut Option<usize>, stretch: &Option<usize>| {
        *last = stretch.or(*last);
        Some(*last)
    };
    let before = std::iter::once(&None).chain(stretches).scan(None, nearest).collect();
    let mut after: Vec<Option<usize>> =
        std::iter::once(&None).chain(stretches.iter().rev()).scan(None, nearest).collect();
    after.reverse();
    (before, after)
}

/// For each word of the OCR the stretch that has it in the report, if any.
fn stretches(report: &ReportSide, ocr: &OcrSide<'_>, alignment: &Alignment) -> Vec<Option<usize>> {
    let mut stretches = vec![None; ocr.tokens.len()];
    for run in alignment.kept.iter().chain(&alignment.moved) {
        let here = report.tokens.iter().skip(run.a).take(run.len);
        for (stretch, token) in stretches.iter_mut().skip(run.b).zip(here) {
            *stretch = Some(token.stretch);
        }
    }
    stretches
}
