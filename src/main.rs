//! The `lacuna` program: arguments in, exit code out.

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser as _;

use lacuna::cli::Cli;
use lacuna::command::{self, Printer};

fn main() -> ExitCode {
    // A panic prints its place, never its message: the message may quote text that is withheld.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(std::io::stderr(), "internal error at {place}; this is a bug, please report it");
    }));
    command::run(&Cli::parse().command, &Arc::new(Printer::standard()))
}
