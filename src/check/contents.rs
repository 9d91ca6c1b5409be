//! The printed contents of a report against its headings.

use crate::catalog::ReportEntry;
use crate::edition::{Heading, Slug};
use crate::ledger::PrintedLine;

use super::{Subject, Verdict};

/// Whether each line of the printed contents has its heading.
pub(super) fn printed(entry: &ReportEntry, printed: &[PrintedLine]) -> Verdict {
    let lost: Vec<&PrintedLine> = printed.iter().filter(|line| find_heading(entry, line).is_none()).collect();
    let unmet = match lost.first() {
        Some(line) => Some(format!("printed contents: no heading `{}` begins on page {}", line.title, line.folio)),
        None if printed.is_empty() => Some("printed contents: the section has no table of titles and pages".into()),
        None => None,
    };
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Verdict::expected(Subject::Contents, count(printed.len() - lost.len()), count(printed.len()), unmet)
}

/// The heading that a line of the printed contents names, and its section: the same words, on the page that is printed.
pub fn find_heading<'a>(entry: &'a ReportEntry, line: &PrintedLine) -> Option<(&'a Slug, &'a Heading)> {
    entry.heading_on(&line.title, &line.folio)
}
