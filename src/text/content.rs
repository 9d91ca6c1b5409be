//! What a file is, by its content.

use std::io::{self, Read};

use memchr::memchr;

use super::hidden_data::Inspector;
use super::opening::{Before, LONGEST_WORD, opening};
use super::picture_size::PictureHeader;
use super::{Blob, FilePath, RawText, Refusal, Uncut, look_alike};

/// The largest public text, in bytes. No transcription is near it; a dump that strayed into a site is.
pub const LARGEST_TEXT: usize = 64 << 20;

/// The largest file, in bytes. No host of static sites takes a larger one, and a sparse file can claim any length.
pub const LARGEST_FILE: u64 = 2 << 30;

/// The most bytes that are kept of a text: one of the largest, with its byte order mark.
const MOST_KEPT: usize = LARGEST_TEXT + 3;

/// How many bytes are read at a time: each chunk of a blob has a digest.
const CHUNK: usize = Blob::CHUNK;

/// How many bytes before a chunk are kept: a mark may begin in them.
const TAIL: usize = 4 << 10;

/// The content of a file. **The bytes decide what it is, not the name**: bytes that are UTF-8 are text and must pass
/// [`withhold`](super::withhold), whatever the file's ending.
#[derive(Debug)]
pub enum Content {
    /// Text before the cut.
    Text(RawText),
    /// Anything else, scanned for withheld marks.
    Blob(Blob),
}

impl Content {
    /// Reads a file of about this length, once, in chunks. A text is kept; of anything else a chunk at a time.
    ///
    /// # Errors
    ///
    /// The inner ones: the file is larger than [`LARGEST_FILE`], a text of it is larger than [`LARGEST_TEXT`], or it is not text
    /// and opens a withheld mark in some encoding. The outer one: it cannot be read.
    pub fn read(path: &FilePath, length: u64, reader: &mut dyn Read) -> io::Result<Result<Self, Refusal>> {
        if length > LARGEST_FILE {
            return Ok(Err(Refusal::HugeFile));
        }
        let must_be_text = path.must_be_text();
        let mut bytes = Vec::with_capacity(usize::try_from(length).map_or(CHUNK, |length| length.min(MOST_KEPT)));
        let mut utf8 = Utf8 { checked: Some(0) };
        loop {
            let is_last = read_chunk(reader, &mut bytes)?;
            if must_be_text && bytes.len() > MOST_KEPT {
                return Ok(Err(Refusal::HugeText));
            }
            let is_text = utf8.extend(&bytes, is_last) || must_be_text;
            if !is_text || bytes.len() > MOST_KEPT {
                return scan(path, bytes, utf8, is_last, reader);
            }
            if is_last {
                let opening = opening(&bytes, 0, Before::Nothing).filter(|_| !must_be_text);
                return Ok(match opening {
                    Some(opening) => Err(opening.refusal(&bytes, Before::Nothing)),
                    None => Ok(Self::Text(RawText::new(bytes))),
                });
            }
        }
    }

    /// Whether it has no bytes.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(RawText(bytes)) => bytes.is_empty(),
            Self::Blob(blob) => blob.length() == 0,
        }
    }
}

/// Reads the rest of a file that is not kept. `bytes` are all that was read of it so far.
fn scan(
    path: &FilePath,
    mut bytes: Vec<u8>,
    mut utf8: Utf8,
    mut is_last: bool,
    reader: &mut dyn Read,
) -> io::Result<Result<Content, Refusal>> {
    let mut chunks = Vec::new();
    let (mut inspector, mut header) = (Inspector::new(&bytes), PictureHeader::default());
    let (mut length, mut read, mut before) = (0, 0, Before::Nothing);
    loop {
        let new = bytes.get(read..).unwrap_or_default();
        header.extend(new);
        // All but the last reading are whole chunks.
        chunks.extend(new.chunks(CHUNK).map(blake3::hash));
        length += new.len() as u64;
        inspector.read(new);
        if length > LARGEST_FILE {
            return Ok(Err(Refusal::HugeFile));
        }
        if let Some(opening) = opening(&bytes, read.saturating_sub(LONGEST_WORD), before) {
            return Ok(Err(opening.refusal(&bytes, before)));
        }
        if look_alike::is_in_blob(&bytes) {
            return Ok(Err(Refusal::Withheld(None, Uncut::NotHere)));
        }
        if is_last {
            break;
        }
        let gone = bytes.len().saturating_sub(TAIL);
        bytes.drain(..gone);
        utf8.forget(gone);
        (read, before) = (bytes.len(), Before::More);
        is_last = read_chunk(reader, &mut bytes)?;
        utf8.extend(&bytes, is_last);
    }
    Ok(if utf8.is_text() {
        Err(Refusal::HugeText)
    } else {
        Ok(Content::Blob(Blob::new(path.clone(), length, chunks, inspector.found(), header.size())))
    })
}

/// Reads the next chunk after what is there; whether it is the last one.
fn read_chunk(reader: &mut dyn Read, bytes: &mut Vec<u8>) -> io::Result<bool> {
    Ok(reader.take(CHUNK as u64).read_to_end(bytes)? < CHUNK)
}

/// Whether bytes that come in chunks are UTF-8. A file with a NUL in it is not text: binary files of few bytes, and UTF-16 of plain
/// letters, would be.
#[derive(Debug)]
struct Utf8 {
    /// How many of the bytes are known to be UTF-8, unless some are not.
    checked: Option<usize>,
}

impl Utf8 {
    /// Looks at what was added to the bytes; whether all of them are text. A character may continue in the next chunk.
    fn extend(&mut self, bytes: &[u8], is_last: bool) -> bool {
        self.checked = self.checked.and_then(|from| {
            let new = bytes.get(from..)?;
            let valid = match std::str::from_utf8(new) {
                Ok(text) => text.len(),
                Err(error) if error.error_len().is_none() && !is_last => error.valid_up_to(),
                Err(_) => return None,
            };
            memchr(0, new).is_none().then_some(from + valid)
        });
        self.is_text()
    }

