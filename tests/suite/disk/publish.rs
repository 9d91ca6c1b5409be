//! Writing a site and putting it in the place of the old one.

use std::fs;
#[cfg(unix)]
use std::{
    fs::Permissions,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    path::Path,
    process::Command,
};

use lacuna::disk::{Publication, is_current, replace};
use rayon::prelude::*;

use super::{Site, map};

#[test]
fn a_site_is_written_whole_and_nothing_else_is_left() {
    let site = Site::new(&[]);
    site.publish("1", &[("index.html", "one"), ("r/source/a.html", "a"), (".nojekyll", "")]);
    assert_eq!(site.files("public"), map(&[("index.html", "one"), ("r/source/a.html", "a"), (".nojekyll", "")]));
    site.publish("2", &[("index.html", "two"), ("s/b.html", "b")]);
    assert_eq!(site.files("public"), map(&[("index.html", "two"), ("s/b.html", "b")]));
    assert!(!site.path("public/r").exists());
    assert_eq!(site.top(), ["content", "public"]);
}

#[test]
fn a_publication_that_is_dropped_changes_nothing() {
    let site = Site::new(&[]);
    site.publish("1", &[("index.html", "one")]);
    let publication = site.begin("public").expect("begun");
    publication.write("index.html", b"two").expect("written");
    assert_eq!(site.files("public"), map(&[("index.html", "one")]));
    drop(publication);
    assert_eq!(site.files("public"), map(&[("index.html", "one")]));
    assert!(is_current(&site.path("public"), "1"));
    assert_eq!(site.top(), ["content", "public"]);
}

#[test]
fn the_leftover_of_a_killed_build_is_cleared() {
    let site = Site::new(&[("public/.gitignore", "*")]);
    site.publish("1", &[("index.html", "one")]);
    // What a killed build leaves: no lock, and an unfinished site.
    site.put(".public.lacuna/lock", "");
    site.put(".public.lacuna/new/r/a.html", "half");
    assert!(!is_current(&site.path("public"), "1"), "the next build has to clear it");
    site.publish("2", &[("index.html", "two")]);
    assert_eq!(site.files("public"), map(&[(".gitignore", "*"), ("index.html", "two")]));
    assert_eq!(site.top(), ["content", "public"]);
}

#[cfg(unix)]
#[test]
fn a_staging_folder_that_no_build_made_is_left_alone() {
    let pipe = |place: &Path| {
        fs::create_dir(place).expect("a folder");
        assert!(Command::new("mkfifo").arg(place.join("lock")).status().expect("mkfifo").success());
    };
    let file = |name: &'static str| {
        move |place: &Path| {
            fs::create_dir_all(place.join(name).parent().expect("a folder")).expect("a folder");
            fs::write(place.join(name), "mine").expect("written");
        }
    };
    let strange: [&dyn Fn(&Path); 4] = [&pipe, &file("new/precious"), &file("new"), &file("notes")];
    for make in strange {
        let site = Site::new(&[]);
        make(&site.path(".public.lacuna"));
        let before = site.files(".public.lacuna");
        let refusal = site.begin("public").expect_err("not ours").to_string();
        assert!(refusal.contains("Lacuna did not make this folder"), "{refusal}");
        assert_eq!(site.files(".public.lacuna"), before);
    }
}

#[test]
fn a_build_killed_after_the_swap_loses_nothing() {
    let site = Site::new(&[("public/.gitignore", "*")]);
    site.publish("1", &[("index.html", "one"), ("r/a.html", "a")]);
    // The old site, with a file added meanwhile, is now where the new one was made.
    fs::create_dir(site.path(".public.lacuna")).expect("a folder");
    fs::rename(site.path("public"), site.path(".public.lacuna/ready")).expect("renamed");
    site.put(".public.lacuna/ready/r/notes.txt", "mine");
    site.put("public/index.html", "two");
    site.put("public/.gitignore", "*");
    site.put("public/.lacuna", "lacuna manifest 1\n2\n3 index.html\n");
    let refusal = site.begin("public").expect_err("there is a foreign file now").to_string();
    assert!(refusal.contains("r/"), "{refusal}");
    assert_eq!(site.files("public"), map(&[(".gitignore", "*"), ("index.html", "two"), ("r/notes.txt", "mine")]));
    assert_eq!(site.top(), ["content", "public"]);
}

