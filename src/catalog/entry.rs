//! One report in the catalog: its facts and its sections in order.

use std::collections::BTreeMap;

use crate::edition::{Exports, Report, Tally};
use crate::text::FilePath;

/// One report: its facts, and all claimants of each of its addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The facts, if it has an `index.md`.
    pub report: Option<Report>,
    pub(super) sections: BTreeMap<String, BTreeMap<FilePath, Exports>>,
}

impl Entry {
    /// The section at an address: of several claimants the first by path.
    #[must_use]
    pub fn section(&self, slug: &str) -> Option<(&FilePath, &Exports)> {
        self.sections.get(slug)?.first_key_value()
    }

    /// The sections in reading order: as the report lists them, else by file name. One that a list leaves out goes last.
    #[must_use]
    pub fn sections(&self) -> Vec<(&str, &FilePath, &Exports)> {
        let mut sections: Vec<(&str, &FilePath, &Exports)> = self
            .sections
            .iter()
            .filter_map(|(slug, claims)| {
                let (file, exports) = claims.first_key_value()?;
                Some((slug.as_str(), file, exports))
            })
            .collect();
        let listed = self.report.as_ref().and_then(|report| report.sections.as_deref());
        let place = |slug: &str, file: &FilePath| {
            listed.map_or(0, |list| list.iter().position(|name| is_named(name, slug, file)).unwrap_or(usize::MAX))
        };
        sections.sort_by(|(slug, file, _), (other_slug, other, _)| {
            (place(slug, file), file).cmp(&(place(other_slug, other), other))
        });
        sections
    }

    /// All claimants of all addresses: the address, and the files that make it.
    pub fn claims(&self) -> impl Iterator<Item = (&str, Vec<&FilePath>)> {
        self.sections.iter().map(|(slug, claims)| (slug.as_str(), claims.keys().collect()))
    }

    /// Its redactions and margin marks, counted over all sections.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for claims in self.sections.values() {
            if let Some((_, exports)) = claims.first_key_value() {
                tally += exports.tally;
            }
        }
        tally
    }
}

/// Whether a name in a report's list of sections names this one: its address, its file, or the file without its ending.
pub(super) fn is_named(name: &str, slug: &str, file: &FilePath) -> bool {
    let name = name.strip_suffix(".md").unwrap_or(name);
    name == slug || file.name().strip_suffix(".md") == Some(name)
}
