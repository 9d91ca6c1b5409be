//! The grammar of the marks: from the text of a bracket to what it means.
//!
//! Comes in: the text between two brackets, white space folded, with nothing but words in it. Goes out: a [`Mark`], a [`MarkError`]
//! where it only nearly fits, or nothing where it is plain Markdown. **It looks at nothing but that text and the lexicon.**

use smallvec::SmallVec;

use crate::diagnostic::Code;
use crate::edition::{
    Extent, Ground, Lexicon, Quantity, ReleasedText, Rendition, StatedKind, TextMark, Unit, WithheldKind,
};

use super::folio::{self, FolioMark};
use super::suggest;

/// A mark without words of its own.
#[derive(Debug)]
pub(super) enum Mark {
    /// A gap.
    Redaction(Gap),
    /// Codes in the margin.
    Margin(Vec<Ground>),
    /// A page begins.
    Folio(FolioMark),
    /// Words that nobody can read.
    Illegible(Option<Extent>),
    /// The word before it stands so on the paper.
    Sic,
}

/// What a mark says of a gap.
#[derive(Debug, Default)]
pub(super) struct Gap {
    pub(super) grounds: Vec<Ground>,
    pub(super) extent: Option<Extent>,
    pub(super) kind: Option<StatedKind>,
    pub(super) shown: Option<Rendition>,
    pub(super) was: Option<(Ground, Option<Box<str>>)>,
}

/// A bracket that nearly fits.
#[derive(Debug)]
pub(super) struct MarkError {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: String,
}

impl MarkError {
    pub(super) fn new(code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, message: message.into(), help: help.into() }
    }
}

type Reading<T> = Result<Option<T>, MarkError>;

/// The longest text that can be a mark without words of its own, in bytes.
pub(super) const LONGEST: usize = 240;

/// Splits an address pinned by hand, ` #name`, from the end of a mark's text.
pub(super) fn pin(text: &str) -> (&str, Option<&str>) {
    let split = text.rsplit_once('#').filter(|(before, name)| {
        !name.is_empty()
            && (before.is_empty() || before.ends_with([' ', ',']))
            && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    });
    split.map_or((text, None), |(before, name)| (before.trim_end_matches([' ', ',']), Some(name)))
}

/// Reads the whole text of a bracket.
pub(super) fn read(text: &str, lexicon: Lexicon<'_>) -> Reading<Mark> {
    match exact(text, lexicon)? {
        Some(mark) => Ok(Some(mark)),
        None => suggest::mark(text, lexicon.registry).map_or(Ok(None), Err),
    }
}

/// The same without a look at what the text nearly is.
pub(super) fn exact(text: &str, lexicon: Lexicon<'_>) -> Reading<Mark> {
    let (word, rest) = first_word(text);
    match keyword(word) {
        "redacted" => return redacted(rest, lexicon).map(|gap| Some(Mark::Redaction(gap))),
        "page" | "pages" => return folio::read(word, rest, lexicon).map(|folio| folio.map(Mark::Folio)),
        "blank" if rest.eq_ignore_ascii_case("page") => return Ok(Some(Mark::Folio(FolioMark::blank()))),
        "illegible" => return illegible(rest).map(Some),
        "sic" if rest.is_empty() => return Ok(Some(Mark::Sic)),
        // The head of a mark with words.
        "note" | "stamp" | "handwritten" | "struck" | "unclear" | "banner" | "released" | "sic"
            if rest.starts_with(':') =>
        {
            return Ok(None);
        }
        _ => {}
    }
    if let Some(gap) = not_declassified(text)? {
        return Ok(Some(Mark::Redaction(gap)));
    }
    Ok(grounds(text, lexicon).map(Mark::Margin))
}

/// Reads the part of a bracket before its colon, if it is the head of a mark with words in it.
pub(super) fn text_mark(head: &str, lexicon: Lexicon<'_>) -> Reading<TextMark> {
    let (word, rest) = first_word(head);
    let text_mark = match (keyword(word), rest) {
        ("note", "") => TextMark::Note,
        ("stamp", "") => TextMark::Stamp,
        ("handwritten", "") => TextMark::Handwritten,
        ("struck", "") => TextMark::Deleted,
        ("unclear", "") => TextMark::Unclear,
        ("sic", "") => TextMark::Correction,
        ("banner", "") => TextMark::Banner { struck: false },
        ("banner", rest) if rest.trim_start_matches([',', ' ']).eq_ignore_ascii_case("struck") => {
            TextMark::Banner { struck: true }
        }
        ("released", rest) if !rest.is_empty() => return released(rest, lexicon).map(Some),
        _ => return suggest::text_mark(head).map_or(Ok(None), Err),
    };
    Ok(Some(text_mark))
}

/// The kind of block that a bare mark at the head of a quotation makes of it.
pub(super) fn block(text: &str) -> Option<TextMark> {
    match text.trim().to_ascii_lowercase().as_str() {
        "stamp" => Some(TextMark::Stamp),
        "note" => Some(TextMark::Note),
        "handwritten" => Some(TextMark::Handwritten),
        _ => None,
    }
}

