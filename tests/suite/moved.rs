//! Pages at former addresses: `moved_from` in the front matter of a section or a report.

use std::collections::BTreeMap;

use lacuna::catalog::Route;
use lacuna::diagnostic::Code;
use lacuna::site::{Changes, Site};
use lacuna::text::{Content, FilePath, RawText};

use super::names::apply;

fn save(site: &mut Site, files: &[(&str, &str)]) {
    let content = |text: &str| Some(Content::Text(RawText::new(text.as_bytes().to_vec())));
    let files = files.iter().map(|(path, text)| (FilePath::new(path), content(text))).collect();
    site.apply(Changes { files, faults: Vec::new() }.into());
}

fn page(site: &Site, path: &str) -> Option<String> {
    let output = site.page(&Route::of_path(path)).expect("no fault of a template")?;
    Some(String::from_utf8(output.into_bytes()?).expect("UTF-8"))
}

fn paths(site: &Site) -> Vec<String> {
    site.routes().iter().map(|route| route.path().to_string()).filter(|path| path.ends_with(".html")).collect()
}

const EDITION: (&str, &str) = ("content/edition.toml", "base_url = \"https://example.org/\"\n");

fn site(report: &str, section: &str) -> Site {
    let mut site = Site::empty();
    let report = format!("+++\ntitle = \"Letters\"\n{report}+++\n");
    let facts = if section.is_empty() { String::new() } else { format!("+++\n{section}+++\n\n") };
    let section = facts + "# A letter\n\nWords.\n";
    save(&mut site, &[EDITION, ("content/new/index.md", &report), ("content/new/letter.md", &section)]);
    site
}

#[test]
fn a_section_that_has_moved_leaves_a_page_that_leads_on() {
    let site = site("", "title = \"A letter\"\nmoved_from = [\"new/old name\", \"before/letter\"]\n");
    assert!(site.findings().is_empty(), "{:?}", site.findings());
    let paths = paths(&site);
    for (former, link) in [("new/old name.html", "letter.html"), ("before/letter.html", "../new/letter.html")] {
        assert!(paths.iter().any(|path| path == former), "{paths:?}");
        let page = page(&site, former).expect("a page");
        assert!(page.contains(&format!("<meta http-equiv=\"refresh\" content=\"0; url={link}\">")), "{page}");
        assert!(page.contains(&format!("<a class=\"moved\" href=\"{link}\">A letter</a>")), "{page}");
        assert!(page.contains("<link rel=\"canonical\" href=\"https://example.org/new/letter.html\">"), "{page}");
    }
    let sitemap = page(&site, "sitemap.xml").expect("a sitemap");
    assert!(
        sitemap.contains("new/letter.html") && !sitemap.contains("before/") && !sitemap.contains("old"),
        "{sitemap}"
    );
}

#[test]
fn a_report_that_has_moved_leaves_a_page_for_each_of_its_pages() {
    let mut site = site("moved_from = [\"old\"]\n", "");
    assert!(site.findings().is_empty(), "{:?}", site.findings());
    for name in ["index", "letter", "whole", "ledger", "questions"] {
        let page = page(&site, &format!("old/{name}.html")).expect("a page");
        assert!(page.contains(&format!("<a class=\"moved\" href=\"../new/{name}.html\">")), "{page}");
    }
    save(&mut site, &[("content/new/index.md", "+++\ntitle = \"Letters\"\n+++\n")]);
    assert_eq!(page(&site, "old/index.html"), None);
    assert!(!paths(&site).iter().any(|path| path.starts_with("old/")));
}

