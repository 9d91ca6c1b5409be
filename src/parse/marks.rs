//! The table of marks: **whatever the parser knows of a keyword is in its row of [`MARKS`]**.
//!
//! What a mark means, such as its class in a source view, is a match on its value, so that the compiler asks for it.

use crate::edition::{Report, TextMark};

use super::args::Args;
use super::folio;
use super::keyword::after_word;
use super::mark::{self, BlockMark, Head, Mark};
use super::mark_error::Reading;
use super::typed;

/// Reads the arguments of a mark into its meaning; `None` if they make it plain text.
type Read<T> = fn(Args<'_>) -> Reading<T>;

/// A mark: its keyword, and how it is written.
pub(super) struct MarkSpec {
    pub(super) keyword: &'static str,
    form: Form,
    /// Whether the text after the keyword shows that a mark was meant, even if the bracket is never closed.
    pub(super) opens: fn(&str) -> bool,
    /// What a help says to write.
    pub(super) example: &'static str,
    /// What must follow the keyword in a bracket that was meant as this mark.
    rest: Rest,
    /// Other words for it, none of which is read, by what must follow them.
    others: &'static [(Rest, &'static [&'static str])],
}

/// What must follow a word in a bracket that was meant as a mark. A paper may print `[released from prison]` and `[Editor]`.
#[derive(Clone, Copy)]
enum Rest {
    /// Anything, or nothing.
    Any,
    /// Nothing, or a sign or a number.
    Sign,
    /// A colon and text, or nothing.
    Text,
    /// A page label.
    Label,
    /// The number of a scan; it is not a label.
    Scan,
    /// Nothing.
    Nothing,
}

/// The forms of a mark.
enum Form {
    /// `[illegible]`
    Bare(Read<Mark>),
    /// `[struck: …]`
    Text(TextMark),
    /// `[note: …]`, and `[note]` at the start of a quotation.
    Block(TextMark),
    /// `[as typed]` at the start of a quotation.
    Typed,
    /// `[banner, struck: …]`
    TextWithArgs(Read<Head>),
    /// `[sic]` and `[sic: …]`
    Either(Read<Mark>, TextMark),
}

/// The marks that begin with a keyword.
pub(super) static MARKS: [MarkSpec; 15] = [
    MarkSpec::new("redacted", Form::Bare(mark::redaction), |_| true, "[redacted 25X1, 2 lines]").or(&[(
        Rest::Any,
        &[
            "redact",
            "withheld",
            "redaction",
            "redactions",
            "excised",
            "deleted",
            "deletion",
            "sanitized",
            "censored",
            "blacked out",
            "blacked-out",
        ],
    )]),
    MarkSpec::new("withheld", Form::Bare(mark::withheld), |_| true, "[withheld (b)(6), 2 words]"),
    MarkSpec::new("page", Form::Bare(mark::page), label_follows, "[page 4] or [page 4, scan 9]").or(&[
        (Rest::Label, &["p", "pg", "folio", "fol", "leaf", "sheet"]),
        (Rest::Scan, &["scan", "image"]),
        (Rest::Nothing, &["new page"]),
    ]),
    MarkSpec::new("pages", Form::Bare(mark::page), label_follows, "[pages 3-9, denied]")
        .or(&[(Rest::Label, &["pp"]), (Rest::Nothing, &["denied"])]),
    MarkSpec::new("blank", Form::Bare(mark::blank), text_follows, "[blank, 2 lines] or [blank page]")
        .with_rest(Rest::Sign)
        .or(&[(Rest::Nothing, &["blank pages"]), (Rest::Sign, &["left blank", "blank space"])]),
    MarkSpec::new("illegible", Form::Bare(mark::illegible), |_| true, "[illegible] or [illegible, 2 words]")
        .or(&[(Rest::Any, &["illeg", "unreadable", "indecipherable", "unintelligible"])]),
    MarkSpec::new("sic", Form::Either(mark::sic, TextMark::Correction), text_follows, "[sic] or [sic: …]"),
    MarkSpec::new("note", Form::Block(TextMark::Note), text_follows, "[note: …], or start a quotation with > [note]")
        .or(&[
            (Rest::Any, &["editor's note", "editorial note", "ed. note", "transcriber's note"]),
            (Rest::Text, &["editor", "ed", "transcriber", "comment"]),
        ]),
    MarkSpec::new(
        "stamp",
        Form::Block(TextMark::Stamp),
        text_follows,
        "[stamp: …], or start a quotation with > [stamp]",
    )
    .or(&[(Rest::Text, &["stamped", "rubber stamp"]), (Rest::Nothing, &["letterhead"])]),
    MarkSpec::new(
        "handwritten",
        Form::Block(TextMark::Handwritten),
        text_follows,
        "[handwritten: …], or start a quotation with > [handwritten]",
    )
    .or(&[
        (Rest::Any, &["hand-written", "hand written"]),
        (Rest::Text, &["handwriting", "handwritten note", "annotation"]),
    ]),
    MarkSpec::new(typed::HEAD, Form::Typed, |_| false, "[as typed] as the first line of a quotation")
        .with_rest(Rest::Sign)
        .or(&[(Rest::Nothing, &["as-typed", "as it is typed", "verbatim", "preformatted"])]),
    MarkSpec::new("struck", Form::Text(TextMark::Deleted), text_follows, "[struck: …]").or(&[
        (Rest::Text, &["struck-out", "struck through", "strike", "stricken", "strikethrough"]),
        (Rest::Any, &["crossed out", "crossed-out"]),
    ]),
    MarkSpec::new("unclear", Form::Text(TextMark::Unclear), text_follows, "[unclear: …]")
        .or(&[(Rest::Text, &["uncertain", "doubtful"])]),
    MarkSpec::new("banner", Form::TextWithArgs(mark::banner), text_follows, "[banner: …] or [banner, struck: …]")
        .or(&[(Rest::Text, &["header", "footer", "running head"])]),
    MarkSpec::new(
        "released",
        Form::TextWithArgs(mark::released),
        |rest| rest.starts_with(|c: char| c.is_ascii_digit()),
        "[released 2022: …] or [released 2022, was 25X1: …]",
    )
    .with_rest(Rest::Sign)
    .or(&[(Rest::Label, &["release", "declassified"])]),
];

impl MarkSpec {
    const fn new(keyword: &'static str, form: Form, opens: fn(&str) -> bool, example: &'static str) -> Self {
        Self { keyword, form, opens, example, rest: Rest::Any, others: &[] }
    }

    const fn with_rest(mut self, rest: Rest) -> Self {
        self.rest = rest;
        self
    }

    const fn or(mut self, others: &'static [(Rest, &'static [&'static str])]) -> Self {
        self.others = others;
        self
    }

    /// Whether a word says that something is missing, also at the end of a bracket: `[2 lines excised]`.
    pub(super) fn ends_with(&self, word: &str) -> bool {
        let is = |other: &str| other.eq_ignore_ascii_case(word);
        matches!(self.keyword, "redacted" | "illegible")
            && (is(self.keyword) || self.others.iter().flat_map(|(_, others)| *others).any(|other| is(other)))
    }

    /// The mark whose keyword, or another word for it, begins a text; and what follows the word.
    pub(super) fn begun_by(text: &str) -> Option<(&'static Self, &str)> {
        MARKS.iter().find_map(|spec| {
            let others = spec.others.iter().flat_map(|(rest, words)| words.iter().map(|word| (*rest, *word)));
            let words = std::iter::once((spec.rest, spec.keyword)).chain(others);
            let mut rests = words.filter_map(|(rest, word)| {
                let after = after_word(text, word).filter(|after| rest.holds(after))?;
                Some(if matches!(rest, Rest::Scan) { text } else { after })
            });
            rests.next().map(|rest| (spec, rest))
        })
    }

    /// The mark of a keyword, in any case.
    pub(super) fn of(word: &str) -> Option<&'static Self> {
        MARKS.iter().find(|spec| spec.keyword.eq_ignore_ascii_case(word))
    }

    /// The same, unless the paper prints its brackets itself.
    pub(super) fn of_editor(word: &str, report: &Report) -> Option<&'static Self> {
        Self::of(word).filter(|spec| !report.prints(spec.keyword))
    }

    pub(super) fn has_text(&self) -> bool {
        !matches!(self.form, Form::Bare(_) | Form::Typed)
    }

    /// Reads it without text; `None` if it has no such form.
    pub(super) fn bare(&self, args: Args<'_>) -> Reading<Mark> {
        match &self.form {
            Form::Bare(read) | Form::Either(read, _) => read(args),
            Form::Text(_) | Form::Block(_) | Form::TextWithArgs(_) | Form::Typed => Ok(None),
        }
    }

    /// Reads its head before a colon and text; `None` if it has no such form.
    pub(super) fn with_text(&self, args: Args<'_>) -> Reading<Head> {
        match &self.form {
            Form::TextWithArgs(read) => read(args),
            Form::Text(mark) | Form::Block(mark) | Form::Either(_, mark) => {
                Ok(args.is_empty().then_some(Head::Plain(*mark)))
            }
            Form::Bare(_) | Form::Typed => Ok(None),
        }
    }

    /// What its keyword alone makes of a quotation that it begins.
    pub(super) fn block(&self) -> Option<BlockMark> {
        match &self.form {
            Form::Block(mark) => Some(BlockMark::Text(*mark)),
            Form::Typed => Some(BlockMark::Typed),
            _ => None,
        }
    }
}

fn text_follows(rest: &str) -> bool {
    rest.starts_with([':', ','])
}

fn label_follows(rest: &str) -> bool {
    rest.split([',', ' ']).next().and_then(folio::label).is_some()
}

impl Rest {
    fn holds(self, text: &str) -> bool {
        let text = text.trim_start_matches(['.', ' ']);
        match self {
            Self::Any => true,
            Self::Sign => !text.starts_with(char::is_alphabetic),
            Self::Text => text.starts_with(':'),
            Self::Label | Self::Scan => {
                let label = text.split([',', ':']).next().unwrap_or_default().trim_end();
                !label.contains(' ') && (label.starts_with(|c: char| c.is_ascii_digit()) || label_follows(label))
            }
            Self::Nothing => text.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{Lexicon, Names, Registry, Report};
    use crate::parse::grammar;

    #[test]
    fn every_example_in_the_table_is_a_mark() {
        let registry = Registry::new(Vec::new());
        let lexicon = Lexicon { registry: &registry, names: &Names::default(), report: &Report::default() };
        for spec in &MARKS {
            let marks: Vec<&str> =
                spec.example.split('[').skip(1).filter_map(|rest| Some(rest.split_once(']')?.0)).collect();
            assert!(!marks.is_empty(), "{}", spec.keyword);
            for text in marks {
                let is_mark = match text.split_once(": …") {
                    Some((head, _)) => matches!(grammar::text_mark(head, lexicon), Ok(Some(_))),
                    None => {
                        matches!(grammar::exact(text, lexicon), Ok(Some(_)))
                            || MarkSpec::of(text).is_some_and(|spec| spec.block().is_some())
                    }
                };
                assert!(is_mark, "{text}");
            }
        }
    }
}
