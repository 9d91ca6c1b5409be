//! The view of a report's page, and of its whole.

use serde::Serialize;

use crate::catalog::{Catalog, Form, ReportEntry, ReportPage, Route};
use crate::edition::{Date, Exemption, Folder, FolioState, Release, Report, ReportKind, Slug};

use crate::ledger::{Ledger, PrintedLine};

use super::contents::{self, Contents};
use super::frame::{self, Figure, Frame, ReportLine};
use super::ledger::{self, MapSheet, ProofLine};

/// What the template of a report's page sees; its headnote is added by the renderer.
#[derive(Debug, Clone, Serialize)]
pub struct ReportView<'a> {
    /// What every page has.
    #[serde(skip)]
    pub frame: Frame,
    /// The report.
    pub report: ReportHead,
    /// The most important numbers.
    pub figures: Vec<Figure>,
    /// Its contents.
    pub contents: Vec<Contents<'a>>,
    /// The facts of its record.
    pub facts: Vec<Fact>,
    /// Its redactions, counted.
    pub summary: Summary,
    /// Every folio as a sheet; the renderer adds the drawings.
    pub map: Vec<MapSheet>,
    /// What the report claims of itself, and whether that holds.
    pub proof: Vec<ProofLine>,
    /// The ledger; empty for a guide.
    pub ledger_href: String,
    /// The page of its repeated passages; empty without any.
    pub repeats_href: String,
    /// The page of the whole report; empty for a guide.
    pub whole_href: String,
    /// The plain text; empty for a guide.
    pub text_href: String,
}

/// The head of a report's page.
#[derive(Debug, Clone, Serialize)]
pub struct ReportHead {
    /// Its title.
    pub title: String,
    /// What is printed beneath it.
    pub subtitle: Option<String>,
    /// Who issued it.
    pub kicker: String,
    /// When it was written and released.
    pub dateline: String,
    /// `report` or `guide`.
    pub kind: &'static str,
}

/// A fact of the record.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// What it is.
    pub label: &'static str,
    /// The fact.
    pub value: String,
    /// Where it can be read up.
    pub href: Option<String>,
}

/// The redactions of a report, counted. The unit is the mark.
#[derive(Debug, Clone, Serialize)]
pub struct Summary {
    /// By the ground claimed.
    pub by_ground: Vec<GroundCount>,
}

/// How often a ground is claimed, at a gap or in the margin.
#[derive(Debug, Clone, Serialize)]
pub struct GroundCount {
    /// The code.
    pub code: String,
    /// Its page.
    pub href: String,
    /// What it means.
    pub meaning: String,
    /// The law or order.
    pub authority: String,
    /// How often.
    pub count: u32,
}

