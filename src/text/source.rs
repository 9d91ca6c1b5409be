//! Public text, and the cut that makes it.

use std::sync::Arc;

use super::lines::BYTE_ORDER_MARK;
use super::opening::{Before, opening};
use super::{FilePath, LARGEST_TEXT, Place, RawText, Refusal, Span};

/// The public text of a file: valid UTF-8 without a byte order mark, cheap to clone. **[`withhold`] is the only way to make one**
/// from bytes; an [`excerpt`](Self::excerpt) repeats words of another source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    path: FilePath,
    /// The memory that the file was read into: to move a text into the `Arc` would copy it.
    text: Arc<String>,
}

/// Turns raw text into its public [`Source`], or refuses the whole of it.
///
/// # Errors
///
/// The text opens a `[withheld` mark, which this program does not cut yet; it is not UTF-8; or its public text is larger than
/// [`LARGEST_TEXT`]. A refusal quotes nothing, and depends on no byte after an opened mark.
pub fn withhold(path: &FilePath, raw: RawText) -> Result<Source, Refusal> {
    let bytes = raw.0;
    if let Some(opening) = opening(&bytes, 0, Before::Nothing) {
        return Err(opening.refusal(&bytes, Before::Nothing));
    }
    let mut text = String::from_utf8(bytes).map_err(|error| match error.as_bytes() {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Refusal::Utf16,
        bytes => {
            let valid = bytes.get(..error.utf8_error().valid_up_to()).unwrap_or_default();
            Refusal::NotUtf8(Place::after(&String::from_utf8_lossy(valid)))
        }
    })?;
    if text.starts_with(BYTE_ORDER_MARK) {
        text.remove(0);
    }
    if text.len() > LARGEST_TEXT {
        return Err(Refusal::HugeText);
    }
    Ok(Source { path: path.clone(), text: Arc::new(text) })
}

impl Source {
    /// Spans of this text, one after another, as a text of their own: the lines of an example.
    #[must_use]
    pub fn excerpt(&self, spans: &[Span]) -> Self {
        let text = spans.iter().map(|span| self.slice(*span)).collect();
        Self { path: self.path.clone(), text: Arc::new(text) }
    }

    /// The file it came from.
    #[must_use]
    pub fn path(&self) -> &FilePath {
        &self.path
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span; empty if the span does not begin and end at characters of this text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(bytes: &[u8]) -> Result<Source, Refusal> {
        withhold(&FilePath::new("content/r/a.md"), RawText::new(bytes.to_vec()))
    }

    fn withheld_at(line: usize, column: usize) -> Result<Source, Refusal> {
        Err(Refusal::Withheld(Some(Place { line, column })))
    }

    #[test]
    fn a_byte_order_mark_is_dropped() {
        assert_eq!(cut(b"\xef\xbb\xbf+++\n+++\n").expect("public").text(), "+++\n+++\n");
    }

    #[test]
    fn withheld_text_is_refused_where_it_opens() {
        assert_eq!(cut(b"a [withheld (b)(6): Smith] b"), withheld_at(1, 3));
        assert_eq!(cut("one\né [ Withheld: Smith".as_bytes()), withheld_at(2, 3));
        assert_eq!(cut("\u{feff}⟦withheld: Smith⟧".as_bytes()), withheld_at(1, 1));
        assert_eq!(cut(b"`[WITHHELD: Smith]`"), withheld_at(1, 2));
    }

    #[test]
    fn an_escaped_bracket_opens_nothing() {
        assert!(cut(br"the report's own \[withheld]").is_ok());
        assert_eq!(cut(br"a backslash \\[withheld]"), withheld_at(1, 15));
    }

    #[test]
    fn a_byte_that_is_not_utf8_has_a_place() {
        assert_eq!(cut(b"one\ntwo \xc3\x28"), Err(Refusal::NotUtf8(Place { line: 2, column: 5 })));
        assert_eq!(cut(b"\xff\xfe#\0"), Err(Refusal::Utf16));
    }

    /// Two files that differ only inside a withheld bracket are refused alike, whatever else is wrong with them.
    #[test]
    fn no_refusal_depends_on_withheld_words() {
        let refusal = |words: &[u8]| cut(&[b"One\n\ntwo [withheld (b)(6): ", words, b"]\n\n\xff [withheld]"].concat());
        let expected = withheld_at(3, 5);
        for words in [&b"Smith"[..], b"Smith\nand\nJones", b"\xff", b"[withheld: more]", &vec![b'x'; LARGEST_TEXT]] {
            assert_eq!(refusal(words), expected);
        }
    }

    #[test]
    fn the_limit_is_one_of_public_text() {
        let mut bytes = vec![b'x'; LARGEST_TEXT];
        assert!(cut(&bytes).is_ok());
        assert!(cut(&[b"\xef\xbb\xbf", bytes.as_slice()].concat()).is_ok());
        bytes.push(b'x');
        assert_eq!(cut(&bytes), Err(Refusal::HugeText));
    }

    #[test]
    fn an_excerpt_is_made_of_spans() {
        let source = cut(b"> a\n> b\n").expect("public");
        assert_eq!(source.excerpt(&[Span::new(2, 4), Span::new(6, 8)]).text(), "a\nb\n");
    }
}
