//! The real program, serving a folder.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Instant;

use lacuna::catalog::Route;
use lacuna::disk;
use lacuna::preview;
use lacuna::render::Output;
use lacuna::site::{Fault, Site};
use serde_json::Value;
use tempfile::TempDir;

use super::client::{Answer, Events, Line, NEVER, get};

/// A small edition: two reports, a guide and a file that is copied.
pub(super) const EDITION: &[(&str, &str)] = &[
    ("content/edition.toml", "title = \"Two reports\"\n"),
    ("content/alpha/index.md", "+++\ntitle = \"Alpha\"\nnumber = \"A 1\"\n+++\n\nThe first.\n"),
    ("content/alpha/01-one.md", "[page 1]\n\n# One\n\nFirst words [redacted 25X1] and [[two]].\n\nMore words.\n"),
    ("content/alpha/02-two.md", "[page 2]\n\n# Two\n\nSecond words, as in [[beta/three]].\n"),
    ("content/alpha/scan.png", "not really a picture"),
    ("content/beta/index.md", "+++\ntitle = \"Beta\"\n+++\n"),
    ("content/beta/three.md", "# Three\n\nThird words of [[alpha]].\n"),
    ("content/guide/index.md", "+++\ntitle = \"Guide\"\nkind = \"guide\"\n+++\n"),
    ("content/guide/start.md", "# Start\n\nOur own words.\n"),
];

/// A server of a temporary folder. Both are removed after the test.
pub(crate) struct Served {
    folder: TempDir,
    pub(super) child: Child,
    pub(super) out: BufReader<ChildStdout>,
    pub(crate) port: u16,
}

impl Served {
    /// Serves the small edition.
    pub(super) fn start() -> Self {
        let folder = quick_folder();
        for (path, text) in EDITION {
            put(folder.path(), path, text);
        }
        Self::over(folder)
    }

    /// Serves a copy of this project's content.
    pub(super) fn project() -> Self {
        let folder = quick_folder();
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        for name in names(&content) {
            let place = folder.path().join("content").join(&name);
            fs::create_dir_all(place.parent().expect("a parent")).expect("folders");
            fs::copy(content.join(name), place).expect("copied");
        }
        Self::over(folder)
    }

    /// Serves an existing folder.
    pub(crate) fn over(folder: TempDir) -> Self {
        Self::in_folder(folder, "")
    }

    /// Serves a folder inside an existing folder.
    pub(super) fn in_folder(folder: TempDir, site: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_lacuna"))
            .arg("serve")
            .arg(folder.path().join(site))
            .args(["--port", "0"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program");
        let mut out = BufReader::new(child.stdout.take().expect("its output"));
        let mut line = String::new();
        out.read_line(&mut line).expect("a line");
        let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
        let port = port.parse().expect("a port");
        let mut served = Self { folder, child, out, port };
        assert!(served.line().starts_with("Read "), "the second line counts what was read");
        served
    }

    /// The next line at the terminal.
    pub(crate) fn line(&mut self) -> String {
        let mut line = String::new();
        self.out.read_line(&mut line).expect("a line");
        line
    }

    pub(super) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub(crate) fn put(&self, path: &str, text: &str) {
        put(self.root(), path, text);
    }

    pub(super) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("a file")
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        get(self.port, path)
    }

    pub(super) fn events(&self) -> Events {
        Events::open(self.port).0
    }

    /// The page without the tag that the preview adds.
    pub(crate) fn page(&self, path: &str) -> String {
        String::from_utf8_lossy(&bare(&self.get(path))).into_owned()
    }

    /// Waits until a page contains some words, by requesting it after each event.
    pub(super) fn until_page(&self, events: &mut Events, path: &str, holds: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let page = self.page(path);
            if holds(&page) {
                return page;
            }
            assert!(start.elapsed() < NEVER, "{path} never contained the expected words:\n{page}");
            let _ = events.within(NEVER);
        }
    }

    /// Waits until a page has the expected status.
    pub(super) fn until_status(&self, events: &mut Events, page: &str, holds: impl Fn(&Value) -> bool) {
        let start = Instant::now();
        loop {
            let status = self.get(&format!("/_lacuna/page{page}"));
            let status: Value = serde_json::from_slice(&status.body).expect("a status");
            if holds(&status) {
                return;
            }
            assert!(start.elapsed() < NEVER, "{page} never had the expected status: {status}");
            let _ = events.within(NEVER);
        }
    }

    /// Waits until all pages and findings of the preview equal those of a clean build.
    pub(super) fn until_clean(&self, events: &mut Events) {
        let start = Instant::now();
        loop {
            let Some(difference) = self.difference() else { return };
            assert!(start.elapsed() < NEVER, "in the end, the preview differs from a clean build: {difference}");
            let _ = events.within(std::time::Duration::from_secs(2));
        }
    }

