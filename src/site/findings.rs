//! All that there is to say of a site.

use crate::diagnostic::{Code, Finding};
use crate::edition::Folder;
use crate::proof;
use crate::render;
use crate::text::{FilePath, Source, Span};

use super::Site;
use super::document::Document;

impl Site {
    /// All that there is to say of the site, by file and place; complete once all work is done.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = self.faults.clone();
        findings.extend(self.template_fault.clone());
        findings.extend(self.documents.values().flat_map(Document::findings).cloned());
        findings.extend(self.remarks.findings().cloned());
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
    pub(super) fn failed_claims(&self, folder: &Folder) -> Vec<Finding> {
        let Some((report, entry)) = self.catalog.report(folder) else { return Vec::new() };
        let path = folder.index();
        let text = self.documents.get(&path).and_then(Document::source).map_or("", Source::text);
        let place = text.find("[expect]").map(|at| Span::new(at, at + "[expect]".len()));
        let checks = proof::checks(report, entry, &self.printed_contents(folder));
        let faults = checks.into_iter().filter_map(|check| check.fault);
        faults.map(|fault| Finding::new(fault.code, &path, place, fault.message).help(fault.help)).collect()
    }

    /// What there is to say of one text, as it is now; nothing of other files has to be asked anew for it.
    #[must_use]
    pub fn findings_of(&self, file: &FilePath) -> Vec<Finding> {
        let mut findings: Vec<Finding> = self.faults.iter().filter(|finding| finding.file == *file).cloned().collect();
        findings.extend(self.documents.get(file).map(Document::findings).unwrap_or_default().iter().cloned());
        findings.extend(
            self.remarks
                .findings()
                .filter(|finding| finding.file == *file && finding.code != Code::DanglingReference)
                .cloned(),
        );
        findings.extend(self.dangling(file));
        findings
    }

    /// Templates of the site that replace nothing and are used by nothing.
    pub(super) fn unknown_templates(&self) -> Vec<Finding> {
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
