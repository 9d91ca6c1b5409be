//! Non-interference: two editions that differ only inside withheld brackets give the same bytes everywhere.

use lacuna::diagnostic::{github, human, human::Colours, json};
use lacuna::site::{Changes, Site};
use lacuna::text::{Content, FilePath};
use proptest::prelude::*;

use super::runner;

/// Files with holes: each `‹…›` is a mark of withheld text with these arguments, whose words a case fills in.
const FILES: [(&str, &str); 9] = [
    ("content/edition.toml", "title = \"The papers of ‹1 name›\"\nsource = \"private\"\neditor = \"‹›\"\n"),
    (
        "content/names.toml",
        "[[name]]\nname = \"Boris ‹name›\"\nkind = \"person\"\n[[name]]\nname = \"Gorbachev\"\nkind = \"person\"\n",
    ),
    (
        "content/r/index.md",
        "+++\ntitle = \"A report by ‹›\"\nnumber = \"R ‹1 number›\"\n+++\n\nIntroduction ‹(b)(6)› to [[01-one]].\n",
    ),
    (
        "content/r/01-one.md",
        "[page 1, scan 1]\n\n# Heading ‹2 words› here\n\nOn 3 May ‹(b)(6), name, 2 words› met [redacted 25X1], and `‹›`.\n\n\
         | a | b |\n|---|---|\n| ‹› | c |\n\n- item ‹1 line?›\n- [[02-two#f2-p1]]\n\nA note.[^1] [[zzz]] [nope]\n\n[^1]: It says ‹3 lines›.\n",
    ),
    ("content/r/02-two.md", "[page 2]\n\n# Two\n\n‹›\n\nGorbachev and ‹half a page› [redcated].\n\n> [stamp] ‹›\n"),
    (
        "content/r/addresses.lock",
        "one.html\t0123456789abcdef\nzero.html\t0123456789abcdef\t‹›\ntwo.html#f2-p1\t0123456789abcdef\n",
    ),
    ("content/r/style.css", "/* ‹› */ p { color: red }\n"),
    ("content/r/script.js", "// ‹›\n"),
    ("templates/404.html", "<p>‹› {{ page.title }}</p>\n"),
];

/// What is put inside the brackets: balanced, and without a mark of its own.
fn words() -> impl Strategy<Value = String> {
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
    let long = prop_oneof![19 => Just(1_usize), 1 => Just(2_000)];
    (prop::collection::vec(piece, 0..6), long).prop_map(|(pieces, times)| pieces.concat().repeat(times))
}

/// The files with each hole filled. Words in a row of a table have no line ends: a mark that leaves its row is refused.
fn fill(words: &[String], leak: fn(&str) -> String) -> Vec<(FilePath, Vec<u8>)> {
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
    FILES.iter().map(|(path, text)| (FilePath::new(path), fill(text))).collect()
}

/// How many parts the pages of a site are in: a case makes the pages of one.
const PARTS: usize = 4;

/// All that leaves the program: each output of one part, the findings in every format, and the numbers of redactions.
fn seen(files: Vec<(FilePath, Vec<u8>)>, part: usize) -> Vec<(String, Vec<u8>)> {
    let mut site = Site::empty().expect("the built-in templates");
    let mut changes = Changes::default();
    let mut faults = Vec::new();
    for (path, bytes) in files {
        match Content::read(&path, bytes.len() as u64, &mut bytes.as_slice()).expect("memory can be read") {
            Ok(content) => changes.files.push((path, Some(content))),
            Err(refusal) => faults.push((path.to_string(), format!("{refusal:?}").into_bytes())),
        }
    }
    site.apply(changes.into());
    let mut seen = faults;
    for route in site.routes().into_iter().skip(part).step_by(PARTS) {
        let output = site.page(&route).map(|output| output.and_then(lacuna::render::Output::into_bytes));
        let bytes = output.map_or_else(|finding| format!("{finding:?}").into_bytes(), Option::unwrap_or_default);
        seen.push((route.path().to_string(), bytes));
    }
    let findings: Vec<_> = site.findings().iter().cloned().collect();
    let snapshot = site.snapshot();
    seen.push(("human".into(), human::print(&findings, &*snapshot, Colours::Plain).into_bytes()));
    seen.push(("json".into(), json::print(&findings, &*snapshot, &[(); 0]).into_bytes()));
    seen.push(("github".into(), github::print(&findings, &*snapshot).into_bytes()));
    for folder in snapshot.reports() {
        let mut pins = snapshot.pins(folder);
        pins.add_new();
        seen.push(("pins".into(), pins.lock.to_string().into_bytes()));
    }
    seen.push(("debug".into(), format!("{:?}", site.catalog()).into_bytes()));
    seen
}

fn none(_: &str) -> String {
    String::new()
}

/// Something that no filling has.
const CANARY: &str = "Zyzzogeton";

#[test]
fn nothing_depends_on_withheld_words() {
    let plain = std::array::from_fn::<_, PARTS, _>(|part| seen(fill(&[String::new()], none), part));
    assert!(plain.iter().map(Vec::len).sum::<usize>() > 20);
    assert!(plain.iter().flatten().any(|(name, _)| name == "r/one.html"));
    let json = plain[0].iter().find(|(name, _)| name == "json").expect("the findings");
    let json = String::from_utf8(json.1.clone()).expect("text");
    assert!(
        !json.contains("withheld-text") && json.contains("text-withheld") && json.contains("unknown-mark"),
        "{json}"
    );
    let cases = prop::collection::vec(words(), 1..20);
    runner(220)
        .run(&cases, |mut words| {
            words.push(CANARY.into());
            let part = words.len() % PARTS;
            let (plain, other) = (&plain[part], seen(fill(&words, none), part));
            for ((name, bytes), (other_name, other_bytes)) in plain.iter().zip(&other) {
                prop_assert_eq!(name, other_name);
                prop_assert!(bytes == other_bytes, "{} differs: {}", name, String::from_utf8_lossy(other_bytes));
            }
            prop_assert_eq!(plain.len(), other.len());
            Ok(())
        })
        .expect("nothing depends on withheld words");
}

/// The comparison sees each kind of leak: of a letter, a length, a line, a hash, a bracket or the case.
#[test]
fn a_leak_is_seen() {
    let leaks: [fn(&str) -> String; 6] = [
        |words| words.chars().take(1).collect(),
        |words| words.len().to_string(),
        |words| "\n".repeat(words.lines().count()),
        |words| words.bytes().fold(0_u8, u8::wrapping_add).to_string(),
        |words| if words.contains('G') { "]".into() } else { String::new() },
        |words| words.to_lowercase(),
    ];
    for (number, leak) in leaks.into_iter().enumerate() {
        let [one, other] = ["", "Gorbachev and\nSmith"].map(|words| seen(fill(&[words.to_owned()], leak), 0));
        assert_ne!(one, other, "leak {number}");
    }
}
