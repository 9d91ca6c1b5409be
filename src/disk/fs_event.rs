//! Events of the file system, reduced to the kinds that matter to a site.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RenameMode};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, Watcher as _};

use super::sys;

/// An event at a place.
#[derive(Debug)]
pub(super) enum FsEvent {
    /// A file was closed after it was written to, or took this name; or a folder did.
    Saved(PathBuf),
    /// A name was created.
    Made(PathBuf),
    /// A name was removed.
    Gone(PathBuf),
    /// Something was written; more may follow.
    Written(PathBuf),
    /// Its permissions or its times changed.
    Allowed(PathBuf),
    /// The folder of the site was opened, as [`Backend::sync`](super::backend::Backend::sync) does.
    Sync,
    /// Events were lost: anything may have changed.
    All,
    /// Watching has failed.
    Failed(String),
}

/// A watcher without folders yet, which sends its events to a channel. `site` has no links in it.
pub(super) fn watcher(site: PathBuf, out: Sender<FsEvent>) -> notify::Result<RecommendedWatcher> {
    let handle = move |told: notify::Result<Event>| match told {
        Ok(event) => {
            for event in events(event, &site) {
                // An error means that the receiver is gone: the program ends.
                let _ = out.send(event);
            }
        }
        Err(fault) if is_absent(&fault) => {}
        Err(fault) => {
            let _ = out.send(FsEvent::Failed(reason(&fault)));
        }
    };
    RecommendedWatcher::new(handle, Config::default().with_follow_symlinks(false))
}

fn events(event: Event, site: &Path) -> Vec<FsEvent> {
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
        // Each of the two names has its own event, too.
        EventKind::Modify(ModifyKind::Name(RenameMode::Both)) if sys::REPORTS_CLOSE => return Vec::new(),
        EventKind::Access(AccessKind::Open(_)) if event.paths.iter().any(|place| place == site) => {
            return vec![FsEvent::Sync];
        }
        // Our own reading, mostly.
        EventKind::Access(_) => return Vec::new(),
        EventKind::Modify(_) | EventKind::Any | EventKind::Other => FsEvent::Written,
    };
    event.paths.into_iter().map(made).collect()
}

/// Whether an error only means that a folder is gone.
pub(super) fn is_absent(fault: &notify::Error) -> bool {
    match &fault.kind {
        ErrorKind::PathNotFound | ErrorKind::WatchNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// Why the system cannot watch, in words.
pub(super) fn reason(fault: &notify::Error) -> String {
    match &fault.kind {
        ErrorKind::MaxFilesWatch => "the limit on watched folders is reached (fs.inotify.max_user_watches)".into(),
        ErrorKind::Io(error) if sys::is_out_of_files(error) => {
            "the limit on watchers is reached (fs.inotify.max_user_instances)".into()
        }
        ErrorKind::Io(error) => super::error::reason(error).0.into_owned(),
        _ => "the system cannot watch these folders".into(),
    }
}
