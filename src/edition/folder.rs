//! The folder of a report.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use crate::text::FilePath;

/// The folder of a report, by its name below `content/`: the first part of the address of all its pages. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Folder(Arc<str>);

impl Folder {
    /// A folder from its name.
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }

    /// Its name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path of its `index.md`, which has the report's facts.
    pub fn index(&self) -> FilePath {
        FilePath::new(&["content/", &self.0, "/index.md"].concat())
    }
}

impl Borrow<str> for Folder {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Folder {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<&str> for Folder {
    fn from(name: &str) -> Self {
        Self::new(name)
    }
}
