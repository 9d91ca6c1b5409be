//! `lacuna check`.

use crate::cli::{CheckArgs, Format};
use crate::diagnostic::{Tally, github, json};

use super::{Failure, Outcome, load, open, outcome, print_findings};

/// Prints the findings of a site, and writes nothing. For programs they go to standard output.
///
/// # Errors
///
/// The site cannot be read.
pub fn check(arguments: &CheckArgs) -> Result<Outcome, Failure> {
    let site = load(open(&arguments.site)?)?;
    let findings = site.findings();
    match arguments.format {
        Format::Human => {
            print_findings(&findings, &site);
            println!("{}", Tally::of(&findings));
        }
        Format::Json => print!("{}", json::print(&findings, &site)),
        Format::Github => print!("{}", github::print(&findings, &site)),
    }
    Ok(outcome(&findings, arguments.deny_warnings))
}
