//! Findings as JSON.

use serde::Serialize;

use super::places::Places;
use super::{Finding, Sources};

#[derive(Serialize)]
struct Row<'a> {
    severity: &'static str,
    code: &'static str,
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
    help: Option<&'a str>,
}

/// Prints findings as one JSON array. `line` and `column` are null for a finding about a whole file.
#[must_use]
pub fn print(findings: &[Finding], sources: &dyn Sources) -> String {
    let mut places = Places::new(sources);
    let rows: Vec<Row<'_>> = findings
        .iter()
        .map(|finding| {
            let place = places.place(finding);
            Row {
                severity: finding.severity().name(),
                code: finding.code.name(),
                file: finding.file.as_str(),
                line: place.map(|place| place.line),
                column: place.map(|place| place.column),
                message: &finding.message,
                help: finding.help.as_deref(),
            }
        })
        .collect();
    serde_json::to_string_pretty(&rows).unwrap_or_else(|_| String::from("[]")) + "\n"
}
