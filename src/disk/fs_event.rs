//! Events of the file system, reduced to the kinds that matter to a site.

use std::path::PathBuf;

/// An event at a place.
#[derive(Debug)]
pub(super) enum FsEvent {
    /// A file was closed after it was written to, or took this name; or a folder did.
    Saved(PathBuf),
    /// A name was created.
    Made(PathBuf),
    /// A name was removed.
    Gone(PathBuf),
    /// Something was written; more may follow.
    Written(PathBuf),
    /// Its permissions or its times changed.
    Allowed(PathBuf),
    /// Events were lost: anything may have changed.
    All,
    /// Watching has failed.
    Failed(String),
}
