//! The folder beside an output in which the next site is made and the previous one is removed.
//!
//! It is called `.NAME.lacuna` and contains only `lock`, `new` (an unfinished site), `ready` (a complete site: the next before
//! the swap, the previous after it) and `old` (the previous, on a disk that cannot swap). Which of them exist shows the next build where a
//! killed one stopped.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::error::DiskError;
use super::output_folder::OutputFolder;
use super::remove_old;
use super::sys::{self, Lock};

/// How often to try the lock, a twentieth of a second apart: two minutes.
const PATIENCE: usize = 2400;

/// A locked staging folder. Dropping it removes the folder, unless a previous site in it could not be removed.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
    /// Held for the life of this value.
    lock: Option<Lock>,
    /// Whether another build had it before, which was killed or waited for.
    pub(super) is_used: bool,
}

/// Swaps two folders in one step, or says that the disk cannot.
type Exchange = fn(&Path, &Path) -> io::Result<bool>;

/// The path of an output's staging folder.
pub(super) fn staging_path(place: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(place.file_name().unwrap_or_default());
    name.push(".lacuna");
    place.with_file_name(name)
}

impl Staging {
    /// Makes or takes over the staging folder of an output and waits for its lock; before it waits, it calls `waiting`. A killed build
    /// has released the lock.
    pub(super) fn open(output: &OutputFolder, waiting: impl FnOnce()) -> Result<Self, DiskError> {
        let folder = staging_path(&output.path());
        let mut is_used = false;
        let mut waiting = Some(waiting);
        for _ in 0..PATIENCE {
            match sys::make_private_folder(&folder) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    verify(&folder)?;
                    is_used = true;
                }
                Err(error) => return Err(DiskError::io("make the folder", &folder, &error)),
            }
            match Lock::take(&folder.join("lock")) {
                Ok(Some(lock)) => return Ok(Self { folder, lock: Some(lock), is_used }),
                Ok(None) => {
                    if let Some(waiting) = waiting.take() {
                        waiting();
                    }
                    thread::sleep(Duration::from_millis(50));
                }
                // The build before has just removed its folder.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(DiskError::io("lock", &folder.join("lock"), &error)),
            }
        }
        Err(DiskError::usage(&output.path(), "another build is using this folder", "wait for it to finish, or stop it"))
    }

    /// The folder where a site is made.
    pub(super) fn new_site(&self) -> PathBuf {
        self.folder.join("new")
    }

    /// Cleans up after a killed build: puts back a site that was set aside, removes an unfinished or replaced one.
    pub(super) fn recover(&self, out: &Path) -> Result<(), DiskError> {
        let old = self.folder.join("old");
        if exists(&old) {
            // Removes the output only if it is empty.
            let _ = sys::remove_folder(out);
            if !exists(out) {
                sys::rename(&old, out).map_err(|error| DiskError::io("restore the previous site to", out, &error))?;
            }
        }
        self.discard_new()?;
        self.clear(out)
    }

    /// Removes an incomplete site. All files in it were made here.
    pub(super) fn discard_new(&self) -> Result<(), DiskError> {
        match sys::remove_tree(self.new_site()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(DiskError::io("remove the leftover", &self.new_site(), &error))
            }
            _ => Ok(()),
        }
    }

    /// Puts a complete site in the place of the output. At any moment there is one or the other. The previous output moves to this folder.
    pub(super) fn swap(&self, out: &Path) -> Result<(), DiskError> {
        self.swap_by(out, sys::exchange)
    }

    fn swap_by(&self, out: &Path, exchange: Exchange) -> Result<(), DiskError> {
        let ready = self.folder.join("ready");
        let swapped = sys::rename(self.new_site(), &ready).and_then(|()| self.replace(out, &ready, exchange));
        swapped.map_err(|error| {
            // Back to where it is thrown away.
            let _ = sys::rename(&ready, self.new_site());
            let fault = DiskError::io("replace", out, &error);
            match error.kind() {
                io::ErrorKind::CrossesDevices => fault
                    .help_with("a folder of a container image cannot be replaced: remove it, or choose another folder"),
                _ => fault,
            }
        })
    }

    fn replace(&self, out: &Path, ready: &Path, exchange: Exchange) -> io::Result<()> {
        match fs::symlink_metadata(out) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return sys::rename(ready, out),
            Err(error) => return Err(error),
            Ok(data) if !data.is_dir() => return Err(io::ErrorKind::NotADirectory.into()),
            Ok(_) => {}
        }
        if exchange(ready, out)? {
            return Ok(());
        }
        // From here on there is no site for a moment; the next build undoes what a killed one left.
        let old = self.folder.join("old");
        sys::rename(out, &old)?;
        sys::rename(ready, out).inspect_err(|_| {
            let _ = sys::rename(&old, out);
        })
    }

    /// Removes the complete sites in this folder. Files that they do not own move to the output.
    pub(super) fn clear(&self, out: &Path) -> Result<(), DiskError> {
        for name in ["ready", "old"] {
            let site = self.folder.join(name);
            if exists(&site) {
                remove_old::remove_old(&site, out)?;
            }
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // A site without its lock would count as somebody else's.
        if self.discard_new().is_err() {
            return;
        }
        if let Some(lock) = self.lock.take() {
            lock.release(&self.folder.join("lock"));
        }
        // Unless another build has taken the lock.
        let _ = fs::remove_dir(&self.folder);
    }
}

