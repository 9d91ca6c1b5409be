//! `lacuna explain`.

use std::path::Path;

use crate::cli::ExplainArgs;

use super::explanation::{explain as explanation, nearest};
use super::{Error, Outcome, Printer, Surroundings};

/// Explains a code on standard output, also one that the site around the present folder declares.
///
/// # Errors
///
/// No exemption or finding has this code.
pub fn explain(arguments: &ExplainArgs, printer: &Printer) -> Result<Outcome, Error> {
    let registry = Surroundings::of(Path::new(".")).registry;
    let Some(text) = explanation(&arguments.code, &registry) else {
        let similar = nearest(&arguments.code, &registry).into_iter().map(str::to_owned).collect();
        return Err(Error::UnknownCode(arguments.code.clone(), similar));
    };
    printer.result(&text)?;
    Ok(Outcome::Success)
}
