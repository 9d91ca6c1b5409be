//! Public text, and the cut that makes it.

use std::sync::Arc;

use memchr::memmem;

use super::cut::{Cut, cut};
use super::lines::BYTE_ORDER_MARK;
use super::{FilePath, LARGEST_TEXT, Place, RawText, Refusal, Span, Uncut, bracketed, look_alike};

/// The public text of a file: valid UTF-8 without a byte order mark, whose lines end only with `\n`; cheap to clone. **[`withhold`] is the only way to make one**
/// from bytes; an [`excerpt`](Self::excerpt) repeats words of another source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    path: FilePath,
    /// The memory that the file was read into: to move a text into the `Arc` would copy it.
    text: Arc<String>,
    /// The marks of withheld text, without their words; `None` for most texts, which have none.
    seals: Option<Arc<[Span]>>,
}

/// Turns raw text into its public [`Source`]: each mark of withheld text loses its words. If one cannot be cut, the whole file is refused.
///
/// # Errors
///
/// A mark of withheld text cannot be cut, for one of the reasons of [`Uncut`]; the text is not UTF-8; or its public text is larger
/// than [`LARGEST_TEXT`]. **A refusal quotes nothing.**
pub fn withhold(path: &FilePath, raw: RawText) -> Result<Source, Refusal> {
    let mut bytes = raw.0;
    if bytes.starts_with(BYTE_ORDER_MARK.encode_utf8(&mut [0; 4]).as_bytes()) {
        bytes.drain(..BYTE_ORDER_MARK.len_utf8());
    }
    let Cut { public, seals } = cut(fold_line_ends(bytes))?;
    let text = String::from_utf8(public).map_err(|error| match error.as_bytes() {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Refusal::Utf16,
        bytes => {
            let valid = bytes.get(..error.utf8_error().valid_up_to()).unwrap_or_default();
            Refusal::NotUtf8(Place::after(&String::from_utf8_lossy(valid)))
        }
    })?;
    if let Some(at) = look_alike::find(&text, &seals) {
        return Err(Refusal::Withheld(text.get(..at).map(Place::after), Uncut::Spelling));
    }
    if text.len() > LARGEST_TEXT {
        return Err(Refusal::HugeText);
    }
    let seals = Some(seals).filter(|seals| !seals.is_empty()).map(Arc::from);
    Ok(Source { path: path.clone(), text: Arc::new(text), seals })
}

/// Writes the line ends of Windows as `\n`: **a text is the same, whatever line ends an editor or git gave it**.
fn fold_line_ends(bytes: Vec<u8>) -> Vec<u8> {
    if memmem::find(&bytes, b"\r\n").is_none() {
        return bytes;
    }
    let mut folded = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let words = line.strip_suffix(b"\n").map(|line| {
            let end = line.iter().rposition(|byte| *byte != b'\r').map_or(0, |last| last + 1);
            line.get(..end).unwrap_or_default()
        });
        folded.extend_from_slice(words.unwrap_or(line));
        folded.extend(words.map(|_| b'\n'));
    }
    folded
}

impl Source {
    /// Spans of this text, one after another, as a text of their own: the lines of an example.
    pub fn excerpt(&self, spans: &[Span]) -> Self {
        let text = spans.iter().map(|span| self.slice(*span)).collect();
        Self { path: self.path.clone(), text: Arc::new(text), seals: None }
    }

