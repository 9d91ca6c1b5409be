//! Makes new files, and replaces none.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::error::DiskError;

/// Writes new files into a folder, by their paths in it; the folder may be new, too.
///
/// # Errors
///
/// One of the files exists already, and then none is written; or the disk fails.
pub fn create(folder: &Path, files: &[(&str, &str)]) -> Result<(), DiskError> {
    for (path, _) in files {
        let file = folder.join(path);
        match fs::symlink_metadata(&file) {
            Ok(_) => return Err(DiskError::usage(&file, "exists already", "choose a new folder")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(DiskError::io("look at", &file, &error)),
        }
    }
    for (path, text) in files {
        let file = folder.join(path);
        let parent = file.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(|error| DiskError::io("create", parent, &error))?;
        let mut new = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&file)
            .map_err(|error| DiskError::io("create", &file, &error))?;
        new.write_all(text.as_bytes()).map_err(|error| DiskError::io("write", &file, &error))?;
    }
    Ok(())
}

/// Copies files into a folder that does not exist, under their names.
///
/// # Errors
///
/// The disk fails.
pub fn copy_into(folder: &Path, files: &[PathBuf]) -> Result<(), DiskError> {
    fs::create_dir_all(folder).map_err(|error| DiskError::io("create", folder, &error))?;
    for file in files {
        let copy = folder.join(file.file_name().unwrap_or_default());
        fs::copy(file, &copy).map_err(|error| DiskError::io("write", &copy, &error))?;
    }
    Ok(())
}

/// A folder for a new report: the first of `NAME`, `NAME-2`, `NAME-3` and so on that does not exist or has no Markdown file.
pub fn free_folder(folder: &Path) -> PathBuf {
    let numbered = (2_u64..).map(|number| {
        let mut name = folder.as_os_str().to_owned();
        name.push(format!("-{number}"));
        PathBuf::from(name)
    });
    let mut names = std::iter::once(folder.to_owned()).chain(numbered);
    names.find(|name| fs::symlink_metadata(name).is_err() || has_no_text(name)).unwrap_or_default()
}

/// Whether a path is a folder without a Markdown file, such as one with only scans.
fn has_no_text(folder: &Path) -> bool {
    let is_text = |name: &Path| name.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("md"));
    fs::read_dir(folder).is_ok_and(|mut entries| entries.all(|entry| entry.is_ok_and(|entry| !is_text(&entry.path()))))
}
