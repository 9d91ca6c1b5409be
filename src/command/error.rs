//! Why a command failed.

use std::fmt;

use crate::diagnostic::Finding;
use crate::disk::DiskError;

/// Why a command could not do its work, and perhaps what to do about it: wrong usage, or a failing disk or system.
#[derive(Debug)]
pub struct Error {
    message: String,
    help: Option<String>,
}

impl Error {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// Adds what to do.
    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

/// The message on one line, and the help on a second one.
impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)?;
        self.help.iter().try_for_each(|help| write!(out, "\n  help: {help}"))
    }
}

impl std::error::Error for Error {}

impl From<DiskError> for Error {
    fn from(error: DiskError) -> Self {
        Self::new(error.to_string())
    }
}

/// A built-in template does not compile.
impl From<Finding> for Error {
    fn from(finding: Finding) -> Self {
        Self::new(format!("{}: {}", finding.file, finding.message))
    }
}
