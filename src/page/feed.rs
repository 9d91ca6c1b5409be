//! The feed of an edition: its reports and their releases.

use serde_json::{Value, json};

use crate::catalog::{Catalog, ReportPage, Route};
use crate::edition::{Date, Release, ReportKind};

use super::Page;
use super::report::identity;

/// The Atom feed (RFC 4287) of the releases of all reports, the latest first; a report without a dated release has its own date. **Every
/// date is one of the facts**, so the same edition has the same feed. `None` without a base URL.
pub fn feed(catalog: &Catalog) -> Option<Page<'static>> {
    let config = &catalog.config;
    let base = config.base_url.as_deref()?;
    let mut dated: Vec<(Date, Value)> = Vec::new();
    for (folder, report, entry) in catalog.reports().filter(|(_, report, _)| report.kind == ReportKind::Report) {
        let href = Route::of_report(folder, ReportPage::Index).address(base);
        let summary = identity(report, entry, &catalog.locale);
        let mut add = |date: Date, release: Option<&Release>| {
            let id = release.map_or_else(|| href.clone(), |release| href.at(["release-", &release.key].concat()));
            let value =
                json!({ "id": id, "title": report.title, "updated": moment(date), "href": href, "summary": summary });
            dated.push((date, value));
        };
        let releases: Vec<(&Release, Date)> =
            report.releases.iter().filter_map(|release| Some((release, release.date()?))).collect();
        match (releases.as_slice(), report.date) {
            ([], Some(date)) => add(date, None),
            (releases, _) => releases.iter().for_each(|(release, date)| add(*date, Some(release))),
        }
    }
    // A stable sort: what has one date stays in the order of the folders.
    dated.sort_by(|(one, _), (other, _)| other.cmp(one));
    let title = config.title.replace("██ ", "");
    let author = config.editor.clone().unwrap_or_else(|| title.clone());
    let updated = dated.first().map_or_else(|| NEVER.to_owned(), |(date, _)| moment(*date));
    let entries: Vec<Value> = dated.into_iter().map(|(_, entry)| entry).collect();
    let (home, feed) = (Route::FindingAid.address(base), Route::Feed.address(base));
    let view =
        json!({ "title": title, "author": author, "home": home, "feed": feed, "updated": updated, "entries": entries });
    Some(Page::File("feed.xml", view))
}

/// The moment of a feed without entries.
const NEVER: &str = "1970-01-01T00:00:00Z";

/// The first moment of a date, as Atom needs it.
fn moment(date: Date) -> String {
    let (year, month, day) = date.first();
    format!("{year:04}-{:02}-{:02}T00:00:00Z", month.unwrap_or(1), day.unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::edition::Report;

    #[test]
    fn the_latest_release_is_the_first_entry() {
        let mut catalog = Catalog::default();
        assert!(feed(&catalog).is_none(), "a feed needs an address");
        let release = |key: &str, date: &str| Release {
            key: key.into(),
            agency: None,
            case: None,
            decision: None,
            record_date: date.parse().ok(),
            stamped_date: None,
            note: None,
        };
        let report = |title: &str, date: &str, releases| Report {
            title: title.into(),
            date: date.parse().ok(),
            releases,
            ..Report::default()
        };
        catalog.admit_report(
            &"a".into(),
            report("A", "1961-04", vec![release("98", "1998-11-02"), release("22", "2022-03")]),
        );
        catalog.admit_report(&"b".into(), report("B", "1970", Vec::new()));
        catalog.admit_report(&"c".into(), report("C", "", Vec::new()));
        catalog.admit_report(&"d".into(), Report { kind: ReportKind::Guide, ..report("D", "2026", Vec::new()) });
        catalog.config = Config { base_url: Some("https://example.org/x/".into()), ..Config::default() };
        let Some(Page::File("feed.xml", view)) = feed(&catalog) else { panic!("a feed") };
        let entries = view["entries"].as_array().expect("a list");
        let shown: Vec<(&str, &str)> =
            entries.iter().filter_map(|entry| Some((entry["id"].as_str()?, entry["updated"].as_str()?))).collect();
        assert_eq!(
            shown,
            [
                ("https://example.org/x/a/#release-22", "2022-03-01T00:00:00Z"),
                ("https://example.org/x/a/#release-98", "1998-11-02T00:00:00Z"),
                ("https://example.org/x/b/", "1970-01-01T00:00:00Z"),
            ]
        );
        assert_eq!(view["updated"], "2022-03-01T00:00:00Z");
        assert_eq!(view["feed"], "https://example.org/x/feed.xml");
    }
}
