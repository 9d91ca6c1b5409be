//! The house rules: which module never imports which, and why. The table in `lib.rs` lists them; these tests read the sources and fail
//! on a broken rule.
//!
//! They read paths in the code without comments, strings and unit tests, follow re-exports, and follow the modules that a module
//! uses. Imports cannot show two rules: only `publish` reads the previous output (the disk and kill tests check this), and no hash
//! map's order reaches the output (Clippy checks loops).

#![expect(clippy::string_slice, reason = "this reads our own sources, and may panic on them")]

mod graph;
mod paths;

use std::collections::BTreeSet;
use std::fs;

use walkdir::WalkDir;

use graph::{Breach, House, Never, Reach};
use paths::code;

/// The maximum lines of code in a file.
const LONGEST: usize = 400;

/// Known violations, each with the reason why it remains. Remove an entry when its violation is gone.
const KNOWN: &[(&str, &str)] = &[];

/// Paths that access files. `std::path` only names them.
const FILES: &[&str] = &["std::fs", "std::os", "walkdir", "rustix", "notify", "tempfile", "memmap2"];
/// Paths that access sockets.
const SOCKETS: &[&str] = &["std::net", "axum", "tokio", "hyper"];
/// Paths that read a clock or the environment.
const CLOCKS: &[&str] = &["std::time::SystemTime", "std::time::Instant", "std::env", "std::process"];

/// The modules that make the output, the lowest first.
const PURE: &[&str] = &[
    "text",
    "diagnostic",
    "edition",
    "config",
    "locale",
    "sequence",
    "facts",
    "parse",
    "catalog",
    "ledger",
    "check",
    "collate",
    "repeats",
    "search",
    "draft",
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
        because: "the data types do not depend on any tool",
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
        because: "each file is parsed on its own, so that parsing is parallel and its results are cached",
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
        but: &["edition/href.rs"],
        what: &["percent_encoding::utf8_percent_encode", "pulldown_cmark_escape::escape_href"],
        reach: Reach::Code,
        because: "one type encodes links",
    },
    Never {
        who: &[],
        but: &["facts/"],
        what: &["toml"],
        reach: Reach::Code,
        because: "one module reads TOML, and writes its errors",
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
        who: &["locale"],
        but: &[],
        what: &[
            "crate::catalog",
            "crate::ledger",
            "crate::page",
            "crate::render",
            "crate::site",
            "crate::parse",
            "tera",
        ],
        reach: Reach::Imports,
        because: "a message depends on nothing but its variables",
    },
    Never {
        who: &[],
        but: &["locale/"],
        what: &["fluent_bundle", "fluent_syntax", "unic_langid"],
        reach: Reach::Code,
        because: "one module reads messages",
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
        because: "they compare words, regardless of their source and of how the result is shown",
    },
    Never {
        who: &["ledger"],
        but: &[],
        what: &["crate::catalog", "crate::page", "crate::render", "crate::site", "pulldown_cmark", "tera"],
        reach: Reach::Imports,
        because: "it counts only the sections of one report",
    },
    Never {
        who: &["check"],
        but: &[],
        what: &["crate::parse", "crate::page", "crate::render", "crate::site", "pulldown_cmark", "tera"],
        reach: Reach::Code,
        because: "a check does not depend on where its result is shown",
    },
    Never {
        who: &["draft"],
        but: &[],
        what: &["crate::parse", "crate::page", "crate::render", "crate::site", "pulldown_cmark", "tera"],
        reach: Reach::Code,
        because: "a draft is text, which the parse then reads as any other",
    },
    Never {
        who: &["search"],
        but: &[],
        what: &[
            "crate::parse",
            "crate::catalog",
            "crate::page",
            "crate::render",
            "crate::site",
            "pulldown_cmark",
            "pulldown_cmark_escape",
            "tera",
        ],
        reach: Reach::Imports,
        because: "the index is data, and its text is text",
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
        who: &["text", "edition", "sequence", "catalog", "ledger", "check", "collate", "repeats", "search"],
        but: &["edition/href.rs", "edition/edition_file.rs"],
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
        but: &["disk/sys/"],
        what: &["std::os", "rustix"],
        reach: Reach::Code,
        because: "one seam to the operating system, so that the guarantees are stated for each",
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
        because: "withheld text cannot reach the output",
    },
    Never { who: PURE, but: &[], what: CLOCKS, reach: Reach::Imports, because: "same input, same bytes" },
    Never {
        who: PURE,
        but: &[],
        what: &["std::collections::HashMap", "std::collections::HashSet"],
        reach: Reach::Imports,
        because: "same input, same bytes: the modules that make the output use no hash maps",
    },
    Never {
        who: PURE,
        but: &[],
        what: &["crate::command", "crate::cli", "crate::preview", "crate::disk"],
        reach: Reach::Imports,
        because: "pure modules do not know their callers",
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
fn no_module_uses_what_it_must_not() {
    let house = House::new(&sources());
    let mut breaches: BTreeSet<Breach> = house.breaches(NEVER);
    breaches.extend(house.circles());
    let is_known = |breach: &&Breach| KNOWN.iter().any(|(known, _)| *known == breach.what);
    let new: Vec<&Breach> = breaches.iter().filter(|breach| !is_known(breach)).collect();
    assert!(new.is_empty(), "{new:#?}");
    let gone: Vec<&str> =
        KNOWN.iter().map(|(known, _)| *known).filter(|known| !breaches.iter().any(|it| it.what == *known)).collect();
    assert!(gone.is_empty(), "remove these from KNOWN, they no longer occur: {gone:?}");
}

/// **Public text has one constructor.** The fields of a source are private to its file, where only `withhold` and `excerpt` return one.
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

/// The functions of `text/source.rs` that return an owned source, each with its parameters.
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
fn every_module_has_a_doc_comment() {
    let mute: Vec<String> =
        sources().into_iter().filter(|(_, text)| !text.starts_with("//! ")).map(|(file, _)| file).collect();
    assert!(mute.is_empty(), "{mute:?}");
}

/// `Body::visit` is the only traversal of a body: it gives the layer, page, leaf and note of each node.
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

/// A service manager stops the preview by a signal that only Unix has.
const SIGNALS: &str = "preview/http.rs";

#[test]
fn only_the_seam_names_a_system() {
    let names = ["cfg(unix", "cfg(windows", "not(unix", "not(windows", "target_os", "target_family", "target_vendor"];
    let named = |text: &str| names.iter().any(|name| code(text).contains(name));
    let files: Vec<String> = sources()
        .into_iter()
        .filter(|(file, text)| !file.starts_with("disk/sys/") && named(text))
        .map(|(file, _)| file)
        .collect();
    assert_eq!(files, [SIGNALS]);
}

/// `print!` and similar macros panic when a stream is closed, so the printer of the commands prints everything.
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

/// A link is an `Href`, which encodes what it is made of, and never a text.
#[test]
fn a_link_is_never_a_text() {
    let texts = ["String", "&str", "&'a str", "Cow<", "Box<str>", "Option<String>", "Option<&str>", "format!"];
    let is_text = |line: &str| {
        let given = line.split_once("href: ").map_or("", |(_, given)| given);
        texts.iter().any(|text| given.starts_with(text))
    };
    assert!(is_text("    pub(crate) href: Option<String>,") && is_text("Self { href: format!(), title }"));
    let files: Vec<String> =
        sources().into_iter().filter(|(_, text)| code(text).lines().any(is_text)).map(|(file, _)| file).collect();
    assert!(files.is_empty(), "{files:#?}");
}
