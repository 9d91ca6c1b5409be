//! The text of a section on the page of the whole report: as on its own page, but for its ids and for links within the report.

use lacuna::catalog::{ReportPage, Route};
use lacuna::render::Output;
use lacuna::site::Site;
use proptest::prelude::*;

use super::texts::{damaged, soup};
use super::{apply, runner};

/// The slugs of the sections beside the text.
const SLUGS: [&str; 3] = ["before", "text", "notes"];

/// A report with a redaction and a page before the text, and endnotes and a redaction after it.
fn report() -> Site {
    let mut site = Site::empty();
    apply(&mut site, "content/r/index.md", "+++\ntitle = \"R\"\n+++\n");
    apply(
        &mut site,
        "content/r/1-before.md",
        "[page 901]\n\n# Before\n\nA [redacted 25X1], and a second one, [redacted].\n",
    );
    let notes = "+++\nnotes = \"endnotes\"\n+++\n\n[page 903]\n\n# Notes\n\n[^n]: A note, [redacted].\n";
    apply(&mut site, "content/r/3-notes.md", notes);
    site
}

/// The article of the text on a page: what follows `start`.
fn article(site: &Site, page: ReportPage, start: &str) -> String {
    let output = site.page(&Route::Report("r".into(), page)).expect("a sound template");
    let page = output.and_then(Output::into_bytes).expect("a page");
    let page = String::from_utf8(page).expect("UTF-8");
    let (_, rest) = page.split_once(start).expect("the start of the text");
    let (article, _) = rest.split_once("</article>").expect("the end of the text");
    article.to_owned()
}

/// An article as the page of the whole report has to have it, made from the article on the page of the section.
fn in_whole(article: &str) -> String {
    let mut whole = String::new();
    let mut rest = article;
    while let Some((before, (tag, after))) =
        rest.split_once('<').map(|(before, tag)| (before, tag.split_once('>').expect("a tag")))
    {
        whole.push_str(before);
        if tag.starts_with("a class=\"turn ") {
            rest = after.split_once("</a>").expect("the end of the link").1;
            continue;
        }
        whole.push_str(&["<", &with_values(tag), ">"].concat());
        rest = after;
    }
    whole + rest
}

/// A tag with the ids and links of the page of the whole report.
fn with_values(tag: &str) -> String {
    // A quotation mark in a value is escaped, so every second piece is a value.
    let mut pieces: Vec<String> = tag.split('"').map(str::to_owned).collect();
    for pair in pieces.chunks_exact_mut(2) {
        let value =
            match (pair[0].rsplit(' ').next().unwrap_or_default(), pair[1].split_once('#').unwrap_or((&pair[1], ""))) {
                ("id=" | "aria-labelledby=", _) => format!("text/{}", pair[1]),
                ("href=", ("", id)) => format!("#text/{id}"),
                ("href=", (page, id)) => match page.strip_suffix(".html").filter(|slug| SLUGS.contains(slug)) {
                    Some(slug) => format!("#{slug}/{id}"),
                    None => continue,
                },
                _ => continue,
            };
        pair[1] = value;
    }
    pieces.join("\"")
}

#[test]
fn a_text_is_the_same_but_for_its_ids_and_links() {
    let report = report();
    let links =
        "\n\nSee [[before]], [[before#f901-r2]], [[page 903]] and [[#h-text]].[^n] Then [redacted (b)(1), name].\n";
    let text = prop_oneof![soup(), damaged()].prop_map(move |text| ["[page 902]\n\n# Text\n\n", &text, links].concat());
    let outcome = runner(60).run(&text, |text| {
        let mut site = report.clone();
        apply(&mut site, "content/r/2-text.md", &text);
        let own = article(&site, ReportPage::Section("text".into()), "<article class=\"section\"");
        let whole = article(&site, ReportPage::Whole(0), "id=\"text/\">\n<article class=\"section\"");
        prop_assert_eq!(in_whole(&own), whole);
        Ok(())
    });
    outcome.expect("every text");
}
