//! Publishing: a new site is written beside the old one, and takes its place in one step.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError, RwLock};

use crate::edition::OutPath;
use crate::text::Blob;

use super::Blobs;
use super::error::{DiskError, shown};
use super::manifest::{self, KEPT, Manifest, Owner};
use super::output_folder::{self, OutputFolder};
use super::staging::{self, Staging};
use super::sys::{self, NewFolder};

/// A site that is about to replace an output. **Until [`commit`](Self::commit) the output is not touched**; dropping it, or a killed process,
/// leaves the old site unchanged.
#[derive(Debug)]
pub struct Publication {
    out: PathBuf,
    /// The folder that the new site is written to.
    new: NewFolder,
    /// Folders that exist already.
    folders: RwLock<HashSet<String>>,
    files: Mutex<Vec<(String, u64)>>,
    blobs: Blobs,
    staging: Staging,
}

impl Publication {
    /// Prepares to replace an output by a new site: calls `waiting` and waits if another build has it, and cleans up after a killed build.
    ///
    /// # Errors
    ///
    /// A usage error if the output is not a separate folder: the site, a folder of its sources or a parent of one, the root,
    /// the home folder, a file, a link, a mount point, a git repository, or a folder with files in it that this program did not write.
    /// The files `.git`, `.gitignore` and `CNAME` at its root stay. An environment error if the folder beside it cannot be made.
    pub fn begin(site: &Path, out: &Path, waiting: impl FnOnce()) -> Result<Self, DiskError> {
        let output = OutputFolder::check(site, out)?;
        let place = output.path();
        if fs::symlink_metadata(staging::staging_path(&place)).is_err() {
            refuse_foreign(&place)?;
        }
        let parent = &output.parent;
        fs::create_dir_all(parent).map_err(|error| DiskError::io("make the folder", parent, &error))?;
        let staging = Staging::open(&output, waiting)?;
        if staging.is_used {
            staging.recover(&place)?;
            refuse_foreign(&place)?;
        }
        let new = NewFolder::make(staging.new_site())
            .map_err(|error| DiskError::io("make the folder", &staging.new_site(), &error))?;
        let (folders, files) = (RwLock::default(), Mutex::default());
        Ok(Self { out: place, new, folders, files, blobs: Blobs::new(site), staging })
    }

    /// The output's absolute path.
    pub fn out(&self) -> &Path {
        &self.out
    }

