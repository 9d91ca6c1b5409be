//! The links of a text.

use crate::catalog::{Catalog, Here, Route};
use crate::diagnostic::{Code, Finding};
use crate::edition::Section;

/// Where a reference leads from one page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    /// The address; nothing where there is none to go to.
    pub href: Option<String>,
    /// The title of the place.
    pub title: Option<String>,
}

/// Resolves the references of a text for a page. A dangling one is a finding, and a link without an address.
#[must_use]
pub fn links(section: &Section, here: Here<'_>, from: &Route, catalog: &Catalog) -> (Vec<Link>, Vec<Finding>) {
    let mut findings = Vec::new();
    let links = section.references.iter().map(|reference| match catalog.resolve(reference, here) {
        Ok(Some((destination, title))) => Link { href: Some(destination.href(from)), title },
        Ok(None) => Link::default(),
        Err(dangling) => {
            let finding = Finding::new(Code::DanglingReference, here.file, Some(reference.span), dangling.message);
            findings.push(finding.help(dangling.help));
            Link::default()
        }
    });
    (links.collect(), findings)
}
