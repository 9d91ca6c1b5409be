//! How changes are noticed: by events of the system, or by reading everything at intervals.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use super::fs_event::{self, FsEvent};
use super::sys;

/// How long [`Backend::sync`] waits for its own event on a busy machine.
const ANSWER: Duration = Duration::from_millis(250);

#[derive(Debug)]
pub(super) enum Backend {
    /// The system reports events; of these folders, those of all below them too.
    Watching(RecommendedWatcher, Vec<PathBuf>),
    /// Everything is read at intervals; with the reason, until it has been reported.
    Polling(Option<String>),
}

impl Backend {
    /// A backend that watches no folder yet; a polling one if the system cannot watch.
    pub(super) fn new(site: &Path, out: Sender<FsEvent>) -> Self {
        if let Some(disk) = sys::network_disk(site) {
            return Self::Polling(Some(format!("the site is on {disk}")));
        }
        // The walk reports a site that does not exist.
        let place = fs::canonicalize(site).unwrap_or_default();
        match fs_event::watcher(place, out) {
            Ok(watcher) => Self::Watching(watcher, Vec::new()),
            Err(fault) => Self::Polling(Some(fs_event::reason(&fault))),
        }
    }

    pub(super) fn polls(&self) -> bool {
        matches!(self, Self::Polling(_))
    }

    /// Watches a folder, or a file.
    pub(super) fn watch(&mut self, place: &Path) {
        self.watch_in(place, RecursiveMode::NonRecursive);
    }

    /// Watches a folder of sources. The folders below it follow one by one, unless the system watches them with it.
    pub(super) fn watch_sources(&mut self, folder: &Path) {
        match self {
            Self::Watching(_, trees) if sys::WATCHES_TREES => {
                if !trees.iter().any(|tree| folder.starts_with(tree)) {
                    trees.push(folder.to_owned());
                    self.watch_in(folder, RecursiveMode::Recursive);
                }
            }
            _ => self.watch(folder),
        }
    }

    /// Stops watching the folders of sources: one of them may be another folder now.
    pub(super) fn forget_sources(&mut self) {
        let Self::Watching(watcher, trees) = self else { return };
        for tree in trees.drain(..) {
            let _ = watcher.unwatch(&tree);
        }
    }

    fn watch_in(&mut self, place: &Path, mode: RecursiveMode) {
        let Self::Watching(watcher, _) = self else { return };
        match watcher.watch(place, mode) {
            Ok(()) => {}
            Err(fault) if fs_event::is_absent(&fault) => {}
            Err(fault) => *self = Self::Polling(Some(fs_event::reason(&fault))),
        }
    }

    /// All events up to now. Events come in order: so this opens the site's folder, and every event before that one happened earlier.
    /// A system that does not report when files are closed does not report this either.
    pub(super) fn sync(&self, site: &Path, inbox: &Receiver<FsEvent>) -> Vec<FsEvent> {
        // Other programs may have opened the folder too, long ago.
        let mut events: Vec<FsEvent> = inbox.try_iter().collect();
        if self.polls() || !sys::REPORTS_CLOSE || fs::File::open(site).is_err() {
            return events;
        }
        let until = Instant::now() + ANSWER;
        while let Ok(event) = inbox.recv_timeout(until.saturating_duration_since(Instant::now())) {
            if matches!(event, FsEvent::Sync) {
                break;
            }
            events.push(event);
        }
        events
    }
}
