//! Reads the notation of OCR programs: the words of a text, without markup for their look.
//!
//! OCR text is a dialect of Markdown and HTML that follows no grammar strictly. This reader knows the markup that such programs
//! write (`#`, `**`, `~~`, `<i>`, `<sup>1</sup>`, `\$`, tables, rules, pictures, entities) and **takes all else as words**.

use crate::edition::{Registry, TokenKind, page_of_other_programs};
use crate::text::Span;

use super::fold;
use super::signs::{Sign, Signs};

/// What separates a unit from the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// Blanks.
    Space,
    /// The end of a line.
    Line,
    /// A blank line, or the start of something new: an item, a heading, a cell, a line that is broken by hand.
    Block,
}

/// A word of the OCR, or a redaction.
#[derive(Debug, Clone)]
pub(super) struct OcrUnit {
    pub(super) kind: TokenKind,
    /// The word without notation; the code in the registry's spelling.
    pub(super) text: String,
    pub(super) span: Span,
    pub(super) before: Break,
    /// Whether a line ends after it, within it or at a hyphen.
    pub(super) hyphen: bool,
}

/// Reads the words of an OCR text.
pub(super) fn read(text: &str, registry: &Registry, declared: &[String]) -> Vec<OcrUnit> {
    let mut reader = Reader {
        text,
        registry,
        declared,
        units: Vec::new(),
        word: None,
        before: Break::Block,
        number: false,
        signs: Signs::default(),
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches('\n');
        reader.signs = Signs::new(text, start + content.len());
        reader.line(start, content);
        start += line.len();
    }
    reader.denied();
    reader.units
}

struct Reader<'a> {
    text: &'a str,
    signs: Signs<'a>,
    registry: &'a Registry,
    declared: &'a [String],
    units: Vec<OcrUnit>,
    word: Option<(String, Span)>,
    before: Break,
    /// Whether a raised number is being read.
    number: bool,
}

/// Tags that change how words look, and do not end a word.
const INLINE: [&str; 14] =
    ["i", "b", "em", "strong", "u", "s", "del", "ins", "sub", "span", "small", "mark", "strike", "a"];
