//! What a report says of itself under `[expect]`, against its transcription.

use std::collections::BTreeSet;

use crate::catalog::ReportEntry;
use crate::diagnostic::Code;
use crate::edition::{Expect, Folio, FolioState, Proofreading, Report};
use crate::ledger::PrintedLine;

use super::pages::Run;
use super::{contents, pages};

/// The outcome of a check of one report, as its page lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What was checked.
    pub subject: Subject,
    /// What was found.
    pub found: Found,
    /// How the check came out.
    pub outcome: Outcome,
}

/// What a check is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The numbers of the pages in the scan.
    Scans,
    /// The numbers of the pages.
    PageNumbers,
    /// The pages that are not transcribed yet.
    Transcription,
    /// The pages that are proofread as far as this.
    Proofreading(Proofreading),
    /// The printed contents.
    Contents,
    /// An exemption code in the margin.
    Codes(String),
    /// The redactions in the text.
    Redactions,
    /// The pages withheld in full.
    PagesWithheld,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Everything.
    All,
    /// Everything but these page numbers.
    Without(Vec<Run>),
    /// These pages.
    Pages(Vec<Run>),
    /// A number of pages without a transcription.
    Untranscribed(u32),
    /// A number, and the one that is expected: `15 of 15`.
    Count {
        /// How many there are.
        found: u32,
        /// How many there should be.
        expected: u32,
    },
}

/// How a check came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// What the report expects is so.
    Holds,
    /// It is not decided: the transcription is not complete.
    Open,
    /// It is not so.
    Fails(Failure),
}

impl Outcome {
    /// The name of the outcome as a class in a style sheet.
    pub fn class(&self) -> &'static str {
        match self {
            Self::Holds => "ok",
            Self::Open => "open",
            Self::Fails(_) => "failed",
        }
    }
}

/// Why a check fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The code of the finding.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: &'static str,
}

impl Verdict {
    /// The outcome of a check of an expectation.
    pub(super) fn expected(subject: Subject, found: u32, expected: u32, unmet: Option<String>) -> Self {
        let help = "if the scan agrees with your transcription, change the number under [expect] in index.md; otherwise correct the transcription";
        let failed = |message| Outcome::Fails(Failure { code: Code::ExpectationFailed, message, help });
        Self { subject, found: Found::Count { found, expected }, outcome: unmet.map_or(Outcome::Holds, failed) }
    }
}

/// Checks what a report expects of its transcription, and whether page numbers are missing.
pub fn verdicts(report: &Report, entry: &ReportEntry, printed: &[PrintedLine]) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let folios: Vec<&Folio> = entry.sections().flat_map(|(.., summary)| &summary.folios).collect();
    let default = Expect::default();
    let expect = report.expect.as_ref().unwrap_or(&default);
    if let Some(expected) = expect.scans {
        verdicts.push(scans(&folios, expected));
    }
    if !folios.is_empty() {
        verdicts.push(pages::missing(&folios));
    }
    let untranscribed: u32 =
        folios.iter().filter(|folio| folio.state == FolioState::NotTranscribed).map(|folio| folio.pages()).sum();
    if untranscribed > 0 {
        let (subject, found) = (Subject::Transcription, Found::Untranscribed(untranscribed));
        verdicts.push(Verdict { subject, found, outcome: Outcome::Open });
    }
    verdicts.extend(proofreading(report, &folios));
    // What is missing may be on the pages that are still to be transcribed.
    let count = |subject, noun: &str, found: u32, expected: u32| match count(subject, noun, found, expected) {
        verdict if found < expected && untranscribed > 0 => Verdict { outcome: Outcome::Open, ..verdict },
        verdict => verdict,
    };
    if expect.contents.as_deref().is_some_and(|name| entry.find(name).is_some()) {
        let verdict = contents::printed(entry, printed);
        let outcome =
            if untranscribed > 0 && verdict.outcome != Outcome::Holds { Outcome::Open } else { verdict.outcome };
        verdicts.push(Verdict { outcome, ..verdict });
    }
    for (code, expected) in &expect.codes {
        let found = entry.codes_counted().get(code.as_str()).map_or(0, |claims| claims.in_margin());
        let noun = format!("codes {code} in the margin");
        verdicts.push(count(Subject::Codes(code.clone()), &noun, found, *expected));
    }
    let tally = entry.tally();
    if let Some(expected) = expect.gaps {
        verdicts.push(count(Subject::Redactions, "redactions in the text", tally.gaps, expected));
    }
    if let Some(expected) = expect.denied {
        verdicts.push(count(Subject::PagesWithheld, "pages withheld in full", tally.denied, expected));
    }
    verdicts
}

fn count(subject: Subject, noun: &str, found: u32, expected: u32) -> Verdict {
    let unmet = (found != expected).then(|| format!("{noun}: expected {expected}, found {found}"));
    Verdict::expected(subject, found, expected, unmet)
}

fn scans(folios: &[&Folio], expected: u32) -> Verdict {
    let numbers: BTreeSet<u32> =
        folios.iter().filter(|folio| folio.state != FolioState::Continued).filter_map(|folio| folio.scan).collect();
    let found = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    let missing = (1..=expected).filter(|number| !numbers.contains(number)).take(100_000);
    let missing = pages::runs(missing, |number| number.to_string());
    let unmet = if !missing.is_empty() {
        Some(format!("scans: no page mark has scan {}", Run::list(&missing)))
    } else {
        (numbers.last() > Some(&expected)).then(|| format!("scans: expected {expected}, found {found}"))
    };
    Verdict::expected(Subject::Scans, found, expected, unmet)
}

/// How far the pages are proofread, if the report says so: a line for each state that a page is in.
fn proofreading(report: &Report, folios: &[&Folio]) -> Vec<Verdict> {
    let Some(proofread) = &report.proofread else { return Vec::new() };
    let pages = proofread.pages(folios).0;
    let states = [Proofreading::Twice, Proofreading::Once, Proofreading::Draft];
    let verdicts = states.into_iter().filter_map(|state| {
        let mut runs: Vec<(String, String, usize)> = Vec::new();
        let with_text = folios.iter().zip(&pages).filter_map(|(folio, page)| Some((folio.label.name(), (*page)?)));
        let mut goes_on = false;
        for (label, page) in with_text {
            match runs.last_mut() {
                Some((_, last, count)) if page == state && goes_on => (*last, *count) = (label, *count + 1),
                _ if page == state => runs.push((label.clone(), label, 1)),
                _ => {}
            }
            goes_on = page == state;
        }
        let runs = runs.into_iter().flat_map(|(first, last, count)| match count {
            1 => vec![Run::One(first)],
            2 => vec![Run::One(first), Run::One(last)],
            _ => vec![Run::Range(first, last)],
        });
        let runs: Vec<Run> = runs.collect();
        let outcome = if state == Proofreading::Draft { Outcome::Open } else { Outcome::Holds };
        (!runs.is_empty()).then_some(Verdict {
            subject: Subject::Proofreading(state),
            found: Found::Pages(runs),
            outcome,
        })
    });
    verdicts.collect()
}
