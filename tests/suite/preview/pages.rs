//! The pages that the preview shows.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use lacuna::preview;
use serde_json::Value;

use super::client::{Line, ask};
use super::served::{Served, address, bare, names, quick_folder};

/// **The preview adds one script at the socket; the pages are otherwise the bytes that a build writes.**
#[test]
fn the_pages_are_the_bytes_that_a_build_writes() {
    let out = quick_folder();
    let served = Served::project();
    let public = out.path().join("public");
    let done =
        Command::new(env!("CARGO_BIN_EXE_lacuna")).arg("build").arg(served.root()).arg("--out").arg(&public).output();
    let done = done.expect("the program");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let files: BTreeSet<String> = names(&public).into_iter().filter(|name| name != ".lacuna").collect();
    assert!(files.len() > 40, "{files:?}");
    let mut line = Line::new(served.port);
    for name in &files {
        let built = fs::read(public.join(name)).expect("a file");
        let answer = line.get(&address(name));
        assert_eq!(answer.status, if name == "404.html" { 404 } else { 200 }, "{name}");
        let is_page = name.ends_with(".html");
        assert_eq!(answer.header("content-type") == "text/html; charset=utf-8", is_page, "{name}");
        if is_page {
            let tag = preview::tag(answer.header("etag"));
            assert_eq!(answer.body.len(), built.len() + tag.len(), "{name} has the tag once");
            assert_eq!(answer.text().matches(&tag).count(), 1, "{name}");
        }
        assert!(bare(&answer) == built, "{name} is not what a build writes");
    }
}

#[test]
fn a_tab_that_asks_again_gets_the_new_page() {
    let served = Served::start();
    let mut events = served.events();
    let first = served.get("/alpha/one.html");
    let etag = first.header("etag").to_owned();
    for known in [etag.clone(), format!("W/{etag}"), format!("\"other\", {etag}")] {
        let again = ask(served.port, "GET", "/alpha/one.html", &[("If-None-Match", &known)]);
        assert_eq!((again.status, again.body.len()), (304, 0), "{known}");
    }
    served.put("content/alpha/01-one.md", "# One\n\nquixotic\n");
    served.until_page(&mut events, "/alpha/one.html", |page| page.contains("quixotic"));
    let again = ask(served.port, "GET", "/alpha/one.html", &[("If-None-Match", &etag)]);
    assert_eq!(again.status, 200);
    assert_ne!(again.header("etag"), etag);
}

