//! How changes are noticed: the system tells, or everything is read every now and then.

use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use super::note::{self, Note};

/// How long the answer to a question of our own may take, on a machine that is busy, before it counts as lost.
const ANSWER: Duration = Duration::from_millis(250);

#[derive(Debug)]
pub(super) enum Hand {
    /// The system tells.
    Watching(RecommendedWatcher),
    /// Everything is read every now and then; with the reason, until it has been asked for.
    Polling(Option<String>),
}

impl Hand {
    /// A hand that watches nothing yet; one that polls where nothing can be watched.
    pub(super) fn new(site: &Path, out: Sender<Note>) -> Self {
        if let Some(disk) = note::network_disk(site) {
            return Self::Polling(Some(format!("the site lies on {disk}")));
        }
        // Where there is no site, the walk says so.
        let place = fs::canonicalize(site).unwrap_or_default();
        match note::watcher(place, out) {
            Ok(watcher) => Self::Watching(watcher),
            Err(fault) => Self::Polling(Some(note::reason(&fault))),
        }
    }

    pub(super) fn polls(&self) -> bool {
        matches!(self, Self::Polling(_))
    }

    pub(super) fn watch(&mut self, folder: &Path) {
        let Self::Watching(watcher) = self else { return };
        match watcher.watch(folder, RecursiveMode::NonRecursive) {
            Ok(()) => {}
            Err(fault) if note::is_absent(&fault) => {}
            Err(fault) => *self = Self::Polling(Some(note::reason(&fault))),
        }
    }

    /// All that has happened until now. The system tells in order: so the folder of the site is opened, and what is told before
    /// that is what came before it. Where the system does not tell when a file is closed, it does not tell of this either.
    pub(super) fn fence(&self, site: &Path, inbox: &Receiver<Note>) -> Vec<Note> {
        // Others may have opened the folder too, and long ago.
        let mut notes: Vec<Note> = inbox.try_iter().collect();
        if self.polls() || !note::TELLS_CLOSE || fs::File::open(site).is_err() {
            return notes;
        }
        let until = Instant::now() + ANSWER;
        while let Ok(note) = inbox.recv_timeout(until.saturating_duration_since(Instant::now())) {
            if matches!(note, Note::Fence) {
                break;
            }
            notes.push(note);
        }
        notes
    }
}
