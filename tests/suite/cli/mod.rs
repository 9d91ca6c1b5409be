//! The command line: help, exit codes, the formats of findings, and failing streams.

mod drafts;
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

#[test]
fn a_new_edition_builds_and_nothing_is_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = run(folder.path(), &["new", "mine"]);
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    assert!(text(&made.stdout).starts_with("Made an edition in mine\n"));
    let built = run(folder.path(), &["build", "mine", "--deny-warnings"]);
    assert_eq!(built.status.code(), Some(0), "{}", text(&built.stderr));
    assert!(folder.path().join("mine/public/memo/memorandum.html").exists());

    let index = folder.path().join("mine/content/memo/index.md");
    put(folder.path(), "mine/content/memo/index.md", "changed");
    std::fs::remove_file(folder.path().join("mine/README.md")).expect("the file");
    let again = run(folder.path(), &["new", "mine"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(text(&again.stderr).contains("mine/.gitignore: exists already"), "{}", text(&again.stderr));
    assert_eq!(std::fs::read_to_string(index).expect("the file"), "changed");
    assert!(!folder.path().join("mine/README.md").exists(), "no file is written if one exists");
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}
