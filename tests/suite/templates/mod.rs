//! Every value that a built-in template reads exists on its page. This includes conditions, where the engine treats a missing value as
//! false, and branches that a page does not take.

#![expect(clippy::string_slice, reason = "this reads our own templates, and may panic on them")]

mod paths;

use std::collections::BTreeMap;

use lacuna::catalog::Route;
use lacuna::diagnostic::Severity;
use lacuna::render::BUILT_IN;
use lacuna::site::{Changes, Site};
use lacuna::text::{Content, FilePath, RawText};

use paths::read;

/// Each template with pages that together have every value it can show.
const PAGES: [(&str, &str); 22] = [
    ("404.html", "404.html"),
    ("exemption.html", "exemptions/25x1.html"),
    ("exemptions.html", "exemptions/index.html"),
    ("feed.xml", "feed.xml"),
    ("guide.html", "g/index.html"),
    ("index.html", "index.html"),
    ("ledger.html", "r/ledger.html"),
    ("reading.html", "reading.html"),
    ("moved.html", "r/former.html"),
    ("name.html", "names/ada-lovelace.html"),
    ("names.html", "names/index.html"),
    ("parallels.html", "r/parallels.html"),
    ("parallels.html", "thrice/parallels.html"),
    ("questions.html", "r/questions.html"),
    ("report.html", "r/index.html"),
    ("robots.txt", "robots.txt"),
    ("search.html", "search.html"),
    ("section.html", "r/b.html"),
    ("sitemap.xml", "sitemap.xml"),
    ("source.html", "r/source/b.html"),
    ("whole.html", "r/whole.html"),
    ("whole.html", "long/whole-2.html"),
];

const INDEX: &str = r#"+++
title = "A Report"
subtitle = "Of much"
number = "R-1"
date = "1987"
agency = "Agency"
office = "Office"
classification = "Secret"
record = "1"
source_url = "https://example.org/"
pages = 4
scans = "*.gif"
scan_url = "https://www.example.org/{scan}"

[[release]]
key = "2012"
record_date = "2012"

[expect]
gaps = 1
+++
Introduction.
"#;

const NAMES: &str =
    "[[name]]\nname = \"Ada Lovelace\"\nforms = [\"Ada\"]\nkind = \"person\"\nabout = \"A mathematician.\"\n";

/// The scan of the page of section B: the header of a picture of 3 × 4 pixels.
const SCAN: &[u8] = b"GIF89a\x03\0\x04\0\0\0\0;";

/// A site whose pages have every value that the built-in templates can show.
fn site(own: &[(&str, &str)]) -> Site {
    let passage: String = (0..60).map(|at| format!("word{at} ")).collect();
    let section = format!(
        "[page 2, scan 2]\n\n# B\n\n## C\n\nAda Lovelace and Ada [redacted 25X1?, 2 lines] went. [25X1]\n\n[note: Why?]\n\n{passage}\n"
    );
    let repeated = format!("[page 1, scan 1]\n\n# A\n\n## Below\n\n{}\n", passage.replace("word30", "another"));
    let thrice = format!("# A\n\n{passage}\n\nOne.\n\n{repeated}\n\nTwo.\n\n{passage}\n\nSee [[r/b]].\n");
    let thrice = thrice.replace("[page 1, scan 1]\n\n# A\n\n## Below\n\n", "");
    let files = [
        (
            "content/edition.toml",
            "title = \"██ E\"\nsubtitle = \"S\"\neditor = \"D\"\nbase_url = \"https://example.org/\"\n",
        ),
        ("content/names.toml", NAMES),
        ("content/g/index.md", "+++\ntitle = \"G\"\nsubtitle = \"H\"\nkind = \"guide\"\n+++\nText.\n"),
        ("content/g/a.md", "# A\n\n## B\n"),
        ("content/r/index.md", INDEX),
        ("content/r/1-a.md", &repeated),
        ("content/r/2-b.md", &section),
        ("content/r/3-c.md", "+++\nmoved_from = [\"r/former\"]\n+++\n[page 3]\n\n# C\n\n[page 4, denied]\n"),
        ("content/thrice/index.md", "+++\ntitle = \"Thrice\"\n+++\n"),
        ("content/thrice/a.md", &thrice),
    ];
    let files = files.into_iter().chain(own.iter().copied());
    let text =
        |(path, text): (&str, &str)| (FilePath::new(path), Some(Content::Text(RawText::new(text.as_bytes().to_vec()))));
    let path = FilePath::new("content/r/2.gif");
    let scan = Content::read(&path, SCAN.len() as u64, &mut &*SCAN).expect("memory can be read").expect("public");
    let files = files.map(text).chain([(path, Some(scan))]).collect();
    let mut site = Site::empty();
    site.apply(Changes { files, faults: Vec::new() }.into());
    site
}

fn source(name: &str) -> &'static str {
    let (_, bytes) = BUILT_IN.iter().find(|(known, _)| *known == name).expect("a built-in template");
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// The bodies of the components, by name.
fn components() -> BTreeMap<&'static str, &'static str> {
    let parts = source("components.html").split("{% component ").skip(1);
    parts.filter_map(|part| Some((part.split('(').next()?, part.split_once("%}")?.1))).collect()
}

