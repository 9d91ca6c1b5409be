//! A file that is being written is not read until it is closed.

use std::fs::{self, File};
use std::io::Write as _;
use std::time::{Duration, Instant};

use lacuna::disk::Watch;
use lacuna::text::{Content, withhold};

use super::Site;

/// A wait longer than this is a failure.
const NEVER: Duration = Duration::from_secs(60);

const FILE: &str = "content/r/a.md";

/// A watched site that has been read once.
fn watched(files: &[(&str, &str)]) -> (Site, Watch) {
    let site = Site::new(files);
    let mut watch = Watch::begin(site.root()).expect("a site");
    assert!(watch.watch_error().is_none(), "this disk can be watched");
    while watch.unread().len() > 0 {
        watch.read(usize::MAX, &|_| false);
    }
    (site, watch)
}

/// The texts of the files in one reading.
fn texts(watch: &mut Watch) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (path, content) in watch.read(usize::MAX, &|_| false).files {
        if let Some(Content::Text(raw)) = content {
            let text = withhold(&path, raw).map_or_else(|_| String::new(), |source| source.text().to_owned());
            texts.push((path.as_str().to_owned(), text));
        }
    }
    texts
}

/// The content of a file when it is next read.
fn next(watch: &mut Watch, file: &str) -> String {
    let start = Instant::now();
    loop {
        watch.wait(Some(NEVER));
        if let Some((_, text)) = texts(watch).into_iter().find(|(path, _)| path == file) {
            return text;
        }
        assert!(start.elapsed() < NEVER, "{file} was never read");
    }
}

/// Opens a file for writing and writes the first half of its text.
fn half(site: &Site) -> File {
    let mut file = File::create(site.path(FILE)).expect("opened");
    file.write_all(b"the first half, ").expect("half");
    file
}

fn finish(mut file: File) {
    file.write_all(b"the second half").expect("the rest");
}

#[test]
fn a_file_written_anew_right_after_a_save_is_left_until_it_is_closed() {
    let (site, mut watch) = watched(&[(FILE, "before"), ("content/r/b.md", "before")]);
    for _ in 0..20 {
        site.put(FILE, "saved");
        let file = half(&site);
        site.put("content/r/b.md", "saved meanwhile");
        assert_eq!(next(&mut watch, "content/r/b.md"), "saved meanwhile");
        finish(file);
        assert_eq!(next(&mut watch, FILE), "the first half, the second half");
    }
}

/// A file is never read half-written, whenever it is read.
#[test]
fn a_file_written_anew_again_and_again_is_never_short() {
    let (site, mut watch) = watched(&[(FILE, "before")]);
    let place = site.path(FILE);
    let writer = std::thread::spawn(move || {
        for number in 0..2000 {
            fs::write(&place, format!("{number} {}", "words ".repeat(2000))).expect("written");
        }
        fs::write(&place, "the end").expect("written");
    });
    loop {
        let text = next(&mut watch, FILE);
        if text == "the end" {
            break;
        }
        assert_eq!(text.matches("words").count(), 2000, "{} bytes", text.len());
    }
    writer.join().expect("written");
}

#[cfg(target_os = "linux")]
#[test]
fn a_new_file_or_link_target_is_not_read_until_it_is_closed() {
    let (site, mut watch) = watched(&[("content/r/b.md", "before"), ("drafts/a.md", "the draft")]);
    let file = half(&site);
    site.put("content/r/b.md", "saved");
    assert_eq!(next(&mut watch, "content/r/b.md"), "saved");
    finish(file);
    assert_eq!(next(&mut watch, FILE), "the first half, the second half");

    fs::remove_file(site.path(FILE)).expect("removed");
    std::os::unix::fs::symlink("../../drafts/a.md", site.path(FILE)).expect("a link");
    assert_eq!(next(&mut watch, FILE), "the draft");
    let mut draft = File::create(site.path("drafts/a.md")).expect("opened");
    draft.write_all(b"the first half, ").expect("half");
    site.put("content/r/b.md", "saved again");
    let read = loop {
        watch.wait(Some(NEVER));
        let read = texts(&mut watch);
        if read.iter().any(|(path, _)| path == "content/r/b.md") {
            break read;
        }
    };
    assert_eq!(read, [("content/r/b.md".to_owned(), "saved again".to_owned())]);
    finish(draft);
    assert_eq!(next(&mut watch, FILE), "the first half, the second half");
}

#[test]
fn a_file_that_nobody_closes_is_read_in_the_end() {
    let (site, mut watch) = watched(&[(FILE, "before")]);
    let file = half(&site);
    assert_eq!(next(&mut watch, FILE), "the first half, ");
    finish(file);
    assert_eq!(next(&mut watch, FILE), "the first half, the second half");
}

/// Only Linux reports that a file was closed: elsewhere it counts as closed after a moment.
#[cfg(target_os = "linux")]
#[test]
fn reading_everything_again_does_not_wait_for_a_file_that_is_being_written() {
    let (site, mut watch) = watched(&[(FILE, "before"), ("content/r/b.md", "the other")]);
    let file = half(&site);
    // A new top-level folder: everything is read again.
    site.put("templates/section.html", "new");
    let mut read = Vec::new();
    while !read.iter().any(|(path, _)| path == "content/r/b.md") {
        watch.wait(Some(NEVER));
        read.extend(texts(&mut watch));
    }
    assert!(read.iter().all(|(path, _)| path != FILE), "{read:?}");
    assert!(!watch.unread().any(|path| path.as_str() == FILE), "nobody waits for it");
    finish(file);
    assert_eq!(next(&mut watch, FILE), "the first half, the second half");
}

#[test]
fn a_file_that_is_emptied_and_stays_so_is_empty() {
    let (site, mut watch) = watched(&[(FILE, "before")]);
    site.put(FILE, "");
    assert_eq!(next(&mut watch, FILE), "");
    site.put(FILE, "after");
    assert_eq!(next(&mut watch, FILE), "after");
    site.put(FILE, "");
    assert_eq!(next(&mut watch, FILE), "");
}

/// No file is read for it, and yet its fault is reported, and goes with it.
#[test]
fn a_name_that_may_not_be_is_news_by_itself() {
    let (site, mut watch) = watched(&[(FILE, "before")]);
    let faults = |watch: &mut Watch, count: usize| {
        let start = Instant::now();
        loop {
            watch.wait(Some(NEVER));
            let changes = watch.read(usize::MAX, &|_| false);
            if changes.faults.len() == count {
                return !changes.files.is_empty();
            }
            assert!(start.elapsed() < NEVER, "{:?}", changes.faults);
        }
    };
    for path in ["content/r/a\u{202e}b.md", "edition.toml"] {
        site.put(path, "text");
        assert!(faults(&mut watch, 1));
        fs::remove_file(site.path(path)).expect("removed");
        assert!(faults(&mut watch, 0));
    }
}