    /// The first difference between the preview and a clean build.
    pub(super) fn difference(&self) -> Option<String> {
        let cold = cold(self.root());
        let mut line = Line::new(self.port);
        for route in cold.routes() {
            let path = route.path().to_string();
            // Two pages may claim the same path, which is an error. The path then shows one of them.
            let shown = Route::of_path(&path);
            let Ok(Some(page)) = cold.page(&shown) else { continue };
            // Until the facts of a page can be read, the preview shows the page as it last was.
            if matches!(Fault::of(&cold, &shown), Some(Fault::FactsMissing(_))) {
                continue;
            }
            let answer = line.get(&address(&path));
            let page = match page {
                Output::Bytes(page) => page,
                Output::Blob(blob) if blob.equals(&mut &*answer.body).expect("memory can be read") => continue,
                Output::Blob(_) => return Some(format!("{path} ({})", answer.status)),
            };
            if bare(&answer) != page {
                return Some(format!("{path} ({}): {}", answer.status, difference(&page, &bare(&answer))));
            }
        }
        let overview = line.get("/_lacuna/").text();
        let said: BTreeSet<String> = rows(&overview);
        let findings: BTreeSet<String> = cold.findings().iter().map(|finding| escape(&finding.message)).collect();
        let missing: Vec<&String> = findings.symmetric_difference(&said).collect();
        (!missing.is_empty()).then(|| format!("findings: {missing:?}"))
    }

    /// Waits until the server has ended.
    #[cfg(unix)]
    pub(super) fn ended(&mut self) -> std::process::ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("a status") {
                return status;
            }
            assert!(start.elapsed() < NEVER, "it goes on");
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    }

    /// Sends a signal to the server.
    #[cfg(unix)]
    pub(super) fn signal(&self, name: &str) {
        let done = Command::new("kill").arg(format!("-{name}")).arg(self.child.id().to_string()).status();
        assert!(done.expect("kill").success());
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A folder in memory, if possible: some disks are slow with five thousand files.
pub(crate) fn quick_folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.expect("a folder")
}

/// The site in a folder, read as a whole.
pub(super) fn cold(root: &Path) -> Site {
    let mut site = Site::empty();
    site.apply(disk::discover(root).expect("a site").into());
    site
}

/// The files below a folder.
pub(super) fn names(root: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().map(|entry| entry.expect("readable"));
    let files = entries.filter(|entry| !entry.file_type().is_dir());
    files.map(|entry| entry.path().strip_prefix(root).expect("below").to_string_lossy().into_owned()).collect()
}

pub(crate) fn put(root: &Path, path: &str, text: &str) {
    let place = root.join(path);
    fs::create_dir_all(place.parent().expect("a parent")).expect("folders");
    fs::write(place, text).expect("written");
}

/// The body of a response, without the preview's tag if it has one.
pub(super) fn bare(answer: &Answer) -> Vec<u8> {
    let tag = preview::tag(answer.header("etag"));
    let body = &answer.body;
    match body.windows(tag.len()).position(|window| window == tag.as_bytes()) {
        Some(at) if !answer.header("etag").is_empty() => [&body[..at], &body[at + tag.len()..]].concat(),
        _ => body.clone(),
    }
}

/// The path of a file as an address.
pub(super) fn address(path: &str) -> String {
    let mut out = String::from("/");
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// The messages of the findings on the overview.
fn rows(overview: &str) -> BTreeSet<String> {
    let list = overview.split("<h2>Open questions").next().unwrap_or_default();
    let rows = list.lines().filter(|line| line.starts_with("<li class="));
    rows.map(|row| {
        let rest = row.split_once("</span> ").map_or("", |(_, rest)| rest);
        let message = rest.split_once(" <span class=\"line\">").map_or("", |(message, _)| message);
        let inner = message.strip_prefix("<a ").and_then(|link| link.split_once('>')).map(|(_, text)| text);
        inner.and_then(|text| text.strip_suffix("</a>")).unwrap_or(message).to_owned()
    })
    .collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The first lines in which two pages differ.
pub(super) fn difference(wanted: &[u8], found: &[u8]) -> String {
    let (wanted, found) = (String::from_utf8_lossy(wanted), String::from_utf8_lossy(found));
    let lines = wanted.lines().map(Some).chain(std::iter::repeat(None)).zip(found.lines().map(Some).chain([None]));
    let other = lines.into_iter().find(|(a, b)| a != b);
    format!("{other:?}")
}
