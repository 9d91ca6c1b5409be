//! What the search index of a site has, and whether the site has one.

use lacuna::catalog::Route;
use lacuna::render::{Output, plain_texts};
use lacuna::site::{Changes, Site};
use lacuna::text::{Content, FilePath, RawText};

fn site(edition: &str, report: &str) -> Site {
    let mut changes = Changes::default();
    for (path, text) in [
        ("content/edition.toml", edition),
        ("content/a/index.md", &format!("+++\ntitle = \"Alpha\"\n{report}+++\n\nOmega.\n")),
        ("content/a/one.md", "# Beta\n\nThe word gamma.\n"),
        ("content/b/index.md", "+++\ntitle = \"Delta\"\n+++\n"),
        ("content/b/two.md", "# Epsilon\n\nThe word zeta.\n"),
    ] {
        changes.files.push((FilePath::new(path), Some(Content::Text(RawText::new(text.into())))));
    }
    let mut site = Site::empty();
    site.apply(changes.into());
    assert!(site.findings().iter().all(|finding| finding.code.name() != "unknown-key"), "{:?}", site.findings());
    site
}

fn bytes(site: &Site, route: &Route) -> Vec<u8> {
    site.page(route).expect("a sound template").and_then(Output::into_bytes).expect("a page")
}

/// The files of the index, the texts in plain form.
fn index(site: &Site) -> Vec<(String, String)> {
    let files = site.routes().into_iter().filter(|route| matches!(route, Route::SearchFile(_)));
    let read = |route: Route| {
        let script = bytes(site, &route);
        let text = plain_texts(&script).unwrap_or(script);
        (route.path().as_str().to_owned(), String::from_utf8(text).expect("text"))
    };
    files.map(read).collect()
}

#[test]
fn an_edition_has_a_search_unless_it_says_otherwise() {
    let (with, without) = (site("", ""), site("search = false\n", ""));
    assert_eq!(index(&with).len(), 3);
    assert_eq!(index(&without), []);
    let pages = with.routes().len() - without.routes().len();
    // The three files of the index, and search.html.
    assert_eq!(pages, 4);
    let page = |site| String::from_utf8(bytes(site, &Route::of_path("a/one.html"))).expect("text");
    let (with, without) = (page(&with), page(&without));
    assert!(with.contains("search.html\"") && with.matches("/search").count() == 4, "{with}");
    assert!(without.contains("<script") && !without.contains("search"), "{without}");
}

#[test]
fn a_report_is_searched_unless_it_says_otherwise() {
    let has = |report: &str, words: [&str; 4]| {
        let index = index(&site("", report));
        words.map(|word| index.iter().filter(|(_, text)| text.to_lowercase().contains(word)).count())
    };
    // Each word is in the terms and in the texts.
    assert_eq!(has("", ["gamma", "alpha", "omega", "zeta"]), [2, 2, 2, 2]);
    assert_eq!(has("search = false\n", ["gamma", "alpha", "omega", "zeta"]), [0, 0, 0, 2]);
}
