//! Runs the language's reference: every case in `tests/suite/cases/*.md` gives the HTML and the findings that it shows.
//!
//! `cases/00-how-to-read.md` describes the form of a case. `UPDATE=1 cargo test --test suite literate` writes the current output to
//! the files; read the diff before you commit it. `CASE=words` runs only the cases whose names contain these words.

mod diff;
mod file;
mod run;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use lacuna::diagnostic::Code;

use file::{Case, Chapter};

/// Codes that need a real disk, each with the test that shows it instead of a case.
const ELSEWHERE: &[(Code, &str)] = &[
    (Code::UnreadableFile, "disk/discover.rs"),
    (Code::SpecialFile, "disk/discover.rs"),
    (Code::LinkOutside, "disk/discover.rs"),
    (Code::HugeFile, "disk/discover.rs"),
    (Code::BadFileName, "disk/discover.rs"),
    (Code::CaseCollision, "disk/discover.rs"),
    (Code::Canary, "cli/mod.rs"),
    (Code::UnlistedFile, "cli/mod.rs"),
    (Code::HiddenData, "cli/mod.rs"),
    (Code::LargeSite, "../../src/command/pages.rs"),
    (Code::SiteTooLarge, "../../src/command/pages.rs"),
];

/// The minimum number of cases.
const AT_LEAST: usize = 140;

fn chapters() -> Vec<(PathBuf, Chapter)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/cases");
    let entries = fs::read_dir(folder).expect("the folder of cases").map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "md")).collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a chapter");
            let chapter = Chapter::read(&text).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
            (path, chapter)
        })
        .collect()
}

#[test]
fn every_case_gives_its_expected_output() {
    let update = std::env::var_os("UPDATE").is_some();
    let wanted = std::env::var("CASE").unwrap_or_default().to_lowercase();
    let mut failures = String::new();
    let mut count = 0;
    for (path, mut chapter) in chapters() {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        for case in chapter.cases_mut().filter(|case| case.name.to_lowercase().contains(&wanted)) {
            count += 1;
            let differences = run::compare(case);
            for difference in &differences {
                failures.push_str(&format!("── {name}: {}\n{}\n", case.name, difference.shown));
            }
            if update {
                case.expect(differences);
            }
        }
        if update {
            fs::write(&path, chapter.to_string()).expect("the chapter is written");
        }
    }
    assert!(count > 0, "no case name contains {wanted:?}");
    if update {
        eprint!("{failures}");
    } else {
        assert!(failures.is_empty(), "\n{failures}\nif this output is correct, UPDATE=1 writes it to the cases");
    }
}

#[test]
fn every_case_has_a_unique_name() {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for (_, chapter) in chapters() {
        for case in chapter.cases() {
            *names.entry(case.name.clone()).or_default() += 1;
        }
    }
    let twice: Vec<_> = names.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
    assert!(names.len() >= AT_LEAST, "there are {} cases", names.len());
}

#[test]
fn every_finding_code_has_a_case() {
    let shown: Vec<String> =
        chapters().iter().flat_map(|(_, chapter)| chapter.cases().flat_map(Case::codes).collect::<Vec<_>>()).collect();
    for code in Code::ALL {
        let elsewhere = ELSEWHERE.iter().find(|(known, _)| known == code);
        match elsewhere {
            Some((_, file)) => {
                let path = format!("{}/tests/suite/{file}", env!("CARGO_MANIFEST_DIR"));
                let text = fs::read_to_string(&path).expect("a test");
                let named = format!("{code:?}");
                assert!(text.contains(&format!("Code::{named}")), "{file} does not test {named}");
            }
            None => assert!(shown.iter().any(|name| name == code.name()), "no case shows `{code}`"),
        }
    }
}
