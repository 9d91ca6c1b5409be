//! What is published at a route.

use crate::text::Blob;

/// What is published at a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// A page, or a file with a public text.
    Bytes(Vec<u8>),
    /// A file that is not text: to be copied or streamed from where it is.
    Blob(Blob),
}

impl Output {
    /// How many bytes it has.
    pub fn length(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::Blob(blob) => blob.length(),
        }
    }

    /// A digest that depends only on its bytes.
    pub fn digest(&self) -> blake3::Hash {
        match self {
            Self::Bytes(bytes) => blake3::hash(bytes),
            Self::Blob(blob) => blob.digest(),
        }
    }

    /// Its bytes, unless they are those of a [`Blob`].
    pub fn into_bytes(self) -> Option<Vec<u8>> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Blob(_) => None,
        }
    }
}
