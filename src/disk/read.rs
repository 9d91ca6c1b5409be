//! One file: whether it may be opened, and how it is read.

use std::borrow::Cow;
use std::fs::{self, File, FileType};
use std::io::{self, Seek as _};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Finding};
use crate::text::{Content, FilePath, RawText, Refusal};

use super::error::{DiskError, reason};
use super::sys;

/// How often a file is read if its writer truncates it during the read.
const READINGS: usize = 4;

/// Reads a file that a listing or a save named; `kind` is its kind at that moment. `None` if it is a folder, or gone. `site` has no links in it.
pub(super) fn read(
    site: &Path,
    place: &Path,
    path: &FilePath,
    kind: FileType,
) -> Result<Option<Content>, Box<Finding>> {
    let target = if kind.is_symlink() {
        follow(site, place, path)?
    } else if kind.is_file() {
        place.to_owned()
    } else if kind.is_dir() {
        return Ok(None);
    } else {
        return Err(special(path));
    };
    match open(&target).and_then(|file| file.map(|file| contents(file, path)).transpose()) {
        Ok(Some(Ok(content))) => Ok(Some(content)),
        Ok(Some(Err(refusal))) => Err(Box::new(Finding::refused(path, refusal))),
        Ok(None) => Err(special(path)),
        Err(error) if is_absent(&error) => Ok(None),
        Err(error) => Err(unreadable(path, &error)),
    }
}

/// The regular file of this site that a link leads to. Editors and deployments swap such links; any other link could publish a file by
/// accident, or form a circle.
fn follow(site: &Path, place: &Path, path: &FilePath) -> Result<PathBuf, Box<Finding>> {
    let fault = |code, message: Cow<'static, str>, help: &'static str| {
        Box::new(Finding::new(code, path, None, message).help(help))
    };
    let target = fs::canonicalize(place).map_err(|error| {
        let message = match error.kind() {
            _ if sys::is_circular_link(&error) => "the link is circular".into(),
            io::ErrorKind::NotFound => "the link is broken: its target does not exist".into(),
            _ => format!("the link cannot be followed: {}", reason(&error).0).into(),
        };
        fault(Code::UnreadableFile, message, "remove the link, or replace it with the file")
    })?;
    let within =
        target.strip_prefix(site).is_ok_and(|inner| !inner.components().any(|part| part.as_os_str() == ".git"));
    if !within {
        return Err(fault(Code::LinkOutside, "the link leads out of the site".into(), "copy the file here"));
    }
    match fs::symlink_metadata(&target) {
        Ok(data) if data.is_file() => Ok(target),
        Ok(data) if data.is_dir() => {
            let message = "links to folders are not followed".into();
            Err(fault(Code::UnreadableFile, message, "move the folder here"))
        }
        Ok(_) => Err(special(path)),
        Err(error) => Err(unreadable(path, &error)),
    }
}

/// Opens a regular file; `None` if it is now something else. Opening a pipe does not wait, and a link is not followed.
pub(super) fn open(place: &Path) -> io::Result<Option<File>> {
    let file = sys::open(place)?;
    Ok(file.metadata()?.is_file().then_some(file))
}

/// The content of a file. A file that its writer truncates during the read is read again, because those bytes are neither its
/// previous nor its next content.
fn contents(mut file: File, path: &FilePath) -> io::Result<Result<Content, Refusal>> {
    let mut length = file.metadata()?.len();
    let mut readings = 0;
    loop {
        let content = Content::read(path, length, &mut file)?;
        readings += 1;
        let now = file.metadata()?.len();
        if now >= length || readings == READINGS {
            return Ok(content);
        }
        length = now;
        file.rewind()?;
    }
}

/// Whether an error only says that the file is gone: it was deleted after it was listed.
pub(super) fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

pub(super) fn bad_name(path: &FilePath, fault: String) -> Finding {
    Finding::new(Code::BadFileName, path, None, fault).help("rename it")
}

pub(super) fn unreadable(path: &FilePath, error: &io::Error) -> Box<Finding> {
    let (reason, help) = reason(error);
    let finding = Finding::new(Code::UnreadableFile, path, None, format!("cannot read the file: {reason}"));
    Box::new(Finding { help: help.map(Cow::Borrowed), ..finding })
}

fn special(path: &FilePath) -> Box<Finding> {
    let message = "this is a pipe, a socket or a device, not a regular file";
    Box::new(Finding::new(Code::SpecialFile, path, None, message).help("move it out of the site"))
}

/// The site around a place: the nearest folder that has a `content` folder with an `edition.toml`.
pub fn site_around(place: &Path) -> Option<PathBuf> {
    let place = fs::canonicalize(place).ok()?;
    place.ancestors().find(|folder| folder.join("content/edition.toml").is_file()).map(Path::to_owned)
}

/// The text of a file that a person names, before the cut. A folder, a pipe or a device is refused.
///
/// # Errors
///
/// The file cannot be read; the path is named.
pub fn read_file(path: &Path) -> Result<RawText, DiskError> {
    let failed = |fault: io::Error| DiskError::io("read", path, &fault);
    if !fs::metadata(path).map_err(failed)?.is_file() {
        return Err(DiskError::usage(path, "not a regular file", "name a Markdown file, or - for standard input"));
    }
    fs::read(path).map(RawText::new).map_err(failed)
}
