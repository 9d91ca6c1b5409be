//! The only code that touches files: [`discover`] reads a site, [`Publication`] writes one.
//!
//! From a folder it makes [`Changes`](crate::site::Changes): the path and the new content of every file, and the findings about
//! files rather than their text. **Nothing here can hang or follow a link out of the site**: only regular files are
//! opened, and the kind of a file is checked again once it is open.
//!
//! A site is published by writing it to a folder beside the output and swapping the two in one step. **The output is the old site
//! or the new one, never a mixture, and only what this program made is deleted**: a manifest in the output lists what it wrote, and a
//! folder with anything else in it is refused. A killed build leaves its staging folder; the next build sees by the lock that no
//! build uses it, and removes it. A few disks cannot swap (some network disks, a
//! container's image): there the old site is moved aside first, and a build killed at that moment is undone by the next.

mod backend;
mod blobs;
mod case_clashes;
mod create;
mod discover;
mod error;
mod fs_event;
mod manifest;
mod names;
mod open_writes;
mod output_folder;
mod pdf;
mod publish;
mod read;
mod remove_old;
mod replace;
mod scans;
mod staging;
mod sys;
mod tree;
mod watch;

pub use blobs::Blobs;
pub use create::{copy_into, create, free_folder};
pub use discover::discover;
pub use error::DiskError;
pub use pdf::pdf_text;
pub use publish::{Publication, is_current};
pub use read::{read_file, site_around};
pub use replace::replace;
pub use scans::{ScanFolder, scan_pattern, scans_beside};
pub use watch::Watch;
