//! The pages of the original: their sequence across the sections of a report.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt;

use rustc_hash::FxHashMap;

use crate::catalog::ReportEntry;
use crate::diagnostic::{Code, Finding};
use crate::edition::{Folio, FolioState, Label, NoteStyle, Series};
use crate::text::{FilePath, Span};

use super::{Failure, Found, Outcome, Subject, Verdict};

/// How many missing pages are counted in a series.
const MOST_MISSING: usize = 100_000;

/// The page marks that are out of order; `marks` gives the places of the page marks of a file.
pub(super) fn order(entry: &ReportEntry, marks: &dyn Fn(&FilePath) -> Vec<Span>) -> Vec<Finding> {
    let mut sequence = Sequence::default();
    let mut findings = Vec::new();
    let has_folios = entry.sections().any(|(.., summary)| !summary.folios.is_empty());
    for (_, file, summary) in entry.sections() {
        if has_folios && summary.folios.is_empty() && summary.note_style != NoteStyle::Endnotes {
            let message = "this section has no page mark, although other sections have";
            let help = "start the file with [page N] or [page N, continued]";
            findings.push(Finding::new(Code::TextBeforePage, file, None, message).help(help));
        }
        let places = OnceCell::new();
        for (at, folio) in summary.folios.iter().enumerate() {
            let place = || places.get_or_init(|| marks(file)).get(at).copied();
            findings.extend(sequence.meet(folio, at == 0, file, &place));
            findings.extend(sequence.meet_scan(folio, file, &place));
        }
    }
    findings
}

/// The page numbers that are missing between the first and the last of each series.
pub(super) fn missing(folios: &[&Folio]) -> Verdict {
    let numbered = folios.iter().filter(|folio| folio.label.series != Series::Place);
    let mut ranges: Vec<(Option<&str>, &Series, u32, u32)> = numbered
        .map(|Folio { label, last, .. }| {
            let last = last.as_ref().map_or(label.number, |last| last.number);
            (label.numbering.as_deref(), &label.series, label.number, last)
        })
        .collect();
    ranges.sort_unstable();
    let mut missing = Vec::new();
    for ranges in ranges.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
        let Some(&(numbering, series, mut next, _)) = ranges.first() else { continue };
        let gaps = ranges.iter().flat_map(|(.., first, last)| {
            let gap = next..*first;
            next = next.max(last.saturating_add(1));
            gap
        });
        let label = |number| {
            let label = match series {
                Series::Roman => Label::roman(number),
                Series::Prefixed(prefix) => format!("{prefix}{number}"),
                Series::Arabic | Series::Place => number.to_string(),
            };
            numbering.map_or_else(|| label.clone(), |name| format!("{name}:{label}"))
        };
        missing.extend(runs(gaps.take(MOST_MISSING), label));
    }
    if missing.is_empty() {
        return Verdict { subject: Subject::PageNumbers, found: Found::All, outcome: Outcome::Holds };
    }
    let listed = Run::list(&missing);
    let failure = Failure {
        code: Code::MissingPage,
        message: if let [Run::One(missing)] = missing.as_slice() {
            format!("page {missing} has no page mark")
        } else {
            format!("pages {listed} have no page mark")
        },
        help: "add a mark for the page: [page ii, blank], [page ii, not scanned] or [page ii, not transcribed]",
    };
    Verdict { subject: Subject::PageNumbers, found: Found::Without(missing), outcome: Outcome::Fails(failure) }
}

/// One number, or three and more in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// `3`
    One(String),
    /// `8 to 16`
    Range(String, String),
}

impl Run {
    /// Runs in a finding: `3, 8 to 16`.
    pub(super) fn list(runs: &[Self]) -> String {
        runs.iter().map(Self::to_string).collect::<Vec<_>>().join(", ")
    }
}

impl fmt::Display for Run {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(label) => out.write_str(label),
            Self::Range(first, last) => write!(out, "{first} to {last}"),
        }
    }
}

