//! The pinned addresses of a report, and its present ones.

use crate::check::{self, AddressChange, AddressedSection};
use crate::edition::{AddressLock, Folder, PageAddress, Pinned, WordsDigest};
use crate::text::Span;

use super::snapshot::Snapshot;

/// The pinned addresses of a report, and its present ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pins {
    /// The pinned addresses.
    pub lock: AddressLock,
    /// The pinned addresses that are gone or name different words.
    pub changes: Vec<AddressChange>,
    /// All present addresses, with the digests of their words.
    pub now: Vec<(PageAddress, WordsDigest)>,
}

impl Snapshot {
    pub(super) fn address_changes(
        &self,
        folder: &Folder,
        lock: &AddressLock,
        sections: &[AddressedSection<'_>],
    ) -> Vec<AddressChange> {
        check::address_changes(folder, lock, sections, &|address| self.catalog.keeps_moved(folder, address))
    }

    /// What `lacuna pin` needs of a report: its pinned addresses, and its present ones.
    pub fn pins(&self, folder: &Folder) -> Pins {
        let lock = self.address_lock(folder).cloned().unwrap_or_default();
        let state = self.reports.get(folder).map(|state| state.transient());
        let sections = state.as_ref().map(|state| state.addresses()).unwrap_or_default();
        Pins {
            changes: self.address_changes(folder, &lock, &sections),
            now: check::addresses_now(&sections).collect(),
            lock,
        }
    }
}

impl Pins {
    /// Accepts the change of an address, for a reason: it names its present words from now on, or is given up. `false` if the address
    /// has no change.
    pub fn accept(&mut self, address: &PageAddress, reason: &str) -> bool {
        let Some(at) = self.changes.iter().position(|change| change.address == *address) else { return false };
        let change = self.changes.swap_remove(at);
        if address.anchor.is_none() && change.words.is_none() {
            self.lock.addresses.retain(|other, _| other.section != address.section);
        }
        let reason = Some(reason.to_owned());
        self.lock.addresses.insert(change.address, pinned(change.words, reason));
        true
    }

    /// Pins the addresses that are new, and counts them.
    pub fn add_new(&mut self) -> usize {
        let before = self.lock.addresses.len();
        for (address, words) in self.now.drain(..) {
            self.lock.addresses.entry(address).or_insert_with(|| pinned(Some(words), None));
        }
        self.lock.addresses.len() - before
    }
}

/// What an address names from now on.
fn pinned(words: Option<WordsDigest>, reason: Option<String>) -> Pinned {
    Pinned { words, reason, line: Span { start: 0, end: 0 } }
}
