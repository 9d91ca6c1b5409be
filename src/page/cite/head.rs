//! The metadata of a report in the head of a page, for programs: the `citation_` names of Highwire Press, which Zotero and Google Scholar read;
//! Dublin Core; Open Graph; and JSON-LD of schema.org.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Value, json};

use crate::catalog::{Catalog, ReportPage, Route};
use crate::edition::{Date, Folder, Folio, Href, Report, ReportKind, Summary};

use super::parts;
use crate::page::frame::{ListItem, breadcrumbs};

/// The metadata in the head of a page of a report. **A section has only what identifies its report**: the page of the report has the
/// rest.
#[derive(Debug, Clone)]
pub(crate) struct HeadMetadata<'a> {
    /// The names with their contents.
    pub(crate) names: Vec<(&'static str, Cow<'a, str>)>,
    /// The properties with their contents.
    pub(crate) properties: Vec<(&'static str, Cow<'a, str>)>,
    /// JSON that is safe in an HTML script.
    pub(crate) json_ld: String,
}

/// A section on its page: the title that is shown, and its summary.
type OnPage<'a, 'r> = (Cow<'a, str>, &'r Summary);

impl<'a> HeadMetadata<'a> {
    /// The metadata of a page about the whole report: the page of the report, or the one with all sections. A guide has none.
    pub(in crate::page) fn of_report(
        page: &Route,
        folder: &Folder,
        report: &'a Report,
        catalog: &'a Catalog,
    ) -> Option<Self> {
        Self::new(page, folder, report, catalog, None)
    }

    /// The metadata of a section's page; a guide has none.
    pub(in crate::page) fn of_section(
        page: &Route,
        folder: &Folder,
        report: &'a Report,
        section: OnPage<'a, '_>,
        catalog: &'a Catalog,
    ) -> Option<Self> {
        Self::new(page, folder, report, catalog, Some(section))
    }

    fn new(
        page: &Route,
        folder: &Folder,
        report: &'a Report,
        catalog: &'a Catalog,
        section: Option<OnPage<'a, '_>>,
    ) -> Option<Self> {
        if report.kind == ReportKind::Guide {
            return None;
        }
        let config = &catalog.config;
        let index = Route::of_report(folder, ReportPage::Index);
        let address = |route: &Route| config.base_url.as_deref().map(|base| route.address(base));
        let (url, report_url) = (address(page), address(&index));
        let issuer = match (report.agency.as_deref(), report.office.as_deref()) {
            (Some(agency), Some(office)) => Some(Cow::from([agency, ", ", office].concat())),
            (one, other) => one.or(other).filter(|issuer| !issuer.is_empty()).map(Cow::from),
        };
        let pages = section.as_ref().and_then(|(_, summary)| ends(&summary.folios));
        let language = report.language.as_deref().unwrap_or(&config.language);
        let is_whole = section.is_none();
        let title = section.map_or(Cow::from(&report.title), |(title, _)| title);
        let site = config.title.replace("██ ", "");
        let places = config.base_url.as_deref().map(|base| {
            let place = if is_whole { &index } else { page };
            breadcrumbs(catalog, place, |to| to.address(base), [&title, &site])
        });
        let list = places.as_ref().map(|places| BreadcrumbList {
            context: SCHEMA,
            kind: "BreadcrumbList",
            item_list_element: (1..).zip(places).map(|(position, place)| place.list_item(position)).collect(),
        });
        let json_ld = if is_whole {
            json_ld(&described(report, issuer.as_deref(), language, report_url.as_ref()), list.as_ref())
        } else {
            let (page_start, page_end) = pages.as_ref().map(|(first, last)| (&**first, &**last)).unzip();
            let is_part_of = Whole {
                kind: "Report",
                name: &report.title,
                report_number: report.number.as_deref(),
                url: report_url.as_ref(),
            };
            let kind = "Chapter";
            let chapter =
                Chapter { context: SCHEMA, kind, is_part_of, name: &title, page_end, page_start, url: url.as_ref() };
            json_ld(&chapter, list.as_ref())
        };
        let (first_page, last_page) = pages.map(|(first, last)| (Cow::from(first), Cow::from(last))).unzip();
        let url = url.map(|url| Cow::from(url.into_string()));
        let written = |words: &'a Option<String>| words.as_deref().map(Cow::from);
        let date = |sign: &str| report.date.map(|date| Cow::from(in_numbers(date, sign)));
        let names = [
            ("citation_title", Some(Cow::from(&report.title))),
            ("citation_author", written(&report.author)),
            ("citation_technical_report_institution", issuer.clone()),
            ("citation_technical_report_number", written(&report.number)),
            ("citation_date", date("/")),
            ("citation_firstpage", first_page),
            ("citation_lastpage", last_page),
            ("citation_language", Some(language.into())),
            ("citation_public_url", url.clone()),
            ("DC.title", Some(title.clone())),
            ("DC.publisher", issuer.filter(|_| is_whole)),
            ("DC.date", date("-").filter(|_| is_whole)),
            ("DC.identifier", written(&report.record).filter(|_| is_whole)),
            ("DC.relation.isPartOf", Some(Cow::from(&report.title)).filter(|_| !is_whole)),
        ];
        let properties = [
            ("og:title", Some(title)),
            ("og:type", Some("article".into())),
            ("og:site_name", Some(site.into())),
            ("og:url", url),
        ];
        Some(Self { names: there(names), properties: there(properties), json_ld })
    }
}

