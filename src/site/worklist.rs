//! What is left to do after a change.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Dependency;
use crate::text::{FilePath, Source};

use super::task::{Check, Task};

/// The tasks that are left to do, each once.
#[derive(Debug, Clone, Default)]
pub(super) struct Worklist {
    /// Texts that are still to be read, or read again: until then pages show what was read before.
    pub(super) texts: BTreeMap<FilePath, Source>,
    /// What changed, so that the texts that look at it are to be found.
    pub(super) changed: BTreeSet<Dependency>,
    pub(super) checks: BTreeSet<Check>,
}

impl Worklist {
    /// Reads a text in place of any earlier text of the same file.
    pub(super) fn read(&mut self, source: Source) {
        self.texts.insert(source.path().clone(), source);
    }

    /// Reads a text again, unless a newer text of its file is to be read anyway.
    pub(super) fn read_again(&mut self, source: &Source) {
        self.texts.entry(source.path().clone()).or_insert_with(|| source.clone());
    }

    /// A text has been read. A newer one of its file stays on the list.
    pub(super) fn finish_text(&mut self, read: &Source) {
        if self.texts.get(read.path()) == Some(read) {
            self.texts.remove(read.path());
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.changed.is_empty() && self.checks.is_empty()
    }

    /// The next tasks, at most `most`: all of one kind, and first those of a wanted file. The facts of reports say how their sections
    /// are read, so they come first; what is slow in proportion to a report comes after all reading, since pages wait for that.
    pub(super) fn next(&self, most: usize, wanted: &dyn Fn(&FilePath) -> bool) -> Vec<Task> {
        let is_facts = |file: &FilePath| file.name() == "index.md";
        for kind in [true, false] {
            let texts = || self.texts.iter().filter(move |(file, _)| is_facts(file) == kind);
            let first = texts().filter(|(file, _)| wanted(file));
            let texts: Vec<Task> = first
                .chain(texts().filter(|(file, _)| !wanted(file)))
                .take(most)
                .map(|(_, source)| Task::Read(source.clone()))
                .collect();
            if !texts.is_empty() {
                return texts;
            }
        }
        if !self.changed.is_empty() {
            return self.changed.iter().take(most).cloned().map(Task::FindDependents).collect();
        }
        let is_wanted = |check: &Check| !matches!(check, Check::References(file) if !wanted(file));
        let first = self.checks.iter().filter(|check| is_wanted(check));
        let then = self.checks.iter().filter(|check| !is_wanted(check));
        first.chain(then).take(most).cloned().map(Task::Check).collect()
    }
}
