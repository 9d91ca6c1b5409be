//! The file system layer, tested on real files.

mod blobs;
mod discover;
#[cfg(windows)]
mod held;
mod output;
mod publish;
mod watch;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use lacuna::disk::{DiskError, Publication};
use tempfile::TempDir;

/// A folder that contains a site and is removed after the test.
struct Site {
    folder: TempDir,
}

impl Site {
    fn new(files: &[(&str, &str)]) -> Self {
        let site = Self { folder: tempfile::tempdir().expect("a folder") };
        fs::create_dir(site.path("content")).expect("content");
        for (path, text) in files {
            site.put(path, text);
        }
        site
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    fn put(&self, path: &str, text: &str) {
        let place = self.path(path);
        fs::create_dir_all(place.parent().expect("a parent")).expect("folders");
        fs::write(place, text).expect("written");
    }

    fn begin(&self, out: &str) -> Result<Publication, DiskError> {
        Publication::begin(self.root(), &self.path(out), || {})
    }

    /// Publishes files to `public`.
    fn publish(&self, fingerprint: &str, files: &[(&str, &str)]) {
        let publication = self.begin("public").expect("begun");
        for (path, text) in files {
            publication.write(path, text.as_bytes()).expect("written");
        }
        publication.commit(fingerprint).expect("committed");
    }

    /// The files below a folder with their contents, except the manifest. Their paths have `/` on every system.
    fn files(&self, folder: &str) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        let root = self.path(folder);
        for entry in walkdir::WalkDir::new(&root).min_depth(1) {
            let entry = entry.expect("readable");
            let path = entry.path().strip_prefix(&root).expect("below").to_str().expect("Unicode").replace('\\', "/");
            if path != ".lacuna" {
                let text = if entry.file_type().is_file() {
                    fs::read_to_string(entry.path()).expect("text")
                } else {
                    continue;
                };
                found.insert(path, text);
            }
        }
        found
    }

    /// The names in the site's root folder.
    fn top(&self) -> Vec<String> {
        let names = fs::read_dir(self.root()).expect("readable");
        let mut names: Vec<String> =
            names.map(|entry| entry.expect("entry").file_name().into_string().expect("Unicode")).collect();
        names.sort();
        names
    }
}

fn map(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}