/// The context of the names of schema.org.
const SCHEMA: &str = "https://schema.org";

/// The pages above a page for schema.org. The fields of each type here are in the order of their names.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BreadcrumbList<'p> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    item_list_element: Vec<ListItem<'p>>,
}

/// A section of a report for schema.org.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Chapter<'p> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    is_part_of: Whole<'p>,
    name: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    page_end: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page_start: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'p Href>,
}

/// The report of a section for schema.org.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Whole<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    report_number: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'p Href>,
}

/// The facts of a report for schema.org.
fn described(report: &Report, issuer: Option<&str>, language: &str, url: Option<&Href>) -> Value {
    let mut item = json!({
        "@context": SCHEMA,
        "@type": "Report",
        "name": report.title,
        "inLanguage": language,
    });
    let facts = [
        ("reportNumber", report.number.clone()),
        ("url", url.map(|url| url.as_str().to_owned())),
        ("alternativeHeadline", report.subtitle.clone()),
        ("identifier", report.record.clone()),
        ("datePublished", report.date.map(|date| in_numbers(date, "-"))),
        ("isBasedOn", report.source_url.clone()),
    ];
    for (name, value) in there(facts) {
        item[name] = value.into();
    }
    if let Some(author) = &report.author {
        item["author"] = json!({ "@type": "Person", "name": author });
    }
    if let Some(issuer) = issuer {
        item["publisher"] = json!({ "@type": "GovernmentOrganization", "name": issuer });
    }
    item
}

/// The fields that have a value.
fn there<T, const N: usize>(fields: [(&'static str, Option<T>); N]) -> Vec<(&'static str, T)> {
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

/// An item with the pages above its page, as JSON in which nothing ends a script or begins a comment.
fn json_ld(item: &impl Serialize, list: Option<&BreadcrumbList<'_>>) -> String {
    let json = match list {
        Some(list) => serde_json::to_string(&(item, list)),
        None => serde_json::to_string(item),
    };
    let json = json.unwrap_or_default();
    if !json.contains(['<', '>', '&']) {
        return json;
    }
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_names_its_report_and_nothing_ends_the_script() {
        let mut catalog = Catalog::default();
        catalog.config.base_url = Some("https://example.org/".into());
        let report = Report { title: "A & B".into(), number: Some("7".into()), ..Report::default() };
        let (folder, summary) = (Folder::new("r"), Summary::default());
        catalog.admit_report(&folder, report.clone());
        let page = Route::of_report(&folder, ReportPage::Section("s".into()));
        let title = Cow::from("</script>");
        let metadata = HeadMetadata::of_section(&page, &folder, &report, (title, &summary), &catalog);
        let HeadMetadata { names, json_ld, .. } = metadata.expect("a report has metadata");
        let of_name = |name: &str| names.iter().find(|(known, _)| *known == name).map(|(_, content)| &**content);
        assert_eq!(of_name("DC.relation.isPartOf"), Some("A & B"));
        assert_eq!(of_name("citation_public_url"), Some("https://example.org/r/s.html"));
        let chapter = r#"{"@context":"https://schema.org","@type":"Chapter","isPartOf":{"@type":"Report","name":"A \u0026 B","reportNumber":"7","url":"https://example.org/r/"},"name":"\u003c/script\u003e","url":"https://example.org/r/s.html"}"#;
        assert!(json_ld.starts_with(&format!("[{chapter},{{")), "{json_ld}");
        assert!(json_ld.ends_with(r#"{"@type":"ListItem","name":"\u003c/script\u003e","position":3}]}]"#), "{json_ld}");
    }
}
