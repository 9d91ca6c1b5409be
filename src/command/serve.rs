//! `lacuna serve`.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use crate::cli::ServeArgs;
use crate::diagnostic::Tally;
use crate::disk::{Blobs, Watch};
use crate::edition::Folder;
use crate::preview::{self, PortError, Ports, Preview, Progress};
use crate::site::{Done, Intake, Site};
use crate::text::FilePath;

use super::save_log::{SaveLog, withheld};
use super::{Error, Outcome, Printer, browse, count};

/// How many files are read at once.
const FILES: usize = 512;

/// How many texts are read at once. A save waits for at most as many.
const TEXTS: usize = 96;

/// How often open tabs are notified while many files are being read.
const PACE: Duration = Duration::from_millis(200);

/// Serves a site until it is stopped, and keeps it up to date with the disk.
///
/// # Errors
///
/// The folder has no site, or the port cannot be used.
pub fn serve(arguments: &ServeArgs, printer: &Arc<Printer>) -> Result<Outcome, Error> {
    let start = Instant::now();
    let ports = Ports::take(arguments.port).map_err(|error| without_port(arguments.port, &error))?;
    let watch = Watch::begin(&arguments.site)?;
    let site = Site::empty();
    let failed = |error| Error::new(format!("the preview failed: {error}"));
    let preview = Arc::new(Preview::new(site.snapshot(), Blobs::new(&arguments.site)));
    let address = format!("http://127.0.0.1:{}/", ports.port);
    printer.line(&format!("Serving {address}    all findings: {address}_lacuna/    stop: Ctrl-C"));
    let worker = Worker {
        watch,
        site,
        preview: Arc::clone(&preview),
        printer: Arc::clone(printer),
        save_log: SaveLog::new(),
        read: 0,
        start,
        notified: start,
        has_news: false,
        done: false,
    };
    thread::Builder::new().name("worker".into()).spawn(move || worker.work()).map_err(failed)?;
    if arguments.open {
        browse(&address)?;
    }
    // The worker may still be reading then, and has nothing to finish.
    preview::serve(ports, preview).map_err(failed)?;
    Ok(Outcome::Success)
}

/// The error for a port that the preview cannot use.
fn without_port(port: u16, why: &PortError) -> Error {
    match why {
        PortError::InUse(free) => {
            let help = match free {
                Some(free) => format!("port {free} is free: lacuna serve --port {free}"),
                None => "use any free port: lacuna serve --port 0".to_owned(),
            };
            Error::new(format!("port {port} is in use by another program")).help(help)
        }
        PortError::Refused(error) => {
            let help = "use a port above 1023: lacuna serve --port 4000";
            Error::new(format!("cannot use port {port}: {error}")).help(help)
        }
    }
}

/// The one thread that changes the site: it waits for a save, does what follows from it in small steps, and publishes a snapshot after
/// each step.
struct Worker {
    watch: Watch,
    site: Site,
    preview: Arc<Preview>,
    printer: Arc<Printer>,
    save_log: SaveLog,
    /// How many files have been read since the start.
    read: usize,
    start: Instant,
    /// When open tabs were last notified of a change.
    notified: Instant,
    /// Whether something has changed since.
    has_news: bool,
    /// Whether everything has been read once.
    done: bool,
}

impl Worker {
    fn work(mut self) {
        loop {
            if let Some(reason) = self.watch.watch_error() {
                self.printer.line(&format!("Cannot watch for changes ({reason}); polling instead."));
            }
            let nothing_unread = self.watch.unread().len() == 0;
            let idle = self.done && !self.save_log.is_open() && nothing_unread && !self.site.is_pending();
            self.watch.wait((!idle).then_some(Duration::ZERO));
            self.step();
        }
    }

    /// Takes in what was saved, or some of what is unread, and does the next tasks.
    fn step(&mut self) {
        let on_screen = self.preview.on_screen();
        let first = move |path: &FilePath| is_common(path) || on_screen.contains(folder(path).as_str());
        let changes = self.watch.read(FILES, &first);
        self.read += changes.files.len();
        let intake = Intake::from(changes);
        // Who sees the terminal does not learn that withheld words have changed.
        let has_fault =
            |path: &FilePath| intake.faults.iter().any(|fault| fault.file == *path) || self.site.has_fault(path);
        let is_new = |(path, public): &&(FilePath, _)| {
            self.done && (!self.site.knows(path, Option::as_ref(public)) || has_fault(path))
        };
        let names: Vec<FilePath> = intake.files.iter().filter(is_new).map(|(path, _)| path.clone()).collect();
        if self.site.ingest(intake) {
            self.has_news = true;
            self.save_log.saved(names);
        }
        if self.site.is_pending() && self.site.unread().len() == 0 {
            self.preview.await_reload();
        }
        let tasks = self.site.next_tasks(TEXTS, &first);
        let more = !tasks.is_empty();
        let done = self.site.run(tasks);
        self.has_news |= done.iter().any(Done::changes_pages);
        self.site.commit(done);
        let former = self.preview.publish(self.site.snapshot());
        if !self.done {
            self.advance();
        }
        let is_due = self.has_news && self.done;
        if is_due && (self.site.unread().len() == 0 || self.notified.elapsed() > PACE) {
            self.notify();
            self.save_log.shown();
        }
        drop(former);
        if !more && self.watch.unread().len() == 0 && (self.save_log.is_open() || !self.done) {
            self.conclude();
        }
    }

    fn notify(&mut self) {
        self.preview.notify();
        self.notified = Instant::now();
        self.has_news = false;
    }

    /// All tasks are done: publishes the findings, then prints the line of the save, or of the first reading.
    fn conclude(&mut self) {
        let findings = self.site.findings();
        let is_first = !std::mem::replace(&mut self.done, true);
        let line = if is_first {
            self.site.catalog().derive_citing();
            self.advance();
            self.has_news = true;
            let sections = self.site.catalog().reports().map(|(.., entry)| entry.sections().len()).sum();
            Some(format!(
                "Read {}, {} in {:.2} s: {}{}",
                count(self.site.catalog().reports().count(), "report"),
                count(sections, "section"),
                self.start.elapsed().as_secs_f64(),
                Tally::of(findings.iter()),
                withheld(&findings, &*self.site),
            ))
        } else {
            self.save_log.line(&findings, &*self.site)
        };
        if self.preview.publish_findings(findings) || self.has_news {
            self.notify();
        }
        if let Some(line) = line {
            self.printer.line(&line);
        }
    }

    fn advance(&self) {
        let unread = self.watch.unread();
        let total = self.read + unread.len();
        let missing = unread.chain(self.site.unread()).map(folder).collect();
        self.preview.advance(Progress {
            total,
            read: self.read - self.site.unread().len(),
            missing: Arc::new(missing),
            begun: self.read > 0,
            done: self.done,
        });
    }
}

/// Whether a file is one that every page may depend on.
fn is_common(path: &FilePath) -> bool {
    path.strip("templates").is_some() || path.as_str().ends_with(".toml") || path.name() == "index.md"
}

/// The folder of the report that a file belongs to.
fn folder(path: &FilePath) -> Folder {
    crate::catalog::folder_of(path.strip("content").unwrap_or_default())
}
