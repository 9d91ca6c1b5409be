//! A bar where one waits over a second.

use std::io::{IsTerminal as _, Write as _};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// A progress bar on standard error, for a terminal, once the work takes more than a second. Any thread may tick it.
pub(super) struct Progress {
    what: &'static str,
    total: usize,
    done: AtomicUsize,
    start: Instant,
    shown: Mutex<Option<Instant>>,
    watched: bool,
}

const PATIENCE: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_millis(60);
const WIDTH: usize = 32;

impl Progress {
    pub(super) fn new(what: &'static str, total: usize, start: Instant) -> Self {
        let watched = std::io::stderr().is_terminal();
        Self { what, total, done: AtomicUsize::new(0), start, shown: Mutex::new(None), watched }
    }

    /// One more piece is done.
    pub(super) fn tick(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if !self.watched || self.start.elapsed() < PATIENCE {
            return;
        }
        // Whoever is drawing goes on; nobody waits for the bar.
        let Ok(mut shown) = self.shown.try_lock() else { return };
        if shown.is_some_and(|last| last.elapsed() < PAUSE) {
            return;
        }
        *shown = Some(Instant::now());
        let filled = (WIDTH * done).checked_div(self.total).unwrap_or(WIDTH).min(WIDTH);
        eprint!("\r{} {}{} {done} of {}", self.what, "█".repeat(filled), "░".repeat(WIDTH - filled), self.total);
        let _ = std::io::stderr().flush();
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        if self.shown.lock().is_ok_and(|shown| shown.is_some()) {
            eprint!("\r\u{1b}[2K");
            let _ = std::io::stderr().flush();
        }
    }
}
