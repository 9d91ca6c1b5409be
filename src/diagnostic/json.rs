//! Findings as JSON.

use std::borrow::Cow;

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
    help: Option<Cow<'a, str>>,
}

#[derive(Serialize)]
struct Output<'a, L> {
    findings: Vec<Row<'a>>,
    left: &'a [L],
}

/// Prints one JSON object: the findings, and what is left to do. `line` and `column` are null for a finding about a whole file.
pub fn print(findings: &[Finding], sources: &dyn Sources, left: &[impl Serialize]) -> String {
    let mut places = Places::new(sources);
    let findings: Vec<Row<'_>> = findings
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
                help: finding.cure(),
            }
        })
        .collect();
    serde_json::to_string_pretty(&Output { findings, left }).unwrap_or_else(|_| String::from("{}")) + "\n"
}
