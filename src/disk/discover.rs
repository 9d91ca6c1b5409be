//! A cold start: every file of a site.

use std::path::Path;

use crate::text::Changes;

use super::error::DiskError;
use super::tree::Tree;

/// Reads every file below `content/` and, if there is one, `templates/`.
///
/// Text, by its ending, comes as [`Content::Text`](crate::text::Content::Text) and has the cut before it; all else comes as bytes.
/// Hidden files and the leftovers of editors are passed over. The files are in the order of their paths. Whatever cannot be read or
/// published is among the faults, which are sorted too.
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
