//! Where references lead.

use std::borrow::Cow;

use crate::edition::{Anchor, Folder, Href, OutPath, Slug};

use super::{ReportPage, Route};

/// Where a reference leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination<'a> {
    /// A section, and perhaps an address in it.
    Section {
        /// The report's folder.
        folder: &'a Folder,
        /// The section's slug.
        slug: &'a Slug,
        /// An address on its page.
        anchor: Option<&'a Anchor>,
    },
    /// A report's page.
    Report(&'a Folder),
    /// Any other file of the site, with what follows the `#`.
    File(OutPath, Option<Cow<'a, str>>),
    /// Another host.
    Outside(&'a str),
}

impl Destination<'_> {
    /// The link from a page to this place. Links from the page of a whole report to its sections come from
    /// [`WholeParts::href`](super::WholeParts::href).
    pub fn href(&self, from: &Route) -> Href {
        match self {
            Self::Section { folder, slug, anchor } => match (from, anchor) {
                (Route::Report(here, ReportPage::Section(this)), Some(anchor)) if here == *folder && this == *slug => {
                    Href::default().at(anchor)
                }
                _ => from.to_section(folder, slug).at_any(*anchor),
            },
            Self::Report(folder) => from.to(&Route::of_report(folder, ReportPage::Index)),
            Self::File(path, fragment) => Href::relative(&from.path(), path).at_any(fragment.as_deref()),
            Self::Outside(address) => Href::written(address),
        }
    }
}
