//! What there is to say of how files hang together, and what of that is to be said anew after a change.
//!
//! **Nothing here costs time in proportion to the edition after a change to prose**: such a change leaves the catalog as it was,
//! and only the references of its own file are resolved again. A change to what a section summary concerns its report, and the
//! files that cite it.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::catalog::{self, Catalog, Dependency, RefContext};
use crate::check;
use crate::diagnostic::Finding;
use crate::edition::{Folder, Reference, Slug};
use crate::text::{FilePath, Span};

use super::Site;
use super::document::{Document, Role};

/// Something that findings are about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Remark {
    /// The references of a file.
    References(FilePath),
    /// A report: the sections of its folder, the order of its folios, what it claims of itself.
    Report(Folder),
    /// The names that nothing mentions.
    Names,
    /// The files that are copied as they are.
    Copies,
    /// The templates.
    Theme,
}

/// What is to be said anew.
#[derive(Debug, Default)]
pub(super) struct Due {
    pub(super) files: BTreeSet<FilePath>,
    pub(super) claims: BTreeSet<Folder>,
    pub(super) theme: bool,
    pub(super) names: bool,
    copies: bool,
    /// Folders of which something was changed that others may know; the files that this concerns are found when it is their turn.
    pub(super) folders: BTreeSet<Folder>,
    /// Whether a report came, went, or has other facts: a name may mean it.
    reports: bool,
}

impl Due {
    /// A report has other facts.
    pub(super) fn report(&mut self, folder: &Folder) {
        self.folders.insert(folder.clone());
        self.reports = true;
    }

    /// A file that is copied came or went.
    pub(super) fn files(&mut self, path: &str) {
        self.folders.insert(catalog::folder_of(path));
        self.copies = true;
    }

    /// Whether nothing is to be said anew.
    pub(super) fn is_empty(&self) -> bool {
        let nothing = self.files.is_empty() && self.claims.is_empty();
        nothing && !self.theme && !self.names && !self.copies && !self.is_spreading()
    }

    /// Whether it is to be found out whom a change concerns.
    fn is_spreading(&self) -> bool {
        !self.folders.is_empty() || self.reports
    }

    /// The next remarks to be made.
    pub(super) fn next(&self, most: usize, wanted: &dyn Fn(&FilePath) -> bool) -> Vec<Remark> {
        let first = self.files.iter().filter(|path| wanted(path));
        let then = self.files.iter().filter(|path| !wanted(path));
        let files = first.chain(then).map(|path| Remark::References(path.clone()));
        let claims = self.claims.iter().map(|folder| Remark::Report(folder.clone()));
        let copies = self.copies.then_some(Remark::Copies);
        let theme = self.theme.then_some(Remark::Theme);
        let names = self.names.then_some(Remark::Names);
        claims.chain(names).chain(copies).chain(theme).chain(files).take(most).collect()
    }
}

/// What was said, by what it is about; and which files look where.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    said: BTreeMap<Remark, Vec<Finding>>,
    /// The folders that a file's references look into, other than its own.
    looks: BTreeMap<FilePath, BTreeSet<Dependency>>,
    /// The files that look into a folder.
    looked: BTreeMap<Dependency, BTreeSet<FilePath>>,
}

impl Remarks {
    /// All that was said.
    pub(super) fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.said.values().flatten()
    }

    fn look(&mut self, path: &FilePath, looks: BTreeSet<Dependency>) {
        let before = self.looks.remove(path).unwrap_or_default();
        for reach in before.difference(&looks) {
            if let Some(files) = self.looked.get_mut(reach) {
                files.remove(path);
            }
        }
        for reach in looks.difference(&before) {
            self.looked.entry(reach.clone()).or_default().insert(path.clone());
        }
        if !looks.is_empty() {
            self.looks.insert(path.clone(), looks);
        }
    }
}

impl Site {
    /// The references of a file have been read.
    pub(super) fn read_text(&mut self, path: &FilePath, references: &[Reference]) {
        let (Role::Section(folder) | Role::Report(folder)) = Role::of(path) else { return };
        let here = RefContext { file: path, folder: &folder, slug: None };
        let looks = references.iter().flat_map(|reference| catalog::dependencies(reference, here)).collect();
        self.remarks.look(path, looks);
        if references.is_empty() {
            self.due.files.remove(path);
            self.remarks.said.remove(&Remark::References(path.clone()));
        } else {
            self.due.files.insert(path.clone());
        }
    }

