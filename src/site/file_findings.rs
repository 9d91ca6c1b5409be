//! The findings of a snapshot: of a file, of a report, on a page.

use crate::catalog::{RefContext, ReportPage, Route};
use crate::check::{self, ClaimSources};
use crate::config::{Config, SourceAccess};
use crate::diagnostic::{Finding, Sources};
use crate::edition::{Folder, OutPath, Slug};
use crate::text::{FilePath, Source};

use super::Public;
use super::document::{self, Document};
use super::findings::Findings;
use super::role::{Role, is_made_from};
use super::snapshot::Snapshot;

impl Snapshot {
    /// The claims to a path of the output that fail, and the copied files that are in the wrong place.
    pub(super) fn claim_findings(&self) -> Vec<Finding> {
        let theme = self.templates.assets().map(|(name, file)| (Route::Asset(name.to_owned()).path(), file.clone()));
        let mut theme: Vec<(OutPath, FilePath)> = theme.collect();
        theme.sort_by_key(|(_, file)| self.documents.contains_key(file));
        let edition = self.source(&FilePath::new(Config::PATH));
        let mut findings =
            check::claims(&self.catalog, ClaimSources { edition, names: self.name_spans(), theme: &theme });
        findings.extend(check::copies(&self.catalog));
        findings.extend(check::series(&self.catalog, &|folder| self.source(&folder.index())));
        let unlisted = self.documents.iter().filter_map(|(file, document)| match &**document {
            Document::Copied(Public::Blob(_)) => file.strip("content"),
            Document::Copied(Public::Text(_)) => file.strip("content").filter(|path| check::is_copy_of_source(path)),
            _ => None,
        });
        findings.extend(check::unlisted(&self.catalog, edition, unlisted));
        if self.catalog.config.source == SourceAccess::Private {
            let published = |file, document: &Document| document.published(file)?.hidden();
            let hidden = self.documents.iter().filter_map(|(file, document)| Some((file, published(file, document)?)));
            findings.extend(hidden.map(|(file, data)| check::hidden_data(file, data)));
        }
        findings
    }

    /// The findings of a file but for those of checks across files.
    pub(super) fn intake_findings(&self, file: &FilePath) -> Vec<Finding> {
        let about = self.faults.iter().chain(&self.template_fault).filter(|finding| finding.file == *file);
        about.chain(self.file_findings(file)).cloned().chain(self.withheld_findings(file)).collect()
    }

    /// Where the public text of a file says that words were withheld: an edition may do so only if its sources are private.
    fn withheld_findings(&self, file: &FilePath) -> impl Iterator<Item = Finding> {
        let seals = self.source(file).map(Source::seals).unwrap_or_default();
        seals.iter().map(|seal| check::withheld(file, *seal, self.catalog.config.source))
    }

    /// The findings of a file as it is in this snapshot, but for those on claims.
    fn findings_of(&self, file: &FilePath) -> Vec<Finding> {
        let checks = Role::of(file).folder().map(|folder| self.report_findings(folder)).unwrap_or_default();
        let mut findings = self.intake_findings(file);
        findings.extend(checks.into_iter().filter(|finding| finding.file == *file));
        findings.extend(self.reference_findings(file));
        findings
    }

    /// The findings of the checks across the files of a report.
    pub(super) fn report_findings(&self, folder: &Folder) -> Vec<Finding> {
        let Some(state) = self.reports.get(folder) else { return Vec::new() };
        let lock = self.address_lock(folder);
        let changes = lock.map(|lock| self.address_changes(folder, lock, &state.addresses()));
        let changes = changes.into_iter().flatten().map(|change| change.finding);
        let marks = |file: &FilePath| state.folio_marks(file);
        let scans = check::scans(folder, state.entry(), self.source(&folder.index()), &marks, &self.catalog);
        let findings = state.findings().iter().cloned().chain(scans);
        // What `index.md` states of all sections cannot be checked then.
        let (index, is_partial) = (folder.index(), document::has_refused_section(&self.documents, folder));
        findings.filter(|finding| !is_partial || finding.file != index).chain(changes).collect()
    }

    /// The findings of a file by itself.
    pub(super) fn file_findings(&self, file: &FilePath) -> impl Iterator<Item = &Finding> {
        let document = self.documents.get(file).map(|document| document.findings()).unwrap_or_default();
        let text = self.text(file).map(|text| &*text.findings).unwrap_or_default();
        document.iter().chain(text)
    }

    /// The findings of a page's own files. Those of its text are as they are in this snapshot; others are among `known`, the findings
    /// of the whole site as they were last complete.
    pub fn findings_on(&self, route: &Route, known: &Findings) -> Vec<Finding> {
        let file = match route {
            Route::Report(folder, ReportPage::Index) => Some(folder.index()),
            Route::Report(folder, ReportPage::Section(slug)) => {
                self.catalog.report(folder).and_then(|(_, entry)| entry.section(slug)).map(|(file, _)| file.clone())
            }
            _ => None,
        };
        let others = known.by_file().filter(|(file, _)| is_made_from(route, file)).flat_map(|(_, findings)| findings);
        let is_other = |finding: &&Finding| Some(&finding.file) != file.as_ref() || finding.code.is_of_claims();
        let mut findings: Vec<Finding> = others.filter(is_other).cloned().collect();
        findings.extend(file.iter().flat_map(|file| self.unquoted(file, self.findings_of(file))));
        findings.sort();
        findings.dedup();
        findings
    }

    /// The findings of a file, without the words that an edition with private sources must not quote.
    pub(super) fn unquoted(&self, file: &FilePath, mut findings: Vec<Finding>) -> Vec<Finding> {
        if let (SourceAccess::Private, Some(source)) = (self.catalog.config.source, self.source(file)) {
            check::unquote(&mut findings, source);
        }
        findings
    }

    /// The references of a text that lead nowhere.
    pub(super) fn reference_findings(&self, file: &FilePath) -> Vec<Finding> {
        let (folder, slug) = match Role::of(file) {
            Role::Section(folder) => (folder, Some(Slug::of(file))),
            Role::Report(folder) => (folder, None),
            _ => return Vec::new(),
        };
        let Some(text) = self.text(file).filter(|_| self.catalog.report(&folder).is_some()) else { return Vec::new() };
        let here = RefContext { file, folder: &folder, slug: slug.as_ref() };
        check::references(&text.section, here, &self.catalog)
    }
}
