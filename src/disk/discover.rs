//! A cold start: every file of a site.

use std::path::Path;

use crate::site::Changes;

use super::error::DiskError;
use super::tree::Tree;

/// Reads every file below `content/` and, if there is one, `templates/`.
///
/// Hidden files and the leftovers of editors are ignored. Files are in the order of their paths, and so are the faults: what cannot be
/// read or published.
///
/// # Errors
///
/// There is no site: no folder of that name, or no `content` folder in it.
pub fn discover(site: &Path) -> Result<Changes, DiskError> {
    let mut tree = Tree::walk(site, &mut |_| {})?;
    let all = tree.files().cloned().collect();
    let mut changes = tree.read(all);
    changes.files.retain(|(_, content)| content.is_some());
    Ok(changes)
}
