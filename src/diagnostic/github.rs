//! Findings as the workflow commands of GitHub Actions, which show them beside the lines of a pull request.

use std::fmt::Write as _;

use super::places::Places;
use super::{Finding, Severity, Sources};

/// One `::error file=…,line=…::message` a finding.
#[must_use]
pub fn print(findings: &[Finding], sources: &dyn Sources) -> String {
    let mut out = String::new();
    let mut places = Places::new(sources);
    for finding in findings {
        let level = match finding.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let _ = write!(out, "::{level} file={}", escape(finding.file.as_str(), true));
        if let Some(place) = places.place(finding) {
            let _ = write!(out, ",line={},col={}", place.line, place.column);
        }
        let _ = write!(out, ",title={}::{}", finding.code, escape(&finding.message, false));
        if let Some(help) = &finding.help {
            let _ = write!(out, "%0A{}", escape(help, false));
        }
        out.push('\n');
    }
    out
}

/// Percent escapes as the runner wants them: always for `%` and line ends, in properties also for `:` and `,`.
fn escape(text: &str, property: bool) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    if property { text.replace(':', "%3A").replace(',', "%2C") } else { text }
}
