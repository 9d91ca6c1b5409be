//! The links of a text.

use crate::catalog::{Catalog, RefContext, Route};
use crate::edition::Section;

/// Where a reference leads from one page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link<'a> {
    /// The address; `None` for a reference that leads nowhere.
    pub href: Option<String>,
    /// The title of the place.
    pub title: Option<&'a str>,
}

/// Resolves the references of a text for a page; a dangling one is a link without an address.
#[must_use]
pub fn links<'a>(section: &'a Section, here: RefContext<'a>, from: &Route, catalog: &'a Catalog) -> Vec<Link<'a>> {
    let link = |reference| match catalog.resolve(reference, here) {
        Ok(Some((destination, title))) => Link { href: Some(destination.href(from)), title },
        Ok(None) | Err(_) => Link::default(),
    };
    section.references.iter().map(link).collect()
}
