//! A ledger: for programs as CSV and as JSON, and the rows of its page.

use std::borrow::Cow;
use std::io::{self, Write as _};

use serde::Serialize;

use crate::ledger::{Ledger, Row};
use crate::page::{LedgerView, Rows};

use super::html::Html;

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
    for row in &view.rows.ledger().rows {
        let _ = writer.write_record(record(row, view).iter().map(|field| field.as_bytes()));
    }
    writer.into_inner().unwrap_or_default()
}

fn record<'a>(row: &'a Row, view: &'a LedgerView) -> [Cow<'a, str>; 18] {
    let list = |in_margin: bool| {
        let grounds = row.grounds.iter().filter(|ground| ground.in_margin == in_margin);
        grounds.map(|ground| ground.code.as_str()).collect::<Vec<_>>().join(" ")
    };
    [
        row.number.to_string().into(),
        row.entry.name().into(),
        row.section.as_str().into(),
        row.folio.as_str().into(),
        if row.folio_inferred { "true" } else { "false" }.into(),
        row.scan.map(|scan| scan.to_string()).unwrap_or_default().into(),
        row.place.as_str().into(),
        row.missing.as_deref().unwrap_or_default().into(),
        row.shown.unwrap_or_default().into(),
        row.extent.as_deref().unwrap_or_default().into(),
        list(false).into(),
        list(true).into(),
        row.inferred.join(" ").into(),
        words(&row.before),
        words(&row.after),
        row.href.as_str().into(),
        view.report.title.as_str().into(),
        view.report.number.as_str().into(),
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

/// The ledger as JSON, a row and a sum a line; its schema stands in the guide.
pub(super) fn json(view: &LedgerView) -> Vec<u8> {
    let ledger = view.rows.ledger();
    let mut out = Vec::with_capacity(1024 + ledger.rows.len() * 512);
    // Writing to memory cannot fail.
    let _ = write_json(&mut out, view, ledger);
    out
}

fn write_json(out: &mut Vec<u8>, view: &LedgerView, ledger: &Ledger) -> io::Result<()> {
    let report = ReportFacts { title: &view.report.title, number: &view.report.number, date: &view.report.date };
    let totals = ledger.totals();
    out.write_all(b"{\n\"report\": ")?;
    serde_json::to_writer(&mut *out, &report)?;
    out.write_all(b",\n\"unit\": ")?;
    serde_json::to_writer(&mut *out, view.unit)?;
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
    write_lines(out, &ledger.rows)?;
    out.write_all(b"\n}\n")
}

/// An array with each of its items on a line.
fn write_lines(out: &mut Vec<u8>, items: &[impl Serialize]) -> io::Result<()> {
    out.write_all(b"[")?;
    for (at, item) in items.iter().enumerate() {
        out.write_all(if at > 0 { b",\n" } else { b"\n" })?;
        serde_json::to_writer(&mut *out, item)?;
    }
    out.write_all(b"\n]")
}

/// The rows of the ledger's table on its page.
///
/// A report may have thousands, so they are written here rather than in a template, where that took longer than all texts.
pub(super) fn rows(ledger: &Ledger) -> String {
    let mut html = Html::with_capacity(ledger.rows.len() * 640);
    for (at, row) in ledger.rows.iter().enumerate() {
        html.raw(if at > 0 { "\n<tr" } else { "<tr" });
        write_row(&mut html, row, Rows::state(row));
    }
    html.finish()
}

fn write_row(html: &mut Html, row: &Row, state: &str) {
    let is_gap = state.is_empty();
    if !is_gap {
        html.attribute("data-state", state);
    }
    html.raw("><td class=\"number\"><a");
    html.attribute("href", &row.href);
    html.raw(">");
    html.number(row.number);
    html.raw("</a></td><td>");
    html.raw(row.entry.in_words());
    html.raw("</td><td>");
    html.text(&row.folio);
    html.raw(if row.folio_inferred { "?</td><td class=\"number\">" } else { "</td><td class=\"number\">" });
    if let Some(scan) = row.scan {
        html.number(scan as usize);
    }
    html.raw("</td><td>");
    html.text(&row.section);
    html.raw(", ");
    html.text(&row.place);
    html.raw("</td><td>");
    html.text(row.missing.as_deref().unwrap_or_default());
    html.raw("</td><td>");
    html.text(row.shown.unwrap_or_default());
    html.raw("</td><td>");
    html.text(row.extent.as_deref().unwrap_or(if is_gap { "not known" } else { "" }));
    html.raw("</td><td>");
    for (at, ground) in row.grounds.iter().enumerate() {
        html.raw(if at > 0 { ", <span class=\"code\">" } else { "<span class=\"code\">" });
        html.text(&ground.code);
        html.raw(if ground.in_margin && is_gap { "</span> (margin)" } else { "</span>" });
    }
    html.raw(if row.grounds.is_empty() { "none printed</td><td>" } else { "</td><td>" });
    for (at, what) in row.inferred.iter().enumerate() {
        html.raw(if at > 0 { ", " } else { "" });
        html.raw(what);
    }
    html.raw("</td><td class=\"around\">");
    if !row.before.is_empty() || !row.after.is_empty() {
        html.raw("<q><span class=\"original\">");
        html.text(&row.before);
        html.raw("</span> <span aria-hidden=\"true\">");
        html.raw(if is_gap { "██" } else { "‖" });
        html.raw("</span> <span class=\"original\">");
        html.text(&row.after);
        html.raw("</span></q>");
    }
    html.raw("</td></tr>");
}
