//! Every way in which editors save a file.

use std::fs;
use std::io::Write as _;
#[cfg(unix)]
use std::os::unix::fs::symlink;

use super::client::Events;
use super::served::{Served, put};

const FILE: &str = "content/alpha/01-one.md";
const PAGE: &str = "/alpha/one.html";

/// Saves a file of the small edition with a new word, and waits until the page contains it. `how` gets the new text and writes it.
fn saved(how: impl FnOnce(&Served, &str)) -> (Served, Events) {
    let served = Served::start();
    let mut events = served.events();
    let text = format!("{}\nA word: quixotic.\n", served.read(FILE));
    how(&served, &text);
    served.until_page(&mut events, PAGE, |page| page.contains("quixotic"));
    served.until_clean(&mut events);
    (served, events)
}

#[test]
fn truncate_and_write() {
    saved(|served, text| fs::write(served.path(FILE), text).expect("written"));
}

#[test]
fn write_beside_and_rename() {
    saved(|served, text| {
        let beside = served.path("content/alpha/.01-one.md.tmp");
        fs::write(&beside, text).expect("written");
        fs::rename(beside, served.path(FILE)).expect("renamed");
    });
}

#[test]
fn write_elsewhere_and_rename() {
    saved(|served, text| {
        let elsewhere = served.path("aside.md");
        fs::write(&elsewhere, text).expect("written");
        fs::rename(elsewhere, served.path(FILE)).expect("renamed");
    });
}

#[test]
fn backup_and_rename() {
    saved(|served, text| {
        fs::rename(served.path(FILE), served.path("content/alpha/01-one.md~")).expect("renamed");
        fs::write(served.path(FILE), text).expect("written");
        fs::remove_file(served.path("content/alpha/01-one.md~")).expect("removed");
    });
}

#[test]
fn as_vim_does_with_its_probe() {
    saved(|served, text| {
        let probe = served.path("content/alpha/4913");
        fs::write(&probe, "").expect("written");
        fs::remove_file(probe).expect("removed");
        let swap = served.path("content/alpha/.01-one.md.swp");
        fs::write(&swap, "b0VIM").expect("written");
        fs::rename(served.path(FILE), served.path("content/alpha/01-one.md~")).expect("renamed");
        fs::write(served.path(FILE), text).expect("written");
        fs::remove_file(served.path("content/alpha/01-one.md~")).expect("removed");
        fs::remove_file(swap).expect("removed");
    });
}

#[cfg(unix)]
#[test]
fn as_emacs_does_with_its_lock() {
    saved(|served, text| {
        let lock = served.path("content/alpha/.#01-one.md");
        symlink("somebody@somewhere.4711:1", &lock).expect("a lock");
        let auto = served.path("content/alpha/#01-one.md#");
        fs::write(&auto, text).expect("written");
        fs::remove_file(auto).expect("removed");
        fs::copy(served.path(FILE), served.path("content/alpha/01-one.md~")).expect("a copy");
        fs::write(served.path(FILE), text).expect("written");
        fs::remove_file(lock).expect("removed");
    });
}

#[test]
fn in_two_pieces_with_a_pause() {
    let served = Served::start();
    let mut events = served.events();
    let text = served.read(FILE);
    let mut file = fs::File::create(served.path(FILE)).expect("opened");
    file.write_all(&text.as_bytes()[..20]).expect("half");
    file.sync_all().expect("on disk");
    // While this save is half done, another one is shown.
    served.put("content/beta/three.md", "# Three\n\nMeanwhile.\n");
    served.until_page(&mut events, "/beta/three.html", |page| page.contains("Meanwhile"));
    assert!(served.page(PAGE).contains("More words"), "half a file was shown");
    file.write_all(&text.as_bytes()[20..]).expect("the rest");
    file.write_all(b"\nquixotic\n").expect("more");
    drop(file);
    served.until_page(&mut events, PAGE, |page| page.contains("quixotic"));
    served.until_clean(&mut events);
}

#[test]
fn same_size_and_old_time() {
    let served = Served::start();
    let mut events = served.events();
    let place = served.path(FILE);
    let before = fs::metadata(&place).expect("data");
    let text = served.read(FILE).replace("First", "Prime");
    fs::write(&place, &text).expect("written");
    let file = fs::File::options().write(true).open(&place).expect("opened");
    file.set_modified(before.modified().expect("a clock")).expect("an old clock");
    drop(file);
    let after = fs::metadata(&place).expect("data");
    assert_eq!((before.len(), before.modified().ok()), (after.len(), after.modified().ok()));
    served.until_page(&mut events, PAGE, |page| page.contains("Prime"));
    served.until_clean(&mut events);
}