#[test]
fn a_former_address_is_claimed_like_every_other() {
    let findings = |site: &Site| -> Vec<(Code, String)> {
        site.findings().iter().map(|finding| (finding.code, finding.message.clone())).collect()
    };
    let in_use = |path: &str, by: &str| (Code::ReservedName, format!("the former address {path} is in use: {by}"));
    let own = site("", "moved_from = [\"new/letter\"]\n");
    assert_eq!(findings(&own), [in_use("new/letter.html", "content/new/letter.md makes a page there")]);
    let program = site("", "moved_from = [\"new/whole\"]\n");
    assert_eq!(findings(&program), [in_use("new/whole.html", "content/new/index.md makes a page there")]);
    let part = site("", "moved_from = [\"old/whole-2\"]\n");
    assert_eq!(findings(&part), [(Code::ReservedName, "`old/whole-2.html` is a reserved name".to_owned())]);
    let reserved = site("moved_from = [\"assets\"]\n", "");
    assert_eq!(findings(&reserved), [(Code::ReservedName, "`assets` is a reserved name".to_owned())]);
    for value in ["letter", "a/b/c", "new/old.html", "../x", ""] {
        let site = site("", &format!("moved_from = [\"{value}\"]\n"));
        assert_eq!(findings(&site), [(Code::BadValue, format!("invalid value `{value}` for `moved_from`"))]);
    }
    let mut twice = site("", "moved_from = [\"new/a\"]\n");
    save(&mut twice, &[("content/new/other.md", "+++\nmoved_from = [\"new/a\"]\n+++\n\n# Other\n\nWords.\n")]);
    assert_eq!(findings(&twice), [in_use("new/a.html", "content/new/letter.md makes a page there")]);
    save(&mut twice, &[("content/new/letter.md", "# A letter\n\nWords.\n")]);
    assert_eq!(findings(&twice), []);
    assert!(page(&twice, "new/a.html").expect("a page").contains("href=\"other.html\""));
}

/// The pinned addresses of a section that is now in another report must exist there.
#[test]
fn pinned_addresses_move_with_their_section() {
    let letter = "[page 1]\n\n# A letter\n\nThe keeper [redacted 25X1] went out.\n\nThe boat sailed.\n";
    let moved = |text: &str| format!("+++\nmoved_from = [\"old/letter\"]\n+++\n\n{text}");
    let (kept, cut) = (moved(letter), moved(&letter.replace("\n\nThe boat sailed.", "")));
    let [old, new] = ["Old", "New"].map(|title| format!("+++\ntitle = \"{title}\"\n+++\n"));
    let mut site = Site::empty();
    save(
        &mut site,
        &[("content/old/index.md", &old), ("content/old/letter.md", letter), ("content/new/index.md", &new)],
    );
    let mut pins = site.pins(&"old".into());
    assert!(pins.add_new() > 5);
    let lock = pins.lock.to_string();
    let files = [("content/old/addresses.lock", Some(&*lock)), ("content/old/letter.md", None)];
    let findings = |steps: &[(&str, Option<&str>)]| -> Vec<String> {
        let mut warm = Site::empty();
        let mut all = BTreeMap::from([("content/old/index.md", Some(&*old)), ("content/new/index.md", Some(&*new))]);
        apply(&mut warm, &all.clone().into_iter().collect::<Vec<_>>());
        for step in steps {
            apply(&mut warm, &[*step]);
            all.extend([*step]);
        }
        let mut cold = Site::empty();
        apply(&mut cold, &all.into_iter().collect::<Vec<_>>());
        let said = |site: &Site| site.findings().iter().map(|finding| finding.message.clone()).collect::<Vec<_>>();
        assert_eq!(said(&warm), said(&cold));
        said(&warm)
    };
    let gone = |address: &str| format!("the pinned address {address} is gone");
    let [lock, without] = files;
    assert_eq!(findings(&[lock, without]), [gone("letter.html")]);
    assert_eq!(findings(&[lock, without, ("content/new/letter.md", Some(&*kept))]), [""; 0]);
    let steps = [lock, without, ("content/new/letter.md", Some(&*kept)), ("content/new/letter.md", Some(&*cut))];
    assert_eq!(findings(&steps), [gone("letter.html#f1-p2")]);
    let steps = [lock, without, ("content/new/letter.md", Some(&*kept)), ("content/new/letter.md", None)];
    assert_eq!(findings(&steps), [gone("letter.html")]);
    let steps = [lock, without, ("content/new/letter.md", Some(&*kept)), ("content/new/index.md", None)];
    assert!(findings(&steps).contains(&gone("letter.html")));
}
