//! Reading one file that belongs to no site.

use std::path::Path;

use crate::text::RawText;

use super::DiskError;

/// The text of a file that a person names, before the cut. A folder, a pipe or a device is refused.
///
/// # Errors
///
/// The file cannot be read; the path is named.
pub fn read_file(path: &Path) -> Result<RawText, DiskError> {
    let failed = |fault: std::io::Error| DiskError::io("read", path, &fault);
    if !std::fs::metadata(path).map_err(failed)?.is_file() {
        return Err(DiskError::usage(path, "not a regular file", "name a Markdown file, or - for standard input"));
    }
    std::fs::read(path).map(RawText::new).map_err(failed)
}