/// The first word of a text, of letters alone, and what follows it without the space.
pub(super) fn first_word(text: &str) -> (&str, &str) {
    let text = text.trim();
    let end = text.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    // A keyword stands by itself: `pages-long` and `note's` are none.
    if rest.starts_with([' ', ',', ':']) || rest.is_empty() { (word, rest.trim_start()) } else { ("", text) }
}

/// A word in the spelling of the keyword that it is; empty where it is none.
fn keyword(word: &str) -> &'static str {
    const KEYWORDS: [&str; 13] = [
        "redacted",
        "page",
        "pages",
        "blank",
        "illegible",
        "sic",
        "note",
        "stamp",
        "handwritten",
        "struck",
        "unclear",
        "banner",
        "released",
    ];
    KEYWORDS.into_iter().find(|keyword| keyword.eq_ignore_ascii_case(word)).unwrap_or_default()
}

fn redacted(rest: &str, lexicon: Lexicon<'_>) -> Result<Gap, MarkError> {
    let mut gap = Gap::default();
    for part in rest.trim_start_matches(':').split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        gap_part(&mut gap, part, lexicon)?;
    }
    Ok(gap)
}

fn gap_part(gap: &mut Gap, part: &str, lexicon: Lexicon<'_>) -> Result<(), MarkError> {
    let (value, inferred) = inferred(part);
    let repeated = |what: &str| {
        MarkError::new(Code::MalformedMark, format!("the mark says {what} twice"), "a gap has one of each: leave one")
    };
    if let Some(extent) = extent(value, inferred) {
        return if gap.extent.replace(extent).is_some() { Err(repeated("how much is missing")) } else { Ok(()) };
    }
    if let Some(missing) = WithheldKind::from_name(value) {
        let kind = StatedKind { missing, inferred };
        return if gap.kind.replace(kind).is_some() { Err(repeated("what is missing")) } else { Ok(()) };
    }
    if let Some(shown) = shown(value) {
        return if gap.shown.replace(shown).is_some() { Err(repeated("how the gap looks")) } else { Ok(()) };
    }
    if let Some(former) = strip_word(value, "was") {
        gap.was = Some(was(former, lexicon)?);
        return Ok(());
    }
    match grounds(part, lexicon) {
        Some(mut grounds) => {
            gap.grounds.append(&mut grounds);
            Ok(())
        }
        None => Err(suggest::gap_part(value, lexicon.registry)),
    }
}

/// Reads `Grand Jury in 2019`: a former ground and the release in which it was claimed.
fn was(text: &str, lexicon: Lexicon<'_>) -> Result<(Ground, Option<Box<str>>), MarkError> {
    let (name, release) =
        text.rsplit_once(" in ").map_or((text, None), |(name, release)| (name.trim(), Some(release.trim())));
    match one_ground(name, lexicon) {
        Some(ground) => Ok((ground, release.map(Into::into))),
        None => Err(suggest::unknown_ground(name, lexicon.registry)),
    }
}

fn shown(text: &str) -> Option<Rendition> {
    Some(match text.to_ascii_lowercase().as_str() {
        "bar" => Rendition::Bar,
        "box" => Rendition::Box,
        "blank" => Rendition::Blank,
        // The words themselves are those of the bracket, filled in by the caller.
        "word" => Rendition::Words("".into()),
        _ => return None,
    })
}

fn released(rest: &str, lexicon: Lexicon<'_>) -> Result<TextMark, MarkError> {
    let (release, former) = rest.split_once(',').map_or((rest, None), |(release, former)| (release, Some(former)));
    let malformed = || {
        MarkError::new(
            Code::MalformedMark,
            "the head of this mark is not `released KEY` or `released KEY, was GROUND`",
            "write [released 2022: words] or [released 2022, was 25X1: words]",
        )
    };
    let was = match former.map(str::trim) {
        None => None,
        Some(former) => {
            let name = strip_word(former, "was").ok_or_else(malformed)?;
            let ground = one_ground(name, lexicon).ok_or_else(|| suggest::unknown_ground(name, lexicon.registry))?;
            Some(ground)
        }
    };
    let release = release.trim();
    if release.is_empty() || release.contains(char::is_whitespace) {
        return Err(malformed());
    }
    Ok(TextMark::Released(Box::new(ReleasedText { release: release.into(), was })))
}

fn illegible(rest: &str) -> Result<Mark, MarkError> {
    let text = rest.trim_start_matches([',', ' ', ':']);
    if text.is_empty() {
        return Ok(Mark::Illegible(None));
    }
    let (value, inferred) = inferred(text);
    extent(value, inferred).map(|extent| Mark::Illegible(Some(extent))).ok_or_else(|| {
        MarkError::new(
            Code::MalformedMark,
            format!("`{value}` is no extent"),
            "write [illegible] or [illegible, 2 words]; units are characters, words, lines, paragraphs and pages",
        )
    })
}

