//! Text before the cut.

use std::fmt;

/// The bytes of a text before the cut. **They have no accessor outside [`text`](super)**, cannot be shown or copied, and
/// [`withhold`](super::withhold) consumes them.
pub struct RawText(pub(super) Vec<u8>);

impl RawText {
    /// Bytes as they were read.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for RawText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("RawText(…)")
    }
}
