//! One file: what may be opened, and how it is read.

use std::borrow::Cow;
use std::fs::{self, File, FileType};
use std::io::{self, Read as _, Seek as _};
use std::path::{Path, PathBuf};

use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;

use crate::diagnostic::{Code, Finding};
use crate::text::{Content, FilePath, RawText};

use super::error::reason;
use super::names;

/// The endings of files that are text, and so must pass the cut.
const TEXT: [&str; 10] = ["md", "toml", "html", "xml", "txt", "css", "js", "svg", "csv", "json"];

/// The largest text file, in bytes. No transcription is near it; a dump that strayed into the site is.
const LARGEST: u64 = 64 << 20;

/// How often a file is read that is cut short meanwhile.
const READINGS: usize = 4;

/// What stands at a path of a site.
#[derive(Debug)]
pub enum Found {
    /// A regular file.
    File(Content),
    /// Nothing that belongs to the site: no file, a folder, or a name that is passed over.
    Nothing,
    /// Something that cannot be read.
    Fault(Finding),
}

/// Reads one file of a site by the rules of [`discover`](super::discover), for a save that was noticed. Whether its name collides
/// with another's only a look at the whole folder can tell.
#[must_use]
pub fn read(site: &Path, path: &FilePath) -> Found {
    let Ok(site) = fs::canonicalize(site) else { return Found::Nothing };
    if path.strip("content").is_none() && path.strip("templates").is_none() {
        return Found::Nothing;
    }
    let mut place = site.clone();
    let mut parts = path.as_str().split('/').peekable();
    let mut top = true;
    while let Some(name) = parts.next() {
        if name.is_empty() || name == ".." || names::is_ignored(name) {
            return Found::Nothing;
        }
        if let Some(fault) = names::fault(name) {
            return Found::Fault(bad_name(path, fault));
        }
        place.push(name);
        let last = parts.peek().is_none();
        match fs::symlink_metadata(&place) {
            Ok(data) if last => return read_entry(&site, &place, path, data.file_type()),
            Ok(data) if data.is_dir() => {}
            // The top folders may be links within the site; others are never followed.
            Ok(_) if top => match fs::canonicalize(&place) {
                Ok(target) if target.starts_with(&site) => place = target,
                _ => return Found::Nothing,
            },
            Err(error) if !is_absent(&error) => return Found::Fault(unreadable(path, &error)),
            _ => return Found::Nothing,
        }
        top = false;
    }
    Found::Nothing
}

/// Reads what a listing or a save has named; `kind` is what it was a moment ago. `site` has no links in it.
pub(super) fn read_entry(site: &Path, place: &Path, path: &FilePath, kind: FileType) -> Found {
    if kind.is_dir() {
        return Found::Nothing;
    }
    if kind.is_file() {
        return open(place, path);
    }
    if !kind.is_symlink() {
        return Found::Fault(special(path));
    }
    match follow(site, place, path) {
        Ok(target) => open(&target, path),
        Err(finding) => Found::Fault(*finding),
    }
}

/// The regular file of this site that a link leads to. Editors and deployments swap such links; any other could publish a file
/// that nobody meant to, or lead in a circle.
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

/// Opens and reads a regular file. What it is gets asked again once it is open, since it may have been replaced meanwhile: the
/// flags see to it that opening a pipe does not wait, and that a link is not followed.
fn open(place: &Path, path: &FilePath) -> Found {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::NOCTTY | OFlags::CLOEXEC;
    let opened = rustix::fs::open(place, flags, Mode::empty()).map(File::from).map_err(io::Error::from);
    let outcome = opened.and_then(|file| {
        let data = file.metadata()?;
        if !data.is_file() {
            return Ok(Err(special(path)));
        }
        let text = is_text(path.name());
        if text && data.len() > LARGEST {
            return Ok(Err(huge(path)));
        }
        let bytes = contents(file, data.len(), text)?;
        Ok(match text {
            true if bytes.len() as u64 > LARGEST => Err(huge(path)),
            true => Ok(Content::Text(RawText::new(bytes))),
            false => Ok(Content::Bytes(bytes.into())),
        })
    });
    match outcome {
        Ok(Ok(content)) => Found::File(content),
        Ok(Err(finding)) => Found::Fault(finding),
        Err(error) if is_absent(&error) => Found::Nothing,
        Err(error) => Found::Fault(unreadable(path, &error)),
    }
}

/// What is in a file of about this length. One that its writer cuts short meanwhile is read again: what came of it is neither what
/// it held nor what it will hold.
fn contents(mut file: File, mut length: u64, text: bool) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0) + 1);
    for _ in 0..READINGS {
        // A file that grows while it is read must not grow for ever.
        let limit = if text { LARGEST } else { length } + 1;
        file.by_ref().take(limit).read_to_end(&mut bytes)?;
        if bytes.len() as u64 >= length.min(limit) {
            break;
        }
        bytes.clear();
        file.rewind()?;
        length = file.metadata()?.len();
    }
    Ok(bytes)
}

fn is_text(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    name == "addresses.lock" || TEXT.iter().any(|text| ending.eq_ignore_ascii_case(text))
}

/// Whether an error only says that the file is gone, which is no fault: it was deleted since it was listed.
pub(super) fn is_absent(error: &io::Error) -> bool {
    matches!(Errno::from_io_error(error), Some(Errno::NOENT | Errno::NOTDIR))
}

pub(super) fn bad_name(path: &FilePath, fault: String) -> Finding {
    Finding::new(Code::BadFileName, path, None, fault).help("rename it")
}

pub(super) fn unreadable(path: &FilePath, error: &io::Error) -> Finding {
    let (reason, help) = reason(error);
    let finding = Finding::new(Code::UnreadableFile, path, None, format!("it cannot be read: {reason}"));
    match help {
        Some(help) => finding.help(help),
        None => finding,
    }
}

fn special(path: &FilePath) -> Finding {
    let message = "it is not a regular file but a pipe, a socket or a device";
    Finding::new(Code::SpecialFile, path, None, message).help("move it out of the site")
}

fn huge(path: &FilePath) -> Finding {
    let message = format!("the text is larger than {} MiB", LARGEST >> 20);
    Finding::new(Code::HugeFile, path, None, message).help("split it, or give it another ending if it is not text")
}
