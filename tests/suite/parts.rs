//! A whole report in parts: its links lead to the part that has their address.

use std::collections::BTreeMap;

use lacuna::catalog::{ReportPage, Route};
use lacuna::render::Output;
use lacuna::site::{Changes, Site};
use lacuna::text::{Content, FilePath, RawText};

/// A section with a page, a redaction, a reference to an endnote, and links to every other section.
fn section(at: usize) -> (String, String) {
    let links = [1, 2, 3].map(|other| format!("[[s{other}]], [[s{other}#f{other}-p2]] and [[page {other}]]"));
    let text = format!(
        "[page {at}]\n\n# Section {at}\n\nBefore [redacted].[^{at}] See {}.\n\n{}\n",
        links.join(", "),
        "x".repeat(999_000)
    );
    (format!("content/r/0{at}-s{at}.md"), text)
}

/// The parts of a report of three long sections and one of endnotes, by their paths.
fn parts() -> BTreeMap<String, String> {
    let mut files = vec![
        ("content/r/index.md".to_owned(), "+++\ntitle = \"R\"\n+++\n".to_owned()),
        (
            "content/r/04-notes.md".to_owned(),
            "+++\nnotes = \"endnotes\"\n+++\n\n# Notes\n\n[^1]: One.\n\n[^2]: Two.\n\n[^3]: Three.\n".to_owned(),
        ),
    ];
    files.extend([1, 2, 3].map(section));
    let files = files
        .into_iter()
        .map(|(path, text)| (FilePath::new(&path), Some(Content::Text(RawText::new(text.into_bytes())))));
    let mut site = Site::empty();
    site.apply(Changes { files: files.collect(), faults: Vec::new() }.into());
    assert!(site.findings().is_empty(), "{:?}", site.findings());
    let routes = site.routes().into_iter().filter(|route| matches!(route, Route::Report(_, ReportPage::Whole(_))));
    let page = |route: &Route| site.page(route).expect("a sound template").and_then(Output::into_bytes);
    let text =
        |route: Route| (route.path().to_string(), String::from_utf8(page(&route).expect("a page")).expect("text"));
    routes.map(text).collect()
}

/// The values of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(&*start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn links_between_parts_resolve() {
    let parts = parts();
    assert_eq!(parts.keys().collect::<Vec<_>>(), ["r/whole-2.html", "r/whole.html"]);
    let mut met = BTreeMap::new();
    for (path, html) in &parts {
        for href in values(html, "href") {
            let (page, anchor) = href.split_once('#').unwrap_or((href, ""));
            let page = if page.is_empty() { path.clone() } else { format!("r/{page}") };
            let Some(target) = parts.get(&page) else { continue };
            *met.entry((page == *path, anchor.is_empty())).or_insert(0) += 1;
            assert!(anchor.is_empty() || values(target, "id").contains(&anchor), "{path} leads to {href}");
        }
    }
    assert!(met[&(true, false)] > 10 && met[&(false, false)] > 10 && met[&(false, true)] > 2, "{met:?}");
    let second = &parts["r/whole-2.html"];
    for link in ["whole.html#s1/", "whole.html#s2/f2-p2", "whole.html#s2/f2-r1", "#s3/f3-p2", "#notes/n3"] {
        assert!(values(second, "href").contains(&link), "no link to {link}");
    }
    for link in ["whole-2.html#s3/", "whole-2.html#s3/f3-r1", "whole-2.html#notes/n1", "#s1/f1"] {
        assert!(values(&parts["r/whole.html"], "href").contains(&link), "no link to {link}");
    }
    // A link to a section leads to its part and not to its own page.
    assert!(!parts.values().flat_map(|html| values(html, "href")).any(|href| href.starts_with("s1.html")));
}

#[test]
fn a_part_says_which_it_is_and_leads_to_the_others() {
    let parts = parts();
    let (first, second) = (&parts["r/whole.html"], &parts["r/whole-2.html"]);
    for (html, part) in [(first, 1), (second, 2)] {
        assert!(html.contains(&format!("<title>The whole report, part {part} of 2 · R")));
        assert!(html.contains(&format!("<p class=\"kicker\">The whole report, part {part} of 2</p>")));
        assert!(html.contains("<p>Only the sections of this part are listed.</p>"));
    }
    assert!(
        first.contains("<a href=\"whole.html\" aria-current=\"page\"><span>Part 1: Section 1 to Section 2</span></a>")
    );
    assert!(first.contains("<li><a href=\"whole-2.html\"><span>Part 2: Section 3 to Notes</span></a></li>"));
    assert!(first.contains("<a rel=\"next\" href=\"whole-2.html\">") && !first.contains("rel=\"prev\""));
    assert!(second.contains("<a rel=\"prev\" href=\"whole.html\">") && !second.contains("rel=\"next\""));
    let boxes = |html: &str| html.matches("<input type=\"checkbox\" value=").count();
    assert_eq!((boxes(first), boxes(second)), (2, 2));
    let listed = |html: &str| html.matches("<li><a href=\"#").count();
    assert_eq!((listed(first), listed(second)), (2, 2));
}
