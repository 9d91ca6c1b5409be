//! The printed contents of a report against its headings.

use crate::catalog::ReportEntry;
use crate::edition::{Slug, Summary};
use crate::ledger::PrintedLine;

use super::Verdict;

/// Where a line of the printed contents leads: the section, and the address of the heading that begins on that page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsTarget {
    /// The section.
    pub slug: Slug,
    /// The heading's address, without the `#`.
    pub id: String,
}

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

/// The heading that a line of the printed contents names: the same words, on the page that is printed.
#[must_use]
pub fn find_heading(entry: &ReportEntry, line: &PrintedLine) -> Option<ContentsTarget> {
    let wanted = fold(&line.title);
    entry.sections().find_map(|(slug, _, summary)| {
        let heading = summary.headings.iter().find(|heading| {
            let parts = heading.text.split(": ").map(fold);
            let same = fold(&heading.text) == wanted || parts.into_iter().any(|part| part == wanted);
            same && folio_of(summary, heading.folio) == Some(line.folio.as_str())
        })?;
        Some(ContentsTarget { slug: slug.clone(), id: heading.id.to_string() })
    })
}

fn folio_of(summary: &Summary, at: Option<u32>) -> Option<&str> {
    summary.folios.get(at? as usize).map(|folio| &*folio.label.printed)
}

/// Letters and digits alone, in lower case.
fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
