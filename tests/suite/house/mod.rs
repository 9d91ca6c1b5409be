//! The house: what may know what. The table of `lib.rs` and of the design says what never imports what, and why; this reads the
//! sources and fails on a broken row.
//!
//! It reads paths in the code, with comments, texts and unit tests taken away, follows re-exports, and looks through the modules that a
//! module uses. Two rows cannot be read from imports: that `publish`
//! alone looks at the former output (the kills and the disk tests show it), and that no hash map's order reaches the output, of which
//! Clippy watches the loops.

#![expect(clippy::string_slice, reason = "this reads our own sources, and may panic on them")]

mod graph;
mod paths;

use std::collections::BTreeSet;
use std::fs;

use walkdir::WalkDir;

use graph::{Breach, House, Never, Reach};
use paths::code;

/// The most lines of code that a file may have.
const LONGEST: usize = 400;

/// Breaches that are known, each with the reason why it is still there. One that has gone must go from this list too.
const KNOWN: &[(&str, &str)] = &[];

/// What touches files. `std::path` names them and touches none.
const FILES: &[&str] = &["std::fs", "std::os", "walkdir", "rustix", "notify", "tempfile", "memmap2"];
/// What touches sockets.
const SOCKETS: &[&str] = &["std::net", "axum", "tokio", "hyper"];
/// What reads a clock or the surroundings.
const CLOCKS: &[&str] = &["std::time::SystemTime", "std::time::Instant", "std::env", "std::process"];

/// The modules that make the output, the lowest first.
const PURE: &[&str] = &[
    "text",
    "diagnostic",
    "edition",
    "config",
    "sequence",
    "facts",
    "parse",
    "catalog",
    "ledger",
    "check",
    "collate",
    "repeats",
    "page",
    "render",
    "site",
];

const NEVER: &[Never] = &[
    Never {
        who: &["edition"],
        but: &[],
        what: &["pulldown_cmark", "pulldown_cmark_escape", "tera", "toml", "syntect", "std::path", "std::time"],
        reach: Reach::Code,
        because: "the nouns outlive the tools",
    },
    Never {
        who: &["edition", "text"],
        but: &[],
        what: &["crate::parse", "crate::catalog", "crate::page", "crate::render", "crate::site", "crate::disk"],
        reach: Reach::Imports,
        because: "the nouns know no stage",
    },
    Never {
        who: &["parse", "config", "facts"],
        but: &[],
        what: &[
            "crate::catalog",
            "crate::collate",
            "crate::ledger",
            "crate::repeats",
            "crate::page",
            "crate::render",
            "crate::site",
            "tera",
        ],
        reach: Reach::Imports,
        because: "a file parses alone: parallelism and the cut-off rest on it",
    },
    Never {
        who: &["facts"],
        but: &[],
        what: &["crate::parse", "pulldown_cmark"],
        reach: Reach::Imports,
        because: "facts are TOML, wherever they are",
    },
    Never {
        who: &[],
        but: &["facts/"],
        what: &["toml"],
        reach: Reach::Code,
        because: "one module reads TOML, and words its errors",
    },
    Never {
        who: &["catalog"],
        but: &[],
        what: &[
            "crate::edition::Section",
            "crate::edition::Body",
            "crate::edition::Node",
            "crate::edition::Leaf",
            "crate::text::Source",
            "pulldown_cmark",
            "pulldown_cmark_escape",
        ],
        reach: Reach::Code,
        because: "knowing another section's prose would make every edit global",
    },
    Never {
        who: &["catalog"],
        but: &[],
        what: &["crate::parse", "crate::page", "crate::render", "crate::site", "tera"],
        reach: Reach::Imports,
        because: "knowing another section's prose would make every edit global",
    },
    Never {
        who: &["collate", "repeats", "sequence"],
        but: &[],
        what: &[
            "crate::parse",
            "crate::catalog",
            "crate::page",
            "crate::render",
            "crate::site",
            "pulldown_cmark",
            "tera",
        ],
        reach: Reach::Imports,
        because: "they compare words, wherever these come from and whoever shows the outcome",
    },
    Never {
        who: &["ledger"],
        but: &[],
        what: &["crate::catalog", "crate::page", "crate::render", "crate::site", "pulldown_cmark", "tera"],
        reach: Reach::Imports,
        because: "it counts what the sections of one report say, and nothing else",
    },
    Never {
        who: &["check"],
        but: &[],
        what: &["crate::parse", "crate::page", "crate::render", "crate::site", "pulldown_cmark", "tera"],
        reach: Reach::Code,
        because: "a check compares what was read, wherever it is shown",
    },
    Never {
        who: &["page"],
        but: &[],
        what: &["tera", "crate::parse", "crate::render", "crate::site", "pulldown_cmark", "pulldown_cmark_escape"],
        reach: Reach::Imports,
        because: "views are data, testable without a template",
    },
    Never {
        who: &["render"],
        but: &[],
        what: &["crate::catalog"],
        reach: Reach::Code,
        because: "a template cannot reach round its view",
    },
    Never {
        who: &["render"],
        but: &[],
        what: &["crate::site", "crate::parse"],
        reach: Reach::Imports,
        because: "a template cannot reach round its view",
    },
    Never {
        who: &["text", "edition", "sequence", "catalog", "ledger", "check", "collate", "repeats"],
        but: &[],
        what: &["serde::Serialize", "serde::Serializer", "serde_json"],
        reach: Reach::Code,
        because: "a page makes the rows that templates and programs read",
    },
    Never {
        who: &[],
        but: &["disk/"],
        what: FILES,
        reach: Reach::Code,
        because: "one seam to the file system, replaceable in tests",
    },
    Never {
        who: &[],
        but: &["preview/"],
        what: SOCKETS,
        reach: Reach::Code,
        because: "one seam to the network, replaceable in tests",
    },
    Never {
        who: &[],
        but: &["text/", "disk/", "command/render.rs"],
        what: &["crate::text::RawText"],
        reach: Reach::Code,
        because: "withheld text has nowhere to go",
    },
    Never { who: PURE, but: &[], what: CLOCKS, reach: Reach::Imports, because: "same input, same bytes" },
    Never {
        who: PURE,
        but: &[],
        what: &["std::collections::HashMap", "std::collections::HashSet"],
        reach: Reach::Imports,
        because: "same input, same bytes: what makes the output has no hash maps at all",
    },
    Never {
        who: PURE,
        but: &[],
        what: &["crate::command", "crate::cli", "crate::preview", "crate::disk"],
        reach: Reach::Imports,
        because: "what is pure knows nothing of who asks",
    },
];

