//! The view of a report's page.

use std::cmp::Reverse;
use std::sync::Arc;

use serde::Serialize;
use serde_json::{Value, json};

use crate::catalog::{Catalog, Form, ReportEntry, ReportPage, Route};
use crate::check;
use crate::edition::{Attachment, Date, Folder, Href, Release, Report, ReportKind, Slug, Summary};
use crate::ledger::{Ledger, PrintedLine, QuestionKind};

use super::contents;
use super::frame::{self, Figure, Frame, Head, NavLink};
use super::map::Map;
use super::text::Text;

/// What the template of a report's page is given.
#[derive(Debug, Clone)]
pub struct ReportView<'a> {
    pub(crate) frame: Frame,
    pub(crate) data: Value,
    pub(crate) introduction: Text<'a>,
    /// Its redaction map; empty for a guide and for a report without redactions.
    pub(crate) map: Map,
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
    /// The section with the printed contents, if the report names it.
    pub(crate) contents_section: Option<&'r Slug>,
    /// Whether its sections fit on one page.
    pub(crate) fits_one_page: bool,
    /// The page of its repeated passages, if it has any.
    pub(crate) repeats: Option<Route>,
}

impl<'a> ReportView<'a> {
    /// The page of a report.
    #[must_use]
    pub fn new(parts: ReportParts<'a, '_>, catalog: &Catalog) -> Self {
        let ReportParts { folder, entry, introduction, ledger, printed, contents_section, fits_one_page, repeats } =
            parts;
        let report = introduction.report;
        let route = Route::of_report(folder, ReportPage::Index);
        let is_report = report.kind == ReportKind::Report;
        let kind = if is_report { "report" } else { "guide" };
        let to = |target: &Route| if is_report { route.to(target) } else { Href::default() };
        let issuer = [&report.agency, &report.office].into_iter().flatten().map(String::as_str);
        let identity = identity(report, entry);
        let has_rows = !ledger.rows.is_empty();
        let mut data = json!({
            "report": {
                "title": report.title,
                "subtitle": report.subtitle,
                "kicker": issuer.collect::<Vec<_>>().join(", "),
                "identity": identity,
                "kind": kind,
            },
            "start": null,
            "original": null,
            "figures": [],
            "codes": null,
            "contents": contents::of_report(folder, entry),
            "facts": [],
            "summary": { "by_ground": [] },
            "checks": [],
            "ledger_href": if has_rows { to(&Route::of_report(folder, ReportPage::Ledger(Form::Html))) } else { Href::default() },
            "repeats_href": repeats.map(|page| to(&page)).unwrap_or_default(),
            "fits_one_page": fits_one_page,
            "whole_href": to(&Route::of_report(folder, ReportPage::Whole)),
            "text_href": to(&Route::of_report(folder, ReportPage::Text)),
        });
        let mut map = Map::default();
        if is_report {
            data["start"] = json!(start(folder, entry, contents_section));
            data["original"] = json!(report.source_url.as_deref().map(original));
            data["figures"] = json!(figures(entry));
            data["codes"] = json!(SplitBar::of_codes(entry));
            data["facts"] = facts(report, entry).into();
            data["summary"]["by_ground"] = by_ground(entry, catalog, &route).into();
            data["checks"] = checks(folder, report, entry, printed, &ledger).into();
            map = Map::new(&ledger, folder, &route);
        }
        let frame = Frame::new(catalog, &route, Head { kind, title: &report.title, description: identity });
        Self { frame, data, introduction, map, ledger }
    }
}

/// `SOV 87-10015X · February 1987 · Secret, until released · released in part, 2012`.
fn identity(report: &Report, entry: &ReportEntry) -> String {
    let released = released(last_release(report), entry.tally().redactions() + entry.tally().marks());
    let parts = [report.number.clone(), report.date.map(Date::in_words), classification(report), released];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// `Secret, until released`; without a release only `Secret`.
fn classification(report: &Report) -> Option<String> {
    let class = report.classification.as_ref()?;
    Some(if report.releases.is_empty() { class.clone() } else { format!("{class}, until released") })
}

/// `released in part, 2012`; `released, 2012` if nothing is withheld.
pub(super) fn released(last: Option<Date>, withheld: u32) -> Option<String> {
    let in_part = if withheld > 0 { " in part" } else { "" };
    Some(format!("released{in_part}, {}", last?.year()))
}

/// When a report was last released.
pub(super) fn last_release(report: &Report) -> Option<Date> {
    report.releases.iter().filter_map(Release::date).max()
}

/// The section to begin with: the first whose title is the paper's and which is not its contents; otherwise the first.
fn start(folder: &Folder, entry: &ReportEntry, contents: Option<&Slug>) -> Option<NavLink> {
    let is_text = |(slug, _, summary): &(&Slug, _, &Summary)| !summary.title_is_editorial && Some(*slug) != contents;
    let (slug, _, summary) = entry.sections().find(is_text).or_else(|| entry.sections().next())?;
    let href = Route::of_report(folder, ReportPage::Index).to_section(folder, slug);
    Some(NavLink::new(frame::title(slug, summary), href, None))
}

/// The archive's page of a report, named by its host.
fn original(url: &str) -> Value {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest).split('/').next().unwrap_or_default();
    json!({ "host": host.strip_prefix("www.").unwrap_or(host), "href": Href::written(url) })
}

/// The numbers of a report's redactions, each with its unit. A number that is zero is left out.
pub(super) fn figures(entry: &ReportEntry) -> Vec<Figure> {
    let tally = entry.tally();
    let figures = [
        (tally.gaps, "redaction in the text", "redactions in the text"),
        (tally.denied, "page withheld in full", "pages withheld in full"),
    ];
    let figures = figures.into_iter().filter(|(number, ..)| *number > 0);
    figures.map(|(number, one, several)| Figure::new(number, one, several)).collect()
}

/// A number as a bar that is divided into its parts.
#[derive(Debug, Clone, Serialize)]
struct SplitBar {
    count: u32,
    label: String,
    parts: Vec<BarPart>,
}

/// A part of a [`SplitBar`].
#[derive(Debug, Clone, Serialize)]
struct BarPart {
    /// The state of its codes: `gap`, `block`, `folio`.
    state: &'static str,
    /// The sum of the parts before it.
    start: u32,
    count: u32,
    label: &'static str,
}

impl SplitBar {
    /// The codes in the margin, by what they are beside; `None` without any.
    fn of_codes(entry: &ReportEntry) -> Option<Self> {
        let tally = entry.tally();
        let count = tally.marks();
        let all = match entry.codes_counted().iter().next() {
            Some((code, _)) if entry.codes_counted().len() == 1 => format!(", all {code}"),
            _ => String::new(),
        };
        let mut start = 0;
        let parts = [
            (Attachment::Gap, tally.marks_at_gaps, "at a redaction"),
            (Attachment::Block, tally.marks_beside_blocks, "beside text that shows none"),
            (Attachment::Folio, tally.marks_on_folios, "on a page, beside no text"),
        ];
        let parts = parts.into_iter().filter(|(_, count, _)| *count > 0).map(|(attachment, count, label)| {
            let part = BarPart { state: attachment.name(), start, count, label };
            start += count;
            part
        });
        let parts: Vec<BarPart> = parts.collect();
        let label = if count == 1 { "exemption code in the margin" } else { "exemption codes in the margin" };
        (count > 0).then(|| Self { count, label: [label, &all].concat(), parts })
    }
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
    add("Classification", classification(report), None);
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
