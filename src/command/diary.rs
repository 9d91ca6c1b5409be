//! What the preview says at the terminal: one line a save.

use std::io::Write as _;
use std::time::{Duration, Instant};

use crate::diagnostic::{Finding, Severity, Tally};
use crate::site::Site;
use crate::text::FilePath;

/// How long it has to be quiet before a save is told of: what is saved in one go is told in one line.
const QUIET: Duration = Duration::from_millis(80);

/// How many lines may follow one another; after that it is one a second.
const AT_ONCE: f64 = 8.0;

/// The lines at the terminal.
#[derive(Debug)]
pub(super) struct Diary {
    start: Instant,
    /// How many more lines may be written now, and since when that is so.
    credit: (f64, Instant),
    /// The files saved since the last line.
    names: Vec<FilePath>,
    /// When the first of them was taken up, and the last.
    since: Instant,
    last: Instant,
    /// How long it took until the first could be seen.
    shown: Option<Duration>,
    said: Option<String>,
}

impl Diary {
    pub(super) fn new(start: Instant) -> Self {
        Self { start, credit: (AT_ONCE, start), names: Vec::new(), since: start, last: start, shown: None, said: None }
    }

    /// Writes a line. Nobody may be reading it any more, which is no reason to end.
    pub(super) fn line(&self, text: &str) {
        let clean: String = text.chars().map(|sign| if sign.is_control() { '\u{fffd}' } else { sign }).collect();
        let _ = writeln!(std::io::stdout().lock(), "{clean}");
    }

    /// Everything has been read once.
    pub(super) fn read(&self, site: &Site, tally: Tally) {
        let sections: usize = site.catalog().reports().map(|(.., entry)| entry.sections().len()).sum();
        let reports = site.catalog().reports().count();
        self.line(&format!(
            "Read {}, {} in {:.2} s: {tally}",
            count(reports, "report"),
            count(sections, "section"),
            self.start.elapsed().as_secs_f64()
        ));
    }

    /// Files were saved, or are gone.
    pub(super) fn saved(&mut self, names: Vec<FilePath>) {
        let now = Instant::now();
        if self.names.is_empty() {
            self.since = now;
            self.shown = None;
        }
        self.last = now;
        self.said = None;
        self.names.extend(names);
    }

    /// What was saved can be seen.
    pub(super) fn shown(&mut self) {
        self.shown = self.shown.or_else(|| Some(self.since.elapsed()));
    }

    /// Whether a save has not been told of, and nothing was said of its findings yet.
    pub(super) fn is_open(&self) -> bool {
        !self.names.is_empty() && self.said.is_none()
    }

    /// What there is to say after a save.
    pub(super) fn tally(&mut self, findings: &[Finding]) {
        let own = findings
            .iter()
            .filter(|finding| finding.severity() != Severity::Info)
            .find(|finding| self.names.contains(&finding.file));
        let own = own.map(|finding| format!("; {}: {}", finding.file, finding.message)).unwrap_or_default();
        self.said = Some(format!("{}{own}", Tally::of(findings)));
    }

    /// How long to wait for more; writes the line once that is over.
    pub(super) fn patience(&mut self) -> Option<Duration> {
        let said = self.said.as_ref()?;
        let credit = (self.credit.0 + self.credit.1.elapsed().as_secs_f64()).min(AT_ONCE);
        let rest = Duration::from_secs_f64((1.0 - credit).max(0.0));
        let left = QUIET.saturating_sub(self.last.elapsed()).max(rest);
        if left > Duration::ZERO {
            return Some(left);
        }
        self.credit = (credit - 1.0, Instant::now());
        self.names.sort();
        self.names.dedup();
        let what = match self.names.as_slice() {
            [one] => one.to_string(),
            [first, rest @ ..] => format!("{first} and {} more", rest.len()),
            [] => String::new(),
        };
        let shown = self.shown.unwrap_or_default().as_secs_f64() * 1000.0;
        self.line(&format!("{what}: shown in {shown:.1} ms, {said}"));
        self.names.clear();
        self.said = None;
        None
    }
}

fn count(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}
