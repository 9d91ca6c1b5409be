//! Which files are read, which are ignored, and which are errors.

use std::fs;
use std::io::Write as _;
#[cfg(unix)]
use std::os::unix::{ffi::OsStrExt as _, fs::symlink, net::UnixListener};
use std::time::{Duration, Instant};

use lacuna::diagnostic::Code;
use lacuna::disk::discover;
use lacuna::site::Changes;
use lacuna::text::{Content, FilePath, withhold};

use super::Site;

fn paths(changes: &Changes) -> Vec<&str> {
    changes.files.iter().map(|(path, _)| path.as_str()).collect()
}

fn faults(changes: &Changes) -> Vec<(Code, &str)> {
    changes.faults.iter().map(|finding| (finding.code, finding.file.as_str())).collect()
}

#[cfg(unix)]
fn fifo(site: &Site, path: &str) {
    assert!(std::process::Command::new("mkfifo").arg(site.path(path)).status().expect("mkfifo").success());
}

#[test]
fn settings_beside_content_have_no_effect() {
    let site =
        Site::new(&[("content/r/index.md", "report"), ("edition.toml", ""), ("names.toml", ""), ("other.toml", "")]);
    let changes = discover(site.root()).expect("a site");
    assert_eq!(faults(&changes), [(Code::MisplacedFile, "edition.toml"), (Code::MisplacedFile, "names.toml")]);
    assert_eq!(changes.faults[0].help.as_deref(), Some("move it to content/edition.toml"));
}

#[test]
fn files_come_in_the_order_of_their_paths_text_as_text() {
    let site = Site::new(&[
        ("content/r/index.md", "report"),
        ("content/r-2/a.MD", "a"),
        ("content/r/addresses.lock", ""),
        ("content/edition.toml", ""),
        ("content/CNAME", "example.org"),
        ("content/r/scan.png", "\0png\x01"),
        ("templates/base.html", "<html>"),
        ("elsewhere/a.md", "no"),
    ]);
    let changes = discover(site.root()).expect("a site");
    assert_eq!(
        paths(&changes),
        [
            "content/CNAME",
            "content/edition.toml",
            "content/r-2/a.MD",
            "content/r/addresses.lock",
            "content/r/index.md",
            "content/r/scan.png",
            "templates/base.html",
        ]
    );
    assert!(changes.faults.is_empty());
    for (path, content) in changes.files {
        match content.expect("present") {
            Content::Blob(blob) => {
                assert_eq!(path.as_str(), "content/r/scan.png");
                assert_eq!((blob.path(), blob.length()), (&path, 5));
                assert!(blob.equals(&mut &b"\0png\x01"[..]).expect("memory can be read"));
            }
            Content::Text(raw) => {
                let source = withhold(&path, raw).expect("public");
                assert!(path.as_str() != "content/r/index.md" || source.text() == "report");
            }
        }
    }
}

#[test]
fn hidden_files_and_leftovers_of_editors_are_passed_over() {
    let site = Site::new(&[
        ("content/.DS_Store", ""),
        ("content/.git/config", ""),
        ("content/r/.a.md.swp", ""),
        ("content/r/a.md~", ""),
        ("content/r/#a.md#", ""),
        ("content/r/4913", ""),
        ("content/r/Thumbs.db", ""),
        ("content/r/desktop.ini", "[ViewState]\r\n"),
        ("content/r/a.md", ""),
    ]);
    #[cfg(unix)]
    symlink("user@host.1:2", site.path("content/r/.#a.md")).expect("a lock link");
    let changes = discover(site.root()).expect("a site");
    assert_eq!(paths(&changes), ["content/r/a.md"]);
    assert!(changes.faults.is_empty());
}

#[test]
fn a_site_without_content_is_told_how_to_begin() {
    let folder = tempfile::tempdir().expect("a folder");
    let error = discover(folder.path()).expect_err("no content");
    assert!(error.to_string().contains("content/my-report/index.md"), "{error}");
    let error = discover(&folder.path().join("nowhere")).expect_err("no site");
    assert!(error.to_string().contains("nowhere"), "{error}");
}

#[cfg(unix)]
#[test]
fn special_files_are_errors_and_never_hang() {
    let site = Site::new(&[("content/r/index.md", "")]);
    fifo(&site, "content/r/pipe.md");
    let _socket = UnixListener::bind(site.path("content/r/socket.md")).expect("a socket");
    symlink("pipe.md", site.path("content/r/to-pipe.md")).expect("a link");
    symlink("/dev/zero", site.path("content/r/zero.md")).expect("a link");
    let changes = discover(site.root()).expect("a site");
    assert_eq!(paths(&changes), ["content/r/index.md"]);
    assert_eq!(
        faults(&changes),
        [
            (Code::SpecialFile, "content/r/pipe.md"),
            (Code::SpecialFile, "content/r/socket.md"),
            (Code::SpecialFile, "content/r/to-pipe.md"),
            (Code::LinkOutside, "content/r/zero.md"),
        ]
    );
}

