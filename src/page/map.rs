//! The redaction map of a report.

use serde::Serialize;

use crate::catalog::Route;
use crate::edition::{Folder, Folio, FolioState, Href, Proofread, Proofreading, Series};
use crate::ledger::{Ledger, Sheet, Withholder};

use crate::locale::Locale;

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
    label: String,
}

/// A sheet of the map: a page of the original, or a run of pages alike.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MapSheet {
    href: Href,
    /// `page` or `pages` before a number, with a blank; empty before a place.
    unit: String,
    label: String,
    /// How many pages it is, if more than one.
    pages: u32,
    redactions: usize,
    codes: usize,
    /// How many texts this edition withholds.
    withheld: usize,
    class: String,
    /// Why it has no text; empty if it has one.
    absence: String,
    /// The sheet that it is drawn from: an index into the ledger's sheets.
    #[serde(skip)]
    pub(crate) drawn: usize,
}

impl Map {
    /// The map of a report's ledger; empty if the ledger has no row.
    pub(super) fn new(
        ledger: &Ledger,
        proofread: Option<&Proofread>,
        folder: &Folder,
        from: &Route,
        locale: &Locale,
    ) -> Self {
        if ledger.rows.is_empty() {
            return Self::default();
        }
        let links = SectionLinks::new(ledger, folder, from);
        let small = ledger.sheets.len() > LARGE;
        let folios: Vec<&Folio> = ledger.sheets.iter().map(|sheet| &sheet.folio).collect();
        let pages = proofread.map(|proofread| proofread.pages(&folios).0).unwrap_or_default();
        let is_draft = |at: usize| pages.get(at) == Some(&Some(Proofreading::Draft));
        let sheets: Vec<(&Sheet, bool)> =
            ledger.sheets.iter().enumerate().map(|(at, sheet)| (sheet, is_draft(at))).collect();
        let runs = sheets.chunk_by(|one, next| small && one.1 == next.1 && are_alike(one.0, next.0));
        let mut drawn = 0_usize;
        let mut shown = Vec::new();
        for run in runs {
            let before = drawn.checked_sub(1).and_then(|at| ledger.sheets.get(at)).map(|sheet| &sheet.folio);
            shown.extend(MapSheet::new(run, &links, (drawn, before), locale));
            drawn += run.len();
        }
        let facts = MapFacts { small, legend: legend(ledger, &shown, locale) };
        Self { sheets: shown, facts }
    }
}

impl MapSheet {
    fn new(
        run: &[(&Sheet, bool)],
        links: &SectionLinks,
        (drawn, before): (usize, Option<&Folio>),
        locale: &Locale,
    ) -> Option<Self> {
        let ((first, is_draft), (last, _)) = (*run.first()?, *run.last()?);
        let folio = &first.folio;
        let (redactions, codes) = (first.count(Withholder::Agency), first.codes.len());
        let label = match folio.name() {
            "" | "?" => locale.unnumbered_page().to_owned(),
            _ if run.len() == 1 => locale.label_after(before, folio, &locale.printed_label(folio)),
            _ => {
                let to = last.folio.last.as_deref().unwrap_or(&last.folio.label);
                let run = format!("{}–{to}{}", folio.label, if folio.inferred { "?" } else { "" });
                locale.label_after(before, folio, &run)
            }
        };
        let pages = run.iter().map(|(sheet, _)| sheet.folio.pages()).sum();
        let classes = [
            if folio.state.has_text() { "" } else { folio.state.class() },
            if folio.inferred { "inferred" } else { "" },
            if is_draft { "draft" } else { "" },
            if pages > 1 { "stack" } else { "" },
        ];
        Some(Self {
            href: links.to(&first.address),
            unit: match (folio.label.series == Series::Place, pages > 1) {
                (true, _) => String::new(),
                (false, true) => [locale.pages_before_number(), " "].concat(),
                (false, false) => [locale.page_before_number(), " "].concat(),
            },
            label,
            pages: if pages > 1 { pages } else { 0 },
            redactions,
            codes,
            withheld: first.count(Withholder::Edition),
            class: classes.into_iter().filter(|class| !class.is_empty()).collect::<Vec<_>>().join(" "),
            absence: locale.absence(folio.state).to_owned(),
            drawn,
        })
    }
}

/// Whether two pages are shown as one stack: numbered, in the same state, and without anything to see.
fn are_alike(one: &Sheet, next: &Sheet) -> bool {
    let is_plain = |sheet: &Sheet| sheet.bars.is_empty() && sheet.codes.is_empty() && is_numbered(&sheet.folio);
    let state = |sheet: &Sheet| (sheet.folio.state.class(), sheet.folio.inferred);
    let numbering = |sheet: &Sheet| sheet.folio.label.numbering.clone();
    is_plain(one) && is_plain(next) && state(one) == state(next) && numbering(one) == numbering(next)
}

fn is_numbered(folio: &Folio) -> bool {
    folio.label.number > 0
}

/// The signs that a map uses, each with its meaning.
fn legend(ledger: &Ledger, sheets: &[MapSheet], locale: &Locale) -> Vec<LegendLine> {
    let has_bars = |withholder| ledger.sheets.iter().any(|sheet| sheet.count(withholder) > 0);
    let has = |state| ledger.sheets.iter().any(|sheet| sheet.folio.state == state);
    let lines = [
        (has_bars(Withholder::Agency), "bar", locale.legend_redaction()),
        (has_bars(Withholder::Edition), "withheld", locale.text_withheld()),
        (ledger.sheets.iter().any(|sheet| !sheet.codes.is_empty()), "code", locale.legend_code()),
        (has(FolioState::Denied), "denied", locale.page_withheld()),
        (has(FolioState::Blank), "blank", locale.legend_blank()),
        (has(FolioState::NotScanned), "not-scanned", locale.not_in_scan()),
        (has(FolioState::NotTranscribed), "not-transcribed", locale.not_transcribed_yet()),
        (sheets.iter().any(|sheet| sheet.class.contains("draft")), "draft", locale.not_proofread_yet()),
        (sheets.iter().any(|sheet| sheet.pages > 0), "stack", locale.legend_stack()),
        (ledger.sheets.iter().any(|sheet| sheet.folio.inferred), "inferred", locale.legend_inferred()),
    ];
    lines
        .into_iter()
        .filter(|(is_used, ..)| *is_used)
        .map(|(_, sign, label)| LegendLine { sign, label: label.to_owned() })
        .collect()
}
