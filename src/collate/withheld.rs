//! The words of the OCR that the report withholds, or may be meant to withhold.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Part;
use super::align::Alignment;
use super::sides::{MarginCode, OcrSide, ReportSide};

/// How many words in a row must agree before the OCR is past the words that a mark withholds.
const ANCHOR: usize = 4;

/// The places between words of the report at which the edition withholds text, or has a bracket that cannot be read, in order.
pub(super) fn places(parts: &[Part<'_>], report: &ReportSide) -> Vec<usize> {
    let mut places = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let mut marks = part.source.seals().iter().chain(part.unreadable).peekable();
        if marks.peek().is_none() {
            continue;
        }
        let [from, to] = [at, at + 1].map(|at| report.tokens.partition_point(|token| token.part < at));
        let own = report.tokens.get(from..to).unwrap_or_default();
        let mut tokens: Vec<(u32, usize)> = own.iter().map(|token| token.span.start).zip(from..).collect();
        tokens.sort_unstable();
        for mark in marks {
            let next = tokens.partition_point(|(start, _)| *start < mark.start);
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

/// Hides the words of the OCR that may be withheld: at each of these places, all words up to the next ones that agree for certain. Of the
/// codes there, only the report's remain.
pub(super) fn hide(places: &[usize], alignment: &Alignment, report: &ReportSide, ocr: &mut OcrSide<'_>) {
    let kept = &alignment.kept;
    let (mut here, mut there): (Vec<Range<usize>>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
    for place in places {
        let first = kept.partition_point(|run| run.end_a() <= *place);
        let last = kept.partition_point(|run| run.a < *place);
        let before = kept.iter().take(last).rev().map(|run| (run, run.end_a().min(*place) - run.a));
        let mut before = before.filter(|(_, len)| *len >= ANCHOR);
        let from = before.next().map_or((0, 0), |(run, len)| (run.a + len, run.b + len));
        let after = kept.iter().skip(first).map(|run| (run, run.a.max(*place)));
        let mut after = after.filter(|(run, start)| run.end_a() - start >= ANCHOR);
        let ends = (report.tokens.len(), ocr.tokens.len());
        let to = after.next().map_or(ends, |(run, start)| (start, run.b + start - run.a));
        match (here.last_mut(), there.last_mut()) {
            (Some(here), Some(there)) if there.end >= from.1 => {
                (here.end, there.end) = (here.end.max(to.0), there.end.max(to.1));
            }
            _ => {
                here.push(from.0..to.0);
                there.push(from.1..to.1);
            }
        }
    }
    let mut known: BTreeMap<(usize, String), usize> = BTreeMap::new();
    let place = |code: &MarginCode, ranges: &[Range<usize>]| Some((around(code, ranges)?, code.code.clone()));
    let own = report.codes.iter().filter_map(|code| place(code, &here));
    own.for_each(|place| *known.entry(place).or_default() += 1);
    ocr.codes.retain(|code| {
        let Some(place) = place(code, &there) else { return true };
        let left = known.get_mut(&place).filter(|left| **left > 0);
        left.map(|left| *left -= 1).is_some()
    });
    ocr.hidden = there;
}

/// Which of these ranges of words a code is in, or at an end of.
fn around(code: &MarginCode, ranges: &[Range<usize>]) -> Option<usize> {
    let next = ranges.partition_point(|range| range.end < code.at);
    ranges.get(next).filter(|range| range.start <= code.at).map(|_| next)
}