    /// The file it came from.
    pub fn path(&self) -> &FilePath {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The marks of withheld text, which have lost their words.
    pub fn seals(&self) -> &[Span] {
        self.seals.as_deref().unwrap_or_default()
    }

    /// Why an edition that withholds text refuses this one, if it does: a bracket may be meant as a mark of withheld text, although it
    /// is not written like one. **The paper's own brackets may hold the same words**, so other editions show them.
    pub fn doubtful(&self) -> Option<Refusal> {
        let at = bracketed::find(&self.text, self.seals())?;
        Some(Refusal::Withheld(self.text.get(..at).map(Place::after), Uncut::Doubtful))
    }

    /// Where the text has some words, for the first time.
    pub fn find(&self, words: &str) -> Option<Span> {
        self.text.find(words).map(|at| Span::new(at, at + words.len()))
    }

    /// The text of a span; empty if the span does not begin and end at characters of this text.
    pub fn slice(&self, span: impl Into<Span>) -> &str {
        self.text.get(span.into().range()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(bytes: &[u8]) -> Result<Source, Refusal> {
        withhold(&FilePath::new("content/r/a.md"), RawText::new(bytes.to_vec()))
    }

    #[test]
    fn a_byte_order_mark_is_dropped() {
        assert_eq!(cut(b"\xef\xbb\xbf+++\n+++\n").expect("public").text(), "+++\n+++\n");
    }

    #[test]
    fn a_line_ends_with_a_line_feed_alone() {
        for (text, folded) in
            [("a\r\n\r\nb\r\n", "a\n\nb\n"), ("a\r\r\nb", "a\nb"), ("\ra\rb\r", "\ra\rb\r"), ("\r\n", "\n")]
        {
            assert_eq!(cut(text.as_bytes()).expect("public").text(), folded, "{text:?}");
        }
        let source = cut(b"\xef\xbb\xbfone\r\ntwo [withheld:\r\nx] y\r\n").expect("public");
        assert_eq!(source.text(), "one\ntwo [withheld] y\n");
        assert_eq!(source.seals(), [Span::new(8, 18)]);
        assert_eq!(cut(b"one\r\ntwo \xc3\x28"), Err(Refusal::NotUtf8(Place { line: 2, column: 5 })));
    }

    #[test]
    fn withheld_words_are_cut_and_what_looks_like_a_mark_is_refused() {
        let source = cut("\u{feff}a [withheld (b)(6): Smith] b".as_bytes()).expect("public");
        assert_eq!(source.text(), "a [withheld (b)(6)] b");
        assert_eq!(source.seals(), [Span::new(2, 19)]);
        let refused = |line, column, why| Err(Refusal::Withheld(Some(Place { line, column }), why));
        assert_eq!(cut("[withheld: x] one\né [ Withheld: Smith".as_bytes()), refused(2, 3, Uncut::Spelling));
        assert_eq!(cut("[withheld: x] one\né [witheld: Smith]".as_bytes()), refused(2, 3, Uncut::Spelling));
        assert_eq!(cut(b"a backslash \\\\[withheld"), refused(1, 15, Uncut::Arguments));
        assert_eq!(cut(br"the report's own \[withheld]").map(|source| source.seals().len()), Ok(0));
    }

    #[test]
    fn a_byte_that_is_not_utf8_has_a_place() {
        assert_eq!(cut(b"one\ntwo \xc3\x28"), Err(Refusal::NotUtf8(Place { line: 2, column: 5 })));
        assert_eq!(cut(b"\xff\xfe#\0"), Err(Refusal::Utf16));
    }

    /// Two files that differ only inside a withheld bracket are read or refused alike, whatever else is wrong with them.
    #[test]
    fn nothing_depends_on_withheld_words() {
        let words = [
            &b""[..],
            b"Smith",
            b"Smith\r\nand\n\nJones",
            b"\xff",
            b"\0",
            "é\u{202e}".as_bytes(),
            b"[x]",
            &vec![b'x'; LARGEST_TEXT],
        ];
        for (after, expected) in [
            (&b" b\n"[..], Ok("a [withheld (b)(6)] b\n")),
            (b"\n\xff", Err(Refusal::NotUtf8(Place { line: 2, column: 1 }))),
            (b"\n [Withheld", Err(Refusal::Withheld(Some(Place { line: 2, column: 2 }), Uncut::Spelling))),
        ] {
            for words in words {
                let source = cut(&[b"a [withheld (b)(6): ", words, b"]", after].concat());
                assert_eq!(source.as_ref().map(Source::text).map_err(|refusal| *refusal), expected);
            }
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
