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
    #[inline]
    pub(super) fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// A number in digits.
    pub(super) fn number(&mut self, number: usize) {
        self.raw(itoa::Buffer::new().format(number));
    }

    /// Words, escaped. A control character that no page may hold becomes the replacement character.
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

    /// ` href="address"`, of its parts, with what an address must not hold in percent signs.
    pub(super) fn address(&mut self, name: &str, parts: &[&str]) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        for part in parts {
            let _ = escape_href(&mut self.0, part);
        }
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

impl Escaped<'_> {
    /// Words of our own, which have nothing in them to escape.
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

/// Whether a text has nothing special in it, as far as one quick look can tell: whole blocks are looked at without a branch, which
/// compilers turn into vectors. The last block overlaps the one before it; a text that is shorter than a block is not looked at.
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

/// How many bytes are looked at together.
const BLOCK: usize = 16;

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

/// What means something to HTML between tags, and the control characters that it forbids.
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
