//! A progress bar for work that takes more than a second.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::Printer;

/// A progress bar, shown on a terminal once the work takes more than a second. Any thread may tick it.
pub(super) struct Progress<'a> {
    printer: &'a Printer,
    what: &'static str,
    total: usize,
    done: AtomicUsize,
    start: Instant,
    shown: Mutex<Option<Instant>>,
}

const PATIENCE: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_millis(60);
const WIDTH: usize = 32;

impl<'a> Progress<'a> {
    pub(super) fn new(printer: &'a Printer, what: &'static str, total: usize, start: Instant) -> Self {
        Self { printer, what, total, done: AtomicUsize::new(0), start, shown: Mutex::new(None) }
    }

    /// Counts one more piece as done.
    pub(super) fn tick(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if !self.printer.is_watched || self.start.elapsed() < PATIENCE {
            return;
        }
        // If another thread is drawing, this one goes on.
        let Ok(mut shown) = self.shown.try_lock() else { return };
        if shown.is_some_and(|last| last.elapsed() < PAUSE) {
            return;
        }
        *shown = Some(Instant::now());
        let filled = (WIDTH * done).checked_div(self.total).unwrap_or(WIDTH).min(WIDTH);
        let bar = "█".repeat(filled) + &"░".repeat(WIDTH - filled);
        self.printer.message(&format!("\r{} {bar} {done} of {}", self.what, self.total));
    }

    /// Removes the bar.
    pub(super) fn finish(&self) {
        if self.shown.lock().is_ok_and(|shown| shown.is_some()) {
            self.printer.message("\r\u{1b}[2K");
        }
    }
}
