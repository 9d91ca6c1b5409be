//! Findings and their numbers.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

use crate::text::{FilePath, Place, Span};

use super::{Code, Severity, cure};

/// Where in its file a finding points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    /// The whole file.
    File,
    /// A line and column of a file that has no public text.
    Place(Place),
    /// Bytes of its public text.
    Span(Span),
}

impl Location {
    /// The bytes, if the location is known so precisely.
    pub const fn span(self) -> Option<Span> {
        match self {
            Self::Span(span) => Some(span),
            Self::File | Self::Place(_) => None,
        }
    }
}

/// The words by which a report can accept a finding, as TOML, each with the number of equal ones before it in the same comparison. A type
/// of its own, so that a finding without them is small.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quotations(pub(super) Vec<(String, usize)>);

/// A diagnostic: what is wrong, where, and what to do about it. Findings sort by file and place.
#[must_use = "a finding is for somebody to read"]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file it concerns, relative to the site.
    pub file: FilePath,
    /// The place in that file.
    pub location: Location,
    /// Its kind.
    pub code: Code,
    /// What is wrong, in one line without a full stop.
    pub message: String,
    /// Other places of the same file, each with why it matters.
    pub labels: Box<[(Span, String)]>,
    /// What to do, in a sentence.
    pub help: Option<Cow<'static, str>>,
    /// The words by which the report's `index.md` can accept it.
    pub quotations: Option<Box<Quotations>>,
}

impl Finding {
    /// Makes a finding at a span of a file's public text, or about the whole file.
    pub fn new(code: Code, file: &FilePath, span: Option<Span>, message: impl Into<String>) -> Self {
        let location = span.map_or(Location::File, Location::Span);
        let message = one_line(message.into());
        Self { file: file.clone(), location, code, message, labels: Box::default(), help: None, quotations: None }
    }

    /// Makes a finding at a line and column of a file that has no public text.
    pub fn at(code: Code, file: &FilePath, place: Place, message: impl Into<String>) -> Self {
        Self { location: Location::Place(place), ..Self::new(code, file, None, message) }
    }

    /// Adds what to do.
    pub fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.help = Some(match help.into() {
            Cow::Owned(text) => Cow::Owned(one_line(text)),
            ours => ours,
        });
        self
    }

    /// Adds the words by which a report can accept it, as TOML, each with the number of equal ones before it.
    pub fn quotations(self, quotations: impl IntoIterator<Item = (String, usize)>) -> Self {
        let quotations = quotations.into_iter().map(|(words, number)| (one_line(words), number));
        Self { quotations: Some(Box::new(Quotations(quotations.collect()))), ..self }
    }

    /// What to do: its help, and lines to copy if a report can accept it.
    pub fn cure(&self) -> Option<Cow<'_, str>> {
        cure::of(&[self])
    }

    /// Adds another place.
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        let mut labels = self.labels.into_vec();
        labels.push((span, text.into()));
        self.labels = labels.into();
        self
    }

    /// How serious it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// When it is shown to a person: first what other findings may follow from, then by severity.
    pub(super) fn rank(&self) -> (bool, Severity) {
        (!self.code.is_of_reading(), self.severity())
    }
}

/// Replaces the control characters of a quotation, which would break the line or control the terminal.
fn one_line(text: String) -> String {
    if !text.contains(char::is_control) {
        return text;
    }
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// How many findings of each severity there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Errors: no site is written.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Infos.
    pub infos: usize,
}

impl Tally {
    /// Counts findings.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        let mut tally = Self::default();
        for finding in findings {
            match finding.severity() {
                Severity::Error => tally.errors += 1,
                Severity::Warning => tally.warnings += 1,
                Severity::Info => tally.infos += 1,
            }
        }
        tally
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [(self.errors, "error"), (self.warnings, "warning"), (self.infos, "info")];
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> =
            counts.map(|(count, word)| format!("{count} {word}{}", if count == 1 { "" } else { "s" })).collect();
        if parts.is_empty() { out.write_str("no findings") } else { out.write_str(&parts.join(", ")) }
    }
}
