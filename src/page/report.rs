//! The view of a report's page.

use std::sync::Arc;

use serde::Serialize;

use crate::catalog::{Catalog, Form, ReportEntry, ReportPage, Route};
use crate::check;
use crate::edition::{Date, Folder, Release, Report, ReportKind, Slug};
use crate::ledger::{Ledger, PrintedLine, QuestionKind};

use super::contents::{self, ContentsLine};
use super::frame::{Figure, Frame, Head};
use super::map::RedactionMap;
use super::text::Text;

/// What the template of a report's page is given.
#[derive(Debug, Clone, Serialize)]
pub struct ReportView<'a> {
    #[serde(skip)]
    pub(crate) frame: Frame,
    report: ReportHead,
    figures: Vec<Figure>,
    contents: Vec<ContentsLine>,
    facts: Vec<Fact>,
    summary: Summary,
    /// Its redaction map; empty for a guide.
    #[serde(skip)]
    pub(crate) map: RedactionMap,
    checks: Vec<CheckLine>,
    /// The ledger; empty for a guide.
    ledger_href: String,
    /// The page of its repeated passages; empty without any.
    repeats_href: String,
    /// The page of the whole report; empty for a guide.
    whole_href: String,
    /// The plain text; empty for a guide.
    text_href: String,
    #[serde(skip)]
    pub(crate) introduction: Text<'a>,
}

/// What a report's page is composed from.
#[derive(Debug)]
pub struct ReportParts<'a, 'r> {
    pub(crate) folder: &'r Folder,
    pub(crate) entry: &'r ReportEntry,
    pub(crate) introduction: Text<'a>,
    pub(crate) ledger: Arc<Ledger>,
    /// The lines of its printed contents.
    pub(crate) printed: &'r [PrintedLine],
    /// The page of its repeated passages, if it has any.
    pub(crate) repeats: Option<Route>,
}

/// The head of a report's page.
#[derive(Debug, Clone, Serialize)]
struct ReportHead {
    title: String,
    subtitle: Option<String>,
    kicker: String,
    dateline: String,
    /// `report` or `guide`.
    kind: &'static str,
}

/// A fact of the record.
#[derive(Debug, Clone, Serialize)]
struct Fact {
    label: &'static str,
    value: String,
    href: Option<String>,
}

/// The redactions of a report, counted. The unit is the mark.
#[derive(Debug, Clone, Serialize)]
struct Summary {
    by_ground: Vec<GroundCount>,
}

/// How often an exemption is claimed, at a redaction or in the margin.
#[derive(Debug, Clone, Serialize)]
struct GroundCount {
    code: String,
    href: String,
    meaning: String,
    authority: String,
    count: u32,
}

impl<'a> ReportView<'a> {
    /// The page of a report.
    #[must_use]
    pub fn new(parts: ReportParts<'a, '_>, catalog: &Catalog) -> Self {
        let ReportParts { folder, entry, introduction, ledger, printed, repeats } = parts;
        let report = introduction.report;
        let route = Route::of_report(folder, ReportPage::Index);
        let is_report = report.kind == ReportKind::Report;
        let kind = if is_report { "report" } else { "guide" };
        let to = |target: &Route| if is_report { route.to(&target.path()) } else { String::new() };
        Self {
            frame: Frame::new(catalog, &route, Head { kind, title: &report.title, description: dateline(report) }),
            report: ReportHead {
                title: report.title.clone(),
                subtitle: report.subtitle.clone(),
                kicker: [&report.agency, &report.office].into_iter().flatten().cloned().collect::<Vec<_>>().join(", "),
                dateline: dateline(report),
                kind,
            },
            figures: if is_report { figures(entry) } else { Vec::new() },
            contents: contents::of_report(folder, entry),
            facts: if is_report { facts(report, entry) } else { Vec::new() },
            summary: Summary { by_ground: if is_report { by_ground(entry, catalog, &route) } else { Vec::new() } },
            checks: if is_report { checks(folder, report, entry, printed, &ledger) } else { Vec::new() },
            map: if is_report { RedactionMap::new(ledger, folder, &route) } else { RedactionMap::default() },
            ledger_href: to(&Route::of_report(folder, ReportPage::Ledger(Form::Html))),
            repeats_href: repeats.map(|page| to(&page)).unwrap_or_default(),
            whole_href: to(&Route::of_report(folder, ReportPage::Whole)),
            text_href: to(&Route::of_report(folder, ReportPage::Text)),
            introduction,
        }
    }
}

