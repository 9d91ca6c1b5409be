//! A report's page, its ledger and its open questions: they say only what the facts say.

use lacuna::catalog::Route;
use lacuna::render::Output;
use lacuna::site::{Changes, Site};
use lacuna::text::{Content, FilePath, RawText};

const RELEASED: &str = "+++\ntitle = \"A Report\"\nnumber = \"R 1\"\ndate = \"1987-02\"\nclassification = \"Secret\"\n\
                        source_url = \"https://www.example.org/r1\"\n[[release]]\nkey = \"a\"\nrecord_date = \"2012\"\n+++\n\n\
                        The first paragraph.\n\nThe second paragraph.\n";

fn site(index: &str, section: &str) -> Site {
    let mut changes = Changes::default();
    for (path, text) in [("content/r/index.md", index), ("content/r/a.md", section)] {
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
fn a_report_with_redactions_says_how_it_was_released_and_where_to_begin() {
    let html = page(&site(RELEASED, "[page 1]\n\n# Findings\n\nText [redacted]. [25X1]\n"), "r/index.html");
    for part in [
        "R 1 · February 1987 · Secret · released in part, 2012",
        "href=\"a.html\">Read from Findings<",
        "href=\"ledger.html\">Redaction ledger<",
        "href=\"https://www.example.org/r1\">Original at example.org<",
        "<b>1</b> redaction in the text",
        "<b>1</b> exemption code in the margin, all 25X1",
        "class=\"map\"",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
    let (first, second) = (html.find("The first paragraph."), html.find("The second paragraph."));
    let contents = html.find("id=\"contents-heading\"");
    assert!(
        first.is_some() && first < contents && contents < second,
        "the introduction's first paragraph opens the page"
    );
}

#[test]
fn a_report_without_redactions_says_nothing_of_any() {
    let site = site(RELEASED, "[page 1]\n\n# Findings\n\nText.\n");
    let html = page(&site, "r/index.html");
    assert!(html.contains("Secret · released, 2012"), "{html}");
    let main = html.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("the page");
    for part in ["released in part", "ledger.html", "redaction", "Redaction", "class=\"map\"", "split"] {
        assert!(!main.contains(part), "{part}\n{main}");
    }
    let ledger = page(&site, "r/ledger.html");
    assert!(ledger.contains("This report has no redactions and no exemption codes."), "{ledger}");
    assert!(!ledger.contains("<table"), "{ledger}");
}

#[test]
fn a_report_without_a_release_is_not_said_to_be_released() {
    let index = "+++\ntitle = \"A Report\"\nclassification = \"Secret\"\n+++\n";
    let html = page(&site(index, "# Findings\n\nText [redacted].\n"), "r/index.html");
    assert!(html.contains("<dd>Secret</dd>") && !html.contains("released"), "{html}");
}

#[test]
fn a_long_title_is_set_smaller() {
    let of = |count| {
        let title = "w ".repeat(count);
        page(&site(RELEASED, &format!("[page 1]\n\n# {title}\n\n## {title}\n\nText.\n")), "r/a.html")
    };
    assert_eq!(of(100).matches("<h1 class=\"long\" ").count(), 1);
    assert!(!of(100).contains("<h2 class") && !of(40).contains("class=\"long\""));
}

#[test]
fn the_map_says_what_is_inferred_and_counts_the_codes() {
    let section = "[page 4?]\n\n# Findings\n\nText [redacted]. [25X1, 25X1]\n\n[pages 5-8, denied]\n";
    let html = page(&site(RELEASED, section), "r/index.html");
    let sheets: Vec<&str> = html.split("<li class=\"").filter(|sheet| sheet.contains("0 0 76 98")).collect();
    assert_eq!(sheets.len(), 2, "{html}");
    assert!(sheets[0].starts_with("inferred\"><a href=\"a.html#f4\">"));
    let words =
        "<span><small>page </small>4?</span> <em><b>1<small> redaction</small></b> <i>2<small> codes</small></i></em>";
    assert!(sheets[0].contains(words), "{}", sheets[0]);
    assert!(
        sheets[1].starts_with("denied stack\"")
            && sheets[1].contains("</small>5–8 ×4<small>, withheld in full</small>"),
        "{}",
        sheets[1]
    );
}

/// Its own mark on the map, its own line in the legend, its own rows and sums in the ledger.
#[test]
fn text_that_the_edition_withholds_is_never_counted_as_a_redaction() {
    let section =
        "[page 4]\n\n# Findings\n\nText [redacted]. [withheld (b)(6), 2 words: Ivan Petrov] and [withheld: x].\n";
    let mut changes = Changes::default();
    for (path, text) in [
        ("content/edition.toml", "source = \"private\"\n"),
        ("content/r/index.md", RELEASED),
        ("content/r/a.md", section),
    ] {
        changes.files.push((FilePath::new(path), Some(Content::Text(RawText::new(text.into())))));
    }
    let mut site = Site::empty();
    site.apply(changes.into());
    let html = page(&site, "r/index.html");
    for part in [
        "<b>1<small> redaction</small></b></em><small>, 2 texts withheld by this edition</small></a>",
        "<li class=\"map-key bar\">redactions, with their number</li>",
        "<li class=\"map-key withheld\">text withheld by this edition</li>",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
    for (class, count) in [("map-gap", 1), ("map-withheld", 2)] {
        let path = html.split(&format!("<path class=\"{class}\" d=\"")).nth(1).expect(class);
        assert_eq!(path.split('"').next().expect("a path").matches('M').count(), count, "{class}");
    }
    let ledger: serde_json::Value = serde_json::from_str(&page(&site, "r/ledger.json")).expect("JSON");
    let rows = ledger["rows"].as_array().expect("rows").iter();
    let kinds: Vec<&str> = rows.map(|row| row["entry"].as_str().expect("a kind")).collect();
    assert_eq!(kinds, ["gap", "withheld-by-edition", "withheld-by-edition"], "{ledger}");
    let shown = page(&site, "r/ledger.html");
    assert!(shown.contains("2 texts withheld by this edition"), "{shown}");
}

#[test]
fn a_long_map_shows_pages_alike_as_one_stack() {
    let pages: Vec<String> = (2..=80).map(|page| format!("[page {page}]\n\nText.\n\n")).collect();
    let html = page(
        &site(RELEASED, &format!("[page 1]\n\n# Findings\n\nText [redacted].\n\n{}", pages.concat())),
        "r/index.html",
    );
    assert_eq!(html.matches("<span><small>page").count(), 2, "{html}");
    assert!(html.contains("<small>pages </small>2–80 ×79</span>"), "{html}");
}

#[test]
fn a_code_beside_a_redaction_is_in_the_row_of_the_redaction() {
    let html =
        page(&site(RELEASED, "[page 1]\n\n# Findings\n\nText [redacted (b)(3)?, name?]. [25X1]\n"), "r/ledger.html");
    let body = html.split("<tbody>").last().expect("the rows");
    assert_eq!(body.matches("<tr").count(), 1, "{body}");
    for part in ["<td>name?</td>", ">(b)(3)</a></span>?; in the margin <span class=\"code\""] {
        assert!(body.contains(part), "{part}\n{body}");
    }
}

#[test]
fn a_question_is_asked_once_for_all_its_places() {
    let section = "[page 1]\n\n# Findings\n\nText. [25X1]\n\nMore. [25X1]\n\n[page 2]\n\nText. [25X1]\n";
    let html = page(&site(RELEASED, section), "r/questions.html");
    assert!(html.contains("3 open questions"), "{html}");
    assert_eq!(html.matches("25X1: code not beside a visible redaction").count(), 1, "{html}");
    assert!(
        html.contains(">Page 1</a>, <a href=\"a.html#f1-m2\">2</a>, <a href=\"a.html#f2-m1\">Page 2</a>"),
        "{html}"
    );
}

#[test]
fn the_page_on_reading_explains_the_signs_in_use() {
    let words = |sign: &str| match sign {
        "stated" => "A square end means",
        "open" => "ends on a slant",
        "portion-mark" => "the classification of one paragraph",
        "beside-text" => "A code in a frame",
        "page" => "A page of the original begins here",
        "inferred-page" => "means that we infer",
        "note" => "Our own notes",
        "sic" => "A mistake in the original",
        _ => "A page that was withheld in full",
    };
    let cases: [(&str, &[&str]); 4] = [
        ("[page 1]\n\n# A\n\nText.\n", &["page"]),
        ("# A\n\nText [redacted, 2 lines].\n", &["stated"]),
        (
            "[page 1?]\n\n# A\n\nText [redacted, portion mark]. [note: So.]\n\nMore. [25X1]\n",
            &["open", "portion-mark", "inferred-page", "note", "beside-text"],
        ),
        ("# A\n\nTxet [sic].\n\n[page 2, denied]\n", &["sic", "denied", "page"]),
    ];
    let all = ["stated", "open", "portion-mark", "beside-text", "page", "inferred-page", "note", "sic", "denied"];
    for (text, signs) in cases {
        let html = page(&site(RELEASED, text), "reading.html");
        for sign in all {
            assert_eq!(html.contains(words(sign)), signs.contains(&sign), "{sign} in {text}");
        }
    }
}

#[test]
fn a_numbering_has_its_name_where_it_begins() {
    let text = "[page 1]\n\n# Letter\n\nOne [redacted].\n\n[page memo:1]\n\nOne [redacted].\n\n[page memo:2]\n\nTwo.\n";
    let mut changes = Changes::default();
    let index = ("content/r/index.md", "+++\ntitle = \"R\"\n+++\n");
    let files = [
        index,
        ("content/r/a.md", text),
        ("content/r/b.md", "[page memo:4]\n\n# Annex\n"),
        ("content/r/c.md", "[page memo:5]\n\n# Rest\n"),
    ];
    changes
        .files
        .extend(files.map(|(path, text)| (FilePath::new(path), Some(Content::Text(RawText::new(text.into()))))));
    let mut site = Site::empty();
    site.apply(changes.into());
    let html = page(&site, "r/index.html");
    let labels = |after: &str, end: &str| -> Vec<String> {
        html.split(after).skip(1).filter_map(|rest| Some(rest.split(end).next()?.to_owned())).collect()
    };
    assert_eq!(labels("<small>page </small>", "<"), ["1", "1 (memo)", "2", "4", "5"]);
    assert_eq!(labels("<span class=\"visually-hidden\">page </span>", "<"), ["1", "4 (memo)", "5"]);
    let ledger = page(&site, "r/ledger.html");
    assert!(ledger.contains("<td>1 (memo)</td>"), "{ledger}");
}

#[test]
fn the_titles_of_lists_have_the_quotation_marks_of_the_text() {
    let section = "[page 1]\n\n# The \"Third Wave\"\n\nThe emigres' \"road\" [redacted 25X1] \"home\".\n\n## Gorbachev's \"Case\"\n\nText.\n";
    let index = "+++\ntitle = \"A \\\"Report\\\"\"\nquotes = \"typographic\"\n+++\n";
    let site = site(index, section);
    for (path, parts) in [
        ("r/index.html", ["A “Report”", "The “Third Wave”", "Gorbachev’s “Case”"]),
        ("r/ledger.html", ["emigres’ “road” ", " “home”.", "The “Third Wave”, paragraph 1"]),
        ("r/a.html", ["<span>The “Third Wave”</span>", "Gorbachev’s “Case”</a>", "A “Report”</a>"]),
        ("exemptions/25x1.html", ["A “Report”</a>", "the CIA’s database", "1 claim in 1 report"]),
    ] {
        let html = page(&site, path);
        let main = html.split("</head>").nth(1).expect("the page");
        for part in parts {
            assert!(main.contains(part), "{path}: {part}\n{main}");
        }
    }
    let csv = page(&site, "r/ledger.csv");
    assert!(csv.contains(r#"The ""Third Wave"""#) && csv.contains(r#"emigres' ""road"""#), "as typed: {csv}");
}

#[test]
fn an_exemption_counts_its_claims_by_report_and_leads_to_their_rows() {
    let section = "[page 1]\n\nText [redacted (b)(3)-1] and more. [25X1]\n\nText alone. [25X1]\n\n[25X1]\n\nLast [redacted (b)(3)].\n";
    let site = site(RELEASED, section);
    let html = page(&site, "exemptions/25x1.html");
    for part in [
        "R 1 · February 1987",
        "1 at a redaction, 1 not beside a visible redaction, 1 on a page, not beside any text",
        "href=\"../r/ledger.html#exemption-25x1\"",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
    assert!(page(&site, "exemptions/b-3.html").contains("2 at a redaction. <a"));
    assert!(page(&site, "r/index.html").contains("href=\"ledger.html#exemption-b-3\""));
    let ledger = page(&site, "r/ledger.html");
    for (first, count) in [
        ("id=\"exemption-25x1\"><a href=\"../exemptions/25x1.html\">25X1</a>", 1),
        ("id=\"exemption-b-3\"", 1),
        ("class=\"code\"", 5),
    ] {
        assert_eq!(ledger.matches(first).count(), count, "{first}\n{ledger}");
    }
}

/// A report is the same work on its own page and on the page with all its sections; each says its own address.
#[test]
fn the_page_of_the_whole_report_can_be_cited() {
    let mut site = site(RELEASED, "[page 1]\n\n# Findings\n\nText.\n");
    let config = RawText::new(b"base_url = \"https://example.org/\"\n".to_vec());
    let files = vec![(FilePath::new("content/edition.toml"), Some(Content::Text(config)))];
    site.apply(Changes { files, faults: Vec::new() }.into());
    for (name, address) in [("index", ""), ("whole", "whole.html")] {
        let html = page(&site, &format!("r/{name}.html"));
        for part in [
            "<meta name=\"citation_title\" content=\"A Report\">",
            &format!("<meta name=\"citation_public_url\" content=\"https://example.org/r/{address}\">"),
            &format!("<meta property=\"og:url\" content=\"https://example.org/r/{address}\">"),
            "\"@type\":\"Report\"",
            "\"url\":\"https://example.org/r/\"",
        ] {
            assert!(html.contains(part), "{name}: no {part} in {html}");
        }
    }
    let section = page(&site, "r/a.html");
    for part in [
        "<meta property=\"og:url\" content=\"https://example.org/r/a.html\">",
        "\"@type\":\"Chapter\"",
        "\"isPartOf\":{\"@type\":\"Report\",\"name\":\"A Report\"",
        "\"pageStart\":\"1\"",
        "{\"@type\":\"ListItem\",\"item\":\"https://example.org/r/\",\"name\":\"A Report\",\"position\":2},\
         {\"@type\":\"ListItem\",\"name\":\"Findings\",\"position\":3}]}]</script>",
    ] {
        assert!(section.contains(part), "no {part} in {section}");
    }
    let whole = page(&site, "r/whole.html");
    assert!(whole.contains("<a class=\"cite\" href=\"index.html#cite-heading\" data-section=\"\">Cite</a>"), "{whole}");
    assert!(whole.contains("<script src=\"citation.js\" defer></script>"), "{whole}");
}

#[test]
fn a_report_counts_what_later_releases_disclosed() {
    let html =
        page(&site(RELEASED, "# Findings\n\nText [released a: one] and [released a: two]. [25X1]\n"), "r/index.html");
    assert!(html.contains("<b>2</b> passages released since"), "{html}");
}
