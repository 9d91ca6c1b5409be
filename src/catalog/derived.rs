//! What follows from other data.

use std::sync::{Arc, OnceLock};

/// A value that is computed from the data beside it when it is first needed. **No comparison looks at it**, and every change to that
/// data resets it. Copies share it.
#[derive(Debug)]
pub(super) struct Derived<T>(OnceLock<Arc<T>>);

impl<T> Derived<T> {
    pub(super) fn get(&self, compute: impl FnOnce() -> T) -> &T {
        self.0.get_or_init(|| Arc::new(compute()))
    }

    pub(super) fn reset(&mut self) {
        self.0 = OnceLock::new();
    }
}

impl<T> Default for Derived<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Derived<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<T> Eq for Derived<T> {}
