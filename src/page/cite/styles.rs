//! Citations in words: the *Chicago Manual of Style* (17th edition, 14.220 on reports and 14.281 on unpublished government documents), the
//! *Publication Manual* of the APA (7th edition, 10.4), and the *MLA Handbook* (9th edition, 5.1). They do not cover the record and the release,
//! which follow the date. They are in English, whatever the language of the edition.

use crate::edition::Date;
use crate::locale::Locale;

use super::{Citation, Slot, Styled, Work};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Work<'_> {
    /// A citation in each style.
    pub(super) fn styles(&self, locale: &Locale) -> Vec<Styled> {
        let styles = [
            (locale.chicago_note(), self.chicago_note()),
            (locale.chicago_bibliography(), self.chicago_bibliography()),
            ("APA", self.apa()),
            (locale.apa_in_text(), self.apa_in_text()),
            ("MLA", self.mla()),
        ];
        styles.into_iter().map(|(style, citation)| Styled { style: style.to_owned(), citation }).collect()
    }

    fn chicago_note(&self) -> Citation {
        let mut note = Citation::default();
        if let Some(author) = self.author() {
            note.text(author).text(", ");
        }
        note.slot(Slot::Section, "“", ",” in ").text(self.title());
        note.text(join(", ", [self.report.number.clone(), self.publisher()]));
        if let Some(date) = self.report.date {
            note.text(format!(" ({})", in_words(date)));
        }
        note.slot(Slot::Page, ", ", "").text(join(", ", [self.held(), self.released(), Some(self.edition())]));
        note.slot(Slot::Url, ", ", "").text(".");
        note
    }

    fn chicago_bibliography(&self) -> Citation {
        let mut entry = Citation::default();
        let date = self.report.date.map(in_words);
        let facts = join(", ", [self.publisher(), date]);
        entry.text(sentence(self.author().as_deref()));
        entry.text(sentence(Some(&self.title()))).text(sentence(self.report.number.as_deref()));
        entry.text(sentence(Some(facts.trim_start_matches(", "))));
        let release = join(", ", [self.held(), self.released()]);
        entry.text(sentence(Some(&capitalized(release.trim_start_matches(", ")))));
        entry.text(self.edition()).text(".").slot(Slot::Url, " ", ".");
        entry
    }

    fn apa(&self) -> Citation {
        let mut entry = Citation::default();
        let (author, title) = (self.author(), self.title());
        let (first, second) = match &author {
            Some(author) => (author.as_str(), Some(title.as_str())),
            None => (title.as_str(), None),
        };
        entry.text(sentence(Some(first)).trim_end());
        entry.text(format!(" ({}). ", self.report.date.map_or_else(|| "n.d.".to_owned(), year_first)));
        let number = self.report.number.as_ref().map(|number| format!(" ({number})")).unwrap_or_default();
        if let Some(title) = second {
            entry.text(sentence(Some(&(title.to_owned() + &number))));
        }
        entry.text(sentence(self.publisher().as_deref())).text(self.edition()).text(".").slot(Slot::Url, " ", "");
        entry
    }

    fn apa_in_text(&self) -> Citation {
        let mut citation = Citation::default();
        let year = self.report.date.map_or_else(|| "n.d.".to_owned(), |date| about(date, date.year().to_string()));
        let author = self.report.author.as_ref().or(self.report.agency.as_ref()).unwrap_or(&self.report.title);
        citation.text(format!("({author}, {year}")).slot(Slot::PageWithUnit, ", ", "").text(")");
        citation
    }

    fn mla(&self) -> Citation {
        let mut entry = Citation::default();
        entry
            .text(sentence(self.author().as_deref()))
            .slot(Slot::Section, "“", ".” ")
            .text(sentence(Some(&self.title())));
        let facts = join(", ", [self.report.number.clone(), self.publisher(), self.report.date.map(in_words)]);
        let facts = facts.trim_start_matches(", ");
        entry.text(facts).slot(Slot::PageWithUnit, if facts.is_empty() { "" } else { ", " }, "");
        entry.text(if facts.is_empty() { "" } else { ". " }).text(self.edition()).slot(Slot::Url, ", ", "").text(".");
        entry
    }

    /// The agency, unless it is the author.
    fn publisher(&self) -> Option<String> {
        self.report.author.as_ref().and(self.issuer())
    }

    /// The record and the archive that has it: `RDP-1, National Archives`.
    pub(super) fn held(&self) -> Option<String> {
        let held = [&self.report.record, &self.report.archive].into_iter().flatten();
        let held: Vec<&str> = held.map(String::as_str).collect();
        Some(held.join(", ")).filter(|held| !held.is_empty())
    }

    /// `released March 26, 2012 by National Archives`.
    pub(super) fn released(&self) -> Option<String> {
        let (release, date) = self.release()?;
        let date = in_words(date);
        Some(match release.agency.as_ref().filter(|agency| Some(*agency) != self.report.agency.as_ref()) {
            Some(agency) => format!("released {date} by {agency}"),
            None => format!("released {date}"),
        })
    }

    /// The edition, its editor and the version: `Released in part, edited by A. Editor, version 0123456789abcdef`.
    pub(super) fn edition(&self) -> String {
        let editor = self.editor.map(|editor| format!(", edited by {editor}")).unwrap_or_default();
        format!("{}{editor}, version {}", self.edition, self.version)
    }
}

/// The parts that exist, each after a sign.
fn join<const N: usize>(sign: &str, parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().map(|part| [sign, &part].concat()).collect()
}

/// Words with a full stop and a blank after them; empty without words.
fn sentence(words: Option<&str>) -> String {
    let words = words.unwrap_or_default().trim_end();
    let stop = if words.ends_with(['.', '?', '!']) { " " } else { ". " };
    if words.is_empty() { String::new() } else { [words, stop].concat() }
}

fn capitalized(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

/// A date with its uncertainty.
fn about(date: Date, words: String) -> String {
    let words = if date.is_approximate() { ["ca. ", &words].concat() } else { words };
    if date.is_inferred() { ["[", &words, "?]"].concat() } else { words }
}

fn month(number: u8) -> &'static str {
    MONTHS.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or_default()
}

fn day_in_words((year, month_number, day): (u16, Option<u8>, Option<u8>)) -> String {
    match (month_number.map(month), day) {
        (Some(month), Some(day)) => format!("{month} {day}, {year}"),
        (Some(month), None) => format!("{month} {year}"),
        (None, _) => year.to_string(),
    }
}

/// `February 24, 1987`, `1961–1963`.
fn in_words(date: Date) -> String {
    let first = day_in_words(date.first());
    about(date, date.last().map_or(first.clone(), |last| [&first, "–", &day_in_words(last)].concat()))
}

/// `1987, February 24`.
fn year_first(date: Date) -> String {
    let (year, month_number, day) = date.first();
    let month = month_number.map(|number| format!(", {}", month(number))).unwrap_or_default();
    let day = day.map(|day| format!(" {day}")).unwrap_or_default();
    let last = date.last().map(|(year, ..)| format!("–{year}")).unwrap_or_default();
    about(date, format!("{year}{month}{day}{last}"))
}
