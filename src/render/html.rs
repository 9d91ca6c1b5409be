//! A buffer of HTML that escapes what is put into it.

use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

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

    /// Words, escaped. A control character that no page may hold becomes the replacement character.
    pub(super) fn text(&mut self, text: &str) {
        if text.bytes().any(is_forbidden) {
            let clean: String =
                text.chars().map(|c| if c.is_ascii() && is_forbidden(c as u8) { '\u{fffd}' } else { c }).collect();
            let _ = escape_html_body_text(&mut self.0, &clean);
        } else {
            let _ = escape_html_body_text(&mut self.0, text);
        }
    }

    /// ` name="value"`, escaped.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        let _ = escape_html(&mut self.0, value);
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

fn is_forbidden(byte: u8) -> bool {
    (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c)) || byte == 0x7f
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
        assert_eq!(html.finish(), "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;\u{fffd}");
    }
}
