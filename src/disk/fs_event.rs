//! Events of the file system, reduced to the kinds that matter to a site.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RenameMode};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, Watcher as _};

/// Whether the system reports when a file is closed after writing. Others report only that it is being written to.
pub(super) const TELLS_CLOSE: bool = cfg!(target_os = "linux");

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
        EventKind::Modify(ModifyKind::Name(RenameMode::Both)) if TELLS_CLOSE => return Vec::new(),
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
        ErrorKind::MaxFilesWatch => "the limit of watched folders is reached (fs.inotify.max_user_watches)".into(),
        ErrorKind::Io(error) if error.raw_os_error() == Some(rustix::io::Errno::MFILE.raw_os_error()) => {
            "the limit of watchers is reached (fs.inotify.max_user_instances)".into()
        }
        ErrorKind::Io(error) => super::error::reason(error).0.into_owned(),
        _ => "the system cannot watch these folders".into(),
    }
}

/// The kind of disk a folder is on, if other computers can change that disk without an event here.
pub(super) fn network_disk(folder: &Path) -> Option<&'static str> {
    #[cfg(target_os = "linux")]
    {
        let kind = u64::try_from(rustix::fs::statfs(folder).ok()?.f_type).ok()? & 0xffff_ffff;
        Some(match kind {
            0x6969 => "a network disk (NFS)",
            0x517b | 0xff53_4d42 | 0xfe53_4d42 => "a network disk (SMB)",
            0x0102_1997 => "a shared folder (9P)",
            0x00c3_6400 => "a network disk (Ceph)",
            0x5346_414f => "a network disk (AFS)",
            0x786f_4256 => "a shared folder (VirtualBox)",
            _ => return None,
        })
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = folder;
        None
    }
}