/// The sources, each with its path below `src/` and its text.
fn sources() -> Vec<(String, String)> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    let entries = WalkDir::new(root).sort_by_file_name().into_iter().map(|entry| entry.expect("an entry"));
    // A file of unit tests may use what the code beside it may not.
    let is_code =
        |path: &std::path::Path| path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs");
    let files = entries.filter(|entry| is_code(entry.path()));
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/");
            (path, fs::read_to_string(entry.path()).expect("a source"))
        })
        .collect()
}

#[test]
fn nothing_knows_what_it_must_not() {
    let house = House::new(&sources());
    let mut breaches: BTreeSet<Breach> = house.breaches(NEVER);
    breaches.extend(house.circles());
    let is_known = |breach: &&Breach| KNOWN.iter().any(|(known, _)| *known == breach.what);
    let new: Vec<&Breach> = breaches.iter().filter(|breach| !is_known(breach)).collect();
    assert!(new.is_empty(), "{new:#?}");
    let gone: Vec<&str> =
        KNOWN.iter().map(|(known, _)| *known).filter(|known| !breaches.iter().any(|it| it.what == *known)).collect();
    assert!(gone.is_empty(), "take these from KNOWN, they occur no more: {gone:?}");
}

/// **Public text has one constructor.** The fields of a source are private to its file; there, only the cut and the excerpt of
/// another source may give one out.
#[test]
fn the_gate_is_the_only_constructor_of_a_source() {
    let (_, text) = sources().into_iter().find(|(file, _)| file == "text/source.rs").expect("the file of the type");
    let code = code(&text);
    assert_eq!(constructors(&code), ["withhold(path: &FilePath, raw: RawText)", "excerpt(&self, spans: &[Span])"]);
    assert!(
        text.contains("#[derive(Debug, Clone, PartialEq, Eq)]\npub struct Source {\n    path: FilePath,"),
        "{text}"
    );
    assert!(!code.contains("for Source"), "no trait makes one");

    let second = "impl Source { pub(crate) fn from_public(text: String) -> Option<Self> { None }\n fn path(&self) -> &Source { self } }";
    assert_eq!(constructors(second), ["from_public(text: String)"]);
}

/// The functions of `text/source.rs` that return a source of their own, each with what it takes.
fn constructors(code: &str) -> Vec<String> {
    let functions = code.split("fn ").skip(1).filter_map(|function| function.split_once('{')).map(|(head, _)| head);
    let gives = |head: &&str| {
        let returned = head.split_once("->").map_or("", |(_, returned)| returned);
        ["Source", "Self"].iter().any(|name| returned.contains(name) && !returned.contains(&format!("&{name}")))
    };
    functions.filter(gives).map(|head| head.split("->").next().unwrap_or_default().trim().to_owned()).collect()
}

#[test]
fn no_file_is_too_long_to_read() {
    let lines = |text: &str| code(text).lines().filter(|line| !line.trim().is_empty()).count();
    let long: Vec<String> = sources()
        .iter()
        .map(|(file, text)| (file, lines(text)))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(file, lines)| format!("src/{file} has {lines} lines of code"))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn every_module_says_what_it_is() {
    let mute: Vec<String> =
        sources().into_iter().filter(|(_, text)| !text.starts_with("//! ")).map(|(file, _)| file).collect();
    assert!(mute.is_empty(), "{mute:?}");
}

/// `Body::visit` is the only walk over a body: it knows the layer of each node, its page, its leaf, its note.
#[test]
fn nobody_walks_a_body_by_hand() {
    let may = |file: &str| file.starts_with("edition/") || file.starts_with("parse/");
    let walks: Vec<String> = sources()
        .into_iter()
        .filter(|(file, text)| !may(file) && code(text).contains("body.nodes"))
        .map(|(file, _)| file)
        .collect();
    assert!(walks.is_empty(), "{walks:#?}");
}

/// `print!` and its kin panic when a stream is closed: everything is printed by the printer of the commands.
#[test]
fn only_the_printer_prints() {
    let macros = ["println!", "print!"];
    let files: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| macros.iter().any(|name| code(text).contains(name)))
        .map(|(file, _)| file)
        .collect();
    assert!(files.is_empty(), "{files:#?}");
}
