//! The pages of the exemptions: what each means, and where it is claimed.

use serde::Serialize;
use serde_json::{Value, json};

use crate::catalog::{Catalog, ReportEntry, ReportPage, Route};
use crate::edition::{Exemption, Folder, Href, Report, ReportKind, Slug};
use crate::ledger::RowKind;

use super::Page;
use super::frame::{self, Frame, Head};

/// What the template of an exemption's page is given.
#[derive(Debug, Clone, Serialize)]
pub struct ExemptionView {
    #[serde(skip)]
    pub(crate) frame: Frame,
    exemption: Value,
    reports: Vec<ClaimingReport>,
    count: usize,
}

/// A report that claims an exemption.
#[derive(Debug, Clone, Serialize)]
struct ClaimingReport {
    title: String,
    href: Href,
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
    href: Href,
    /// What it is, as in the redaction ledger: `redaction`, `code beside a redaction`.
    what: &'static str,
    number: usize,
}

/// The page of an exemption; `None` if no report claims it.
#[must_use]
pub fn exemption(slug: &Slug, catalog: &Catalog) -> Option<Page<'static>> {
    let code = catalog.codes_used().into_iter().find(|code| Slug::of_code(code) == *slug)?;
    let route = Route::Exemption(slug.clone());
    let claiming = claiming(code, catalog).map(|(folder, report, entry, _)| {
        let (count, folios) = claims(folder, entry, code, &route);
        let href = route.to(&Route::of_report(folder, ReportPage::Index));
        ClaimingReport { title: report.title.clone(), href, count, folios }
    });
    let reports: Vec<ClaimingReport> = claiming.collect();
    let meaning = catalog.registry.get(code).map_or("", |exemption| &exemption.meaning);
    let title = format!("Exemption {code}");
    let head = Head { kind: "exemption", title: &title, description: format!("{code}: {meaning}") };
    Some(Page::Exemption(ExemptionView {
        frame: Frame::new(catalog, &route, head),
        exemption: facts(code, catalog, &route, 0, reports.len()),
        count: reports.iter().map(|report| report.count).sum(),
        reports,
    }))
}

/// The reports that claim an exemption, and how often each does.
fn claiming<'a>(
    code: &'a str,
    catalog: &'a Catalog,
) -> impl Iterator<Item = (&'a Folder, &'a Report, &'a ReportEntry, u32)> {
    let reports = catalog.reports().filter(|(_, report, _)| report.kind == ReportKind::Report);
    reports.filter_map(move |(folder, report, entry)| Some((folder, report, entry, *entry.codes_counted().get(code)?)))
}

/// How often a report claims an exemption, and where, by page of the original.
fn claims(folder: &Folder, entry: &ReportEntry, code: &str, from: &Route) -> (usize, Vec<ClaimingFolio>) {
    let mut folios: Vec<ClaimingFolio> = Vec::new();
    let mut count = 0;
    for (slug, _, summary) in entry.sections() {
        let mut page = None;
        for claim in summary.claims.iter().filter(|claim| &*claim.ground.code == code) {
            count += 1;
            let page = page.get_or_insert_with(|| from.to_section(folder, slug));
            let link = ClaimLink {
                href: page.at_any(claim.anchor.as_ref()),
                what: claim.attachment.map_or(RowKind::Gap, RowKind::Mark).in_words(),
                number: count,
            };
            let label = frame::folio_of(summary, claim.folio);
            match folios.last_mut().filter(|last| last.label == label) {
                Some(folio) => folio.claims.push(link),
                None => folios.push(ClaimingFolio { label: label.to_owned(), claims: vec![link] }),
            }
        }
    }
    (count, folios)
}

fn facts(code: &str, catalog: &Catalog, from: &Route, count: u32, reports: usize) -> Value {
    let known = catalog.registry.get(code);
    let text = |get: fn(&Exemption) -> &str| known.map_or("", get);
    let history = text(|known| &known.history).split('\n').filter(|paragraph| !paragraph.is_empty());
    json!({
        "code": code,
        "href": from.to(&Route::Exemption(Slug::of_code(code))),
        "meaning": text(|known| &known.meaning),
        "authority": text(|known| &known.authority),
        "scope": text(|known| &known.scope),
        "history": history.collect::<Vec<_>>(),
        "certainty": text(|known| known.certainty.in_words()),
        "forms": known.map_or(&[][..], |known| &known.forms),
        "count": count,
        "reports": reports,
    })
}

/// The list of the exemptions used; `None` without any.
#[must_use]
pub fn exemptions(catalog: &Catalog) -> Option<Page<'static>> {
    let route = Route::Exemptions;
    let counted = |code| {
        let counts: Vec<u32> = claiming(code, catalog).map(|(.., count)| count).collect();
        (code, counts.iter().sum::<u32>(), counts.len())
    };
    let mut used: Vec<_> = catalog.codes_used().into_iter().map(counted).collect();
    used.sort_by_key(|(code, count, _)| (std::cmp::Reverse(*count), *code));
    let exemptions = used.iter().map(|(code, count, reports)| facts(code, catalog, &route, *count, *reports));
    let exemptions: Vec<Value> = exemptions.collect();
    if exemptions.is_empty() {
        return None;
    }
    let head = Head { kind: "exemptions", title: "Exemptions", description: String::new() };
    Some(Page::Plain(Frame::new(catalog, &route, head), json!({ "exemptions": exemptions })))
}