#[cfg(unix)]
#[test]
fn a_link_within_the_site_is_followed_and_no_other() {
    let outside = tempfile::tempdir().expect("a folder");
    fs::write(outside.path().join("secret.md"), "secret").expect("written");
    let site = Site::new(&[("content/r/index.md", ""), ("drafts/v2.md", "two"), (".git/config", "token")]);
    let link = |target: &str, name: &str| symlink(target, site.path("content/r").join(name)).expect("a link");
    link("../../drafts/v2.md", "a.md");
    link(outside.path().join("secret.md").to_str().expect("Unicode"), "b.md");
    link("nothing.md", "c.md");
    link("d.md", "d.md");
    link("..", "e");
    link("../../.git/config", "f.txt");
    let changes = discover(site.root()).expect("a site");
    assert_eq!(paths(&changes), ["content/r/a.md", "content/r/index.md"]);
    assert_eq!(
        faults(&changes),
        [
            (Code::LinkOutside, "content/r/b.md"),
            (Code::UnreadableFile, "content/r/c.md"),
            (Code::UnreadableFile, "content/r/d.md"),
            (Code::UnreadableFile, "content/r/e"),
            (Code::LinkOutside, "content/r/f.txt"),
        ]
    );
    let message = |at: usize| changes.faults[at].message.as_str();
    assert!(message(1).contains("does not exist") && message(2).contains("circular") && message(3).contains("folder"));
}

#[cfg(unix)]
#[test]
fn a_content_folder_that_leads_out_of_the_site_is_refused() {
    let (inside, outside) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    symlink(outside.path(), inside.path().join("content")).expect("a link");
    assert!(discover(inside.path()).expect_err("refused").to_string().contains("out of the site"));
}

#[test]
fn paths_that_differ_in_case_or_composition_are_one_finding() {
    let site = Site::new(&[
        ("content/r/Caf\u{e9}.md", ""),
        ("content/r/cafe\u{301}.md", ""),
        ("content/s/a.md", ""),
        ("content/S/a.md", ""),
        ("content/t/a.md", ""),
    ]);
    if fs::read_dir(site.path("content")).expect("readable").count() < 4 {
        return; // This disk folds case itself.
    }
    let changes = discover(site.root()).expect("a site");
    assert_eq!(
        faults(&changes),
        [(Code::CaseCollision, "content/r/cafe\u{301}.md"), (Code::CaseCollision, "content/s")]
    );
    assert!(changes.faults[0].message.contains("content/r/Caf\u{e9}.md"));
    assert!(changes.faults[1].message.contains("content/S"));
}

#[cfg(unix)]
#[test]
fn names_that_cannot_be_published_are_errors() {
    let site = Site::new(&[
        ("content/r/a:b.md", ""),
        ("content/r/con.md", ""),
        ("content/r./a.md", ""),
        ("content/r/x\u{7}.md", ""),
    ]);
    let odd = site.path("content/r").join(std::ffi::OsStr::from_bytes(b"f\xffo.md"));
    let unicode_only = fs::write(odd, "").is_err();
    let changes = discover(site.root()).expect("a site");
    let mut expected =
        vec!["content/r.", "content/r/a:b.md", "content/r/con.md", "content/r/f\\xFFo.md", "content/r/x\\u{7}.md"];
    if unicode_only {
        expected.remove(3);
    }
    assert_eq!(faults(&changes), expected.into_iter().map(|path| (Code::BadFileName, path)).collect::<Vec<_>>());
    assert!(changes.files.is_empty());
}

#[test]
fn a_text_beyond_all_measure_is_refused() {
    let site = Site::new(&[("content/r/a.md", ""), ("content/r/b.csv", "a")]);
    let file = fs::File::options().write(true).open(site.path("content/r/a.md")).expect("open");
    file.set_len((64 << 20) + 4).expect("sparse");
    let changes = discover(site.root()).expect("a site");
    assert_eq!(faults(&changes), [(Code::HugeFile, "content/r/a.md")]);
    assert_eq!(paths(&changes), ["content/r/b.csv"]);
}

/// A file that a program writes in many steps is read only when its writer pauses. A busy computer may hold up the writer: then the
/// file may be read at that step.
#[test]
fn a_file_that_is_being_written_is_waited_for() {
    let site = Site::new(&[("content/a/index.md", "+++\ntitle = \"A\"\n+++\n")]);
    let place = site.root().join("content/a/01-long.md");
    let (begun, is_begun) = std::sync::mpsc::channel();
    let writer = std::thread::spawn(move || {
        let mut file = fs::File::create(place).expect("a file");
        let write = |step| {
            let start = Instant::now();
            file.write_all(b"word ").expect("written");
            if step == 0 {
                begun.send(()).expect("awaited");
            }
            (start, Instant::now())
        };
        (0..20_000).map(write).collect::<Vec<_>>()
    });
    is_begun.recv().expect("begun");
    let changes = discover(site.root()).expect("a site");
    let steps = writer.join().expect("written");
    let long = changes.files.into_iter().find_map(|(path, content)| content.filter(|_| path.name() == "01-long.md"));
    let Some(Content::Text(text)) = long else { panic!("{long:?}") };
    let source = withhold(&FilePath::new("content/a/01-long.md"), text).expect("public");
    let read = source.text().len() / "word ".len();
    let pause = read.checked_sub(1).and_then(|last| Some(steps.get(read)?.1 - steps.get(last)?.0));
    // The times of files are those of the last tick of the clock.
    let is_paused = pause.is_some_and(|pause| pause > Duration::from_millis(80));
    assert!(read == steps.len() || is_paused, "{read} of {} steps, then a pause of {pause:?}", steps.len());
}
