//! A buffer of HTML that escapes what is put into it.

use std::fmt;

use pulldown_cmark_escape::{escape_href, escape_html};

/// HTML as it is written. Text and attributes are escaped here and nowhere else.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl Html {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// Markup of our own, as it is.
    pub(super) fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// A number in digits.
    pub(super) fn number(&mut self, number: usize) {
        self.raw(itoa::Buffer::new().format(number));
    }

    /// Words, escaped. A control character that no page may hold becomes the replacement character.
    pub(super) fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, byte, after)) = split_at_special(rest) {
            self.0.push_str(before);
            self.0.push_str(match byte {
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'&' => "&amp;",
                _ => "\u{fffd}",
            });
            rest = after;
        }
        self.0.push_str(rest);
    }

    /// ` name="value"`, escaped.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        let _ = escape_html(&mut self.0, value);
        self.raw("\"");
    }

    /// The same with a value that is written piece by piece.
    pub(super) fn attribute_of(&mut self, name: &str, write: impl FnOnce(&mut Escaped<'_>) -> fmt::Result) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        // Writing to memory cannot fail.
        let _ = write(&mut Escaped(&mut self.0));
        self.raw("\"");
    }

    /// ` href="address"`, with what an address must not hold in percent signs.
    pub(super) fn address(&mut self, name: &str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        let _ = escape_href(&mut self.0, value);
        self.raw("\"");
    }

    /// ` id="prefix-id"`, unless the id is empty.
    pub(super) fn id(&mut self, prefix: &str, id: &str) {
        if !id.is_empty() {
            self.raw(" id=\"");
            self.raw(prefix);
            let _ = escape_html(&mut self.0, id);
            self.raw("\"");
        }
    }

    /// A line end, unless the last sign is one.
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
    /// Markup of our own, formatted.
    fn write_str(&mut self, markup: &str) -> fmt::Result {
        self.raw(markup);
        Ok(())
    }
}

/// The value of an attribute as it is written.
pub(super) struct Escaped<'a>(&'a mut String);

impl fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        escape_html(&mut *self.0, text)
    }
}

/// Splits a text at the first byte that cannot stand on a page as it is.
fn split_at_special(text: &str) -> Option<(&str, u8, &str)> {
    let bytes = text.as_bytes();
    // Most text has none: whole blocks are looked at without a branch, which compilers turn into vectors.
    let (blocks, _) = bytes.as_chunks::<16>();
    let clean = blocks.iter().take_while(|block| !block.iter().fold(false, |any, byte| any | is_special(*byte)));
    let from = clean.count() * 16;
    let at = from + bytes.get(from..)?.iter().position(|byte| SPECIAL[usize::from(*byte)])?;
    Some((text.get(..at)?, *bytes.get(at)?, text.get(at + 1..)?))
}

/// Whether each byte is special.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        special[byte as usize] = is_special(byte);
        byte += 1;
    }
    special
};

/// What means something to HTML, and the control characters that it forbids.
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
}
