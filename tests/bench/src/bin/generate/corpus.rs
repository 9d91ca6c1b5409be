//! The corpora, and the shared data of their sections.

use super::chance::Chance;
use super::words::NOUNS;
use super::{code, prose, records, repeating};

/// The approximate size of a section in bytes.
pub(crate) const A_SECTION: usize = 7_000;

/// The kind of text in an edition.
#[derive(Clone, Copy)]
pub(crate) enum Corpus {
    /// Prose in the shape of a transcribed report.
    Prose,
    /// Thirty paragraphs, repeated throughout.
    Repeating,
    /// Prose, with twenty lines of code in every tenth section.
    Code,
    /// Forms, stamps and short lines on many pages.
    Records,
}

impl Corpus {
    pub(crate) const ALL: [(&str, Corpus); 4] =
        [("prose", Self::Prose), ("repeating", Self::Repeating), ("code", Self::Code), ("records", Self::Records)];

    pub(crate) fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(other, _)| *other == name).map(|(_, corpus)| *corpus)
    }

    /// The kind of its reports. Only a guide may have code.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Code => "guide",
            Self::Prose | Self::Repeating | Self::Records => "report",
        }
    }

    /// The text of one section.
    pub(crate) fn section(self, place: &mut Place) -> String {
        match self {
            Self::Prose => prose::section(place),
            Self::Repeating => repeating::section(place),
            Self::Code => code::section(place),
            Self::Records => records::section(place),
        }
    }
}

/// A section's place in the edition, and what it can refer to.
pub(crate) struct Place {
    pub(crate) seed: u64,
    pub(crate) report: usize,
    pub(crate) section: usize,
    /// How many reports the edition has.
    pub(crate) reports: usize,
    /// How many sections the report has.
    pub(crate) sections: usize,
    /// The next page of the original.
    pub(crate) page: usize,
}

impl Place {
    /// The random numbers of this section.
    pub(crate) fn chance(&self) -> Chance {
        Chance::new(self.seed, self.report, self.section)
    }

    /// The number of the page of the original that begins here.
    pub(crate) fn next_page(&mut self) -> usize {
        self.page += 1;
        self.page - 1
    }
}

pub(crate) fn report_name(report: usize) -> String {
    format!("report-{:04}", report + 1)
}

/// The address of a section. Its file's name has a number before it.
pub(crate) fn section_name(section: usize) -> String {
    format!("{}-{:03}", NOUNS[section * 7 % NOUNS.len()], section + 1)
}
