//! One released document, or one guide.

use std::borrow::Cow;

use crate::text::{FilePath, typographic};

use super::{Date, Expect, Proofread, Release, Rendition, Scans};

/// Whether a folder is a released document, or pages of the edition's own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ReportKind {
    /// A released document.
    #[default]
    Report,
    /// Ordinary documentation, without folios and redactions.
    Guide,
}

/// How the source of a section is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceForm {
    /// As the public text itself.
    Text,
    /// As a page that shows it with its marks in colour.
    Coloured,
}

/// How the quotation marks of a report are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum QuoteMarks {
    /// As they are typed.
    #[default]
    Typed,
    /// As typographic ones.
    Typographic,
}

impl QuoteMarks {
    /// Words as pages show them.
    pub fn set<'a>(self, words: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
        let words = words.into();
        match self {
            Self::Typed => words,
            Self::Typographic => match typographic(&words, ' ') {
                Cow::Borrowed(_) => words,
                Cow::Owned(set) => Cow::Owned(set),
            },
        }
    }
}

/// The facts of one report: the front matter of its `index.md`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Report or guide.
    pub kind: ReportKind,
    /// Its title.
    pub title: String,
    /// The subtitle.
    pub subtitle: Option<String>,
    /// The series that it belongs to.
    pub series: Option<String>,
    /// The number that the issuing office gave it.
    pub number: Option<String>,
    /// The number of its record in the archive.
    pub record: Option<String>,
    /// The archive or collection that holds the record.
    pub archive: Option<String>,
    /// When it was written.
    pub date: Option<Date>,
    /// Who issued it.
    pub agency: Option<String>,
    /// The office within the agency.
    pub office: Option<String>,
    /// Its author, if the paper names one.
    pub author: Option<String>,
    /// How it was classified.
    pub classification: Option<String>,
    /// How many pages the record says it has.
    pub pages: Option<u32>,
    /// The address at which the record is published.
    pub source_url: Option<String>,
    /// Where its scans are.
    pub scans: Scans,
    /// How the paper shows its redactions, unless a mark says otherwise.
    pub gaps: Option<Rendition>,
    /// Codes without letters that count as exemption codes here.
    pub exemptions: Vec<String>,
    /// The keywords of the marks that the paper prints itself: such a bracket is the original's. Each is one of [`Report::PRINTABLE`].
    pub printed: Vec<&'static str>,
    /// Whether the number that the paper prints before a paragraph, `6.49`, is its address.
    pub paragraph_numbers: bool,
    /// The names that its folder had before.
    pub moved_from: Vec<String>,
    /// The order of its sections, if not that of the file names.
    pub sections: Option<Vec<String>>,
    /// The language of the paper; without it, that of the edition.
    pub language: Option<String>,
    /// How its pages show the paper's quotation marks. The editor's are always typographic.
    pub quotes: QuoteMarks,
    /// How the sources of its sections are published, if it says so.
    pub sources: Option<SourceForm>,
    /// Whether it has no page of the whole report.
    pub omits_whole: bool,
    /// Whether the search leaves it out.
    pub omits_search: bool,
    /// Its releases, in the order of the file.
    pub releases: Vec<Release>,
    /// Which of its pages are proofread, if it says so.
    pub proofread: Option<Proofread>,
    /// What it claims of itself.
    pub expect: Option<Expect>,
    /// Whether something in its front matter could not be read, so that a fact that it lacks may be there.
    pub is_partial: bool,
}

impl Report {
    /// How its pages show the quotation marks of its text: those of a guide are the editor's.
    pub fn quotes_shown(&self) -> QuoteMarks {
        if self.kind == ReportKind::Guide { QuoteMarks::Typographic } else { self.quotes }
    }

    /// The keys of the releases after one of them, by date or, if one has no date, by their order; `None` without such a release.
    pub fn releases_after(&self, key: &str) -> Option<Vec<&str>> {
        let at = self.releases.iter().position(|release| release.key == key)?;
        let date = self.releases.get(at)?.date();
        let is_later = |(place, release): &(usize, &Release)| match (date, release.date()) {
            (Some(date), Some(other)) if date != other => other > date,
            _ => *place > at,
        };
        let later = self.releases.iter().enumerate().filter(is_later);
        Some(later.map(|(_, release)| release.key.as_str()).collect())
    }

    /// The report of an `index.md` without facts: its folder's name is its title.
    pub fn untitled(index: &FilePath) -> Self {
        let folder = index.folder().rsplit('/').next().unwrap_or_default();
        Self { title: folder.to_owned(), is_partial: true, ..Self::default() }
    }

    /// The keywords of the marks that a paper may print itself.
    pub const PRINTABLE: [&str; 9] =
        ["sic", "note", "illegible", "unclear", "blank", "handwritten", "stamp", "struck", "banner"];

    /// Whether the paper prints the brackets of a mark itself.
    pub fn prints(&self, keyword: &str) -> bool {
        self.printed.contains(&keyword)
    }

    /// How a redaction looks if its mark does not say.
    pub fn gap(&self) -> Rendition {
        self.gaps.clone().unwrap_or(Rendition::Bar)
    }

    /// How the sources of its sections are published: those of a report as text, and those of a guide in colour, unless it says
    /// otherwise.
    pub fn source_form(&self) -> SourceForm {
        self.sources.unwrap_or(match self.kind {
            ReportKind::Report => SourceForm::Text,
            ReportKind::Guide => SourceForm::Coloured,
        })
    }
}
