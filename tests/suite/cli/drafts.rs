//! `lacuna draft`.

use std::fs;
use std::path::Path;

use super::{run, text};
use crate::preview::put;

const OCR: &str = "SECRET\n\nMEMORANDUM FOR THE RECORD\n\nTO: The Keeper\nFROM: [name redacted]\n\n1. The boat left at dawn, and the keeper\n\
                   signed for eleven crates.\n\n25X1\n\n-1-\n\u{c}SECRET\n\nThe next boat is due.\n";

const DRAFT: &str = "[page 1, scan 1]\n\n[banner: SECRET]\n\n## MEMORANDUM FOR THE RECORD\n\n> [as typed]\n> TO: The Keeper\n\
                     > FROM: [redacted, name]\n\n1. The boat left at dawn, and the keeper\n   signed for eleven crates.\n\n[25X1]\n\n\
                     [banner: -1-]\n\n[page 2?, scan 2]\n\n[banner: SECRET]\n\nThe next boat is due.\n";

fn read(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(file)).expect("a file of the draft")
}

#[test]
fn a_text_becomes_a_report_that_builds() {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "supply-boat.txt", OCR);
    let done = run(folder.path(), &["draft", "supply-boat.txt", "--into", "content/memo"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert!(
        text(&done.stdout).starts_with("content/memo: 1 section, 2 pages, 1 redaction\n"),
        "{}",
        text(&done.stdout)
    );
    let index = read(folder.path(), "content/memo/index.md");
    assert_eq!(index, "+++\ntitle = \"supply boat\"\n\n[expect]\nscans = 2\n+++\n");
    assert_eq!(read(folder.path(), "content/memo/01-supply-boat.md"), DRAFT);
    let built = run(folder.path(), &["build", "--deny-warnings"]);
    assert_eq!(built.status.code(), Some(0), "{}", text(&built.stderr));
}

#[test]
fn a_draft_changes_no_file_that_exists() {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "memo.txt", OCR);
    let draft = || text(&run(folder.path(), &["draft", "memo.txt", "--into", "content/memo", "--title", "A"]).stdout);
    draft();
    assert_eq!(draft(), "Unchanged: content/memo has this draft\n");
    assert!(!folder.path().join("content/memo-2").exists());
    let edited = DRAFT.replace("eleven", "twelve");
    put(folder.path(), "content/memo/01-memo.md", &edited);
    let printed = draft();
    assert!(printed.starts_with("content/memo-2: 1 section"), "{printed}");
    assert!(printed.contains("\ncontent/memo exists and differs: 01-memo.md, 1 line from line 12 on\n"), "{printed}");
    assert_eq!(read(folder.path(), "content/memo/01-memo.md"), edited);
    assert_eq!(read(folder.path(), "content/memo-2/01-memo.md"), DRAFT);
}

#[test]
fn scans_are_pages_in_the_order_of_their_numbers() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in [
        ("page-10.png", ""),
        ("page-9.png", ""),
        ("page-9.txt", "Nine."),
        ("page-11.txt", "Eleven."),
        ("notes.pdf", ""),
    ] {
        put(folder.path(), &format!("boat/{name}"), content);
    }
    let done = run(folder.path(), &["draft", "boat", "--into", "content/memo"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let expected = "+++\ntitle = \"boat\"\n+++\n\n[page 1?, scan 1]\n\nNine.\n\n[page 2?, scan 2, not transcribed]\n\n\
                    [page 3?, scan 3]\n\nEleven.\n";
    assert_eq!(read(folder.path(), "content/memo/01-boat.md"), expected);
}

#[test]
fn what_cannot_be_drafted_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "memo.pdf", "%PDF-1.7");
    put(folder.path(), "withheld.txt", "The keeper is [withheld: Smith].");
    put(folder.path(), "empty/a.zip", "");
    for (source, code, message) in [
        ("memo.pdf", 2, "ocrmypdf"),
        ("withheld.txt", 1, "this file opens withheld text"),
        ("empty", 2, "no page images and no text files"),
        ("nothing.txt", 2, "nothing.txt: no such file"),
    ] {
        let done = run(folder.path(), &["draft", source, "--into", "content/memo"]);
        let printed = text(&done.stderr);
        assert_eq!(done.status.code(), Some(code), "{source}: {printed}");
        assert!(printed.contains(message) && !printed.contains("Smith"), "{source}: {printed}");
    }
    assert!(!folder.path().join("content").exists());
}
