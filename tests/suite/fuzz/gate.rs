//! The gate: whatever passes holds no mark that opens withheld text, in any encoding.

use lacuna::text::{Content, FilePath, RawText, Refusal, Span, withhold};

use super::{Target, fuzz};

/// How many bytes the program reads of a file at a time.
const CHUNK: usize = 64 << 10;

struct Gate;

impl Target for Gate {
    const NAME: &'static str = "gate";
    const CASES: u64 = 100;
    const TOKENS: &'static [&'static str] = &[
        "[withheld",
        "[withheld: ",
        "[withheld (b)(6), 2 words: ",
        ":withheld]",
        "(b)(6)",
        "1 line",
        "```\n",
        "\n| ",
        "[ Withheld",
        "[\u{a0}WITHHELD",
        "［\u{200b}withheld",
        "⟦withheld",
        "⦋\n\twithheld",
        "\\[withheld",
        "\\\\[withheld",
        "\\",
        "[",
        "withheld",
        "with",
        "held",
        " ",
        "\0",
        "\0\0\0",
        "\u{feff}",
        "\u{ad}",
        "]",
        "w",
        "\r\n",
    ];

    fn hold(&self, input: &[u8]) -> Result<(), String> {
        let text = String::from_utf8_lossy(input);
        let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let wider = |bytes: fn(u32) -> [u8; 4]| text.chars().flat_map(|sign| bytes(sign.into())).collect::<Vec<u8>>();
        pass(input)?;
        pass(&wide(u16::to_le_bytes))?;
        pass(&wide(u16::to_be_bytes))?;
        pass(&wider(u32::to_le_bytes))?;
        pass(&wider(u32::to_be_bytes))?;
        pass_in_chunks(input)
    }
}

/// Takes some bytes through the gate as a text.
fn pass(bytes: &[u8]) -> Result<(), String> {
    let path = FilePath::new("content/r/a.md");
    let Ok(source) = withhold(&path, RawText::new(bytes.to_vec())) else { return Ok(()) };
    let text = source.text();
    let seals: Vec<usize> = source.seals().iter().map(|seal| seal.range().start).collect();
    let is_sealed = |at: &usize| seals.contains(at);
    if let Some(at) = openings(text, true).into_iter().find(|at| !is_sealed(at)) {
        return Err(format!("opened at {at} in the public text: {text:?}"));
    }
    let whole = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut whole = String::from_utf8_lossy(whole).into_owned();
    while whole.contains("\r\n") {
        whole = whole.replace("\r\n", "\n");
    }
    if seals.is_empty() && text != whole {
        return Err("a text without a mark differs from its bytes, line ends apart".into());
    }
    let sealed = source.seals().iter().map(|seal| source.slice(*seal));
    if let Some(seal) = sealed.into_iter().find(|seal| seal.contains([':', '\n']) || seal.matches(']').count() != 1) {
        return Err(format!("a seal says more than codes, kinds and extents: {seal:?}"));
    }
    let hides_nothing = |(at, mark): (usize, &str)| {
        let after = &whole[at + mark.len()..];
        !whole[..at].ends_with('\\') && (after.starts_with('[') || after.trim_ascii_start().starts_with(':'))
    };
    // In the long form, which one closing mark gives to the whole file, `[withheld:]` only opens.
    let empty = if whole.contains(":withheld]") { "[withheld:withheld]" } else { "[withheld:]" };
    if whole.match_indices(empty).any(hides_nothing) {
        return Err("a mark that hides nothing is before what may be its words".into());
    }
    // What is public already passes unchanged. A seal before a colon or a bracket does so with words, which could be after it otherwise.
    let is_before_more = |seal: &Span| {
        let after = &text[seal.range().end..];
        after.starts_with('[') || after.trim_ascii_start().starts_with(':')
    };
    let mut input = text.to_owned();
    for seal in source.seals().iter().rev().filter(|seal| is_before_more(seal)) {
        input.insert_str(seal.range().end - 1, ": x");
    }
    match withhold(&path, RawText::new(input.clone().into_bytes())) {
        Ok(again) if again == source || text.starts_with('\u{feff}') => Ok(()),
        other => Err(format!("the public text {input:?} becomes {other:?}")),
    }
}

/// Takes some bytes through the gate as the end of a file that is read in two chunks: half of them are in the second one.
fn pass_in_chunks(bytes: &[u8]) -> Result<(), String> {
    let path = FilePath::new("content/r/a.png");
    let file = [&vec![0xff; CHUNK - bytes.len() / 2], bytes].concat();
    match Content::read(&path, file.len() as u64, &mut file.as_slice()) {
        Ok(Ok(Content::Blob(_))) if opens(bytes) => Err("passed as a blob".into()),
        Ok(Ok(Content::Blob(_)) | Err(Refusal::Withheld(..))) => Ok(()),
        other => Err(format!("{other:?}")),
    }
}

/// Whether bytes open withheld text in any encoding, wherever its characters begin.
fn opens(bytes: &[u8]) -> bool {
    let sixteen = |offset: usize, read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[offset.min(bytes.len())..].as_chunks().0.iter().map(|unit| read(*unit)).collect();
        is_opened(&String::from_utf16_lossy(&units), false)
    };
    let thirty_two = |offset: usize, read: fn([u8; 4]) -> u32| {
        let units = bytes[offset.min(bytes.len())..].as_chunks().0.iter().map(|unit| read(*unit));
        let text: String = units.map(|unit| char::from_u32(unit).unwrap_or('\u{fffd}')).collect();
        is_opened(&text, false)
    };
    is_opened(&String::from_utf8_lossy(bytes), true)
        || (0..2).any(|offset| sixteen(offset, u16::from_le_bytes) || sixteen(offset, u16::from_be_bytes))
        || (0..4).any(|offset| thirty_two(offset, u32::from_le_bytes) || thirty_two(offset, u32::from_be_bytes))
}

fn is_opened(text: &str, has_escapes: bool) -> bool {
    !openings(text, has_escapes).is_empty()
}

/// Where a text has a bracket before the word `withheld`, with nothing but blanks between. Only in UTF-8 can one be escaped.
fn openings(text: &str, has_escapes: bool) -> Vec<usize> {
    let lower = text.to_ascii_lowercase();
    let places = lower.match_indices("withheld").filter_map(|(at, _)| {
        let before = lower[..at].trim_end_matches(|sign: char| {
            sign.is_whitespace() || "\u{ad}\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}\u{2060}\u{feff}".contains(sign)
        });
        let before = before.strip_suffix(|sign| "[［⟦【〔〚❲⁅﹝⦋".contains(sign))?;
        let escapes = before.len() - before.trim_end_matches('\\').len();
        (!has_escapes || escapes % 2 == 0).then_some(before.len())
    });
    places.collect()
}

#[test]
fn what_passes_opens_no_withheld_text() {
    fuzz(&Gate);
}
