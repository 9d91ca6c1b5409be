//! The house: what may know what. The table of `lib.rs` and of the design says what never imports what, and why; this reads the
//! sources and fails on a broken row.
//!
//! It reads paths in the code, with comments, texts and unit tests taken away. Two rows cannot be read from imports: that `publish`
//! alone looks at the former output (the kills and the disk tests show it), and that no hash map's order reaches the output, of which
//! Clippy watches the loops.

#![expect(clippy::string_slice, reason = "this reads our own sources, and may panic on them")]

mod paths;

use std::fs;

use walkdir::WalkDir;

use paths::{code, paths};

/// The most lines of code that a file may have.
const LONGEST: usize = 400;

/// What a folder never knows.
struct Never {
    /// Files whose paths begin so.
    who: &'static [&'static str],
    /// But not these.
    but: &'static [&'static str],
    /// Paths that they never use.
    what: &'static [&'static str],
    because: &'static str,
}

/// What touches files. `std::path` names them and touches none.
const FILES: &[&str] = &["std::fs", "std::os", "walkdir", "rustix", "notify", "tempfile", "memmap2"];
/// What touches sockets.
const SOCKETS: &[&str] = &["std::net", "axum", "tokio", "hyper", "socket2"];
/// What reads a clock or the surroundings.
const CLOCKS: &[&str] = &["std::time::SystemTime", "std::time::Instant", "std::env", "std::process"];

const NEVER: &[Never] = &[
    Never {
        who: &["edition/"],
        but: &[],
        what: &["pulldown_cmark", "pulldown_cmark_escape", "tera", "toml", "syntect", "std::path", "std::time"],
        because: "the nouns outlive the tools",
    },
    Never {
        who: &["edition/", "text/"],
        but: &[],
        what: &["crate::parse", "crate::catalog", "crate::page", "crate::render", "crate::site", "crate::disk"],
        because: "the nouns know no stage",
    },
    Never {
        who: &["parse/"],
        but: &[],
        what: &["crate::catalog", "crate::page", "crate::render", "crate::site", "tera"],
        because: "a file parses alone: parallelism and the cut-off rest on it",
    },
    Never {
        who: &["catalog/"],
        but: &[],
        what: &[
            "crate::edition::Section",
            "crate::edition::Body",
            "crate::edition::Node",
            "crate::edition::Leaf",
            "crate::text::Source",
            "crate::parse",
            "crate::page",
            "crate::render",
            "crate::site",
            "pulldown_cmark",
            "pulldown_cmark_escape",
            "tera",
        ],
        because: "knowing another section's prose would make every edit global",
    },
    Never {
        who: &["collate/", "repeats/", "sequence/"],
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
        because: "they compare words, wherever these come from and whoever shows the outcome",
    },
    Never {
        who: &["ledger/"],
        but: &[],
        what: &["crate::catalog", "crate::page", "crate::render", "crate::site", "pulldown_cmark", "tera"],
        because: "it counts what the sections of one report say, and nothing else",
    },
    Never {
        who: &["page/"],
        but: &[],
        what: &["tera", "crate::render", "crate::site", "pulldown_cmark", "pulldown_cmark_escape"],
        because: "views are data, testable without a template",
    },
    Never {
        who: &["render/"],
        but: &[],
        what: &["crate::catalog", "crate::site", "crate::parse"],
        because: "a template cannot reach round its view",
    },
    Never { who: &[""], but: &["disk/"], what: FILES, because: "one seam to the file system, replaceable in tests" },
    Never { who: &[""], but: &["preview/"], what: SOCKETS, because: "one seam to the network, replaceable in tests" },
    Never {
        who: &[""],
        but: &["text/", "disk/", "command/render.rs"],
        what: &["crate::text::RawText"],
        because: "withheld text has nowhere to go",
    },
    Never {
        who: &[
            "text/",
            "diagnostic/",
            "edition/",
            "config.rs",
            "parse/",
            "catalog/",
            "ledger/",
            "proof/",
            "collate/",
            "repeats/",
            "sequence/",
            "page/",
            "render/",
            "site/",
        ],
        but: &[],
        what: CLOCKS,
        because: "same input, same bytes",
    },
    Never {
        who: &[
            "edition/",
            "parse/",
            "catalog/",
            "ledger/",
            "proof/",
            "collate/",
            "repeats/",
            "sequence/",
            "page/",
            "render/",
            "site/",
            "diagnostic/",
            "text/",
            "config.rs",
        ],
        but: &[],
        what: &["std::collections::HashMap", "std::collections::HashSet"],
        because: "same input, same bytes: what makes the output has no hash maps at all",
    },
    Never {
        who: &[
            "text/",
            "diagnostic/",
            "edition/",
            "config.rs",
            "parse/",
            "catalog/",
            "ledger/",
            "proof/",
            "collate/",
            "repeats/",
            "sequence/",
            "page/",
            "render/",
            "site/",
        ],
        but: &[],
        what: &["crate::command", "crate::cli", "crate::preview"],
        because: "what is pure knows nothing of who asks",
    },
];

impl Never {
    fn concerns(&self, file: &str) -> bool {
        self.who.iter().any(|who| file.starts_with(who)) && !self.but.iter().any(|but| file.starts_with(but))
    }
}

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
    let mut faults = String::new();
    for (file, text) in sources() {
        let paths = paths(&file, &code(&text));
        for row in NEVER.iter().filter(|row| row.concerns(&file)) {
            for path in &paths {
                let broken = row.what.iter().find(|what| path == *what || path.starts_with(&format!("{what}::")));
                if broken.is_some() {
                    faults.push_str(&format!("src/{file} uses {path}, and must not: {}\n", row.because));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
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
