//! What happened to the files of a site.

use crate::diagnostic::Finding;
use crate::text::{Content, FilePath};

/// The files of a site that are new, changed or gone: all of them on a cold start, a few after a save.
#[derive(Debug, Default)]
pub struct Changes {
    /// Each changed file with its new content; `None` if it is gone.
    pub files: Vec<(FilePath, Option<Content>)>,
    /// Everything that is wrong now with files rather than with their text.
    pub faults: Vec<Finding>,
}
