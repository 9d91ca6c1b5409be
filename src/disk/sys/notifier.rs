//! How macOS, Windows and other systems report changes: by the crate [`notify`], on a thread of its own.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Instant;

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RenameMode};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::super::error;
use super::super::fs_event::FsEvent;

/// Reports the changes of folders and files.
#[derive(Debug)]
pub(in crate::disk) struct Watcher {
    notifier: RecommendedWatcher,
    inbox: Receiver<FsEvent>,
    /// An event that ended a wait.
    heard: Option<FsEvent>,
    /// The folders of sources. Each is watched with all folders below it.
    trees: Vec<PathBuf>,
}

impl Watcher {
    /// A watcher of no folder yet.
    ///
    /// # Errors
    ///
    /// Why the system cannot watch, in words.
    pub(in crate::disk) fn new() -> Result<Self, String> {
        let (out, inbox) = mpsc::channel();
        let handle = move |told| report(told, &out);
        let config = Config::default().with_follow_symlinks(false);
        let notifier = RecommendedWatcher::new(handle, config).map_err(|fault| reason(&fault))?;
        Ok(Self { notifier, inbox, heard: None, trees: Vec::new() })
    }

    /// Watches a folder, or a file. One that is gone is left out.
    ///
    /// # Errors
    ///
    /// Why the system cannot watch it, in words.
    pub(in crate::disk) fn watch(&mut self, place: &Path) -> Result<(), String> {
        self.watch_in(place, RecursiveMode::NonRecursive)
    }

    /// Watches a folder of sources with all folders below it.
    ///
    /// # Errors
    ///
    /// As [`Watcher::watch`].
    pub(in crate::disk) fn watch_sources(&mut self, folder: &Path) -> Result<(), String> {
        if self.trees.iter().any(|tree| folder.starts_with(tree)) {
            return Ok(());
        }
        self.trees.push(folder.to_owned());
        self.watch_in(folder, RecursiveMode::Recursive)
    }

    /// Stops watching the folders of sources: one of them may be another folder now.
    pub(in crate::disk) fn forget_sources(&mut self) {
        for tree in self.trees.drain(..) {
            let _ = self.notifier.unwatch(&tree);
        }
    }

    fn watch_in(&mut self, place: &Path, mode: RecursiveMode) -> Result<(), String> {
        match self.notifier.watch(place, mode) {
            Err(fault) if !is_absent(&fault) => Err(reason(&fault)),
            _ => Ok(()),
        }
    }

    /// All events that have been reported, in their order.
    pub(in crate::disk) fn events(&mut self) -> Vec<FsEvent> {
        self.heard.take().into_iter().chain(self.inbox.try_iter()).collect()
    }

    /// Waits until there is an event, at most until then.
    pub(in crate::disk) fn wait(&mut self, until: Option<Instant>) {
        if self.heard.is_none() {
            self.heard = match until {
                Some(until) => self.inbox.recv_timeout(until.saturating_duration_since(Instant::now())).ok(),
                None => self.inbox.recv().ok(),
            };
        }
    }
}

/// An error of the channel means that the receiver is gone: the program ends.
fn report(told: notify::Result<Event>, out: &Sender<FsEvent>) {
    match told {
        Ok(event) => events(event).into_iter().for_each(|event| drop(out.send(event))),
        Err(fault) if is_absent(&fault) => {}
        Err(fault) => drop(out.send(FsEvent::Failed(reason(&fault)))),
    }
}

fn events(event: Event) -> Vec<FsEvent> {
    if event.need_rescan() {
        return vec![FsEvent::All];
    }
    let made: fn(PathBuf) -> FsEvent = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Modify(ModifyKind::Name(RenameMode::To))
        | EventKind::Create(CreateKind::Folder) => FsEvent::Saved,
        EventKind::Modify(ModifyKind::Name(RenameMode::From)) | EventKind::Remove(_) => FsEvent::Gone,
        EventKind::Create(_) => FsEvent::Made,
        EventKind::Modify(ModifyKind::Metadata(_)) => FsEvent::Allowed,
        // Our own reading, mostly.
        EventKind::Access(_) => return Vec::new(),
        EventKind::Modify(_) | EventKind::Any | EventKind::Other => FsEvent::Written,
    };
    event.paths.into_iter().map(made).collect()
}

/// Whether an error only means that a folder is gone.
fn is_absent(fault: &notify::Error) -> bool {
    match &fault.kind {
        ErrorKind::PathNotFound | ErrorKind::WatchNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// Why the system cannot watch, in words.
fn reason(fault: &notify::Error) -> String {
    match &fault.kind {
        ErrorKind::MaxFilesWatch => "the limit on watched folders is reached".into(),
        ErrorKind::Io(error) => error::reason(error).0.into_owned(),
        _ => "the system cannot watch these folders".into(),
    }
}
