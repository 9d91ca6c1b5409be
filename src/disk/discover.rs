//! A cold start: every file of a site.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use crate::site::Changes;
use crate::text::FilePath;

use super::error::DiskError;
use super::tree::Tree;

/// How long nobody may have written to a file before it is read: many programs write a file in several steps.
const QUIET: Duration = Duration::from_millis(100);

/// How long to wait for files that are written to without a pause.
const PATIENCE: Duration = Duration::from_secs(10);

/// Reads every file below `content/` and, if there is one, `templates/`.
///
/// Hidden files and the leftovers of editors are ignored. Files are in the order of their paths, and so are the faults: what cannot be
/// read or published. A file that is being written is read when its writer pauses.
///
/// # Errors
///
/// The folder does not exist, or has no `content` folder.
pub fn discover(site: &Path) -> Result<Changes, DiskError> {
    let mut tree = Tree::walk(site, &mut |_| {})?;
    let all: Vec<FilePath> = tree.files().cloned().collect();
    let until = Instant::now() + PATIENCE;
    loop {
        // A file that is being written is waited for.
        while let Some(rest) = QUIET.checked_sub(since_last_write(&tree, &all)).filter(|_| Instant::now() < until) {
            thread::sleep(rest.max(Duration::from_millis(1)));
        }
        let start = Instant::now();
        let mut changes = tree.read(all.clone());
        let taken = start.elapsed();
        if since_last_write(&tree, &all) >= QUIET + taken || Instant::now() > until {
            changes.files.retain(|(_, content)| content.is_some());
            return Ok(changes);
        }
    }
}

/// How long ago a file was last written. Times in the future are ignored.
fn since_last_write(tree: &Tree, files: &[FilePath]) -> Duration {
    // The clock is read after the file: a file may be written to at this moment.
    let age = |path: &FilePath| fs::metadata(tree.place(path)?).ok()?.modified().ok()?.elapsed().ok();
    files.par_iter().filter_map(age).min().unwrap_or(Duration::MAX)
}
