//! `lacuna render`.

use std::io::Read as _;

use crate::cli::RenderArgs;
use crate::diagnostic::Finding;
use crate::edition::{Lexicon, Names, Registry, Report, ReportKind};
use crate::parse;
use crate::render::{self, BodyView, Setting};
use crate::text::{FilePath, RawText, Source, withhold};

use super::say::say;
use super::{Failure, Outcome, outcome, print_findings};

/// Renders one text to standard output: the article alone, without addresses. Findings go to standard error.
///
/// # Errors
///
/// The text cannot be read, or standard output cannot be written.
pub fn render(arguments: &RenderArgs) -> Result<Outcome, Failure> {
    let name = arguments.file.display().to_string();
    let failed = |fault: std::io::Error| Failure(format!("{name}: {fault}"));
    let (path, raw) = if name == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(failed)?;
        (FilePath::new("standard input"), RawText::new(bytes))
    } else {
        (FilePath::new(&name), crate::disk::read_file(&arguments.file)?)
    };
    let source = match withhold(&path, raw) {
        Ok(source) => source,
        Err(refusal) => {
            print_findings(&[Finding::refused(&path, refusal)], &NoSources);
            return Ok(Outcome::Faulty);
        }
    };
    let (html, findings) = article(&source);
    print_findings(&findings, &source);
    say(&html);
    Ok(outcome(&findings, false))
}

/// The article of a single text, read as a page of a guide: plain Markdown is as welcome as marks.
#[must_use]
pub fn article(source: &Source) -> (String, Vec<Finding>) {
    let registry = Registry::new(Vec::new());
    let report = Report { kind: ReportKind::Guide, ..Report::default() };
    let lexicon = Lexicon { registry: &registry, names: &Names::default(), report: &report };
    let (section, findings) = parse::section(source, lexicon);
    let view = BodyView { source, section: &section, report: &report, setting: Setting::Standalone };
    (render::article(view), findings)
}

/// No file has a public text.
struct NoSources;

impl crate::diagnostic::Sources for NoSources {
    fn source(&self, _path: &FilePath) -> Option<&Source> {
        None
    }
}
