//! A file that is not text.

use std::io::{self, Read};
use std::sync::Arc;

use super::{FilePath, HiddenData, PictureSize};

/// A file that is not text, as it was when it was scanned: no withheld mark opens in it. **Its bytes are never held in memory**;
/// each chunk that is read again is compared with its digest, so that only scanned bytes are published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    path: FilePath,
    length: u64,
    chunks: Arc<[blake3::Hash]>,
    digest: blake3::Hash,
    hidden: Option<HiddenData>,
    size: Option<PictureSize>,
}

impl Blob {
    /// How many bytes a chunk has; the last one may have fewer.
    pub const CHUNK: usize = 64 << 10;

    pub(super) fn new(
        path: FilePath,
        length: u64,
        chunks: Vec<blake3::Hash>,
        hidden: Option<HiddenData>,
        size: Option<PictureSize>,
    ) -> Self {
        let mut whole = blake3::Hasher::new();
        for chunk in &chunks {
            whole.update(chunk.as_bytes());
        }
        Self { path, length, chunks: chunks.into(), digest: whole.finalize(), hidden, size }
    }

    /// The file.
    pub fn path(&self) -> &FilePath {
        &self.path
    }

    /// How many bytes it has.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Its size in pixels, if it is a picture whose header says so.
    pub fn size(&self) -> Option<PictureSize> {
        self.size
    }

    /// The digest of the digests of its chunks.
    pub fn digest(&self) -> blake3::Hash {
        self.digest
    }

    /// What it contains besides what it shows, if it is a picture or a PDF file.
    pub fn hidden(&self) -> Option<HiddenData> {
        self.hidden
    }

    /// The digest of each chunk.
    pub fn chunks(&self) -> &[blake3::Hash] {
        &self.chunks
    }

    /// Whether a reader has the bytes of this blob and no more.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub fn equals(&self, reader: &mut dyn Read) -> io::Result<bool> {
        let (mut chunk, mut length) = (Vec::with_capacity(Self::CHUNK), 0);
        for digest in &*self.chunks {
            chunk.clear();
            length += reader.take(Self::CHUNK as u64).read_to_end(&mut chunk)? as u64;
            if blake3::hash(&chunk) != *digest {
                return Ok(false);
            }
        }
        Ok(length == self.length && reader.read(&mut [0])? == 0)
    }
}
