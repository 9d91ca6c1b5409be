//! The path of a file in the output.

use std::fmt;

use crate::text::name_fault;

/// The path of a file in the output, with `/` between its parts. Only an [`Href`](super::Href) makes a link of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(Box<str>);

impl OutPath {
    /// A path from its text.
    pub fn new(path: impl Into<Box<str>>) -> Self {
        Self(path.into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folders that hold the file, from the top.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices('/').filter_map(|(at, _)| self.0.get(..at))
    }

    /// Why the file cannot be published everywhere, if so.
    pub fn fault(&self) -> Option<String> {
        self.0.split('/').find_map(|name| match name {
            "" | "." | ".." => Some(String::from("the path leads out of the site")),
            _ if name.eq_ignore_ascii_case(".git") => Some(String::from("a site cannot contain .git")),
            _ => name_fault(name),
        })
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
