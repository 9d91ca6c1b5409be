//! The table of marks: **whatever the parser knows of a keyword is in its row of [`MARKS`]**.
//!
//! What a mark means, such as its class in a source view, is a match on its value, so that the compiler asks for it.

use crate::edition::TextMark;

use super::args::Args;
use super::folio;
use super::mark::{self, Mark, Reading};

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
}

/// The forms of a mark.
enum Form {
    /// `[illegible]`
    Bare(Read<Mark>),
    /// `[struck: …]`
    Text(TextMark),
    /// `[note: …]`, and `[note]` at the start of a quotation.
    Block(TextMark),
    /// `[banner, struck: …]`
    TextWithArgs(Read<TextMark>),
    /// `[sic]` and `[sic: …]`
    Either(Read<Mark>, TextMark),
}

/// The marks that begin with a keyword.
pub(super) static MARKS: [MarkSpec; 13] = [
    MarkSpec::new("redacted", Form::Bare(mark::redaction), |_| true, "[redacted 25X1, 2 lines]"),
    MarkSpec::new("page", Form::Bare(mark::page), label_follows, "[page 4]"),
    MarkSpec::new("pages", Form::Bare(mark::page), label_follows, "[pages 3-9, denied]"),
    MarkSpec::new("blank", Form::Bare(mark::blank_page), |_| false, "[blank page]"),
    MarkSpec::new("illegible", Form::Bare(mark::illegible), |_| true, "[illegible] or [illegible, 2 words]"),
    MarkSpec::new("sic", Form::Either(mark::sic, TextMark::Correction), text_follows, "[sic] or [sic: …]"),
    MarkSpec::new("note", Form::Block(TextMark::Note), text_follows, "[note: …], or start a quotation with > [note]"),
    MarkSpec::new(
        "stamp",
        Form::Block(TextMark::Stamp),
        text_follows,
        "[stamp: …], or start a quotation with > [stamp]",
    ),
    MarkSpec::new(
        "handwritten",
        Form::Block(TextMark::Handwritten),
        text_follows,
        "[handwritten: …], or start a quotation with > [handwritten]",
    ),
    MarkSpec::new("struck", Form::Text(TextMark::Deleted), text_follows, "[struck: …]"),
    MarkSpec::new("unclear", Form::Text(TextMark::Unclear), text_follows, "[unclear: …]"),
    MarkSpec::new("banner", Form::TextWithArgs(mark::banner), text_follows, "[banner: …] or [banner, struck: …]"),
    MarkSpec::new(
        "released",
        Form::TextWithArgs(mark::released),
        |rest| rest.starts_with(|c: char| c.is_ascii_digit()),
        "[released 2022: …] or [released 2022, was 25X1: …]",
    ),
];

impl MarkSpec {
    const fn new(keyword: &'static str, form: Form, opens: fn(&str) -> bool, example: &'static str) -> Self {
        Self { keyword, form, opens, example }
    }

    /// The mark of a keyword, in any case.
    pub(super) fn of(word: &str) -> Option<&'static Self> {
        MARKS.iter().find(|spec| spec.keyword.eq_ignore_ascii_case(word))
    }

    pub(super) fn has_text(&self) -> bool {
        !matches!(self.form, Form::Bare(_))
    }

    pub(super) fn is_bare(&self) -> bool {
        matches!(self.form, Form::Bare(_) | Form::Either(..))
    }

    /// Reads it without text; `None` if it has no such form.
    pub(super) fn bare(&self, args: Args<'_>) -> Reading<Mark> {
        match &self.form {
            Form::Bare(read) | Form::Either(read, _) => read(args),
            Form::Text(_) | Form::Block(_) | Form::TextWithArgs(_) => Ok(None),
        }
    }

    /// Reads its head before a colon and text; `None` if it has no such form.
    pub(super) fn with_text(&self, args: Args<'_>) -> Reading<TextMark> {
        match &self.form {
            Form::TextWithArgs(read) => read(args),
            Form::Text(mark) | Form::Block(mark) | Form::Either(_, mark) => Ok(args.is_empty().then(|| mark.clone())),
            Form::Bare(_) => Ok(None),
        }
    }

    /// What its keyword alone makes of a quotation that it begins.
    pub(super) fn block(&self) -> Option<TextMark> {
        if let Form::Block(mark) = &self.form { Some(mark.clone()) } else { None }
    }
}

fn text_follows(rest: &str) -> bool {
    rest.starts_with([':', ','])
}

fn label_follows(rest: &str) -> bool {
    rest.split([',', ' ']).next().and_then(folio::label).is_some()
}

/// The first word of a text, of letters alone, and the text after it without the space. The word is empty if it cannot be a keyword,
/// as in `pages-long` and `note's`.
pub(super) fn first_word(text: &str) -> (&str, &str) {
    let text = text.trim();
    let end = text.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    if rest.starts_with([' ', ',', ':']) || rest.is_empty() { (word, rest.trim_start()) } else { ("", text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{Lexicon, Names, Registry, Report};

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
                    Some((head, _)) => matches!(mark::text_mark(head, lexicon), Ok(Some(_))),
                    None => matches!(mark::exact(text, lexicon), Ok(Some(_))) || mark::block(text).is_some(),
                };
                assert!(is_mark, "{text}");
            }
        }
    }
}
