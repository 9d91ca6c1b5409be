//! An edition that lists the reports of others.

use lacuna::catalog::Route;
use lacuna::render::Output;
use lacuna::site::Site;

use super::names::{apply, is_like_a_cold_start};

const LIST: &str =
    "[[edition]]\npath = \"editions/b.json\"\n\n[[edition]]\npath = \"editions/c.json\"\nurl = \"c d/\"\n";

fn page(site: &Site, route: &Route) -> String {
    let bytes = site.page(route).expect("a sound template").and_then(Output::into_bytes).expect("a page");
    String::from_utf8(bytes).expect("UTF-8")
}

/// The `edition.json` of a site with one report.
fn edition(title: &str, date: &str) -> String {
    let mut site = Site::empty();
    let settings = format!("title = \"Edition {title}\"\nbase_url = \"https://example.org/{title}/\"\n");
    let index = format!("+++\ntitle = \"Report {title}\"\ndate = \"{date}\"\nagency = \"Agency\"\n+++\n");
    let (text, index) = ("# A\n\nIt was [redacted 25X1].\n", index.as_str());
    apply(
        &mut site,
        &[
            ("content/edition.toml", Some(&settings)),
            ("content/r#1/index.md", Some(index)),
            ("content/r#1/a.md", Some(text)),
        ],
    );
    assert!(site.findings().is_empty(), "{:?}", site.findings());
    page(&site, &Route::EditionFile)
}

#[test]
fn the_list_has_the_reports_of_all_editions_by_date() {
    let (b, c) = (edition("b", "1950"), edition("c", "1990"));
    let mut site = Site::empty();
    let index = "+++\ntitle = \"Report a\"\ndate = \"1970\"\n+++\n";
    apply(
        &mut site,
        &[
            ("content/edition.toml", Some(LIST)),
            ("content/a/index.md", Some(index)),
            ("content/editions/b.json", Some(&b)),
            ("content/editions/c.json", Some(&c)),
        ],
    );
    assert!(site.findings().is_empty(), "{:?}", site.findings());
    let list = page(&site, &Route::FindingAid);
    let links: Vec<&str> =
        list.split("finding-title\" href=\"").skip(1).filter_map(|link| link.split("</a>").next()).collect();
    assert_eq!(
        links,
        [
            "https://example.org/b/r%231/index.html\">Report b",
            "a/index.html\">Report a",
            "c%20d/r%231/index.html\">Report c"
        ]
    );
    assert!(list.contains("<span class=\"finding-about\">Edition b</span>"), "{list}");
    assert_eq!(list.matches("<td>Agency</td><td class=\"number\">1</td>").count(), 2, "{list}");
    assert!(!page(&site, &Route::EditionFile).contains("Report b"), "an edition names its own reports alone");
}

#[test]
fn a_save_of_a_listed_edition_is_like_a_cold_start() {
    let (b, later, c) = (edition("b", "1950"), edition("b", "1999"), edition("c", "1990"));
    let file = "content/editions/b.json";
    is_like_a_cold_start(&[
        &[("content/edition.toml", Some(LIST)), ("content/editions/c.json", Some(&c))],
        &[(file, Some(&b))],
        &[(file, Some(&later))],
        &[(file, Some("{}"))],
        &[(file, None)],
        &[("content/edition.toml", None)],
        &[("content/edition.toml", Some(LIST)), (file, Some(&b))],
    ]);
}

#[test]
fn the_list_has_a_group_for_each_series() {
    let mut site = Site::empty();
    let index = |title: &str, facts: &str| format!("+++\ntitle = \"{title}\"\n{facts}+++\n");
    let (late, early) =
        ("series = \"Harbour Letters\"\ndate = \"1970\"\n", "series = \"Harbour  letters\"\ndate = \"1950\"\n");
    let other = "series = \"Annals\"\ndate = \"1960\"\n";
    let texts = [index("A", late), index("B", early), index("C", other), index("D", "date = \"1940\"\n")];
    let files = ["a", "b", "c", "d"].map(|folder| format!("content/{folder}/index.md"));
    let files: Vec<(&str, Option<&str>)> =
        files.iter().zip(&texts).map(|(file, text)| (file.as_str(), Some(text.as_str()))).collect();
    apply(&mut site, &files);
    let list = |site: &Site| -> Vec<String> {
        let page = page(site, &Route::FindingAid);
        let rows = page.split("<tr").skip(2).filter_map(|row| row.split_once("</tr>"));
        let cell = |(row, _): (&str, &str)| {
            let words = row.split_once("finding-title").or_else(|| row.split_once("colspan"))?.1;
            Some(words.split_once('>')?.1.split_once('<')?.0.to_owned())
        };
        rows.filter_map(cell).collect()
    };
    assert_eq!(list(&site), ["Harbour  letters", "B", "A", "Annals", "C", "Other reports", "D"]);
    assert!(page(&site, &Route::FindingAid).contains("<tbody id=\"series-harbour-letters\">"));
    assert!(page(&site, &Route::EditionFile).contains("\"series\": \"Annals\""));
    apply(&mut site, &files.iter().map(|(file, _)| (*file, Some("+++\ntitle = \"X\"\n+++\n"))).collect::<Vec<_>>());
    assert_eq!(list(&site), ["X", "X", "X", "X"]);
    assert!(!page(&site, &Route::FindingAid).contains("Other reports"));
}
