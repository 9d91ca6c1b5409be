//! The size of a picture, by its header.

use super::Blob;

/// The width and the height of a picture, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PictureSize {
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// The first bytes of a file, until they state the size of a picture. **A picture is never decoded.**
#[derive(Debug, Default)]
pub(super) struct PictureHeader {
    bytes: Vec<u8>,
    size: Option<PictureSize>,
}

impl PictureHeader {
    /// The longest header: a camera puts a small picture and a colour profile before the size.
    const LONGEST: usize = 8 * Blob::CHUNK;

    /// Takes the next bytes of the file.
    pub(super) fn extend(&mut self, bytes: &[u8]) {
        if self.size.is_some() || self.bytes.len() >= Self::LONGEST {
            return;
        }
        self.bytes.extend_from_slice(bytes);
        let size = imagesize::blob_size(&self.bytes).ok();
        self.size = size.and_then(|size| {
            Some(PictureSize { width: size.width.try_into().ok()?, height: size.height.try_into().ok()? })
        });
    }

    /// The size; `None` if the file is not a picture of a known kind.
    pub(super) fn size(&self) -> Option<PictureSize> {
        self.size
    }
}
