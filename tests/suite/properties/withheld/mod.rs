//! Non-interference: two editions that differ only inside withheld brackets give the same bytes everywhere.
//!
//! Each module compares one way out of the program, over at least 200 pairs of editions: [`site`] all that is made from the files,
//! [`commands`] what the commands do on a disk and say, [`saves`] what the preview sends.

mod commands;
mod saves;
mod site;

use std::collections::BTreeSet;
use std::path::Path;

use proptest::prelude::*;

use crate::cli::tree;

/// A report that withholds text, and how an OCR program reads it; each `‹…›` is a mark with these arguments, whose words a case fills in.
const LOG: [(&str, &str); 3] = [
    ("content/edition.toml", "title = \"The papers of ‹1 name›\"\nsource = \"private\"\neditor = \"‹›\"\n"),
    (
        "content/q/index.md",
        "+++\ntitle = \"The log of ‹›\"\nnumber = \"Q ‹1 number›\"\n+++\n\nIntroduction ‹(b)(6)›.\n",
    ),
    (
        "content/q/01-log.md",
        "[page 1]\n\n# Log\n\nThe boat came to the light at noon, and the keeper wrote that ‹2 words› and his wife had gone ashore \
         before the evening.\n\nThe log of the next day says that the lamp was lit by ‹name, 2 words›\n\nwho had the watch of that \
         night until the morning, and the [unclear: storm] was over by ten.\n",
    ),
];

/// What is put inside the brackets: balanced, and without a mark of its own; one in twenty is repeated as often as is given.
fn words(times: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("Smith".to_owned()),
        Just(" Gorbachev ".to_owned()),
        Just("\r\n\r\n# Heading\r\n".to_owned()),
        Just("\n\n[page 9]\n\n".to_owned()),
        Just("[[01-one]]".to_owned()),
        Just("[redacted 25X1]".to_owned()),
        Just("[a [b] c]".to_owned()),
        Just("{{ page.title }}".to_owned()),
        Just("\u{202e}é\u{0}\u{7}".to_owned()),
        Just("+++".to_owned()),
        Just("\"\n[[name]]\nname = \"x\"".to_owned()),
        Just("*/".to_owned()),
        Just("[^1]: definition".to_owned()),
        Just("|".to_owned()),
        Just("<script>".to_owned()),
        Just("Y".to_owned()),
        Just("[Withheld: x]".to_owned()),
        Just("(withheld: x)".to_owned()),
        Just("[name withheld 555-0123: x]".to_owned()),
        Just("\\\\".to_owned()),
        Just("\u{feff}\r".to_owned()),
        Just("&#93;%5d".to_owned()),
        "[a-zA-Z0-9 .,;é—]{0,40}",
    ];
    let long = prop_oneof![19 => Just(1_usize), 1 => Just(times)];
    (prop::collection::vec(piece, 0..6), long).prop_map(|(pieces, times)| pieces.concat().repeat(times))
}

/// The words of the marks of an edition, which is compared with one whose marks hold none.
fn editions(times: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(words(times), 1..20).prop_map(|mut words| {
        words.push("Zyzzogeton".into());
        words
    })
}

/// Marks without words.
fn plain() -> Vec<String> {
    vec![String::new()]
}

/// Files with each mark filled. Words in a row of a table have no line ends: a mark that leaves its row is refused. `leak` makes what is
/// put after each mark.
fn fill(files: &[(&str, &str)], words: &[String], leak: fn(&str) -> String) -> Vec<(String, Vec<u8>)> {
    let mut words = words.iter().cycle();
    let mut fill = |text: &str| {
        let mut filled = String::new();
        for (at, part) in text.split(['‹', '›']).enumerate() {
            if at % 2 == 0 {
                filled += part;
                continue;
            }
            let words = words.next().expect("words");
            let is_row = filled.rsplit('\n').next().is_some_and(|line| line.starts_with('|'));
            let words = if is_row { words.replace(['\n', '\r'], " ") } else { words.clone() };
            let space = if part.is_empty() { "" } else { " " };
            filled += &format!("[withheld{space}{part}: {words}]{}", leak(&words));
        }
        filled.into_bytes()
    };
    files.iter().map(|(path, text)| ((*path).to_owned(), fill(text))).collect()
}

fn no_leak(_: &str) -> String {
    String::new()
}

/// A leak of a letter, a length, a line, a hash, a bracket and the case.
const LEAKS: [fn(&str) -> String; 6] = [
    |words| words.chars().take(1).collect(),
    |words| words.len().to_string(),
    |words| "\n".repeat(words.lines().count()),
    |words| words.bytes().fold(0_u8, u8::wrapping_add).to_string(),
    |words| if words.contains('G') { "]".into() } else { String::new() },
    |words| words.to_lowercase(),
];

/// All that can be seen of an edition: what it is, and its bytes.
type Seen = Vec<(String, Vec<u8>)>;

/// The files of a folder.
fn named(folder: &Path) -> impl Iterator<Item = (String, Vec<u8>)> {
    tree(folder).into_iter().map(|(path, bytes)| (path.to_string_lossy().into_owned(), bytes))
}

/// What differs.
fn differences(one: &Seen, other: &Seen) -> BTreeSet<String> {
    let only = |one: &Seen, other: &Seen| -> Vec<String> {
        one.iter().filter(|seen| !other.contains(seen)).map(|(name, _)| name.clone()).collect()
    };
    only(one, other).into_iter().chain(only(other, one)).collect()
}

/// Fails with the first thing that two editions do not have in common.
fn same(plain: &Seen, other: &Seen) -> Result<(), TestCaseError> {
    for ((name, bytes), (other_name, other_bytes)) in plain.iter().zip(other) {
        prop_assert_eq!(name, other_name);
        let shown = |bytes| String::from_utf8_lossy(bytes).into_owned();
        prop_assert!(bytes == other_bytes, "{name} differs: {}\nfrom: {}", shown(other_bytes), shown(bytes));
    }
    prop_assert_eq!(plain.len(), other.len());
    Ok(())
}
