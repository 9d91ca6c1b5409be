//! Windows.
//!
//! **A folder or a file that another program has open may refuse to be renamed, removed or read**, if only for the moment in which a
//! virus scanner or the search indexer reads it. Each of these is tried again for [`PATIENCE`].

use std::fs::{self, File, Metadata, OpenOptions, ReadDir};
use std::io;
use std::os::windows::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Component, Path, PathBuf, Prefix};
use std::thread;
use std::time::{Duration, Instant};

/// Whether the system reports when a file is closed after writing.
pub(in crate::disk) const REPORTS_CLOSE: bool = false;

/// Whether a single watch covers a folder with everything below it.
pub(in crate::disk) const WATCHES_TREES: bool = true;

/// Whether events can be lost without a report: those of more saves at once than the system's buffer holds.
pub(in crate::disk) const LOSES_EVENTS: bool = true;

/// What to do when permission is denied.
pub(in crate::disk) const DENIED_HELP: &str =
    "close it in other programs, change the permissions, or use another folder";

/// How long to try again if another program has a file open.
const PATIENCE: Duration = Duration::from_secs(2);

/// The time between two tries.
const PAUSE: Duration = Duration::from_millis(20);

// Names of the system for its errors and flags.
const ERROR_TOO_MANY_OPEN_FILES: i32 = 4;
const ERROR_ACCESS_DENIED: i32 = 5;
const ERROR_SHARING_VIOLATION: i32 = 32;
const ERROR_LOCK_VIOLATION: i32 = 33;
const ERROR_CANT_RESOLVE_FILENAME: i32 = 1921;
const FILE_FLAG_OPEN_REPARSE_POINT: u32 = 0x0020_0000;
const FILE_ATTRIBUTE_REPARSE_POINT: u32 = 0x0400;

/// Tries something again until it succeeds, fails for good, or [`PATIENCE`] has passed.
fn patiently<T>(is_passing: impl Fn(&io::Error) -> bool, action: impl Fn() -> io::Result<T>) -> io::Result<T> {
    let until = Instant::now() + PATIENCE;
    loop {
        match action() {
            Err(error) if is_passing(&error) && Instant::now() < until => thread::sleep(PAUSE),
            done => return done,
        }
    }
}

/// The errors of a rename or a removal while another program has the file open, or a file in the folder.
fn is_refused(error: &io::Error) -> bool {
    is_held(error) || error.raw_os_error() == Some(ERROR_ACCESS_DENIED)
}

/// Opens for reading. A link is not followed; a file that a cloud service has not downloaded yet is opened all the same.
pub(in crate::disk) fn open(place: &Path) -> io::Result<File> {
    patiently(is_held, || {
        let link = OpenOptions::new().read(true).custom_flags(FILE_FLAG_OPEN_REPARSE_POINT).open(place)?;
        let data = link.metadata()?;
        let is_placeholder = data.is_file() && data.file_attributes() & FILE_ATTRIBUTE_REPARSE_POINT != 0;
        if is_placeholder { File::open(place) } else { Ok(link) }
    })
}

/// Renames a file or a folder.
pub(in crate::disk) fn rename(from: impl AsRef<Path>, to: impl AsRef<Path>) -> io::Result<()> {
    patiently(is_refused, || fs::rename(&from, &to))
}

/// Removes a file, also one that is marked read-only.
pub(in crate::disk) fn remove_file(place: impl AsRef<Path>) -> io::Result<()> {
    let place = place.as_ref();
    patiently(is_refused, || {
        fs::remove_file(place).or_else(|error| {
            let mut permissions = fs::symlink_metadata(place)?.permissions();
            if !permissions.readonly() {
                return Err(error);
            }
            #[allow(
                clippy::permissions_set_readonly_false,
                reason = "here it is an attribute of the file, for all users"
            )]
            permissions.set_readonly(false);
            fs::set_permissions(place, permissions)?;
            fs::remove_file(place)
        })
    })
}

/// Removes an empty folder.
pub(in crate::disk) fn remove_folder(place: impl AsRef<Path>) -> io::Result<()> {
    patiently(is_refused, || fs::remove_dir(&place))
}

