//! `edition.json`: what another edition says of its reports.

use serde_json::Value;

use crate::config::base_url;
use crate::edition::{EditionFault, EditionFile, OutPath};

/// Reads the `edition.json` of another edition.
///
/// # Errors
///
/// The text is not such a file, or is one of another version.
pub fn edition_file(json: &str) -> Result<EditionFile, EditionFault> {
    let value: Value = serde_json::from_str(json).map_err(|_| EditionFault::NoEdition)?;
    let version = value.get("version").and_then(Value::as_u64).ok_or(EditionFault::NoEdition)?;
    if version != u64::from(EditionFile::VERSION) {
        return Err(EditionFault::Version(version));
    }
    let mut file: EditionFile = serde_json::from_value(value).map_err(|_| EditionFault::NoEdition)?;
    if file.reports.iter().any(|report| OutPath::new(&*report.path).fault().is_some()) {
        return Err(EditionFault::NoEdition);
    }
    file.base_url = file.base_url.and_then(|url| base_url(&url).ok());
    Ok(file)
}
