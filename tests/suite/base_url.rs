//! Where a site will be published: the base URL in `edition.toml`, and `--base-url` for one build.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A small site.
pub(super) fn site(edition: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let report = folder.path().join("content/r");
    fs::create_dir_all(&report).expect("folders");
    fs::write(report.join("index.md"), "+++\ntitle = \"A report\"\n+++\n").expect("written");
    fs::write(report.join("01-one.md"), "# One\n\nWords.\n").expect("written");
    if !edition.is_empty() {
        fs::write(folder.path().join("content/edition.toml"), edition).expect("written");
    }
    folder
}

fn build(site: &Path, base_url: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lacuna"));
    command.arg("build").arg(site).args(base_url.iter().flat_map(|url| ["--base-url", url]));
    command.output().expect("the program")
}

/// The addresses in the sitemap, or an empty text without a sitemap.
fn sitemap(site: &Path) -> Option<String> {
    fs::read_to_string(site.join("public/sitemap.xml")).ok()
}

#[test]
fn one_build_can_have_its_own_base_url() {
    for edition in ["", "title = \"Reports\"\n", "base_url = \"https://example.org/\"\n"] {
        let site = site(edition);
        assert!(build(site.path(), &["https://example.org/reports"]).status.success());
        let urls = sitemap(site.path()).expect("a sitemap");
        assert!(urls.contains("<loc>https://example.org/reports/r/one.html</loc>"), "{urls}");
        let missing = fs::read_to_string(site.path().join("public/404.html")).expect("a page");
        assert!(missing.contains("href=\"/reports/"), "{missing}");
    }
}

#[test]
fn a_base_url_for_one_build_applies_to_that_build_alone() {
    let site = site("");
    let is_unchanged = |output: Output| String::from_utf8_lossy(&output.stdout).contains("Unchanged");
    assert!(!is_unchanged(build(site.path(), &["https://example.org/a/"])));
    assert!(is_unchanged(build(site.path(), &["https://example.org/a/"])));
    assert!(!is_unchanged(build(site.path(), &["https://example.org/b/"])));
    assert!(sitemap(site.path()).is_some_and(|urls| !urls.contains("/a/")));
    assert!(!is_unchanged(build(site.path(), &[])));
    assert!(sitemap(site.path()).is_none());
}

#[test]
fn it_is_read_as_that_of_the_edition_is() {
    let site = site("");
    let all = ["example.org", "ftp://example.org/", "https://", "https:///x", "https://a b/", "https://a/?b", ""];
    let authorities =
        ["https://[::1/", "https://::1/", "https://:80", "https://a:99999/", "https://a:+1/", "https://a:"];
    for none in all.into_iter().chain(authorities) {
        let output = build(site.path(), &[none]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{none}: {said}");
        assert!(said.contains("https://example.org/reports/"), "{none}: {said}");
        assert!(!site.path().join("public").exists());
    }
}
