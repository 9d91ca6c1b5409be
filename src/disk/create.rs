//! Makes new files, and replaces none.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

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
