//! Disk errors that end the program.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::sys;

/// A disk error or a refused use of the disk. **It always names the path**, and the cure if it is known.
#[derive(Debug)]
pub struct DiskError {
    message: String,
    help: Option<Cow<'static, str>>,
}

impl DiskError {
    /// A refusal: the rest of the sentence after the path.
    pub(super) fn usage(path: &Path, message: impl Into<String>, help: impl Into<Cow<'static, str>>) -> Self {
        Self { message: format!("{}: {}", shown(path), message.into()), help: Some(help.into()) }
    }

    /// A failed system call: `action` is a verb, as in "cannot write PATH: the disk is full".
    pub(super) fn io(action: &str, path: &Path, error: &io::Error) -> Self {
        let (reason, help) = reason(error);
        Self { message: format!("cannot {action} {}: {reason}", shown(path)), help: help.map(Cow::Borrowed) }
    }

    /// A file is not what it was when it was scanned.
    pub(super) fn changed(path: &Path) -> Self {
        let message = format!("{} changed after it was read", shown(path));
        Self { message, help: Some(Cow::Borrowed("run the command again")) }
    }

    /// Replaces the help.
    pub(super) fn help_with(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The cure, if it is known.
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }
}

/// The message on one line, and the help on a second one.
impl fmt::Display for DiskError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)?;
        if let Some(help) = &self.help {
            write!(out, "\n  help: {help}")?;
        }
        Ok(())
    }
}

impl std::error::Error for DiskError {}

/// An error of the operating system in words, and what to do about it.
pub(super) fn reason(error: &io::Error) -> (Cow<'static, str>, Option<&'static str>) {
    let (reason, help) = match error.kind() {
        _ if sys::is_held(error) => ("another program has it open", "close it there, and run the command again"),
        _ if sys::is_circular_link(error) => ("the link is circular", "remove the link"),
        _ if sys::is_out_of_files(error) => ("too many files are open", "raise the limit (ulimit -n)"),
        ErrorKind::StorageFull => {
            ("the disk is full", "free some space and run the command again; the previous site is unchanged")
        }
        ErrorKind::QuotaExceeded => {
            ("the disk quota is used up", "free some space and run the command again; the previous site is unchanged")
        }
        ErrorKind::PermissionDenied => ("permission denied", sys::DENIED_HELP),
        ErrorKind::ReadOnlyFilesystem => ("the disk is mounted read-only", "use a folder on another disk"),
        ErrorKind::InvalidFilename => ("the name is too long", "shorten the name"),
        ErrorKind::NotADirectory => ("part of the path is a file, not a folder", "correct the path"),
        ErrorKind::ResourceBusy => ("the folder is in use, perhaps as a mount point", "use a folder inside it"),
        ErrorKind::CrossesDevices => ("the disk cannot move it", "remove it, or choose another folder"),
        ErrorKind::NotFound => return (Cow::Borrowed("no such file or folder"), None),
        _ => return (Cow::Owned(error.to_string()), None),
    };
    (Cow::Borrowed(reason), Some(help))
}

/// A path as it can be shown: control characters and bytes that are not Unicode are escaped, so that no name can move the cursor.
pub(super) fn shown(path: &Path) -> String {
    let mut out = String::new();
    // Without the prefix of long paths on Windows.
    for chunk in dunce::simplified(path).as_os_str().as_encoded_bytes().utf8_chunks() {
        for sign in chunk.valid().chars() {
            if crate::text::is_unprintable(sign) {
                out.extend(sign.escape_unicode());
            } else {
                out.push(sign);
            }
        }
        for byte in chunk.invalid() {
            out.push_str(&format!("\\x{byte:02X}"));
        }
    }
    out
}
