//! One page of the edition, as the search reads it.

use std::sync::Arc;

use crate::edition::{Anchor, Href, Names, Report, Section};
use crate::locale::Locale;
use crate::text::Source;

use super::passages;

/// What the document of a section or of a report's page is made from.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The text.
    pub source: &'a Source,
    /// What the parse read in it.
    pub section: &'a Section,
    /// Its report.
    pub report: &'a Report,
    /// The folder of the report.
    pub folder: &'a str,
    /// The names of the edition.
    pub names: &'a Names,
    /// The words for the pages of the original.
    pub locale: &'a Locale,
}

/// One page of the edition, as the search reads it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// The title and number of its report; empty for a page outside a report, and for the page of a report.
    pub report: String,
    /// The address, from the root of the site.
    pub href: Href,
    /// The text, in reading order.
    pub passages: Vec<Passage>,
    /// The words that `report:` finds it by.
    pub report_words: String,
    /// The words that `name:` finds it by.
    pub name_words: String,
}

/// A paragraph, a heading, or words of another kind within one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// What it is.
    pub kind: PassageKind,
    /// Whether it is a heading.
    pub is_heading: bool,
    /// Its address, or that of the nearest passage before it that has one; `None` at the start of a page.
    pub anchor: Option<Anchor>,
    /// The pages of the original that it is on, in words.
    pub folios: Vec<Arc<str>>,
    /// The exemption codes claimed in it.
    pub codes: Vec<String>,
    /// Its words, with [`Passage::GAP`] for each redaction, [`Passage::WITHHELD`] for each text that this edition withholds, and
    /// [`Passage::NEXT_FOLIO`] where the next of its pages begins.
    pub text: String,
}

impl Passage {
    /// A redaction.
    pub const GAP: char = '█';
    /// Text that this edition withholds.
    pub const WITHHELD: char = '▒';
    /// The next page of the original begins.
    pub const NEXT_FOLIO: char = '\u{c}';
}

/// Whose words a passage has, and how they are on the paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PassageKind {
    /// The original's text.
    #[default]
    Text,
    /// A note of the original.
    Note,
    /// A stamp.
    Stamp,
    /// Handwriting.
    Handwriting,
    /// Page furniture: found only by `kind:banner`, since it is on every page.
    Banner,
    /// The editor's words.
    Editor,
}

impl PassageKind {
    /// The sign of the kind in the files of the index; none for the original's text.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Text => "",
            Self::Note => "n",
            Self::Stamp => "s",
            Self::Handwriting => "h",
            Self::Banner => "b",
            Self::Editor => "e",
        }
    }
}

impl Document {
    /// A section of a report.
    pub fn of_section(entry: Entry<'_>, title: &str, href: Href) -> Self {
        let report = entry.report;
        let numbered = report.number.as_ref().map(|number| [&report.title, ", ", number].concat());
        let report = numbered.unwrap_or_else(|| report.title.clone());
        let mut passages = passages::of(&entry);
        if entry.section.summary.title_is_editorial {
            passages.insert(0, heading(title));
        }
        Self { title: title.to_owned(), report, passages, ..Self::of(&entry, href) }
    }

    /// The page of a report, with its introduction.
    pub fn of_report(entry: Entry<'_>, href: Href) -> Self {
        let Report { title, subtitle, number, agency, .. } = entry.report;
        let about = [subtitle, number, agency].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(". ");
        let about = Passage { is_heading: false, ..heading(&about) };
        let passages = [heading(title), about].into_iter().filter(|passage| !passage.text.is_empty());
        let passages = passages.chain(passages::editorial(&entry)).collect();
        Self { title: title.clone(), passages, ..Self::of(&entry, href) }
    }

    fn of(entry: &Entry<'_>, href: Href) -> Self {
        let Report { title, number, .. } = entry.report;
        let report_words = [title, number.as_deref().unwrap_or_default(), entry.folder].join(" ");
        let names = entry.section.summary.names.iter().filter_map(|mentions| entry.names.at(&mentions.name));
        let name_words = names.flat_map(|name| &name.forms).map(|form| &**form).collect::<Vec<_>>().join(" ");
        Self { href, report_words, name_words, ..Self::default() }
    }
}

fn heading(text: &str) -> Passage {
    Passage { kind: PassageKind::Editor, is_heading: true, text: text.to_owned(), ..Passage::default() }
}
