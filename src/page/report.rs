//! The view of a report's page.

use std::cmp::Reverse;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::catalog::{Catalog, Form, ReportEntry, ReportPage, Route};
use crate::check;
use crate::edition::{Date, Folder, Href, Release, Report, ReportKind, Slug};
use crate::ledger::{Ledger, PrintedLine, QuestionKind};

use super::contents;
use super::frame::{Figure, Frame, Head};
use super::map;
use super::text::Text;

/// What the template of a report's page is given.
#[derive(Debug, Clone)]
pub struct ReportView<'a> {
    pub(crate) frame: Frame,
    pub(crate) data: Value,
    pub(crate) introduction: Text<'a>,
    /// The pages of its redaction map; empty for a guide.
    pub(crate) map: Vec<Value>,
    /// The ledger, with the sheets to draw the map from.
    pub(crate) ledger: Arc<Ledger>,
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

impl<'a> ReportView<'a> {
    /// The page of a report.
    #[must_use]
    pub fn new(parts: ReportParts<'a, '_>, catalog: &Catalog) -> Self {
        let ReportParts { folder, entry, introduction, ledger, printed, repeats } = parts;
        let report = introduction.report;
        let route = Route::of_report(folder, ReportPage::Index);
        let is_report = report.kind == ReportKind::Report;
        let kind = if is_report { "report" } else { "guide" };
        let to = |target: &Route| if is_report { route.to(target) } else { Href::default() };
        let issuer = [&report.agency, &report.office].into_iter().flatten().map(String::as_str);
        let mut data = json!({
            "report": {
                "title": report.title,
                "subtitle": report.subtitle,
                "kicker": issuer.collect::<Vec<_>>().join(", "),
                "dateline": dateline(report),
                "kind": kind,
            },
            "figures": [],
            "contents": contents::of_report(folder, entry),
            "facts": [],
            "summary": { "by_ground": [] },
            "checks": [],
            "ledger_href": to(&Route::of_report(folder, ReportPage::Ledger(Form::Html))),
            "repeats_href": repeats.map(|page| to(&page)).unwrap_or_default(),
            "whole_href": to(&Route::of_report(folder, ReportPage::Whole)),
            "text_href": to(&Route::of_report(folder, ReportPage::Text)),
        });
        let mut map = Vec::new();
        if is_report {
            data["figures"] = json!(figures(entry));
            data["facts"] = facts(report, entry).into();
            data["summary"]["by_ground"] = by_ground(entry, catalog, &route).into();
            data["checks"] = checks(folder, report, entry, printed, &ledger).into();
            map = map::sheets(&ledger, folder, &route);
        }
        let frame = Frame::new(catalog, &route, Head { kind, title: &report.title, description: dateline(report) });
        Self { frame, data, introduction, map, ledger }
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

fn by_ground(entry: &ReportEntry, catalog: &Catalog, from: &Route) -> Vec<Value> {
    let counted = entry.codes_counted().iter().map(|(code, claims)| (code, claims.all()));
    let mut counts: Vec<(&Arc<str>, u32)> = counted.collect();
    counts.sort_by_key(|(code, count)| (Reverse(*count), *code));
    let ground = |(code, count): (&Arc<str>, u32)| {
        let exemption = catalog.registry.get(code);
        json!({
            "code": code.as_ref(),
            "href": from.to(&Route::Exemption(Slug::of_code(code))),
            "meaning": exemption.map_or("", |exemption| &exemption.meaning),
            "authority": exemption.map_or("", |exemption| &exemption.authority),
            "count": count,
        })
    };
    counts.into_iter().map(ground).collect()
}

fn facts(report: &Report, entry: &ReportEntry) -> Vec<Value> {
    let mut facts = Vec::new();
    let mut add = |label: &'static str, value: Option<String>, href: Option<Href>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            facts.push(json!({ "label": label, "value": value, "href": href }));
        }
    };
    add("Number", report.number.clone(), None);
    add("Record", report.record.clone(), report.source_url.as_deref().map(Href::written));
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

/// The checks of a report, and how much is open.
fn checks(
    folder: &Folder,
    report: &Report,
    entry: &ReportEntry,
    printed: &[PrintedLine],
    ledger: &Ledger,
) -> Vec<Value> {
    let line = |state, label: &str, value: &str, href: Option<Href>| json!({ "state": state, "label": label, "value": value, "href": href });
    let verdicts = check::verdicts(report, entry, printed).into_iter();
    let verdicts = verdicts.map(|verdict| line(verdict.outcome.class(), &verdict.label, &verdict.value, None));
    let mut lines: Vec<Value> = verdicts.collect();
    if !ledger.questions.is_empty() {
        let asked = ledger.questions.iter().filter(|question| question.kind == QuestionKind::Note).count();
        let rest = ledger.questions.len() - asked;
        let parts = [(asked, "asked by the editor"), (rest, "inferred or not beside a redaction")];
        let parts = parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
        let value = parts.collect::<Vec<_>>().join(", ");
        let from = Route::of_report(folder, ReportPage::Index);
        let href = from.to(&Route::of_report(folder, ReportPage::Questions));
        lines.push(line("open", "Open questions", &value, Some(href)));
    }
    lines
}