/// Tags that begin or end something.
const BLOCK: [&str; 22] = [
    "p", "div", "br", "table", "tr", "td", "th", "thead", "tbody", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol",
    "li", "center", "hr", "img", "page",
];
const ENTITIES: [(&str, char); 7] =
    [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&nbsp;", ' '), ("&#39;", '\''), ("&apos;", '\'')];

impl Reader<'_> {
    fn line(&mut self, start: usize, line: &str) {
        let bare = line.trim();
        let is_rule =
            bare.len() > 2 && bare.chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | '~' | '|' | ':' | ' '));
        let page = page_of_other_programs(bare.trim_start_matches(['#', ' ']), bare.starts_with('#'));
        let is_page = page.is_some_and(|label| label.contains(|c: char| c.is_ascii_digit()));
        if bare.is_empty() || is_rule || is_page {
            self.before = Break::Block;
            return;
        }
        self.before = self.before.max(Break::Line);
        let first = self.units.len();
        let lead = line.len() - line.trim_start().len();
        let prefix = prefix(bare);
        if prefix > 0 {
            self.before = Break::Block;
        }
        self.inline(start + lead + prefix, start + lead + bare.len());
        self.end_word();
        self.codes(first);
        if line.ends_with("  ") || line.ends_with('\\') {
            self.before = Break::Block;
        } else if let Some(last) = self.units.get_mut(first..).and_then(<[_]>::last_mut) {
            last.hyphen = last.text.ends_with(['-', '\u{ad}']);
        }
    }

    /// Reads the part of a line from one byte to another.
    fn inline(&mut self, from: usize, to: usize) {
        let mut at = from;
        while let Some(c) = self.text.get(at..to).and_then(|rest| rest.chars().next()) {
            let rest = self.text.get(at..to).unwrap_or_default();
            let step = match c {
                _ if c.is_whitespace() || c == '|' => {
                    self.end_word();
                    if matches!(c, '\t' | '|') {
                        self.before = Break::Block;
                    }
                    c.len_utf8()
                }
                '\\' => self.escape(at, rest),
                '<' => self.tag(at, rest).unwrap_or_else(|| self.letter(at, c, 1)),
                '&' => self.entity(at, rest),
                '[' => self.bracket(at, to).unwrap_or_else(|| self.letter(at, c, 1)),
                '!' if rest.starts_with("![") => match self.link(at + 1, to) {
                    Some((_, end)) => end - at,
                    None => self.letter(at, c, 1),
                },
                '*' | '~' | '_' => self.emphasis(at, from..to, c),
                '█' | '■' => self.bar(at, rest, c),
                _ => self.letter(at, c, c.len_utf8()),
            };
            at += step;
        }
    }

    fn letter(&mut self, at: usize, c: char, width: usize) -> usize {
        let span = Span::new(at, at + width);
        match &mut self.word {
            Some((word, whole)) => {
                word.push(c);
                whole.end = span.end;
            }
            None => self.word = Some((c.to_string(), span)),
        }
        width
    }

    fn escape(&mut self, at: usize, rest: &str) -> usize {
        match rest.chars().nth(1) {
            Some(next) if next.is_ascii_punctuation() => self.letter(at, next, 2),
            None => 1,
            Some(_) => self.letter(at, '\\', 1),
        }
    }

    fn entity(&mut self, at: usize, rest: &str) -> usize {
        match ENTITIES.iter().find(|(name, _)| rest.starts_with(name)) {
            Some((name, ' ')) => {
                self.end_word();
                name.len()
            }
            Some((name, c)) => self.letter(at, *c, name.len()),
            None => self.letter(at, '&', 1),
        }
    }

    /// The length of an HTML tag; `None` if the `<` is only a sign.
    fn tag(&mut self, at: usize, rest: &str) -> Option<usize> {
        if rest.starts_with("<!--") {
            self.end_word();
            return Some(rest.find("-->").map_or(rest.len(), |end| end + 3));
        }
        let end = self.signs.next(Sign::Angle, at)? - at;
        let inner = rest.get(1..end)?.trim_start_matches('/');
        let name = inner.split([' ', '/', '<']).next()?;
        if inner.get(name.len()..).is_some_and(|rest| rest.starts_with('<')) {
            return None;
        }
        let name = name.to_ascii_lowercase();
        if name == "sup" {
            self.end_word();
            self.number = !rest.starts_with("</");
        } else if BLOCK.contains(&name.as_str()) {
            self.end_word();
            self.before = Break::Block;
        } else if !INLINE.contains(&name.as_str()) {
            return None;
        }
        Some(end + 1)
    }

    /// The length of a bracket that is notation: a redaction, a note, a link. Words in brackets are words.
    fn bracket(&mut self, at: usize, to: usize) -> Option<usize> {
        let close = self.signs.next(Sign::Bracket, at).filter(|close| *close < to)?;
        let text = self.text;
        let inner = text.get(at + 1..close)?;
        let width = close + 1 - at;
        // Within a quotation, `[]` after a word is the paper's.
        if is_gap(inner.trim()) && !(inner.is_empty() && self.word.is_some()) {
            self.sign(TokenKind::Gap, "", at, width);
            return Some(width);
        }
        if let Some(note) = inner.strip_prefix('^') {
            let colon = usize::from(text.get(close + 1..to).is_some_and(|rest| rest.starts_with(':')));
            self.sign(TokenKind::Number, note, at, width + colon);
            return Some(width + colon);
        }
        let (text_end, end) = self.link(at, to)?;
        self.inline(at + 1, text_end);
        Some(end - at)
    }

    /// Of the link `[text](address)` at a place: the end of its text, and its own end.
    fn link(&mut self, at: usize, to: usize) -> Option<(usize, usize)> {
        let close = self.signs.next(Sign::Link, at)?;
        let end = self.signs.next(Sign::Round, close).filter(|end| *end < to)?;
        (!self.text.get(at + 1..close)?.contains(['[', ']'])).then_some((close, end + 1))
    }

    /// A separator between words.
    fn sign(&mut self, kind: TokenKind, text: &str, at: usize, width: usize) {
        self.end_word();
        self.push(kind, text.to_owned(), Span::new(at, at + width));
    }

    fn bar(&mut self, at: usize, rest: &str, c: char) -> usize {
        let width = rest.len() - rest.trim_start_matches(c).len();
        self.sign(TokenKind::Gap, "", at, width);
        width
    }

    /// Emphasis markers, dropped where they touch a word; one by itself is the paper's.
    fn emphasis(&mut self, at: usize, line: std::ops::Range<usize>, c: char) -> usize {
        let rest = self.text.get(at..line.end).unwrap_or_default();
        let run = rest.len() - rest.trim_start_matches(c).len();
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let before = self.text.get(line.start..at).and_then(|text| text.chars().next_back());
        let after = rest.get(run..).and_then(|rest| rest.chars().next());
        let stands_alone = blank(before) && blank(after);
        let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let kept = match c {
            '~' => run < 2,
            '_' => run > 2 || (in_word(before) && in_word(after)),
            _ => false,
        };
        if stands_alone || kept {
            for offset in 0..run {
                self.letter(at + offset, c, 1);
            }
        }
        run
    }

    fn end_word(&mut self) {
        if let Some((word, span)) = self.word.take() {
            let kind = if self.number { TokenKind::Number } else { TokenKind::Word };
            self.push(kind, word, span);
        }
    }

    fn push(&mut self, kind: TokenKind, text: String, span: Span) {
        self.units.push(OcrUnit { kind, text, span, before: self.before, hyphen: false });
        self.before = Break::Space;
    }

    /// Finds the codes of a line: words that no text has, and a line that consists of codes.
    fn codes(&mut self, first: usize) {
        let Some(line) = self.units.get_mut(first..) else { return };
        let bare = |text: &str| text.trim_matches(['[', ']']).to_owned();
        let ground = |text: &str| code(text, self.registry, self.declared);
        let alone: Option<Vec<String>> = line
            .iter()
            .map(|unit| if unit.kind == TokenKind::Word { ground(&bare(&unit.text)) } else { None })
            .collect();
        if let Some(codes) = alone.filter(|codes| !codes.is_empty()) {
            for (unit, code) in line.iter_mut().zip(codes) {
                unit.kind = TokenKind::Code(0);
                unit.text = code;
            }
            return;
        }
        let whole: Vec<&str> = line.iter().map(|unit| unit.text.as_str()).collect();
        let all_words = line.iter().all(|unit| unit.kind == TokenKind::Word);
        if let Some(code) = ground(&bare(&whole.join(" "))).filter(|_| all_words && line.len() < 6) {
            let end = line.last().map_or(0, |unit| unit.span.end);
            if let Some(unit) = line.first_mut() {
                *unit =
                    OcrUnit { kind: TokenKind::Code(0), text: code, span: Span { end, ..unit.span }, ..unit.clone() };
            }
            self.units.truncate(first + 1);
            return;
        }
        for unit in line.iter_mut().filter(|unit| unit.kind == TokenKind::Word && is_code_like(&unit.text)) {
            if let Some(code) = ground(&bare(&unit.text)) {
                unit.kind = TokenKind::Code(0);
                unit.text = code;
            }
        }
    }

    /// A sheet that only says that a page is withheld counts as that page.
    fn denied(&mut self) {
        let mut kept: Vec<OcrUnit> = Vec::with_capacity(self.units.len());
        let mut block: Vec<OcrUnit> = Vec::new();
        for unit in std::mem::take(&mut self.units) {
            if unit.before == Break::Block {
                flush(&mut kept, &mut block);
            }
            block.push(unit);
        }
        flush(&mut kept, &mut block);
        self.units = kept;
    }
}

