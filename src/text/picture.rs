//! Finds what pictures contain besides what they show, by the headers of their parts.
//!
//! **Each format has a list of the parts that make the picture.** Every other part counts as metadata, even an unknown one.

use memchr::memchr;

use super::HiddenData;

/// A JPEG, PNG, GIF or WebP picture while it is read.
#[derive(Debug)]
pub(super) struct Picture {
    /// Reads the next part.
    next: Part,
    /// How many bytes to skip before that.
    skip: u64,
    /// The beginning of a part whose header continues in the next bytes.
    window: Vec<u8>,
    found: Option<HiddenData>,
}

/// Reads the header of a part at the start of some bytes.
type Part = fn(&[u8]) -> Step;

/// What the header of a part says.
enum Step {
    /// The next part begins this many bytes later, at least one.
    Skip(u64, Part),
    /// The header continues in the next bytes.
    More,
    Found(HiddenData),
}

impl Picture {
    /// The picture that begins with some bytes, if it has one of the formats.
    pub(super) fn new(first: &[u8]) -> Option<Self> {
        let (next, skip): (Part, u64) = match first {
            [0xff, 0xd8, 0xff, ..] => (jpeg, 2),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => (png, 8),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => (gif, 0),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => (webp, 12),
            _ => return None,
        };
        Some(Self { next, skip, window: Vec::new(), found: None })
    }

    pub(super) fn found(&self) -> Option<HiddenData> {
        self.found
    }

    pub(super) fn read(&mut self, bytes: &[u8]) {
        self.window.extend_from_slice(bytes);
        let mut rest = self.window.as_slice();
        while self.found.is_none() {
            let skipped = rest.len().min(usize::try_from(self.skip).unwrap_or(usize::MAX));
            rest = rest.get(skipped..).unwrap_or_default();
            self.skip -= skipped as u64;
            if rest.is_empty() {
                break;
            }
            match (self.next)(rest) {
                Step::Skip(skip, next) => (self.skip, self.next) = (skip, next),
                Step::More => break,
                Step::Found(data) => self.found = Some(data),
            }
        }
        self.window = rest.to_vec();
    }
}

fn metadata(what: &'static str) -> Step {
    Step::Found(HiddenData::Metadata(what))
}

/// Bytes after the end may be what an earlier, larger version of the picture had.
fn after_end(_: &[u8]) -> Step {
    metadata("bytes after its end")
}

/// A segment of a JPEG file.
fn jpeg(bytes: &[u8]) -> Step {
    let (marker, rest) = match bytes {
        [0xff, 0xff, ..] => return Step::Skip(1, jpeg),
        [0xff, 0xd9, ..] => return Step::Skip(2, after_end),
        [0xff, 0x01 | 0xd0..=0xd7, ..] => return Step::Skip(2, jpeg),
        [0xff, marker, rest @ ..] => (*marker, rest),
        [0xff] => return Step::More,
        _ => return metadata("a part that is not known"),
    };
    let Some((length, body)) = rest.split_first_chunk::<2>() else { return Step::More };
    let length = u16::from_be_bytes(*length);
    let Some(name) = body.get(..5.min(usize::from(length).saturating_sub(2))) else { return Step::More };
    let next: Part = if marker == 0xda { jpeg_scan } else { jpeg };
    match (marker, name, length) {
        (0xc0..=0xcf | 0xda..=0xdf, ..) | (0xe0, b"JFIF\0", 16) | (0xee, b"Adobe", 14) => {
            Step::Skip(2 + u64::from(length), next)
        }
        (0xe0, ..) => metadata("a thumbnail"),
        (0xe1, b"Exif\0", _) => metadata("Exif"),
        (0xe1, ..) => metadata("XMP"),
        (0xe2, b"ICC_P", _) => metadata("a colour profile"),
        (0xed, ..) => metadata("IPTC"),
        (0xfe, ..) => metadata("a comment"),
        _ => metadata("data of a program"),
    }
}

/// The coded bytes of a JPEG file, up to the next segment.
fn jpeg_scan(bytes: &[u8]) -> Step {
    match memchr(0xff, bytes) {
        None => Step::Skip(bytes.len() as u64, jpeg_scan),
        Some(0) => match bytes.get(1) {
            None => Step::More,
            Some(0 | 0xd0..=0xd7) => Step::Skip(2, jpeg_scan),
            Some(_) => jpeg(bytes),
        },
        Some(at) => Step::Skip(at as u64, jpeg_scan),
    }
}

