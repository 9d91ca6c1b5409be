//! `lacuna check --against`: several texts in one run, and many differences.

use std::fmt::Write as _;

use super::{run, site, text};
use crate::preview::put;

const LINE: &str = "The boat left the harbour at dawn with eleven crates of oil aboard";
const REST: &str = "and it came to the light before noon on the third of May in that year.";

#[test]
fn an_acceptance_is_unused_only_if_no_text_of_all_releases_uses_it() {
    let folder = site(&format!("[page 1]\n\n# Memo\n\n{LINE} {REST}\n"));
    let index = |words: &str| {
        let releases = ["2018", "2023"].map(|key| format!("\n[[release]]\nkey = \"{key}\"\nrecord_date = \"{key}\"\n"));
        let accept = format!("\n[[accept]]\ncode = \"words-lost\"\nwords = \"{words}\"\nreason = \"noise\"\n");
        put(folder.path(), "content/memo/index.md", &format!("+++\ntitle = \"A\"\n{}{accept}+++\n", releases.concat()));
    };
    put(folder.path(), "18.txt", &format!("Memo\n\n{LINE} {REST}\n"));
    put(folder.path(), "23.txt", &format!("Memo\n\n{LINE} ZZTOP {REST}\n"));
    let printed = |texts: &[&str]| {
        let against = texts.iter().flat_map(|text| ["--against", text]);
        text(&run(folder.path(), &["check"].into_iter().chain(against).collect::<Vec<_>>()).stderr)
    };
    index("ZZTOP");
    for texts in [&["2018=18.txt", "2023=23.txt"][..], &["2023=23.txt", "2018=18.txt"], &["2018=18.txt"], &["23.txt"]] {
        assert_eq!(printed(texts), "", "{texts:?}");
    }
    index("nowhere");
    let both = printed(&["2018=18.txt", "2023=23.txt"]);
    assert_eq!(both.matches("unused-acceptance").count(), 1, "{both}");
    let one = printed(&["2023=23.txt"]);
    assert!(one.contains("ZZTOP") && !one.contains("unused-acceptance"), "{one}");
}

/// Each difference is to be compared with the scan, so none is hidden, and all words to accept them are in one place.
#[test]
fn all_differences_are_listed_and_their_words_are_collected() {
    let words = |kind: &str| {
        let mut lines = String::from("Memo\n");
        for at in 0..25 {
            let _ = write!(lines, "\nThe keeper of light {at} wrote down {kind}{at} in his log on that day.\n");
        }
        lines
    };
    let folder = site(&words("alpha").replacen("Memo", "[page 1]\n\n# Memo", 1));
    put(folder.path(), "ocr.txt", &words("omega"));
    let done = run(folder.path(), &["check", "--against", "ocr.txt"]);
    let printed = text(&done.stderr);
    assert_eq!(printed.matches("[[accept]]").count(), 1, "{printed}");
    for at in 0..25 {
        assert!(printed.contains(&format!("the OCR has “omega{at}” (ocr.txt:")), "omega{at}: {printed}");
        assert!(printed.contains(&format!("\"alpha{at}\"")), "alpha{at}: {printed}");
    }
    assert!(printed.contains("24 more like this:\n") && printed.contains("content/memo/01-text.md:7:"), "{printed}");
    let (_, toml) = printed.split_once("[[accept]]").expect("lines to copy");
    let toml: Vec<&str> = toml.lines().skip(1).map(str::trim).take_while(|line| !line.is_empty()).collect();
    put(
        folder.path(),
        "content/memo/index.md",
        &format!("+++\ntitle = \"A\"\n\n[[accept]]\n{}\n+++\n", toml.join("\n")),
    );
    let done = run(folder.path(), &["check", "--against", "ocr.txt"]);
    assert_eq!(text(&done.stderr), "");
}
