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

    /// Replaces the findings of a file. Findings that are shared are copied only if these are others.
    pub(super) fn set(this: &mut Arc<Self>, file: &FilePath, mut findings: Vec<Finding>) {
        findings.sort();
        findings.dedup();
        if this.of(file) == findings {
            return;
        }
        let all = &mut Arc::make_mut(this).0;
        if findings.is_empty() {
            all.remove(file);
        } else {
            crate::steps::add(findings.len());
            all.insert(file.clone(), findings.into());
        }
    }
}

/// Those of a file among findings that are sorted.
pub(super) fn of_file<'a>(sorted: &'a [Finding], file: &FilePath) -> &'a [Finding] {
    let from = sorted.partition_point(|finding| finding.file < *file);
    let rest = sorted.get(from..).unwrap_or_default();
    rest.get(..rest.partition_point(|finding| finding.file == *file)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn findings_that_stay_the_same_are_not_copied() {
        let file = FilePath::new("content/a/1.md");
        let finding = |message: &'static str| Finding::new(Code::MissingKey, &file, None, message);
        let mut findings = Arc::new(Findings::default());
        let none = Arc::clone(&findings);
        Findings::set(&mut findings, &file, Vec::new());
        assert!(Arc::ptr_eq(&findings, &none));
        Findings::set(&mut findings, &file, vec![finding("b"), finding("a")]);
        assert!(none.is_empty());
        let two = Arc::clone(&findings);
        Findings::set(&mut findings, &file, vec![finding("a"), finding("b"), finding("a")]);
        assert!(Arc::ptr_eq(&findings, &two));
        Findings::set(&mut findings, &file, vec![finding("a"), finding("c")]);
        assert_eq!(findings.of(&file), [finding("a"), finding("c")]);
        Findings::set(&mut findings, &file, Vec::new());
        assert_eq!((findings.is_empty(), two.of(&file).len()), (true, 2));
    }
}
