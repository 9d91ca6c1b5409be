//! One finding, and how many of each severity there are.

use std::borrow::Cow;
use std::fmt;

use crate::text::{FilePath, Place, Span};

use super::{Code, Severity, Sources};

/// Where in its file a finding points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    /// The file as a whole: it could not be read, or its name is the fault.
    File,
    /// A line and column of a file that has no public text.
    Place(Place),
    /// Bytes of its public text.
    Span(Span),
}

/// A diagnostic: what is the matter, where, and what to do about it. Findings sort by file and place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file it concerns, relative to the site.
    pub file: FilePath,
    /// The place in that file.
    pub location: Location,
    /// Which kind of finding it is.
    pub code: Code,
    /// What is the matter, in one line without a full stop.
    pub message: String,
    /// Other places of the same file that belong to it, each with a word on why.
    pub labels: Vec<(Span, String)>,
    /// What to do: a sentence, or a sentence and lines to copy.
    pub help: Option<Cow<'static, str>>,
}

impl Finding {
    /// A finding at a span of a file's public text, or about the file as a whole.
    #[must_use]
    pub fn new(code: Code, file: &FilePath, span: Option<Span>, message: impl Into<String>) -> Self {
        let location = span.map_or(Location::File, Location::Span);
        let message = one_line(message.into());
        Self { file: file.clone(), location, code, message, labels: Vec::new(), help: None }
    }

    /// A finding at a line and column of a file that has no public text.
    #[must_use]
    pub fn at(code: Code, file: &FilePath, place: Place, message: impl Into<String>) -> Self {
        Self { location: Location::Place(place), ..Self::new(code, file, None, message) }
    }

    /// The same with a sentence on what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.help = Some(match help.into() {
            Cow::Owned(text) => Cow::Owned(one_line(text)),
            ours => ours,
        });
        self
    }

    /// The same with lines to copy, such as TOML, which no line break may be missing from.
    #[must_use]
    pub fn help_lines(self, lines: &[String]) -> Self {
        let lines: Vec<String> = lines.iter().map(|line| one_line(line.clone())).collect();
        Self { help: Some(Cow::Owned(lines.join("\n"))), ..self }
    }

    /// The same with another place marked.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push((span, text.into()));
        self
    }

    /// How grave it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// The line and column it points at, if it points into the file.
    #[must_use]
    pub fn place(&self, sources: &dyn Sources) -> Option<Place> {
        match self.location {
            Location::File => None,
            Location::Place(place) => Some(place),
            Location::Span(span) => Some(Place::of(sources.source(&self.file)?.text(), span.start as usize)),
        }
    }
}

/// A text that may quote a file, without the control characters that would break its line or command a terminal.
fn one_line(text: String) -> String {
    if !text.contains(char::is_control) {
        return text;
    }
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// How many findings there are of each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Errors: nothing is written.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Informations.
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

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [(self.errors, "error"), (self.warnings, "warning"), (self.infos, "remark")];
        let mut first = true;
        for (count, word) in parts.into_iter().filter(|(count, _)| *count > 0) {
            let plural = if count == 1 { "" } else { "s" };
            write!(out, "{}{count} {word}{plural}", if first { "" } else { ", " })?;
            first = false;
        }
        if first { out.write_str("no findings") } else { Ok(()) }
    }
}
