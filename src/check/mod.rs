//! Checks across files: what a report says of itself, and whether its files agree.
//!
//! Each check is a function from the [`Catalog`](crate::catalog::Catalog) or from one [`ReportEntry`] to [`Finding`]s, in a file that
//! is named for what it checks. **A check never reads another report's prose** and keeps no state between calls.

mod addresses;
mod canaries;
mod claims;
mod contents;
mod copies;
mod editions;
mod expectations;
mod hidden_data;
mod names;
mod pages;
mod progress;
mod references;
mod scans;
mod sections;
mod series;
mod templates;
mod unlisted;
mod unquote;
mod withheld;

pub use addresses::{AddressChange, AddressedSection, address_changes, addresses_now};
pub use canaries::Canaries;
pub use claims::{ClaimSources, claims};
pub use copies::copies;
pub use editions::editions;
pub use expectations::{Failure, Found, Outcome, Subject, Verdict, verdicts};
pub use hidden_data::hidden_data;
pub use names::names;
pub use pages::Run;
pub use progress::Remaining;
pub use references::references;
pub use scans::scans;
pub use sections::section;
pub use series::series;
pub use templates::templates;
pub use unlisted::{is_copy_of_source, unlisted};
pub use unquote::{hide_lines, unquote, unreadable};
pub use withheld::withheld;

use crate::catalog::ReportEntry;
use crate::diagnostic::Finding;
use crate::edition::Folder;
use crate::facts;
use crate::ledger::PrintedLine;
use crate::text::{FilePath, Source, Span};

/// All findings across the files of one report. `index` is its `index.md`; `marks` gives the places of the page marks of a file.
pub fn report(
    folder: &Folder,
    entry: &ReportEntry,
    index: Option<&Source>,
    printed: &[PrintedLine],
    marks: &dyn Fn(&FilePath) -> Vec<Span>,
) -> Vec<Finding> {
    let Some(report) = entry.report() else { return Vec::new() };
    let place = index.and_then(|index| index.find("[expect]"));
    let failures = verdicts(report, entry, printed).into_iter().filter_map(|verdict| match verdict.outcome {
        Outcome::Fails(failure) => Some(failure),
        Outcome::Holds | Outcome::Open => None,
    });
    let mut findings: Vec<Finding> = failures
        .map(|failure| Finding::new(failure.code, &folder.index(), place, failure.message).help(failure.help))
        .collect();
    let place = |value: &str| facts::find_quoted(index?, value);
    findings.extend(sections::sections(folder, report, entry, &place));
    findings.extend(pages::order(entry, marks));
    findings.extend(progress::proofread(folder, report, entry, index));
    findings
}
