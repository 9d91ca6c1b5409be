//! How far a command is, for work that takes more than a second.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::Printer;

/// A stage of a command and how much of it is left, shown on a terminal once the command takes more than a second. Any thread may
/// advance it. Dropping it removes it from the terminal.
pub(super) struct Progress<'a> {
    printer: &'a Printer,
    stage: &'static str,
    /// How many pieces of work there are; 0 if that is unknown.
    total: usize,
    done: AtomicUsize,
    /// When the command began.
    start: Instant,
    /// When the stage began.
    began: Instant,
    shown: Mutex<Option<Instant>>,
}

const PATIENCE: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_millis(60);
const WIDTH: usize = 32;

impl<'a> Progress<'a> {
    /// The progress of a stage with this many pieces of work, in a command that began at `start`.
    pub(super) fn new(printer: &'a Printer, stage: &'static str, total: usize, start: Instant) -> Self {
        let (done, began, shown) = (AtomicUsize::new(0), Instant::now(), Mutex::new(None));
        let progress = Self { printer, stage, total, done, start, began, shown };
        progress.advance(0);
        progress
    }

    /// Counts more pieces as done.
    pub(super) fn advance(&self, pieces: usize) {
        let done = self.done.fetch_add(pieces, Ordering::Relaxed) + pieces;
        if !self.printer.is_watched || self.start.elapsed() < PATIENCE {
            return;
        }
        // If another thread is drawing, this one goes on.
        let Ok(mut shown) = self.shown.try_lock() else { return };
        if shown.is_some_and(|last| last.elapsed() < PAUSE) {
            return;
        }
        *shown = Some(Instant::now());
        let line = line(self.stage, done, self.total, self.began.elapsed());
        self.printer.message(&format!("\r\u{1b}[2K{line}"));
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if self.shown.lock().is_ok_and(|shown| shown.is_some()) {
            self.printer.message("\r\u{1b}[2K");
        }
    }
}

/// `Rendering pages ████░░░░ 1200 of 5600, 12 s left`. The time left is known once a second of the stage is over.
fn line(stage: &str, done: usize, total: usize, elapsed: Duration) -> String {
    let Some(filled) = (WIDTH * done.min(total)).checked_div(total) else { return format!("{stage} …") };
    let bar = "█".repeat(filled) + &"░".repeat(WIDTH - filled);
    let left = elapsed.as_secs_f64() * total.saturating_sub(done) as f64 / done as f64;
    let left = if elapsed > PATIENCE && left.is_finite() { format!(", {left:.0} s left") } else { String::new() };
    format!("{stage} {bar} {done} of {total}{left}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_what_is_left() {
        let bar = |full: usize| "█".repeat(full) + &"░".repeat(WIDTH - full);
        let seconds = Duration::from_secs;
        assert_eq!(line("Reading", 500, 1000, seconds(1)), format!("Reading {} 500 of 1000", bar(16)));
        assert_eq!(line("Reading", 250, 1000, seconds(4)), format!("Reading {} 250 of 1000, 12 s left", bar(8)));
        assert_eq!(line("Reading", 0, 1000, seconds(4)), format!("Reading {} 0 of 1000", bar(0)));
        assert_eq!(line("Reading", 1000, 1000, seconds(4)), format!("Reading {} 1000 of 1000, 0 s left", bar(32)));
        assert_eq!(line("Publishing", 3, 0, seconds(4)), "Publishing …");
    }
}
