//! The `lacuna` program: arguments in, exit code out.

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser as _;

use lacuna::cli::{Cli, Command};
use lacuna::command::{self, Printer};

fn main() -> ExitCode {
    // A panic prints its place, never its message: the message may quote text that is withheld.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(std::io::stderr(), "internal error at {place}; this is a bug, please report it");
    }));
    let printer = Arc::new(Printer::standard());
    let outcome = match Cli::parse().command {
        Command::New(arguments) => command::new(&arguments, &printer),
        Command::Build(arguments) => command::build(&arguments, &printer),
        Command::Serve(arguments) => command::serve(&arguments, &printer),
        Command::Check(arguments) => command::check(&arguments, &printer),
        Command::Pin(arguments) => command::pin(&arguments, &printer),
        Command::Render(arguments) => command::render(&arguments, &printer),
        Command::Draft(arguments) => command::draft(&arguments, &printer),
        Command::Explain(arguments) => command::explain(&arguments, &printer),
        Command::Completions(arguments) => command::completions(&arguments, &printer),
    };
    match outcome {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            printer.error(&error);
            ExitCode::from(2)
        }
    }
}
