//! The views of the exemptions: what each means, and where it is claimed.

use serde::Serialize;

use crate::catalog::{Catalog, ReportEntry, ReportPage, Route};
use crate::edition::{Folder, Report, ReportKind, Slug};
use crate::ledger::RowKind;

use super::frame::{self, Frame, Head};

/// What the template of an exemption's page is given.
#[derive(Debug, Clone, Serialize)]
pub struct ExemptionView {
    #[serde(skip)]
    pub(crate) frame: Frame,
    exemption: ExemptionFacts,
    reports: Vec<ClaimingReport>,
    count: usize,
}

/// An exemption.
#[derive(Debug, Clone, Serialize)]
struct ExemptionFacts {
    code: String,
    href: String,
    meaning: String,
    authority: String,
    scope: String,
    history: Vec<String>,
    certainty: &'static str,
    forms: Vec<String>,
    count: u32,
    reports: usize,
}

/// A report that claims an exemption.
#[derive(Debug, Clone, Serialize)]
struct ClaimingReport {
    title: String,
    href: String,
    count: usize,
    folios: Vec<ClaimingFolio>,
}

/// A page of the original on which an exemption is claimed.
#[derive(Debug, Clone, Serialize)]
struct ClaimingFolio {
    /// Its label; empty before any.
    label: String,
    claims: Vec<ClaimLink>,
}

/// A place where an exemption is claimed.
#[derive(Debug, Clone, Serialize)]
struct ClaimLink {
    href: String,
    /// What it is, as in the redaction ledger: `redaction`, `code beside a redaction`.
    what: &'static str,
    number: usize,
}

impl ExemptionView {
    /// The page of an exemption; `None` if no report claims it.
    #[must_use]
    pub fn new(slug: &Slug, catalog: &Catalog) -> Option<Self> {
        let code = catalog.codes_used().into_iter().find(|code| Slug::of_code(code) == *slug)?;
        let route = Route::Exemption(slug.clone());
        let reports: Vec<ClaimingReport> = catalog
            .reports()
            .filter(|(_, report, entry)| report.kind == ReportKind::Report && entry.codes_counted().contains_key(code))
            .map(|(folder, report, entry)| claiming_report(folder, report, entry, (code, &route)))
            .collect();
        let count = reports.iter().map(|report| report.count).sum();
        let exemption = facts(code, catalog, &route, 0, reports.len());
        let head = Head {
            kind: "exemption",
            title: &format!("Exemption {code}"),
            description: format!("{code}: {}", exemption.meaning),
        };
        Some(Self { frame: Frame::new(catalog, &route, head), exemption, reports, count })
    }
}

fn claiming_report(
    folder: &Folder,
    report: &Report,
    entry: &ReportEntry,
    (code, from): (&str, &Route),
) -> ClaimingReport {
    let mut folios: Vec<ClaimingFolio> = Vec::new();
    let mut count = 0;
    for (slug, _, summary) in entry.sections() {
        let mut page = None;
        for claim in summary.claims.iter().filter(|claim| &*claim.ground.code == code) {
            count += 1;
            let label = frame::folio_of(summary, claim.folio);
            let link = ClaimLink {
                href: {
                    let page = page.get_or_insert_with(|| from.to_section(folder, slug));
                    claim.anchor.as_ref().map_or_else(|| page.clone(), |anchor| format!("{page}#{anchor}"))
                },
                what: claim.attachment.map_or(RowKind::Gap, RowKind::Mark).in_words(),
                number: count,
            };
            match folios.last_mut().filter(|folio| folio.label == label) {
                Some(folio) => folio.claims.push(link),
                None => folios.push(ClaimingFolio { label: label.to_owned(), claims: vec![link] }),
            }
        }
    }
    ClaimingReport {
        title: report.title.clone(),
        href: from.to_route(&Route::of_report(folder, ReportPage::Index)),
        count,
        folios,
    }
}

fn facts(code: &str, catalog: &Catalog, from: &Route, count: u32, reports: usize) -> ExemptionFacts {
    let entry = catalog.registry.get(code);
    let text = |get: fn(&crate::edition::Exemption) -> &String| entry.map(get).cloned().unwrap_or_default();
    let history = text(|entry| &entry.history);
    ExemptionFacts {
        code: code.to_owned(),
        href: from.to(&Route::Exemption(Slug::of_code(code)).path()),
        meaning: text(|entry| &entry.meaning),
        authority: text(|entry| &entry.authority),
        scope: text(|entry| &entry.scope),
        history: history.split('\n').filter(|paragraph| !paragraph.is_empty()).map(ToOwned::to_owned).collect(),
        certainty: entry.map_or("", |entry| entry.certainty.in_words()),
        forms: entry.map(|entry| entry.forms.clone()).unwrap_or_default(),
        count,
        reports,
    }
}

/// What the template of the list of exemptions is given.
#[derive(Debug, Clone, Serialize)]
pub struct ExemptionsView {
    #[serde(skip)]
    pub(crate) frame: Frame,
    exemptions: Vec<ExemptionFacts>,
}

impl ExemptionsView {
    /// The list of the exemptions used; `None` without any.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Option<Self> {
        let route = Route::Exemptions;
        let used = catalog.codes_used();
        if used.is_empty() {
            return None;
        }
        let counted = |code: &str| {
            let reports = catalog.reports().filter(|(_, report, _)| report.kind == ReportKind::Report);
            let counts: Vec<u32> = reports.filter_map(|(.., entry)| entry.codes_counted().get(code).copied()).collect();
            (counts.iter().sum(), counts.len())
        };
        let mut exemptions: Vec<ExemptionFacts> = used
            .iter()
            .map(|code| {
                let (count, reports) = counted(code);
                facts(code, catalog, &route, count, reports)
            })
            .collect();
        exemptions.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.code.cmp(&b.code)));
        let head = Head { kind: "exemptions", title: "Exemptions", description: String::new() };
        Some(Self { frame: Frame::new(catalog, &route, head), exemptions })
    }
}
