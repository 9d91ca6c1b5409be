//! What pictures and PDF files contain besides what they show.

use super::pdf::Pdf;
use super::picture::Picture;

/// What a picture or a PDF file contains besides what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HiddenData {
    /// A picture has metadata, in words.
    Metadata(&'static str),
    /// An SVG picture contains this, in words.
    Svg(&'static str),
    /// A PDF file contains this besides pictures of pages, in words.
    Pdf(&'static str),
    /// The picture has this format, which is not searched.
    Format(&'static str),
}

/// The beginnings of pictures whose format is not searched, each with the place of the bytes.
const FORMATS: [(&str, usize, &[u8]); 13] = [
    ("TIFF", 0, b"II*\0"),
    ("TIFF", 0, b"MM\0*"),
    ("TIFF", 0, b"II+\0"),
    ("TIFF", 0, b"MM\0+"),
    ("HEIC", 4, b"ftyphei"),
    ("HEIC", 4, b"ftyphev"),
    ("HEIC", 4, b"ftypmif1"),
    ("HEIC", 4, b"ftypmsf1"),
    ("AVIF", 4, b"ftypavi"),
    ("JPEG 2000", 4, b"jP  \r\n"),
    ("JPEG XL", 4, b"JXL \r\n"),
    ("JPEG XL", 0, b"\xff\x0a"),
    ("Photoshop", 0, b"8BPS"),
];

/// What an SVG picture may have that it does not show.
const IN_SVG: [(&str, &str); 6] = [
    ("<!--", "a comment"),
    ("<metadata", "metadata"),
    ("<rdf:", "metadata"),
    ("sodipodi:", "data of its editor"),
    ("inkscape:", "data of its editor"),
    ("data:", "a file in it, which is not searched"),
];

/// Searches a file for hidden data while it is read. **It keeps a few bytes of the file at a time.**
#[derive(Debug)]
pub(super) enum Inspector {
    Picture(Picture),
    Pdf(Pdf),
    Format(&'static str),
    Other,
}

impl Inspector {
    /// An inspector for a file that begins with these bytes, which it does not search yet.
    pub(super) fn new(first: &[u8]) -> Self {
        let is = |(_, at, bytes): &&(&str, usize, &[u8])| first.get(*at..).is_some_and(|rest| rest.starts_with(bytes));
        if let Some(picture) = Picture::new(first) {
            Self::Picture(picture)
        } else if Pdf::is_one(first) {
            Self::Pdf(Pdf::default())
        } else {
            FORMATS.iter().find(is).map_or(Self::Other, |(name, ..)| Self::Format(name))
        }
    }

    /// Searches the next bytes of the file.
    pub(super) fn read(&mut self, bytes: &[u8]) {
        match self {
            Self::Picture(picture) => picture.read(bytes),
            Self::Pdf(pdf) => pdf.read(bytes),
            Self::Format(_) | Self::Other => {}
        }
    }

    /// What the file has.
    pub(super) fn found(&self) -> Option<HiddenData> {
        match self {
            Self::Picture(picture) => picture.found(),
            Self::Pdf(pdf) => pdf.found().map(HiddenData::Pdf),
            Self::Format(name) => Some(HiddenData::Format(name)),
            Self::Other => None,
        }
    }
}

impl HiddenData {
    /// The hidden data of a text: of an SVG picture, or of a PDF file that has no other bytes.
    pub fn of_text(text: &str) -> Option<Self> {
        if text.trim_start().starts_with('<') && text.contains("<svg") && !text.contains("<html") {
            return IN_SVG.iter().find(|(sign, _)| text.contains(sign)).map(|(_, what)| Self::Svg(what));
        }
        let mut inspector = Inspector::new(text.as_bytes());
        inspector.read(text.as_bytes());
        inspector.found()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_svg_picture_has_only_what_it_shows() {
        let svg = |inside: &str| HiddenData::of_text(&format!("<?xml version=\"1.0\"?>\n<svg>{inside}</svg>\n"));
        assert_eq!(svg("<title>A map</title><path d=\"M0 0\"/>"), None);
        for (inside, what) in [
            ("<!-- by Smith -->", "a comment"),
            ("<metadata>Smith</metadata>", "metadata"),
            ("<g inkscape:label=\"Smith\"/>", "data of its editor"),
            ("<image href=\"data:image/jpeg;base64,AAAA\"/>", "a file in it, which is not searched"),
        ] {
            assert_eq!(svg(inside), Some(HiddenData::Svg(what)), "{inside}");
        }
        assert_eq!(HiddenData::of_text("<html><!-- a page --><svg></svg></html>"), None);
    }

    #[test]
    fn a_pdf_file_that_is_text_is_searched() {
        assert_eq!(HiddenData::of_text("%PDF-1.4\n<< /Font 1 0 R >>"), Some(HiddenData::Pdf("a text layer")));
        assert_eq!(HiddenData::of_text("a list of fonts: /Font"), None);
    }

    #[test]
    fn a_picture_of_another_format_is_not_searched() {
        for (bytes, name) in [
            (&b"II*\0\x08\0\0\0"[..], "TIFF"),
            (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
            (b"\0\0\0\x1cftypavif\0\0\0\0", "AVIF"),
            (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
        ] {
            assert_eq!(Inspector::new(bytes).found(), Some(HiddenData::Format(name)));
        }
        assert_eq!(Inspector::new(b"wOF2\0\x01").found(), None);
    }
}
