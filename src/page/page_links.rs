//! Links from each page of the original to the ones before and after it.

use crate::catalog::{ReportEntry, Route};
use crate::edition::{Folder, Folio, Href, Slug};
use crate::locale::Locale;

/// A link to the beginning of a page of the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageLink {
    pub(crate) href: Href,
    /// The page in words: `page 4`, `cover`.
    pub(crate) page: String,
}

/// For each page of the original in a section, the one before it and the one after it in the report, if they exist.
pub(super) fn page_links(
    folder: &Folder,
    slug: &Slug,
    entry: &ReportEntry,
    from: &Route,
    locale: &Locale,
) -> Vec<[Option<PageLink>; 2]> {
    let Some((place, (.., summary))) = entry.place(slug).and_then(|place| Some((place, entry.at(place)?))) else {
        return Vec::new();
    };
    let link = |folio: &Folio, page: &Href| PageLink { href: page.at(&folio.anchor), page: locale.folio(folio) };
    let own = |at: usize| summary.folios.get(at).map(|folio| link(folio, &Href::default()));
    let beyond = |place: usize, choose: fn(&[Folio]) -> Option<&Folio>| {
        let (slug, _, summary) = entry.at(place)?;
        Some(link(choose(&summary.folios)?, &from.to_section(folder, slug)))
    };
    let links = (0..summary.folios.len()).map(|at| {
        let before = match at.checked_sub(1) {
            Some(before) => own(before),
            None => (0..place).rev().find_map(|place| beyond(place, <[Folio]>::last)),
        };
        let after =
            own(at + 1).or_else(|| (place + 1..entry.count()).find_map(|place| beyond(place, <[Folio]>::first)));
        [before, after]
    });
    links.collect()
}
