//! Pinned addresses that no longer name the same words.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::diagnostic::{Code, Finding};
use crate::edition::{AddressLock, Addressed, Anchor, Counted, Folder, PageAddress, Pinned, Slug, WordsDigest};
use crate::text::{FilePath, Span};

/// A section of a report, with its addresses as they are now.
#[derive(Debug, Clone, Copy)]
pub struct AddressedSection<'a> {
    /// The name of its page.
    pub slug: &'a Slug,
    /// Its file.
    pub file: &'a FilePath,
    /// Its title.
    pub title: &'a str,
    /// The addresses on its page.
    pub addresses: &'a [Addressed],
    /// The former addresses of its page: `report/old-name`.
    pub former: &'a [Box<str>],
}

/// A pinned address that is gone or names different words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressChange {
    /// The address.
    pub address: PageAddress,
    /// The words that it names now; `None` if it is gone.
    pub words: Option<WordsDigest>,
    /// What to do about it.
    pub finding: Finding,
}

/// A place on a page as it is now.
#[derive(Clone, Copy)]
struct Now<'a> {
    file: &'a FilePath,
    words: WordsDigest,
    /// The anchor; `None` for the page.
    anchor: Option<&'a Anchor>,
    span: Option<Span>,
}

/// The addresses of a report as they are now.
pub fn addresses_now<'a>(
    sections: &'a [AddressedSection<'a>],
) -> impl Iterator<Item = (PageAddress, WordsDigest)> + use<'a> {
    now(sections).map(|(address, now)| (address, now.words))
}

fn now<'a>(sections: &'a [AddressedSection<'a>]) -> impl Iterator<Item = (PageAddress, Now<'a>)> + use<'a> {
    sections.iter().flat_map(|section| {
        let AddressedSection { slug, file, title, addresses, .. } = *section;
        let page = Now { file, words: WordsDigest::of(title), anchor: None, span: None };
        let places = addresses.iter().map(move |place| {
            let now = Now { file, words: place.words, anchor: Some(&place.anchor), span: Some(place.span) };
            (PageAddress { section: slug.clone(), anchor: Some(place.anchor.to_string().into()) }, now)
        });
        std::iter::once((PageAddress { section: slug.clone(), anchor: None }, page)).chain(places)
    })
}

