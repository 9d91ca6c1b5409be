//! Applies changes to a site: the only way in which it comes to know anything.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::catalog::slug;
use crate::config::Config;
use crate::diagnostic::{Code, Finding};
use crate::edition::{Lexicon, Registry, Report, ReportKind};
use crate::parse;
use crate::render::{Templates, Theme};
use crate::text::{FilePath, Source};

use super::document::{Document, Role};
use super::{Intake, Public, Site};

impl Site {
    /// Applies changes: all files on a cold start, a few after a save. Whether anything is other than before: a file whose public
    /// content is the same changes nothing.
    pub fn apply(&mut self, mut intake: Intake) -> bool {
        intake.files.retain(|(path, public)| !self.knows(path, public.as_ref()));
        if intake.files.is_empty() && intake.faults == self.faults {
            return false;
        }
        self.faults = intake.faults;
        let mut stale: BTreeSet<FilePath> = BTreeSet::new();
        let mut theme_changed = false;
        let mut edition_changed = false;
        let mut reports: Vec<Source> = Vec::new();
        let mut sections: BTreeMap<FilePath, Source> = BTreeMap::new();
        for (path, public) in intake.files {
            self.forget(&path);
            theme_changed |= path.strip("templates").is_some();
            edition_changed |= path.as_str() == Config::PATH;
            match (Role::of(&path), public) {
                (_, None) => {
                    if let Role::Report(folder) = Role::of(&path) {
                        self.mark_folder(folder, &mut stale);
                    }
                }
                (_, Some(Public::Refused(findings))) => {
                    self.documents.insert(path, Document::Idle(None, findings));
                }
                (Role::Edition, Some(Public::Text(source))) => {
                    self.documents.insert(path, Document::Edition(source, Vec::new()));
                }
                (Role::Report(_), Some(Public::Text(source))) => reports.push(source),
                (Role::Section(_), Some(Public::Text(source))) => {
                    sections.insert(path, source);
                }
                (Role::Theme, Some(Public::Text(source))) => {
                    let bytes = source.text().as_bytes().to_vec();
                    self.documents.insert(path, Document::Theme(bytes, Some(source)));
                }
                (Role::Theme, Some(Public::Bytes(bytes))) => {
                    self.documents.insert(path, Document::Theme(bytes.to_vec(), None));
                }
                (Role::Copied(name), Some(public)) => {
                    self.catalog.admit_file(name);
                    let (bytes, source) = match public {
                        Public::Text(source) => (source.text().as_bytes().into(), Some(source)),
                        Public::Bytes(bytes) => (bytes, None),
                        Public::Refused(_) => continue,
                    };
                    self.documents.insert(path, Document::Copied(bytes, source));
                }
                (Role::Misplaced, Some(public)) => {
                    let finding =
                        Finding::new(Code::MisplacedFile, &path, None, "this Markdown file belongs to no report")
                            .help("move it to content/REPORT/, beside an index.md");
                    let source = if let Public::Text(source) = public { Some(source) } else { None };
                    self.documents.insert(path, Document::Idle(source, vec![finding]));
                }
                (_, Some(Public::Text(source))) => {
                    self.documents.insert(path, Document::Idle(Some(source), Vec::new()));
                }
                (_, Some(Public::Bytes(_))) => {}
            }
        }
        if edition_changed && self.read_edition() {
            // Another registry may read every mark otherwise.
            stale.extend(
                self.documents
                    .iter()
                    .filter(|(_, document)| matches!(document, Document::Section(..)))
                    .map(|(path, _)| path.clone()),
            );
            reports.extend(self.take_reports());
        }
        for folder in self.read_reports(reports) {
            self.mark_folder(&folder, &mut stale);
        }
        for path in stale {
            if let Some(Document::Section(source, ..)) = self.documents.get(&path) {
                sections.entry(path).or_insert_with(|| source.clone());
            }
        }
        self.read_sections(sections);
        if theme_changed {
            self.compile();
        }
        true
    }

    /// Whether a file has just this public content already.
    fn knows(&self, path: &FilePath, public: Option<&Public>) -> bool {
        match (self.documents.get(path), public) {
            (None, None) => true,
            (Some(Document::Idle(None, known)), Some(Public::Refused(findings))) => known == findings,
            (Some(Document::Theme(known, None)), Some(Public::Bytes(bytes))) => **known == **bytes,
            (Some(Document::Copied(known, None)), Some(Public::Bytes(bytes))) => known == bytes,
            (Some(document), Some(Public::Text(source))) => document.source() == Some(source),
            _ => false,
        }
    }

