//! What several pages of a report share, made when the first of them asks for it: its ledger, and what they show alike.
//!
//! **Whatever the site takes in makes it forget them all**, so that none can be stale; and it keeps those of a few reports only,
//! since those who ask for all pages ask report by report.

use crate::edition::Folder;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// What was asked for last, by the folders of the reports.
#[derive(Debug)]
pub(super) struct Kept<T>(Mutex<Vec<(Folder, Shared<T>)>>);

/// A thing that one makes and others wait for.
type Shared<T> = Arc<OnceLock<Arc<T>>>;

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Kept<T> {
    /// That of a report, made if it is not there.
    pub(super) fn get(&self, folder: &Folder, make: impl FnOnce() -> T) -> Arc<T> {
        Arc::clone(self.place(folder).get_or_init(|| Arc::new(make())))
    }

    fn place(&self, folder: &Folder) -> Shared<T> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, shared)) = kept.iter().find(|(known, _)| known == folder) {
            return Arc::clone(shared);
        }
        // More than there are reports under way at one time.
        if kept.len() >= 2 * rayon::current_num_threads() {
            kept.remove(0);
        }
        let shared = Shared::default();
        kept.push((folder.clone(), Arc::clone(&shared)));
        shared
    }

    /// Forgets all of them.
    pub(super) fn forget(&mut self) {
        self.0.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