    /// A text of a report was read again, and summary what it did before. What is said of the report may point into it, and what
    /// the report claims of its printed contents rests on its prose.
    pub(super) fn claim_again(&mut self, folder: &Folder, slug: Option<&Slug>) {
        let contents = self.catalog.report(folder).and_then(|(report, _)| report.expect.as_ref()?.contents.as_deref());
        let holds_contents = slug.is_some() && contents == slug.map(Slug::as_str);
        if holds_contents || self.remarks.said.contains_key(&Remark::Report(folder.clone())) {
            self.due.claims.insert(folder.clone());
        }
    }

    /// A text is gone.
    pub(super) fn forget_text(&mut self, path: &FilePath) {
        self.read_text(path, &[]);
    }

    /// The files whose references may lead elsewhere now, before anything is said anew; nothing where no change may have done that.
    pub(super) fn concerned(&self) -> Option<BTreeSet<FilePath>> {
        if !self.due.is_spreading() {
            return None;
        }
        let mut concerned: BTreeSet<FilePath> = BTreeSet::new();
        for folder in &self.due.folders {
            concerned.extend(
                self.folder(folder).filter(|(_, document)| document.has_references()).map(|(path, _)| path.clone()),
            );
            concerned
                .extend(self.remarks.looked.get(&Dependency::Folder(folder.clone())).into_iter().flatten().cloned());
        }
        if self.due.reports {
            concerned.extend(self.remarks.looked.get(&Dependency::Reports).into_iter().flatten().cloned());
        }
        Some(concerned)
    }

    /// What a change concerns is to be said anew.
    pub(super) fn spread(&mut self, concerned: BTreeSet<FilePath>) {
        let changed = std::mem::take(&mut self.due.folders);
        self.due.reports = false;
        self.due.files.extend(concerned);
        self.due.copies |= !changed.is_empty();
        self.due.names |= !changed.is_empty();
        self.due.claims.extend(changed);
    }

    /// Says what there is to say.
    pub(super) fn remark(&self, remarks: Vec<Remark>) -> Vec<(Remark, Vec<Finding>)> {
        let said = remarks.into_par_iter().map(|remark| {
            let findings = match &remark {
                Remark::References(path) => self.dangling(path),
                Remark::Report(folder) => self.report_findings(folder),
                Remark::Names => check::names(&self.catalog, self.name_places()),
                Remark::Copies => check::copies(&self.catalog, &|route| self.makes(route)),
                Remark::Theme => self.unknown_templates(),
            };
            (remark, findings)
        });
        said.collect()
    }

    fn report_findings(&self, folder: &Folder) -> Vec<Finding> {
        let Some((_, entry)) = self.catalog.report(folder) else { return Vec::new() };
        let index = self.index(folder).and_then(Document::source);
        let mark = |file: &FilePath, at: usize| self.section(file)?.1.folio_mark(at);
        check::report(folder, entry, index, &self.printed_contents(folder), &mark)
    }

    /// Where each name stands in `names.toml`.
    fn name_places(&self) -> &[Span] {
        match self.documents.get(&FilePath::new(Catalog::NAMES)) {
            Some(Document::Names(_, places, _)) => places,
            _ => &[],
        }
    }

    pub(super) fn note(&mut self, remarks: Vec<(Remark, Vec<Finding>)>) {
        for (remark, findings) in remarks {
            match &remark {
                Remark::References(path) => drop(self.due.files.remove(path)),
                Remark::Report(folder) => drop(self.due.claims.remove(folder)),
                Remark::Names => self.due.names = false,
                Remark::Copies => self.due.copies = false,
                Remark::Theme => self.due.theme = false,
            }
            if findings.is_empty() {
                self.remarks.said.remove(&remark);
            } else {
                self.remarks.said.insert(remark, findings);
            }
        }
    }

    /// The references of a file that lead nowhere.
    pub(super) fn dangling(&self, path: &FilePath) -> Vec<Finding> {
        let (folder, this, section) = match (Role::of(path), self.documents.get(path)) {
            (Role::Section(folder), Some(Document::Section(_, section, ..))) => {
                (folder, Some(Slug::of(path)), &**section)
            }
            (Role::Report(folder), Some(Document::Report(_, read, _))) => (folder, None, &read.1),
            _ => return Vec::new(),
        };
        if section.references.is_empty() || self.catalog.report(&folder).is_none() {
            return Vec::new();
        }
        let here = RefContext { file: path, folder: &folder, slug: this.as_ref() };
        check::references(section, here, &self.catalog)
    }
}
