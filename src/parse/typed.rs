//! Blocks that keep their lines and indents: `> [as typed]`.
//!
//! Markdown drops the indent of a line, and makes lists, headings and tables of some. **So it reads a text in which each line of such a
//! block begins with [`SIGN`], in place of the blank after the `>`**, and finds only words and marks there. The two texts are equally
//! long, so spans fit both.

use std::borrow::Cow;

use memchr::memmem;
use pulldown_cmark::{Event, Parser, Tag};

use super::markdown::options;

/// A sign that begins no block of Markdown and belongs to no word.
pub(super) const SIGN: u8 = b'.';

/// What the first line of the block says.
pub(super) const HEAD: &str = "as typed";

/// A text as Markdown is to read it.
pub(super) fn protected(text: &str) -> Cow<'_, str> {
    let has_word = |word: &str| memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    if !(has_word("yped]") || has_word("YPED]")) {
        return text.into();
    }
    let mut bytes = text.as_bytes().to_vec();
    let mut quotation = None;
    for (event, span) in Parser::new_ext(text, options()).into_offset_iter() {
        match (event, quotation.take()) {
            (Event::Start(Tag::BlockQuote(_)), _) => quotation = Some(span.end),
            (Event::Start(Tag::Paragraph), Some(end)) if opens(text.get(span.start..)) => {
                for place in lines(text, span.start, end).filter_map(|line| line.sign) {
                    bytes.iter_mut().skip(place).take(1).for_each(|byte| *byte = SIGN);
                }
            }
            _ => {}
        }
    }
    String::from_utf8(bytes).map_or(text.into(), Cow::Owned)
}

/// Whether a paragraph begins with the mark.
fn opens(paragraph: Option<&str>) -> bool {
    let head = paragraph.and_then(|text| text.strip_prefix('[')?.split_once(']'));
    head.is_some_and(|(head, _)| head.trim().eq_ignore_ascii_case(HEAD))
}

/// A line of a block, after its first.
pub(super) struct Line {
    /// Its range in the text.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The place of the blank after its `>`. Without one, Markdown reads the line as any other.
    pub(super) sign: Option<usize>,
}

/// The lines with words of a block, after its first, from the place of its mark to the end of its quotation.
pub(super) fn lines(text: &str, mark: usize, end: usize) -> impl Iterator<Item = Line> {
    let before = text.get(..mark).unwrap_or_default();
    let depth = before.rsplit('\n').next().unwrap_or_default().matches('>').count();
    let mut at = mark;
    text.get(mark..end).unwrap_or_default().split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let signs = line.bytes().enumerate().take_while(|(_, byte)| matches!(byte, b' ' | b'\t' | b'>'));
        let after = signs.filter(|(_, byte)| *byte == b'>').nth(depth.checked_sub(1)?).map_or(0, |(at, _)| at + 1);
        let (_, words) = line.split_at_checked(after)?;
        if start == mark || words.trim().is_empty() {
            return None;
        }
        let sign = (after > 0 && words.starts_with([' ', '\t'])).then_some(start + after);
        Some(Line { start, end: start + line.trim_end().len(), sign })
    })
}
