//! `--open`: the browser opens the first page, and a message says so if there is no browser.

use std::fs::{self, Permissions};
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use super::base_url::site;

/// A desktop whose browser writes the address that it opens to a pipe.
struct Desktop {
    folder: TempDir,
}

impl Desktop {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let made = Command::new("mkfifo").arg(folder.path().join("asked")).status().expect("the program");
        assert!(made.success());
        let browser = folder.path().join("xdg-open");
        fs::write(&browser, "#!/bin/sh\necho \"$1\" > \"${0%/*}/asked\"\n").expect("written");
        fs::set_permissions(&browser, Permissions::from_mode(0o755)).expect("a program");
        Self { folder }
    }

    fn run(&self, arguments: &[&str], site: &Path) -> Child {
        run(arguments, site, self.folder.path())
    }

    /// The address that the browser opens.
    fn asked(&self) -> String {
        let pipe = self.folder.path().join("asked");
        let (out, asked) = mpsc::channel();
        // Opening a pipe waits for its writer, perhaps forever.
        thread::spawn(move || out.send(fs::read_to_string(pipe)));
        let asked = asked.recv_timeout(Duration::from_secs(60)).expect("the browser is asked");
        asked.expect("a pipe").trim_end().to_owned()
    }
}

/// The program on a desktop with only the programs in one folder.
fn run(arguments: &[&str], site: &Path, programs: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lacuna"));
    command.args(arguments).arg(site).env("PATH", programs).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the program")
}

#[test]
fn a_build_opens_its_first_page() {
    let (desktop, site) = (Desktop::new(), site(""));
    for said in ["Built", "Unchanged"] {
        let built = desktop.run(&["build", "--open"], site.path());
        let page = PathBuf::from(desktop.asked());
        assert!(page.is_absolute());
        assert!(fs::read_to_string(page).expect("a page").contains("A report"));
        let output = built.wait_with_output().expect("its end");
        assert!(output.status.success() && String::from_utf8_lossy(&output.stdout).contains(said), "{output:?}");
    }
}

#[test]
fn a_preview_opens_its_address() {
    let (desktop, site) = (Desktop::new(), site(""));
    let mut served = desktop.run(&["serve", "--open", "--port", "0"], site.path());
    let mut line = String::new();
    BufReader::new(served.stdout.take().expect("its output")).read_line(&mut line).expect("a line");
    let address = desktop.asked();
    served.kill().expect("ended");
    served.wait().expect("its end");
    assert!(address.starts_with("http://127.0.0.1:") && line.contains(&address), "{address:?} in {line:?}");
}

#[test]
fn without_a_browser_the_site_is_built_all_the_same() {
    let (site, no_programs) = (site(""), tempfile::tempdir().expect("a folder"));
    let output = run(&["build", "--open"], site.path(), no_programs.path()).wait_with_output().expect("its end");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    let page = site.path().join("public/index.html");
    assert!(said.contains("could not open") && said.contains(&page.display().to_string()), "{said}");
    assert!(page.is_file());
}
