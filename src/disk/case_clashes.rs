//! Names that are one name on other disks.

use std::collections::{BTreeSet, HashMap};

use crate::diagnostic::{Code, Finding};
use crate::text::{FilePath, fold_name};

/// The names of a site, folded, each in its folder. Only clashes are compared: two folders that collide are one finding, not one
/// for each file in them.
#[derive(Debug, Default)]
pub(super) struct CaseClashes {
    by_fold: HashMap<String, BTreeSet<FilePath>>,
    /// The folded names that more than one path has.
    clashes: BTreeSet<String>,
}

impl CaseClashes {
    /// One more name.
    pub(super) fn add(&mut self, path: &FilePath) {
        let fold = fold(path);
        let names = self.by_fold.entry(fold.clone()).or_default();
        names.insert(path.clone());
        if names.len() > 1 {
            self.clashes.insert(fold);
        }
    }

    /// One less: the inverse of [`CaseClashes::add`].
    pub(super) fn remove(&mut self, path: &FilePath) {
        let fold = fold(path);
        let Some(names) = self.by_fold.get_mut(&fold) else { return };
        names.remove(path);
        if names.len() < 2 {
            self.clashes.remove(&fold);
        }
        if names.is_empty() {
            self.by_fold.remove(&fold);
        }
    }

    /// A finding for each name of a clash but the first.
    pub(super) fn collisions(&self) -> impl Iterator<Item = Finding> + '_ {
        let groups = self.clashes.iter().filter_map(|fold| self.by_fold.get(fold));
        groups.flat_map(|names| {
            let first = names.first();
            names.iter().skip(1).zip(first.into_iter().cycle()).map(|(path, first)| {
                let message = format!("the path differs from {first} only in case or in how an accent is encoded");
                Finding::new(Code::CaseCollision, path, None, message).help("rename one of the two")
            })
        })
    }
}

fn fold(path: &FilePath) -> String {
    format!("{}/{}", path.folder(), fold_name(path.name()))
}
