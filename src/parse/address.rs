//! Addresses on a section's page: counted on the folio, made of a heading's words, or pinned; each is given once.

use std::collections::hash_map::Entry;

use super::block::Builder;

impl Builder<'_> {
    /// An address that nothing else on the page has.
    pub(super) fn unique_id(&mut self, wanted: String) -> Box<str> {
        let (wanted, last) = match self.ids.entry(wanted.into()) {
            Entry::Vacant(free) => {
                let id = free.key().clone();
                free.insert(1);
                return id;
            }
            Entry::Occupied(taken) => (taken.key().clone(), *taken.get()),
        };
        let mut count = last + 1;
        let mut id: Box<str> = format!("{wanted}-{count}").into();
        while self.ids.contains_key(&id) {
            count += 1;
            id = format!("{wanted}-{count}").into();
        }
        self.ids.insert(wanted, count);
        self.ids.insert(id.clone(), 1);
        id
    }

    /// The address of the paragraph that just ended: counted on the folio of its first word.
    pub(super) fn paragraph_id(&mut self) -> Box<str> {
        let wanted = match self.leaf.folio.and_then(|at| self.summary.folios.get_mut(at as usize)) {
            Some(folio) => {
                folio.paragraphs += 1;
                counted(&folio.counted, "-p", folio.paragraphs)
            }
            None => {
                self.summary.paragraphs += 1;
                counted("", "p", self.summary.paragraphs)
            }
        };
        self.unique_id(wanted)
    }
}

/// An address with a number, in just the memory that it needs.
pub(super) fn counted(before: &str, sign: &str, number: u32) -> String {
    [before, sign, itoa::Buffer::new().format(number)].concat()
}

/// The part of an address that a heading's words make: letters and digits of any script, hyphens between.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() && c != '\'' && c != '’' {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() { "untitled".into() } else { slug }
}