    /// Takes a file's part in the site back.
    fn forget(&mut self, path: &FilePath) {
        match (Role::of(path), self.documents.remove(path)) {
            (Role::Section(folder), Some(Document::Section(..))) => self.catalog.withdraw(folder, slug(path), path),
            (Role::Report(folder), Some(Document::Report(..))) => self.catalog.withdraw_report(folder),
            (Role::Copied(name), Some(Document::Copied(..))) => self.catalog.withdraw_file(name),
            _ => {}
        }
    }

    fn mark_folder(&self, folder: &str, stale: &mut BTreeSet<FilePath>) {
        let first = FilePath::new(&format!("content/{folder}/"));
        let inside = self.documents.range(first.clone()..).map(|(path, _)| path);
        stale.extend(inside.take_while(|path| path.as_str().starts_with(first.as_str())).cloned());
    }

    /// Reads `edition.toml` anew; whether the registry is another one.
    fn read_edition(&mut self) -> bool {
        let path = FilePath::new(Config::PATH);
        let config = match self.documents.get_mut(&path) {
            Some(Document::Edition(source, findings)) => {
                let (config, found) = Config::read(source);
                *findings = found;
                config.unwrap_or_else(|| self.catalog.config.clone())
            }
            _ => Config::default(),
        };
        let changed = config.exemptions != self.catalog.config.exemptions;
        if changed {
            self.catalog.registry = Arc::new(Registry::new(config.exemptions.clone()));
        }
        self.catalog.config = config;
        changed
    }

    fn take_reports(&mut self) -> Vec<Source> {
        let reports = self.documents.values().filter(|document| matches!(document, Document::Report(..)));
        reports.filter_map(|document| document.source().cloned()).collect()
    }

    /// Reads the facts of reports. The folders whose sections may now be read otherwise.
    fn read_reports(&mut self, sources: Vec<Source>) -> Vec<String> {
        let registry = self.catalog.registry.clone();
        let read: Vec<_> = sources
            .into_par_iter()
            .map(|source| {
                let (report, headnote, findings) = parse::report(&source, &registry);
                (source, report, headnote, findings)
            })
            .collect();
        let mut folders = Vec::new();
        for (source, report, headnote, findings) in read {
            let path = source.path().clone();
            let Role::Report(folder) = Role::of(&path) else { continue };
            self.catalog.admit_report(folder, report.clone());
            folders.push(folder.to_owned());
            self.documents.insert(path.clone(), Document::Report(source, Box::new((report, headnote)), findings));
        }
        folders
    }

    fn read_sections(&mut self, sources: BTreeMap<FilePath, Source>) {
        let catalog = &self.catalog;
        let orphan = Report { kind: ReportKind::Guide, ..Report::default() };
        let read: Vec<_> = sources
            .into_par_iter()
            .filter_map(|(path, source)| {
                let Role::Section(folder) = Role::of(&path) else { return None };
                let known = catalog.report(folder).map(|(report, _)| report);
                let lexicon = Lexicon { registry: &catalog.registry, report: known.unwrap_or(&orphan) };
                let (section, mut findings) = parse::section(&source, lexicon);
                if section.exports.title.is_empty() && known.is_some() {
                    let finding =
                        Finding::new(Code::NoTitle, &path, None, "this section has no heading, and so no title");
                    findings.push(finding.help("write title = \"…\" between two lines of +++ at its top"));
                }
                if known.is_none() {
                    let message =
                        format!("the folder content/{folder}/ has no index.md, so this file belongs to no report");
                    let finding = Finding::new(Code::MisplacedFile, &path, None, message);
                    findings.push(finding.help("add an index.md with a title between two lines of +++"));
                }
                Some((path, source, section, findings))
            })
            .collect();
        for (path, source, section, findings) in read {
            let Role::Section(folder) = Role::of(&path) else { continue };
            self.catalog.admit(folder, slug(&path), &path, section.exports.clone());
            self.documents.insert(path.clone(), Document::Section(source, Box::new(section), findings));
        }
    }

    /// Compiles the templates; where that fails, the last good ones hold.
    fn compile(&mut self) {
        let theme: Theme = self
            .documents
            .iter()
            .filter_map(|(path, document)| match document {
                Document::Theme(bytes, _) => Some((path.strip("templates")?.to_owned(), bytes.clone())),
                _ => None,
            })
            .collect();
        match Templates::new(&theme) {
            Ok(templates) => {
                self.templates = templates;
                self.template_fault = None;
            }
            Err(fault) => self.template_fault = Some(fault),
        }
    }
}
