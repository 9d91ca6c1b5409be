//! The views of a report's redaction ledger: as a page, as CSV and as JSON.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::catalog::{Catalog, Form, ReportPage, Route};
use crate::edition::{Folder, Report};
use crate::ledger::{GroundCell, Ledger, Row, RowKind, Total};

use super::frame::{Frame, Head, ReportLine};
use super::section_links::SectionLinks;

/// What the unit of all counts is, for readers and for programs.
const UNIT: &str = "A row is one mark of the transcription: a redaction (over any number of lines), a page withheld in full, or an \
                    exemption code printed in the margin. A range of pages withheld in full is one row; its extent says how many.";

/// What the template of a ledger is given.
#[derive(Debug, Clone, Serialize)]
pub struct LedgerView {
    /// What every page has.
    #[serde(skip)]
    pub frame: Frame,
    /// The report.
    pub report: ReportLine,
    /// What one row is.
    pub unit: &'static str,
    /// The rows, in reading order.
    pub rows: LedgerRows,
    /// Their sums.
    pub totals: LedgerTotals,
    /// The ledger as CSV.
    pub csv_href: String,
    /// The ledger as JSON.
    pub json_href: String,
}

impl LedgerView {
    /// The page of a ledger.
    #[must_use]
    pub fn new(folder: &Folder, report: &Report, ledger: Arc<Ledger>, catalog: &Catalog) -> Self {
        let route = Route::of_report(folder, ReportPage::Ledger(Form::Html));
        let link = |form| route.to_route(&Route::of_report(folder, ReportPage::Ledger(form)));
        let head = Head {
            kind: "ledger",
            title: &format!("Redaction ledger · {}", report.title),
            description: format!("Every redaction and every exemption code of {}.", report.title),
        };
        Self {
            frame: Frame::new(catalog, &route, head),
            report: ReportLine::new(folder, report, &route),
            unit: UNIT,
            totals: LedgerTotals::new(&ledger),
            rows: LedgerRows::new(ledger, folder, &route),
            csv_href: link(Form::Csv),
            json_href: link(Form::Json),
        }
    }
}

/// A ledger as comma-separated values.
#[derive(Debug, Clone)]
pub struct LedgerCsv {
    /// The report.
    pub report: ReportLine,
    /// The rows, in reading order.
    pub rows: LedgerRows,
}

impl LedgerCsv {
    /// The CSV of a ledger.
    #[must_use]
    pub fn new(folder: &Folder, report: &Report, ledger: Arc<Ledger>) -> Self {
        let route = Route::of_report(folder, ReportPage::Ledger(Form::Csv));
        Self { report: ReportLine::new(folder, report, &route), rows: LedgerRows::new(ledger, folder, &route) }
    }
}

/// A ledger as JSON.
#[derive(Debug, Clone)]
pub struct LedgerJson {
    /// The report.
    pub report: ReportLine,
    /// What one row is.
    pub unit: &'static str,
    /// The rows, in reading order.
    pub rows: LedgerRows,
    /// Their sums.
    pub totals: LedgerTotals,
}

impl LedgerJson {
    /// The JSON of a ledger.
    #[must_use]
    pub fn new(folder: &Folder, report: &Report, ledger: Arc<Ledger>) -> Self {
        let route = Route::of_report(folder, ReportPage::Ledger(Form::Json));
        Self {
            report: ReportLine::new(folder, report, &route),
            unit: UNIT,
            totals: LedgerTotals::new(&ledger),
            rows: LedgerRows::new(ledger, folder, &route),
        }
    }
}

/// The rows of a ledger. A template is given each as a [`LedgerRow`] with its kind in words.
#[derive(Debug, Clone)]
pub struct LedgerRows {
    ledger: Arc<Ledger>,
    links: SectionLinks,
}

impl LedgerRows {
    fn new(ledger: Arc<Ledger>, folder: &Folder, from: &Route) -> Self {
        Self { links: SectionLinks::new(&ledger, folder, from), ledger }
    }

    /// The rows as programs read them.
    pub fn iter(&self) -> impl Iterator<Item = LedgerRow<'_>> {
        self.ledger.rows.iter().map(|row| LedgerRow::new(row, self))
    }
}

impl Serialize for LedgerRows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.ledger.rows.iter().map(|row| ShownRow::new(row, self)))
    }
}