/// The pinned addresses of a report that are gone or name different words. If a page is gone, all its addresses are one change.
///
/// If a page is in another report now, its addresses must exist there, as `keeps_moved` says of each. Their words are pinned by that report.
pub fn address_changes(
    folder: &Folder,
    lock: &AddressLock,
    sections: &[AddressedSection<'_>],
    keeps_moved: &dyn Fn(&PageAddress) -> Option<bool>,
) -> Vec<AddressChange> {
    let now: BTreeMap<PageAddress, Now<'_>> = now(sections).collect();
    let mut named: FxHashMap<WordsDigest, Vec<&PageAddress>> = FxHashMap::default();
    for (address, place) in &now {
        named.entry(place.words).or_default().push(address);
    }
    let former = sections.iter().flat_map(|section| section.former.iter().map(|path| (&**path, section.slug)));
    let former = former.filter_map(|(path, slug)| Some((path.strip_prefix(folder.as_str())?.strip_prefix('/')?, slug)));
    let former: FxHashMap<&str, &Slug> = former.collect();
    let mut changes = Vec::new();
    for (address, pinned) in &lock.addresses {
        let PageAddress { section, anchor } = address.clone();
        let section = former.get(section.as_str()).map_or(section, |present| (*present).clone());
        let page = PageAddress { section: section.clone(), anchor: None };
        let place = now.get(&PageAddress { section, anchor });
        if place.map(|place| place.words) == pinned.words {
            continue;
        }
        if !now.contains_key(&page) {
            let is_part_of_change = || address.anchor.is_some() && lock.addresses.contains_key(&of_page(address));
            if keeps_moved(address).unwrap_or_else(is_part_of_change) {
                continue;
            }
        }
        let elsewhere = pinned.words.and_then(|words| match named.get(&words)?.as_slice() {
            [one] => Some((*one, now.get(one)?)),
            _ => None,
        });
        let finding = finding(folder, (address, pinned), place, elsewhere);
        changes.push(AddressChange { address: address.clone(), words: place.map(|place| place.words), finding });
    }
    changes
}

/// The address of the page that an address is on.
fn of_page(address: &PageAddress) -> PageAddress {
    PageAddress { section: address.section.clone(), anchor: None }
}

fn finding(
    folder: &Folder,
    (address, pinned): (&PageAddress, &Pinned),
    place: Option<&Now<'_>>,
    elsewhere: Option<(&PageAddress, &Now<'_>)>,
) -> Finding {
    let lock = AddressLock::path(folder);
    let accept = format!("accept the change: lacuna pin --accept {folder}/{address} --reason \"…\"");
    let shown = elsewhere.map(|(other, _)| match &other.anchor {
        Some(anchor) if other.section == address.section => format!("#{anchor}"),
        _ => other.to_string(),
    });
    let code = if place.is_some() { Code::AddressChanged } else { Code::AddressGone };
    let message = match (pinned.words, place, &shown) {
        (None, ..) => format!("the address {address} was given up, but is in use again"),
        (_, Some(_), Some(shown)) => format!("the address {address} names different words; its own are now at {shown}"),
        (_, Some(_), None) => format!("the address {address} no longer names the words that were pinned"),
        (_, None, Some(shown)) => format!("the pinned address {address} is gone; its words are now at {shown}"),
        (_, None, None) => format!("the pinned address {address} is gone"),
    };
    let anchor = address.anchor.as_deref().unwrap_or_default();
    let pin = match elsewhere.and_then(|(_, now)| now.anchor).map(Anchor::counted) {
        Some(Anchor::Counted { what: Counted::Redaction | Counted::Code, .. }) if place.is_some() => {
            format!(
                "write #{anchor} in this mark and another name in the mark that has the address now, such as #{anchor}-a; or "
            )
        }
        Some(Anchor::Counted { what: Counted::Redaction | Counted::Code, .. } | Anchor::Folio(_)) => {
            format!("write #{anchor} in this mark; or ")
        }
        Some(Anchor::Heading(_)) => format!("write {{#{anchor}}} after this heading; or "),
        Some(Anchor::Counted { what: Counted::Paragraph, .. }) if place.is_some() && !anchor.contains('.') => {
            format!(
                "write {{#{anchor}}} at the end of this paragraph and another name at the end of the paragraph that has the address now, such as {{#{anchor}-a}}; or "
            )
        }
        Some(Anchor::Counted { what: Counted::Paragraph, .. }) if !anchor.contains('.') => {
            format!("write {{#{anchor}}} at the end of this paragraph; or ")
        }
        _ if place.is_none() && address.anchor.is_none() => {
            let former = address.to_string();
            let former = former.trim_end_matches(".html");
            format!("if its file was renamed, write moved_from = [\"{folder}/{former}\"] in its front matter; or ")
        }
        _ if place.is_none() && anchor.starts_with("h-") => {
            format!("write {{#{anchor}}} after the heading in its place; or ")
        }
        _ => String::new(),
    };
    let at = elsewhere.map(|(_, now)| now).filter(|_| !pin.is_empty()).or(place);
    let (file, span) = at.map_or((&lock, Some(pinned.line)), |now| (now.file, now.span));
    let finding = Finding::new(code, file, span, message).help(pin.clone() + &accept);
    match place.and_then(|place| place.span) {
        Some(span) if !pin.is_empty() && place.is_some_and(|place| place.file == file) => {
            finding.label(span, "has the address now")
        }
        _ => finding,
    }
}
