//! The view of a report's page.

use std::cmp::Reverse;
use std::sync::Arc;

use serde::Serialize;
use serde_json::{Value, json};

use crate::catalog::{Catalog, Form, ReportEntry, ReportPage, Route};
use crate::check::{self, Found, Run, Subject, Verdict};
use crate::edition::{
    Attachment, Date, Extent, Folder, Href, Proofreading, QuoteMarks, Release, Report, ReportKind, Slug, Summary,
};
use crate::ledger::{Ledger, PrintedLine, QuestionKind};
use crate::locale::Locale;

use super::cite::{HeadMetadata, Work};
use super::cited::CitedIn;
use super::frame::{self, Figure, Frame, Head, NavLink};
use super::ledger;
use super::map::Map;
use super::text::Text;
use super::{contents, exemption};

/// What the template of a report's page is given.
#[derive(Debug, Clone)]
pub struct ReportView<'a> {
    pub(crate) frame: Frame,
    pub(crate) metadata: Option<HeadMetadata<'a>>,
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
    /// How many parts its whole has.
    pub(crate) whole_parts: usize,
    /// The version of its transcription.
    pub(crate) version: &'r str,
    /// The page of its repeated passages, if it has any.
    pub(crate) repeats: Option<Route>,
}

impl<'a> ReportView<'a> {
    /// The page of a report.
    pub fn new(parts: ReportParts<'a, '_>, catalog: &'a Catalog) -> Self {
        let ReportParts {
            folder,
            entry,
            introduction,
            ledger,
            printed,
            contents_section,
            whole_parts,
            version,
            repeats,
        } = parts;
        let report = introduction.report;
        let quotes = report.quotes_shown();
        let route = Route::of_report(folder, ReportPage::Index);
        let is_report = report.kind == ReportKind::Report;
        let kind = if is_report { "report" } else { "guide" };
        let to = |target: &Route| if is_report { route.to(target) } else { Href::default() };
        let issuer = [&report.agency, &report.office].into_iter().flatten().map(String::as_str);
        let locale = &catalog.locale;
        let identity = identity(report, entry, locale);
        let has_rows = !ledger.rows.is_empty();
        let mut data = json!({
            "report": {
                "title": quotes.set(&report.title),
                "subtitle": report.subtitle.as_deref().map(|subtitle| quotes.set(subtitle)),
                "kicker": issuer.collect::<Vec<_>>().join(", "),
                "identity": identity,
                "kind": kind,
            },
            "cite": null,
            "cited": CitedIn::of_report(folder, &route, catalog),
            "start": null,
            "original": null,
            "figures": [],
            "codes": null,
            "contents": contents::of_report(folder, entry, locale),
            "facts": [],
            "summary": { "by_ground": [] },
            "checks": [],
            "ledger_href": if has_rows { to(&Route::of_report(folder, ReportPage::Ledger(Form::Html))) } else { Href::default() },
            "repeats_href": repeats.map(|page| to(&page)).unwrap_or_default(),
            "whole_parts": whole_parts,
            "whole_href": if report.omits_whole { Href::default() } else { to(&Route::of_report(folder, ReportPage::Whole(0))) },
            "text_href": to(&Route::of_report(folder, ReportPage::Text)),
        });
        let mut map = Map::default();
        if is_report {
            data["cite"] = json!(Work::new(folder, report, version, catalog).view(&route, folder, locale));
            data["start"] = json!(start(folder, entry, contents_section, quotes));
            data["original"] = json!(report.source_url.as_deref().map(original));
            data["figures"] = json!(figures(entry, locale));
            data["codes"] = json!(SplitBar::of_codes(entry, locale));
            data["facts"] = facts(report, entry, locale).into();
            data["summary"]["by_ground"] = by_ground(folder, entry, catalog, &route).into();
            let verdicts = check::verdicts(report, entry, printed);
            data["checks"] = checks(folder, &verdicts, &ledger, locale).into();
            map = Map::new(&ledger, report.proofread.as_ref(), folder, &route, locale);
        }
        let frame = Frame::new(catalog, &route, Head { kind, title: &report.title, description: identity });
        let metadata = HeadMetadata::of_report(&route, folder, report, catalog);
        Self { frame, metadata, data, introduction, map, ledger }
    }
}

