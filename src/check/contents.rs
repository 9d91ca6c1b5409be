//! The printed contents of a report against its headings.

use crate::catalog::ReportEntry;
use crate::ledger::PrintedLine;

use super::{Subject, Verdict};

/// Whether each line of the printed contents has its heading.
pub(super) fn printed(entry: &ReportEntry, printed: &[PrintedLine]) -> Verdict {
    let lost: Vec<&PrintedLine> =
        printed.iter().filter(|line| entry.heading_on(&line.title, &line.folio).is_none()).collect();
    let unmet = match lost.first() {
        Some(line) => Some(format!("printed contents: no heading `{}` begins on page {}", line.title, line.folio)),
        None if printed.is_empty() => Some("printed contents: the section has no table of titles and pages".into()),
        None => None,
    };
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Verdict::expected(Subject::Contents, count(printed.len() - lost.len()), count(printed.len()), unmet)
}
