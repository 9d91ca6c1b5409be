//! Checks that an output folder is safe to replace.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::error::DiskError;
use super::sys;

/// The cure for a refused output.
const ELSEWHERE: &str = "choose a separate folder, such as --out public";

/// An output folder that is safe to replace. It may not exist yet.
#[derive(Debug)]
pub(super) struct OutputFolder {
    /// Its parent folder, without links.
    pub(super) parent: PathBuf,
    /// Its own name.
    pub(super) name: OsString,
}

impl OutputFolder {
    /// Checks a place before anything is changed.
    pub(super) fn check(site: &Path, out: &Path) -> Result<Self, DiskError> {
        let place = resolve(out)?;
        let site = fs::canonicalize(site).map_err(|error| DiskError::io("open the site", site, &error))?;
        let refuse = |why: &str| Err(DiskError::usage(&place, why, ELSEWHERE));
        let (Some(parent), Some(name)) = (place.parent(), place.file_name()) else {
            return refuse("the output cannot be the root folder");
        };
        if place == site {
            return refuse("the output cannot be the site itself");
        }
        if site.starts_with(&place) {
            return refuse("the output cannot be a folder that contains the site");
        }
        for folder in ["content", "templates", "src"] {
            let named = site.join(folder);
            let real = fs::canonicalize(&named).unwrap_or_else(|_| named.clone());
            for source in [&named, &real] {
                if place.starts_with(source) || source.starts_with(&place) {
                    return refuse(&format!(
                        "the output cannot be the site's {folder} folder, be inside it or contain it"
                    ));
                }
            }
        }
        if let Some(home) = std::env::home_dir().and_then(|home| fs::canonicalize(home).ok()) {
            if home == place {
                return refuse("the output cannot be the home folder");
            }
            if home.starts_with(&place) {
                return refuse("the output cannot be a folder that contains the home folder");
            }
        }
        if place.components().any(|part| part.as_os_str().eq_ignore_ascii_case(".git")) {
            return refuse("the output cannot be inside a .git folder");
        }
        if sys::is_mount(parent, &place) {
            let help = "use a folder inside it";
            return Err(DiskError::usage(
                &place,
                "the output is a mount point, which cannot be replaced in one step",
                help,
            ));
        }
        Ok(Self { parent: parent.to_owned(), name: name.to_owned() })
    }

    /// The full path.
    pub(super) fn path(&self) -> PathBuf {
        self.parent.join(&self.name)
    }
}

/// The absolute path of an output, without links. Parts that do not exist yet keep their names.
pub(super) fn resolve(out: &Path) -> Result<PathBuf, DiskError> {
    // The components leave out a slash at the end, which would make the system follow a link.
    let named: PathBuf = out.components().collect();
    let absolute = std::path::absolute(&named).map_err(|error| DiskError::io("find", out, &error))?;
    match fs::symlink_metadata(&absolute) {
        Ok(data) if data.is_symlink() => {
            let help = "remove the link, or use its target as the output";
            return Err(DiskError::usage(&absolute, "the output cannot be a symbolic link", help));
        }
        Ok(data) if !data.is_dir() => return Err(DiskError::usage(&absolute, "the output is not a folder", ELSEWHERE)),
        Ok(_) => return fs::canonicalize(&absolute).map_err(|error| DiskError::io("open", &absolute, &error)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return Err(DiskError::usage(&absolute, "part of the path is a file, not a folder", ELSEWHERE));
        }
        Err(error) => return Err(DiskError::io("open", &absolute, &error)),
    }
    let (mut above, mut rest) = (absolute.as_path(), Vec::new());
    loop {
        match (above.components().next_back(), above.parent()) {
            (Some(Component::Normal(name)), Some(parent)) => {
                rest.push(name);
                above = parent;
            }
            _ => {
                return Err(DiskError::usage(
                    &absolute,
                    "the path has .. after a folder that does not exist",
                    ELSEWHERE,
                ));
            }
        }
        match fs::canonicalize(above) {
            Ok(real) if real.is_dir() => return Ok(rest.iter().rev().fold(real, |path, name| path.join(name))),
            Ok(_) => {
                return Err(DiskError::usage(&absolute, "part of the path is a file, not a folder", ELSEWHERE));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(above).is_err() => {}
            Err(error) => return Err(DiskError::io("open", above, &error)),
        }
    }
}
