//! The table of marks: **whatever the parser knows of a keyword is in its row of [`MARKS`]**.
//!
//! What a mark means, such as its class in a source view, is a match on its value, so that the compiler asks for it.

use crate::edition::TextMark;

use super::args::Args;
use super::folio::{self, FolioMark};
use super::mark::{self, Mark, Reading};

/// Reads the arguments of a mark into its meaning; `None` if they make it plain text.
type Read<T> = fn(Args<'_>) -> Reading<T>;

/// A mark: its keyword, and how it is written.
pub(super) struct MarkSpec {
    /// The spellings of its keyword. A suggestion takes the first.
    pub(super) spellings: &'static [&'static str],
    pub(super) form: Form,
    /// What the keyword alone makes of a quotation that it begins: `> [stamp]`.
    pub(super) block: Option<TextMark>,
    /// Whether the text after the keyword shows that a mark was meant, even if the bracket is never closed.
    pub(super) opens: fn(&str) -> bool,
    /// What a help says to write.
    pub(super) example: &'static str,
}

/// The forms of a mark.
pub(super) enum Form {
    /// `[illegible]`
    Bare(Read<Mark>),
    /// `[note: …]`
    WithText(Read<TextMark>),
    /// `[sic]` and `[sic: …]`
    Either(Read<Mark>, Read<TextMark>),
}

impl MarkSpec {
    /// The mark of a keyword, in any case.
    pub(super) fn of(word: &str) -> Option<&'static Self> {
        MARKS.iter().find(|spec| spec.spellings.iter().any(|spelling| spelling.eq_ignore_ascii_case(word)))
    }

    /// The spelling that a suggestion takes.
    pub(super) fn keyword(&self) -> &'static str {
        self.spellings.first().copied().unwrap_or_default()
    }

    /// How it is read without text, if it has that form.
    pub(super) fn bare(&self) -> Option<Read<Mark>> {
        match self.form {
            Form::Bare(read) | Form::Either(read, _) => Some(read),
            Form::WithText(_) => None,
        }
    }

    /// How its head is read before a colon and text, if it has that form.
    pub(super) fn with_text(&self) -> Option<Read<TextMark>> {
        match self.form {
            Form::WithText(read) | Form::Either(_, read) => Some(read),
            Form::Bare(_) => None,
        }
    }
}

/// The marks that begin with a keyword.
pub(super) static MARKS: [MarkSpec; 12] = [
    MarkSpec {
        spellings: &["redacted"],
        form: Form::Bare(|args| mark::redacted(args).map(|gap| Some(Mark::Redaction(gap)))),
        block: None,
        opens: |_| true,
        example: "[redacted 25X1, 2 lines]",
    },
    MarkSpec {
        spellings: &["page", "pages"],
        form: Form::Bare(|args| folio::read(args).map(|folio| Some(Mark::Folio(folio)))),
        block: None,
        opens: |rest| rest.split([',', ' ']).next().and_then(folio::label).is_some(),
        example: "[page 4]",
    },
    MarkSpec {
        spellings: &["blank"],
        form: Form::Bare(|args| Ok(args.whole().is("page").then(|| Mark::Folio(FolioMark::blank())))),
        block: None,
        opens: |_| false,
        example: "[blank page]",
    },
    MarkSpec {
        spellings: &["illegible"],
        form: Form::Bare(|args| mark::illegible(args).map(Some)),
        block: None,
        opens: |_| true,
        example: "[illegible] or [illegible, 2 words]",
    },
    MarkSpec {
        spellings: &["sic"],
        form: Form::Either(
            |args| Ok(args.is_empty().then_some(Mark::Sic)),
            |args| Ok(args.is_empty().then_some(TextMark::Correction)),
        ),
        block: None,
        opens: text_follows,
        example: "[sic] or [sic: …]",
    },
    MarkSpec {
        spellings: &["note"],
        form: Form::WithText(|args| Ok(args.is_empty().then_some(TextMark::Note))),
        block: Some(TextMark::Note),
        opens: text_follows,
        example: "[note: …], or start a quotation with > [note]",
    },
    MarkSpec {
        spellings: &["stamp"],
        form: Form::WithText(|args| Ok(args.is_empty().then_some(TextMark::Stamp))),
        block: Some(TextMark::Stamp),
        opens: text_follows,
        example: "[stamp: …], or start a quotation with > [stamp]",
    },
    MarkSpec {
        spellings: &["handwritten"],
        form: Form::WithText(|args| Ok(args.is_empty().then_some(TextMark::Handwritten))),
        block: Some(TextMark::Handwritten),
        opens: text_follows,
        example: "[handwritten: …], or start a quotation with > [handwritten]",
    },
    MarkSpec {
        spellings: &["struck"],
        form: Form::WithText(|args| Ok(args.is_empty().then_some(TextMark::Deleted))),
        block: None,
        opens: text_follows,
        example: "[struck: …]",
    },
    MarkSpec {
        spellings: &["unclear"],
        form: Form::WithText(|args| Ok(args.is_empty().then_some(TextMark::Unclear))),
        block: None,
        opens: text_follows,
        example: "[unclear: …]",
    },
    MarkSpec {
        spellings: &["banner"],
        form: Form::WithText(|args| mark::banner(args).map(Some)),
        block: None,
        opens: text_follows,
        example: "[banner: …] or [banner, struck: …]",
    },
    MarkSpec {
        spellings: &["released"],
        form: Form::WithText(|args| mark::released(args).map(Some)),
        block: None,
        opens: |rest| rest.starts_with(|c: char| c.is_ascii_digit()),
        example: "[released 2022: …] or [released 2022, was 25X1: …]",
    },
];

fn text_follows(rest: &str) -> bool {
    rest.starts_with([':', ','])
}

/// The first word of a text, of letters alone, and what follows it without the space; empty if what follows makes it no keyword,
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
            assert!(!marks.is_empty(), "{}", spec.keyword());
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
