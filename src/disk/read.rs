//! One file: whether it may be opened, and how it is read.

use std::borrow::Cow;
use std::fs::{self, File, FileType};
use std::io::{self, Seek as _};
use std::path::{Path, PathBuf};

use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;

use crate::diagnostic::{Code, Finding};
use crate::text::{Content, FilePath};

use super::error::reason;
use super::names;

/// How often a file is read that a writer cuts short meanwhile.
const READINGS: usize = 4;

/// What is at a path of a site.
#[derive(Debug)]
pub enum Found {
    /// A regular file.
    File(Content),
    /// Nothing that belongs to the site: no file, a folder, or an ignored name.
    Nothing,
    /// Something that cannot be read or must not be published.
    Fault(Finding),
}

/// Reads one file of a site by the rules of [`discover`](super::discover). Case clashes with other names need the whole folder, and
/// are not found here.
#[must_use]
pub fn read(site: &Path, path: &FilePath) -> Found {
    let Ok(site) = fs::canonicalize(site) else { return Found::Nothing };
    match locate(&site, path) {
        Ok(Some((place, kind))) => read_entry(&site, &place, path, kind),
        Ok(None) => Found::Nothing,
        Err(finding) => Found::Fault(*finding),
    }
}

/// Opens the regular file at a path of a site by the same rules; `None` if there is none now.
pub(super) fn open_file(site: &Path, path: &FilePath) -> io::Result<Option<File>> {
    let site = fs::canonicalize(site)?;
    let Ok(Some((place, kind))) = locate(&site, path) else { return Ok(None) };
    let Ok(Some(target)) = target(&site, &place, path, kind) else { return Ok(None) };
    open(&target)
}

/// The place of a path and what is there, if the path is one of the site's. `site` has no links in it.
fn locate(site: &Path, path: &FilePath) -> Result<Option<(PathBuf, FileType)>, Box<Finding>> {
    if path.strip("content").is_none() && path.strip("templates").is_none() {
        return Ok(None);
    }
    let mut place = site.to_owned();
    let mut parts = path.as_str().split('/').peekable();
    let mut top = true;
    while let Some(name) = parts.next() {
        if name.is_empty() || name == ".." || names::is_ignored(name) {
            return Ok(None);
        }
        if let Some(fault) = names::fault(name) {
            return Err(Box::new(bad_name(path, fault)));
        }
        place.push(name);
        let last = parts.peek().is_none();
        match fs::symlink_metadata(&place) {
            Ok(data) if last => return Ok(Some((place, data.file_type()))),
            Ok(data) if data.is_dir() => {}
            // The top folders may be links within the site; others are never followed.
            Ok(_) if top => match fs::canonicalize(&place) {
                Ok(target) if target.starts_with(site) => place = target,
                _ => return Ok(None),
            },
            Err(error) if !is_absent(&error) => return Err(Box::new(unreadable(path, &error))),
            _ => return Ok(None),
        }
        top = false;
    }
    Ok(None)
}

/// Reads what a listing or a save named; `kind` is what it was a moment ago. `site` has no links in it.
pub(super) fn read_entry(site: &Path, place: &Path, path: &FilePath, kind: FileType) -> Found {
    match target(site, place, path, kind) {
        Ok(Some(target)) => read_file(&target, path),
        Ok(None) => Found::Nothing,
        Err(finding) => Found::Fault(*finding),
    }
}

/// Where the file itself is: at its place, or where a link leads; `None` for a folder.
fn target(site: &Path, place: &Path, path: &FilePath, kind: FileType) -> Result<Option<PathBuf>, Box<Finding>> {
    match kind {
        kind if kind.is_dir() => Ok(None),
        kind if kind.is_file() => Ok(Some(place.to_owned())),
        kind if kind.is_symlink() => follow(site, place, path).map(Some),
        _ => Err(Box::new(special(path))),
    }
}

