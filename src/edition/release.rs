//! Disclosures of a report.

use super::Date;

/// One disclosure of a report. The date on the record and the date stamped on the pages often disagree, and both are facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// What marks call it: `2012`.
    pub key: String,
    /// Who released it.
    pub agency: Option<String>,
    /// The agency's number for the case.
    pub case: Option<String>,
    /// The decision, in the agency's own word.
    pub decision: Option<String>,
    /// The date on the record of the release.
    pub record_date: Option<Date>,
    /// The date stamped on the pages.
    pub stamped_date: Option<Date>,
    /// A note.
    pub note: Option<String>,
}

impl Release {
    /// The earlier of its dates.
    pub fn date(&self) -> Option<Date> {
        self.record_date.into_iter().chain(self.stamped_date).min()
    }
}
