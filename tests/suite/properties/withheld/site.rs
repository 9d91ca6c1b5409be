//! All that is made from files: each output, the published folder, the findings in every format, the comparisons with OCR texts.

use std::path::Path;
use std::sync::LazyLock;

use lacuna::diagnostic::{github, human, human::Colours, json};
use lacuna::disk::Publication;
use lacuna::edition::Folder;
use lacuna::render::Output;
use lacuna::site::{Changes, Intake, Site};
use lacuna::text::{Content, FilePath, RawText, Source, withhold};

use super::super::runner;
use super::{LEAKS, LOG, Seen, differences, editions, fill, named, no_leak, plain, same};
use crate::preview::quick_folder;

/// Files that withhold text, some with errors.
const FILES: [(&str, &str); 7] = [
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
];

/// A template is compiled, which takes time: only some pairs have one.
const TEMPLATE: (&str, &str) = ("templates/404.html", "<p>‹› {{ page.title }}</p>\n");

fn files(words: &[String]) -> Vec<(&'static str, &'static str)> {
    let template = words.len().is_multiple_of(4).then_some(TEMPLATE);
    LOG.into_iter().chain(FILES).chain(template).collect()
}

/// The OCR of the log, which has these words where the report withholds others. Its lines do not depend on them.
fn ocr(words: &[String]) -> Source {
    let mut words = words.iter().map(|words| words.replace(char::is_control, " ")).cycle();
    let mut next = || words.next().expect("words").chars().take(200).collect::<String>();
    let text = format!(
        "Log\n\nThe boat came to the light at noon, and the keeper wrote that {} and his wife had gone ashore before the evening.\n\n\
         The log of the next day says that the lamp was lit by {}\n\n\
         who had the watch of that night until the mourning, and the storm was by ten. [redacted]\n",
        next(),
        next()
    );
    // An OCR program knows no marks.
    let text = text.replace("ithheld", "ritten");
    withhold(&FilePath::new("ocr.txt"), RawText::new(text.into_bytes())).expect("a public text")
}

/// The site with no files. Its templates are compiled once.
static EMPTY: LazyLock<Site> = LazyLock::new(Site::empty);

/// All that is made from files, when the site is published to a folder and compared with OCR texts.
fn seen(root: &Path, files: Vec<(String, Vec<u8>)>, texts: &[Source]) -> Seen {
    let mut seen = Seen::new();
    let mut changes = Changes::default();
    for (path, bytes) in files {
        let path = FilePath::new(&path);
        match Content::read(&path, bytes.len() as u64, &mut bytes.as_slice()).expect("memory can be read") {
            Ok(content) => changes.files.push((path, Some(content))),
            Err(refusal) => seen.push((path.to_string(), format!("{refusal:?}").into_bytes())),
        }
    }
    let intake = Intake::from(changes);
    let fingerprint = intake.fingerprint(&[]);
    let mut site = EMPTY.clone();
    site.apply(intake);
    let publication = Publication::begin(root, &root.join("public"), || {}).expect("a folder");
    for route in site.routes() {
        match site.page(&route) {
            Ok(output) => {
                let bytes = output.and_then(Output::into_bytes).unwrap_or_default();
                publication.write(route.path().as_str(), &bytes).expect("written");
            }
            Err(finding) => seen.push((route.path().to_string(), format!("{finding:?}").into_bytes())),
        }
    }
    publication.commit(&fingerprint).expect("published");
    seen.extend(named(&root.join("public")));
    let snapshot = site.snapshot();
    let mut say = |name: &str, findings: &[_]| {
        seen.push((format!("{name} human"), human::print(findings, &*snapshot, Colours::Plain).into_bytes()));
        seen.push((format!("{name} json"), json::print(findings, &*snapshot, &[(); 0]).into_bytes()));
        seen.push((format!("{name} github"), github::print(findings, &*snapshot).into_bytes()));
    };
    say("findings", &site.findings().to_vec());
    for text in texts {
        // Facts that a leak has broken have no report.
        let collation = snapshot.collate(&Folder::new("q"), &[(text, None)]);
        let (findings, counts) = collation.unwrap_or_default();
        say(&format!("collation {counts:?}"), &findings);
    }
    for folder in snapshot.reports() {
        let mut pins = snapshot.pins(folder);
        pins.add_new();
        seen.push(("pins".into(), pins.lock.to_string().into_bytes()));
    }
    seen.push(("catalog".into(), format!("{:?}", site.catalog()).into_bytes()));
    seen
}

#[test]
fn nothing_that_is_made_depends_on_withheld_words() {
    let folder = quick_folder();
    let texts = |words: &[String]| [ocr(&plain()), ocr(words)];
    let none = std::array::from_fn::<_, 4, _>(|number| {
        let files = files(&vec![String::new(); number]);
        seen(folder.path(), fill(&files, &plain(), no_leak), &texts(&plain()))
    });
    let has = |name: &str, words: &[&str]| {
        let (_, bytes) = none[0].iter().find(|(known, _)| known.starts_with(name)).expect(name);
        let text = String::from_utf8_lossy(bytes);
        words.iter().for_each(|word| assert!(text.contains(word), "{name}: {text}"));
        assert!(!text.contains("withheld-text"), "{name}: {text}");
    };
    has("findings json", &["text-withheld", "malformed-mark", "dangling-reference"]);
    has("collation", &["mourning", "1 word not in the OCR: “over”", "a redaction that the OCR shows"]);
    has("r/one.html", &["withheld by this edition"]);
    has(".lacuna", &["404.html", "r/one.html"]);
    runner(220)
        .run(&editions(2_000), |words| {
            let files = fill(&files(&words), &words, no_leak);
            same(&none[words.len() % 4], &seen(folder.path(), files, &texts(&words)))
        })
        .expect("nothing depends on withheld words");
}

#[test]
fn a_leak_is_seen_in_what_is_made() {
    let folder = quick_folder();
    for (number, leak) in LEAKS.into_iter().enumerate() {
        let [one, other] = ["", "Gorbachev and\nSmith"].map(|words| {
            let words = [words.to_owned()];
            seen(folder.path(), fill(&files(&words), &words, leak), &[ocr(&plain())])
        });
        let found = differences(&one, &other);
        for name in ["r/one.html", ".lacuna", "pins", "catalog", "findings human", "findings json", "findings github"] {
            assert!(found.contains(name), "leak {number}: {found:?}");
        }
    }
}
