//! A file that is not text.

use super::FilePath;

/// A file that is not text, as it was when it was scanned: no withheld mark opens in it. **Its bytes are never held in memory**;
/// a copy is compared with their digest, so that only scanned bytes are published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    path: FilePath,
    length: u64,
    digest: blake3::Hash,
}

impl Blob {
    pub(super) fn new(path: FilePath, length: u64, digest: blake3::Hash) -> Self {
        Self { path, length, digest }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &FilePath {
        &self.path
    }

    /// How many bytes it has.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.length
    }

    /// The digest of its bytes.
    #[must_use]
    pub fn digest(&self) -> blake3::Hash {
        self.digest
    }
}
