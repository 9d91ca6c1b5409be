//! The pages of one report.

use crate::edition::{Report, ReportKind, Slug, SourceForm};

use super::route::{Layout, Listing};

const SOURCE: &str = "source";
const WHOLE: &str = "whole";

/// One page of a report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportPage {
    /// The report's own page.
    Index,
    /// A section.
    Section(Slug),
    /// The public text of a section.
    Source(Slug),
    /// The public text of a section with its marks in colour.
    ColouredSource(Slug),
    /// All sections on one page; of a long report, one of its parts ([`WholeParts`](super::WholeParts)): the first is 0.
    Whole(usize),
    /// All sections as plain text.
    Text,
    /// The redaction ledger, in one of its forms.
    Ledger(Form),
    /// The citations of the report, in one of their forms.
    Citation(CitationForm),
    /// The open questions.
    Questions,
    /// The repeated passages.
    Repeats,
}

/// The form of a ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A page.
    Html,
    /// Comma-separated values.
    Csv,
    /// JSON.
    Json,
}

/// The form of the citations of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CitationForm {
    /// BibTeX.
    Bibtex,
    /// RIS.
    Ris,
    /// The JSON of the Citation Style Language.
    Csl,
    /// A script with all of them, for the card of a passage.
    Script,
}

impl CitationForm {
    /// Its name; that of the script is not shown.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bibtex => "BibTeX",
            Self::Ris => "RIS",
            Self::Csl => "CSL-JSON",
            Self::Script => "",
        }
    }

    /// The ending of its file, with its dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Bibtex => ".bib",
            Self::Ris => ".ris",
            Self::Csl => ".json",
            Self::Script => ".js",
        }
    }
}

impl ReportPage {
    /// The pages of which a report has one each.
    pub const FIXED: [Self; 12] = [
        Self::Index,
        Self::Whole(0),
        Self::Text,
        Self::Questions,
        Self::Ledger(Form::Html),
        Self::Ledger(Form::Csv),
        Self::Ledger(Form::Json),
        Self::Citation(CitationForm::Bibtex),
        Self::Citation(CitationForm::Ris),
        Self::Citation(CitationForm::Csl),
        Self::Citation(CitationForm::Script),
        Self::Repeats,
    ];

    /// The pages of one section.
    pub(super) fn of_section(slug: &Slug) -> [Self; 3] {
        [Self::Section(slug.clone()), Self::Source(slug.clone()), Self::ColouredSource(slug.clone())]
    }

    /// The source of a section, in the form that its report publishes.
    pub fn source(slug: &Slug, report: &Report) -> Self {
        match report.source_form() {
            SourceForm::Text => Self::Source(slug.clone()),
            SourceForm::Coloured => Self::ColouredSource(slug.clone()),
        }
    }

    /// The table of the pages: all that the program knows of each kind.
    pub(super) fn layout(&self) -> Layout<'_> {
        use Listing::{Listed, Unlisted};
        match self {
            Self::Index => Layout::new("", "index", ".html", Listed),
            Self::Section(slug) => Layout::new("", slug.as_str(), ".html", Listed),
            Self::Source(slug) => Layout::new(SOURCE, slug.as_str(), ".txt", Unlisted),
            Self::ColouredSource(slug) => Layout::new(SOURCE, slug.as_str(), ".html", Unlisted),
            Self::Whole(0) => Layout::new("", WHOLE, ".html", Unlisted),
            Self::Whole(part) => Layout::new("", format!("{WHOLE}-{}", part + 1), ".html", Unlisted),
            Self::Text => Layout::new("", "report", ".txt", Unlisted),
            Self::Ledger(Form::Html) => Layout::new("", "ledger", ".html", Listed),
            Self::Ledger(Form::Csv) => Layout::new("", "ledger", ".csv", Unlisted),
            Self::Ledger(Form::Json) => Layout::new("", "ledger", ".json", Unlisted),
            Self::Citation(form) => Layout::new("", "citation", form.ending(), Unlisted),
            Self::Questions => Layout::new("", "questions", ".html", Listed),
            Self::Repeats => Layout::new("", "parallels", ".html", Unlisted),
        }
    }

    /// Whether a report publishes such a page: a guide has only its sections.
    pub fn is_of(&self, report: &Report) -> bool {
        match self {
            Self::Index | Self::Section(_) => true,
            Self::Source(_) => report.source_form() == SourceForm::Text,
            Self::ColouredSource(_) => report.source_form() == SourceForm::Coloured,
            Self::Whole(_) => report.kind == ReportKind::Report && !report.omits_whole,
            _ => report.kind == ReportKind::Report,
        }
    }

    /// Whether it is the source of a section.
    pub fn is_source(&self) -> bool {
        matches!(self, Self::Source(_) | Self::ColouredSource(_))
    }

    /// The later part of a whole report whose file has this name.
    pub(super) fn part_named(stem: &str) -> Option<Self> {
        let number: usize = stem.strip_prefix(WHOLE)?.strip_prefix('-')?.parse().ok()?;
        let page = Self::Whole(number.checked_sub(1)?);
        (page.layout().stem == stem).then_some(page)
    }

    /// Whether no section may have a name: it is that of a page of every report, of a part of one, which may grow, or of a directory of
    /// pages.
    pub fn is_reserved(name: &str) -> bool {
        let is_fixed = Self::FIXED.iter().any(|page| page.layout().stem == name);
        is_fixed || name == SOURCE || Self::part_named(name).is_some()
    }

    /// The section that the page shows, or the source of which it shows.
    pub fn section(&self) -> Option<&Slug> {
        match self {
            Self::Section(slug) | Self::Source(slug) | Self::ColouredSource(slug) => Some(slug),
            _ => None,
        }
    }
}