/// A row of the ledger, as programs read it.
#[derive(Debug, Serialize)]
pub struct LedgerRow<'a> {
    /// Its number, from 1, in reading order.
    pub number: usize,
    /// What the row is: `gap`, `page`, `mark-at-gap`, `mark-beside-block`, `mark-on-folio`.
    pub entry: &'static str,
    /// The page of the site that shows it, with the address there.
    pub href: String,
    /// The section's title.
    pub section: &'a str,
    /// The page of the original; empty before the first.
    pub folio: &'a str,
    /// Whether `folio` is inferred.
    pub folio_inferred: bool,
    /// Its number in the scan.
    pub scan: Option<u32>,
    /// Where on the page of the original: `paragraph 2`, `heading`, `table`, `note 1`, `margin`.
    pub place: &'a str,
    /// What is withheld, if known.
    pub missing: Option<&'a str>,
    /// How the paper shows it: `bar`, `box`, `blank`, `word`; `None` for a code in the margin.
    pub shown: Option<&'static str>,
    /// How much is withheld, if known.
    pub extent: Option<&'a str>,
    /// The exemption codes claimed.
    pub grounds: Vec<GroundRow<'a>>,
    /// What the editor inferred: `missing`, `extent`, `ground`, `folio`.
    pub inferred: &'a [&'static str],
    /// Up to six words before it in its block.
    pub before: &'a str,
    /// Up to six words after it in its block.
    pub after: &'a str,
}

/// An exemption code in a row.
#[derive(Debug, Serialize)]
pub struct GroundRow<'a> {
    /// The code, with its processing number.
    pub code: &'a str,
    /// Whether the editor inferred it.
    pub inferred: bool,
    /// Whether it is printed in the margin.
    pub in_margin: bool,
}

impl<'a> LedgerRow<'a> {
    fn new(row: &'a Row, rows: &'a LedgerRows) -> Self {
        let ground = |ground: &'a GroundCell| GroundRow {
            code: &ground.code,
            inferred: ground.inferred,
            in_margin: ground.in_margin,
        };
        Self {
            number: row.number,
            entry: row.entry.name(),
            href: rows.links.to(&row.address),
            section: rows.ledger.title(&row.address),
            folio: &row.folio,
            folio_inferred: row.folio_inferred,
            scan: row.scan,
            place: &row.place,
            missing: row.missing.as_deref(),
            shown: row.shown,
            extent: row.extent.as_deref(),
            grounds: row.grounds.iter().map(ground).collect(),
            inferred: &row.inferred,
            before: &row.before,
            after: &row.after,
        }
    }
}

/// A row of the ledger, as its page shows it.
#[derive(Debug, Serialize)]
struct ShownRow<'a> {
    #[serde(flatten)]
    row: LedgerRow<'a>,
    /// What the row is, in words.
    what: &'static str,
    /// The state of a code in the margin: `gap`, `block`, `folio`; empty for a redaction.
    state: &'static str,
}

impl<'a> ShownRow<'a> {
    fn new(row: &'a Row, rows: &'a LedgerRows) -> Self {
        let state = match row.entry {
            RowKind::Gap | RowKind::Page => "",
            RowKind::MarkAtGap => "gap",
            RowKind::MarkBesideBlock => "block",
            RowKind::MarkOnFolio => "folio",
        };
        Self { row: LedgerRow::new(row, rows), what: row.entry.in_words(), state }
    }
}

/// The sums of a ledger, each over all of its rows.
#[derive(Debug, Clone, Serialize)]
pub struct LedgerTotals {
    /// By page of the original, in reading order.
    pub by_folio: Vec<TotalRow>,
    /// By exemption code; a redaction with two codes counts for each.
    pub by_ground: Vec<TotalRow>,
    /// By what is withheld; codes by what they are beside.
    pub by_kind: Vec<TotalRow>,
    /// By section, in reading order.
    pub by_section: Vec<TotalRow>,
}

/// A sum over rows of the ledger.
#[derive(Debug, Clone, Serialize)]
pub struct TotalRow {
    /// What the rows have in common.
    pub name: String,
    /// Redactions, pages withheld in full among them.
    pub redactions: usize,
    /// Codes in the margin.
    pub codes: usize,
}

impl LedgerTotals {
    fn new(ledger: &Ledger) -> Self {
        let row = |Total { name, redactions, codes }| TotalRow { name, redactions, codes };
        let rows = |totals: Vec<Total>| totals.into_iter().map(row).collect();
        let totals = ledger.totals();
        Self {
            by_folio: rows(totals.by_folio),
            by_ground: rows(totals.by_ground),
            by_kind: rows(totals.by_kind),
            by_section: rows(totals.by_section),
        }
    }
}
