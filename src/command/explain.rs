//! `lacuna explain`.

use crate::cli::ExplainArgs;
use crate::edition::Registry;

use super::explanation::{explain as explanation, nearest};
use super::{Error, Outcome, Printer};

/// Explains a code on standard output.
///
/// # Errors
///
/// No exemption or finding has this code.
pub fn explain(arguments: &ExplainArgs, printer: &Printer) -> Result<Outcome, Error> {
    let registry = Registry::new(Vec::new());
    let Some(text) = explanation(&arguments.code, &registry) else {
        let similar = nearest(&arguments.code, &registry).into_iter().map(str::to_owned).collect();
        return Err(Error::UnknownCode(arguments.code.clone(), similar));
    };
    printer.result(&text)?;
    Ok(Outcome::Success)
}
