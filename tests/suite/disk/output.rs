//! Which output folders are refused.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::symlink;
use std::path::Path;

use lacuna::disk::Publication;

use super::{Site, map};

fn refusal(site: &Site, out: &Path) -> String {
    let error = Publication::begin(site.root(), out, || {}).expect_err("refused");
    assert!(error.help().is_some(), "{error}");
    error.to_string()
}

#[test]
fn an_output_over_the_sources_is_refused() {
    let site = Site::new(&[("content/r/index.md", "report")]);
    let before = site.files(".");
    for (out, why) in [
        (".", "the site itself"),
        ("content", "the site's content folder"),
        ("content/r/public", "the site's content folder"),
        ("content/../content/new", "the site's content folder"),
        ("templates", "the site's templates folder"),
        ("src/x", "the site's src folder"),
        ("..", "contains the site"),
        (".git/x", ".git"),
    ] {
        let refusal = refusal(&site, &site.path(out));
        assert!(refusal.contains(why), "{out}: {refusal}");
    }
    assert!(refusal(&site, Path::new("/")).contains("the root"));
    let home = std::env::home_dir().expect("a home");
    // On Windows, temporary folders are in the home folder.
    let [root, top] = [site.root(), &home].map(|folder| fs::canonicalize(folder).expect("a folder"));
    let why = if root.starts_with(top) { "contains the site" } else { "the home folder" };
    assert!(refusal(&site, &home).contains(why));
    assert_eq!(site.files("."), before);
    assert_eq!(site.top(), ["content"]);
}

#[cfg(unix)]
#[test]
fn an_output_that_is_no_folder_is_refused() {
    let site = Site::new(&[("file", "x")]);
    fs::create_dir(site.path("real")).expect("a folder");
    symlink("real", site.path("link")).expect("a link");
    assert!(refusal(&site, &site.path("file")).contains("not a folder"));
    assert!(refusal(&site, &site.path("file/public")).contains("is a file"));
    // Windows takes the .. out before it looks for the folder.
    assert!(refusal(&site, &site.path("nowhere/../../x")).contains("does not exist"));
    for out in ["link", "link/", "link/."] {
        assert!(refusal(&site, &site.path(out)).contains("symbolic link"), "{out}");
    }
    assert_eq!(site.top(), ["content", "file", "link", "real"]);
}

#[cfg(unix)]
#[test]
fn a_mount_point_is_refused() {
    let site = Site::new(&[]);
    if Path::new("/dev/shm").is_dir() {
        assert!(refusal(&site, Path::new("/dev/shm")).contains("mount point"));
    }
}

#[test]
fn an_output_with_foreign_files_is_refused_and_they_are_named() {
    let site = Site::new(&[]);
    for name in ["g", "f", "e", "d", "c", "b", "a/x"] {
        site.put(&format!("public/{name}"), "mine");
    }
    let before = site.files("public");
    let refusal = refusal(&site, &site.path("public"));
    assert!(refusal.contains("a/, b, c, d, e and 2 more"), "{refusal}");
    assert_eq!(site.files("public"), before);
    assert_eq!(site.top(), ["content", "public"]);
}

#[test]
fn a_foreign_file_or_folder_among_ours_is_refused() {
    let site = Site::new(&[]);
    site.publish("1", &[("r/a.html", "a")]);
    for (name, shown) in [("notes.txt", "notes.txt"), ("r/notes.txt", "r/notes.txt")] {
        site.put(&format!("public/{name}"), "mine");
        assert!(refusal(&site, &site.path("public")).contains(shown));
        fs::remove_file(site.path("public").join(name)).expect("removed");
    }
    fs::create_dir(site.path("public/r/empty")).expect("a folder");
    assert!(refusal(&site, &site.path("public")).contains("r/empty/"));
    fs::remove_dir(site.path("public/r/empty")).expect("removed");
    fs::remove_file(site.path("public/r/a.html")).expect("removed");
    fs::create_dir(site.path("public/r/a.html")).expect("a folder");
    assert!(refusal(&site, &site.path("public")).contains("r/a.html/"));
    #[cfg(unix)]
    {
        fs::remove_dir(site.path("public/r/a.html")).expect("removed");
        symlink("/etc/passwd", site.path("public/r/a.html")).expect("a link");
        let refusal = refusal(&site, &site.path("public"));
        assert!(refusal.contains("r/a.html") && !refusal.contains("r/a.html/"), "{refusal}");
    }
}

#[test]
fn a_garbled_manifest_makes_no_file_ours() {
    let site = Site::new(&[]);
    site.publish("1", &[("a.html", "a")]);
    let manifest = fs::read_to_string(site.path("public/.lacuna")).expect("a manifest");
    for garbled in ["", "lacuna", manifest.trim_end(), &manifest.replace("1 a", "x a")] {
        site.put("public/.lacuna", garbled);
        assert!(refusal(&site, &site.path("public")).contains("a.html"), "{garbled:?}");
    }
    assert_eq!(site.files("public"), map(&[("a.html", "a")]));
}

#[test]
fn a_folder_in_the_place_of_the_staging_is_refused() {
    let site = Site::new(&[(".public.lacuna/mine", "x")]);
    assert!(refusal(&site, &site.path("public")).contains(".public.lacuna"));
    assert_eq!(site.files(".public.lacuna"), map(&[("mine", "x")]));
}