/// The regular file of this site that a link leads to. Editors and deployments swap such links; any other could publish a file by
/// accident, or lead in a circle.
fn follow(site: &Path, place: &Path, path: &FilePath) -> Result<PathBuf, Box<Finding>> {
    let target = fs::canonicalize(place).map_err(|error| {
        let fault = Finding::new(
            Code::UnreadableFile,
            path,
            None,
            match Errno::from_io_error(&error) {
                Some(Errno::NOENT) => Cow::Borrowed("the link leads to nothing"),
                Some(Errno::LOOP) => Cow::Borrowed("the link leads in a circle"),
                _ => Cow::Owned(format!("the link cannot be followed: {}", reason(&error).0)),
            },
        );
        Box::new(fault.help("remove the link, or put the file in its place"))
    })?;
    let within =
        target.strip_prefix(site).is_ok_and(|inner| !inner.components().any(|part| part.as_os_str() == ".git"));
    if !within {
        let fault = Finding::new(Code::LinkOutside, path, None, "the link leads out of the site");
        return Err(Box::new(fault.help("copy the file to this place")));
    }
    match fs::symlink_metadata(&target) {
        Ok(data) if data.is_file() => Ok(target),
        Ok(data) if data.is_dir() => {
            let fault = Finding::new(Code::UnreadableFile, path, None, "a link to a folder is not followed");
            Err(Box::new(fault.help("move the folder to this place")))
        }
        Ok(_) => Err(Box::new(special(path))),
        Err(error) => Err(Box::new(unreadable(path, &error))),
    }
}

/// Opens a regular file; `None` if it is something else by now. Opening a pipe does not wait, and a link is not followed.
fn open(place: &Path) -> io::Result<Option<File>> {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::NOCTTY | OFlags::CLOEXEC;
    let file = File::from(rustix::fs::open(place, flags, Mode::empty())?);
    Ok(file.metadata()?.is_file().then_some(file))
}

fn read_file(place: &Path, path: &FilePath) -> Found {
    let outcome = open(place).and_then(|file| match file {
        Some(file) => contents(file, path),
        None => Ok(Found::Fault(special(path))),
    });
    match outcome {
        Ok(found) => found,
        Err(error) if is_absent(&error) => Found::Nothing,
        Err(error) => Found::Fault(unreadable(path, &error)),
    }
}

/// The content of a file. A file that its writer cuts short meanwhile is read again: what came of it is neither what it held nor what
/// it will hold.
fn contents(mut file: File, path: &FilePath) -> io::Result<Found> {
    let mut length = file.metadata()?.len();
    for reading in 1.. {
        let content = Content::read(path, length, &mut file)?;
        let now = file.metadata()?.len();
        if now >= length || reading == READINGS {
            return Ok(match content {
                Ok(content) => Found::File(content),
                Err(refusal) => Found::Fault(Finding::refused(path, refusal)),
            });
        }
        length = now;
        file.rewind()?;
    }
    Ok(Found::Nothing)
}

/// Whether an error only says that the file is gone: it was deleted after it was listed.
pub(super) fn is_absent(error: &io::Error) -> bool {
    matches!(Errno::from_io_error(error), Some(Errno::NOENT | Errno::NOTDIR))
}

pub(super) fn bad_name(path: &FilePath, fault: String) -> Finding {
    Finding::new(Code::BadFileName, path, None, fault).help("rename it")
}

pub(super) fn unreadable(path: &FilePath, error: &io::Error) -> Finding {
    let (reason, help) = reason(error);
    let finding = Finding::new(Code::UnreadableFile, path, None, format!("cannot read it: {reason}"));
    match help {
        Some(help) => finding.help(help),
        None => finding,
    }
}

fn special(path: &FilePath) -> Finding {
    let message = "it is not a regular file but a pipe, a socket or a device";
    Finding::new(Code::SpecialFile, path, None, message).help("move it out of the site")
}
