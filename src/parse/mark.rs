//! The marks, and their arguments: what each mark says, and what is wrong with what it cannot say.

use crate::diagnostic::Code;
use crate::edition::{
    Extent, FolioState, Ground, MarkClass, ReleasedText, Rendition, StatedKind, TextMark, Unit, Withheld, WithheldKind,
};

use super::args::{self, Arg, Args, halves};
use super::folio::{self, FolioMark};
use super::mark_error::{IF_PRINTED, MarkError, Reading, is_near};

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

/// The head of a mark with text in it.
#[derive(Debug)]
pub(super) enum Head {
    /// The mark says no more.
    Plain(TextMark),
    /// The mark of released text.
    Released(ReleasedText),
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

/// Reads the arguments of `[redacted …]`.
pub(super) fn redaction(args: Args<'_>) -> Reading<Mark> {
    let unexpected = |arg: Arg<'_>| match args.mark.split_once(':') {
        // `[redacted: 2 wrods]` has a colon for its comma.
        Some((head, text)) if args::extent(text.trim()).is_none() && arg.text.ends_with(text.trim()) => {
            redaction_with_text(head)
        }
        _ => redaction_argument(arg),
    };
    gap(args, unexpected).map(|gap| Some(Mark::Redaction(gap)))
}

/// Reads the arguments of `[withheld …]`, whose words are cut already: only codes, kinds and extents.
pub(super) fn withheld(args: Args<'_>) -> Reading<Mark> {
    let unexpected = |arg: Arg<'_>| match redaction_argument(arg) {
        error if error.code == Code::MalformedMark => malformed(args),
        error => error,
    };
    match gap(args, unexpected)? {
        Gap { grounds, extent, kind, shown: None, was: None } => {
            Ok(Some(Mark::Withheld(Withheld { grounds, extent, kind })))
        }
        _ => Err(malformed(args)),
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
pub(super) fn banner(args: Args<'_>) -> Reading<Head> {
    if args.is_empty() || args.whole().is("struck") {
        return Ok(Some(Head::Plain(TextMark::Banner { struck: !args.is_empty() })));
    }
    Err(malformed(args))
}

/// Reads the head of `[released KEY: …]`.
pub(super) fn released(args: Args<'_>) -> Reading<Head> {
    let mut each = args.each();
    let Some(release) = each.next() else { return Err(malformed(args)) };
    if release.text.contains(char::is_whitespace) {
        return Err(released_argument(release, None));
    }
    let unexpected = |arg: Arg<'_>| released_argument(arg, Some(release.text));
    let was = each.next().map(|arg| arg.after("was").ok_or_else(|| unexpected(arg))).transpose()?;
    if let Some(arg) = each.next() {
        return Err(unexpected(arg));
    }
    let was = was.map(|code| code.code()).transpose()?;
    Ok(Some(Head::Released(ReleasedText { release: release.text.into(), was })))
}

/// A redaction with a text after a colon, which is a later release or what this edition withholds.
fn redaction_with_text(head: &str) -> MarkError {
    let help = "if a later release shows the text, write [released 2022: …]; if this edition must not publish it, write [withheld: …] \
                in an edition whose sources are private; otherwise remove it";
    MarkError::new(Code::MalformedMark, format!("a redaction has no text: `[{head}: …]`"), help)
}

/// An argument that `[released KEY: …]` cannot have.
fn released_argument(arg: Arg<'_>, key: Option<&str>) -> MarkError {
    let message = format!("unexpected `{}` in a [released] mark", arg.text);
    let is_key = |text: &str| !text.is_empty() && !text.contains(char::is_whitespace);
    let after_in = arg.after("in").map(|key| key.text).filter(|text| is_key(text));
    let help = match (key, after_in) {
        (None, Some(key)) => format!("write [released {key}: …]"),
        (None, None) => "write the key of the release alone: [released 2022: …]".into(),
        (Some(key), _) if arg.codes().is_some() => format!("write [released {key}, was {}: …]", arg.text),
        (Some(key), _) => {
            format!(
                "write [released {key}: …], or with the exemption of an earlier release [released {key}, was 25X1: …]"
            )
        }
    };
    MarkError::new(Code::MalformedMark, message, format!("{help}; {IF_PRINTED}"))
}

/// A mark whose text follows wrong arguments.
fn malformed(args: Args<'_>) -> MarkError {
    let help = format!("write {}; {IF_PRINTED}", args.example);
    MarkError::new(Code::MalformedMark, format!("`[{}: …]` is not a valid mark", args.mark), help)
}

/// A suggestion for an argument that a redaction cannot have.
fn redaction_argument(arg: Arg<'_>) -> MarkError {
    let registry = arg.lexicon.registry;
    let (value, _) = arg.value();
    if registry.needs_declaring(value) {
        let help =
            format!("add exemptions = [\"{value}\"] to the report's index.md; without it, `{value}` is just a number");
        return MarkError::new(
            Code::UnknownExemption,
            format!("the report does not declare the exemption `{value}`"),
            help,
        );
    }
    if looks_like_code(value) || registry.suggest(value).is_some() {
        return arg.unknown_code();
    }
    let words = || value.split([' ', '/']).map(|text| Arg { text, ..arg });
    if let Some(code) = words().find(|word| looks_like_code(word.text) && word.codes().is_none()) {
        return code.unknown_code();
    }
    let kinds = WithheldKind::STATED;
    let words: Vec<&str> = kinds.iter().map(WithheldKind::name).collect();
    let lower = value.to_ascii_lowercase();
    let near = words.iter().chain(&Rendition::NAMES).find(|word| is_near(word, &lower));
    let help = match near.map(|word| (*word).to_owned()).or_else(|| meant_extent(&lower)) {
        Some(near) => format!("did you mean `{near}`?"),
        // A ground with a name of its own: `Harm to Ongoing Matter`.
        None if value.starts_with(char::is_uppercase) => return arg.unknown_code(),
        None => format!(
            "a [redacted] mark can have exemption codes, an extent (2 lines), a kind ({}) and an appearance ({}); {IF_PRINTED}",
            words.join(", "),
            Rendition::NAMES.join(", ")
        ),
    };
    MarkError::new(Code::MalformedMark, format!("unexpected `{value}` in a [redacted] mark"), help)
}

/// `2 words` for `2 wrods`.
fn meant_extent(text: &str) -> Option<String> {
    let (number, unit) = text.rsplit_once(' ').filter(|(number, _)| halves(number.trim()).is_some())?;
    let unit = unit.strip_suffix('s').unwrap_or(unit);
    let near = Unit::ALL.into_iter().find(|near| is_near(near.name(), unit))?;
    let plural = if halves(number.trim()) > Some(2) { "s" } else { "" };
    Some(format!("{number} {}{plural}", near.name()))
}

/// Whether a text has the shape of a code, known or not: `25X11`, `(b)(10)`.
pub(super) fn looks_like_code(text: &str) -> bool {
    let text = text.trim_end_matches('?');
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let x_code = digits == 2 && text.as_bytes().get(2).is_some_and(|byte| byte.eq_ignore_ascii_case(&b'x'));
    let statute = text.starts_with("(b)") || text.starts_with("(B)");
    text.len() <= 16 && !text.contains(' ') && (x_code || statute)
}
