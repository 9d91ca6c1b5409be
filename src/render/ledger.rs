//! A redaction ledger for programs: as CSV and as JSON.

use std::borrow::Cow;
use std::io::{self, Write as _};

use serde::Serialize;

use crate::page::{LedgerCsv, LedgerJson, LedgerRow};

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
pub(super) fn csv(ledger: &LedgerCsv) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(COLUMNS);
    for row in ledger.rows.iter() {
        let _ = writer.write_record(record(&row, ledger).iter().map(|field| field.as_bytes()));
    }
    writer.into_inner().unwrap_or_default()
}

fn record<'a>(row: &LedgerRow<'a>, ledger: &'a LedgerCsv) -> [Cow<'a, str>; 18] {
    let list = |in_margin: bool| {
        let grounds = row.grounds.iter().filter(|ground| ground.in_margin == in_margin);
        grounds.map(|ground| ground.code).collect::<Vec<_>>().join(" ")
    };
    [
        row.number.to_string().into(),
        row.entry.into(),
        row.section.into(),
        row.folio.into(),
        if row.folio_inferred { "true" } else { "false" }.into(),
        row.scan.map(|scan| scan.to_string()).unwrap_or_default().into(),
        row.place.into(),
        row.missing.unwrap_or_default().into(),
        row.shown.unwrap_or_default().into(),
        row.extent.unwrap_or_default().into(),
        list(false).into(),
        list(true).into(),
        row.inferred.join(" ").into(),
        words(row.before),
        words(row.after),
        row.href.clone().into(),
        ledger.report.title.as_str().into(),
        ledger.report.number.as_str().into(),
    ]
}

/// Words of a report, which a spreadsheet must not take for a formula.
fn words(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t']) { format!("…{text}").into() } else { text.into() }
}

#[derive(Serialize)]
struct ReportFacts<'a> {
    title: &'a str,
    number: &'a str,
    date: &'a str,
}

/// The ledger as JSON, each row and each sum on a line; the guide has its schema.
pub(super) fn json(ledger: &LedgerJson) -> Vec<u8> {
    let mut out = Vec::new();
    // Writing to memory cannot fail.
    let _ = write_json(&mut out, ledger);
    out
}

fn write_json(out: &mut Vec<u8>, ledger: &LedgerJson) -> io::Result<()> {
    let report = &ledger.report;
    let report = ReportFacts { title: &report.title, number: &report.number, date: &report.date };
    let totals = &ledger.totals;
    out.write_all(b"{\n\"report\": ")?;
    serde_json::to_writer(&mut *out, &report)?;
    out.write_all(b",\n\"unit\": ")?;
    serde_json::to_writer(&mut *out, ledger.unit)?;
    out.write_all(b",\n\"totals\": {")?;
    let sums = [
        ("by_folio", &totals.by_folio),
        ("by_ground", &totals.by_ground),
        ("by_kind", &totals.by_kind),
        ("by_section", &totals.by_section),
    ];
    for (at, (name, sums)) in sums.into_iter().enumerate() {
        write!(out, "{}\n\"{name}\": ", if at > 0 { "," } else { "" })?;
        write_lines(out, sums)?;
    }
    out.write_all(b"\n},\n\"rows\": ")?;
    write_lines(out, ledger.rows.iter())?;
    out.write_all(b"\n}\n")
}

/// An array with each of its items on a line.
fn write_lines(out: &mut Vec<u8>, items: impl IntoIterator<Item = impl Serialize>) -> io::Result<()> {
    out.write_all(b"[")?;
    for (at, item) in items.into_iter().enumerate() {
        out.write_all(if at > 0 { b",\n" } else { b"\n" })?;
        serde_json::to_writer(&mut *out, &item)?;
    }
    out.write_all(b"\n]")
}
