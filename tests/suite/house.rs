//! The house: what may know what. The table of `lib.rs` and of the design says what never imports what, and why; this reads the
//! sources and fails on a broken row.
//!
//! It reads paths in the code, with comments, texts and unit tests taken away. Two rows cannot be read from imports: that `publish`
//! alone looks at the former output (the kills and the disk tests show it), and that no hash map's order reaches the output, of which
//! Clippy watches the loops.

#![expect(clippy::string_slice, reason = "this reads our own sources, and may panic on them")]

use std::collections::BTreeSet;
use std::fs;

use walkdir::WalkDir;

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
        who: &["against/", "parallel/", "sequence/"],
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
            "against/",
            "parallel/",
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
            "against/",
            "parallel/",
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
            "against/",
            "parallel/",
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

/// The code of a source: comments, texts and everything from its unit tests on taken away.
fn code(source: &str) -> String {
    let source = source.split("\n#[cfg(test)]\n").next().unwrap_or_default();
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if let Some(skipped) = literal(rest) {
            code.push_str("\"\"");
            // The lines of a text count as lines of code.
            code.extend(rest[..skipped].chars().filter(|c| *c == '\n'));
            rest = &rest[skipped..];
        } else {
            code.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    code
}

/// The length of a text or character literal at the start of some code, if there is one.
fn literal(code: &str) -> Option<usize> {
    if let Some(raw) = code.strip_prefix('r') {
        let signs = raw.bytes().take_while(|byte| *byte == b'#').count();
        if raw[signs..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(signs));
            return raw[signs + 1..].find(&end).map(|at| 1 + signs + 1 + at + end.len());
        }
        return None;
    }
    let quote = code.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut chars = code.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => {
                chars.next();
            }
            _ if c == quote => return Some(at + 1),
            // A lifetime is no character.
            _ if quote == '\'' && at > 4 && !code.starts_with("'\\u") => return None,
            _ => {}
        }
    }
    None
}

/// The paths that some code uses, from their roots: `use` lines taken apart, `super` and `self` resolved, and paths within the code.
fn paths(file: &str, code: &str) -> BTreeSet<String> {
    let mut module: Vec<&str> = file.trim_end_matches(".rs").split('/').collect();
    if matches!(module.last(), Some(&"mod" | &"lib" | &"main")) {
        module.pop();
    }
    let mut paths = BTreeSet::new();
    let mut tokens = Tokens(code).peekable();
    while let Some(token) = tokens.next() {
        if token == "use" {
            let tree: Vec<&str> = tokens.by_ref().take_while(|token| *token != ";").collect();
            take_apart("", &tree, &mut paths);
        } else if is_name(token) {
            let mut path = token.to_owned();
            while tokens.next_if_eq(&"::").is_some() {
                let Some(name) = tokens.next_if(|next| is_name(next)) else { break };
                path.push_str("::");
                path.push_str(name);
            }
            if path.contains("::") {
                paths.insert(path);
            }
        }
    }
    paths.into_iter().map(|path| absolute(&path, &module)).collect()
}

/// Adds the paths of a `use` tree: `crate::{a, b::C as D}` is two of them.
fn take_apart(prefix: &str, tree: &[&str], paths: &mut BTreeSet<String>) {
    let mut path = prefix.to_owned();
    let mut at = 0;
    while let Some(token) = tree.get(at) {
        match *token {
            "{" => {
                let mut depth = 0;
                let mut start = at + 1;
                for (end, token) in tree.iter().enumerate().skip(at) {
                    match *token {
                        "{" => depth += 1,
                        "}" => depth -= 1,
                        _ => {}
                    }
                    if (depth == 1 && *token == ",") || depth == 0 {
                        take_apart(&path, &tree[start..end], paths);
                        start = end + 1;
                    }
                    if depth == 0 {
                        break;
                    }
                }
                return;
            }
            "as" => break,
            token => path.push_str(token),
        }
        at += 1;
    }
    if path != prefix {
        paths.insert(path.trim_end_matches("::self").to_owned());
    }
}

fn absolute(path: &str, module: &[&str]) -> String {
    let mut up = 0;
    let mut rest = path;
    while let Some(after) = rest.strip_prefix("super::") {
        up += 1;
        rest = after;
    }
    if let Some(after) = rest.strip_prefix("self::") {
        rest = after;
    } else if up == 0 {
        return path.to_owned();
    }
    let base = module.get(..module.len().saturating_sub(up)).unwrap_or_default();
    std::iter::once("crate").chain(base.iter().copied()).chain([rest]).collect::<Vec<_>>().join("::")
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The names of some code, `::`, and every other sign by itself.
struct Tokens<'a>(&'a str);

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.0 = self.0.trim_start();
        let first = self.0.chars().next()?;
        let name = self.0.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.0.len());
        let length = match name {
            0 if self.0.starts_with("::") => 2,
            0 => first.len_utf8(),
            name => name,
        };
        let (token, rest) = self.0.split_at(length);
        self.0 = rest;
        Some(token)
    }
}

#[test]
fn paths_are_found_in_every_form() {
    let text = r##"
//! std::net in a comment
use std::{fs, io::{self, Read as _}};
use super::frame::{self, Frame};
fn f() { let x = tera::Tera::default(); let s = "axum::Router"; let c = '"'; rustix::fs::stat(s) } // tokio::spawn
fn g<'a>(a: &'a str) -> crate::text::RawText { r#"walkdir::x"# }
#[cfg(test)]
mod tests { use notify::Watcher; }
"##;
    let found = paths("page/report.rs", &code(text));
    let expected = [
        "crate::page::frame",
        "crate::page::frame::Frame",
        "crate::text::RawText",
        "rustix::fs::stat",
        "std::fs",
        "std::io",
        "std::io::Read",
        "tera::Tera::default",
    ];
    assert_eq!(found.into_iter().collect::<Vec<_>>(), expected);
}