/// A chunk of a PNG file.
fn png(bytes: &[u8]) -> Step {
    let Some(([length @ .., _, _, _, _], _)) = bytes.split_first_chunk::<8>() else { return Step::More };
    let size = 12 + u64::from(u32::from_be_bytes(*length));
    match bytes.get(4..8).unwrap_or_default() {
        b"IEND" => Step::Skip(size, after_end),
        b"IHDR" | b"PLTE" | b"IDAT" | b"tRNS" | b"cHRM" | b"gAMA" | b"sBIT" | b"sRGB" | b"cICP" | b"bKGD" | b"hIST"
        | b"pHYs" | b"acTL" | b"fcTL" | b"fdAT" => Step::Skip(size, png),
        b"eXIf" => metadata("Exif"),
        b"tEXt" | b"zTXt" | b"iTXt" => metadata("text"),
        b"iCCP" => metadata("a colour profile"),
        b"tIME" => metadata("a date"),
        _ => metadata("data of a program"),
    }
}

/// The header of a GIF file, with its colours.
fn gif(bytes: &[u8]) -> Step {
    let Some(packed) = bytes.get(10) else { return Step::More };
    Step::Skip(13 + colours(*packed), gif_block)
}

/// How many bytes the colours of a GIF file or of one of its pictures have.
fn colours(packed: u8) -> u64 {
    if packed & 0x80 == 0 { 0 } else { 3 << ((packed & 7) + 1) }
}

fn gif_block(bytes: &[u8]) -> Step {
    match bytes {
        [0x3b, ..] => Step::Skip(1, after_end),
        [0x2c, _, _, _, _, _, _, _, _, packed, ..] => Step::Skip(11 + colours(*packed), gif_data),
        [0x21, 0xf9, ..] => Step::Skip(2, gif_data),
        [0x21, 0xfe, ..] => metadata("a comment"),
        [0x21, 0x01, ..] => metadata("text"),
        [0x21, 0xff, 11, b'N', b'E', b'T', b'S', b'C', b'A', b'P', b'E', b'2', b'.', b'0', ..] => {
            Step::Skip(14, gif_data)
        }
        [0x2c] | [0x21] | [0x2c, ..] | [0x21, 0xff, ..] if bytes.len() < 14 => Step::More,
        _ => metadata("data of a program"),
    }
}

/// The bytes of a block of a GIF file.
fn gif_data(bytes: &[u8]) -> Step {
    match bytes.first() {
        None => Step::More,
        Some(0) => Step::Skip(1, gif_block),
        Some(length) => Step::Skip(1 + u64::from(*length), gif_data),
    }
}

