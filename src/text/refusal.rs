//! Why a file is refused.

use super::{Place, Uncut};

/// Why a file was refused. **It quotes nothing of the file, and its places are those of the public text.**
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It has withheld text that cannot be cut: the place, unless the file is not read as lines, and why.
    Withheld(Option<Place>, Uncut),
    /// It must be text, and is not UTF-8 from this place on.
    NotUtf8(Place),
    /// It must be text, and is UTF-16.
    Utf16,
    /// It is a text of more than [`LARGEST_TEXT`](super::LARGEST_TEXT) bytes.
    HugeText,
    /// It has more than [`LARGEST_FILE`](super::LARGEST_FILE) bytes.
    HugeFile,
}