    /// Writes one file of the new site. The path has `/` between its parts; folders are made as needed. From any thread.
    ///
    /// # Errors
    ///
    /// A path that is not a plain one within the site or that was written before; a full disk.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), DiskError> {
        let mut file = self.create(path)?;
        file.write_all(bytes).map_err(|error| DiskError::io("write", &self.new.place().join(path), &error))?;
        self.note(path, bytes.len() as u64);
        Ok(())
    }

    /// Copies a blob to a file of the new site, by the same rules.
    ///
    /// # Errors
    ///
    /// As [`write`](Self::write); and if the blob has changed after it was scanned.
    pub fn copy(&self, path: &str, blob: &Blob) -> Result<(), DiskError> {
        let mut file = self.create(path)?;
        self.blobs.copy(blob, &mut file, &self.new.place().join(path))?;
        self.note(path, blob.length());
        Ok(())
    }

    fn create(&self, path: &str) -> Result<File, DiskError> {
        let taken =
            || (path == manifest::NAME).then(|| String::from("Lacuna needs this name for its list of written files"));
        if let Some(fault) = OutPath::new(path).fault().or_else(taken) {
            return Err(DiskError::usage(&self.out.join(path.trim_start_matches('/')), fault, "rename its source"));
        }
        self.create_file(path).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => {
                let why = "two pages or files of the site have this path";
                DiskError::usage(&self.out.join(path), why, "rename the source of one of them")
            }
            _ => DiskError::io("write", &self.new.place().join(path), &error),
        })
    }

    fn create_file(&self, path: &str) -> io::Result<File> {
        if let Some((folder, _)) = path.rsplit_once('/') {
            self.ensure(folder)?;
        }
        self.new.create(path)
    }

    fn note(&self, path: &str, length: u64) {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).push((path.to_owned(), length));
    }

    /// Makes a folder and its parents, each once.
    fn ensure(&self, folder: &str) -> io::Result<()> {
        if self.folders.read().unwrap_or_else(PoisonError::into_inner).contains(folder) {
            return Ok(());
        }
        let mut folders = self.folders.write().unwrap_or_else(PoisonError::into_inner);
        let ends = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
        for part in ends.filter_map(|end| folder.get(..end)) {
            if !folders.contains(part) {
                self.new.make_folder(part)?;
                folders.insert(part.to_owned());
            }
        }
        Ok(())
    }

    /// Completes the new site with its manifest and puts it in the place of the old one; then removes of the old one what this
    /// program had written. `fingerprint` identifies the whole input ([`is_current`] compares it); it has no line breaks.
    ///
    /// # Errors
    ///
    /// The disk is full, the output may not be replaced, or the site would replace a kept file of other content. The old site is
    /// then as it was.
    pub fn commit(self, fingerprint: &str) -> Result<(), DiskError> {
        debug_assert!(!fingerprint.contains(['\n', '\r']) && !fingerprint.is_empty());
        self.carry()?;
        let place = self.new.place().join(manifest::NAME);
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let text = Manifest::compose(fingerprint, &mut files);
        drop(files);
        let failed = |error: io::Error| DiskError::io("write", &place, &error);
        let mut file = self.create_file(manifest::NAME).map_err(failed)?;
        // After a crash of the computer pages may be empty, and the next build writes them again. But with a broken manifest, it would
        // find no file of its own in the whole site.
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
        drop(file);
        sys::sync_folder(self.new.place()).map_err(failed)?;
        self.staging.swap(&self.out)?;
        // The site is published. What cannot be removed now, the next build will try to, and say.
        if let Some(parent) = self.out.parent() {
            let _ = sys::sync_folder(parent);
        }
        let _ = self.staging.clear(&self.out);
        Ok(())
    }

    /// Adds the kept files of the old site, each as a second link to the same file, so that both sites are complete at any moment.
    fn carry(&self) -> Result<(), DiskError> {
        let old = Manifest::read(&self.out)?;
        for name in KEPT.into_iter().filter(|name| !old.has_file(name)) {
            let (from, to) = (self.out.join(name), self.new.place().join(name));
            let failed = |error: io::Error| DiskError::io("keep", &from, &error);
            if !fs::symlink_metadata(&from).is_ok_and(|data| data.is_file()) {
                continue;
            }
            if fs::symlink_metadata(&to).is_ok() {
                if fs::read(&from).map_err(failed)? != fs::read(&to).map_err(failed)? {
                    let help = "delete this file, or the file of the same name in content/";
                    let why = "another file of the site would replace this file";
                    return Err(DiskError::usage(&from, why, help));
                }
            } else if fs::hard_link(&from, &to).is_err() {
                fs::copy(&from, &to).map_err(failed)?;
            }
        }
        Ok(())
    }
}

/// Whether an output is exactly what a build of this input wrote: the fingerprint is the same, every file has its length, and there is
/// no other file. Reads the names in its folders, and only the content of the manifest.
pub fn is_current(out: &Path, fingerprint: &str) -> bool {
    let Ok(place) = output_folder::resolve(out) else { return false };
    // The leftover of a killed build is for the next one to clear.
    if fs::symlink_metadata(staging::staging_path(&place)).is_ok() {
        return false;
    }
    Manifest::read(&place).is_ok_and(|manifest| manifest.is_of(fingerprint) && manifest::is_intact(&place, &manifest))
}

/// Refuses an output with anything in it that this program neither wrote nor keeps.
fn refuse_foreign(place: &Path) -> Result<(), DiskError> {
    let manifest = Manifest::read(place)?;
    let entries = match manifest::walk(place, &manifest) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(DiskError::io("read", place, &error)),
    };
    let mut foreign: Vec<String> = entries
        .iter()
        .filter(|entry| entry.owner == Owner::Foreign)
        .map(|entry| shown(&entry.path) + if entry.is_folder { "/" } else { "" })
        .collect();
    foreign.sort();
    if foreign.iter().any(|name| name == ".git/") {
        let help = "build into a worktree (git worktree add), or build elsewhere and copy the pages";
        return Err(DiskError::usage(place, "the output is a git repository, which a build cannot replace", help));
    }
    let (named, more) =
        (foreign.iter().take(5).cloned().collect::<Vec<_>>().join(", "), foreign.len().saturating_sub(5));
    match (foreign.len(), more) {
        (0, _) => Ok(()),
        (_, 0) => Err(named),
        _ => Err(format!("{named} and {more} more")),
    }
    .map_err(|list| {
        let help = "move these files to another folder, or choose another folder with --out";
        DiskError::usage(place, format!("the folder contains files that Lacuna did not write: {list}"), help)
    })
}
