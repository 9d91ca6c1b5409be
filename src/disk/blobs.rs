//! Reading blobs again, to copy or to send them.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use crate::text::Blob;

use super::{DiskError, read};

/// The [`Blob`]s of a site's folder. **What it hands out has the digests of the blob**: a file that changed after it was scanned is
/// an error.
#[derive(Debug, Clone)]
pub struct Blobs {
    site: PathBuf,
}

impl Blobs {
    /// The blobs of a site.
    pub fn new(site: &Path) -> Self {
        Self { site: site.to_owned() }
    }

    /// Reads a chunk of a blob, by its index.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or has changed.
    pub fn read(&self, blob: &Blob, index: usize) -> Result<Vec<u8>, DiskError> {
        let mut file = self.file(blob)?;
        let mut chunk = Vec::with_capacity(Blob::CHUNK);
        let length = file
            .seek(SeekFrom::Start((index * Blob::CHUNK) as u64))
            .and_then(|_| (&file).take(Blob::CHUNK as u64).read_to_end(&mut chunk))
            .and_then(|_| Ok(file.metadata()?.len()))
            .map_err(|error| DiskError::io("read", &self.place(blob), &error))?;
        let is_unchanged = length == blob.length() && blob.chunks().get(index) == Some(&blake3::hash(&chunk));
        if is_unchanged { Ok(chunk) } else { Err(self.changed(blob)) }
    }

    /// Copies a blob into a new file, as a reflink if the disk can; then compares the digests of the copy.
    pub(super) fn copy(&self, blob: &Blob, to: &mut File, out: &Path) -> Result<(), DiskError> {
        // A file that grows while it is copied must not grow for ever.
        let mut from = self.file(blob)?.take(blob.length() + 1);
        let copied = io::copy(&mut from, to).and_then(|_| to.rewind()).and_then(|()| blob.equals(to));
        match copied {
            Ok(true) => Ok(()),
            Ok(false) => Err(self.changed(blob)),
            Err(error) => Err(DiskError::io("write", out, &error)),
        }
    }

    /// Opens whatever has the path now: its digests decide whether it is the blob.
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
