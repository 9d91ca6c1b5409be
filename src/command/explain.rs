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
        let help = match nearest(code, &registry).as_slice() {
            [] => "an exemption code looks like 25X1 or (b)(3), a finding like unclosed-mark; the marks are in the guide, \
                   content/guide/02-the-marks.md in Lacuna's repository"
                .to_owned(),
            similar => format!("did you mean {}?", similar.join(" or ")),
        };
        return Err(Error::new(format!("no exemption or finding is called `{code}`")).help(help));
    };
    printer.result(&text)?;
    Ok(Outcome::Success)
}
