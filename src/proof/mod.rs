//! What a report claims of itself, and whether its transcription bears it out.
//!
//! In come the facts of a report, the exports of its sections and the lines of its printed contents; out come checks, each with what
//! was found. **A claim that fails is a finding, and stands in the proof on the report's page all the same.**

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::ReportEntry;
use crate::diagnostic::Code;
use crate::edition::{Expect, Folio, FolioState, Report, Series, Slug, Summary};
use crate::ledger::PrintedLine;

/// How a check came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The claim holds.
    Holds,
    /// It does not.
    Fails,
}

/// One check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What was checked.
    pub label: String,
    /// What was found: `15 of 15`.
    pub value: String,
    /// How it came out.
    pub state: State,
    /// What to report where it fails.
    pub fault: Option<Fault>,
}

/// A check that fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The code of the finding.
    pub code: Code,
    /// What is the matter.
    pub message: String,
    /// What to do.
    pub help: &'static str,
}

/// Where a line of the printed contents leads: the section and the address of the heading that begins on that folio.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The section's address.
    pub slug: Slug,
    /// The heading's address, without the `#`.
    pub id: String,
}

/// Checks all that a report claims, and the sequence of its folios.
#[must_use]
pub fn checks(report: &Report, entry: &ReportEntry, printed: &[PrintedLine]) -> Vec<Check> {
    let mut checks = Vec::new();
    let folios: Vec<&Folio> = entry.sections().flat_map(|(.., summary)| &summary.folios).collect();
    let default = Expect::default();
    let expect = report.expect.as_ref().unwrap_or(&default);
    if let Some(expected) = expect.scans {
        checks.push(scans(&folios, expected));
    }
    if !folios.is_empty() {
        checks.push(sequence(&folios));
    }
    if expect.contents.is_some() {
        checks.push(contents(entry, printed));
    }
    let mut codes: BTreeMap<&str, u32> = BTreeMap::new();
    let claims = entry.sections().flat_map(|(.., summary)| &summary.claims).filter(|claim| claim.attachment.is_some());
    for claim in claims {
        *codes.entry(&claim.ground.code).or_default() += 1;
    }
    for (code, expected) in &expect.codes {
        let found = codes.get(code.as_str()).copied().unwrap_or(0);
        checks.push(count(&format!("Codes {code} in the margin"), found, *expected));
    }
    let tally = entry.tally();
    if let Some(expected) = expect.gaps {
        checks.push(count("Gaps in the text", tally.gaps, expected));
    }
    if let Some(expected) = expect.denied {
        checks.push(count("Pages denied whole", tally.denied, expected));
    }
    checks
}

fn count(label: &str, found: u32, expected: u32) -> Check {
    let value = format!("{found} of {expected}");
    let message = format!("{}: index.md expects {expected}, and there are {found}", label.to_lowercase());
    verdict(label.to_owned(), value, found == expected, message)
}

fn verdict(label: String, value: String, holds: bool, message: String) -> Check {
    let help = "correct the transcription, or the number under [expect] in index.md if the paper bears it out";
    let fault = (!holds).then_some(Fault { code: Code::ExpectationFailed, message, help });
    Check { label, value, state: if holds { State::Holds } else { State::Fails }, fault }
}

fn scans(folios: &[&Folio], expected: u32) -> Check {
    let numbers: BTreeSet<u32> =
        folios.iter().filter(|folio| folio.state != FolioState::Continued).filter_map(|folio| folio.scan).collect();
    let found = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    let missing: Vec<String> =
        (1..=expected).filter(|number| !numbers.contains(number)).map(|number| number.to_string()).collect();
    let beyond = numbers.last().is_some_and(|last| *last > expected);
    let message = if missing.is_empty() {
        format!("scans: index.md expects {expected}, and there are {found}")
    } else {
        format!("scans: no page mark has scan {}", missing.join(", "))
    };
    verdict("Scans".into(), format!("{found} of {expected}"), missing.is_empty() && !beyond, message)
}

/// The folios of each series from the first to the last: what is missing between them.
fn sequence(folios: &[&Folio]) -> Check {
    let mut series: BTreeMap<(Option<&str>, bool), BTreeSet<u32>> = BTreeMap::new();
    for folio in folios.iter().filter(|folio| folio.label.series != Series::Place) {
        let numbers =
            series.entry((folio.label.numbering.as_deref(), folio.label.series == Series::Roman)).or_default();
        let last = folio.last.as_ref().map_or(folio.label.number, |last| last.number);
        numbers.extend(folio.label.number..=last.min(folio.label.number.saturating_add(10_000)));
    }
    let mut missing = Vec::new();
    for ((numbering, is_roman), numbers) in &series {
        let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else { continue };
        for number in (*first..*last).filter(|number| !numbers.contains(number)).take(50) {
            let label = if *is_roman { roman(number) } else { number.to_string() };
            missing.push(numbering.map_or_else(|| label.clone(), |name| format!("{name}:{label}")));
        }
    }
    let holds = missing.is_empty();
    let value = if holds { "complete".to_owned() } else { format!("without {}", missing.join(", ")) };
    let message = format!("the sequence of folios has no {}", missing.join(", "));
    let help = "add the page mark; one that was not scanned is [page ii, not scanned], an empty one [page ii, blank]";
    let fault = (!holds).then_some(Fault { code: Code::MissingFolio, message, help });
    Check {
        label: "Sequence of the folios".into(),
        value,
        state: if holds { State::Holds } else { State::Fails },
        fault,
    }
}

fn contents(entry: &ReportEntry, printed: &[PrintedLine]) -> Check {
    let lost: Vec<&PrintedLine> = printed.iter().filter(|line| find(entry, line).is_none()).collect();
    let found = printed.len() - lost.len();
    let value = format!("{found} of {}", printed.len());
    let message = match lost.first() {
        Some(line) => format!("printed contents: no heading `{}` begins on folio {}", line.title, line.folio),
        None => "printed contents: the section has no table of titles and folios".into(),
    };
    verdict("Printed contents against the headings".into(), value, lost.is_empty() && !printed.is_empty(), message)
}

/// The heading that a line of the printed contents names: the same words, on the folio that is printed.
#[must_use]
pub fn find(entry: &ReportEntry, line: &PrintedLine) -> Option<Match> {
    let wanted = fold(&line.title);
    entry.sections().find_map(|(slug, _, summary)| {
        let heading = summary.headings.iter().find(|heading| {
            let parts = heading.text.split(": ").map(fold);
            let same = fold(&heading.text) == wanted || parts.into_iter().any(|part| part == wanted);
            same && folio_of(summary, heading.folio) == Some(line.folio.as_str())
        })?;
        Some(Match { slug: slug.to_owned(), id: heading.id.to_string() })
    })
}

fn folio_of(summary: &Summary, at: Option<u32>) -> Option<&str> {
    summary.folios.get(at? as usize).map(|folio| &*folio.label.printed)
}

/// Letters and digits alone, in lower case.
fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn roman(mut number: u32) -> String {
    let digits = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut text = String::new();
    for (value, digit) in digits {
        while number >= value {
            text.push_str(digit);
            number -= value;
        }
    }
    text
}