/// Moves a block to the units that are kept; of a sheet for withheld pages only the pages.
fn flush(kept: &mut Vec<OcrUnit>, block: &mut Vec<OcrUnit>) {
    let known = ["next", "previous", "page", "pages", "page(s)", "in", "document", "denied", "full"];
    let words: Vec<String> = block.iter().take(9).map(|unit| unit.text.to_ascii_lowercase()).collect();
    let number = words.iter().find_map(|word| word.parse::<usize>().ok());
    let all_known = words.iter().all(|word| known.contains(&word.as_str()) || word.parse::<usize>().is_ok());
    let says_so = words.iter().any(|word| word.starts_with("page")) && words.iter().any(|word| word == "denied");
    match block.first() {
        Some(first) if block.len() < 9 && all_known && says_so => {
            let end = block.last().map_or(first.span.end, |unit| unit.span.end);
            let sheet = OcrUnit { kind: TokenKind::Denied, span: Span { end, ..first.span }, ..first.clone() };
            kept.extend(std::iter::repeat_n(sheet, number.unwrap_or(1).clamp(1, 1000)));
            block.clear();
        }
        _ => kept.append(block),
    }
}

/// The code that a text is, in the registry's spelling; a code without letters only if the report declares it.
pub(super) fn code(text: &str, registry: &Registry, declared: &[String]) -> Option<String> {
    let ground = registry.ground(text)?;
    let counts = !registry.needs_declaring(text) || declared.iter().any(|code| code == &*ground.code);
    counts.then(|| ground.to_string())
}

/// Whether a word can only be a code: letters and digits, or brackets around them.
pub(super) fn is_code_like(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit()) && text.chars().any(char::is_alphabetic) && !fold(text).is_empty()
}

/// How many bytes at the start of a line are markup for the kind of line.
fn prefix(line: &str) -> usize {
    let rest = line.trim_start_matches('#');
    let hashes = line.len() - rest.len();
    if (1..=6).contains(&hashes) && rest.starts_with(' ') {
        return hashes + 1;
    }
    ["- ", "* ", "+ ", "> ", "• ", "▪ ", "· "].iter().find(|sign| line.starts_with(**sign)).map_or(0, |sign| sign.len())
}

/// Whether an OCR program writes this in brackets for a redaction.
fn is_gap(inner: &str) -> bool {
    let is = |part: Option<&str>, word: &str| part.is_some_and(|part| part.eq_ignore_ascii_case(word));
    let ends_with = |word: &str| is(inner.len().checked_sub(word.len()).and_then(|from| inner.get(from..)), word);
    inner.chars().all(|c| c.is_whitespace() || matches!(c, '_' | '█' | '■' | '—'))
        || is(inner.get(.."redacted".len()), "redacted")
        || ends_with("not declassified")
        || ends_with(" redacted")
        || is(Some(inner), "sanitized")
}
