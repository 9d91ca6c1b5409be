//! All that there is to say of a site.

use crate::check;
use crate::diagnostic::{Code, Finding};
use crate::render;
use crate::text::{FilePath, Source};

use super::document::Document;
use super::{Public, Site};

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
        let own: Vec<(&FilePath, &str, &Source)> = self
            .documents
            .iter()
            .filter_map(|(path, document)| match document {
                Document::Theme(Public::Text(source)) => Some((path, path.strip("templates")?, source)),
                _ => None,
            })
            .collect();
        let built_in: Vec<&str> = render::BUILT_IN.iter().map(|(known, _)| *known).collect();
        check::templates(&own, &built_in)
    }
}
