//! A redaction ledger for programs: as CSV and as JSON.

use std::borrow::Cow;
use std::ops::Not;

use serde::{Serialize, Serializer};

use crate::edition::{Href, WithheldKind};
use crate::ledger::{GroundCell, Inference};
use crate::page::{LedgerRow, LedgerView};

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
pub(super) fn csv(ledger: &LedgerView) -> Vec<u8> {
    let mut table = Table::new();
    for row in ledger.rows.iter() {
        table.add(&row, ledger);
    }
    table.finish()
}

/// The CSV as it is written. Writing to memory cannot fail.
struct Table(csv::Writer<Vec<u8>>);

impl Table {
    fn new() -> Self {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let _ = writer.write_record(COLUMNS);
        Self(writer)
    }

    fn finish(self) -> Vec<u8> {
        self.0.into_inner().unwrap_or_default()
    }

    /// Adds a row, with a cell for each of [`COLUMNS`].
    fn add(&mut self, LedgerRow { row, href, section }: &LedgerRow<'_>, ledger: &LedgerView) {
        let codes = |in_margin: bool| {
            let grounds = row.grounds.iter().filter(move |ground| ground.in_margin == in_margin);
            grounds.map(|ground| ground.code.as_str())
        };
        self.number(row.number);
        self.text(row.entry.name());
        self.text(section);
        self.text(&row.folio);
        self.text(if row.infers(Inference::Folio) { "true" } else { "false" });
        match row.scan {
            Some(scan) => self.number(scan),
            None => self.text(""),
        }
        self.text(&row.place.name());
        self.text(row.missing.as_ref().map_or("", WithheldKind::name));
        self.text(row.shown.unwrap_or_default());
        self.text(&row.extent.map(|extent| extent.to_string()).unwrap_or_default());
        self.list(codes(false));
        self.list(codes(true));
        self.list(row.inferred.iter().map(|value| value.name()));
        self.text(&row.before.marked());
        self.text(&row.after.marked());
        self.text(&guarded_link(href));
        self.text(&ledger.report.title);
        self.text(&ledger.report.number);
        // The row ends.
        let _ = self.0.write_record(None::<&[u8]>);
    }

    fn text(&mut self, cell: &str) {
        let _ = self.0.write_field(guarded(cell).as_bytes());
    }

    fn number(&mut self, number: impl itoa::Integer) {
        let _ = self.0.write_field(itoa::Buffer::new().format(number));
    }

    /// Adds a cell of words, with a space between any two.
    fn list<'a>(&mut self, mut words: impl Iterator<Item = &'a str>) {
        let first = words.next().unwrap_or_default();
        match words.next() {
            Some(next) => self.text(&words.fold([first, " ", next].concat(), |list, word| list + " " + word)),
            None => self.text(first),
        }
    }
}

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A cell that no spreadsheet takes for a formula.
fn guarded(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(FORMULA) { ["…", cell].concat().into() } else { cell.into() }
}

/// The same link, which no spreadsheet takes for a formula.
fn guarded_link(href: &Href) -> Cow<'_, str> {
    if href.as_str().starts_with(FORMULA) { ["./", href.as_str()].concat().into() } else { href.as_str().into() }
}

/// The ledger as JSON, each row and each sum on a line; the guide has its schema.
pub(super) fn json(ledger: &LedgerView) -> Vec<u8> {
    let LedgerView { report, unit, totals, rows, .. } = ledger;
    let sums = [
        ("by_folio", &totals.by_folio),
        ("by_ground", &totals.by_ground),
        ("by_kind", &totals.by_kind),
        ("by_section", &totals.by_section),
    ];
    let sums = sums.map(|(name, sums)| format!("\n\"{name}\": {}", lines(sums.iter())));
    let report = format!(
        "{{\"title\":{},\"number\":{},\"date\":{}}}",
        value(&report.title),
        value(&report.number),
        value(&report.date)
    );
    let parts = [
        ("report", report),
        ("unit", value(unit)),
        ("totals", format!("{{{}\n}}", sums.join(","))),
        ("rows", lines(rows.iter())),
    ];
    let parts = parts.map(|(name, part)| format!("\n\"{name}\": {part}"));
    format!("{{{}\n}}\n", parts.join(",")).into_bytes()
}

/// A file of the edition as JSON, indented.
pub(super) fn pretty(item: &impl Serialize) -> Vec<u8> {
    // Writing to memory cannot fail.
    let mut text = serde_json::to_vec_pretty(item).unwrap_or_default();
    text.push(b'\n');
    text
}

fn value(item: impl Serialize) -> String {
    // Writing to memory cannot fail.
    serde_json::to_string(&item).unwrap_or_default()
}

/// An array with each of its items on a line.
fn lines(items: impl Iterator<Item: Serialize>) -> String {
    let mut lines = b"[".to_vec();
    for (at, item) in items.enumerate() {
        lines.extend_from_slice(if at > 0 { b",\n" } else { b"\n" });
        // Writing to memory cannot fail.
        let _ = serde_json::to_writer(&mut lines, &item);
    }
    lines.extend_from_slice(b"\n]");
    String::from_utf8(lines).unwrap_or_default()
}

impl Serialize for LedgerRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        JsonRow::new(self).serialize(serializer)
    }
}

/// A row of the JSON. **It leaves out what is empty or false.**
#[derive(Serialize)]
struct JsonRow<'a> {
    number: usize,
    entry: &'a str,
    href: &'a Href,
    section: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    folio: &'a str,
    #[serde(skip_serializing_if = "Not::not")]
    folio_inferred: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    scan: Option<u32>,
    place: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shown: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extent: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    grounds: Vec<JsonGround<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    inferred: Vec<&'a str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    before: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    after: String,
}

/// An exemption code of a [`JsonRow`].
#[derive(Serialize)]
struct JsonGround<'a> {
    code: &'a str,
    #[serde(skip_serializing_if = "Not::not")]
    inferred: bool,
    #[serde(skip_serializing_if = "Not::not")]
    in_margin: bool,
}

impl<'a> JsonRow<'a> {
    fn new(LedgerRow { row, href, section }: &'a LedgerRow<'a>) -> Self {
        let ground = |ground: &'a GroundCell| JsonGround {
            code: &ground.code,
            inferred: ground.inferred,
            in_margin: ground.in_margin,
        };
        Self {
            number: row.number,
            entry: row.entry.name(),
            href,
            section,
            folio: &row.folio,
            folio_inferred: row.infers(Inference::Folio),
            scan: row.scan,
            place: row.place.name(),
            missing: row.missing.as_ref().map(WithheldKind::name),
            shown: row.shown,
            extent: row.extent.map(|extent| extent.to_string()),
            grounds: row.grounds.iter().map(ground).collect(),
            inferred: row.inferred.iter().map(|value| value.name()).collect(),
            before: row.before.marked(),
            after: row.after.marked(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::edition::OutPath;

    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let cells = ["=1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1"];
        for cell in cells {
            assert_eq!(guarded(cell), ["…", cell].concat());
        }
        assert_eq!(guarded("1-1"), "1-1");
        let link =
            |to: &str| guarded_link(&Href::relative(&OutPath::new("r/ledger.csv"), &OutPath::new(to))).into_owned();
        assert_eq!(link("r/-dash.html"), "./-dash.html");
        assert_eq!(link("r/a.html"), "a.html");
    }
}
