//! What the program can be asked to do: each command is a use of [`Site`].

mod build;
mod check;
mod completions;
mod draft;
mod error;
mod explain;
mod explanation;
mod new;
mod pages;
mod pin;
mod printer;
mod progress;
mod render;
mod save_log;
mod serve;
mod surroundings;

pub use build::build;
pub use check::check;
pub use completions::completions;
pub use draft::draft;
pub use error::Error;
pub use explain::explain;
pub use new::new;
pub use pin::pin;
pub use printer::Printer;
pub use render::{article, render};
pub use serve::serve;
pub use surroundings::Surroundings;

use std::ffi::OsStr;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use crate::cli::Command;
use crate::diagnostic::{Finding, Tally};
use crate::disk;
use crate::site::{Intake, Site};

use progress::Progress;

/// Runs a command. The exit code is 2 for a usage error or one of the disk.
pub fn run(command: &Command, printer: &Arc<Printer>) -> ExitCode {
    let outcome = match command {
        Command::New(arguments) => new(arguments, printer),
        Command::Build(arguments) => build(arguments, printer),
        Command::Serve(arguments) => serve(arguments, printer),
        Command::Check(arguments) => check(arguments, printer),
        Command::Pin(arguments) => pin(arguments, printer),
        Command::Render(arguments) => render(arguments, printer),
        Command::Draft(arguments) => draft(arguments, printer),
        Command::Explain(arguments) => explain(arguments, printer),
        Command::Completions(arguments) => completions(arguments, printer),
    };
    match outcome {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            printer.error(&error);
            ExitCode::from(2)
        }
    }
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The site has no errors; it may have warnings.
    Success,
    /// The site has errors.
    HasErrors,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Success => Self::SUCCESS,
            Outcome::HasErrors => Self::from(1),
        }
    }
}

/// Whether the findings let a command go on.
fn outcome(findings: &[Finding], deny_warnings: bool) -> Outcome {
    let tally = Tally::of(findings);
    if tally.errors > 0 || (deny_warnings && tally.warnings > 0) { Outcome::HasErrors } else { Outcome::Success }
}

/// Reads a site from disk.
fn open(site: &Path) -> Result<Intake, Error> {
    // This thread works as one of the pool. A pool that exists already will do.
    let _ = rayon::ThreadPoolBuilder::new().use_current_thread().build_global();
    Ok(disk::discover(site)?.into())
}

/// How many texts are read between two steps of the progress.
const TEXTS: usize = 1000;

/// Reads all files of an intake into an empty site, and shows how far it is.
fn load(mut site: Site, intake: Intake, printer: &Printer, start: Instant) -> Site {
    site.ingest(intake);
    let progress = Progress::new(printer, "Reading", site.unread().len(), start);
    while site.is_pending() {
        let most = if site.unread().len() == 0 { usize::MAX } else { TEXTS };
        let unread = site.unread().len();
        let done = site.run(site.next_tasks(most, &|_| false));
        site.commit(done);
        progress.advance(unread.saturating_sub(site.unread().len()));
    }
    site
}

/// Opens the address of a site, or a file, in a browser.
fn browse(address: &(impl AsRef<OsStr> + ?Sized)) -> Result<(), Error> {
    let address = address.as_ref();
    open::that_detached(address)
        .map_err(|error| Error::new(format!("could not open {} in a browser: {error}", address.display())))
}

/// A number with its noun in singular or plural.
fn count(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}
