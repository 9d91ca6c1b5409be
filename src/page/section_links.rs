//! Links from a page of a report into its sections.

use crate::catalog::Route;
use crate::edition::{Folder, Href};
use crate::ledger::{Address, Ledger};

/// The links to the sections of a ledger, from one page.
#[derive(Debug, Clone, Default)]
pub(super) struct SectionLinks(Vec<Href>);

impl SectionLinks {
    /// The links from the page of a route.
    pub(super) fn new(ledger: &Ledger, folder: &Folder, from: &Route) -> Self {
        Self(ledger.sections.iter().map(|section| from.to_section(folder, &section.slug)).collect())
    }

    /// The link to an address.
    pub(super) fn to(&self, address: &Address) -> Href {
        self.0.get(address.section).map(|page| page.at_any(address.anchor.as_ref())).unwrap_or_default()
    }
}
