//! Replaces one file as a whole.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::Path;

use super::error::DiskError;
use super::sys;

/// Writes a file, and replaces one of that name. **A reader finds the old or the new file, never a part of it**: the text is written to a
/// hidden file beside it, which is then renamed.
///
/// # Errors
///
/// The disk fails; the old file remains, and nothing beside it.
pub fn replace(file: &Path, text: &str) -> Result<(), DiskError> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let new = file.with_file_name(format!(".{name}.lacuna"));
    let write = || {
        match sys::remove_file(&new) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut out = OpenOptions::new().write(true).create_new(true).open(&new)?;
        out.write_all(text.as_bytes())?;
        out.sync_all()?;
        drop(out);
        sys::rename(&new, file)
    };
    write().map_err(|error| {
        let _ = sys::remove_file(&new);
        DiskError::io("write", file, &error)
    })
}
