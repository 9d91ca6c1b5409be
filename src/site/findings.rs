//! All findings of a site, by file.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Finding;
use crate::text::FilePath;

/// All findings of a site, by file and place. **The findings of a file are shared until one of them changes**, so that a save costs
/// what it changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings(BTreeMap<FilePath, Arc<[Finding]>>);

impl Findings {
    /// Every finding, by file and place.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.0.values().flat_map(|findings| &**findings)
    }

    /// The findings of each file that has any.
    pub fn by_file(&self) -> impl Iterator<Item = (&FilePath, &[Finding])> {
        self.0.iter().map(|(file, findings)| (file, &**findings))
    }

    /// The findings of a file.
    pub fn of(&self, file: &FilePath) -> &[Finding] {
        self.0.get(file).map(|findings| &**findings).unwrap_or_default()
    }

    /// Whether it has no findings.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A copy of every finding.
    pub fn to_vec(&self) -> Vec<Finding> {
        self.iter().cloned().collect()
    }

    /// Replaces the findings of a file.
    pub(super) fn set(&mut self, file: &FilePath, mut findings: Vec<Finding>) {
        if findings.is_empty() {
            self.0.remove(file);
            return;
        }
        findings.sort();
        findings.dedup();
        crate::steps::add(findings.len());
        self.0.insert(file.clone(), findings.into());
    }
}

/// Those of a file among findings that are sorted.
pub(super) fn of_file<'a>(sorted: &'a [Finding], file: &FilePath) -> &'a [Finding] {
    let from = sorted.partition_point(|finding| finding.file < *file);
    let rest = sorted.get(from..).unwrap_or_default();
    rest.get(..rest.partition_point(|finding| finding.file == *file)).unwrap_or_default()
}
