//! `lacuna explain`.

use crate::cli::ExplainArgs;
use crate::edition::Registry;

use super::say::say;
use super::{Failure, Outcome, explanation, nearest};

/// Explains a code on standard output.
///
/// # Errors
///
/// Neither an exemption nor a finding has that code; the nearest ones are named.
pub fn explain(arguments: &ExplainArgs) -> Result<Outcome, Failure> {
    let registry = Registry::new(Vec::new());
    if let Some(text) = explanation(&arguments.code, &registry) {
        say(&text);
        return Ok(Outcome::Fine);
    }
    let near = nearest(&arguments.code, &registry);
    let help = if near.is_empty() {
        "an exemption code is like 25X1 or (b)(3), the code of a finding like unclosed-mark".to_owned()
    } else {
        format!("did you mean {}?", near.join(" or "))
    };
    Err(Failure(format!("nothing is known of `{}`: {help}", arguments.code)))
}
