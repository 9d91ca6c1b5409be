//! Bytes of text that need care.

/// Whether a byte is a control character that HTML forbids: all but the tab, the line ends and the form feed are.
pub const fn is_control(byte: u8) -> bool {
    byte.is_ascii_control() & !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c)
}

/// Whether any byte of a text is such a character. **All are looked at**, which without branches takes less time than finding the first.
pub fn any_byte(text: &str, is_such: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(0, |found, byte| found | u8::from(is_such(byte))) > 0
}
