//! Which sections cite a report or a section: the list at the foot of its page.

use lacuna::site::{Changes, Site};
use lacuna::text::{Content, FilePath, RawText};

fn save(site: &mut Site, files: &[(&str, &str)]) {
    let content = |text: &str| (!text.is_empty()).then(|| Content::Text(RawText::new(text.as_bytes().to_vec())));
    let files = files.iter().map(|(path, text)| (FilePath::new(path), content(text))).collect();
    site.apply(Changes { files, faults: Vec::new() }.into());
}

/// Every page, by its path.
fn pages(site: &Site) -> Vec<(String, String)> {
    let page = |route| {
        let bytes = site.page(route).expect("no fault of a template")?.into_bytes()?;
        Some((route.path().to_string(), String::from_utf8(bytes).ok()?))
    };
    site.routes().iter().filter_map(page).filter(|(path, _)| path.ends_with(".html")).collect()
}

/// What the list at the foot of each page links to.
fn cited(site: &Site) -> Vec<String> {
    let links = |(path, page): (String, String)| {
        let list = page.split_once("<details class=\"cited\"")?.1.split_once("</details>")?.0.to_owned();
        let hrefs: Vec<&str> = list.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        Some(format!("{path}: {}", hrefs.join(" ")))
    };
    pages(site).into_iter().filter_map(links).collect()
}

const FILES: [(&str, &str); 6] = [
    ("content/q/index.md", "+++\ntitle = \"Another Report\"\nnumber = \"SOV 86-1\"\n+++\n"),
    ("content/q/a.md", "# Summary\n\nSee [[r/b]], and again [[r/b#f2-p1]], and [[r]].\n"),
    ("content/q/c.md", "# Closing\n\nSee [[a]] and [[Letters]].\n"),
    ("content/r/index.md", "+++\ntitle = \"Letters\"\n+++\n\nSee [[a]].\n"),
    ("content/r/a.md", "[page 1]\n\n# Appeals\n\nSee [[page 2]], [[page 1]], [[SOV 86-1]] and [the other](b.md).\n"),
    ("content/r/b.md", "[page 2]\n\n# Prospects\n\nSee [[#prospects]].\n"),
];

fn site() -> Site {
    let mut site = Site::empty();
    save(&mut site, &FILES);
    assert!(site.findings().is_empty(), "{:?}", site.findings());
    site
}

#[test]
fn a_page_lists_the_sections_that_cite_it() {
    let expected = [
        "q/a.html: index.html c.html",
        "q/index.html: ../r/index.html ../r/a.html",
        "r/b.html: index.html a.html ../q/index.html ../q/a.html",
        "r/index.html: ../q/index.html ../q/a.html ../q/c.html",
    ];
    assert_eq!(cited(&site()), expected);
    let (_, page) = pages(&site()).into_iter().find(|(path, _)| path == "r/b.html").expect("the section");
    assert!(page.contains("<summary>Cited in 2 sections</summary>"), "{page}");
    assert!(page.contains("<li><a href=\"../q/a.html\">Summary</a></li>"), "{page}");
}

#[test]
fn a_guide_cites_nothing() {
    let mut site = site();
    save(
        &mut site,
        &[("content/q/index.md", "+++\ntitle = \"Another Report\"\nnumber = \"SOV 86-1\"\nkind = \"guide\"\n+++\n")],
    );
    assert_eq!(cited(&site), ["r/b.html: index.html a.html"]);
}

/// The pages that differ after a save.
fn changed(site: &mut Site, files: &[(&str, &str)]) -> Vec<String> {
    let before = pages(site);
    save(site, files);
    let after = pages(site);
    let mut cold = Site::empty();
    save(&mut cold, &FILES);
    save(&mut cold, files);
    assert_eq!(after.iter().collect::<Vec<_>>(), pages(&cold).iter().collect::<Vec<_>>());
    after.into_iter().filter(|page| !before.contains(page)).map(|(path, _)| path).collect()
}

#[test]
fn a_save_changes_the_pages_that_it_cites_and_no_others() {
    let mut site = site();
    let moved = "# Summary\n\nMore words. And [[r]].\n\nSee [[r/b#f2-p1]], and again [[r/b]].\n";
    // The page of its own report says the version of the transcription.
    let page = ["q/a.html", "q/index.html", "q/whole.html"];
    assert_eq!(changed(&mut site, &[("content/q/a.md", moved)]), page);
    let more = [moved, "\nAnd [[r/a]].\n"].concat();
    assert_eq!(
        changed(&mut site, &[("content/q/a.md", &more)]),
        ["q/a.html", "q/index.html", "q/whole.html", "r/a.html"]
    );
    let closing = "# Closing\n\nSee [[a]] and [[Prospects]].\n";
    assert_eq!(
        changed(&mut site, &[("content/q/a.md", &more), ("content/q/c.md", closing)]),
        ["q/c.html", "q/index.html", "q/whole.html", "r/index.html"]
    );
}

/// A reference may lead elsewhere although its own text is as it was.
#[test]
fn the_list_follows_the_reference() {
    let mut site = site();
    save(
        &mut site,
        &[
            ("content/r/index.md", "+++\ntitle = \"Notes\"\n+++\n"),
            ("content/p/index.md", "+++\ntitle = \"Letters\"\n+++\n"),
        ],
    );
    let page = |site: &Site, path: &str| cited(site).into_iter().find(|line| line.starts_with(path));
    assert_eq!(page(&site, "p/index.html").as_deref(), Some("p/index.html: ../q/index.html ../q/c.html"));
    assert_eq!(page(&site, "r/index.html").as_deref(), Some("r/index.html: ../q/index.html ../q/a.html"));
    save(&mut site, &[("content/names.toml", "[[name]]\nname = \"Letters\"\nkind = \"publication\"\n")]);
    assert_eq!(page(&site, "p/index.html"), None);
    save(&mut site, &[("content/names.toml", ""), ("content/q/letters.md", "# The letters\n\nText.\n")]);
    assert_eq!(page(&site, "p/index.html"), None);
    assert_eq!(page(&site, "q/letters.html").as_deref(), Some("q/letters.html: index.html c.html"));
}
