//! Findings as workflow commands of GitHub Actions.

use std::fmt::Write as _;

use super::places::Places;
use super::{Finding, Severity, Sources};

/// Prints `::error file=…,line=…::message` for each finding. Errors of files that could not be read come first: GitHub
/// shows ten of each severity.
pub fn print(findings: &[Finding], sources: &dyn Sources) -> String {
    let mut out = String::new();
    let mut places = Places::new(sources);
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|finding| finding.rank());
    for finding in sorted {
        let level = match finding.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let _ = write!(out, "::{level} file={}", escape(finding.file.as_str()).replace(':', "%3A").replace(',', "%2C"));
        if let Some(place) = places.place(finding) {
            let _ = write!(out, ",line={},col={}", place.line, place.column);
        }
        let _ = write!(out, ",title={}::{}", finding.code, escape(&finding.message));
        if let Some(help) = finding.cure() {
            let _ = write!(out, "%0A{}", escape(&help));
        }
        out.push('\n');
    }
    out
}

/// The escapes that the runner undoes. A property also needs those of `:` and `,`.
fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}
