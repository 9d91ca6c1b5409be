//! Output streams that the reader has closed, or whose disk is full.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Stdio};

use super::{lacuna, site, text};

/// A site whose findings do not fit into a pipe's buffer.
fn many_errors() -> tempfile::TempDir {
    site(&"The keeper [redacted 25X99] went out.\n\n".repeat(1500))
}

fn full() -> Option<Stdio> {
    File::options().write(true).open("/dev/full").ok().map(Stdio::from)
}

/// Reads one line, closes the pipe, and waits for the exit code.
fn head(mut child: Child, stream: impl std::io::Read) -> Option<i32> {
    let mut reader = BufReader::with_capacity(16, stream);
    let mut line = String::new();
    reader.read_line(&mut line).expect("a line");
    assert!(!line.is_empty());
    drop(reader);
    child.wait().expect("a status").code()
}

#[test]
fn a_reader_that_leaves_is_not_an_error() {
    let folder = many_errors();
    let mut child = lacuna(folder.path(), &["check"]).stderr(Stdio::piped()).stdout(Stdio::null()).spawn().expect("it");
    let err = child.stderr.take().expect("a pipe");
    assert_eq!(head(child, err), Some(1));
    let json = &["check", "--format", "json"];
    let mut child = lacuna(folder.path(), json).stdout(Stdio::piped()).spawn().expect("it");
    let out = child.stdout.take().expect("a pipe");
    assert_eq!(head(child, out), Some(1));
}

#[test]
fn a_build_does_not_need_its_streams() {
    let Some(err) = full() else { return };
    let folder = site("[page 1]\n\n# Text\n\nThe keeper [redcated 25X1] went out.\n");
    let status = lacuna(folder.path(), &["build"]).stderr(err).stdout(full().expect("the same")).status().expect("it");
    assert_eq!(status.code(), Some(0));
    assert!(folder.path().join("public/memo/text.html").exists());
    let work = std::fs::read_dir(folder.path()).expect("the site").count();
    assert_eq!(work, 2, "content and public alone");
}

#[test]
fn a_result_that_cannot_be_written_is_an_error() {
    let folder = many_errors();
    for arguments in [
        &["check", "--format", "json"][..],
        &["check", "--format", "github"],
        &["check"],
        &["explain", "25X1"],
        &["render", "content/memo/01-text.md"],
    ] {
        let Some(out) = full() else { return };
        let mut child = lacuna(folder.path(), arguments).stdout(out).stderr(Stdio::piped()).spawn().expect("it");
        let mut said = Vec::new();
        child.stderr.take().expect("a pipe").read_to_end(&mut said).expect("read");
        assert_eq!(child.wait().expect("a status").code(), Some(2), "{arguments:?}");
        assert!(text(&said).contains("error: cannot write to standard output: "), "{arguments:?}");
    }
}
