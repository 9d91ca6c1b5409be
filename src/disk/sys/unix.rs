//! Linux, macOS and other Unix systems.

use std::fs::{self, DirBuilder, File, Metadata, Permissions};
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, FlockOperation, Mode, OFlags, flock, mkdirat, openat};
use rustix::io::Errno;
use rustix::process::{Resource, getrlimit};

pub(in crate::disk) use fs::{
    read_dir as read_folder, remove_dir as remove_folder, remove_dir_all as remove_tree, remove_file, rename,
};

/// Whether the system reports when a file is closed after writing. Others report only that it is being written to.
pub(in crate::disk) const REPORTS_CLOSE: bool = cfg!(target_os = "linux");

/// Whether a single watch covers a folder with everything below it.
pub(in crate::disk) const WATCHES_TREES: bool = !REPORTS_CLOSE;

/// Whether events can be lost without a report.
pub(in crate::disk) const LOSES_EVENTS: bool = false;

/// The permissions of what is published, whatever the user's mask: a host reads it as another user.
const FILE: u16 = 0o644;
const FOLDER: u16 = 0o755;

/// What to do when permission is denied.
pub(in crate::disk) const DENIED_HELP: &str = "change the permissions, or use another folder";

/// Opens for reading. Opening a pipe does not wait, and a link is not followed.
pub(in crate::disk) fn open(place: &Path) -> io::Result<File> {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::NOCTTY | OFlags::CLOEXEC;
    Ok(openat(CWD, place, flags, Mode::empty())?.into())
}

/// Makes a folder that only its user can open.
pub(in crate::disk) fn make_private_folder(place: &Path) -> io::Result<()> {
    DirBuilder::new().mode(0o700).create(place)
}

/// A new folder that only this program writes to. Paths in it have `/` between their parts.
#[derive(Debug)]
pub(in crate::disk) struct NewFolder {
    place: PathBuf,
    handle: OwnedFd,
}

impl NewFolder {
    /// Makes the folder.
    pub(in crate::disk) fn make(place: PathBuf) -> io::Result<Self> {
        fs::create_dir(&place)?;
        fs::set_permissions(&place, permissions(FOLDER))?;
        let handle = File::open(&place)?.into();
        Ok(Self { place, handle })
    }

    /// Its place.
    pub(in crate::disk) fn place(&self) -> &Path {
        &self.place
    }

    /// Creates a file in it, for reading and writing.
    pub(in crate::disk) fn create(&self, path: &str) -> io::Result<File> {
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let file = File::from(openat(&self.handle, path, flags, Mode::from_raw_mode(FILE.into()))?);
        file.set_permissions(permissions(FILE))?;
        Ok(file)
    }

    /// Makes a folder in it.
    pub(in crate::disk) fn make_folder(&self, path: &str) -> io::Result<()> {
        mkdirat(&self.handle, path, Mode::from_raw_mode(FOLDER.into()))?;
        fs::set_permissions(self.place.join(path), permissions(FOLDER))
    }
}

fn permissions(mode: u16) -> Permissions {
    Permissions::from_mode(mode.into())
}

/// Flushes the names in a folder to the disk.
pub(in crate::disk) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// A lock file that only this process holds. The system releases it when the process ends.
#[derive(Debug)]
pub(in crate::disk) struct Lock(File);

impl Lock {
    /// Takes the lock, unless another process has it. A lock file that its last holder removed does not count.
    pub(in crate::disk) fn take(place: &Path) -> io::Result<Option<Self>> {
        // Opening a pipe would wait for its reader.
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = File::from(openat(CWD, place, flags, Mode::from_raw_mode(FILE.into()))?);
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => {}
            Err(Errno::WOULDBLOCK) => return Ok(None),
            // A disk without locks: it is up to the user not to run two builds at once.
            Err(error) if [Errno::NOSYS, Errno::NOTSUP, Errno::OPNOTSUPP, Errno::NOLCK].contains(&error) => {
                return Ok(Some(Self(file)));
            }
            Err(error) => return Err(error.into()),
        }
        let (held, named) = (file.metadata()?, fs::symlink_metadata(place)?);
        Ok(((held.dev(), held.ino()) == (named.dev(), named.ino())).then_some(Self(file)))
    }

    /// Removes the lock file, then releases the lock: a process that waits for it sees that it is gone, and tries again.
    pub(in crate::disk) fn release(self, place: &Path) {
        let _ = fs::remove_file(place);
        drop(self.0);
    }
}

/// Swaps two folders in one step; `false` if the disk or the system cannot.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(in crate::disk) fn exchange(left: &Path, right: &Path) -> io::Result<bool> {
    use rustix::fs::{RenameFlags, renameat_with};
    match renameat_with(CWD, left, CWD, right, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(in crate::disk) fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Whether a folder is the root of another disk. The swap refuses other mount points.
pub(in crate::disk) fn is_mount(parent: &Path, place: &Path) -> bool {
    match (fs::metadata(parent), fs::metadata(place)) {
        (Ok(parent), Ok(place)) => parent.dev() != place.dev(),
        _ => false,
    }
}

/// The kind of disk a folder is on, if other computers can change that disk without an event here.
#[cfg(target_os = "linux")]
pub(in crate::disk) fn network_disk(folder: &Path) -> Option<&'static str> {
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

/// The kind of disk a folder is on, if other computers can change that disk without an event here.
#[cfg(target_vendor = "apple")]
pub(in crate::disk) fn network_disk(folder: &Path) -> Option<&'static str> {
    const MNT_LOCAL: u32 = 0x1000;
    let flags = rustix::fs::statfs(folder).ok()?.f_flags;
    (flags & MNT_LOCAL == 0).then_some("a network disk")
}

/// Other systems do not say what kind of disk a folder is on.
#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
pub(in crate::disk) fn network_disk(_: &Path) -> Option<&'static str> {
    None
}

/// A file that has more than one name, by its device and its inode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::disk) struct LinkedFile(u64, u64);

impl LinkedFile {
    /// The file of these data, if it has more than one name. Only Linux can watch a file beside its folder: elsewhere, each of the
    /// names counts as a file of its own.
    pub(in crate::disk) fn of(data: &Metadata) -> Option<Self> {
        let is_linked = REPORTS_CLOSE && data.is_file() && data.nlink() > 1;
        is_linked.then(|| Self(data.dev(), data.ino()))
    }
}

/// How many files this process may have open, if there is a limit.
pub(in crate::disk) fn open_file_limit() -> Option<u64> {
    getrlimit(Resource::Nofile).current
}

/// Whether an error says that links lead in a circle.
pub(in crate::disk) fn is_circular_link(error: &io::Error) -> bool {
    Errno::from_io_error(error) == Some(Errno::LOOP)
}

/// Whether an error says that too many files are open.
pub(in crate::disk) fn is_out_of_files(error: &io::Error) -> bool {
    matches!(Errno::from_io_error(error), Some(Errno::MFILE | Errno::NFILE))
}

/// Whether an error says that another program has the file open. Here no program can lock others out.
pub(in crate::disk) fn is_held(_: &io::Error) -> bool {
    false
}