#[test]
fn a_build_killed_while_the_site_was_set_aside_is_repaired() {
    let site = Site::new(&[("public/CNAME", "example.org")]);
    site.publish("1", &[("index.html", "one")]);
    fs::create_dir(site.path(".public.lacuna")).expect("a folder");
    fs::rename(site.path("public"), site.path(".public.lacuna/old")).expect("renamed");
    site.put(".public.lacuna/ready/index.html", "two");
    site.put(".public.lacuna/ready/.lacuna", "lacuna manifest 1\n2\n3 index.html\n");
    drop(site.begin("public").expect("begun"));
    assert_eq!(site.files("public"), map(&[("CNAME", "example.org"), ("index.html", "one")]));
    assert_eq!(site.top(), ["content", "public"]);
}

#[cfg(unix)]
#[test]
fn kept_files_move_to_the_new_site() {
    let kept = [(".git", "gitdir: /repository/.git/worktrees/public"), (".gitignore", "*"), ("CNAME", "example.org")];
    let site = Site::new(&[]);
    for (path, text) in kept {
        site.put(&format!("public/{path}"), text);
    }
    fs::set_permissions(site.path("public/CNAME"), Permissions::from_mode(0o600)).expect("permissions");
    let node = fs::metadata(site.path("public/CNAME")).expect("there").ino();
    for round in ["1", "2", "3"] {
        site.publish(round, &[("index.html", round)]);
        let mut expected = map(&kept);
        expected.insert(String::from("index.html"), round.to_owned());
        assert_eq!(site.files("public"), expected);
    }
    let data = fs::metadata(site.path("public/CNAME")).expect("there");
    assert_eq!((data.ino(), data.nlink(), data.mode() & 0o777), (node, 1, 0o600), "it is the same file");
    assert_eq!(site.top(), ["content", "public"]);
}

#[test]
fn a_git_repository_is_refused_and_survives() {
    let site = Site::new(&[("public/.git/HEAD", "main"), ("public/index.html", "mine")]);
    let before = site.files("public");
    let refusal = site.begin("public").expect_err("refused").to_string();
    assert!(refusal.contains("git repository") && refusal.contains("worktree"), "{refusal}");
    assert_eq!(site.files("public"), before);
    assert_eq!(site.top(), ["content", "public"]);
}

#[test]
fn a_git_repository_that_is_made_during_a_build_survives() {
    let site = Site::new(&[]);
    site.publish("1", &[("index.html", "one")]);
    let publication = site.begin("public").expect("begun");
    publication.write("index.html", b"two").expect("written");
    site.put("public/.git/HEAD", "main");
    publication.commit("2").expect("committed");
    assert_eq!(site.files("public"), map(&[(".git/HEAD", "main"), ("index.html", "two")]));
    assert!(!is_current(&site.path("public"), "2"));
    assert!(site.begin("public").is_err());
    assert_eq!(site.files("public"), map(&[(".git/HEAD", "main"), ("index.html", "two")]));
}

#[test]
fn a_kept_file_is_never_replaced_by_another() {
    let site = Site::new(&[("public/CNAME", "mine.example")]);
    let publication = site.begin("public").expect("begun");
    publication.write("CNAME", b"theirs.example").expect("written");
    let error = publication.commit("1").expect_err("refused");
    assert!(error.to_string().contains("CNAME"), "{error}");
    assert_eq!(site.files("public"), map(&[("CNAME", "mine.example")]));
    assert_eq!(site.top(), ["content", "public"]);

    site.publish("1", &[("CNAME", "mine.example")]);
    site.publish("2", &[("CNAME", "new.example")]);
    site.publish("3", &[("index.html", "")]);
    assert_eq!(site.files("public"), map(&[("index.html", "")]), "a file that was published from the content is ours");
}