/// A chunk of a WebP file. The chunks of a picture of an animation are within another one, after 16 bytes.
fn webp(bytes: &[u8]) -> Step {
    let Some((head, _)) = bytes.split_first_chunk::<8>() else { return Step::More };
    let [name @ .., a, b, c, d] = head;
    let length = u64::from(u32::from_le_bytes([*a, *b, *c, *d]));
    match name {
        b"ANMF" => Step::Skip(24, webp),
        b"VP8 " | b"VP8L" | b"VP8X" | b"ALPH" | b"ANIM" => Step::Skip(8 + length.next_multiple_of(2), webp),
        b"EXIF" => metadata("Exif"),
        b"XMP " => metadata("XMP"),
        b"ICCP" => metadata("a colour profile"),
        _ => metadata("data of a program"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found in a picture, however its bytes come.
    fn found(bytes: &[u8]) -> Option<&'static str> {
        let found = [1, 3, bytes.len()].map(|length| {
            let mut picture = Picture::new(bytes).expect("a picture");
            bytes.chunks(length).for_each(|chunk| picture.read(chunk));
            picture.found()
        });
        assert!(found[0] == found[1] && found[1] == found[2], "{found:?}");
        match found[0] {
            Some(HiddenData::Metadata(what)) => Some(what),
            None => None,
            other => panic!("{other:?}"),
        }
    }

    /// The start of a JPEG file, segments, its coded bytes, and its end.
    fn jpeg(segments: &[(u8, &[u8])], after: &[u8]) -> Vec<u8> {
        let mut bytes = vec![0xff, 0xd8];
        for (marker, body) in [segments, &[(0xdb, &[0; 65]), (0xc0, &[8; 9]), (0xda, &[1; 10])]].concat() {
            bytes.extend([0xff, marker, 0, u8::try_from(body.len() + 2).expect("short")]);
            bytes.extend(body);
        }
        bytes.extend(b"\x01\xff\x00\xfe\xff\xd0Exif\xff\x00\xff\xd9");
        bytes.extend(after);
        bytes
    }

    #[test]
    fn a_jpeg_picture_has_no_other_segments() {
        let jfif = (0xe0, &b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"[..]);
        assert_eq!(found(&jpeg(&[jfif], b"")), None);
        assert_eq!(found(&jpeg(&[(0xee, b"Adobe\0\x64\0\0\0\0\x01")], b"")), None);
        for (marker, body, what) in [
            (0xe1, &b"Exif\0\0MM\0*"[..], "Exif"),
            (0xe1, b"http://ns.adobe.com/xap/1.0/\0", "XMP"),
            (0xed, b"Photoshop 3.0\0", "IPTC"),
            (0xfe, b"Smith", "a comment"),
            (0xfe, b"", "a comment"),
            (0xe2, b"ICC_PROFILE\0", "a colour profile"),
            (0xe2, b"MPF\0", "data of a program"),
            (0xe0, b"JFXX\0\x10", "a thumbnail"),
        ] {
            assert_eq!(found(&jpeg(&[jfif, (marker, body)], b"")), Some(what));
        }
        assert_eq!(found(&jpeg(&[], b"\0")), Some("bytes after its end"));
    }

    #[test]
    fn a_png_picture_has_no_other_chunks() {
        let png = |name: &[u8], after: &[u8]| {
            let chunk = |name: &[u8], body: &[u8]| [&[0, 0, 0, body.len() as u8], name, body, &[0; 4]].concat();
            let parts = [chunk(b"IHDR", &[8; 13]), chunk(name, b"Smith"), chunk(b"IDAT", b"tEXt"), chunk(b"IEND", b"")];
            [b"\x89PNG\r\n\x1a\n", parts.concat().as_slice(), after].concat()
        };
        assert_eq!(found(&png(b"pHYs", b"")), None);
        for (name, what) in [
            (b"tEXt", "text"),
            (b"iTXt", "text"),
            (b"eXIf", "Exif"),
            (b"iCCP", "a colour profile"),
            (b"tIME", "a date"),
            (b"iDOT", "data of a program"),
        ] {
            assert_eq!(found(&png(name, b"")), Some(what));
        }
        assert_eq!(found(&png(b"gAMA", b"IDAT")), Some("bytes after its end"));
    }

    #[test]
    fn a_gif_picture_has_no_other_blocks() {
        let gif = |block: &[u8], after: &[u8]| {
            let picture = b"\x2c\0\0\0\0\x01\0\x01\0\x80\x01\x02\x03\x04\x05\x06\x02\x02\x4c\x01\0\x3b";
            [b"GIF89a\x01\0\x01\0\x80\0\0\x01\x02\x03\x04\x05\x06", block, picture, after].concat()
        };
        assert_eq!(found(&gif(b"\x21\xf9\x04\0\0\0\0\0", b"")), None);
        assert_eq!(found(&gif(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0", b"")), None);
        assert_eq!(found(&gif(b"\x21\xfe\x05Smith\0", b"")), Some("a comment"));
        assert_eq!(found(&gif(b"\x21\xff\x0bXMP DataXMP\x01x\0", b"")), Some("data of a program"));
        assert_eq!(found(&gif(b"", b"Smith")), Some("bytes after its end"));
    }

    #[test]
    fn a_webp_picture_has_no_other_chunks() {
        let chunk =
            |name: &[u8], body: &[u8]| [name, &[body.len() as u8, 0, 0, 0], body, &vec![0; body.len() % 2]].concat();
        let webp = |parts: &[Vec<u8>]| [b"RIFF\0\0\0\0WEBP", parts.concat().as_slice()].concat();
        let picture = chunk(b"VP8 ", b"EXIF.");
        assert_eq!(found(&webp(std::slice::from_ref(&picture))), None);
        let moving = chunk(b"ANMF", &[vec![0; 16], picture.clone()].concat());
        assert_eq!(found(&webp(&[chunk(b"VP8X", &[0; 10]), chunk(b"ANIM", &[0; 6]), moving.clone(), moving])), None);
        for (name, what) in
            [(b"EXIF", "Exif"), (b"XMP ", "XMP"), (b"ICCP", "a colour profile"), (b"note", "data of a program")]
        {
            assert_eq!(found(&webp(&[picture.clone(), chunk(name, b"Smith")])), Some(what));
        }
    }
}
