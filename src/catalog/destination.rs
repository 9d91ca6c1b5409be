//! Where references lead.

use std::borrow::Cow;

use crate::edition::{Anchor, Folder, Slug};

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
    /// Any other file of the site, by its path, with what follows the `#`.
    File(Cow<'a, str>, Option<&'a str>),
    /// Another host.
    Outside(&'a str),
}

impl Destination<'_> {
    /// The link from a page to this place.
    #[must_use]
    pub fn href(&self, from: &Route) -> String {
        let (path, fragment) = match *self {
            Self::Section { folder, slug, anchor } => match (from, anchor) {
                // The page of the whole report holds every section.
                (Route::Report(whole, ReportPage::Whole), _) if whole == folder => {
                    return match anchor {
                        Some(anchor) => format!("#{slug}-{anchor}"),
                        None => ["#", slug.as_str()].concat(),
                    };
                }
                (Route::Report(here, ReportPage::Section(this)), Some(_)) if here == folder && this == slug => {
                    (String::new(), anchor.map(ToString::to_string))
                }
                _ => (from.to_section(folder, slug), anchor.map(ToString::to_string)),
            },
            Self::Report(folder) => return from.to_route(&Route::Report(folder.clone(), ReportPage::Index)),
            Self::File(ref path, fragment) => (from.to(path), fragment.map(ToOwned::to_owned)),
            Self::Outside(address) => return address.to_owned(),
        };
        match fragment {
            Some(id) => [&path, "#", &id].concat(),
            None => path,
        }
    }
}