#[test]
fn a_foreign_file_that_comes_during_a_build_survives() {
    let site = Site::new(&[]);
    site.publish("1", &[("index.html", "one"), ("r/a.html", "a")]);
    let publication = site.begin("public").expect("begun");
    publication.write("index.html", b"two").expect("written");
    site.put("public/r/notes.txt", "mine");
    publication.commit("2").expect("committed");
    assert_eq!(site.files("public"), map(&[("index.html", "two"), ("r/notes.txt", "mine")]));
}

#[test]
fn what_a_desktop_leaves_in_an_output_is_dropped() {
    let site = Site::new(&[]);
    let out = site.path("public");
    let pages = [("index.html", "one"), ("r/a.html", "a")];
    site.publish("1", &pages);
    for junk in [".DS_Store", "r/.DS_Store", "r/Thumbs.db", "Desktop.ini"] {
        site.put(&format!("public/{junk}"), "junk");
    }
    assert!(is_current(&out, "1"));
    site.publish("2", &[("index.html", "two")]);
    assert_eq!(site.files("public"), map(&[("index.html", "two")]));
    assert_eq!(site.top(), ["content", "public"]);
    // A folder of that name is somebody's.
    site.put("public/.DS_Store/notes.txt", "mine");
    assert!(!is_current(&out, "2"));
    assert!(site.begin("public").expect_err("refused").to_string().contains(".DS_Store/"));
}

#[test]
fn only_a_complete_site_is_current() {
    let site = Site::new(&[("public/.gitignore", "*")]);
    let out = site.path("public");
    assert!(!is_current(&out, "1") && !is_current(&site.path("nowhere"), "1"));
    let pages = [("index.html", "one"), ("r/a.html", "a")];
    let spoil: [&dyn Fn(); 6] = [
        &|| fs::remove_file(out.join("r/a.html")).expect("removed"),
        &|| fs::remove_dir_all(out.join("r")).expect("removed"),
        &|| fs::write(out.join("r/a.html"), "").expect("cut short"),
        &|| fs::write(out.join("foreign"), "").expect("written"),
        &|| fs::create_dir(out.join("foreign")).expect("made"),
        &|| fs::write(out.join(".lacuna"), "garbled").expect("written"),
    ];
    for (at, spoil) in spoil.iter().enumerate() {
        site.publish("1", &pages);
        assert!(is_current(&out, "1") && is_current(&site.path("content/../public/"), "1"), "{at}");
        assert!(!is_current(&out, "2") && !is_current(&out, ""), "{at}");
        spoil();
        assert!(!is_current(&out, "1"), "{at}");
        let _ = fs::remove_file(out.join("foreign"));
        let _ = fs::remove_dir(out.join("foreign"));
        if at == 5 {
            break;
        }
    }
}

#[test]
fn a_path_that_is_not_plain_is_refused() {
    let site = Site::new(&[]);
    let publication = site.begin("public").expect("begun");
    for path in [
        "",
        "/etc/x",
        "../x",
        "a/../../x",
        "a/./b",
        "a//b",
        "a/",
        "a\\b",
        "c:x",
        "a\0b",
        "a\nb",
        "nul.html",
        ".git/hooks/x",
        ".GIT/x",
        ".lacuna",
        "x.",
        &"x".repeat(300),
    ] {
        let error = publication.write(path, b"x").expect_err(path);
        assert!(error.help().is_some(), "{path:?}");
    }
    drop(publication);
    assert_eq!(site.top(), ["content"]);
}

#[test]
fn two_claims_to_one_place_are_an_error() {
    let site = Site::new(&[]);
    let publication = site.begin("public").expect("begun");
    publication.write("a", b"x").expect("written");
    publication.write("r/a", b"x").expect("written");
    for path in ["a", "a/b", "r"] {
        assert!(publication.write(path, b"y").expect_err(path).to_string().contains("have this path"), "{path}");
    }
}

