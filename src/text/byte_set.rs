//! Sets of bytes.

/// A set of bytes, as a table.
#[derive(Debug, Clone, Copy)]
pub struct ByteSet([bool; 256]);

/// The control characters that HTML forbids: all but the tab, the line ends and the form feed.
pub static CONTROLS: ByteSet = ByteSet::controls();

impl ByteSet {
    /// The control characters that HTML forbids.
    #[must_use]
    pub const fn controls() -> Self {
        let mut set = [false; 256];
        let mut byte = 0;
        while byte < 128_u8 {
            set[byte as usize] = byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
            byte += 1;
        }
        Self(set)
    }

    /// The set with one more byte.
    #[must_use]
    pub const fn with(mut self, byte: u8) -> Self {
        self.0[byte as usize] = true;
        self
    }

    /// Whether the set has a byte.
    #[must_use]
    pub fn has(&self, byte: u8) -> bool {
        self.0[usize::from(byte)]
    }

    /// Whether a text has a byte of the set.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        // Unlike `any`, the fold has no branches.
        text.bytes().fold(false, |found, byte| found | self.has(byte))
    }
}
