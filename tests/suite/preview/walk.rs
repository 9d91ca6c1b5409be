//! **Any sequence of edits gives the same bytes and the same findings as a cold start.**

use lacuna::catalog::Route;
use lacuna::disk::Watch;
use lacuna::render::Output;
use lacuna::site::Changes;
use lacuna::site::{Fault, Site};
use lacuna::text::{Content, FilePath};

use super::served::{Served, difference, put, quick_folder};
use super::world::{Chance, Files, beginning, edit};

/// The number of edits in each walk.
const STEPS: usize = 500;

fn content(path: &str, mut bytes: &[u8]) -> Content {
    let read = Content::read(&FilePath::new(path), bytes.len() as u64, &mut bytes);
    read.expect("memory can be read").expect("no edit makes a file that is refused before the cut")
}

fn changes(files: &Files, paths: &[String]) -> Changes {
    let mut paths = paths.to_vec();
    paths.sort();
    paths.dedup();
    let files = paths.iter().map(|path| (FilePath::new(path), files.get(path).map(|bytes| content(path, bytes))));
    Changes { files: files.collect(), faults: Vec::new() }
}

fn cold(files: &Files) -> Site {
    let mut site = Site::empty();
    let all: Vec<String> = files.keys().cloned().collect();
    site.apply(changes(files, &all).into());
    site
}

/// The first difference between two sites. While templates or settings are invalid, a warm site keeps the last valid ones, which a
/// cold site never had, so the two are not compared.
fn compare(warm: &Site, cold: &Site) -> Option<String> {
    if matches!(Fault::of(cold, &Route::FindingAid), Some(Fault::Stale(_))) {
        return None;
    }
    let (said, wanted) = (warm.findings().to_vec(), cold.findings().to_vec());
    if said != wanted {
        let extra: Vec<_> = said.iter().filter(|finding| !wanted.contains(finding)).collect();
        let missing: Vec<_> = wanted.iter().filter(|finding| !said.contains(finding)).collect();
        return Some(format!("findings: too many {extra:#?}, too few {missing:#?}"));
    }
    for route in cold.routes() {
        let on = |site: &Site| site.findings_on(&route, &site.findings());
        if on(warm) != on(cold) {
            return Some(format!("findings on {route:?}: {:#?}, and cold {:#?}", on(warm), on(cold)));
        }
    }
    if warm.routes() != cold.routes() {
        return Some("the routes".into());
    }
    for route in cold.routes() {
        match (warm.page(&route), cold.page(&route)) {
            (Ok(Some(Output::Bytes(found))), Ok(Some(Output::Bytes(wanted)))) if found != wanted => {
                return Some(format!("{route:?}: {}", difference(&wanted, &found)));
            }
            (found, wanted) if found != wanted => return Some(format!("{route:?}")),
            _ => {}
        }
    }
    None
}

fn walk(seed: u64) {
    let mut chance = Chance::new(seed);
    let mut files = beginning(&mut chance);
    let mut warm = cold(&files);
    let mut story = Vec::new();
    for step in 0..STEPS {
        let (what, paths) = edit(&mut files, &mut chance);
        story.push(what);
        let before = warm.findings();
        let changed = warm.ingest(changes(&files, &paths).into());
        assert!(
            changed || warm.findings() == before,
            "seed {seed}, step {step}: nothing changed, and yet findings did"
        );
        // The work is done in pieces of any size, requested pages first. Sometimes the next save comes before it is done.
        let wanted = format!("content/{}/", chance.of(&["alpha", "beta", "guide"]));
        let pieces = chance.below(6);
        for _ in 0..pieces {
            let tasks = warm.next_tasks(1 + chance.below(4), &|path| path.as_str().starts_with(&wanted));
            let done = warm.run(tasks);
            warm.commit(done);
        }
        if pieces == 0 {
            continue;
        }
        warm.run_all();
        if let Some(difference) = compare(&warm, &cold(&files)) {
            let last = &story[story.len().saturating_sub(6)..];
            panic!("seed {seed}, step {step}, after {last:#?}: {difference}");
        }
    }
}

#[test]
fn any_sequence_of_edits_ends_where_a_cold_start_begins() {
    for seed in [1987, 2012] {
        walk(seed);
    }
}

/// The same test with real files and the watcher.
#[test]
fn a_walk_through_real_files_ends_where_a_clean_build_begins() {
    let folder = quick_folder();
    let mut chance = Chance::new(62);
    let mut files = beginning(&mut chance);
    for (path, bytes) in &files {
        put(folder.path(), path, &String::from_utf8_lossy(bytes));
    }
    let served = Served::over(folder);
    let mut events = served.events();
    for step in 0..60 {
        let (_, paths) = edit(&mut files, &mut chance);
        for path in paths.iter().filter(|path| !files.contains_key(*path)) {
            let _ = std::fs::remove_file(served.path(path));
        }
        for (path, bytes) in files.iter().filter(|(path, _)| paths.contains(path)) {
            let place = served.path(path);
            std::fs::create_dir_all(place.parent().expect("a parent")).expect("folders");
            if step % 3 == 0 {
                let aside = served.path("content/.aside");
                std::fs::write(&aside, bytes).expect("written");
                std::fs::rename(&aside, &place).expect("renamed");
            } else {
                std::fs::write(&place, bytes).expect("written");
            }
        }
        let faulty = files.keys().any(|path| path == "templates/broken.html");
        if step % 4 == 3 && !faulty {
            served.until_clean(&mut events);
        }
    }
    let _ = std::fs::remove_file(served.path("templates/broken.html"));
    served.until_clean(&mut events);
}

/// If nothing can be watched, everything is read again, with the same result.
#[test]
fn a_site_that_is_polled_is_read_by_content() {
    let folder = quick_folder();
    for (path, text) in super::served::EDITION {
        put(folder.path(), path, text);
    }
    let mut watch = Watch::poll(folder.path()).expect("a site");
    let mut warm = Site::empty();
    let mut read = |warm: &mut Site| {
        watch.wait(None);
        while watch.unread().len() > 0 {
            warm.apply(watch.read(100, &|_| false).into());
        }
    };
    read(&mut warm);
    assert_eq!(compare(&warm, &super::served::cold(folder.path())), None);
    let place = folder.path().join("content/alpha/01-one.md");
    let old = std::fs::metadata(&place).and_then(|data| data.modified()).expect("a clock");
    let text = std::fs::read_to_string(&place).expect("a text");
    std::fs::write(&place, text.replace("First", "Later")).expect("written");
    std::fs::File::options().write(true).open(&place).and_then(|file| file.set_modified(old)).expect("an old clock");
    read(&mut warm);
    assert_eq!(compare(&warm, &super::served::cold(folder.path())), None);
}
