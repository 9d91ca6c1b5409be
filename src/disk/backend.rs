//! How changes are noticed: by events of the system, or by reading everything at intervals.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::fs_event::FsEvent;
use super::sys::{self, Watcher};

/// How often everything is read by polling; at least ten times as long as the reading takes.
pub(super) const POLL: Duration = Duration::from_millis(500);

#[derive(Debug)]
pub(super) enum Backend {
    /// The system reports events.
    Watching(Watcher),
    /// Everything is read at intervals; with the reason, until it has been reported.
    Polling(Option<String>),
}

impl Backend {
    /// A backend that watches no folder yet; a polling one if the system cannot watch.
    pub(super) fn new(site: &Path) -> Self {
        if let Some(disk) = sys::network_disk(site) {
            return Self::Polling(Some(format!("the site is on {disk}")));
        }
        Watcher::new().map_or_else(|reason| Self::Polling(Some(reason)), Self::Watching)
    }

    pub(super) fn polls(&self) -> bool {
        matches!(self, Self::Polling(_))
    }

    /// Watches a folder, or a file.
    pub(super) fn watch(&mut self, place: &Path) {
        self.try_to(|watcher| watcher.watch(place));
    }

    /// Watches a folder of sources. The folders below it follow one by one, unless the system watches them with it.
    pub(super) fn watch_sources(&mut self, folder: &Path) {
        self.try_to(|watcher| watcher.watch_sources(folder));
    }

    fn try_to(&mut self, watch: impl FnOnce(&mut Watcher) -> Result<(), String>) {
        if let Self::Watching(watcher) = self
            && let Err(reason) = watch(watcher)
        {
            *self = Self::Polling(Some(reason));
        }
    }

    /// Stops watching the folders of sources: one of them may be another folder now.
    pub(super) fn forget_sources(&mut self) {
        if let Self::Watching(watcher) = self {
            watcher.forget_sources();
        }
    }

    /// The events since the last ones, in their order. If the system reports when files are closed, these are all up to now.
    pub(super) fn events(&mut self) -> Vec<FsEvent> {
        match self {
            Self::Watching(watcher) => watcher.events(),
            Self::Polling(_) => Vec::new(),
        }
    }

    /// Waits until there is an event, at most until then.
    pub(super) fn wait(&mut self, until: Option<Instant>) {
        match self {
            Self::Watching(watcher) => watcher.wait(until),
            Self::Polling(_) => {
                let now = Instant::now();
                thread::sleep(until.map_or(POLL, |until| until.saturating_duration_since(now)));
            }
        }
    }
}
