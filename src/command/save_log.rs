//! The terminal of the preview: one line a save.

use std::time::{Duration, Instant};

use crate::diagnostic::{Severity, Tally};
use crate::site::Findings;
use crate::text::FilePath;

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
    pub(super) fn line(&mut self, findings: &Findings) -> Option<String> {
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
        Some(format!("{first}{more}: shown in {shown:.1} ms, {}{own}", Tally::of(findings.iter())))
    }
}
