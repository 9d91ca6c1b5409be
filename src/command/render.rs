//! `lacuna render`.

use std::io::Read as _;

use crate::check;
use crate::cli::RenderArgs;
use crate::config::SourceAccess;
use crate::diagnostic::Finding;
use crate::page::Text;
use crate::parse;
use crate::render;
use crate::text::{FilePath, RawText, Source, withhold};

use super::{Error, Outcome, Printer, Surroundings, outcome};

/// Renders one text to standard output: only the article. Findings go to standard error.
///
/// # Errors
///
/// The text cannot be read, or standard output cannot be written.
pub fn render(arguments: &RenderArgs, printer: &Printer) -> Result<Outcome, Error> {
    let is_input = arguments.file.as_os_str() == "-";
    let surroundings = if is_input { Surroundings::default() } else { Surroundings::of(&arguments.file) };
    let (path, raw) = if is_input {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().read_to_end(&mut bytes);
        read.map_err(|error| Error::new(format!("cannot read standard input: {error}")))?;
        (FilePath::new("standard input"), RawText::new(bytes))
    } else {
        (FilePath::named(&arguments.file), crate::disk::read_file(&arguments.file)?)
    };
    let is_private = surroundings.access == SourceAccess::Private;
    let source = withhold(&path, raw).and_then(|source| match source.doubtful().filter(|_| is_private) {
        Some(refusal) => Err(refusal),
        None => Ok(source),
    });
    let source = match source {
        Ok(source) => source,
        Err(refusal) => {
            printer.findings(&[Finding::refused(&path, refusal)], &NoSources);
            return Ok(Outcome::HasErrors);
        }
    };
    let (html, mut findings) = article(&source, &surroundings);
    if is_private {
        check::unquote(&mut findings, &source);
    }
    printer.findings(&findings, &source);
    printer.result(&html)?;
    Ok(outcome(&findings, false))
}

/// The article of a single text.
pub fn article(source: &Source, surroundings: &Surroundings) -> (String, Vec<Finding>) {
    let (section, findings) = parse::section(source, surroundings.lexicon());
    (render::article(&Text::standalone(source, &section, &surroundings.report)).into_markup(), findings)
}

/// Without the public text of any file.
pub(super) struct NoSources;

impl crate::diagnostic::Sources for NoSources {
    fn source(&self, _path: &FilePath) -> Option<&Source> {
        None
    }
}
