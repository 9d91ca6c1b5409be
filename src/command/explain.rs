//! `lacuna explain`.

use std::path::Path;

use crate::cli::ExplainArgs;

use super::explanation::{explain as explanation, nearest, overview};
use super::{Error, Outcome, Printer, Surroundings};

/// Explains a code on standard output, also one that the site around the present folder declares; or lists all codes.
///
/// # Errors
///
/// No exemption or finding has this code.
pub fn explain(arguments: &ExplainArgs, printer: &Printer) -> Result<Outcome, Error> {
    let registry = Surroundings::of(Path::new(".")).registry;
    let Some(code) = &arguments.code else {
        printer.result(&overview(&registry))?;
        return Ok(Outcome::Success);
    };
    let Some(text) = explanation(code, &registry) else {
        let similar = nearest(code, &registry).into_iter().map(str::to_owned).collect();
        return Err(Error::UnknownCode(code.clone(), similar));
    };
    printer.result(&text)?;
    Ok(Outcome::Success)
}
