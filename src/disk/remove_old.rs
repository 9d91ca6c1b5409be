//! Removing the previous site.

use std::fs;
use std::io;
use std::path::Path;

use super::error::{DiskError, shown};
use super::manifest::{self, Manifest, Owner};
use super::sys;

/// Removes a replaced site from the staging folder: **only the files that its manifest lists, and what a desktop left**. Kept files, and foreign ones
/// that appeared since then, move to the new site.
pub(super) fn remove_old(site: &Path, out: &Path) -> Result<(), DiskError> {
    let failed = |error: io::Error| DiskError::io("remove the replaced site", site, &error);
    let manifest = Manifest::read(site)?;
    let entries = manifest::walk(site, &manifest).map_err(failed)?;
    let mut stuck = Vec::new();
    for entry in &entries {
        let place = site.join(&entry.path);
        match entry.owner {
            Owner::Ours if entry.is_folder => {}
            // The manifest goes last, so that a second try knows what is left.
            Owner::Ours if entry.path == Path::new(manifest::NAME) => {}
            Owner::Ours | Owner::Desktop => sys::remove_file(&place).map_err(failed)?,
            Owner::Kept | Owner::Foreign => {
                if !move_over(&place, &out.join(&entry.path), entry.owner).map_err(failed)? {
                    stuck.push(shown(&entry.path));
                }
            }
        }
    }
    if !stuck.is_empty() {
        let message = format!("it still contains files that Lacuna did not write: {}", stuck.join(", "));
        return Err(DiskError::usage(site, message, "move it to where you want it, then build again"));
    }
    for folder in entries.iter().rev().filter(|entry| entry.is_folder && entry.owner == Owner::Ours) {
        sys::remove_folder(site.join(&folder.path)).map_err(failed)?;
    }
    match sys::remove_file(site.join(manifest::NAME)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
        _ => {}
    }
    sys::remove_folder(site).map_err(failed)
}

/// Moves a foreign file or folder of the old site to the new one; `false` if its place is taken. A kept file was carried to the new
/// site, and its second name is removed.
fn move_over(from: &Path, to: &Path, owner: Owner) -> io::Result<bool> {
    let new = match fs::symlink_metadata(to) {
        Ok(new) => new,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(parent) = to.parent() {
                fs::create_dir_all(parent)?;
            }
            return sys::rename(from, to).map(|()| true);
        }
        Err(error) => return Err(error),
    };
    let is_same = owner == Owner::Kept && new.is_file() && fs::read(from)? == fs::read(to)?;
    if is_same {
        sys::remove_file(from)?;
    }
    Ok(is_same)
}
