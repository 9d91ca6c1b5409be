//! Why a command failed.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::diagnostic::Finding;
use crate::disk::DiskError;
use crate::edition::Folder;
use crate::preview::PortError;

/// Why a command could not do its work: wrong usage, or a failing disk or system.
#[derive(Debug)]
pub enum Error {
    /// A file or folder could not be read or written.
    Disk(DiskError),
    /// A built-in template does not compile.
    Template(Finding),
    /// A standard stream failed.
    Stream {
        /// What the program could not do.
        action: &'static str,
        /// What the system answered.
        error: io::Error,
    },
    /// The preview cannot use its port.
    Port(u16, PortError),
    /// The preview failed.
    Preview(io::Error),
    /// No browser could be started for an address.
    Browser(String, io::Error),
    /// No exemption or finding has this code; similar ones.
    UnknownCode(String, Vec<String>),
    /// An argument of `--against` names an unknown report; a similar one.
    UnknownReport(String, Option<String>),
    /// An argument of `--against` names an unknown release; the folder and the releases of its report.
    UnknownRelease(String, Folder, Vec<String>),
    /// `--against` needs a report, and the site has none.
    NoReport,
    /// A draft would go into a folder that cannot be a report; one that can.
    NotAReport(PathBuf, PathBuf),
    /// An address to accept has no change.
    NoChange(String),
    /// An argument of `--against` names none of the site's reports; how many there are, and the first of them.
    WhichReport(String, usize, String),
}

impl Error {
    /// What to do about it.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Port(_, PortError::InUse(Some(free))) => {
                Some(format!("port {free} is free: lacuna serve --port {free}"))
            }
            Self::Port(_, PortError::InUse(None)) => Some("use any free port: lacuna serve --port 0".to_owned()),
            Self::Port(_, PortError::Refused(_)) => Some("use a port above 1023: lacuna serve --port 4000".to_owned()),
            Self::UnknownCode(_, similar) if similar.is_empty() => Some(
                "an exemption code looks like 25X1 or (b)(3), a finding like unclosed-mark; the marks are in the guide, \
                 content/guide/02-the-marks.md in Lacuna's repository"
                    .to_owned(),
            ),
            Self::UnknownCode(_, similar) => Some(format!("did you mean {}?", similar.join(" or "))),
            Self::UnknownReport(_, similar) => similar.as_ref().map(|similar| format!("did you mean `{similar}`?")),
            Self::UnknownRelease(_, _, known) if known.is_empty() => {
                Some("add it to the front matter of the report's index.md: a [[release]] with its key".to_owned())
            }
            Self::UnknownRelease(_, _, known) => Some(format!("its releases are {}", known.join(", "))),
            Self::NotAReport(_, right) => {
                Some(format!("put the report into a folder of its own in content/: --into {}", right.display()))
            }
            Self::NoChange(_) => {
                Some("`lacuna pin` without --accept lists the changes, each with its address".to_owned())
            }
            Self::WhichReport(file, _, first) => Some(format!("name the report: --against {file}:{first}")),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk(error) => error.fmt(out),
            Self::Template(finding) => write!(out, "{}: {}", finding.file, finding.message),
            Self::Stream { action, error } => write!(out, "cannot {action}: {error}"),
            Self::Port(port, PortError::InUse(_)) => write!(out, "port {port} is in use by another program"),
            Self::Port(port, PortError::Refused(error)) => write!(out, "cannot use port {port}: {error}"),
            Self::Preview(error) => write!(out, "the preview failed: {error}"),
            Self::Browser(address, error) => write!(out, "could not open {address} in a browser: {error}"),
            Self::UnknownCode(word, _) => write!(out, "no exemption or finding is called `{word}`"),
            Self::UnknownReport(report, _) => write!(out, "the site has no report `{report}`"),
            Self::UnknownRelease(key, report, _) => write!(out, "the report `{report}` has no release `{key}`"),
            Self::NoReport => write!(out, "the site has no report to compare with"),
            Self::NotAReport(into, _) => write!(out, "{} is not a folder in content/", into.display()),
            Self::NoChange(address) => write!(out, "`{address}` has no change to accept"),
            Self::WhichReport(file, count, _) => {
                write!(out, "{file} could belong to any of the site's {count} reports")
            }
        }
    }
}

impl std::error::Error for Error {}

impl From<DiskError> for Error {
    fn from(error: DiskError) -> Self {
        Self::Disk(error)
    }
}

impl From<Finding> for Error {
    fn from(finding: Finding) -> Self {
        Self::Template(finding)
    }
}
