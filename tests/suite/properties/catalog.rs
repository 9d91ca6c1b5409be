//! Admitting and withdrawing are exact inverses: the catalog depends only on the files that are there, not on earlier ones.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lacuna::catalog::{Catalog, ReportEntry};
use lacuna::edition::{Folder, Report, Slug, Summary};
use lacuna::text::FilePath;
use proptest::prelude::*;

use super::runner;

/// A file in one of two folders. Three of the names have only two addresses.
const NAMES: [&str; 5] = ["a.md", "01-a.md", "02-b.md", "b.md", "c.md"];

#[derive(Debug, Clone, Copy)]
enum Change {
    Section { folder: usize, name: usize, title: Option<u8> },
    Report { folder: usize, title: Option<u8> },
    File { name: usize, there: bool },
}

fn change() -> impl Strategy<Value = Change> {
    let title = || prop::option::of(0..3_u8);
    prop_oneof![
        6 => (0..2_usize, 0..NAMES.len(), title()).prop_map(|(folder, name, title)| Change::Section { folder, name, title }),
        2 => (0..2_usize, title()).prop_map(|(folder, title)| Change::Report { folder, title }),
        1 => (0..2_usize, any::<bool>()).prop_map(|(name, there)| Change::File { name, there }),
    ]
}

/// The same facts, computed in the simplest way.
#[derive(Default)]
struct Model {
    sections: BTreeMap<(usize, usize), u8>,
    reports: BTreeMap<usize, u8>,
    files: BTreeSet<usize>,
}

fn folder(at: usize) -> Folder {
    Folder::new(["r", "q"][at])
}

fn file(folder_at: usize, name: usize) -> FilePath {
    FilePath::new(&format!("content/{}/{}", folder(folder_at), NAMES[name]))
}

fn exports(title: u8) -> Arc<Summary> {
    Arc::new(Summary { title: title.to_string().into(), ..Summary::default() })
}

fn report(title: u8) -> Report {
    Report { title: title.to_string(), ..Report::default() }
}

/// The sections of each report in order, which the catalog may cache.
fn order(catalog: &Catalog) -> Vec<(String, FilePath)> {
    let folders = [folder(1), folder(0)].into_iter().filter_map(|folder| Some((catalog.entry(&folder)?, folder)));
    let sections = |(entry, folder): (&Arc<ReportEntry>, Folder)| -> Vec<(String, FilePath)> {
        entry.sections().map(|(slug, file, _)| (format!("{folder}/{slug}"), file.clone())).collect()
    };
    folders.flat_map(sections).collect()
}

#[test]
fn withdrawn_files_leave_no_trace() {
    let outcome = runner(400).run(&prop::collection::vec(change(), 0..40), |changes| {
        let (mut catalog, mut model) = (Catalog::default(), Model::default());
        for change in changes {
            let _ = order(&catalog);
            match change {
                Change::Section { folder: at, name, title: Some(title) } => {
                    let file = file(at, name);
                    let changed = catalog.admit(&folder(at), &Slug::of(&file), &file, &exports(title));
                    prop_assert_eq!(changed, model.sections.insert((at, name), title) != Some(title));
                }
                Change::Section { folder: at, name, title: None } => {
                    let file = file(at, name);
                    catalog.withdraw(&folder(at), &Slug::of(&file), &file);
                    model.sections.remove(&(at, name));
                }
                Change::Report { folder: at, title: Some(title) } => {
                    catalog.admit_report(&folder(at), report(title));
                    model.reports.insert(at, title);
                }
                Change::Report { folder: at, title: None } => {
                    catalog.withdraw_report(&folder(at));
                    model.reports.remove(&at);
                }
                Change::File { name, there: true } => {
                    catalog.admit_file(NAMES[name], None);
                    model.files.insert(name);
                }
                Change::File { name, there: false } => {
                    catalog.withdraw_file(NAMES[name]);
                    model.files.remove(&name);
                }
            }
        }
        let mut cold = Catalog::default();
        // In another order than they were added.
        for ((at, name), title) in model.sections.iter().rev() {
            let file = file(*at, *name);
            cold.admit(&folder(*at), &Slug::of(&file), &file, &exports(*title));
        }
        for (at, title) in &model.reports {
            cold.admit_report(&folder(*at), report(*title));
        }
        for name in &model.files {
            cold.admit_file(NAMES[*name], None);
        }
        prop_assert_eq!(&catalog, &cold);
        prop_assert_eq!(order(&catalog), order(&cold));
        Ok(())
    });
    outcome.expect("every sequence");
}
