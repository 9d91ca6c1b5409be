//! The grammar of the marks: from the text of a bracket to what it means.
//!
//! The text between two brackets, without Markdown, is a [`Mark`], a [`MarkError`] if it looks like a misspelled one, or `None` if it is
//! plain text. **The grammar sees only that text and the lexicon.**

use crate::diagnostic::Code;
use crate::edition::{
    Extent, FolioState, Ground, Lexicon, MarkClass, ReleasedText, Rendition, StatedKind, TextMark, Withheld,
    WithheldKind,
};

use super::args::{self, Arg, Args};
use super::folio::{self, FolioMark};
use super::marks::{MarkSpec, first_word};
use super::suggest;

/// A mark without text.
#[derive(Debug)]
pub(super) enum Mark {
    /// Withheld text.
    Redaction(Gap),
    /// Codes in the margin.
    Margin(Vec<Ground>),
    /// A page begins.
    Folio(FolioMark),
    /// Words that nobody can read.
    Illegible(Option<Extent>),
    /// Space that the writer left blank.
    Blank(Option<Extent>),
    /// Text that this edition withholds.
    Withheld(Withheld),
    /// The word before it is spelled like that on the paper.
    Sic,
}

/// A bare mark at the head of a quotation.
#[derive(Debug)]
pub(super) enum BlockMark {
    /// The quotation is the text of a mark.
    Text(TextMark),
    /// The quotation keeps its lines and indents.
    Typed,
}

/// What a mark says of withheld text.
#[derive(Debug, Default)]
pub(super) struct Gap {
    pub(super) grounds: Vec<Ground>,
    pub(super) extent: Option<Extent>,
    pub(super) kind: Option<StatedKind>,
    pub(super) shown: Option<Rendition>,
    pub(super) was: Option<(Ground, Option<Box<str>>)>,
}

/// A misspelled mark, or one with wrong arguments.
#[derive(Debug)]
pub(super) struct MarkError {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: String,
}

impl Mark {
    /// Its class in a source view.
    pub(super) fn class(&self) -> MarkClass {
        match self {
            Self::Redaction(_) | Self::Withheld(_) => MarkClass::Redaction,
            Self::Margin(_) => MarkClass::Margin,
            Self::Folio(folio) => MarkClass::Folio { denied: folio.state == FolioState::Denied },
            Self::Illegible(_) | Self::Blank(_) | Self::Sic => MarkClass::Paper,
        }
    }
}

impl MarkError {
    pub(super) fn new(code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, message: message.into(), help: help.into() }
    }
}

pub(super) type Reading<T> = Result<Option<T>, MarkError>;

/// The longest text that can be a [`Mark`], in bytes.
pub(super) const LONGEST: usize = 240;

/// Splits an address pinned by hand, ` #name`, from the end of a mark's text.
pub(super) fn pin(text: &str) -> (&str, Option<&str>) {
    let split = text
        .rsplit_once('#')
        .filter(|(before, name)| is_pin(name) && (before.is_empty() || before.ends_with([' ', ','])));
    split.map_or((text, None), |(before, name)| (before.trim_end_matches([' ', ',']), Some(name)))
}

/// Whether a name can be an address that an editor gives.
pub(super) fn is_pin(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

/// Reads the whole text of a bracket.
pub(super) fn exact(text: &str, lexicon: Lexicon<'_>) -> Reading<Mark> {
    let (word, rest) = first_word(text);
    if let Some(spec) = MarkSpec::of_editor(word, lexicon.report) {
        // The head of a mark with text.
        if spec.has_text() && rest.starts_with(':') {
            return Ok(None);
        }
        if let Some(mark) = spec.bare(Args::new(text, rest, lexicon))? {
            return Ok(Some(mark));
        }
    }
    if let Some(gap) = not_declassified(text)? {
        return Ok(Some(Mark::Redaction(gap)));
    }
    Ok(Arg::new(text, lexicon).codes().map(Mark::Margin))
}

/// Reads the part of a bracket before its colon, if it is the head of a mark with text.
pub(super) fn text_mark(head: &str, lexicon: Lexicon<'_>) -> Reading<TextMark> {
    let (word, rest) = first_word(head);
    Ok(MarkSpec::of_editor(word, lexicon.report)
        .map(|spec| spec.with_text(Args::new(head, rest, lexicon)))
        .transpose()?
        .flatten())
}

/// Reads the arguments of `[redacted …]`.
pub(super) fn redaction(args: Args<'_>) -> Reading<Mark> {
    let unexpected = |arg: Arg<'_>| match args.mark.split_once(':') {
        // `[redacted: 2 wrods]` has a colon for its comma.
        Some((head, text)) if args::extent(text.trim()).is_none() && arg.text.ends_with(text.trim()) => {
            suggest::redaction_with_text(head)
        }
        _ => suggest::redaction_argument(arg),
    };
    gap(args, unexpected).map(|gap| Some(Mark::Redaction(gap)))
}

/// Reads the arguments of `[withheld …]`, whose words are cut already: only codes, kinds and extents.
pub(super) fn withheld(args: Args<'_>) -> Reading<Mark> {
    let unexpected = |arg: Arg<'_>| match suggest::redaction_argument(arg) {
        error if error.code == Code::MalformedMark => suggest::malformed(args.mark),
        error => error,
    };
    match gap(args, unexpected)? {
        Gap { grounds, extent, kind, shown: None, was: None } => {
            Ok(Some(Mark::Withheld(Withheld { grounds, extent, kind })))
        }
        _ => Err(suggest::malformed(args.mark)),
    }
}

