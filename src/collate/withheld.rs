//! The words of the OCR that the report withholds.

use std::ops::Range;

use super::Part;
use super::align::Alignment;
use super::sides::{OcrSide, ReportSide};

/// How many words in a row must agree before the OCR is past the words that a mark withholds.
const ANCHOR: usize = 4;

/// The places between words of the report at which the edition withholds text, in order.
pub(super) fn places(parts: &[Part<'_>], report: &ReportSide) -> Vec<usize> {
    let mut places = Vec::new();
    for (at, part) in parts.iter().enumerate().filter(|(_, part)| !part.source.seals().is_empty()) {
        let [from, to] = [at, at + 1].map(|at| report.tokens.partition_point(|token| token.part < at));
        let own = report.tokens.get(from..to).unwrap_or_default();
        let mut tokens: Vec<(u32, usize)> = own.iter().map(|token| token.span.start).zip(from..).collect();
        tokens.sort_unstable();
        for seal in part.source.seals() {
            let next = tokens.partition_point(|(start, _)| *start < seal.start);
            // A note is read at its reference, so the words before and after a mark may be apart.
            let before = next.checked_sub(1).and_then(|last| tokens.get(last)).map(|(_, place)| place + 1);
            let after = tokens.get(next).map(|(_, place)| *place);
            places.extend(before.into_iter().chain(after));
            if tokens.is_empty() {
                places.push(from);
            }
        }
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// The words of the OCR that may be withheld: at each of these places, all words up to the next ones that agree for certain.
pub(super) fn hidden(places: &[usize], alignment: &Alignment, ocr: &OcrSide<'_>) -> Vec<Range<usize>> {
    let kept = &alignment.kept;
    let mut hidden: Vec<Range<usize>> = Vec::new();
    for place in places {
        let first = kept.partition_point(|run| run.end_a() <= *place);
        let last = kept.partition_point(|run| run.a < *place);
        let before = kept.iter().take(last).rev().map(|run| (run, run.end_a().min(*place) - run.a));
        let from = before.into_iter().find(|(_, len)| *len >= ANCHOR).map_or(0, |(run, len)| run.b + len);
        let after = kept.iter().skip(first).map(|run| (run, run.a.max(*place)));
        let mut after = after.filter(|(run, start)| run.end_a() - start >= ANCHOR);
        let to = after.next().map_or(ocr.tokens.len(), |(run, start)| run.b + start - run.a);
        match hidden.last_mut().filter(|last| last.end >= from) {
            Some(last) => last.end = last.end.max(to),
            None if from < to => hidden.push(from..to),
            None => {}
        }
    }
    hidden
}