/// Reads `2 lines not declassified`: the words of *Foreign Relations of the United States*, which are the original's.
fn not_declassified(text: &str) -> Reading<Gap> {
    let Some(named) = suggest::strip_not_declassified(text)? else { return Ok(None) };
    let mut gap = Gap { shown: Some(Rendition::Words(format!("[{text}]").into())), ..Gap::default() };
    if let Some(extent) = extent(named, false) {
        gap.extent = Some(extent);
    } else {
        let missing = WithheldKind::from_name(named).unwrap_or_else(|| WithheldKind::Other(named.into()));
        gap.kind = Some(StatedKind { missing, inferred: false });
    }
    Ok(Some(gap))
}

/// Reads the federal open-data form, `REDACTED-EX B3`, which stands between double brackets.
pub(super) fn open_data(text: &str, lexicon: Lexicon<'_>) -> Reading<Gap> {
    let Some(code) = text.get(..11).filter(|head| head.eq_ignore_ascii_case("redacted-ex")).and(text.get(11..)) else {
        return Ok(None);
    };
    match grounds(code.trim(), lexicon) {
        Some(grounds) => Ok(Some(Gap { grounds, ..Gap::default() })),
        None => Err(suggest::unknown_ground(code.trim(), lexicon.registry)),
    }
}

/// Reads one or more grounds, separated by commas or spaces, each with or without a `?`.
pub(super) fn grounds(text: &str, lexicon: Lexicon<'_>) -> Option<Vec<Ground>> {
    if text.len() > LONGEST || !may_be_ground(text, lexicon) {
        return None;
    }
    let mut found = Vec::new();
    for part in text.split([',', ';']) {
        let tokens: SmallVec<[&str; 8]> = part.split_whitespace().collect();
        let mut at = 0;
        while at < tokens.len() {
            // The longest run of words that is a ground: `(b) (7)(A)` is one, `(b)(1) (b)(3)` are two.
            let most = tokens.len().min(at + 6);
            let (ground, end) = (at + 1..=most).rev().find_map(|end| {
                let ground = match tokens.get(at..end)? {
                    [token] => one_ground(token, lexicon),
                    run => one_ground(&run.join(" "), lexicon),
                };
                ground.map(|ground| (ground, end))
            })?;
            found.push(ground);
            at = end;
        }
        if tokens.is_empty() {
            return None;
        }
    }
    Some(found)
}

/// A cheap no for what cannot be a ground: most brackets of most documents.
fn may_be_ground(text: &str, lexicon: Lexicon<'_>) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()) || lexicon.registry.get(text).is_some()
}

fn one_ground(text: &str, lexicon: Lexicon<'_>) -> Option<Ground> {
    let (code, inferred) = inferred(text);
    let ground = lexicon.registry.ground(code)?;
    let counts = !lexicon.registry.needs_declaring(&ground.code)
        || lexicon.report.exemptions.iter().any(|declared| **declared == *ground.code);
    counts.then_some(Ground { inferred, ..ground })
}

/// Splits the `?` from a value that the editor inferred.
pub(super) fn inferred(text: &str) -> (&str, bool) {
    text.strip_suffix('?').map_or((text, false), |value| (value.trim_end(), true))
}

/// What follows a word at the start of a text.
fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (first, rest) = text.split_once(' ')?;
    first.eq_ignore_ascii_case(word).then(|| rest.trim())
}

/// Reads `2 lines`, `less than 1 line`, `1 paragraph (5 lines)`, `1½ lines`.
fn extent(text: &str, inferred: bool) -> Option<Extent> {
    let head = "less than ";
    let less = text.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head));
    let text = if less { text.get(head.len()..)? } else { text };
    let (main, detail) = match text.split_once('(') {
        Some((main, detail)) => (main.trim(), Some(quantity(detail.trim().strip_suffix(')')?)?)),
        None => (text, None),
    };
    Some(Extent { quantity: quantity(main)?, less_than: less, detail, inferred })
}

fn quantity(text: &str) -> Option<Quantity> {
    let (number, unit) = text.trim().rsplit_once(' ')?;
    Some(Quantity { halves: halves(number.trim())?, unit: Unit::from_name(unit)? })
}

/// Twice a number that may end in a half: `2`, `1½`, `1 1/2`, `½`.
fn halves(text: &str) -> Option<u32> {
    let half = ["½", " 1/2", "1/2"].into_iter().find_map(|half| text.strip_suffix(half));
    let (whole, extra) = half.map_or((text, 0), |whole| (whole.trim(), 1));
    if whole.is_empty() {
        return (extra == 1).then_some(1);
    }
    let whole = if whole.bytes().all(|byte| byte.is_ascii_digit()) { whole.parse::<u32>().ok()? } else { word(whole)? };
    (whole <= Quantity::MOST && whole + extra > 0).then_some(whole * 2 + extra)
}

/// The small numbers in words: `one line`.
fn word(text: &str) -> Option<u32> {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let at = words.iter().position(|word| text.eq_ignore_ascii_case(word))?;
    u32::try_from(at + 1).ok()
}