    /// The first bytes were dropped.
    fn forget(&mut self, gone: usize) {
        self.checked = self.checked.and_then(|checked| checked.checked_sub(gone));
    }

    fn is_text(&self) -> bool {
        self.checked.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Place;

    fn read(path: &str, bytes: &[u8]) -> Result<Content, Refusal> {
        let mut reader = bytes;
        Content::read(&FilePath::new(path), bytes.len() as u64, &mut reader).expect("memory can be read")
    }

    fn is_text(path: &str, bytes: &[u8]) -> bool {
        matches!(read(path, bytes), Ok(Content::Text(_)))
    }

    #[test]
    fn utf8_is_text_whatever_its_name() {
        for path in
            ["content/r/notes.markdown", "content/data.yml", "content/README", "templates/x.htm", "content/r/a.png"]
        {
            assert!(is_text(path, "Café".as_bytes()), "{path}");
            assert!(is_text(path, b""), "{path}");
        }
    }

    #[test]
    fn what_must_be_text_is_left_to_the_cut() {
        for path in
            ["content/r/a.md", "content/r/A.MD", "content/names.toml", "content/r/addresses.lock", "templates/x.htm"]
        {
            assert!(is_text(path, b"Caf\xe9"), "{path}");
            assert!(is_text(path, b"\xff\xfe#\0"), "{path}");
        }
    }

    #[test]
    fn anything_else_is_a_blob_with_the_digests_of_its_bytes() {
        let long = vec![0xff; 5 * CHUNK + 7];
        for bytes in [&b"Caf\xe9"[..], b"a\0b", b"Caf\xc3", &long] {
            match read("content/r/scan.txt", bytes) {
                Ok(Content::Blob(blob)) => {
                    assert_eq!(blob.length(), bytes.len() as u64);
                    assert!(blob.equals(&mut &*bytes).expect("memory can be read"));
                    let (shorter, longer) = (&bytes[..bytes.len() - 1], [bytes, b"x"].concat());
                    for other in [shorter, &longer, b""] {
                        assert!(!blob.equals(&mut &*other).expect("memory can be read"));
                    }
                }
                other => panic!("{other:?}"),
            }
        }
        assert!(matches!(read("templates/assets/a.woff2", b"wOF2\0"), Ok(Content::Blob(_))));
    }

    #[test]
    fn a_character_may_lie_across_two_chunks() {
        for before in CHUNK - 4..=CHUNK {
            let bytes = [&vec![b'x'; before], "𝄞é".as_bytes()].concat();
            assert!(is_text("content/a", &bytes), "{before}");
        }
    }

    #[test]
    fn a_mark_is_found_in_a_blob_wherever_its_chunks_end() {
        let utf16: Vec<u8> = "［ withheld".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for before in CHUNK - 30..=CHUNK + 2 {
            let scan = |mark: &[u8]| read("content/scan.pdf", &[&vec![0xff; before], mark, &[0xff; 9]].concat());
            for mark in [&b"[withheld (b)(6): Smith]"[..], b"[ \xa0WITHHELD", &utf16] {
                assert_eq!(scan(mark).err(), Some(Refusal::Withheld(None, Uncut::NotHere)), "{before} {mark:x?}");
            }
            assert!(matches!(scan(br"\[withheld"), Ok(Content::Blob(_))), "{before}");
        }
    }

    #[test]
    fn what_looks_like_a_mark_is_found_in_a_blob() {
        for bytes in [&b"\xe9 [witheld: Smith]"[..], b"\xff\xfe[\0W\0i\0t\0h\0e\0l\0d\0:\0", &{
            [vec![0xff; CHUNK - 3], b"[iwthheld".to_vec()].concat()
        }] {
            assert_eq!(read("content/a.csv", bytes).err(), Some(Refusal::Withheld(None, Uncut::NotHere)));
        }
    }

    /// A refusal does not depend on what follows the mark, not even on whether that is text.
    #[test]
    fn a_refusal_does_not_depend_on_withheld_bytes() {
        let refusal = |words: &[u8]| {
            let bytes = [b"one\n[withheld (b)(6): ", words, b"]\n"].concat();
            match read("content/notes", &bytes) {
                Ok(Content::Text(raw)) => crate::text::withhold(&FilePath::new("content/notes"), raw).err(),
                Ok(Content::Blob(_)) => None,
                Err(refusal) => Some(refusal),
            }
        };
        for words in
            [&b"Smith"[..], b"\xff", b"\0", &vec![b'x'; MOST_KEPT], &[&vec![b'x'; 3 * CHUNK][..], b"\xff"].concat()]
        {
            assert_eq!(refusal(words), Some(Refusal::Withheld(Some(Place { line: 2, column: 1 }), Uncut::NotHere)));
        }
    }

    #[test]
    fn a_text_that_cannot_be_kept_is_too_large_whatever_it_withholds() {
        let long = vec![b'x'; MOST_KEPT];
        for bytes in [[&long[..], b"x"].concat(), [b"[withheld: ", &long[..], b"]"].concat()] {
            assert_eq!(read("content/r/a.md", &bytes).err(), Some(Refusal::HugeText));
        }
    }

    #[test]
    fn a_file_beyond_all_measure_is_refused_unread() {
        let mut unread = io::empty();
        let refusal = Content::read(&FilePath::new("content/disk.img"), 200 << 30, &mut unread).expect("unread");
        assert_eq!(refusal.err(), Some(Refusal::HugeFile));
    }
}
