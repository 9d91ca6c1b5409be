//! A page of the original that is not transcribed yet, on every page of the site that counts pages.

use lacuna::catalog::Route;
use lacuna::check;
use lacuna::render::Output;
use lacuna::site::{Changes, Site};
use lacuna::text::{Content, FilePath, RawText};

const INDEX: &str =
    "+++\ntitle = \"A Report\"\npages = 9\n[expect]\nscans = 3\ngaps = 5\ncodes = { \"25X1\" = 1 }\n+++\n";
const SECTION: &str = "[page 1, scan 1]\n\n# Findings\n\nText. [redacted]\n\n[page 2, scan 2, not transcribed]\n\n\
                       [page 3, scan 3]\n\nMore. [25X1]\n\n[pages 4-6, not transcribed]\n";

fn site() -> Site {
    let mut changes = Changes::default();
    for (path, text) in [("content/r/index.md", INDEX), ("content/r/a.md", SECTION)] {
        changes.files.push((FilePath::new(path), Some(Content::Text(RawText::new(text.into())))));
    }
    let mut site = Site::empty();
    site.apply(changes.into());
    site
}

fn page(site: &Site, path: &str) -> String {
    let bytes = site.page(&Route::of_path(path)).expect("a sound template").and_then(Output::into_bytes).expect(path);
    String::from_utf8(bytes).expect("text")
}

#[test]
fn an_untranscribed_page_leaves_checks_open() {
    let site = site();
    assert_eq!(site.findings().to_vec(), []);
    // Without the text for screen readers alone.
    let html = page(&site, "r/index.html");
    let html = ["passed", "open"]
        .iter()
        .fold(html, |html, state| html.replace(&format!("<span class=\"visually-hidden\">, {state}</span>"), ""));
    let checks = [
        "proof-ok\"><dt>Scans</dt><dd>3 of 3<",
        "proof-ok\"><dt>Page numbers</dt><dd>complete<",
        "proof-open\"><dt>Not transcribed yet</dt><dd>4 pages<",
        "proof-ok\"><dt>Codes 25X1 in the margin</dt><dd>1 of 1<",
        "proof-open\"><dt>Redactions in the text</dt><dd>1 of 5<",
    ];
    for check in checks {
        assert!(html.contains(check), "{check}\n{html}");
    }
    assert!(!html.contains("proof-failed"));
}

#[test]
fn an_untranscribed_page_is_on_the_map_and_counts_as_no_page_that_is_here() {
    let html = page(&site(), "r/index.html");
    assert_eq!(html.matches("<li class=\"not-transcribed").count(), 2);
    assert!(html.contains("9 in the original, 2 here"), "{html}");
}

#[test]
fn an_untranscribed_page_is_never_said_to_be_out_of_the_scan() {
    let site = site();
    for path in ["r/index.html", "r/a.html", "r/whole.html", "r/report.txt", "r/ledger.html"] {
        let text = page(&site, path).to_lowercase();
        assert!(!["not scanned", "not-scanned", "not in the scan"].iter().any(|words| text.contains(words)), "{path}");
    }
    assert!(page(&site, "r/report.txt").contains("[pages 4–6, not transcribed]"));
    assert!(page(&site, "r/a.html").contains("Page 2 is not transcribed yet"));
}

/// A report's page says how far each page is, and the map shows which ones are still to be proofread.
#[test]
fn the_pages_that_are_proofread_are_listed_and_on_the_map() {
    let index = INDEX.replace("[expect]", "[proofread]\n1 = \"once\"\n3 = \"twice\"\n[expect]");
    let text = format!("{SECTION}\n[page 7]\n\nText.\n\n[page 8]\n\nText [unclear: of] it.\n\n[page 9?]\n\nText.\n");
    let mut site = site();
    let files = [("content/r/index.md", index.as_str()), ("content/r/a.md", &text)];
    let files = files.map(|(path, text)| (FilePath::new(path), Some(Content::Text(RawText::new(text.into())))));
    site.apply(Changes { files: files.into(), faults: Vec::new() }.into());
    assert_eq!(site.findings().to_vec(), []);
    let html = page(&site, "r/index.html");
    let html = html.replace("<span class=\"visually-hidden\">, passed</span>", "");
    let html = html.replace("<span class=\"visually-hidden\">, open</span>", "");
    for check in [
        "<dt>Proofread twice</dt><dd>3<",
        "<dt>Proofread once</dt><dd>1<",
        "proof-open\"><dt>Not proofread yet</dt><dd>7 to 9<",
        "<li class=\"map-key draft\"",
    ] {
        assert!(html.contains(check), "{check}\n{html}");
    }
    assert_eq!(
        html.matches("<li class=\"draft").count() + html.matches("<li class=\"inferred draft").count(),
        3,
        "{html}"
    );
    let entry = site.catalog().entry(&"r".into()).expect("the report");
    let left = check::Remaining::new(entry, || site.ledger(&"r".into())).expect("pages are left");
    assert_eq!(left.to_string(), "4 pages to transcribe, 3 pages to proofread, 1 guess with a ?, 1 doubtful reading");
}
