//! The end of a replaced site.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use rustix::io::Errno;

use super::error::{DiskError, shown};
use super::manifest::{self, Manifest, Owner};

/// Removes a replaced site from the staging folder: **each file that its manifest lists and no other**. What is kept, and what
/// somebody put there meanwhile, moves to the site that took its place.
pub(super) fn retire(site: &Path, out: &Path) -> Result<(), DiskError> {
    let failed = |error: io::Error| DiskError::io("remove the replaced site", site, &error);
    let manifest = Manifest::read(site);
    let entries = manifest::walk(site, &manifest).map_err(failed)?;
    let mut stuck = Vec::new();
    for entry in &entries {
        let place = site.join(&entry.path);
        match entry.owner {
            Owner::Ours if entry.is_folder => {}
            // The manifest goes last, so that a second try knows what is left.
            Owner::Ours if entry.path == Path::new(manifest::NAME) => {}
            Owner::Ours => fs::remove_file(&place).map_err(failed)?,
            Owner::Kept | Owner::Foreign => {
                if !move_over(&place, &out.join(&entry.path), entry.owner).map_err(failed)? {
                    stuck.push(shown(&entry.path));
                }
            }
        }
    }
    if !stuck.is_empty() {
        let message = format!("it still holds what this program did not make: {}", stuck.join(", "));
        return Err(DiskError::usage(site, message, "move it to where you want it, then build again"));
    }
    for folder in entries.iter().rev().filter(|entry| entry.is_folder && entry.owner == Owner::Ours) {
        fs::remove_dir(site.join(&folder.path)).map_err(failed)?;
    }
    match fs::remove_file(site.join(manifest::NAME)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
        _ => {}
    }
    fs::remove_dir(site).map_err(failed)
}

/// Moves what is not ours from a replaced site to the present one, folders into folders; `false` if a file's place is taken by
/// something else. A kept file that is there already is the same one, and its second name goes.
fn move_over(from: &Path, to: &Path, owner: Owner) -> io::Result<bool> {
    let present = match fs::symlink_metadata(to) {
        Ok(present) => present,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(parent) = to.parent() {
                fs::create_dir_all(parent)?;
            }
            return fs::rename(from, to).map(|()| true);
        }
        Err(error) => return Err(error),
    };
    let past = fs::symlink_metadata(from)?;
    if past.is_dir() && present.is_dir() {
        let mut is_over = true;
        for entry in fs::read_dir(from)? {
            let name = entry?.file_name();
            is_over &= move_over(&from.join(&name), &to.join(&name), owner)?;
        }
        if is_over {
            fs::remove_dir(from)?;
        }
        return Ok(is_over);
    }
    let is_same = owner == Owner::Kept
        && past.is_file()
        && present.is_file()
        && ((past.dev(), past.ino()) == (present.dev(), present.ino()) || fs::read(from)? == fs::read(to)?);
    if is_same {
        fs::remove_file(from)?;
    }
    Ok(is_same)
}

/// Makes a second folder of a kept one: with a second link to each of its files, or a copy where the disk has no links.
pub(super) fn link(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        let kind = entry.file_type()?;
        if kind.is_dir() {
            link(&from, &to)?;
        } else if fs::hard_link(&from, &to).is_err() && kind.is_file() {
            fs::copy(&from, &to)?;
        }
    }
    fs::set_permissions(to, fs::metadata(from)?.permissions())
}

/// Moves a folder whose disk cannot rename it: makes it anew and moves what is in it, the manifest last. Nothing is replaced.
/// Where it stopped half-way, [`retire`] of a site without a manifest moves everything back.
pub(super) fn shift(from: &Path, to: &Path) -> io::Result<()> {
    match fs::create_dir(to) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    let names: io::Result<Vec<_>> = fs::read_dir(from)?.map(|entry| entry.map(|entry| entry.file_name())).collect();
    let mut names = names?;
    names.sort_by_key(|name| name == manifest::NAME);
    for name in names {
        let (from, to) = (from.join(&name), to.join(&name));
        let is_folder = fs::symlink_metadata(&from)?.is_dir();
        if !is_folder && fs::symlink_metadata(&to).is_ok() {
            return Err(Errno::EXIST.into());
        }
        match fs::rename(&from, &to) {
            Err(error) if is_folder && matches!(Errno::from_io_error(&error), Some(Errno::XDEV | Errno::NOTEMPTY)) => {
                shift(&from, &to)?;
            }
            renamed => renamed?,
        }
    }
    fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    fs::remove_dir(from)
}
