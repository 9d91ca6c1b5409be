//! The first report: its figures, counted by hand in the OCR.

use std::path::Path;

use lacuna::catalog::{Form, ReportPage, Route};
use lacuna::collate::Counts;
use lacuna::disk;
use lacuna::edition::NameKind;
use lacuna::render::Output;
use lacuna::site::Site;
use lacuna::text::{FilePath, RawText, withhold};
use serde_json::Value;

const FOLDER: &str = "sov-87-10015x";

/// Codes and redactions of each page of the original, counted by hand in the OCR.
const FOLIOS: [(&str, usize, usize); 14] = [
    ("cover", 2, 1),
    ("inside cover", 0, 1),
    ("i", 4, 5),
    ("iii", 5, 0),
    ("iv", 3, 0),
    ("1", 11, 0),
    ("2", 5, 0),
    ("3", 6, 0),
    ("4", 9, 7),
    ("5", 9, 7),
    ("6", 3, 0),
    ("7", 9, 8),
    ("8", 6, 6),
    ("back cover", 0, 0),
];

fn site() -> Site {
    let changes = disk::discover(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the project's own site");
    let mut site = Site::empty();
    site.apply(changes.into());
    site
}

fn page(site: &Site, route: &Route) -> String {
    let bytes = site.page(route).expect("a sound template").and_then(Output::into_bytes).expect("a page");
    String::from_utf8(bytes).expect("text")
}

fn ledger(site: &Site) -> Value {
    serde_json::from_str(&page(site, &Route::Report(FOLDER.into(), ReportPage::Ledger(Form::Json)))).expect("JSON")
}

fn rows<'a>(ledger: &'a Value, entry: &str) -> Vec<&'a Value> {
    let rows = ledger["rows"].as_array().expect("rows");
    rows.iter().filter(|row| row["entry"].as_str().is_some_and(|found| found.starts_with(entry))).collect()
}

#[test]
fn the_project_s_own_site_has_no_errors_or_warnings() {
    let findings = site().findings();
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn the_report_differs_from_its_ocr_only_where_it_says_so() {
    let site = site();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fidelity/ocr.txt");
    let ocr = RawText::new(std::fs::read(path).expect("the OCR"));
    let ocr = withhold(&FilePath::new("ocr.txt"), ocr).expect("public text");
    let (findings, counts) = site.collate(&FOLDER.into(), &[(&ocr, None)]).expect("the report");
    assert!(findings.is_empty(), "{findings:#?}");
    let counted = Counts { words: 5285, gaps: 34, codes: 72 };
    assert_eq!(counts, [[counted, counted]]);
}

#[test]
fn the_report_repeats_two_passages() {
    let parallels = page(&site(), &Route::Report(FOLDER.into(), ReportPage::Repeats));
    let shown: Vec<&str> = parallels.split("<p class=\"parallel-measure\">").skip(1).collect();
    let measures: Vec<&str> = shown.iter().filter_map(|text| Some(text.split_once("</p>")?.0)).collect();
    assert_eq!(
        measures,
        [
            "124 and 212 words; 122 of them are in both, in the same order.",
            "94 and 95 words; 93 of them are in both, in the same order.",
        ]
    );
    for words in ["might", "will", "broad", "Gorbachev", "him"] {
        assert!(parallels.contains(&format!("<mark class=\"differs\">{words}</mark>")), "{words}");
    }
}

#[test]
fn every_redaction_and_every_code_has_a_row() {
    let ledger = ledger(&site());
    assert_eq!(rows(&ledger, "gap").len(), 34);
    assert_eq!(rows(&ledger, "page").len(), 1);
    assert_eq!(rows(&ledger, "mark").len(), 72);
    assert_eq!(ledger["rows"].as_array().expect("rows").len(), 107);
}

#[test]
fn every_page_has_its_codes_and_redactions() {
    let ledger = ledger(&site());
    let totals = ledger["totals"]["by_folio"].as_array().expect("totals");
    for (name, codes, redactions) in FOLIOS {
        let total = totals.iter().find(|total| total["name"] == name);
        let number = |key: &str| total.map_or(0, |total| total[key].as_u64().expect("a number")) as usize;
        assert_eq!((number("codes"), number("redactions")), (codes, redactions), "folio {name}");
    }
    let sum = |key: &str| totals.iter().map(|total| total[key].as_u64().expect("a number")).sum::<u64>();
    assert_eq!((sum("codes"), sum("redactions")), (72, 35));
}

#[test]
fn every_row_leads_to_an_address_that_its_page_has() {
    let site = site();
    let ledger = ledger(&site);
    for row in ledger["rows"].as_array().expect("rows") {
        let href = row["href"].as_str().expect("a link");
        let (path, id) = href.split_once('#').unwrap_or((href, ""));
        let section = page(&site, &Route::of_path(&format!("{FOLDER}/{path}")));
        assert!(id.is_empty() || section.contains(&format!("id=\"{id}\"")), "{href}");
    }
}

#[test]
fn the_csv_has_the_rows_of_the_json() {
    let site = site();
    let csv = page(&site, &Route::Report(FOLDER.into(), ReportPage::Ledger(Form::Csv)));
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("a record")).collect();
    let ledger = ledger(&site);
    let rows = ledger["rows"].as_array().expect("rows");
    assert_eq!(records.len(), rows.len());
    for (record, row) in records.iter().zip(rows) {
        assert_eq!(record.get(0).map(str::to_owned), Some(row["number"].to_string()));
        assert_eq!(record.get(15), row["href"].as_str());
    }
}

