//! Links from a page of a report into its sections.

use crate::catalog::Route;
use crate::edition::Folder;
use crate::ledger::{Address, Ledger};

/// The links to the sections of a ledger, from one page.
#[derive(Debug, Clone, Default)]
pub(super) struct SectionLinks(Vec<String>);

impl SectionLinks {
    /// The links from the page of a route.
    pub(super) fn new(ledger: &Ledger, folder: &Folder, from: &Route) -> Self {
        Self(ledger.sections.iter().map(|section| from.to_section(folder, &section.slug)).collect())
    }

    /// The link to an address.
    pub(super) fn to(&self, address: &Address) -> String {
        let page = self.0.get(address.section).map_or("", String::as_str);
        address.anchor.as_ref().map_or_else(|| page.to_owned(), |anchor| format!("{page}#{anchor}"))
    }
}
