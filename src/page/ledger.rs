//! The views of a report's ledger, its open questions, its map and its proof.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::catalog::{Catalog, Form, ReportEntry, ReportPage, Route};
use crate::check;
use crate::edition::{Folder, FolioState, Report};
use crate::ledger::{GroundCell, Ledger, PrintedLine, Question, Row, RowKind, Sheet};

use super::frame::{Frame, ReportLine};

/// What the unit of all counts is, for readers and for programs.
const UNIT: &str = "A row is one mark of the transcription: a gap (over however many lines), a page denied whole, or an exemption code \
                    printed in the margin. A range of denied pages is one row; its extent says how many pages.";

/// What the template of a ledger sees, and what its JSON holds.
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
    pub rows: Rows,
    /// Their sums.
    pub totals: Sums,
    /// The same as CSV.
    pub csv_href: String,
    /// The same as JSON.
    pub json_href: String,
}

/// The rows of a ledger, which a page shows each with its state in words.
#[derive(Debug, Clone)]
pub struct Rows(Arc<Ledger>);

impl Rows {
    /// The ledger that they are from.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.0
    }
}

impl Serialize for Rows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.rows.iter().map(RowView::new))
    }
}

/// The sums of a ledger, which a page shows and the CSV does not.
#[derive(Debug, Clone)]
pub struct Sums(Arc<Ledger>);

impl Serialize for Sums {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.totals().serialize(serializer)
    }
}

/// A row, with the words that a page shows for it.
#[derive(Debug, Serialize)]
struct RowView<'a> {
    number: usize,
    entry: RowKind,
    /// What it stands for, in words.
    what: &'static str,
    /// The state of a code: `gap`, `block`, `folio`; empty for a redaction.
    state: &'static str,
    href: &'a str,
    section: &'a str,
    folio: &'a str,
    folio_inferred: bool,
    scan: Option<u32>,
    place: &'a str,
    missing: Option<&'a str>,
    shown: Option<&'static str>,
    extent: Option<&'a str>,
    grounds: &'a [GroundCell],
    inferred: &'a [&'static str],
    before: &'a str,
    after: &'a str,
}

impl<'a> RowView<'a> {
    fn new(row: &'a Row) -> Self {
        Self {
            number: row.number,
            entry: row.entry,
            what: row.entry.in_words(),
            state: match row.entry {
                RowKind::Gap | RowKind::Page => "",
                RowKind::MarkAtGap => "gap",
                RowKind::MarkBesideBlock => "block",
                RowKind::MarkOnFolio => "folio",
            },
            href: &row.href,
            section: &row.section,
            folio: &row.folio,
            folio_inferred: row.folio_inferred,
            scan: row.scan,
            place: &row.place,
            missing: row.missing.as_deref(),
            shown: row.shown,
            extent: row.extent.as_deref(),
            grounds: &row.grounds,
            inferred: &row.inferred,
            before: &row.before,
            after: &row.after,
        }
    }
}

impl LedgerView {
    /// Composes the ledger of a report.
    #[must_use]
    pub fn new(folder: &Folder, report: &Report, ledger: Arc<Ledger>, catalog: &Catalog) -> Self {
        let route = Route::of_report(folder, ReportPage::Ledger(Form::Html));
        let link = |form| route.to_route(&Route::of_report(folder, ReportPage::Ledger(form)));
        let mut frame = Frame::new(catalog, &route, "ledger", &format!("Ledger · {}", report.title));
        frame.description = format!("Every redaction and every exemption code of {}.", report.title);
        Self {
            frame,
            report: ReportLine::new(folder, report, &route),
            unit: UNIT,
            totals: Sums(Arc::clone(&ledger)),
            rows: Rows(ledger),
            csv_href: link(Form::Csv),
            json_href: link(Form::Json),
        }
    }
}

/// What the template of a report's open questions sees.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionsView {
    /// What every page has.
    #[serde(skip)]
    pub frame: Frame,
    /// The report.
    pub report: ReportLine,
    /// The questions, by kind.
    pub groups: Vec<QuestionGroup>,
    /// How many there are.
    pub count: usize,
}

/// The questions of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionGroup {
    /// The kind, in words.
    pub title: &'static str,
    /// The questions, in reading order.
    pub questions: Vec<Question>,
}