/// `SOV 87-10015X · February 1987 · Secret · released in part, 2012`.
pub(super) fn identity(report: &Report, entry: &ReportEntry, locale: &Locale) -> String {
    let released = released(last_release(report), entry.tally().redactions() + entry.tally().marks(), locale);
    let date = report.date.map(|date| locale.date(date));
    let parts = [report.number.clone(), date, report.classification.clone(), released];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// `released in part, 2012`; `released, 2012` if nothing is withheld.
pub(super) fn released(last: Option<Date>, withheld: u32, locale: &Locale) -> Option<String> {
    let year = last?.year().to_string();
    Some(if withheld > 0 { locale.released_in_part(year) } else { locale.released(year) })
}

/// When a report was last released.
pub(super) fn last_release(report: &Report) -> Option<Date> {
    report.releases.iter().filter_map(Release::date).max()
}

/// The section to begin with: the first whose title is the paper's and which is not its contents; otherwise the first.
fn start(folder: &Folder, entry: &ReportEntry, contents: Option<&Slug>, quotes: QuoteMarks) -> Option<NavLink> {
    let is_text = |(slug, _, summary): &(&Slug, _, &Summary)| !summary.title_is_editorial && Some(*slug) != contents;
    let (slug, _, summary) = entry.sections().find(is_text).or_else(|| entry.sections().next())?;
    let href = Route::of_report(folder, ReportPage::Index).to_section(folder, slug);
    Some(NavLink::new(frame::shown_title(slug, summary, quotes), href))
}

/// The archive's page of a report, named by its host.
fn original(url: &str) -> Value {
    json!({ "host": frame::host(url), "href": Href::written(url) })
}

/// The numbers of a report's redactions, each with its unit. A number that is zero is left out.
pub(super) fn figures(entry: &ReportEntry, locale: &Locale) -> Vec<Figure> {
    let tally = entry.tally();
    let figures = [
        Figure::new(tally.gaps, |count| locale.redactions_in_text(count)),
        Figure::new(tally.denied, |count| locale.pages_withheld(count)),
        Figure::new(tally.released, |count| locale.passages_released(count)),
    ];
    figures.into_iter().filter(|figure| !figure.is_zero()).collect()
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
    label: String,
}

impl SplitBar {
    /// The codes in the margin, by what they are beside; `None` without any.
    fn of_codes(entry: &ReportEntry, locale: &Locale) -> Option<Self> {
        let tally = entry.tally();
        let count = tally.marks();
        let label = locale.codes_in_margin(count);
        let label = match entry.codes_counted().iter().next() {
            Some((code, _)) if entry.codes_counted().len() == 1 => locale.codes_all_one(label, &**code),
            _ => label,
        };
        let mut start = 0;
        let parts = [
            (Attachment::Gap, tally.marks_at_gaps, locale.at_redaction()),
            (Attachment::Block, tally.marks_beside_blocks, locale.beside_text()),
            (Attachment::Folio, tally.marks_on_folios, locale.beside_nothing()),
        ];
        let parts = parts.into_iter().filter(|(_, count, _)| *count > 0).map(|(attachment, count, label)| {
            let part = BarPart { state: attachment.name(), start, count, label: label.to_owned() };
            start += count;
            part
        });
        let parts: Vec<BarPart> = parts.collect();
        (count > 0).then_some(Self { count, label, parts })
    }
}

fn by_ground(folder: &Folder, entry: &ReportEntry, catalog: &Catalog, from: &Route) -> Vec<Value> {
    let ledger = from.to(&Route::of_report(folder, ReportPage::Ledger(Form::Html)));
    let counted = entry.codes_counted().iter().map(|(code, claims)| (code, claims.all()));
    let mut counts: Vec<(&Arc<str>, u32)> = counted.collect();
    counts.sort_by_key(|(code, count)| (Reverse(*count), *code));
    let ground = |(code, count): (&Arc<str>, u32)| {
        let exemption = catalog.registry.get(code);
        json!({
            "code": code.as_ref(),
            "href": from.to(&Route::Exemption(Slug::of_code(code))),
            "meaning": QuoteMarks::Typographic.set(exemption::meaning(exemption, &catalog.locale)),
            "authority": exemption.map_or("", |exemption| &exemption.authority),
            "lang": exemption.and_then(|exemption| exemption::language(exemption, &catalog.locale)).unwrap_or_default(),
            "count": count,
            "ledger_href": ledger.at(ledger::address_of_code(code)),
        })
    };
    counts.into_iter().map(ground).collect()
}

fn facts(report: &Report, entry: &ReportEntry, locale: &Locale) -> Vec<Value> {
    let mut facts = Vec::new();
    let mut add = |label: &str, value: Option<String>, href: Option<Href>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            facts.push(json!({ "label": label, "value": value, "href": href }));
        }
    };
    add(locale.fact_number(), report.number.clone(), None);
    add(locale.fact_record(), report.record.clone(), report.source_url.as_deref().map(Href::written));
    add(locale.fact_archive(), report.archive.clone(), None);
    add(locale.fact_date(), report.date.map(|date| locale.date(date)), None);
    add(locale.agency(), report.agency.clone(), None);
    add(locale.fact_office(), report.office.clone(), None);
    add(locale.fact_author(), report.author.clone(), None);
    add(locale.fact_classification(), report.classification.clone(), None);
    for release in &report.releases {
        add(locale.fact_release(), Some(release_line(release, locale)), None);
        add(locale.fact_case(), release.case.clone(), None);
        add(locale.fact_decision(), release.decision.clone(), None);
        add(locale.fact_note(), release.note.clone(), None);
    }
    let scans = entry
        .sections()
        .flat_map(|(.., summary)| &summary.folios)
        .filter(|folio| folio.state.is_covered())
        .map(crate::edition::Folio::pages)
        .sum::<u32>();
    add(locale.fact_pages(), report.pages.map(|pages| locale.pages_transcribed(pages, scans)), None);
    facts
}

