//! All that there is to say of a site.

use rayon::prelude::*;

use crate::catalog::{Here, Route, slug};
use crate::diagnostic::{Code, Finding};
use crate::page;
use crate::proof;
use crate::render;
use crate::text::{FilePath, Source, Span};

use super::Site;
use super::document::{Document, Role};

impl Site {
    /// All that there is to say of the site, by file and place.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = self.faults.clone();
        findings.extend(self.template_fault.clone());
        findings.extend(self.documents.values().flat_map(Document::findings).cloned());
        findings.extend(self.unknown_templates());
        findings.extend(self.collisions());
        for (folder, ..) in self.catalog.reports() {
            findings.extend(self.failed_claims(folder));
            findings.extend(self.catalog.order(folder, |file, at| self.section(file)?.1.folio_marks.get(at).copied()));
        }
        let documents: Vec<(&FilePath, &Document)> = self.documents.iter().collect();
        let dangling: Vec<Vec<Finding>> =
            documents.into_par_iter().map(|(path, document)| self.dangling(path, document)).collect();
        findings.extend(dangling.into_iter().flatten());
        if !self.catalog.reports().any(|_| true) && findings.is_empty() {
            let path = FilePath::new("content");
            let finding = Finding::new(Code::NothingToShow, &path, None, "this site holds no report");
            findings.push(
                finding.help("make a folder under content/ with an index.md that has a title between two lines of +++"),
            );
        }
        findings.sort();
        findings.dedup();
        findings
    }

    /// What a report claims of itself and its transcription does not bear out.
    fn failed_claims(&self, folder: &str) -> Vec<Finding> {
        let Some((report, entry)) = self.catalog.report(folder) else { return Vec::new() };
        let path = FilePath::new(&format!("content/{folder}/index.md"));
        let text = self.documents.get(&path).and_then(Document::source).map_or("", Source::text);
        let place = text.find("[expect]").map(|at| Span::new(at, at + "[expect]".len()));
        let checks = proof::checks(report, entry, &self.printed_contents(folder));
        let faults = checks.into_iter().filter_map(|check| check.fault);
        faults.map(|fault| Finding::new(fault.code, &path, place, fault.message).help(fault.help)).collect()
    }

    /// The references of a file that lead nowhere.
    fn dangling(&self, path: &FilePath, document: &Document) -> Vec<Finding> {
        let (folder, this, section) = match (Role::of(path), document) {
            (Role::Section(folder), Document::Section(_, section, _)) => (folder, Some(slug(path)), &**section),
            (Role::Report(folder), Document::Report(_, read, _)) => (folder, None, &read.1),
            _ => return Vec::new(),
        };
        if section.references.is_empty() || self.catalog.report(folder).is_none() {
            return Vec::new();
        }
        let here = Here { file: path, folder, slug: this };
        page::links(section, here, &Route::FindingAid, &self.catalog).1
    }

    /// Files that would take the place of a page.
    fn collisions(&self) -> Vec<Finding> {
        let taken = |path: &str| match Route::of_path(path) {
            Route::Robots | Route::NoJekyll | Route::File(_) => false,
            Route::Asset(name) => self.templates.asset(&name).is_some(),
            route => self.compose(&route).is_some(),
        };
        let files = self.catalog.files().filter(|path| taken(path));
        files
            .map(|path| {
                let file = FilePath::new(&format!("content/{path}"));
                let message = format!("this file would take the place of the page {path}");
                Finding::new(Code::ReservedName, &file, None, message).help("rename it")
            })
            .collect()
    }

    /// Templates of the site that replace nothing and are used by nothing.
    fn unknown_templates(&self) -> Vec<Finding> {
        let built_in = |name: &str| render::BUILT_IN.iter().any(|(known, _)| *known == name);
        let own: Vec<(&FilePath, &str, &Source)> = self
            .documents
            .iter()
            .filter_map(|(path, document)| match document {
                Document::Theme(_, Some(source)) => Some((path, path.strip("templates")?, source)),
                _ => None,
            })
            .collect();
        let unused = own.iter().filter(|(_, name, _)| {
            let used = own.iter().any(|(.., source)| {
                source.text().contains(&format!("\"{name}\"")) || source.text().contains(&format!("'{name}'"))
            });
            !built_in(name) && !name.starts_with("assets/") && !used
        });
        let findings = unused.map(|(path, name, source)| {
            let near =
                render::BUILT_IN.iter().map(|(known, _)| *known).find(|known| strsim::osa_distance(known, name) <= 2);
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "the built-in templates are listed in the guide under Templates".into(),
            };
            // A file of components replaces nothing and is used by none by name.
            let defines = source.text().contains("{% component") || source.text().contains("{%- component");
            (
                defines,
                Finding::new(Code::UnknownTemplate, path, None, format!("`{name}` replaces no template")).help(help),
            )
        });
        findings.filter(|(defines, _)| !defines).map(|(_, finding)| finding).collect()
    }
}
