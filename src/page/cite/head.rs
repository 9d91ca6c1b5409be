//! The metadata of a report in the head of a page, for programs: the `citation_` names of Highwire Press, which Zotero and Google Scholar read;
//! Dublin Core; Open Graph; and JSON-LD of schema.org.

use serde::Serialize;
use serde_json::{Value, json};

use crate::catalog::{Catalog, ReportPage, Route};
use crate::edition::{Date, Folder, Folio, Report, ReportKind, Summary};

use super::parts;
use crate::page::frame::breadcrumbs;

/// The metadata in the head of a page of a report. **A section has only what identifies its report**: the page of the report has the
/// rest.
#[derive(Debug, Clone, Serialize)]
pub(in crate::page) struct HeadMetadata {
    names: Vec<(&'static str, String)>,
    properties: Vec<(&'static str, String)>,
    /// JSON that is safe in an HTML script.
    json_ld: String,
}

impl HeadMetadata {
    /// The metadata of a page about the whole report: the page of the report, or the one with all sections. A guide has none.
    pub(in crate::page) fn of_report(
        page: &Route,
        folder: &Folder,
        report: &Report,
        catalog: &Catalog,
    ) -> Option<Self> {
        Self::new(page, folder, report, catalog, None)
    }

    /// The metadata of a section's page; a guide has none.
    pub(in crate::page) fn of_section(
        page: &Route,
        folder: &Folder,
        report: &Report,
        (title, summary): (&str, &Summary),
        catalog: &Catalog,
    ) -> Option<Self> {
        Self::new(page, folder, report, catalog, Some((title, summary)))
    }

    fn new(
        page: &Route,
        folder: &Folder,
        report: &Report,
        catalog: &Catalog,
        section: Option<(&str, &Summary)>,
    ) -> Option<Self> {
        if report.kind == ReportKind::Guide {
            return None;
        }
        let config = &catalog.config;
        let index = Route::of_report(folder, ReportPage::Index);
        let address = |route: &Route| config.base_url.as_deref().map(|base| route.address(base).as_str().to_owned());
        let url = address(page);
        let issuer = [&report.agency, &report.office].into_iter().flatten().map(String::as_str);
        let issuer = Some(issuer.collect::<Vec<_>>().join(", ")).filter(|issuer| !issuer.is_empty());
        let pages = section.and_then(|(_, summary)| ends(&summary.folios));
        let language = report.language.clone().unwrap_or_else(|| config.language.clone());
        let title = section.map_or(&*report.title, |(title, _)| title);
        let of_report = section.map(|_| report.title.clone());
        let names = [
            ("citation_title", Some(report.title.clone())),
            ("citation_author", report.author.clone()),
            ("citation_technical_report_institution", issuer.clone()),
            ("citation_technical_report_number", report.number.clone()),
            ("citation_date", report.date.map(|date| in_numbers(date, "/"))),
            ("citation_firstpage", pages.as_ref().map(|(first, _)| first.clone())),
            ("citation_lastpage", pages.as_ref().map(|(_, last)| last.clone())),
            ("citation_language", Some(language.clone())),
            ("citation_public_url", url.clone()),
            ("DC.title", Some(title.to_owned())),
            ("DC.publisher", issuer.clone().filter(|_| section.is_none())),
            ("DC.date", report.date.map(|date| in_numbers(date, "-")).filter(|_| section.is_none())),
            ("DC.identifier", report.record.clone().filter(|_| section.is_none())),
            ("DC.relation.isPartOf", of_report),
        ];
        let site = config.title.replace("██ ", "");
        let place = if section.is_some() { page } else { &index };
        let list = config.base_url.as_deref().map(|base| {
            let places = breadcrumbs(catalog, place, |to| to.address(base), [title, &site]);
            let items: Vec<Value> = (1..).zip(&places).map(|(position, place)| place.list_item(position)).collect();
            json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items })
        });
        let properties = [
            ("og:title", Some(title.to_owned())),
            ("og:type", Some("article".to_owned())),
            ("og:site_name", Some(site)),
            ("og:url", url.clone()),
        ];
        let item = match section {
            None => described(report, issuer, &language, address(&index)),
            Some((title, _)) => chapter(title, pages, url, report, address(&index)),
        };
        let item = match list {
            Some(list) => json!([item, list]),
            None => item,
        };
        Some(Self { names: there(names), properties: there(properties), json_ld: in_script(&item) })
    }
}

/// The facts of a report for schema.org.
fn described(report: &Report, issuer: Option<String>, language: &str, url: Option<String>) -> Value {
    let mut item = json!({
        "@context": "https://schema.org",
        "@type": "Report",
        "name": report.title,
        "inLanguage": language,
    });
    add(
        &mut item,
        [
            ("reportNumber", report.number.clone()),
            ("url", url),
            ("alternativeHeadline", report.subtitle.clone()),
            ("identifier", report.record.clone()),
            ("datePublished", report.date.map(|date| in_numbers(date, "-"))),
            ("isBasedOn", report.source_url.clone()),
        ],
    );
    if let Some(author) = &report.author {
        item["author"] = json!({ "@type": "Person", "name": author });
    }
    if let Some(issuer) = issuer {
        item["publisher"] = json!({ "@type": "GovernmentOrganization", "name": issuer });
    }
    item
}

/// A section of a report for schema.org.
fn chapter(
    title: &str,
    pages: Option<(String, String)>,
    url: Option<String>,
    report: &Report,
    report_url: Option<String>,
) -> Value {
    let mut whole = json!({ "@type": "Report", "name": report.title });
    add(&mut whole, [("reportNumber", report.number.clone()), ("url", report_url)]);
    let mut item = json!({ "@context": "https://schema.org", "@type": "Chapter", "name": title, "isPartOf": whole });
    let (first, last) = pages.unzip();
    add(&mut item, [("pageStart", first), ("pageEnd", last), ("url", url)]);
    item
}

/// Adds the fields that have a value to an object.
fn add<const N: usize>(item: &mut Value, fields: [(&'static str, Option<String>); N]) {
    for (name, value) in there(fields) {
        item[name] = value.into();
    }
}

/// The fields that have a value.
fn there<const N: usize>(fields: [(&'static str, Option<String>); N]) -> Vec<(&'static str, String)> {
    fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// The labels of the first and the last page of the original.
fn ends(folios: &[Folio]) -> Option<(String, String)> {
    let mut labels = folios.iter().map(|folio| folio.label.to_string()).filter(|label| !label.is_empty());
    let first = labels.next()?;
    Some((first.clone(), labels.next_back().unwrap_or(first)))
}

/// `1987/02/24`.
fn in_numbers(date: Date, sign: &str) -> String {
    let parts: Vec<String> = parts(date).iter().map(|part| format!("{part:02}")).collect();
    parts.join(sign)
}

/// JSON in which nothing ends a script or begins a comment.
fn in_script(item: &Value) -> String {
    item.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
