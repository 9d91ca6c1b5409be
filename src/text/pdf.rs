//! Finds what a PDF file has besides pictures of pages, by the names in its objects.

use memchr::{memchr_iter, memmem};

/// A PDF file while it is read.
#[derive(Debug, Default)]
pub(super) struct Pdf {
    /// The last bytes, in which a name may begin.
    tail: Vec<u8>,
    /// The first of [`NAMES`] that it has.
    found: Option<usize>,
    /// How many tables of its objects it has: one for each version, and one more if it begins with the objects of the first page.
    tables: usize,
    is_linearized: bool,
}

/// Names that a file of pictures does not have, and what each of them means. The first of them is reported.
const NAMES: [(&[u8], &str); 21] = [
    (b"Font", "a text layer"),
    (b"ActualText", "a text layer"),
    (b"EmbeddedFile", "a file attached to it"),
    (b"EmbeddedFiles", "a file attached to it"),
    (b"Annots", "comments or links"),
    (b"AcroForm", "a form"),
    (b"Outlines", "bookmarks"),
    (b"OCProperties", "layers"),
    (b"StructTreeRoot", "the structure of its text"),
    (b"PieceInfo", "data from the program that made it"),
    (b"Thumb", "small pictures of its pages"),
    (b"JavaScript", "a script"),
    (b"JS", "a script"),
    (b"Metadata", "metadata"),
    (b"Author", "metadata"),
    (b"Title", "metadata"),
    (b"Subject", "metadata"),
    (b"Keywords", "metadata"),
    (b"Creator", "metadata"),
    (b"Encrypt", "encrypted parts, which are not searched"),
    (b"ObjStm", "compressed objects, which are not searched"),
];

/// The first bytes of the metadata of a picture in the file.
const METADATA: [&[u8]; 3] = [b"Exif\0\0", b"http://ns.adobe.com/xap/", b"Photoshop 3.0\0"];

/// More bytes than a name has, if each of its letters is a code.
const LONGEST: usize = 64;

impl Pdf {
    /// Whether a file that begins with these bytes is one. Programs accept bytes before its first line.
    pub(super) fn is_one(first: &[u8]) -> bool {
        memmem::find(first.get(..1024).unwrap_or(first), b"%PDF-").is_some()
    }

    /// What it contains besides pictures.
    pub(super) fn found(&self) -> Option<&'static str> {
        let of_name = self.found.and_then(|at| NAMES.get(at)).map(|(_, what)| *what);
        of_name.or_else(|| (self.tables > 1 + usize::from(self.is_linearized)).then_some("earlier versions of it"))
    }

    pub(super) fn read(&mut self, bytes: &[u8]) {
        let known = self.tail.len();
        self.tail.extend_from_slice(bytes);
        let bytes = self.tail.as_slice();
        for at in memchr_iter(b'/', bytes) {
            let name: Vec<u8> = name(bytes.get(at + 1..).unwrap_or_default()).collect();
            self.is_linearized |= name == b"Linearized";
            let place = NAMES.iter().position(|(known, _)| *known == name);
            self.found = place.into_iter().chain(self.found).min();
        }
        if METADATA.iter().any(|sign| memmem::find(bytes, sign).is_some()) {
            let place = NAMES.iter().position(|(name, _)| *name == b"Metadata");
            self.found = place.into_iter().chain(self.found).min();
        }
        let table = memmem::Finder::new("startxref");
        let is_new = |at: &usize| at + table.needle().len() > known;
        self.tables += table.find_iter(bytes).filter(is_new).count();
        self.tail.drain(..self.tail.len().saturating_sub(LONGEST));
    }
}

/// The name after a slash, up to a blank or another sign; `#46` is a letter by its code.
fn name(mut bytes: &[u8]) -> impl Iterator<Item = u8> {
    let hex = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    std::iter::from_fn(move || {
        let (byte, rest) = match bytes {
            [b'#', high, low, rest @ ..] => (hex(high)? * 16 + hex(low)?, rest),
            [byte, rest @ ..] if byte.is_ascii_alphanumeric() => (*byte, rest),
            _ => return None,
        };
        bytes = rest;
        Some(byte)
    })
    .take(LONGEST / 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&'static str> {
        let bytes = [b"%PDF-1.7\n%\xe2\xe3\n", text.as_bytes(), b"\nstartxref\n9\n%%EOF\n"].concat();
        let found = [1, 7, bytes.len()].map(|length| {
            let mut pdf = Pdf::default();
            bytes.chunks(length).for_each(|chunk| pdf.read(chunk));
            pdf.found()
        });
        assert!(Pdf::is_one(&bytes) && found[0] == found[1] && found[1] == found[2], "{found:?}");
        found[0]
    }

    #[test]
    fn a_file_of_pictures_has_nothing_else() {
        let pages =
            "<< /Contents 3 0 R /Resources << /XObject << /Im0 2 0 R >> >> /Type /Page >>\n<< /Filter /DCTDecode >>";
        assert_eq!(found(pages), None);
        assert_eq!(found(&format!("<< /Linearized 1 >> {pages}\nstartxref\n0\n%%EOF")), None);
        for (text, what) in [
            ("<< /Font << /F1 4 0 R >> >>", "a text layer"),
            ("<< /Type/Font/Subtype/Type3 >>", "a text layer"),
            ("<< /#46o#6et 4 0 R >>", "a text layer"),
            ("<< /Title (x) >> << /Font 1 0 R >>", "a text layer"),
            ("<< /Author (Smith) >>", "metadata"),
            ("Exif\0\0MM", "metadata"),
            ("<< /Annots [7 0 R] >>", "comments or links"),
            ("<< /Type /ObjStm >>", "compressed objects, which are not searched"),
            ("<< /Encrypt 5 0 R >>", "encrypted parts, which are not searched"),
            ("startxref\n1\n%%EOF\n<< /Page >>", "earlier versions of it"),
        ] {
            assert_eq!(found(text), Some(what), "{text}");
        }
    }
}