#[test]
fn threads_may_write_at_once_and_the_manifest_is_the_same() {
    let (one, two) = (Site::new(&[]), Site::new(&[]));
    let paths: Vec<String> = (0..300).map(|at| format!("r{}/s{}/{at}.html", at % 7, at % 3)).collect();
    let publication = one.begin("public").expect("begun");
    paths.par_iter().for_each(|path| publication.write(path, path.as_bytes()).expect("written"));
    publication.commit("1").expect("committed");
    let publication = two.begin("public").expect("begun");
    paths.iter().rev().for_each(|path| publication.write(path, path.as_bytes()).expect("written"));
    publication.commit("1").expect("committed");
    assert_eq!(one.files("public"), two.files("public"));
    let manifest = |site: &Site| fs::read_to_string(site.path("public/.lacuna")).expect("a manifest");
    assert_eq!(manifest(&one), manifest(&two));
}

#[test]
fn builds_of_one_output_wait_for_each_other() {
    let site = Site::new(&[]);
    (0..12).into_par_iter().for_each(|round: u32| {
        let text = round.to_string();
        site.publish(&text, &[("a.html", &text), ("b.html", &text)]);
    });
    let files = site.files("public");
    assert_eq!(files["a.html"], files["b.html"]);
    assert_eq!(site.top(), ["content", "public"]);
}

#[test]
fn a_build_that_waits_says_so_once() {
    let site = Site::new(&[]);
    let first = site.begin("public").expect("begun");
    let (waits, is_waiting) = std::sync::mpsc::channel();
    std::thread::scope(|threads| {
        let second = || Publication::begin(site.root(), &site.path("public"), || waits.send(()).expect("awaited"));
        let second = threads.spawn(second);
        is_waiting.recv().expect("it waits");
        drop(first);
        second.join().expect("no panic").expect("begun");
    });
    assert!(is_waiting.try_recv().is_err());
}

/// The umask belongs to the whole process, so this test runs itself in another process.
#[cfg(unix)]
#[test]
fn the_umask_takes_nothing_away() {
    if let Some(root) = std::env::var_os("LACUNA_TEST_UMASK") {
        let publication = Publication::begin(Path::new(&root), &Path::new(&root).join("public"), || {}).expect("begun");
        publication.write("r/s/a.html", b"a").expect("written");
        publication.commit("1").expect("committed");
        return;
    }
    let site = Site::new(&[]);
    let status = Command::new("sh")
        .args(["-c", "umask 077; exec \"$0\" --exact disk::publish::the_umask_takes_nothing_away"])
        .arg(std::env::current_exe().expect("this program"))
        .env("LACUNA_TEST_UMASK", site.root())
        .status()
        .expect("a shell");
    assert!(status.success());
    let mode = |path: &str| fs::metadata(site.path(path)).expect("there").mode() & 0o777;
    for path in ["public", "public/r", "public/r/s"] {
        assert_eq!(mode(path), 0o755, "{path}");
    }
    for path in ["public/r/s/a.html", "public/.lacuna"] {
        assert_eq!(mode(path), 0o644, "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_named() {
    let site = Site::new(&[]);
    site.publish("1", &[("index.html", "one")]);
    fs::set_permissions(site.root(), Permissions::from_mode(0o555)).expect("permissions");
    let begun = site.begin("public");
    if let Err(error) = &begun {
        assert!(error.to_string().contains(".public.lacuna: permission denied"), "{error}");
    } // Otherwise root runs this test, and permissions do not apply.
    drop(begun);
    fs::set_permissions(site.root(), Permissions::from_mode(0o755)).expect("permissions");
    assert_eq!(site.files("public"), map(&[("index.html", "one")]));
}

#[test]
fn a_file_that_cannot_be_replaced_leaves_nothing_beside_it() {
    let site = Site::new(&[("content/r/addresses.lock/kept", "old")]);
    let error = replace(&site.path("content/r/addresses.lock"), "new").expect_err("it is a folder");
    assert!(error.to_string().contains("addresses.lock"), "{error}");
    assert_eq!(site.files("content"), map(&[("r/addresses.lock/kept", "old")]));
}
