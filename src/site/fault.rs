//! Faults that make the site show what was last good.

use crate::catalog::{Catalog, ReportPage, Route};
use crate::config::Config;
use crate::diagnostic::{Code, Finding};
use crate::edition::Folder;
use crate::text::FilePath;

use super::Site;
use super::document::Document;

/// A fault because of which a page does not show what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault<'a> {
    /// The last good templates or settings hold, and the page is made with them.
    Held(&'a Finding),
    /// The page's own facts cannot be read, and it is made without them.
    Bare(&'a Finding),
}

impl<'a> Fault<'a> {
    /// What is the matter.
    #[must_use]
    pub fn finding(self) -> &'a Finding {
        match self {
            Self::Held(finding) | Self::Bare(finding) => finding,
        }
    }
}

impl Site {
    /// The fault that a page suffers from, if any.
    #[must_use]
    pub fn fault(&self, route: &Route) -> Option<Fault<'_>> {
        let held = self.template_fault.as_ref().or_else(|| self.facts_fault(&FilePath::new(Config::PATH)));
        let held = held.or_else(|| self.names_fault());
        if let Some(finding) = held {
            return Some(Fault::Held(finding));
        }
        let index = |folder: &Folder| self.facts_fault(&folder.index());
        let bare = route.folder().and_then(index).or_else(|| match route {
            Route::Report(folder, ReportPage::Section(slug) | ReportPage::Source(slug)) => {
                let (file, _) = self.catalog.report(folder)?.1.section(slug)?;
                self.facts_fault(file)
            }
            _ => None,
        });
        bare.map(Fault::Bare)
    }

    /// What makes `names.toml` unreadable; one of its names alone may be faulty, and then the others are read.
    fn names_fault(&self) -> Option<&Finding> {
        match self.documents.get(&FilePath::new(Catalog::NAMES))? {
            Document::Names(_, places, findings) if places.is_empty() => findings.first(),
            _ => None,
        }
    }

    /// What makes the TOML of a file unreadable.
    fn facts_fault(&self, file: &FilePath) -> Option<&Finding> {
        let findings = self.documents.get(file).map(Document::findings).unwrap_or_default();
        findings.iter().find(|finding| {
            matches!(
                finding.code,
                Code::FrontMatterSyntax | Code::UnknownKey | Code::MissingKey | Code::DuplicateKey | Code::BadValue
            )
        })
    }
}