/// The paths that a template reads, including those of the components that it calls.
fn paths_of(template: &str) -> Vec<String> {
    let mut found = read(template, &BTreeMap::new());
    let components = components();
    let mut calls = std::mem::take(&mut found.calls);
    while !calls.is_empty() {
        let mut arguments: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for (component, name, path) in std::mem::take(&mut calls) {
            let inner = read(components.get(&*component).expect("a component"), &[(name.clone(), path.clone())].into());
            found.paths.extend(inner.paths);
            calls.extend(inner.calls);
            arguments.entry(component).or_default().insert(name, path);
        }
    }
    found.paths.into_iter().collect()
}

/// A report whose whole is in three parts, for the pages of one.
fn long_report(page: &str) -> Vec<(String, String)> {
    if !page.starts_with("long/") {
        return Vec::new();
    }
    let section =
        |at: usize| (format!("content/long/{at}.md"), format!("[page {at}]\n\n# S{at}\n\n{}\n", "x".repeat(1_100_000)));
    let index = ("content/long/index.md".to_owned(), "+++\ntitle = \"Long\"\n+++\n".to_owned());
    (1..=3).map(section).chain([index]).collect()
}

/// The paths that a page does not have. A template prints each path, and the engine fails on a missing value.
fn missing(template: &str, page: &str, text: &str) -> Vec<String> {
    let paths = paths_of(text);
    assert!(!paths.is_empty(), "{template} reads something");
    let long = long_report(page);
    let path = format!("templates/{template}");
    let site = |text: &str| {
        let long = long.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        site(&long.chain([(path.as_str(), text)]).collect::<Vec<_>>())
    };
    let fails = |path: &&String| {
        let site = site(&format!("{{{{ {path} }}}}"));
        match site.page(&Route::of_path(page)) {
            Ok(bytes) => bytes.is_none(),
            Err(_) => true,
        }
    };
    // Try all at once, and one by one only to find the missing ones.
    let all: String = paths.iter().map(|path| format!("{{{{ {path} }}}}")).collect();
    let whole = site(&all);
    match whole.page(&Route::of_path(page)) {
        Ok(Some(_)) => Vec::new(),
        _ => paths.iter().filter(fails).cloned().collect(),
    }
}

#[test]
fn built_in_templates_read_only_values_of_their_pages() {
    let errors: Vec<String> = site(&[])
        .findings()
        .iter()
        .filter(|it| it.code.severity() == Severity::Error)
        .map(|it| it.message.clone())
        .collect();
    assert_eq!(errors, [""; 0]);
    let mut faults: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (template, page) in PAGES {
        let own = source(template);
        let whole =
            if own.contains("extends \"base.html\"") { [source("base.html"), own].concat() } else { own.into() };
        let found = missing(template, page, &whole);
        // A value that another of its pages has is not missing.
        match faults.get_mut(template) {
            Some(known) => known.retain(|path| found.contains(path)),
            None => drop(faults.insert(template, found)),
        }
    }
    let is_tried = |name: &str| faults.contains_key(name) || ["base.html", "components.html"].contains(&name);
    let others = BUILT_IN.iter().map(|(name, _)| *name).filter(|name| !name.starts_with("assets/") && !is_tried(name));
    assert_eq!(others.collect::<Vec<_>>(), [""; 0], "these templates have no page to test");
    faults.retain(|_, paths| !paths.is_empty());
    assert!(faults.is_empty(), "values that no page has: {faults:#?}");
}

#[test]
fn a_value_that_no_view_offers_is_found_wherever_it_is_read() {
    for (text, path) in [
        ("{{ view.nope }}", "view.nope"),
        ("{{ page.nope }}", "page.nope"),
        ("{% if view.nope %}{% endif %}", "view.nope"),
        ("{% if view.report.nope and page.title %}{% endif %}", "view.report.nope"),
        ("{% for item in view.contents %}{% if item.nope %}{% endif %}{% endfor %}", "view.contents[0].nope"),
        ("{{ <figures figures={view.contents} /> }}", "view.contents[0].label"),
    ] {
        let found = missing("section.html", "r/b.html", text);
        assert!(found.iter().any(|found| found == path), "{text}: {found:?}");
    }
    assert_eq!(missing("section.html", "r/b.html", "{{ view.report.title }}"), [""; 0]);
}

#[test]
fn no_heading_can_take_an_id_of_a_template() {
    let templates = ["base.html", "components.html", "section.html", "report.html", "guide.html", "whole.html"];
    let ids = templates.iter().flat_map(|name| source(name).split(" id=\"").skip(1));
    let ids: Vec<&str> = ids.filter_map(|rest| rest.split('"').next()).filter(|id| !id.contains("{{")).collect();
    assert!(ids.contains(&"main"));
    let headings: String = ids.iter().map(|id| format!("# One {{#{id}}}\n\n")).collect();
    let findings = site(&[("content/r/b.md", &headings)]).findings();
    for id in ids {
        let end = format!("the address `#{id}`");
        assert!(findings.iter().any(|finding| finding.message.ends_with(&end)), "{id}");
    }
}