#[test]
fn a_file_that_is_not_text_is_sent_whole() {
    let folder = quick_folder();
    let bytes: Vec<u8> = (0..100_000_u32).flat_map(|number| (number ^ 0xa5a5).to_le_bytes()).collect();
    fs::create_dir_all(folder.path().join("content/r")).expect("folders");
    fs::write(folder.path().join("content/r/index.md"), "+++\ntitle = \"R\"\n+++\n").expect("written");
    fs::write(folder.path().join("content/r/scan.pdf"), &bytes).expect("written");
    let served = Served::over(folder);
    let answer = served.get("/r/scan.pdf");
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/pdf"));
    assert_eq!(answer.header("content-length"), bytes.len().to_string());
    assert!(answer.body == bytes);
    let known = answer.header("etag").to_owned();
    let again = ask(served.port, "GET", "/r/scan.pdf", &[("If-None-Match", &known)]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(ask(served.port, "HEAD", "/r/scan.pdf", &[]).status, 200);
}

fn status(served: &Served, page: &str) -> Value {
    serde_json::from_slice(&served.get(&format!("/_lacuna/page{page}")).body).expect("a status")
}

#[test]
fn the_strip_has_the_findings_of_its_page_and_counts_the_others() {
    let served = Served::start();
    let mut events = served.events();
    served.put(
        "content/alpha/01-one.md",
        "[page 1]\n\n# One\n\nWords.\n\nA mark that is [redcated].\n\nSee [[nowhere]].\n",
    );
    served.put("content/beta/three.md", "# Three\n\nSee [[alpha/nowhere]] too.\n");
    served.until_clean(&mut events);
    let news = status(&served, "/alpha/one.html");
    let codes: Vec<&str> =
        news["here"].as_array().expect("rows").iter().filter_map(|row| row["code"].as_str()).collect();
    assert_eq!(codes, ["unknown-mark", "dangling-reference"]);
    let page = served.page("/alpha/one.html");
    for row in news["here"].as_array().expect("rows") {
        let anchor = row["anchor"].as_str().expect("a passage");
        assert!(page.contains(&format!("id=\"{anchor}\"")), "{row}");
        assert!(row["source"].as_str().is_some_and(|source| source.ends_with(&format!("#L{}", row["line"]))), "{row}");
    }
    assert_eq!(news["here"][0]["anchor"], "f1-p2");
    assert!(
        served.page("/alpha/source/one.html").contains("id=\"L7\""),
        "a finding leads to the line of the coloured source"
    );
    let source = served.get("/alpha/source/one.txt");
    assert_eq!(source.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(source.text(), served.read("content/alpha/01-one.md"));
    assert_eq!(news["elsewhere"]["errors"], 1);
    assert!(!news["gone"].as_bool().expect("a word") && news["fault"].is_null());
    let overview = served.get("/_lacuna/").text();
    for words in ["redcated", "content/beta/three.md", "Open questions"] {
        assert!(overview.contains(words), "{words}");
    }
}

#[test]
fn the_overview_lists_open_questions() {
    let served = Served::start();
    let mut events = served.events();
    let text = "[page 1?]\n\n# One\n\nA gap [redacted 25X1?, 2 lines?].\n\n[note: is this & that right?]\n";
    served.put("content/alpha/01-one.md", text);
    served.until_page(&mut events, "/alpha/one.html", |page| page.contains("right?"));
    let overview = served.get("/_lacuna/").text();
    let open = overview.split("<h2>Open questions</h2>").nth(1).expect("questions");
    assert!(open.contains("is this &amp; that right?") && open.contains("/alpha/one.html#"), "{open}");
    assert!(open.matches("<li>").count() >= 3, "{open}");
}

#[test]
fn the_overview_lists_what_is_left_to_do() {
    let served = Served::start();
    let overview = served.get("/_lacuna/").text();
    assert!(!overview.contains("Left to do"), "{overview}");
    let mut events = served.events();
    served.put("content/alpha/index.md", "+++\ntitle = \"Alpha & Co\"\n[proofread]\n\"1\" = \"once\"\n+++\n");
    served.put(
        "content/alpha/01-one.md",
        "# One\n\n[page 1] Read.\n\n[page 3?] [unclear: Not] yet.\n\n[page 4, not transcribed]\n",
    );
    served.until_page(&mut events, "/alpha/one.html", |page| page.contains("Read."));
    let overview = served.get("/_lacuna/").text();
    let left =
        overview.split("<h2>Left to do</h2>").nth(1).and_then(|left| left.split("</ul>").next()).expect("a list");
    let line = "<li><a href=\"/alpha/#proof-heading\">Alpha &amp; Co</a>: 1 page to transcribe, 2 pages to proofread, 1 guess with a ?, \
                1 doubtful reading</li>";
    assert!(left.contains(line) && left.matches("<li>").count() == 1, "{left}");
}

#[test]
fn a_missing_page_suggests_similar_addresses() {
    let served = Served::start();
    let mut events = served.events();
    fs::rename(served.path("content/alpha/01-one.md"), served.path("content/alpha/01-once.md")).expect("renamed");
    served.until_page(&mut events, "/alpha/one.html", |page| page.contains("Page not found"));
    assert_eq!(served.get("/alpha/one.html").status, 404);
    let news = status(&served, "/alpha/one.html");
    assert_eq!(news["gone"], true);
    assert_eq!(news["suggestions"][0]["href"], "/alpha/once.html");
    let suggestions: Vec<&str> =
        news["suggestions"].as_array().expect("pages").iter().filter_map(|page| page["href"].as_str()).collect();
    assert!(suggestions.contains(&"/alpha/") && suggestions.contains(&"/"), "{suggestions:?}");
    for page in suggestions {
        assert_eq!(served.get(page).status, 200, "{page}");
    }
}

#[test]
fn folders_and_the_base_path() {
    let served = Served::start();
    let mut events = served.events();
    let moved = served.get("/alpha");
    assert_eq!((moved.status, moved.header("location")), (307, "/alpha/"));
    assert_eq!(served.get("/alpha/").text(), served.get("/alpha/index.html").text());
    served.put("content/edition.toml", "title = \"Two\"\nbase_url = \"https://example.org/some/where\"\n");
    // The page for missing addresses starts its links with the base URL's path. They work in the preview, too.
    let page = served.until_page(&mut events, "/nope", |page| page.contains("/some/where/assets/"));
    let style = page.split("href=\"").find(|part| part.contains(".css\"")).and_then(|part| part.split('"').next());
    assert_eq!(served.get(style.expect("a style sheet")).status, 200);
    assert_eq!(served.get("/some/where/").text(), served.get("/").text());
}

#[test]
fn a_broken_template_keeps_the_last_good_page() {
    let served = Served::start();
    let mut events = served.events();
    let good = served.page("/alpha/one.html");
    served.put("templates/section.html", "one\n{% if %}\n");
    served.until_status(&mut events, "/alpha/one.html", |news| !news["fault"].is_null());
    let news = status(&served, "/alpha/one.html");
    assert_eq!((&news["fault"]["file"], &news["fault"]["line"]), (&"templates/section.html".into(), &2.into()));
    assert_eq!(served.page("/alpha/one.html"), good);
    // Changed text still shows, with the last templates that worked.
    served.put("content/alpha/01-one.md", "# One\n\nquixotic\n");
    served.until_page(&mut events, "/alpha/one.html", |page| page.contains("quixotic"));
    fs::remove_file(served.path("templates/section.html")).expect("removed");
    served.until_status(&mut events, "/alpha/one.html", |news| news["fault"].is_null());
    // A template that fails only while a page is rendered.
    let good = served.page("/alpha/one.html");
    served.put("templates/section.html", "{{ nothing.at.all }}");
    served.until_status(&mut events, "/alpha/one.html", |news| !news["fault"].is_null());
    assert_eq!(served.page("/alpha/one.html"), good);
    // A page that never rendered shows the error itself.
    assert_eq!(served.get("/beta/three.html").status, 500);
    fs::remove_file(served.path("templates/section.html")).expect("removed");
    served.until_clean(&mut events);
    assert!(status(&served, "/alpha/one.html")["fault"].is_null());
}

#[test]
fn broken_facts_keep_the_last_good_page() {
    let served = Served::start();
    let mut events = served.events();
    let pages = ["/alpha/", "/alpha/one.html", "/"];
    let good = pages.map(|page| served.page(page));
    for (file, page) in [("content/alpha/index.md", 0), ("content/alpha/01-one.md", 1), ("content/edition.toml", 2)] {
        let text = served.read(file);
        let broken = if file.ends_with(".toml") { "title = \n".into() } else { format!("+++\ntitle = \n+++\n{text}") };
        served.put(file, &broken);
        served.until_status(&mut events, pages[page], |news| news["fault"]["file"] == file);
        assert_eq!(served.page(pages[page]), good[page], "{file}");
        served.put(file, &text);
        served.until_status(&mut events, pages[page], |news| news["fault"].is_null());
        served.until_clean(&mut events);
    }
}

#[test]
fn a_saved_edition_or_style_shows_on_every_page() {
    let served = Served::start();
    let mut events = served.events();
    served.put("content/edition.toml", "title = \"Another title\"\n");
    served.until_page(&mut events, "/alpha/one.html", |page| page.contains("Another title"));
    let exemption = "[[exemption]]\ncode = \"HOM\"\nmeaning = \"harm\"\nauthority = \"a law\"\n";
    served.put("content/alpha/01-one.md", "# One\n\nWords [redacted HOM].\n");
    served.until_clean(&mut events);
    served.put("content/edition.toml", &format!("title = \"Another title\"\n{exemption}"));
    served.until_page(&mut events, "/alpha/one.html", |page| page.contains("data-exemptions=\"HOM\""));
    served.until_clean(&mut events);
    served.put("templates/assets/lacuna.css", "p { color: red }\n");
    let page = served.until_page(&mut events, "/alpha/one.html", |page| {
        let style = page.split("href=\"").find(|part| part.contains(".css\"")).and_then(|part| part.split('"').next());
        style.is_some_and(|style| served.get(&format!("/{}", style.trim_start_matches("../"))).text().contains("red"))
    });
    assert!(page.contains("Another title"));
    served.put("content/alpha/index.md", "+++\ntitle = \"Alpha, renamed\"\n+++\n");
    served.until_page(&mut events, "/alpha/two.html", |page| page.contains("Alpha, renamed"));
    served.until_clean(&mut events);
}
