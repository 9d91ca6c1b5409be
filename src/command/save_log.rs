//! The terminal of the preview: one line a save.

use std::time::{Duration, Instant};

use crate::diagnostic::{Code, Finding, Location, Severity, Sources, Tally};
use crate::site::Findings;
use crate::text::{FilePath, Place};

use super::count;

/// The files saved since the last line, and how long it took until they were shown.
#[derive(Debug)]
pub(super) struct SaveLog {
    names: Vec<FilePath>,
    since: Instant,
    shown: Option<Duration>,
}

impl SaveLog {
    pub(super) fn new() -> Self {
        Self { names: Vec::new(), since: Instant::now(), shown: None }
    }

    /// Files were saved or removed.
    pub(super) fn saved(&mut self, names: Vec<FilePath>) {
        if self.names.is_empty() {
            *self = Self::new();
        }
        self.names.extend(names);
    }

    /// Open tabs were notified of the save.
    pub(super) fn shown(&mut self) {
        self.shown.get_or_insert(self.since.elapsed());
    }

    /// Whether a save waits for its line.
    pub(super) fn is_open(&self) -> bool {
        !self.names.is_empty()
    }

    /// The line for the files saved since the last one, with the first error or warning in them.
    pub(super) fn line(&mut self, findings: &Findings, sources: &dyn Sources) -> Option<String> {
        let mut names = std::mem::take(&mut self.names);
        names.sort();
        names.dedup();
        let (first, others) = names.split_first()?;
        let more = if others.is_empty() { String::new() } else { format!(" and {} more", others.len()) };
        let shown = self.shown.unwrap_or_default().as_secs_f64() * 1000.0;
        let own = names
            .iter()
            .flat_map(|file| findings.of(file))
            .find(|finding| finding.severity() != Severity::Info)
            .map(|finding| format!("; {}: {}", finding.file, finding.message))
            .unwrap_or_default();
        let tally = Tally::of(findings.iter());
        Some(format!("{first}{more}: shown in {shown:.1} ms, {tally}{own}{}", withheld(findings, sources)))
    }
}

/// `; 2 texts withheld: content/memo/a.md:3:16, content/memo/b.md:9:1`, with the first places; empty if there is none.
pub(super) fn withheld(findings: &Findings, sources: &dyn Sources) -> String {
    const PLACES: usize = 3;
    let cut: Vec<&Finding> = findings.iter().filter(|finding| finding.code == Code::TextWithheld).collect();
    if cut.is_empty() {
        return String::new();
    }
    let place = |finding: &&Finding| {
        let Location::Span(span) = finding.location else { return None };
        let text = sources.source(&finding.file)?.text();
        Some(format!("{}:{}", finding.file, Place::of(text, span.start as usize)))
    };
    let places: Vec<String> = cut.iter().take(PLACES).filter_map(place).collect();
    let more = cut.len().checked_sub(PLACES).filter(|more| *more > 0);
    let more = more.map(|more| format!(" and {more} more")).unwrap_or_default();
    format!("; {} withheld: {}{more}", count(cut.len(), "text"), places.join(", "))
}