fn exists(place: &Path) -> bool {
    fs::symlink_metadata(place).is_ok()
}

/// Verifies that a folder of this name is a staging folder of ours.
fn verify(folder: &Path) -> Result<(), DiskError> {
    let stranger = || {
        let help = "rename it: Lacuna needs this name for a temporary folder";
        DiskError::usage(folder, "Lacuna did not make this folder", help)
    };
    match fs::symlink_metadata(folder) {
        Ok(data) if data.is_dir() => {}
        Ok(_) => return Err(stranger()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(DiskError::io("open", folder, &error)),
    }
    let entries: Vec<_> = match sys::read_folder(folder).and_then(Iterator::collect) {
        Ok(entries) => entries,
        // The build before has removed it meanwhile; the error for that differs.
        Err(_) if !exists(folder) => return Ok(()),
        Err(error) => return Err(DiskError::io("read", folder, &error)),
    };
    for entry in entries {
        let is_ours = match entry.file_name().to_str() {
            Some("lock") => entry.file_type().is_ok_and(|kind| kind.is_file()),
            Some("new" | "ready" | "old") => entry.file_type().is_ok_and(|kind| kind.is_dir()),
            _ => false,
        };
        // A build that ends removes what is listed here.
        if !is_ours && exists(&entry.path()) {
            return Err(stranger());
        }
    }
    // A site is made after the lock and removed before it. Between the first two looks, another build may have begun.
    let is_locked = || exists(&folder.join("lock"));
    if !is_locked() && exists(&folder.join("new")) && !is_locked() { Err(stranger()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::manifest::{self, Manifest};

    #[test]
    fn a_disk_that_cannot_swap_sets_the_old_site_aside() {
        let folder = tempfile::tempdir().expect("a folder");
        let output = OutputFolder { parent: folder.path().to_owned(), name: "public".into() };
        let out = output.path();
        for text in ["one", "two"] {
            let staging = Staging::open(&output, || {}).expect("open");
            fs::create_dir(staging.new_site()).expect("a folder");
            fs::write(staging.new_site().join("index.html"), text).expect("written");
            let manifest = Manifest::compose("1", &mut [(String::from("index.html"), 3)]);
            fs::write(staging.new_site().join(manifest::NAME), manifest).expect("written");
            staging.swap_by(&out, |_, _| Ok(false)).expect("swapped");
            staging.clear(&out).expect("cleared");
            assert_eq!(fs::read_to_string(out.join("index.html")).expect("there"), text);
        }
        assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 1, "no staging is left");
    }

    #[test]
    fn a_failed_swap_leaves_the_old_site_and_no_staging() {
        let folder = tempfile::tempdir().expect("a folder");
        let output = OutputFolder { parent: folder.path().to_owned(), name: "public".into() };
        fs::create_dir(output.path()).expect("a folder");
        let staging = Staging::open(&output, || {}).expect("open");
        fs::create_dir(staging.new_site()).expect("a folder");
        let fault = staging.swap_by(&output.path(), |_, _| Err(io::ErrorKind::StorageFull.into())).expect_err("failed");
        assert!(fault.to_string().contains("public: the disk is full"), "{fault}");
        drop(staging);
        assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 1);
        assert!(output.path().is_dir());
    }
}
