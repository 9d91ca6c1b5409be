//! Opening blobs again, to copy or to send them.

use std::fs::{self, File};
use std::io::{self, Read, Seek as _};
use std::path::{Path, PathBuf};

use crate::text::Blob;

use super::{DiskError, read};

/// The [`Blob`]s of a site's folder. **What it hands out has the digest of the blob**: a file that changed after it was scanned is an
/// error.
#[derive(Debug, Clone)]
pub struct Blobs {
    site: PathBuf,
}

impl Blobs {
    /// The blobs of a site.
    #[must_use]
    pub fn new(site: &Path) -> Self {
        Self { site: site.to_owned() }
    }

    /// Opens a blob to be read. A first reading compares its digest.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or has changed.
    pub fn open(&self, blob: &Blob) -> Result<impl Read + Send + use<>, DiskError> {
        let mut file = self.file(blob)?;
        let failed = |error: io::Error| DiskError::io("read", &self.place(blob), &error);
        if !is_unchanged(&mut file, blob).map_err(failed)? {
            return Err(self.changed(blob));
        }
        file.rewind().map_err(failed)?;
        Ok(file.take(blob.length()))
    }

    /// Copies a blob into a new file, as a reflink if the disk can; then compares the digest of the copy.
    pub(super) fn copy(&self, blob: &Blob, to: &mut File, out: &Path) -> Result<(), DiskError> {
        // A file that grows while it is copied must not grow for ever.
        let mut from = self.file(blob)?.take(blob.length() + 1);
        let copied = io::copy(&mut from, to).and_then(|_| to.rewind()).and_then(|()| is_unchanged(to, blob));
        match copied {
            Ok(true) => Ok(()),
            Ok(false) => Err(self.changed(blob)),
            Err(error) => Err(DiskError::io("write", out, &error)),
        }
    }

    /// Opens whatever has the path now: its digest decides whether it is the blob.
    fn file(&self, blob: &Blob) -> Result<File, DiskError> {
        let place = self.place(blob);
        let file = fs::canonicalize(&place).and_then(|target| read::open(&target));
        file.map_err(|error| DiskError::io("read", &place, &error))?.ok_or_else(|| self.changed(blob))
    }

    fn place(&self, blob: &Blob) -> PathBuf {
        self.site.join(blob.path().as_str())
    }

    fn changed(&self, blob: &Blob) -> DiskError {
        DiskError::changed(&self.place(blob))
    }
}

/// Whether the bytes of a file are those of a blob.
fn is_unchanged(file: &mut File, blob: &Blob) -> io::Result<bool> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(file.take(blob.length() + 1))?;
    Ok(hasher.count() == blob.length() && hasher.finalize() == blob.digest())
}
