//! The command line: help, exit codes, the formats of findings, and failing streams.

mod snapshots;
mod streams;

use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::preview::put;

/// A site of one report.
fn site(text: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "content/memo/index.md", "+++\ntitle = \"A memorandum\"\n+++\n");
    put(folder.path(), "content/memo/01-text.md", text);
    folder
}

fn lacuna(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lacuna"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    lacuna(folder, arguments).output().expect("the program")
}

#[test]
fn a_site_may_have_a_largest_size() {
    let folder = site("One.\n");
    let build = |size| run(folder.path(), &["build", "--max-size", size]);
    let refused = build("200kB");
    assert_eq!(refused.status.code(), Some(1), "{}", text(&refused.stderr));
    assert!(text(&refused.stderr).contains("--max-size allows 200.0 kB"), "{}", text(&refused.stderr));
    assert!(!folder.path().join("public").exists());
    assert_eq!(build("5MB").status.code(), Some(0));
    assert_eq!(build("200kB").status.code(), Some(1), "a limit counts although nothing else has changed");
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}
