//! The `lacuna` program: arguments in, exit code out.

use std::process::ExitCode;

use clap::Parser as _;

use lacuna::cli::{Cli, Command};
use lacuna::command;

fn main() -> ExitCode {
    // A panic prints its place, never its message: the message may quote text that is withheld.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        eprintln!("lacuna: a fault of the program at {place}. Please report it; nothing was written.");
    }));
    let outcome = match Cli::parse().command {
        Command::Build(arguments) => command::build(&arguments),
        Command::Serve(arguments) => command::serve(&arguments),
        Command::Check(arguments) => command::check(&arguments),
        Command::Render(arguments) => command::render(&arguments),
        Command::Explain(arguments) => command::explain(&arguments),
    };
    match outcome {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            eprintln!("lacuna: {failure}");
            ExitCode::from(2)
        }
    }
}
