//! Why a page does not show what is written.

use crate::catalog::{Catalog, Route};
use crate::config::Config;
use crate::diagnostic::{Code, Finding};
use crate::text::FilePath;

use super::document::Document;
use super::snapshot::Snapshot;

/// Why a page does not show what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault<'a> {
    /// The templates or the settings of the site cannot be read, so the page is made with the last good ones.
    Stale(&'a Finding),
    /// The page's own facts cannot be read, so the page is made without them.
    FactsMissing(&'a Finding),
}

impl<'a> Fault<'a> {
    /// The fault of a page, if any.
    pub fn of(site: &'a Snapshot, route: &Route) -> Option<Self> {
        let facts = |file: &FilePath| site.file_findings(file).find(|finding| is_about_facts(finding));
        let settings = || site.file_findings(&FilePath::new(Config::PATH)).find(|finding| is_syntax(finding));
        let stale = site.template_fault.as_ref().or_else(settings);
        if let Some(finding) = stale.or_else(|| names_fault(site)) {
            return Some(Self::Stale(finding));
        }
        let Route::Report(folder, page) = route else { return None };
        let of_section = || facts(site.catalog().report(folder)?.1.section(page.section()?)?.0);
        facts(&folder.index()).or_else(of_section).map(Self::FactsMissing)
    }

    /// The finding that says why.
    pub fn finding(self) -> &'a Finding {
        match self {
            Self::Stale(finding) | Self::FactsMissing(finding) => finding,
        }
    }
}

/// Why `names.toml` cannot be read. If only one of its names is wrong, the others are read.
fn names_fault(site: &Snapshot) -> Option<&Finding> {
    match site.document(&FilePath::new(Catalog::NAMES))? {
        Document::Names(_, places, findings) if places.is_empty() => findings.first(),
        _ => None,
    }
}

/// Whether a finding says that the TOML of a file cannot be read.
fn is_about_facts(finding: &Finding) -> bool {
    is_syntax(finding) || matches!(finding.code, Code::UnknownKey | Code::MissingKey | Code::BadValue)
}

/// Whether a finding says that a file is not TOML.
fn is_syntax(finding: &Finding) -> bool {
    matches!(finding.code, Code::FrontMatterSyntax | Code::DuplicateKey)
}