#[test]
fn the_checks_of_the_report_pass() {
    let html = page(&site(), &Route::Report(FOLDER.into(), ReportPage::Index));
    for line in ["15 of 15", "complete", "6 of 6", "72 of 72", "34 of 34", "1 of 1"] {
        assert!(html.contains(&format!("<dd>{line}</dd>")), "{line}");
    }
    assert!(!html.contains("proof-failed"));
}

#[test]
fn the_map_has_a_sheet_for_every_page() {
    let html = page(&site(), &Route::Report(FOLDER.into(), ReportPage::Index));
    // Fifteen scans, and ii and vi, which were not scanned.
    assert_eq!(html.matches("<svg viewBox=\"0 0 76 98\"").count(), 17);
    assert_eq!(html.matches("<li class=\"denied").count(), 1);
    assert_eq!(html.matches("<li class=\"not-scanned").count(), 2);
}

#[test]
fn the_rows_of_the_printed_contents_are_links() {
    let html = page(&site(), &Route::Report(FOLDER.into(), ReportPage::Section("contents".into())));
    let article = html.split("<article").nth(1).expect("the article");
    assert_eq!(article.matches("<td><a href=").count(), 6);
}

#[test]
fn the_exemption_s_page_counts_the_claims_of_each_report() {
    let html = page(&site(), &Route::Exemption("25x1".into()));
    assert!(
        html.contains("9 at a redaction, 23 not beside a visible redaction, 40 on a page, not beside any text"),
        "{html}"
    );
    assert!(html.contains("/ledger.html#exemption-25x1\">Redaction ledger</a>"), "{html}");
    assert!(html.contains("<td class=\"number\">72</td>"), "{html}");
    assert!(html.contains("Executive Order 13526"));
}

/// Mentions in the OCR, counted by hand; `Radio Moscow` and `Moscow radio`, three times, are not the city.
const MENTIONS: [(&str, u32); 12] = [
    ("Mikhail Gorbachev", 16),
    ("Moscow", 22 - 3),
    ("Radio Moscow", 3),
    ("New York", 7),
    ("Yuriy Lyubimov", 4),
    ("Ernst Neizvestny", 4),
    ("Andrey Tarkovskiy", 4),
    ("Foreign Ministry", 4),
    ("Gennadiy Gerasimov", 3),
    // Three times, and once under its title of the 1950s.
    ("Golos Rodiny", 3 + 1),
    ("Vladimir Kuleshov", 2),
    ("Mikhail Baryshnikov", 2),
];

#[test]
fn every_name_is_mentioned_as_often_as_the_ocr_has_it() {
    let site = site();
    let catalog = site.catalog();
    let names = catalog.names.all().iter();
    let counted: Vec<(&str, u32)> = names.map(|name| (&*name.name, catalog.mention_count(&name.slug))).collect();
    for expected in MENTIONS {
        assert!(counted.contains(&expected), "{expected:?} of {counted:?}");
    }
    let kinds = NameKind::ALL.map(|kind| catalog.names.all().iter().filter(|name| name.kind == kind).count());
    assert_eq!(kinds, [22, 15, 7, 3, 3, 0, 0, 0]);
}

#[test]
fn every_address_in_the_catalog_is_on_its_page() {
    let site = site();
    let mut count = 0;
    for (folder, _, entry) in site.catalog().reports() {
        for (slug, _, summary) in entry.sections() {
            let html = page(&site, &Route::of_report(folder, ReportPage::Section(slug.clone())));
            for anchor in summary.anchors() {
                assert!(html.contains(&format!(" id=\"{anchor}\"")), "{folder}/{slug}#{anchor}");
                count += 1;
            }
        }
    }
    assert!(count > 150, "{count}");
}

#[test]
fn the_page_of_a_name_leads_to_each_of_its_mentions() {
    let site = site();
    let index = page(&site, &Route::Names);
    for name in site.catalog().names.all() {
        assert!(index.contains(&format!("href=\"{}.html\"", name.slug)), "{}", name.name);
        let html = page(&site, &Route::Name(name.slug.clone()));
        let links: Vec<&str> =
            html.split("href=\"../").skip(1).filter_map(|rest| rest.split('"').next()?.strip_prefix(FOLDER)).collect();
        let places: Vec<_> = links.iter().filter_map(|link| link.strip_prefix('/')?.split_once(".html#")).collect();
        assert!(!places.is_empty(), "{}", name.name);
        for (section, id) in places {
            let html = page(&site, &Route::Report(FOLDER.into(), ReportPage::Section(section.into())));
            assert!(html.contains(&format!("id=\"{id}\"")), "{}: {section}#{id}", name.name);
        }
    }
}
