//! `lacuna pin`: the file that it writes, what it accepts, and what it refuses.

use std::fs;
use std::path::Path;

use super::{run, site, text};
use crate::preview::put;

const LETTER: &str = "[page 1]\n\n# Text\n\nThe keeper [redacted 25X1] went out.\n\nThe boat sailed.\n";

fn lock(folder: &Path) -> String {
    fs::read_to_string(folder.join("content/memo/addresses.lock")).expect("the file")
}

/// The exit code, standard output and standard error.
fn pin(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let done = run(folder, &[&["pin"], arguments].concat());
    (done.status.code(), text(&done.stdout), text(&done.stderr))
}

#[test]
fn addresses_are_pinned_once_and_later_ones_are_added() {
    let folder = site(LETTER);
    let folder = folder.path();
    let (code, out, err) = pin(folder, &[]);
    assert_eq!((code, &*err), (Some(0), ""));
    assert_eq!(out, "content/memo/addresses.lock: 6 addresses, 6 new, 0 changes accepted\n");
    let first = lock(folder);
    let addresses: Vec<&str> = first.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
    let expected =
        ["text.html", "text.html#f1", "text.html#f1-p1", "text.html#f1-p2", "text.html#f1-r1", "text.html#h-text"];
    assert_eq!(addresses, expected);
    let (code, out, _) = pin(folder, &[]);
    assert_eq!((code, &*out), (Some(0), "Unchanged: content/memo/addresses.lock has 6 addresses\n"));

    put(folder, "content/memo/01-text.md", &format!("{LETTER}\nIt came back.\n"));
    assert_eq!(run(folder, &["check"]).status.code(), Some(0), "a new address is no error");
    let (_, out, _) = pin(folder, &[]);
    assert_eq!(out, "content/memo/addresses.lock: 7 addresses, 1 new, 0 changes accepted\n");
    let second = lock(folder);
    let added: Vec<&str> = second.lines().filter(|line| !first.contains(line)).collect();
    assert!(matches!(added.as_slice(), [line] if line.starts_with("text.html#f1-p3\t")), "{added:?}");
}

#[test]
fn changes_are_accepted_one_by_one_with_a_reason() {
    let folder = site(LETTER);
    let folder = folder.path();
    pin(folder, &[]);
    let first = lock(folder);
    put(folder, "content/memo/01-text.md", "[page 1]\n\n# Text\n\nThe keeper [redacted 25X1] goes out.\n");
    assert_eq!(run(folder, &["build"]).status.code(), Some(1));
    let (code, _, err) = pin(folder, &[]);
    assert_eq!(code, Some(1));
    let codes: Vec<&str> = err.lines().filter(|line| line.starts_with("error")).collect();
    assert_eq!(
        codes,
        [
            "error[address-changed]: the address text.html#f1-p1 no longer names the words that were pinned",
            "error[address-changed]: the address text.html#f1-r1 no longer names the words that were pinned",
            "error[address-gone]: the pinned address text.html#f1-p2 is gone",
        ],
        "{err}"
    );
    assert_eq!(lock(folder), first, "nothing is accepted unasked");

    let accept = |address| pin(folder, &["--accept", address, "--reason", "corrected against the scan"]);
    let (code, out, _) = accept("memo/text.html#f1-p1");
    assert_eq!(code, Some(1), "two changes are left");
    assert_eq!(out, "content/memo/addresses.lock: 6 addresses, 0 new, 1 change accepted\n");
    let (code, ..) =
        pin(folder, &["--accept", "memo/text.html#f1-p2", "--accept", "memo/text.html#f1-r1", "--reason", "joined"]);
    assert_eq!(code, Some(0));
    let pinned = lock(folder);
    assert!(pinned.contains("text.html#f1-p2\tgone\tjoined\n"), "{pinned}");
    let line = pinned.lines().find(|line| line.starts_with("text.html#f1-p1\t")).expect("the line");
    assert!(line.ends_with("\tcorrected against the scan"), "{line}");
    assert_eq!(run(folder, &["check"]).status.code(), Some(0));
    put(folder, "content/memo/01-text.md", LETTER);
    let (_, _, err) = pin(folder, &[]);
    assert!(err.contains("the address text.html#f1-p2 was given up, but is in use again"), "{err}");
}

#[test]
fn a_page_that_is_gone_is_one_change() {
    let folder = site(LETTER);
    let folder = folder.path();
    put(folder, "content/memo/02-back.md", "# Back\n\nA number.\n");
    pin(folder, &[]);
    fs::remove_file(folder.join("content/memo/02-back.md")).expect("the file");
    let (code, _, err) = pin(folder, &[]);
    assert_eq!((code, err.matches("error[address-gone]").count()), (Some(1), 1), "{err}");
    assert!(err.contains("content/memo/addresses.lock:2:1"), "{err}");
    let (code, ..) = pin(folder, &["--accept", "memo/back.html", "--reason", "it was blank"]);
    assert_eq!(code, Some(0));
    let pinned = lock(folder);
    assert!(pinned.contains("back.html\tgone\tit was blank\n") && !pinned.contains("back.html#"), "{pinned}");
}

#[test]
fn what_cannot_be_accepted_is_refused() {
    let folder = site(LETTER);
    let folder = folder.path();
    pin(folder, &[]);
    let first = lock(folder);
    for address in ["memo/text.html#f1-p1", "memo/nope.html", "text.html#f1-p1", "memo", ""] {
        let (code, _, err) = pin(folder, &["--accept", address, "--reason", "why"]);
        assert_eq!(code, Some(2), "{address}");
        assert!(err.starts_with(&format!("error: `{address}` has no change to accept\n")), "{err}");
    }
    put(folder, "content/memo/01-text.md", "[page 1]\n\n# Text\n\nThe keeper.\n");
    let accept = ["--accept", "memo/text.html#f1-p1"];
    for reason in ["", "two\nlines", "a\ttab"] {
        assert_eq!(pin(folder, &[&accept[..], &["--reason", reason]].concat()).0, Some(2), "{reason:?}");
    }
    assert_eq!(pin(folder, &accept).0, Some(2), "a reason is needed");
    let (code, _, err) = pin(folder, &[&accept[..], &["--reason", "it named [withheld: Smith]"]].concat());
    assert_eq!(code, Some(2));
    assert!(err.contains("a reason cannot contain withheld text"), "{err}");
    assert_eq!(lock(folder), first);

    put(folder, "content/memo/addresses.lock", "<<<<<<< mine\n");
    let (code, _, err) = pin(folder, &[]);
    assert!(code == Some(1) && err.contains("error[bad-address-line]"), "{err}");
    assert_eq!(lock(folder), "<<<<<<< mine\n", "a file that cannot be read is not replaced");
}
