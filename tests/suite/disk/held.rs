//! Windows: files that another program has open, and files that are marked read-only.

use std::fs::{self, File, OpenOptions};
use std::os::windows::fs::OpenOptionsExt as _;
use std::path::Path;

use lacuna::diagnostic::Code;
use lacuna::disk::{DiskError, discover, replace};

use super::{Site, map};

/// A publication of one page.
fn publish(site: &Site, text: &str) -> Result<(), DiskError> {
    let publication = site.begin("public")?;
    publication.write("r/a.html", text.as_bytes())?;
    publication.commit(text)
}

/// Opens a file as a program does that shares it with no other.
fn hold(place: &Path) -> File {
    OpenOptions::new().read(true).share_mode(0).open(place).expect("open")
}

fn is_held_error(error: &DiskError, path: &str) {
    assert!(error.to_string().replace('\\', "/").contains(path), "{error}");
    assert!(error.help().is_some_and(|help| help.contains("close it")), "{error}");
}

#[test]
fn a_page_that_is_open_stops_a_build_until_it_is_closed() {
    let site = Site::new(&[]);
    publish(&site, "one").expect("published");
    let page = hold(&site.path("public/r/a.html"));
    // NTFS does not move a folder with an open file in it. Other disks do, but do not remove the file.
    let shown = match publish(&site, "two") {
        Err(error) => {
            is_held_error(&error, "public");
            "one"
        }
        Ok(()) => {
            is_held_error(&publish(&site, "three").expect_err("refused"), ".public.lacuna/old");
            "two"
        }
    };
    drop(page);
    assert_eq!(site.files("public"), map(&[("r/a.html", shown)]));
    publish(&site, "four").expect("published");
    assert_eq!(site.files("public"), map(&[("r/a.html", "four")]));
    assert_eq!(site.top(), ["content", "public"]);
}

#[test]
fn a_manifest_that_is_open_makes_no_file_foreign() {
    let site = Site::new(&[]);
    publish(&site, "one").expect("published");
    let manifest = hold(&site.path("public/.lacuna"));
    is_held_error(&publish(&site, "two").expect_err("refused"), "public/.lacuna");
    drop(manifest);
    assert_eq!(site.files("public"), map(&[("r/a.html", "one")]));
    publish(&site, "two").expect("published");
    assert_eq!(site.top(), ["content", "public"]);
}

#[test]
fn read_only_files_are_replaced_and_kept_ones_stay() {
    let site = Site::new(&[("public/.gitignore", "*")]);
    publish(&site, "one").expect("published");
    for name in ["r/a.html", ".lacuna", ".gitignore"] {
        let place = site.path("public").join(name);
        let mut permissions = fs::metadata(&place).expect("there").permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&place, permissions).expect("marked");
    }
    publish(&site, "two").expect("published");
    assert_eq!(site.files("public"), map(&[(".gitignore", "*"), ("r/a.html", "two")]));
    assert_eq!(site.top(), ["content", "public"]);
}

#[test]
fn a_source_that_is_open_is_a_finding() {
    let site = Site::new(&[("content/r/index.md", "report")]);
    let source = hold(&site.path("content/r/index.md"));
    let faults = discover(site.root()).expect("a site").faults;
    drop(source);
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].code, Code::UnreadableFile);
    assert!(faults[0].message.contains("another program has it open"), "{}", faults[0].message);
    assert!(discover(site.root()).expect("a site").faults.is_empty());
}

#[test]
fn a_file_that_cannot_be_replaced_is_as_it_was() {
    let site = Site::new(&[("content/r/addresses.lock", "old")]);
    let lock = hold(&site.path("content/r/addresses.lock"));
    let error = replace(&site.path("content/r/addresses.lock"), "new").expect_err("held");
    is_held_error(&error, "content/r/addresses.lock");
    drop(lock);
    assert_eq!(site.files("content"), map(&[("r/addresses.lock", "old")]));
    replace(&site.path("content/r/addresses.lock"), "new").expect("replaced");
    assert_eq!(site.files("content"), map(&[("r/addresses.lock", "new")]));
}
