//! What the system tells of a site's files, in the few words that matter.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RenameMode};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, Watcher as _};

/// Whether the system tells when a file that was written to is closed. Others tell only that it is being written to.
pub(super) const TELLS_CLOSE: bool = cfg!(target_os = "linux");

/// What happened at a place.
#[derive(Debug)]
pub(super) enum Note {
    /// A file was closed after it was written to, or took this name; or a folder did.
    Saved(PathBuf),
    /// A name was made.
    Made(PathBuf),
    /// A name is gone.
    Gone(PathBuf),
    /// Something was written; there may be more to come.
    Written(PathBuf),
    /// Who may read it was changed, or its clock was.
    Allowed(PathBuf),
    /// The folder of the site was opened, as [`Hand::fence`](super::hand::Hand::fence) does.
    Fence,
    /// Something happened anywhere.
    All,
    /// Nothing can be watched any more.
    Failed(String),
}

/// A watcher of nothing yet, that sends its notes to a channel. `site` has no links in it.
pub(super) fn watcher(site: PathBuf, out: Sender<Note>) -> notify::Result<RecommendedWatcher> {
    let hear = move |heard: notify::Result<Event>| match heard {
        Ok(event) => {
            for note in notes(event, &site) {
                // Whoever listened is gone, and soon this is too.
                let _ = out.send(note);
            }
        }
        Err(fault) if is_absent(&fault) => {}
        Err(fault) => {
            let _ = out.send(Note::Failed(reason(&fault)));
        }
    };
    RecommendedWatcher::new(hear, Config::default().with_follow_symlinks(false))
}

fn notes(event: Event, site: &Path) -> Vec<Note> {
    if event.need_rescan() {
        return vec![Note::All];
    }
    let note: fn(PathBuf) -> Note = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Modify(ModifyKind::Name(RenameMode::To))
        | EventKind::Create(CreateKind::Folder) => Note::Saved,
        EventKind::Modify(ModifyKind::Name(RenameMode::From)) | EventKind::Remove(_) => Note::Gone,
        EventKind::Create(_) => Note::Made,
        EventKind::Modify(ModifyKind::Metadata(_)) => Note::Allowed,
        // Told twice: each of the two names has its own event.
        EventKind::Modify(ModifyKind::Name(RenameMode::Both)) if TELLS_CLOSE => return Vec::new(),
        EventKind::Access(AccessKind::Open(_)) if event.paths.iter().any(|place| place == site) => {
            return vec![Note::Fence];
        }
        // Our own reading, mostly.
        EventKind::Access(_) => return Vec::new(),
        EventKind::Modify(_) | EventKind::Any | EventKind::Other => Note::Written,
    };
    event.paths.into_iter().map(note).collect()
}

/// Whether an error only says that a folder is gone.
pub(super) fn is_absent(fault: &notify::Error) -> bool {
    match &fault.kind {
        ErrorKind::PathNotFound | ErrorKind::WatchNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// Why nothing can be watched, in words.
pub(super) fn reason(fault: &notify::Error) -> String {
    match &fault.kind {
        ErrorKind::MaxFilesWatch => {
            "the system lets a user watch only so many folders (fs.inotify.max_user_watches)".into()
        }
        ErrorKind::Io(error) if error.raw_os_error() == Some(rustix::io::Errno::MFILE.raw_os_error()) => {
            "the system lets a user have only so many watchers (fs.inotify.max_user_instances)".into()
        }
        ErrorKind::Io(error) => super::error::reason(error).0.into_owned(),
        _ => "the system cannot watch these folders".into(),
    }
}

/// The kind of disk that a folder lies on, if it is one whose changes by others no watcher is told of.
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
