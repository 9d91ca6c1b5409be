//! Which texts look at what.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Dependency;
use crate::text::FilePath;

/// What the references of each text look at outside its own report, and the other way round.
#[derive(Debug, Clone, Default)]
pub(super) struct Dependents {
    dependencies: BTreeMap<FilePath, BTreeSet<Dependency>>,
    dependents: BTreeMap<Dependency, BTreeSet<FilePath>>,
}

impl Dependents {
    /// Records what a text depends on after it was read; a text that is gone depends on nothing.
    pub(super) fn set(&mut self, file: &FilePath, now: BTreeSet<Dependency>) {
        let before = self.dependencies.remove(file).unwrap_or_default();
        for dependency in before.difference(&now) {
            if let Some(files) = self.dependents.get_mut(dependency) {
                files.remove(file);
            }
        }
        for dependency in now.difference(&before) {
            self.dependents.entry(dependency.clone()).or_default().insert(file.clone());
        }
        if !now.is_empty() {
            self.dependencies.insert(file.clone(), now);
        }
    }

    /// The texts that look at this.
    pub(super) fn of(&self, dependency: &Dependency) -> impl Iterator<Item = &FilePath> {
        self.dependents.get(dependency).into_iter().flatten()
    }
}
