//! The pages of the exemptions: what each means, and which reports claim it.

use serde::Serialize;
use serde_json::{Value, json};

use crate::catalog::{Catalog, Form, ReportPage, Route};
use crate::edition::{Certainty, CodeClaims, Exemption, Folder, Href, QuoteMarks, Report, Slug};
use crate::locale::Locale;

use super::Page;
use super::frame::{Figure, Frame, Head};
use super::ledger;

/// What the template of an exemption's page is given.
#[derive(Debug, Clone, Serialize)]
pub struct ExemptionView {
    #[serde(skip)]
    pub(crate) frame: Frame,
    exemption: Value,
    reports: Vec<ClaimingReport>,
    count: u32,
}

/// A report that claims an exemption.
#[derive(Debug, Clone, Serialize)]
struct ClaimingReport {
    title: String,
    href: Href,
    /// Its number and its date, in words.
    identity: String,
    /// The first of its claims in the redaction ledger, which quotes the words around each.
    ledger_href: Href,
    count: u32,
    /// The claims by what they are beside.
    parts: Vec<Figure>,
}

impl ClaimingReport {
    fn new(
        (folder, report, claims): (&Folder, &Report, CodeClaims),
        code: &str,
        from: &Route,
        locale: &Locale,
    ) -> Self {
        let link = |page| from.to(&Route::of_report(folder, page));
        let date = report.date.map(|date| locale.date(date));
        let parts = [
            (claims.in_text + claims.at_redactions, locale.at_redaction()),
            (claims.beside_text, locale.beside_text()),
            (claims.unplaced, locale.beside_nothing()),
        ];
        let parts = parts.into_iter().map(|(count, place)| Figure::new(count, |_| place.to_owned()));
        Self {
            title: report.quotes_shown().set(&report.title).into_owned(),
            href: link(ReportPage::Index),
            identity: report.number.clone().into_iter().chain(date).collect::<Vec<_>>().join(" · "),
            ledger_href: link(ReportPage::Ledger(Form::Html)).at(ledger::address_of_code(code)),
            count: claims.all(),
            parts: parts.filter(|part| !part.is_zero()).collect(),
        }
    }
}

/// The page of an exemption; `None` if no report claims it.
pub fn exemption(slug: &Slug, catalog: &Catalog) -> Option<Page<'static>> {
    let code = catalog.code_at(slug)?;
    let route = Route::Exemption(slug.clone());
    let claiming = catalog.codes_used().get(code)?.iter();
    let claiming = claiming.filter_map(|(folder, claims)| Some((folder, catalog.report(folder)?.0, *claims)));
    let mut claiming: Vec<(&Folder, &Report, CodeClaims)> = claiming.collect();
    // As in the list of reports: oldest first, those without a date last.
    claiming.sort_by_key(|(_, report, _)| (report.date.is_none(), report.date));
    let claiming = claiming.into_iter().map(|claim| ClaimingReport::new(claim, code, &route, &catalog.locale));
    let reports: Vec<ClaimingReport> = claiming.collect();
    let meaning = meaning(catalog.registry.get(code), &catalog.locale);
    let title = catalog.locale.exemption_title(code);
    let head = Head { kind: "exemption", title: &title, description: format!("{code}: {meaning}") };
    Some(Page::Exemption(ExemptionView {
        frame: Frame::new(catalog, &route, head),
        exemption: facts(code, catalog, &route, 0, reports.len()),
        count: reports.iter().map(|report| report.count).sum(),
        reports,
    }))
}

/// The language of what is said of an exemption, if it is not that of the edition: the registry is in English.
pub(super) fn language(exemption: &Exemption, locale: &Locale) -> Option<&'static str> {
    let is_english = locale.language().get(..2).is_some_and(|language| language.eq_ignore_ascii_case("en"));
    (exemption.certainty != Certainty::Declared && !is_english).then_some("en")
}

/// What an exemption covers; a declared one may not say.
pub(super) fn meaning<'a>(exemption: Option<&'a Exemption>, locale: &'a Locale) -> &'a str {
    let meaning = exemption.map_or("", |exemption| &exemption.meaning);
    if meaning.is_empty() { locale.meaning_unknown() } else { meaning }
}

fn facts(code: &str, catalog: &Catalog, from: &Route, count: u32, reports: usize) -> Value {
    let known = catalog.registry.get(code);
    let text = |get: fn(&Exemption) -> &str| QuoteMarks::Typographic.set(known.map_or("", get));
    let history = text(|known| &known.history);
    let history = history.split('\n').filter(|paragraph| !paragraph.is_empty());
    json!({
        "code": code,
        "href": from.to(&Route::Exemption(Slug::of_code(code))),
        "meaning": QuoteMarks::Typographic.set(meaning(known, &catalog.locale)),
        "authority": text(|known| &known.authority),
        "scope": text(|known| &known.scope),
        "history": history.collect::<Vec<_>>(),
        "lang": known.and_then(|known| language(known, &catalog.locale)).unwrap_or_default(),
        "certainty": known.map_or("", |known| catalog.locale.certainty_of(known.certainty)),
        "forms": known.map_or(&[][..], |known| &known.forms),
        "count": count,
        "reports": reports,
    })
}

/// The list of the exemptions used; `None` without any.
pub fn exemptions(catalog: &Catalog) -> Option<Page<'static>> {
    let route = Route::Exemptions;
    let used = catalog.codes_used().iter();
    let counted =
        used.map(|(code, reports)| (&**code, reports.iter().map(|(_, claims)| claims.all()).sum(), reports.len()));
    let mut used: Vec<(&str, u32, usize)> = counted.collect();
    used.sort_by_key(|(code, count, _)| (std::cmp::Reverse(*count), *code));
    let exemptions = used.iter().map(|(code, count, reports)| facts(code, catalog, &route, *count, *reports));
    let exemptions: Vec<Value> = exemptions.collect();
    if exemptions.is_empty() {
        return None;
    }
    let head = Head { kind: "exemptions", title: catalog.locale.exemptions(), description: String::new() };
    let in_english = exemptions.iter().any(|exemption| exemption["lang"] != "");
    let view = json!({ "exemptions": exemptions, "in_english": in_english });
    Some(Page::Plain(Frame::new(catalog, &route, head), view))
}