/// Ascending numbers as runs.
pub(super) fn runs(numbers: impl Iterator<Item = u32>, label: impl Fn(u32) -> String) -> Vec<Run> {
    let numbers: Vec<u32> = numbers.collect();
    let runs = numbers.chunk_by(|one, next| one.checked_add(1) == Some(*next));
    let runs = runs.filter_map(|run| Some((*run.first()?, *run.last()?)));
    runs.flat_map(|(first, last)| match last - first {
        0 => vec![Run::One(label(first))],
        1 => vec![Run::One(label(first)), Run::One(label(last))],
        _ => vec![Run::Range(label(first), label(last))],
    })
    .collect()
}

/// The place of a page mark, which only a finding needs.
type PlaceOf<'a> = &'a dyn Fn() -> Option<Span>;

/// The pages met so far, in reading order.
#[derive(Default)]
struct Sequence<'a> {
    seen: FxHashMap<Cow<'a, str>, &'a FilePath>,
    last: Option<&'a Folio>,
    /// The last page that has a number in the scan, and that number.
    scanned: Option<(&'a Folio, u32)>,
}

impl<'a> Sequence<'a> {
    /// A page that continues may repeat its scan.
    fn meet_scan(&mut self, folio: &'a Folio, file: &'a FilePath, place: PlaceOf<'_>) -> Option<Finding> {
        let scan = folio.scan.filter(|_| folio.state != FolioState::Continued)?;
        let (before, last) = self.scanned.replace((folio, scan)).filter(|(_, last)| *last >= scan)?;
        let (here, before) = (folio.phrase(), before.phrase());
        let (message, help) = if last == scan {
            let message = format!("{here} has the same scan as {before}: {scan}");
            (message, "correct one number; if the scan shows both pages, write it at the first only")
        } else {
            (
                format!("{here} has scan {scan}, after {before} with scan {last}"),
                "check the numbers and the order of the pages",
            )
        };
        Some(Finding::new(Code::ScanOrder, file, place(), message).help(help))
    }

    fn meet(&mut self, folio: &'a Folio, first: bool, file: &'a FilePath, place: PlaceOf<'_>) -> Option<Finding> {
        let label = &folio.label;
        if label.printed.is_empty() {
            return None;
        }
        if folio.state == FolioState::Continued {
            let last = self.last.replace(folio);
            let continues = last.is_some_and(|last| last.label.slug() == label.slug());
            let message = match last {
                _ if !first => format!("page {label} is continued in the middle of a section"),
                _ if continues => return None,
                Some(last) => {
                    format!("page {label} is continued here, but the text before it ends on page {}", last.label)
                }
                None => format!("page {label} is continued here, but there is no text before it"),
            };
            let help = "write [page N] where the page begins, and [page N, continued] at the head of the next section";
            return Some(Finding::new(Code::PageNotContinued, file, place(), message).help(help));
        }
        let last = self.last.replace(folio);
        if let Some(earlier) = self.seen.insert(label.slug(), file) {
            let message = format!("page {label} begins a second time, first in {}", earlier.name());
            let help = format!(
                "name the second series, [page annex:{label}], or write [page {label}, continued] if the page continues here"
            );
            return Some(Finding::new(Code::DuplicatePage, file, place(), message).help(help));
        }
        let before = last.map(|last| last.last.as_deref().unwrap_or(&last.label))?;
        if let Series::Prefixed(prefix) = &label.series
            && before.series == Series::Arabic
            && prefix.strip_suffix('-').and_then(|first| first.parse().ok()) == Some(before.number.saturating_add(1))
        {
            let message = format!("page {label} is one page here, and comes after page {before}");
            let help = format!("for a range, write [pages {label}, …] or one [page N] where each page begins");
            return Some(Finding::new(Code::PageBackwards, file, place(), message).help(help));
        }
        let backwards = label.after(before)? == std::cmp::Ordering::Less;
        backwards.then(|| {
            let message = format!("page {label} comes after page {before}");
            Finding::new(Code::PageBackwards, file, place(), message).help("check the order of the columns and sheets")
        })
    }
}