impl QuestionsView {
    /// Composes the open questions of a report.
    #[must_use]
    pub fn new(folder: &Folder, report: &Report, ledger: &Ledger, catalog: &Catalog) -> Self {
        let route = Route::of_report(folder, ReportPage::Questions);
        let count = ledger.questions.len();
        let mut groups: Vec<QuestionGroup> = Vec::new();
        let mut questions = ledger.questions.clone();
        questions.sort_by_key(|question| question.kind);
        for question in questions {
            let title = question.kind.in_words();
            match groups.last_mut().filter(|group| group.title == title) {
                Some(group) => group.questions.push(question),
                None => groups.push(QuestionGroup { title, questions: vec![question] }),
            }
        }
        Self {
            frame: Frame::new(catalog, &route, "questions", &format!("Open questions · {}", report.title)),
            report: ReportLine::new(folder, report, &route),
            groups,
            count,
        }
    }
}

/// A folio of the redaction map; the renderer adds its drawing.
#[derive(Debug, Clone, Serialize)]
pub struct MapSheet {
    /// The page that shows it.
    pub href: String,
    /// Its label.
    pub label: String,
    /// How many gaps it has; 0 shows nothing.
    pub count: usize,
    /// `denied`, `blank`, `not-scanned`; empty for a transcribed one.
    pub class: &'static str,
    /// All of it in words, for a screen reader.
    pub spoken: String,
}

/// The map of a report, without its drawings.
#[must_use]
pub(super) fn map(sheets: &[Sheet]) -> Vec<MapSheet> {
    let sheet = |sheet: &Sheet| {
        let label = if sheet.label.is_empty() { "unnumbered" } else { &sheet.label };
        let mut spoken = ["folio ", label, if sheet.inferred { ", inferred: " } else { ": " }].concat();
        let class = match sheet.state {
            FolioState::Denied => {
                spoken.push_str("denied whole");
                "denied"
            }
            FolioState::Blank => {
                spoken.push_str("blank");
                "blank"
            }
            FolioState::NotScanned => {
                spoken.push_str("not in the scan");
                "not-scanned"
            }
            FolioState::Transcribed | FolioState::Continued => {
                count(&mut spoken, sheet.bars.len(), " gap");
                spoken.push_str(", ");
                count(&mut spoken, sheet.codes.len(), " code");
                ""
            }
        };
        MapSheet { href: sheet.href.clone(), label: label.to_owned(), count: sheet.bars.len(), class, spoken }
    };
    sheets.iter().map(sheet).collect()
}

/// `2 gaps`, after what is there.
fn count(spoken: &mut String, number: usize, unit: &str) {
    spoken.push_str(itoa::Buffer::new().format(number));
    spoken.push_str(unit);
    spoken.push_str(if number == 1 { "" } else { "s" });
}

/// A line of the proof.
#[derive(Debug, Clone, Serialize)]
pub struct ProofLine {
    /// `ok`, `open`, `failed`.
    pub state: &'static str,
    /// What was checked.
    pub label: String,
    /// What was found.
    pub value: String,
    /// Where more stands.
    pub href: Option<String>,
}

/// The proof of a report: its checks, and how much is open.
#[must_use]
pub(super) fn proof(
    folder: &Folder,
    report: &Report,
    entry: &ReportEntry,
    printed: &[PrintedLine],
    ledger: &Ledger,
) -> Vec<ProofLine> {
    let from = Route::of_report(folder, ReportPage::Index);
    let verdicts = check::verdicts(report, entry, printed).into_iter();
    let mut lines: Vec<ProofLine> = verdicts
        .map(|verdict| ProofLine {
            state: verdict.outcome.class(),
            label: verdict.label,
            value: verdict.value,
            href: None,
        })
        .collect();
    if !ledger.questions.is_empty() {
        let asked =
            ledger.questions.iter().filter(|question| question.kind == crate::ledger::QuestionKind::Note).count();
        let rest = ledger.questions.len() - asked;
        lines.push(ProofLine {
            state: "open",
            label: "Open questions".into(),
            value: format!("{asked} asked, {rest} inferred or unattached"),
            href: Some(from.to_route(&Route::of_report(folder, ReportPage::Questions))),
        });
    }
    lines
}
