//! A buffer of HTML that escapes its input.

use std::fmt::{self, Write as _};

use pulldown_cmark_escape::{escape_href, escape_html};

/// A buffer of HTML. Text and attributes are escaped here and nowhere else.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl Html {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// Appends markup unescaped.
    #[inline]
    pub(super) fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Appends a number.
    pub(super) fn number(&mut self, number: usize) {
        self.raw(itoa::Buffer::new().format(number));
    }

    /// Appends text, escaped. A control character that HTML forbids becomes the replacement character.
    pub(super) fn text(&mut self, text: &str) {
        if is_plain(text) {
            return self.0.push_str(text);
        }
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| SPECIAL[usize::from(byte)]) {
            let (before, after) = rest.split_at_checked(at).unwrap_or_default();
            self.0.push_str(before);
            self.0.push_str(match after.as_bytes().first() {
                Some(b'<') => "&lt;",
                Some(b'>') => "&gt;",
                Some(b'&') => "&amp;",
                _ => "\u{fffd}",
            });
            rest = after.get(1..).unwrap_or_default();
        }
        self.0.push_str(rest);
    }

    /// Appends ` name="value"`, escaped.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        let _ = escape_html(&mut self.0, value);
        self.raw("\"");
    }

    /// Appends ` name="value"` with a value that a function writes, escaped.
    pub(super) fn attribute_of(&mut self, name: &str, write: impl FnOnce(&mut Escaped<'_>) -> fmt::Result) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        // Writing to memory cannot fail.
        let _ = write(&mut Escaped(&mut self.0));
        self.raw("\"");
    }

    /// Appends ` name="address"`, percent-encoded, from the parts of the address.
    pub(super) fn address(&mut self, name: &str, parts: &[&str]) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        for part in parts {
            let _ = escape_href(&mut self.0, part);
        }
        self.raw("\"");
    }

    /// Appends ` id="prefix-id"`.
    pub(super) fn id(&mut self, prefix: &str, id: &dyn fmt::Display) {
        self.attribute_of("id", |out| {
            out.write_str(prefix)?;
            write!(out, "{id}")
        });
    }

    /// Appends a line end, unless the last character is one.
    pub(super) fn fresh_line(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with('\n') {
            self.0.push('\n');
        }
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

impl fmt::Write for Html {
    /// Appends formatted markup unescaped.
    fn write_str(&mut self, markup: &str) -> fmt::Result {
        self.raw(markup);
        Ok(())
    }
}

/// A writer for the value of an attribute.
pub(super) struct Escaped<'a>(&'a mut String);

impl Escaped<'_> {
    /// Appends words that need no escaping.
    #[inline]
    pub(super) fn ours(&mut self, words: &'static str) {
        self.0.push_str(words);
    }
}

impl fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        escape_html(&mut *self.0, text)
    }
}

/// Whether a text certainly needs no escaping. It reads whole blocks without a branch, which compilers turn into vector instructions. The
/// last block overlaps the one before it; for a text shorter than a block the answer is `false`.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(last) = bytes.len().checked_sub(BLOCK) else { return false };
    let mut at = 0;
    loop {
        let Some(block) = bytes.get(at..at + BLOCK) else { return false };
        if block.iter().fold(false, |any, byte| any | is_special(*byte)) {
            return false;
        }
        if at == last {
            return true;
        }
        at = last.min(at + BLOCK);
    }
}

/// The bytes of a block.
const BLOCK: usize = 16;

/// [`is_special`] of each byte.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        special[byte as usize] = is_special(byte);
        byte += 1;
    }
    special
};

/// Whether HTML text must escape a byte: a markup character, or a control character that HTML forbids.
const fn is_special(byte: u8) -> bool {
    let blank = (byte == b'\t') | (byte == b'\n') | (byte == b'\r') | (byte == 0x0c);
    (byte == b'<') | (byte == b'>') | (byte == b'&') | ((byte < b' ') & !blank) | (byte == 0x7f)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped() {
        let mut html = Html::default();
        html.raw("<p");
        html.attribute("title", "\"><script>");
        html.raw(">");
        html.text("<b>&\u{0}");
        html.text("sixteen characters and more – “and” & the\u{7f} rest\tof them");
        let text = "&lt;b&gt;&amp;\u{fffd}sixteen characters and more – “and” &amp; the\u{fffd} rest\tof them";
        assert_eq!(html.finish(), format!("<p title=\"&quot;&gt;&lt;script&gt;\">{text}"));
    }

    #[test]
    fn a_special_byte_is_escaped_wherever_it_stands() {
        for byte in 0..128_u8 {
            let sign = char::from(byte);
            let escaped = match sign {
                '<' => "&lt;".into(),
                '>' => "&gt;".into(),
                '&' => "&amp;".into(),
                '\t' | '\n' | '\r' | '\u{c}' => sign.to_string(),
                _ if sign.is_ascii_control() => "\u{fffd}".into(),
                _ => sign.to_string(),
            };
            for (before, after) in (0..40).flat_map(|length| (0..=length).map(move |at| (at, length - at))) {
                let mut html = Html::default();
                html.text(&["x".repeat(before), sign.into(), "x".repeat(after)].concat());
                assert_eq!(html.finish(), ["x".repeat(before), escaped.clone(), "x".repeat(after)].concat());
            }
        }
    }
}
