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

/// The links to the page of the original before the first one of a section, to each of its own, and to the one after its last, if they
/// exist. So those before and after its page `n` are the links `n` and `n + 2`. A section without pages has none.
pub(super) fn page_links(
    folder: &Folder,
    slug: &Slug,
    entry: &ReportEntry,
    from: &Route,
    locale: &Locale,
) -> Vec<Option<PageLink>> {
    let Some((place, (.., summary))) = entry.place(slug).and_then(|place| Some((place, entry.at(place)?))) else {
        return Vec::new();
    };
    if summary.folios.is_empty() {
        return Vec::new();
    }
    let link = |folio: &Folio, page: &Href| PageLink { href: page.at(&folio.anchor), page: locale.folio(folio) };
    let beyond = |place: usize, choose: fn(&[Folio]) -> Option<&Folio>| {
        let (slug, _, summary) = entry.at(place)?;
        Some(link(choose(&summary.folios)?, &from.to_section(folder, slug)))
    };
    let here = Href::default();
    let own = summary.folios.iter().map(|folio| Some(link(folio, &here)));
    let before = (0..place).rev().find_map(|place| beyond(place, <[Folio]>::last));
    let after = (place + 1..entry.count()).find_map(|place| beyond(place, <[Folio]>::first));
    [before].into_iter().chain(own).chain([after]).collect()
}
