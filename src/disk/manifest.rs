//! The list of what this program wrote into an output, by which it knows its own files.

use std::collections::{HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::error::DiskError;
use super::{names, sys};

/// The manifest's name, at the root of an output. It is not in its own list.
pub(super) const NAME: &str = ".lacuna";

/// Files at an output's root that are not ours and go along from build to build: a host needs them, or a git worktree does.
pub(super) const KEPT: [&str; 3] = [".git", ".gitignore", "CNAME"];

const HEADER: &str = "lacuna manifest 1";

/// The fingerprint of the input, and each file that was written with its length.
///
/// Lengths are there for a crash of the computer: a file may then be there with no bytes in it, and must not count as written.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    fingerprint: String,
    files: HashMap<String, u64>,
    folders: HashSet<String>,
}

impl Manifest {
    /// The text of a manifest: the header, the fingerprint, and a line a file in the order of their paths.
    pub(super) fn compose(fingerprint: &str, files: &mut [(String, u64)]) -> String {
        files.sort_unstable();
        let mut text = format!("{HEADER}\n{fingerprint}\n");
        for (path, length) in files {
            text.push_str(&format!("{length} {path}\n"));
        }
        text
    }

    /// Reads the manifest of an output. A manifest that is missing, cut short or garbled owns no file, so that nothing is deleted because
    /// of it. A manifest that another program has locked is an error: without its list, all files would count as foreign.
    pub(super) fn read(out: &Path) -> Result<Self, DiskError> {
        let place = out.join(NAME);
        let is_file = fs::symlink_metadata(&place).is_ok_and(|data| data.is_file());
        if !is_file {
            return Ok(Self::default());
        }
        let mut bytes = Vec::new();
        match sys::open(&place).and_then(|mut file| file.read_to_end(&mut bytes)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(DiskError::io("read", &place, &error)),
            _ => Ok(str::from_utf8(&bytes).ok().and_then(Self::parse).unwrap_or_default()),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        if lines.next() != Some(HEADER) {
            return None;
        }
        let mut manifest = Self { fingerprint: lines.next()?.to_owned(), ..Self::default() };
        for line in lines {
            let (length, path) = line.split_once(' ')?;
            for (at, _) in path.match_indices('/') {
                let folder = path.get(..at)?;
                if !manifest.folders.contains(folder) {
                    manifest.folders.insert(folder.to_owned());
                }
            }
            manifest.files.insert(path.to_owned(), length.parse().ok()?);
        }
        Some(manifest)
    }

    /// Whether it was made from this input.
    pub(super) fn is_of(&self, fingerprint: &str) -> bool {
        !self.fingerprint.is_empty() && self.fingerprint == fingerprint
    }

    /// How many files it lists.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether it lists a file.
    pub(super) fn has_file(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The owner of a file or folder in an output.
    fn owner(&self, path: &Path, kind: fs::FileType) -> Owner {
        let Some(text) = path.to_str() else { return Owner::Foreign };
        if kind.is_file() && (text == NAME && !self.fingerprint.is_empty() || self.files.contains_key(text))
            || kind.is_dir() && self.folders.contains(text)
        {
            Owner::Ours
        } else if kind.is_file() && names::is_of_desktop(text.rsplit('/').next().unwrap_or_default()) {
            Owner::Desktop
        } else if kind.is_file() && KEPT.contains(&text) && !self.has_file(text) {
            Owner::Kept
        } else {
            Owner::Foreign
        }
    }
}

/// The owner of a file or folder of an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// Written by this program.
    Ours,
    /// A file of [`KEPT`].
    Kept,
    /// Made by a desktop that showed the folder: not counted, and not kept.
    Desktop,
    /// Someone else's: never deleted.
    Foreign,
}

/// One file or folder of an output.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its path within the output.
    pub(super) path: PathBuf,
    pub(super) owner: Owner,
    pub(super) is_folder: bool,
    /// For our own files: whether the length is the one that was written.
    pub(super) is_whole: bool,
}

/// Walks an output with its manifest: each folder before its content, without the content of folders that are not ours. Links are
/// not followed.
pub(super) fn walk(out: &Path, manifest: &Manifest) -> io::Result<Vec<Entry>> {
    let mut entries = Vec::with_capacity(manifest.len() + manifest.folders.len() + 1);
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for item in sys::read_folder(out.join(&folder))? {
            let item = item?;
            let (path, kind) = (below(&folder, &item.file_name()), item.file_type()?);
            let owner = manifest.owner(&path, kind);
            let length = path.to_str().and_then(|path| manifest.files.get(path));
            let is_whole = match length {
                Some(length) if owner == Owner::Ours => item.metadata()?.len() == *length,
                _ => true,
            };
            if owner == Owner::Ours && kind.is_dir() {
                folders.push(path.clone());
            }
            entries.push(Entry { path, owner, is_folder: kind.is_dir(), is_whole });
        }
    }
    Ok(entries)
}

/// The path of a name in a folder of an output, with `/` on every system, as in a manifest.
fn below(folder: &Path, name: &OsStr) -> PathBuf {
    if folder.as_os_str().is_empty() {
        return name.into();
    }
    let mut path = OsString::from(folder);
    path.push("/");
    path.push(name);
    path.into()
}

/// Whether an output holds the files of its manifest, kept files, and nothing else.
pub(super) fn is_intact(out: &Path, manifest: &Manifest) -> bool {
    let Ok(entries) = walk(out, manifest) else { return false };
    let listed = |entry: &&Entry| entry.owner == Owner::Ours && !entry.is_folder && entry.path != OsStr::new(NAME);
    entries.iter().all(|entry| entry.is_whole && entry.owner != Owner::Foreign)
        && entries.iter().filter(listed).count() == manifest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        let mut files = vec![(String::from("r/b c.html"), 7), (String::from("a.html"), 0)];
        let text = Manifest::compose("print", &mut files);
        assert_eq!(text, "lacuna manifest 1\nprint\n0 a.html\n7 r/b c.html\n");
        let manifest = Manifest::parse(&text).expect("whole");
        assert!(manifest.is_of("print") && manifest.has_file("r/b c.html") && manifest.folders.contains("r"));
    }

    #[test]
    fn a_garbled_manifest_owns_nothing() {
        for text in ["", "lacuna manifest 1", "lacuna manifest 1\nx\n7", "lacuna manifest 1\nx\na b\n", "other\nx\n"] {
            assert!(Manifest::parse(text).is_none(), "{text:?}");
        }
        assert!(!Manifest::default().is_of(""));
    }
}
