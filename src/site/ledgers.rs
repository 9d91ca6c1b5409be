//! The ledgers of the reports, each made when the first page asks for it.
//!
//! Five pages of a report show its ledger. **Whatever the site takes in makes it forget them all**, so that none can be stale; and
//! it keeps a few only, since those who ask for all pages ask report by report.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::ledger::Ledger;

/// How many ledgers are kept: more than there are reports under way at one time.
const KEPT: usize = 16;

/// The ledgers that were asked for last.
#[derive(Debug, Default)]
pub(super) struct Ledgers(Mutex<Vec<(String, Shared)>>);

/// A ledger that one makes and others wait for.
type Shared = Arc<OnceLock<Arc<Ledger>>>;

impl Ledgers {
    /// The ledger of a report, made if it is not there.
    pub(super) fn get(&self, folder: &str, make: impl FnOnce() -> Ledger) -> Arc<Ledger> {
        Arc::clone(self.place(folder).get_or_init(|| Arc::new(make())))
    }

    fn place(&self, folder: &str) -> Shared {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, shared)) = kept.iter().find(|(known, _)| known == folder) {
            return Arc::clone(shared);
        }
        if kept.len() == KEPT {
            kept.remove(0);
        }
        let shared = Shared::default();
        kept.push((folder.to_owned(), Arc::clone(&shared)));
        shared
    }

    /// Forgets all of them.
    pub(super) fn forget(&mut self) {
        self.0.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