/// `26 March 2012 (date on the record); 18 September 2012 (date stamped on the pages)`.
fn release_line(release: &Release, locale: &Locale) -> String {
    let record = release.record_date.map(|date| locale.date_on_record(locale.date(date)));
    let stamped = release.stamped_date.map(|date| locale.date_stamped(locale.date(date)));
    let dates: Vec<String> = record.into_iter().chain(stamped).collect();
    let dates = if dates.is_empty() { release.key.clone() } else { dates.join(locale.semicolon()) };
    match &release.agency {
        Some(agency) => [&dates, locale.semicolon(), agency].concat(),
        None => dates,
    }
}

/// The checks of a report, and how much is open.
fn checks(folder: &Folder, verdicts: &[Verdict], ledger: &Ledger, locale: &Locale) -> Vec<Value> {
    let line = |state, label: &str, value: &str, href: Option<Href>| json!({ "state": state, "label": label, "value": value, "href": href });
    let verdict = |verdict: &Verdict| {
        line(verdict.outcome.class(), &subject(&verdict.subject, locale), &found(&verdict.found, locale), None)
    };
    let mut lines: Vec<Value> = verdicts.iter().map(verdict).collect();
    if !ledger.questions.is_empty() {
        let asked = ledger.questions.iter().filter(|question| question.kind() == QuestionKind::Note).count();
        let rest = ledger.questions.len() - asked;
        let parts = [(asked, locale.asked_by_editor(asked)), (rest, locale.inferred_or_apart(rest))];
        let parts: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, part)| part).collect();
        let from = Route::of_report(folder, ReportPage::Index);
        let href = from.to(&Route::of_report(folder, ReportPage::Questions));
        lines.push(line("open", locale.open_questions(), &parts.join(", "), Some(href)));
    }
    lines
}

/// What was checked.
fn subject(subject: &Subject, locale: &Locale) -> String {
    match subject {
        Subject::Scans => locale.check_scans().to_owned(),
        Subject::PageNumbers => locale.check_page_numbers().to_owned(),
        Subject::Transcription => locale.check_not_transcribed().to_owned(),
        Subject::Proofreading(Proofreading::Draft) => locale.check_not_proofread().to_owned(),
        Subject::Proofreading(Proofreading::Once) => locale.check_proofread_once().to_owned(),
        Subject::Proofreading(Proofreading::Twice) => locale.check_proofread_twice().to_owned(),
        Subject::Contents => locale.check_contents().to_owned(),
        Subject::Codes(code) => locale.check_codes(code),
        Subject::Redactions => locale.check_redactions().to_owned(),
        Subject::PagesWithheld => locale.check_pages_withheld().to_owned(),
    }
}

/// Runs of page labels: `3, 8 to 16`.
fn in_words(runs: &[Run], locale: &Locale) -> String {
    let label = |label: &String| locale.label(label).into_owned();
    let runs = runs.iter().map(|run| match run {
        Run::One(one) => label(one),
        Run::Range(first, last) => locale.range(label(first), label(last)),
    });
    runs.collect::<Vec<_>>().join(", ")
}

/// What a check found.
fn found(found: &Found, locale: &Locale) -> String {
    match found {
        Found::All => locale.complete().to_owned(),
        Found::Without(runs) => locale.without(in_words(runs, locale)),
        Found::Pages(runs) => in_words(runs, locale),
        Found::Untranscribed(pages) => locale.extent(Extent::of_pages(*pages)),
        Found::Count { found, expected } => locale.found_of(*found, *expected),
    }
}
