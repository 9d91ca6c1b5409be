//! `lacuna completions`.

use clap::CommandFactory as _;

use crate::cli::{Cli, CompletionsArgs};

use super::{Error, Outcome, Printer};

/// Prints the script with which a shell completes the commands and options of `lacuna`.
///
/// # Errors
///
/// Standard output fails.
pub fn completions(arguments: &CompletionsArgs, printer: &Printer) -> Result<Outcome, Error> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "lacuna", &mut script);
    printer.result(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Success)
}
