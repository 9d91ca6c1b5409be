//! The reading of texts, in pieces: so that nobody who asks for a page has to wait for the whole edition.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::check;
use crate::diagnostic::Finding;
use crate::edition::{Lexicon, Report, ReportKind, Section, Slug};
use crate::parse;
use crate::repeats::Fingerprint;
use crate::text::{FilePath, Source};

use super::Site;
use super::document::{Document, Role};
use super::remarks::Remark;

/// A piece of work that has been worked out, and is to be handed to [`Site::done`].
#[derive(Debug)]
pub struct Work(Piece);

#[derive(Debug)]
enum Piece {
    Reports(Vec<(Source, Report, Section, Vec<Finding>)>),
    Sections(Vec<(Source, Section, Fingerprint, Vec<Finding>)>),
    Concerned(BTreeSet<FilePath>),
    Remarks(Vec<(Remark, Vec<Finding>)>),
}

impl Work {
    /// Whether pages may be other ones once it is done, and not only findings.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        matches!(self.0, Piece::Reports(_) | Piece::Sections(_))
    }
}

impl Site {
    /// Works out the next piece of what is left to do after [`Site::take`]: at most so many texts, those first that are wanted.
    /// Nothing once all is done. It only looks, so that pages can be asked for meanwhile.
    #[must_use]
    pub fn work(&self, most: usize, wanted: &dyn Fn(&FilePath) -> bool) -> Option<Work> {
        let is_report = |path: &FilePath| matches!(Role::of(path), Role::Report(_));
        // The facts of a report say how its sections are read.
        let reports = self.next(most, &|path| is_report(path), wanted);
        if !reports.is_empty() {
            return Some(Work(Piece::Reports(self.parse_reports(reports))));
        }
        let sections = self.next(most, &|_| true, wanted);
        if !sections.is_empty() {
            return Some(Work(Piece::Sections(self.parse_sections(sections))));
        }
        // Only now, since it is a look at every file of a report: a page may be asked for before.
        if let Some(concerned) = self.concerned() {
            return Some(Work(Piece::Concerned(concerned)));
        }
        let remarks = self.due.next(most, wanted);
        (!remarks.is_empty()).then(|| Work(Piece::Remarks(self.remark(remarks))))
    }

    /// Puts a piece of work in its place.
    pub fn done(&mut self, work: Work) {
        self.forget_shared();
        match work.0 {
            Piece::Reports(read) => read.into_iter().for_each(|read| self.admit_report(read)),
            Piece::Sections(read) => self.admit_sections(read),
            Piece::Concerned(files) => self.spread(files),
            Piece::Remarks(remarks) => self.note(remarks),
        }
    }

    /// Does all the work that is left.
    pub fn settle(&mut self) {
        while let Some(work) = self.work(usize::MAX, &|_| false) {
            self.done(work);
        }
    }

    /// Whether there is work left.
    #[must_use]
    pub fn is_at_work(&self) -> bool {
        !self.unread.is_empty() || !self.due.is_empty()
    }

    /// The texts that are still to be read.
    pub fn unread(&self) -> impl Iterator<Item = &FilePath> {
        self.unread.keys()
    }

    fn next(
        &self,
        most: usize,
        admitted: &dyn Fn(&FilePath) -> bool,
        wanted: &dyn Fn(&FilePath) -> bool,
    ) -> Vec<Source> {
        let unread = || self.unread.iter().filter(|(path, _)| admitted(path));
        let first = unread().filter(|(path, _)| wanted(path));
        let then = unread().filter(|(path, _)| !wanted(path));
        first.chain(then).take(most).map(|(_, source)| source.clone()).collect()
    }

    fn parse_reports(&self, sources: Vec<Source>) -> Vec<(Source, Report, Section, Vec<Finding>)> {
        let registry = &self.catalog.registry;
        let read = sources.into_par_iter().map(|source| {
            let (report, headnote, findings) = parse::report(&source, registry);
            (source, report, headnote, findings)
        });
        read.collect()
    }

    fn parse_sections(&self, sources: Vec<Source>) -> Vec<(Source, Section, Fingerprint, Vec<Finding>)> {
        let catalog = &self.catalog;
        let orphan = Report { kind: ReportKind::Guide, ..Report::default() };
        let read = sources.into_par_iter().filter_map(|source| {
            let path = source.path();
            let Role::Section(folder) = Role::of(path) else { return None };
            let known = catalog.report(&folder).map(|(report, _)| report);
            let report = known.unwrap_or(&orphan);
            let lexicon = Lexicon { registry: &catalog.registry, names: &catalog.names, report };
            let (section, mut findings) = parse::section(&source, lexicon);
            findings.extend(check::section(&folder, path, &section.summary, known));
            let fingerprint = match report.kind {
                ReportKind::Report => Fingerprint::new(&source, &section),
                ReportKind::Guide => Fingerprint::default(),
            };
            Some((source, section, fingerprint, findings))
        });
        read.collect()
    }

    fn admit_report(&mut self, (source, report, headnote, findings): (Source, Report, Section, Vec<Finding>)) {
        let path = source.path().clone();
        self.unread.remove(&path);
        let Role::Report(folder) = Role::of(&path) else { return };
        if self.catalog.report(&folder).is_none_or(|(known, _)| *known != report) {
            self.repeats.forget(&folder);
            self.catalog.admit_report(&folder, report.clone());
            self.reread(&folder);
            self.due.report(&folder);
        }
        self.claim_again(&folder, None);
        self.read_text(&path, &headnote.references);
        self.documents.insert(path.clone(), Document::Report(source, Box::new((report, headnote)), findings));
    }

    fn admit_sections(&mut self, read: Vec<(Source, Section, Fingerprint, Vec<Finding>)>) {
        for (source, section, fingerprint, findings) in read {
            let path = source.path().clone();
            self.unread.remove(&path);
            let Role::Section(folder) = Role::of(&path) else { continue };
            let slug = Slug::of(&path);
            self.repeats.forget(&folder);
            if self.catalog.admit(&folder, &slug, &path, &section.summary) {
                self.due.folders.insert(folder);
            } else {
                self.claim_again(&folder, Some(&slug));
            }
            self.read_text(&path, &section.references);
            self.documents.insert(path.clone(), Document::Section(source, Box::new(section), fingerprint, findings));
        }
    }
}
