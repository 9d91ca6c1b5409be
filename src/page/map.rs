//! The redaction map of a report.

use serde::Serialize;

use crate::catalog::Route;
use crate::edition::{Folder, Folio, FolioState, Href, Series};
use crate::ledger::{Ledger, Sheet};

use super::section_links::SectionLinks;

/// The most pages of the original that a map shows one by one. A longer report gets smaller sheets, and a stack for each run of pages
/// alike.
const LARGE: usize = 60;

/// The redaction map, without its drawings.
#[derive(Debug, Clone, Default)]
pub(crate) struct Map {
    pub(crate) sheets: Vec<MapSheet>,
    pub(crate) facts: MapFacts,
}

/// What a map says besides its sheets.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct MapFacts {
    /// Whether the sheets are small.
    small: bool,
    legend: Vec<LegendLine>,
}

/// A line of the legend: a sign that the map uses, and its meaning.
#[derive(Debug, Clone, Serialize)]
struct LegendLine {
    /// The class of a sheet or of a mark on one.
    sign: &'static str,
    label: &'static str,
}

/// A sheet of the map: a page of the original, or a run of pages alike.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MapSheet {
    href: Href,
    /// `page` or `pages` before a number; empty before a place.
    unit: &'static str,
    label: String,
    /// How many pages it is, if more than one.
    pages: u32,
    redactions: usize,
    codes: usize,
    class: String,
    /// Why it has no text; empty if it has one.
    absence: &'static str,
    /// The sheet that it is drawn from: an index into the ledger's sheets.
    #[serde(skip)]
    pub(crate) drawn: usize,
}

impl Map {
    /// The map of a report's ledger; empty if the ledger has no row.
    pub(super) fn new(ledger: &Ledger, folder: &Folder, from: &Route) -> Self {
        if ledger.rows.is_empty() {
            return Self::default();
        }
        let links = SectionLinks::new(ledger, folder, from);
        let small = ledger.sheets.len() > LARGE;
        let runs = ledger.sheets.chunk_by(|one, next| small && are_alike(one, next));
        let mut drawn = 0;
        let mut sheets = Vec::new();
        for run in runs {
            sheets.extend(MapSheet::new(run, &links, drawn));
            drawn += run.len();
        }
        let facts = MapFacts { small, legend: legend(ledger, &sheets) };
        Self { sheets, facts }
    }
}

impl MapSheet {
    fn new(run: &[Sheet], links: &SectionLinks, drawn: usize) -> Option<Self> {
        let (first, last) = (run.first()?, run.last()?);
        let folio = &first.folio;
        let (redactions, codes) = (first.bars.len(), first.codes.len());
        let label = match folio.name() {
            "" | "?" => "unnumbered page".to_owned(),
            label if run.len() == 1 => label.to_owned(),
            _ => {
                let to = last.folio.last.as_ref().unwrap_or(&last.folio.label);
                format!("{}–{to}{}", folio.label, if folio.inferred { "?" } else { "" })
            }
        };
        let pages = run.iter().map(|sheet| sheet.folio.pages()).sum();
        let classes = [
            if folio.state.absence().is_some() { folio.state.class() } else { "" },
            if folio.inferred { "inferred" } else { "" },
            if pages > 1 { "stack" } else { "" },
        ];
        Some(Self {
            href: links.to(&first.address),
            unit: match (folio.label.series == Series::Place, pages > 1) {
                (true, _) => "",
                (false, true) => "pages ",
                (false, false) => "page ",
            },
            label,
            pages: if pages > 1 { pages } else { 0 },
            redactions,
            codes,
            class: classes.into_iter().filter(|class| !class.is_empty()).collect::<Vec<_>>().join(" "),
            absence: folio.state.absence().unwrap_or_default(),
            drawn,
        })
    }
}

/// Whether two pages are shown as one stack: numbered, in the same state, and without anything to see.
fn are_alike(one: &Sheet, next: &Sheet) -> bool {
    let is_plain = |sheet: &Sheet| sheet.bars.is_empty() && sheet.codes.is_empty() && is_numbered(&sheet.folio);
    let state = |sheet: &Sheet| (sheet.folio.state.absence(), sheet.folio.inferred);
    is_plain(one) && is_plain(next) && state(one) == state(next)
}

fn is_numbered(folio: &Folio) -> bool {
    folio.label.number > 0
}

/// The signs that a map uses, each with its meaning.
fn legend(ledger: &Ledger, sheets: &[MapSheet]) -> Vec<LegendLine> {
    let has = |state| ledger.sheets.iter().any(|sheet| sheet.folio.state == state);
    let lines = [
        (ledger.sheets.iter().any(|sheet| !sheet.bars.is_empty()), "bar", "redaction, with the number of them"),
        (ledger.sheets.iter().any(|sheet| !sheet.codes.is_empty()), "code", "exemption code, with the number of them"),
        (has(FolioState::Denied), "denied", "page withheld in full"),
        (has(FolioState::Blank), "blank", "blank page"),
        (has(FolioState::NotScanned), "not-scanned", "not in the scan"),
        (has(FolioState::NotTranscribed), "not-transcribed", "not transcribed yet"),
        (sheets.iter().any(|sheet| sheet.pages > 0), "stack", "several pages alike"),
        (ledger.sheets.iter().any(|sheet| sheet.folio.inferred), "inferred", "page number inferred"),
    ];
    lines.into_iter().filter(|(is_used, ..)| *is_used).map(|(_, sign, label)| LegendLine { sign, label }).collect()
}