/// `February 1987. Released in part, 2012.`
pub(super) fn dateline(report: &Report) -> String {
    let date = report.date.map(|date| format!("{}.", date.in_words()));
    let released = released(report).map(|released| format!("{released}."));
    [date, released].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// `Released in part, 2012`.
pub(super) fn released(report: &Report) -> Option<String> {
    let years: Vec<u16> = report.releases.iter().filter_map(|release| release.date().map(Date::year)).collect();
    let last = years.iter().max()?;
    Some(format!("Released in part, {last}"))
}

/// The most important numbers of a report, each with its unit.
pub(super) fn figures(entry: &ReportEntry) -> Vec<Figure> {
    let tally = entry.tally();
    let codes = entry.codes_counted();
    let marks = tally.marks();
    let mut figures = vec![
        Figure::new(tally.gaps, "redaction in the text", "redactions in the text"),
        Figure::new(tally.denied, "page withheld in full", "pages withheld in full"),
    ];
    if marks > 0 {
        let all = match codes.len() {
            1 => codes.keys().next().map(|code| format!(", all {code}")).unwrap_or_default(),
            _ => String::new(),
        };
        figures.push(Figure::new(
            marks,
            &format!("exemption code in the margin{all}"),
            &format!("exemption codes in the margin{all}"),
        ));
        figures.push(Figure::new(
            tally.marks_beside_blocks + tally.marks_on_folios,
            "of these codes is not beside a visible redaction",
            "of these codes are not beside a visible redaction",
        ));
    }
    figures
}

fn by_ground(entry: &ReportEntry, catalog: &Catalog, from: &Route) -> Vec<GroundCount> {
    let ground = |(code, count): (&Arc<str>, &u32)| {
        let (meaning, authority) = match catalog.registry.get(code) {
            Some(exemption) => (exemption.meaning.clone(), exemption.authority.clone()),
            None => Default::default(),
        };
        let href = from.to(&Route::Exemption(Slug::of_code(code)).path());
        GroundCount { code: code.to_string(), href, meaning, authority, count: *count }
    };
    let mut grounds: Vec<GroundCount> = entry.codes_counted().iter().map(ground).collect();
    grounds.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.code.cmp(&b.code)));
    grounds
}

fn facts(report: &Report, entry: &ReportEntry) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut add = |label: &'static str, value: Option<String>, href: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            facts.push(Fact { label, value, href });
        }
    };
    add("Number", report.number.clone(), None);
    add("Record", report.record.clone(), report.source_url.clone());
    add("Date", report.date.map(Date::in_words), None);
    add("Agency", report.agency.clone(), None);
    add("Office", report.office.clone(), None);
    add("Author", report.author.clone(), None);
    add("Classification", report.classification.as_ref().map(|class| format!("{class}, until released")), None);
    for release in &report.releases {
        add("Release", Some(release_line(release)), None);
        add("Case", release.case.clone(), None);
        add("Decision", release.decision.clone(), None);
        add("Note", release.note.clone(), None);
    }
    let scans = entry
        .sections()
        .flat_map(|(.., summary)| &summary.folios)
        .filter(|folio| folio.state.is_covered())
        .map(crate::edition::Folio::pages)
        .sum::<u32>();
    let transcribed = if scans == 1 { "1 transcribed here".to_owned() } else { format!("{scans} here") };
    add("Pages", report.pages.map(|pages| format!("{pages} in the original, {transcribed}")), None);
    facts
}

/// `26 March 2012 (date on the record); 18 September 2012 (date stamped on the pages)`.
fn release_line(release: &Release) -> String {
    let record = release.record_date.map(|date| format!("{} (date on the record)", date.in_words()));
    let stamped = release.stamped_date.map(|date| format!("{} (date stamped on the pages)", date.in_words()));
    let dates: Vec<String> = record.into_iter().chain(stamped).collect();
    let dates = if dates.is_empty() { release.key.clone() } else { dates.join("; ") };
    match &release.agency {
        Some(agency) => format!("{dates}; {agency}"),
        None => dates,
    }
}

/// A check and its result.
#[derive(Debug, Clone, Serialize)]
struct CheckLine {
    /// `ok`, `open`, `failed`.
    state: &'static str,
    label: String,
    value: String,
    href: Option<String>,
}

/// The checks of a report, and how much is open.
fn checks(
    folder: &Folder,
    report: &Report,
    entry: &ReportEntry,
    printed: &[PrintedLine],
    ledger: &Ledger,
) -> Vec<CheckLine> {
    let from = Route::of_report(folder, ReportPage::Index);
    let verdicts = check::verdicts(report, entry, printed).into_iter();
    let mut lines: Vec<CheckLine> = verdicts
        .map(|verdict| CheckLine {
            state: verdict.outcome.class(),
            label: verdict.label,
            value: verdict.value,
            href: None,
        })
        .collect();
    if !ledger.questions.is_empty() {
        let asked = ledger.questions.iter().filter(|question| question.kind == QuestionKind::Note).count();
        let rest = ledger.questions.len() - asked;
        lines.push(CheckLine {
            state: "open",
            label: "Open questions".into(),
            value: format!("{asked} asked by the editor, {rest} inferred or not beside a redaction"),
            href: Some(from.to_route(&Route::of_report(folder, ReportPage::Questions))),
        });
    }
    lines
}
