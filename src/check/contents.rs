//! The printed contents of a report against its headings.

use crate::catalog::ReportEntry;
use crate::edition::{Heading, Slug, Summary};
use crate::ledger::PrintedLine;

use super::Verdict;

/// Whether each line of the printed contents has its heading.
pub(super) fn printed(entry: &ReportEntry, printed: &[PrintedLine]) -> Verdict {
    let lost: Vec<&PrintedLine> = printed.iter().filter(|line| find_heading(entry, line).is_none()).collect();
    let value = format!("{} of {}", printed.len() - lost.len(), printed.len());
    let unmet = match lost.first() {
        Some(line) => Some(format!("printed contents: no heading `{}` begins on page {}", line.title, line.folio)),
        None if printed.is_empty() => Some("printed contents: the section has no table of titles and pages".into()),
        None => None,
    };
    Verdict::expected("Printed contents and headings", value, unmet)
}

/// The heading that a line of the printed contents names, and its section: the same words, on the page that is printed.
#[must_use]
pub fn find_heading<'a>(entry: &'a ReportEntry, line: &PrintedLine) -> Option<(&'a Slug, &'a Heading)> {
    let mut headings = entry.headings(&line.title);
    let found = headings.find(|(_, summary, heading)| folio_of(summary, heading.folio) == Some(line.folio.as_str()));
    found.map(|(slug, _, heading)| (slug, heading))
}

fn folio_of(summary: &Summary, at: Option<u32>) -> Option<&str> {
    summary.folios.get(at? as usize).map(|folio| &*folio.label.printed)
}
