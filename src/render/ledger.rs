//! A ledger for programs: as CSV and as JSON.

use serde::Serialize;

use crate::ledger::{Row, Totals};
use crate::page::LedgerView;

/// The columns of the CSV, in order.
const COLUMNS: [&str; 18] = [
    "number",
    "entry",
    "section",
    "folio",
    "folio_inferred",
    "scan",
    "place",
    "missing",
    "shown",
    "extent",
    "grounds",
    "grounds_in_margin",
    "inferred",
    "before",
    "after",
    "href",
    "report",
    "report_number",
];

/// The ledger as comma-separated values (RFC 4180), a row a line.
pub(super) fn csv(view: &LedgerView) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(COLUMNS);
    for row in view.rows.iter().map(|view| &view.row) {
        let _ = writer.write_record(record(row, view));
    }
    writer.into_inner().unwrap_or_default()
}

fn record(row: &Row, view: &LedgerView) -> [String; 18] {
    let list = |in_margin: bool| {
        let grounds = row.grounds.iter().filter(|ground| ground.in_margin == in_margin);
        grounds.map(|ground| ground.code.as_str()).collect::<Vec<_>>().join(" ")
    };
    let entry = serde_json::to_value(row.entry).ok().and_then(|value| value.as_str().map(ToOwned::to_owned));
    [
        row.number.to_string(),
        entry.unwrap_or_default(),
        row.section.clone(),
        row.folio.clone(),
        row.folio_inferred.to_string(),
        row.scan.map(|scan| scan.to_string()).unwrap_or_default(),
        row.place.clone(),
        row.missing.clone().unwrap_or_default(),
        row.shown.unwrap_or_default().to_owned(),
        row.extent.clone().unwrap_or_default(),
        list(false),
        list(true),
        row.inferred.join(" "),
        words(&row.before),
        words(&row.after),
        row.href.clone(),
        view.report.title.clone(),
        view.report.number.clone(),
    ]
}

/// Words of a report, which a spreadsheet must not take for a formula.
fn words(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t']) { format!("…{text}") } else { text.to_owned() }
}

#[derive(Serialize)]
struct Document<'a> {
    report: ReportFacts<'a>,
    unit: &'a str,
    totals: &'a Totals,
    rows: Vec<&'a Row>,
}

#[derive(Serialize)]
struct ReportFacts<'a> {
    title: &'a str,
    number: &'a str,
    date: &'a str,
}

/// The ledger as JSON; its schema stands in the guide.
pub(super) fn json(view: &LedgerView) -> Vec<u8> {
    let report = ReportFacts { title: &view.report.title, number: &view.report.number, date: &view.report.date };
    let rows = view.rows.iter().map(|view| &view.row).collect();
    let document = Document { report, unit: view.unit, totals: &view.totals, rows };
    let mut bytes = serde_json::to_vec_pretty(&document).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
