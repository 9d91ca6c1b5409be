//! The pages of the exemptions: what each means, and where it is claimed.

use serde_json::{Value, json};

use crate::catalog::{Catalog, ReportEntry, ReportPage, Route};
use crate::edition::{Exemption, Folder, Report, ReportKind, Slug};
use crate::ledger::RowKind;

use super::Page;
use super::frame::{self, Frame, Head};

/// The page of an exemption; `None` if no report claims it.
#[must_use]
pub fn exemption(slug: &Slug, catalog: &Catalog) -> Option<Page<'static>> {
    let code = catalog.codes_used().into_iter().find(|code| Slug::of_code(code) == *slug)?;
    let route = Route::Exemption(slug.clone());
    let claiming = claiming(code, catalog).map(|(folder, report, entry, _)| {
        let (count, folios) = claims(folder, entry, code, &route);
        let href = route.to_route(&Route::of_report(folder, ReportPage::Index));
        (count, json!({ "title": report.title, "href": href, "count": count, "folios": folios }))
    });
    let (counts, reports): (Vec<usize>, Vec<Value>) = claiming.unzip();
    let meaning = catalog.registry.get(code).map_or("", |exemption| &exemption.meaning);
    let title = format!("Exemption {code}");
    let head = Head { kind: "exemption", title: &title, description: format!("{code}: {meaning}") };
    let view = json!({
        "exemption": facts(code, catalog, &route, 0, reports.len()),
        "count": counts.iter().sum::<usize>(),
        "reports": reports,
    });
    Some(Page::Plain(Frame::new(catalog, &route, head), view))
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
fn claims(folder: &Folder, entry: &ReportEntry, code: &str, from: &Route) -> (usize, Vec<Value>) {
    let mut folios: Vec<(&str, Vec<Value>)> = Vec::new();
    let mut count = 0;
    for (slug, _, summary) in entry.sections() {
        for claim in summary.claims.iter().filter(|claim| &*claim.ground.code == code) {
            count += 1;
            let page = from.to_section(folder, slug);
            let link = json!({
                "href": claim.anchor.as_ref().map_or_else(|| page.clone(), |anchor| format!("{page}#{anchor}")),
                "what": claim.attachment.map_or(RowKind::Gap, RowKind::Mark).in_words(),
                "number": count,
            });
            let label = frame::folio_of(summary, claim.folio);
            match folios.last_mut().filter(|(last, _)| *last == label) {
                Some((_, claims)) => claims.push(link),
                None => folios.push((label, vec![link])),
            }
        }
    }
    let folios = folios.into_iter().map(|(label, claims)| json!({ "label": label, "claims": claims }));
    (count, folios.collect())
}

fn facts(code: &str, catalog: &Catalog, from: &Route, count: u32, reports: usize) -> Value {
    let known = catalog.registry.get(code);
    let text = |get: fn(&Exemption) -> &str| known.map_or("", get);
    let history = text(|known| &known.history).split('\n').filter(|paragraph| !paragraph.is_empty());
    json!({
        "code": code,
        "href": from.to(&Route::Exemption(Slug::of_code(code)).path()),
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