fn gap(args: Args<'_>, unexpected: impl Fn(Arg<'_>) -> MarkError) -> Result<Gap, MarkError> {
    let mut gap = Gap::default();
    for arg in args.each() {
        let (value, inferred) = arg.value();
        if let Some(extent) = arg.extent() {
            once(&mut gap.extent, extent, "extent")?;
        } else if let Some(missing) = WithheldKind::from_name(value) {
            once(&mut gap.kind, StatedKind { missing, inferred }, "kind")?;
        } else if let Some(shown) = Rendition::from_name(value) {
            once(&mut gap.shown, shown, "appearance")?;
        } else if let Some(former) = arg.after("was") {
            gap.was = Some(former.former()?);
        } else {
            gap.grounds.extend(arg.codes().ok_or_else(|| unexpected(arg))?);
        }
    }
    Ok(gap)
}

fn once<T>(place: &mut Option<T>, value: T, name: &str) -> Result<(), MarkError> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => {
            let message = format!("duplicate {name} in this mark");
            Err(MarkError::new(Code::MalformedMark, message, "remove one of the two"))
        }
    }
}

/// Reads the arguments of `[page …]`.
pub(super) fn page(args: Args<'_>) -> Reading<Mark> {
    folio::read(args).map(|folio| Some(Mark::Folio(folio)))
}

/// Reads `[blank page]`, and the arguments of `[blank …]`: an extent, or none.
pub(super) fn blank(args: Args<'_>) -> Reading<Mark> {
    if args.whole().is("page") {
        return Ok(Some(Mark::Folio(FolioMark::blank())));
    }
    // The paper may print `[blank form]`.
    let is_printed = args.whole().text.starts_with(char::is_alphabetic) && !args.mark.contains(',');
    let is_mark = !is_printed || args.whole().extent().is_some();
    is_mark.then(|| extent(args, "[blank] or [blank, 2 lines]").map(Mark::Blank)).transpose()
}

/// Reads `[sic]`.
pub(super) fn sic(args: Args<'_>) -> Reading<Mark> {
    Ok(args.is_empty().then_some(Mark::Sic))
}

/// Reads the arguments of `[illegible …]`: an extent, or none.
pub(super) fn illegible(args: Args<'_>) -> Reading<Mark> {
    extent(args, "[illegible] or [illegible, 2 words]").map(|extent| Some(Mark::Illegible(extent)))
}

/// Reads an extent, or none.
fn extent(args: Args<'_>, example: &str) -> Reading<Extent> {
    if args.is_empty() {
        return Ok(None);
    }
    args.whole().extent().map(Some).ok_or_else(|| {
        let message = format!("`{}` is not an extent", args.whole().value().0);
        let help = format!("write {example}; the units are characters, words, lines, paragraphs and pages");
        MarkError::new(Code::MalformedMark, message, help)
    })
}

/// Reads the head of `[banner: …]`.
pub(super) fn banner(args: Args<'_>) -> Reading<TextMark> {
    if args.is_empty() || args.whole().is("struck") {
        return Ok(Some(TextMark::Banner { struck: !args.is_empty() }));
    }
    Err(suggest::malformed(args.mark))
}

/// Reads the head of `[released KEY: …]`.
pub(super) fn released(args: Args<'_>) -> Reading<TextMark> {
    let mut each = args.each();
    let Some(release) = each.next() else { return Err(suggest::malformed(args.mark)) };
    if release.text.contains(char::is_whitespace) {
        return Err(suggest::released_argument(release, None));
    }
    let unexpected = |arg: Arg<'_>| suggest::released_argument(arg, Some(release.text));
    let was = each.next().map(|arg| arg.after("was").ok_or_else(|| unexpected(arg))).transpose()?;
    if let Some(arg) = each.next() {
        return Err(unexpected(arg));
    }
    let was = was.map(|code| code.code()).transpose()?;
    Ok(Some(TextMark::Released(Box::new(ReleasedText { release: release.text.into(), was }))))
}

/// Reads `2 lines not declassified`: the words of *Foreign Relations of the United States*, which are the original's.
fn not_declassified(text: &str) -> Reading<Gap> {
    let Some(named) = suggest::strip_not_declassified(text)? else { return Ok(None) };
    let shown = Some(Rendition::Words(format!("[{text}]").into()));
    Ok(Some(match args::extent(named) {
        Some(extent) => Gap { shown, extent: Some(extent), ..Gap::default() },
        None => {
            let missing = WithheldKind::from_name(named).unwrap_or_else(|| WithheldKind::Other(in_small(named)));
            Gap { shown, kind: Some(StatedKind { missing, inferred: false }), ..Gap::default() }
        }
    }))
}

/// A kind with a small first letter, unless its first word is an abbreviation: `Text` and `text` are one kind.
fn in_small(kind: &str) -> Box<str> {
    let mut letters = kind.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain([second]).chain(letters).collect::<String>().into()
        }
        _ => kind.into(),
    }
}

/// Reads the federal open-data form, `REDACTED-EX B3`, which is in double brackets.
pub(super) fn open_data(text: &str, lexicon: Lexicon<'_>) -> Reading<Gap> {
    let Some(code) = text.get(..11).filter(|head| head.eq_ignore_ascii_case("redacted-ex")).and(text.get(11..)) else {
        return Ok(None);
    };
    let code = Arg::new(code.trim(), lexicon);
    match code.codes() {
        Some(grounds) => Ok(Some(Gap { grounds, ..Gap::default() })),
        None => Err(suggest::unknown_code(code)),
    }
}