#[cfg(unix)]
#[test]
fn links_that_are_swapped() {
    let served = Served::start();
    let mut events = served.events();
    served.put("drafts/first.md", "# One\n\nThe first draft.\n");
    served.put("drafts/second.md", "# One\n\nThe second draft.\n");
    fs::remove_file(served.path(FILE)).expect("removed");
    symlink("../../drafts/first.md", served.path(FILE)).expect("a link");
    served.until_page(&mut events, PAGE, |page| page.contains("first draft"));
    symlink("../../drafts/second.md", served.path("content/alpha/.swap")).expect("a link");
    fs::rename(served.path("content/alpha/.swap"), served.path(FILE)).expect("swapped");
    served.until_page(&mut events, PAGE, |page| page.contains("second draft"));
    // The link's target is in a folder outside the site.
    served.put("drafts/second.md", "# One\n\nThe third draft.\n");
    served.until_page(&mut events, PAGE, |page| page.contains("third draft"));
    served.until_clean(&mut events);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_is_edited_by_another_of_its_names() {
    use super::served::{EDITION, quick_folder};

    let folder = quick_folder();
    for (path, text) in EDITION {
        put(folder.path(), path, text);
    }
    let link = |from, to| fs::hard_link(folder.path().join(from), folder.path().join(to)).expect("a second name");
    link(FILE, "outside.md");
    link("content/alpha/02-two.md", "content/beta/04-four.md");
    let served = Served::over(folder);
    let mut events = served.events();
    served.put("outside.md", "# One\n\nA word: quixotic.\n");
    served.until_page(&mut events, PAGE, |page| page.contains("quixotic"));
    for (name, word) in [("beta/04-four.md", "zephyr"), ("alpha/02-two.md", "monsoon")] {
        served.put(&format!("content/{name}"), &format!("# Two\n\nA word: {word}.\n"));
        for page in ["/alpha/two.html", "/beta/four.html"] {
            served.until_page(&mut events, page, |page| page.contains(word));
        }
    }
    served.until_clean(&mut events);
}

#[test]
fn a_save_that_changes_nothing_is_no_event() {
    let served = Served::start();
    let (mut events, before) = Events::open(served.port);
    let text = served.read(FILE);
    fs::write(served.path(FILE), &text).expect("written");
    let beside = served.path("content/alpha/.beside");
    fs::write(&beside, &text).expect("written");
    fs::rename(beside, served.path(FILE)).expect("renamed");
    // The next event comes from a save that changes something: the earlier saves do not cause a read while it is being written.
    fs::write(served.path(FILE), text.replace("More words", "Fewer words")).expect("written");
    assert_eq!(events.next(), before + 1);
    assert!(served.page(PAGE).contains("Fewer words"));
}

#[test]
fn a_new_folder_with_a_file_in_the_same_burst() {
    let served = Served::start();
    let mut events = served.events();
    for number in 0..20 {
        served.put(&format!("content/new-{number}/index.md"), "+++\ntitle = \"New\"\n+++\n");
        served.put(&format!("content/new-{number}/01-one.md"), "# One\n\nquixotic\n");
        served.put(&format!("content/new-{number}/a/b/c/picture.png"), "no picture");
    }
    served.until_page(&mut events, "/new-19/one.html", |page| page.contains("quixotic"));
    served.until_clean(&mut events);
}

#[test]
fn a_folder_moved_in_renamed_and_moved_away() {
    let served = Served::start();
    let mut events = served.events();
    served.put("aside/index.md", "+++\ntitle = \"Aside\"\n+++\n");
    served.put("aside/01-one.md", "# One\n\nquixotic\n");
    served.put("aside/deep/er/picture.png", "no picture");
    fs::rename(served.path("aside"), served.path("content/gamma")).expect("moved in");
    served.until_page(&mut events, "/gamma/one.html", |page| page.contains("quixotic"));
    served.until_clean(&mut events);
    fs::rename(served.path("content/gamma"), served.path("content/delta")).expect("renamed");
    served.until_page(&mut events, "/delta/one.html", |page| page.contains("quixotic"));
    served.until_clean(&mut events);
    // The folder is still watched in its new place.
    served.put("content/delta/01-one.md", "# One\n\nquixotic and more\n");
    served.until_page(&mut events, "/delta/one.html", |page| page.contains("quixotic and more"));
    fs::rename(served.path("content/delta"), served.path("aside")).expect("moved away");
    served.until_page(&mut events, "/delta/one.html", |page| page.contains("Page not found"));
    served.until_clean(&mut events);
    fs::create_dir(served.path("content/gamma")).expect("a folder of an old name");
    served.put("content/gamma/index.md", "+++\ntitle = \"Anew\"\n+++\n");
    served.until_page(&mut events, "/gamma/", |page| page.contains("Anew"));
    served.until_clean(&mut events);
}

#[test]
fn all_content_replaced_and_taken_away() {
    let served = Served::start();
    let mut events = served.events();
    put(served.root(), "other/edition.toml", "title = \"Another\"\n");
    put(served.root(), "other/omega/index.md", "+++\ntitle = \"Omega\"\n+++\n");
    fs::rename(served.path("content"), served.path("former")).expect("moved away");
    served.until_page(&mut events, PAGE, |page| page.contains("Page not found"));
    fs::rename(served.path("other"), served.path("content")).expect("moved in");
    served.until_page(&mut events, "/omega/", |page| page.contains("Omega"));
    served.until_clean(&mut events);
    served.put("content/omega/01-one.md", "# One\n\nquixotic\n");
    served.until_page(&mut events, "/omega/one.html", |page| page.contains("quixotic"));
    served.put("templates/assets/lacuna.css", "p { color: red }");
    served.until_clean(&mut events);
}

#[cfg(unix)]
#[test]
fn names_that_collide_and_names_that_may_not_be() {
    let served = Served::start();
    let mut events = served.events();
    served.put("content/alpha/01-ONE.md", "# One\n\nAnother.\n");
    served.put("content/alpha/a:b.md", "# No\n");
    served.until_clean(&mut events);
    fs::remove_file(served.path("content/alpha/01-one.md")).expect("removed");
    fs::remove_file(served.path("content/alpha/a:b.md")).expect("removed");
    served.until_clean(&mut events);
    let made = std::process::Command::new("mkfifo").arg(served.path("content/alpha/pipe.md")).status().expect("mkfifo");
    assert!(made.success());
    served.until_clean(&mut events);
    fs::remove_file(served.path("content/alpha/pipe.md")).expect("removed");
    fs::hard_link(served.path("content/beta/three.md"), served.path("content/alpha/03-three.md"))
        .expect("a second name");
    served.until_page(&mut events, "/alpha/three.html", |page| page.contains("Third words"));
    served.until_clean(&mut events);
}
