//! The view of a report's redaction ledger: as a page, as CSV and as JSON.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::catalog::{Catalog, Form, ReportPage, Route};
use crate::edition::{Folder, Href, Report};
use crate::ledger::{Ledger, Row, RowKind};

use super::frame::{Frame, Head, ReportLine};
use super::section_links::SectionLinks;

/// What the unit of all counts is, for readers and for programs.
const UNIT: &str = "A row is one mark of the transcription: a redaction (over any number of lines), a page withheld in full, or an \
                    exemption code printed in the margin. A range of pages withheld in full is one row; its extent says how many.";

/// A ledger with what its page, its CSV or its JSON says of it.
#[derive(Debug, Clone, Serialize)]
pub struct LedgerView {
    #[serde(skip)]
    pub(crate) frame: Frame,
    pub(crate) report: ReportLine,
    /// What one row is.
    pub(crate) unit: &'static str,
    pub(crate) rows: LedgerRows,
    pub(crate) totals: LedgerTotals,
    csv_href: Href,
    json_href: Href,
}

impl LedgerView {
    /// The ledger of a report, with links from one of its forms.
    #[must_use]
    pub fn new(folder: &Folder, report: &Report, ledger: Arc<Ledger>, form: Form, catalog: &Catalog) -> Self {
        let route = Route::of_report(folder, ReportPage::Ledger(form));
        let link = |form| route.to(&Route::of_report(folder, ReportPage::Ledger(form)));
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
            csv_href: link(Form::Csv),
            json_href: link(Form::Json),
            rows: LedgerRows { links: SectionLinks::new(&ledger, folder, &route), ledger },
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
    /// The rows as programs read them, in reading order.
    pub fn iter(&self) -> impl Iterator<Item = LedgerRow<'_>> {
        self.ledger.rows.iter().map(|row| LedgerRow {
            row,
            href: self.links.to(&row.address),
            section: self.ledger.title(&row.address),
        })
    }
}

impl Serialize for LedgerRows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(ShownRow))
    }
}

/// A row of the ledger, as programs read it.
#[derive(Debug)]
pub struct LedgerRow<'a> {
    pub(crate) row: &'a Row,
    /// The page of the site that shows it, with the address there.
    pub(crate) href: Href,
    /// The title of its section.
    pub(crate) section: &'a str,
}

impl Serialize for LedgerRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("LedgerRow", 15)?;
        self.fields(&mut fields)?;
        fields.end()
    }
}

impl LedgerRow<'_> {
    fn fields<S: SerializeStruct>(&self, fields: &mut S) -> Result<(), S::Error> {
        let Self { row, href, section } = self;
        let grounds = row.grounds.iter().map(|ground| GroundRow {
            code: &ground.code,
            inferred: ground.inferred,
            in_margin: ground.in_margin,
        });
        fields.serialize_field("number", &row.number)?;
        fields.serialize_field("entry", row.entry.name())?;
        fields.serialize_field("href", href)?;
        fields.serialize_field("section", section)?;
        fields.serialize_field("folio", &row.folio)?;
        fields.serialize_field("folio_inferred", &row.is_folio_inferred())?;
        fields.serialize_field("scan", &row.scan)?;
        fields.serialize_field("place", &row.place)?;
        fields.serialize_field("missing", &row.missing)?;
        fields.serialize_field("shown", &row.shown)?;
        fields.serialize_field("extent", &row.extent)?;
        fields.serialize_field("grounds", &grounds.collect::<Vec<_>>())?;
        fields.serialize_field("inferred", &row.inferred)?;
        fields.serialize_field("before", &row.before)?;
        fields.serialize_field("after", &row.after)
    }
}

/// An exemption code in a row.
#[derive(Serialize)]
struct GroundRow<'a> {
    code: &'a str,
    inferred: bool,
    in_margin: bool,
}

/// A row of the ledger, as its page shows it.
struct ShownRow<'a>(LedgerRow<'a>);

impl Serialize for ShownRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entry = self.0.row.entry;
        let state = match entry {
            RowKind::Gap | RowKind::Page => "",
            RowKind::Mark(attachment) => attachment.name(),
        };
        let mut fields = serializer.serialize_struct("ShownRow", 17)?;
        self.0.fields(&mut fields)?;
        fields.serialize_field("what", entry.in_words())?;
        fields.serialize_field("state", state)?;
        fields.end()
    }
}

/// The sums of a ledger, each over all of its rows.
#[derive(Debug, Clone, Serialize)]
pub struct LedgerTotals {
    /// By page of the original, in reading order.
    pub(crate) by_folio: Vec<TotalRow>,
    /// By exemption code; a redaction with two codes counts for each.
    pub(crate) by_ground: Vec<TotalRow>,
    /// By what is withheld; codes by what they are beside.
    pub(crate) by_kind: Vec<TotalRow>,
    /// By section, in reading order.
    pub(crate) by_section: Vec<TotalRow>,
}

/// A sum over rows of the ledger.
#[derive(Debug, Clone, Serialize)]
pub struct TotalRow {
    /// What the rows have in common.
    name: String,
    /// Redactions, pages withheld in full among them.
    redactions: usize,
    /// Codes in the margin.
    codes: usize,
}

impl LedgerTotals {
    fn new(ledger: &Ledger) -> Self {
        Self {
            by_folio: sums(ledger, |row| vec![if row.folio.is_empty() { "before the first page" } else { &row.folio }]),
            by_ground: sums(ledger, |row| {
                let mut codes: Vec<&str> = Vec::new();
                for ground in &row.grounds {
                    if !codes.contains(&ground.code.as_str()) {
                        codes.push(&ground.code);
                    }
                }
                if codes.is_empty() { vec!["none printed"] } else { codes }
            }),
            by_kind: sums(ledger, |row| {
                vec![match (row.entry, &row.missing) {
                    (RowKind::Gap, Some(missing)) => missing,
                    (RowKind::Gap, None) => "not known",
                    (entry, _) => entry.in_words(),
                }]
            }),
            by_section: sums(ledger, |row| vec![ledger.title(&row.address)]),
        }
    }
}

/// Counts the rows by name, in the order of the first row of each name.
fn sums<'a>(ledger: &'a Ledger, names: impl Fn(&'a Row) -> Vec<&'a str>) -> Vec<TotalRow> {
    let mut sums: Vec<TotalRow> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &ledger.rows {
        for name in names(row) {
            let place = *places.entry(name).or_insert(sums.len());
            if place == sums.len() {
                sums.push(TotalRow { name: name.to_owned(), redactions: 0, codes: 0 });
            }
            if let Some(sum) = sums.get_mut(place) {
                *if let RowKind::Mark(_) = row.entry { &mut sum.codes } else { &mut sum.redactions } += 1;
            }
        }
    }
    sums
}
