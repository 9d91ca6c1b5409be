//! What the program can be asked to do: each command is a use of [`Site`].

mod build;
mod check;
mod diary;
mod explain;
mod explanation;
mod pages;
mod progress;
mod render;
mod say;
mod serve;

pub use build::build;
pub use check::check;
pub use explain::explain;
pub use explanation::{explain as explanation, nearest};
pub use render::{article, render};
pub use serve::serve;

use std::fmt;
use std::io::IsTerminal as _;
use std::path::Path;
use std::process::ExitCode;

use crate::diagnostic::human::Colours;
use crate::diagnostic::{Finding, Sources, Tally, human};
use crate::disk::{self, DiskError};
use crate::site::{Intake, Site};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All is well; there may be warnings.
    Fine,
    /// The content has errors, and nothing was written.
    Faulty,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Fine => Self::SUCCESS,
            Outcome::Faulty => Self::from(1),
        }
    }
}

/// Why a command could not do its work: wrong use, or an environment that failed.
#[derive(Debug)]
pub struct Failure(String);

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<DiskError> for Failure {
    fn from(fault: DiskError) -> Self {
        Self(fault.to_string())
    }
}

/// A fault of the program's own templates, which no use can cause.
impl From<Finding> for Failure {
    fn from(finding: Finding) -> Self {
        Self(format!("{}: {}", finding.file, finding.message))
    }
}

/// Whether the findings let a command go on.
fn outcome(findings: &[Finding], deny_warnings: bool) -> Outcome {
    let tally = Tally::of(findings);
    if tally.errors > 0 || (deny_warnings && tally.warnings > 0) { Outcome::Faulty } else { Outcome::Fine }
}

/// Prints findings for a person to standard error.
fn print_findings(findings: &[Finding], sources: &dyn Sources) {
    let styled = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let colours = if styled { Colours::Styled } else { Colours::Plain };
    eprint!("{}", human::print(findings, sources, colours));
}

/// Reads a site from disk.
fn open(site: &Path) -> Result<Intake, Failure> {
    // This thread works too, rather than wait for as many others as there are cores. Where there are threads already, they will do.
    let _ = rayon::ThreadPoolBuilder::new().use_current_thread().build_global();
    Ok(disk::discover(site)?.into())
}

/// A site with all files of an intake.
fn load(intake: Intake) -> Result<Site, Failure> {
    let mut site = Site::empty()?;
    site.apply(intake);
    Ok(site)
}