/// Removes a folder with everything in it.
pub(in crate::disk) fn remove_tree(place: impl AsRef<Path>) -> io::Result<()> {
    patiently(is_refused, || fs::remove_dir_all(&place))
}

/// The entries of a folder.
pub(in crate::disk) fn read_folder(place: impl AsRef<Path>) -> io::Result<ReadDir> {
    patiently(is_refused, || fs::read_dir(&place))
}

/// Makes a folder. It inherits its permissions. A folder that was removed a moment ago may still have the name.
pub(in crate::disk) fn make_private_folder(place: &Path) -> io::Result<()> {
    patiently(is_refused, || fs::create_dir(place))
}

/// A new folder that only this program writes to. Paths in it have `/` between their parts.
#[derive(Debug)]
pub(in crate::disk) struct NewFolder {
    place: PathBuf,
}

impl NewFolder {
    /// Makes the folder.
    pub(in crate::disk) fn make(place: PathBuf) -> io::Result<Self> {
        make_private_folder(&place)?;
        Ok(Self { place })
    }

    /// Its place.
    pub(in crate::disk) fn place(&self) -> &Path {
        &self.place
    }

    /// Creates a file in it, for reading and writing.
    pub(in crate::disk) fn create(&self, path: &str) -> io::Result<File> {
        OpenOptions::new().read(true).write(true).create_new(true).open(self.place.join(path))
    }

    /// Makes a folder in it.
    pub(in crate::disk) fn make_folder(&self, path: &str) -> io::Result<()> {
        fs::create_dir(self.place.join(path))
    }
}

/// Windows cannot flush the names in a folder.
pub(in crate::disk) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// A lock file that only this process can open. The system closes it when the process ends.
#[derive(Debug)]
pub(in crate::disk) struct Lock(File);

impl Lock {
    /// Takes the lock, unless another process has it.
    pub(in crate::disk) fn take(place: &Path) -> io::Result<Option<Self>> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false).share_mode(0).custom_flags(FILE_FLAG_OPEN_REPARSE_POINT);
        match options.open(place) {
            Ok(file) => Ok(Some(Self(file))),
            // Its holder is removing it.
            Err(error) if is_refused(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Releases the lock, then removes its file, unless another process has taken it in between.
    pub(in crate::disk) fn release(self, place: &Path) {
        drop(self.0);
        let _ = fs::remove_file(place);
    }
}

/// Windows cannot swap two folders in one step.
pub(in crate::disk) fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// A disk that is mounted in a folder is a link here, and [`std`] says so.
pub(in crate::disk) fn is_mount(_: &Path, _: &Path) -> bool {
    false
}

/// The kind of disk a folder is on, if other computers can change that disk without an event here.
pub(in crate::disk) fn network_disk(folder: &Path) -> Option<&'static str> {
    let real = fs::canonicalize(folder).ok()?;
    let is_remote = |part| match part {
        Component::Prefix(prefix) => matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)),
        _ => false,
    };
    real.components().next().is_some_and(is_remote).then_some("a network disk")
}

/// A file that has more than one name. The system does not count the names here: each of them is a file of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::disk) enum LinkedFile {}

impl LinkedFile {
    /// The file of these data, if it has more than one name.
    pub(in crate::disk) fn of(_: &Metadata) -> Option<Self> {
        None
    }
}

/// How many files this process may have open, if there is a limit.
pub(in crate::disk) fn open_file_limit() -> Option<u64> {
    None
}

/// Whether an error says that links lead in a circle.
pub(in crate::disk) fn is_circular_link(error: &io::Error) -> bool {
    error.raw_os_error() == Some(ERROR_CANT_RESOLVE_FILENAME)
}

/// Whether an error says that too many files are open.
pub(in crate::disk) fn is_out_of_files(error: &io::Error) -> bool {
    error.raw_os_error() == Some(ERROR_TOO_MANY_OPEN_FILES)
}

/// Whether an error says that another program has the file open.
pub(in crate::disk) fn is_held(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(ERROR_SHARING_VIOLATION | ERROR_LOCK_VIOLATION))
}