impl<'a> ReportView<'a> {
    /// Composes the view of a report from its facts and the catalog.
    #[must_use]
    pub fn new(
        folder: &Folder,
        report: &Report,
        entry: &'a ReportEntry,
        ledger: &Ledger,
        printed: &[PrintedLine],
        catalog: &Catalog,
    ) -> Self {
        let route = Route::of_report(folder, ReportPage::Index);
        let is_report = report.kind == ReportKind::Report;
        let kind = if is_report { "report" } else { "guide" };
        let to = |target: &Route| if is_report { route.to(&target.path()) } else { String::new() };
        let mut page = Frame::new(catalog, &route, kind, &report.title);
        page.description = dateline(report);
        Self {
            frame: page,
            report: ReportHead {
                title: report.title.clone(),
                subtitle: report.subtitle.clone(),
                kicker: [&report.agency, &report.office].into_iter().flatten().cloned().collect::<Vec<_>>().join(", "),
                dateline: dateline(report),
                kind,
            },
            figures: if is_report { figures(entry) } else { Vec::new() },
            contents: contents::of_report(folder, entry, &route),
            facts: if is_report { facts(report, entry) } else { Vec::new() },
            summary: Summary { by_ground: if is_report { by_ground(entry, catalog, &route) } else { Vec::new() } },
            map: if is_report { ledger::map(&ledger.sheets) } else { Vec::new() },
            proof: if is_report { ledger::proof(folder, report, entry, printed, ledger) } else { Vec::new() },
            ledger_href: to(&Route::of_report(folder, ReportPage::Ledger(Form::Html))),
            repeats_href: String::new(),
            whole_href: to(&Route::of_report(folder, ReportPage::Whole)),
            text_href: to(&Route::of_report(folder, ReportPage::Text)),
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

/// The numbers of a report that its readers ask for first, each with its unit.
pub(super) fn figures(entry: &ReportEntry) -> Vec<Figure> {
    let tally = entry.tally();
    let codes = entry.codes_counted();
    let marks = tally.marks();
    let figure = |number: u32, one: &str, many: &str| Figure {
        number,
        label: (if number == 1 { one } else { many }).to_owned(),
    };
    let mut figures = vec![
        figure(tally.gaps, "gap shown in the text", "gaps shown in the text"),
        figure(tally.denied, "page denied whole", "pages denied whole"),
    ];
    if marks > 0 {
        let all = match codes.len() {
            1 => codes.keys().next().map(|code| format!(", all {code}")).unwrap_or_default(),
            _ => String::new(),
        };
        figures.push(figure(
            marks,
            &format!("exemption code in the margin{all}"),
            &format!("exemption codes in the margin{all}"),
        ));
        figures.push(figure(
            tally.marks_beside_blocks + tally.marks_on_folios,
            "of these codes stands at no gap that is shown",
            "of these codes stand at no gap that is shown",
        ));
    }
    figures
}

fn by_ground(entry: &ReportEntry, catalog: &Catalog, from: &Route) -> Vec<GroundCount> {
    let describe = |code: &str| catalog.registry.get(code);
    let grounds = entry.codes_counted().iter().map(|(code, count)| {
        let exemption: Option<&Exemption> = describe(code);
        GroundCount {
            href: from.to(&Route::Exemption(Slug::of_code(code)).path()),
            meaning: exemption.map(|exemption| exemption.meaning.clone()).unwrap_or_default(),
            authority: exemption.map(|exemption| exemption.authority.clone()).unwrap_or_default(),
            code: code.to_string(),
            count: *count,
        }
    });
    let mut grounds: Vec<GroundCount> = grounds.collect();
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
        add("Remark", release.note.clone(), None);
    }
    let scans = entry
        .sections()
        .flat_map(|(.., summary)| &summary.folios)
        .filter(|folio| !matches!(folio.state, FolioState::NotScanned | FolioState::Continued))
        .map(crate::edition::Folio::pages)
        .sum::<u32>();
    let transcribed = if scans == 1 { "1 transcribed here".to_owned() } else { format!("{scans} here") };
    add("Pages", report.pages.map(|pages| format!("{pages} by the record, {transcribed}")), None);
    facts
}

/// `26 March 2012 by the record; 18 September 2012 by the stamp on its pages`.
fn release_line(release: &Release) -> String {
    let record = release.record_date.map(|date| format!("{} by the record", date.in_words()));
    let stamped = release.stamped_date.map(|date| format!("{} by the stamp on its pages", date.in_words()));
    let dates: Vec<String> = record.into_iter().chain(stamped).collect();
    let dates = if dates.is_empty() { release.key.clone() } else { dates.join("; ") };
    match &release.agency {
        Some(agency) => format!("{dates}; {agency}"),
        None => dates,
    }
}

/// What the template of a whole report sees; its texts are added by the renderer.
#[derive(Debug, Clone, Serialize)]
pub struct WholeView<'a> {
    /// What every page has.
    #[serde(skip)]
    pub frame: Frame,
    /// The report.
    pub report: ReportLine,
    /// Its contents, with links on this page.
    pub contents: Vec<Contents<'a>>,
    /// Its sections: the renderer adds the text of each.
    pub bodies: Vec<WholePart>,
}

/// A section on the page of the whole report.
#[derive(Debug, Clone, Serialize)]
pub struct WholePart {
    /// Its title.
    pub title: String,
    /// Whether the title is the editor's, and not in the text.
    pub title_editorial: bool,
    /// Its address on this page.
    pub id: String,
}

impl<'a> WholeView<'a> {
    /// Composes the view of a whole report.
    #[must_use]
    pub fn new(folder: &Folder, report: &Report, entry: &'a ReportEntry, catalog: &Catalog) -> Self {
        let route = Route::of_report(folder, ReportPage::Whole);
        let bodies = entry.sections().map(|(slug, _, summary)| WholePart {
            title: frame::title(slug, summary).into_owned(),
            title_editorial: summary.title_is_editorial || summary.headings.is_empty(),
            id: slug.to_string(),
        });
        Self {
            frame: Frame::new(catalog, &route, "whole", &format!("The whole report · {}", report.title)),
            report: ReportLine::new(folder, report, &route),
            bodies: bodies.collect(),
            contents: contents::of_whole(entry),
        }
    }
}
