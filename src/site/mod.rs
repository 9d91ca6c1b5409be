//! The site: a function from route to bytes.
//!
//! A [`Snapshot`] is the site at one moment. Pages, findings and the answers of the preview are made from one snapshot and fit
//! together; what is derived of a report belongs to its state, and a changed report has a new state. **So there is no second path and
//! nothing that can be stale**: a cold start applies all files to an empty [`Site`], a save applies a few, and both run the same
//! tasks.

mod articles;
mod compose;
mod dependents;
mod document;
mod fault;
mod file_findings;
mod findings;
mod held_back;
mod intake;
mod pins;
mod report_state;
mod role;
mod search;
mod snapshot;
mod task;
mod text;
mod worklist;

pub use fault::Fault;
pub use findings::Findings;
pub use intake::{Changes, Intake, Public};
pub use pins::Pins;
pub use role::{is_made_from, route_of};
pub use snapshot::Snapshot;
pub use task::{Check, Done, Task};
pub use text::{Index, Text};

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

use crate::catalog::{self, Dependency, RefContext, ReportEntry};
use crate::config::Config;
use crate::diagnostic::{Code, Finding};
use crate::edition::{Folder, Names};
use crate::facts;
use crate::text::FilePath;

use dependents::Dependents;
use document::Document;
use held_back::HeldBack;
use role::Role;
use worklist::Worklist;

/// The folder of all content, to which a finding on the whole of it points.
const CONTENT: &str = "content";

/// A site that takes changes in. What it is at one moment is its [`Snapshot`], to which it derefs.
///
/// [`Site::ingest`] takes changes in and leaves the slow part to tasks: [`Site::next_tasks`] names them, [`Snapshot::run`] does
/// them, and [`Site::commit`] puts the outcome in its place and names what follows from it. [`Site::apply`] does it all.
#[derive(Debug, Clone)]
pub struct Site {
    snapshot: Arc<Snapshot>,
    worklist: Worklist,
    dependents: Dependents,
    /// The findings of the checks, each check's sorted.
    results: BTreeMap<Check, Vec<Finding>>,
    findings: Arc<Findings>,
    held_back: HeldBack,
    /// The files whose findings may have changed.
    doubtful: BTreeSet<FilePath>,
    /// Where the site will be published, in place of what `edition.toml` says.
    base_url: Option<String>,
}

impl Deref for Site {
    type Target = Snapshot;

    fn deref(&self) -> &Snapshot {
        &self.snapshot
    }
}

impl Site {
    /// A site without any file.
    pub fn empty() -> Self {
        Self {
            snapshot: Arc::new(Snapshot::empty()),
            worklist: Worklist::default(),
            dependents: Dependents::default(),
            results: BTreeMap::new(),
            findings: Arc::default(),
            held_back: HeldBack::default(),
            doubtful: BTreeSet::from([FilePath::new(CONTENT)]),
            base_url: None,
        }
    }

    /// The same site, published at this base URL in place of the one in `edition.toml`; `None` leaves that to the file.
    pub fn published_at(mut self, base_url: Option<String>) -> Self {
        self.base_url = base_url;
        self.set_config(self.snapshot.catalog.config.clone());
        self
    }

    /// What the site is now. A snapshot stays as it is, whatever becomes of the site.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot)
    }

    /// Applies changes: all files on a cold start, a few after a save. Whether anything changed: a file whose public content is the
    /// same changes nothing.
    pub fn apply(&mut self, intake: Intake) -> bool {
        let changed = self.ingest(intake);
        self.run_all();
        changed
    }

    /// Takes changes in and leaves the reading of texts to tasks: until they are done, pages show what was read before. Whether
    /// anything changed.
    pub fn ingest(&mut self, mut intake: Intake) -> bool {
        self.held_back.refuse(&mut intake, self.snapshot.sources().chain(self.worklist.texts.values()));
        intake.files.retain(|(file, public)| !self.knows(file, public.as_ref()));
        if intake.files.is_empty() && *intake.faults == *self.snapshot.faults {
            return false;
        }
        let faults = std::mem::replace(&mut self.now().faults, intake.faults.into());
        self.doubt(&faults);
        self.doubt(&Arc::clone(&self.snapshot.faults));
        let (mut theme_changed, mut editions_changed) = (false, false);
        let language = self.snapshot.catalog.config.language.clone();
        for (file, public) in intake.files {
            match (Role::of(&file), public) {
                (Role::Report(_) | Role::Section(_), Some(Ok(Public::Text(source)))) => self.worklist.read(source),
                (role, public) => {
                    theme_changed |= matches!(role, Role::Theme);
                    editions_changed |= match role {
                        Role::Edition => true,
                        Role::Copied(path) => path.ends_with(".json"),
                        _ => false,
                    };
                    self.replace(&file, &role, public);
                }
            }
        }
        if editions_changed {
            self.now().read_editions();
            self.worklist.checks.insert(Check::Editions);
        }
        if theme_changed || language != self.snapshot.catalog.config.language {
            let fault = self.now().compile_templates();
            self.doubt(&[fault, self.snapshot.template_fault.clone()].into_iter().flatten().collect::<Vec<_>>());
            self.worklist.checks.insert(Check::Templates);
            self.worklist.checks.insert(Check::Claims);
        }
        self.collect_findings();
        true
    }

    /// The next tasks, at most `most`, and first those of the files that are wanted; none once all is done.
    pub fn next_tasks(&self, most: usize, wanted: &dyn Fn(&FilePath) -> bool) -> Vec<Task> {
        self.worklist.next(most, wanted)
    }

    /// Puts what tasks came to in its place, and names the tasks that follow from it.
    pub fn commit(&mut self, done: Vec<Done>) {
        let mut sections: BTreeMap<Folder, Vec<Text>> = BTreeMap::new();
        for done in done {
            match done {
                Done::Facts(folder, index) => self.commit_facts(&folder, *index),
                Done::Section(folder, text) => sections.entry(folder).or_default().push(*text),
                Done::Dependents(dependency) => self.check_dependents(&dependency),
                Done::Checked(check, findings) => self.commit_check(check, findings),
            }
        }
        for (folder, texts) in sections {
            self.commit_sections(&folder, texts);
        }
        self.collect_findings();
    }

    /// Does all tasks that are left.
    pub fn run_all(&mut self) {
        while !self.worklist.is_empty() {
            let done = self.snapshot.run(self.next_tasks(usize::MAX, &|_| false));
            self.commit(done);
        }
    }

    /// Whether tasks are left.
    pub fn is_pending(&self) -> bool {
        !self.worklist.is_empty()
    }

    /// The files that are still to be read.
    pub fn unread(&self) -> impl ExactSizeIterator<Item = &FilePath> {
        self.worklist.texts.keys()
    }

    /// All findings, by file and place; complete once no task is left.
    pub fn findings(&self) -> Arc<Findings> {
        Arc::clone(&self.findings)
    }

    /// The files of these findings may have others now.
    fn doubt(&mut self, findings: &[Finding]) {
        self.doubtful.extend(findings.iter().map(|finding| finding.file.clone()));
    }

    /// Collects the findings of the files whose findings may have changed, once no task is left: pages come first.
    fn collect_findings(&mut self) {
        if self.doubtful.is_empty() || self.is_pending() {
            return;
        }
        let no_report = FilePath::new(CONTENT);
        self.doubtful.insert(no_report.clone());
        for file in std::mem::take(&mut self.doubtful) {
            let mut own = self.snapshot.intake_findings(&file);
            let folder = crate::catalog::folder_of(file.strip(CONTENT).unwrap_or_default());
            let checks = [Check::Report(folder), Check::Names, Check::Editions, Check::Claims, Check::Templates];
            let results = checks.iter().filter_map(|check| self.results.get(check));
            own.extend(results.flat_map(|result| findings::of_file(result, &file)).cloned());
            own.extend(self.results.get(&Check::References(file.clone())).into_iter().flatten().cloned());
            Findings::set(&mut self.findings, &file, self.snapshot.unquoted(&file, own));
        }
        let catalog = &self.snapshot.catalog;
        if !catalog.reports().any(|_| true) && catalog.editions.is_empty() && self.findings.is_empty() {
            let finding = Finding::new(Code::NothingToShow, &no_report, None, "this site has no report");
            let help = "make a folder under content/ with an index.md that has a title between two lines of +++";
            Findings::set(&mut self.findings, &no_report, vec![finding.help(help)]);
        }
    }

    /// The snapshot, to change it: one that is shared stays as it is for those who read it.
    fn now(&mut self) -> &mut Snapshot {
        let snapshot = Arc::make_mut(&mut self.snapshot);
        snapshot.search = Arc::default();
        snapshot
    }

    /// Whether the last reading of a file failed.
    pub fn has_fault(&self, file: &FilePath) -> bool {
        self.snapshot.faults.iter().any(|fault| fault.file == *file)
    }

    /// Whether a file has this public content already.
    pub fn knows(&self, file: &FilePath, public: Option<&Result<Public, Finding>>) -> bool {
        match self.worklist.texts.get(file) {
            Some(unread) => matches!(public, Some(Ok(Public::Text(source))) if source == unread),
            None => self.snapshot.knows(file, public),
        }
    }

    /// Puts the new content of a file that is not read by a task in the place of its old content.
    fn replace(&mut self, file: &FilePath, role: &Role<'_>, public: Option<Result<Public, Finding>>) {
        match role {
            Role::Report(folder) | Role::Section(folder) => {
                self.remove_text(folder, file);
                // What is stated of a report is checked unless a section is refused.
                self.worklist.checks.insert(Check::Report(folder.clone()));
            }
            Role::Edition => {
                let config = match &public {
                    Some(Ok(Public::Text(source))) => facts::edition(source).0,
                    _ => Some(Config::default()),
                };
                config.into_iter().for_each(|config| self.set_config(config));
            }
            Role::Names => {
                let names = match &public {
                    Some(Ok(Public::Text(source))) => facts::names(source).0.map(|(names, _)| names),
                    Some(_) => None,
                    None => Some(Names::default()),
                };
                names.into_iter().for_each(|names| self.set_names(names));
                self.worklist.checks.insert(Check::Names);
            }
            Role::Copied(path) => {
                self.now().set_copied(path, public.as_ref().and_then(|public| public.as_ref().ok()));
                let folder = catalog::folder_of(path);
                self.worklist.checks.extend([Check::Claims, Check::Report(folder.clone())]);
                self.worklist.changed.insert(Dependency::Folder(folder));
            }
            Role::Addresses(folder) => drop(self.worklist.checks.insert(Check::Report(folder.clone()))),
            Role::Theme | Role::Misplaced | Role::Ignored => {}
        }
        self.now().set_document(file, public.and_then(|public| Document::new(file, role, public)));
        self.doubtful.insert(file.clone());
    }

    /// Another registry may read every mark in another way; of settings that cannot be read the last good ones hold.
    fn set_config(&mut self, mut config: Config) {
        if self.base_url.is_some() {
            config.base_url.clone_from(&self.base_url);
        }
        if config.source != self.snapshot.catalog.config.source {
            // A private edition quotes less.
            self.doubtful.extend(self.snapshot.sources().map(|source| source.path().clone()));
        }
        if self.now().set_config(config) {
            self.read_all_again();
        }
        // A base URL makes a sitemap.
        self.worklist.checks.insert(Check::Claims);
    }

    fn set_names(&mut self, names: Names) {
        if self.now().set_names(names) {
            self.read_all_again();
        }
        self.worklist.checks.insert(Check::Claims);
    }

    fn read_all_again(&mut self) {
        for state in self.snapshot.reports.values() {
            state.texts().all().for_each(|text| self.worklist.read_again(&text.source));
        }
    }

    /// The facts of a report say how its sections are read.
    fn read_sections_again(&mut self, folder: &Folder) {
        let state = self.snapshot.reports.get(folder);
        let sections = state.into_iter().flat_map(|state| state.texts().sections.values());
        sections.for_each(|section| self.worklist.read_again(&section.text.source));
    }

    fn remove_text(&mut self, folder: &Folder, file: &FilePath) {
        self.worklist.texts.remove(file);
        if self.snapshot.text(file).is_none() {
            return;
        }
        self.check_former_reports(folder);
        if *file == folder.index() {
            self.now().remove_index(folder);
            self.read_sections_again(folder);
            self.worklist.changed.insert(Dependency::Reports);
        } else {
            self.now().remove_section(folder, file);
        }
        self.worklist.changed.insert(Dependency::Folder(folder.clone()));
        self.worklist.checks.extend([Check::Report(folder.clone()), Check::Claims]);
        self.note_references(folder, file);
    }

    fn commit_facts(&mut self, folder: &Folder, index: Index) {
        let source = index.introduction.source.clone();
        self.worklist.finish_text(&source);
        let known = self.snapshot.catalog.report(folder).map(|(report, _)| report);
        let is_news = known != Some(&index.facts.report);
        self.now().set_index(folder, index);
        if is_news {
            self.read_sections_again(folder);
            self.worklist.changed.insert(Dependency::Folder(folder.clone()));
            self.worklist.changed.insert(Dependency::Reports);
            self.worklist.checks.insert(Check::Claims);
            self.check_former_reports(folder);
        }
        self.worklist.checks.insert(Check::Report(folder.clone()));
        self.note_references(folder, source.path());
    }

    /// Sections with equal summaries leave the catalog as it is, and the spread of the change ends with their own report.
    fn commit_sections(&mut self, folder: &Folder, texts: Vec<Text>) {
        let files: Vec<FilePath> = texts.iter().map(|text| text.source.path().clone()).collect();
        texts.iter().for_each(|text| self.worklist.finish_text(&text.source));
        let before = self.snapshot.catalog.entry(folder).cloned().unwrap_or_default();
        if self.now().set_sections(folder, texts) {
            self.worklist.changed.insert(Dependency::Folder(folder.clone()));
            self.worklist.checks.extend(former_reports(&before));
            self.check_former_reports(folder);
            if self.snapshot.catalog.entry(folder).is_none_or(|entry| !entry.has_pages_of(&before)) {
                self.worklist.checks.insert(Check::Claims);
            }
        }
        self.worklist.checks.insert(Check::Report(folder.clone()));
        files.iter().for_each(|file| self.note_references(folder, file));
    }

    /// Checks the reports in which sections of a report were before: their pinned addresses must exist here.
    fn check_former_reports(&mut self, folder: &Folder) {
        let entry = self.snapshot.catalog.entry(folder);
        self.worklist.checks.extend(entry.into_iter().flat_map(|entry| former_reports(entry)));
    }

    /// A text has changed, and its references, or they are gone with it.
    fn note_references(&mut self, folder: &Folder, file: &FilePath) {
        self.doubtful.insert(file.clone());
        let references = self.snapshot.text(file).map(|text| &*text.section.references).unwrap_or_default();
        let here = RefContext { file, folder, slug: None };
        let dependencies = references.iter().flat_map(|reference| catalog::dependencies(reference, here)).collect();
        self.dependents.set(file, dependencies);
        let check = Check::References(file.clone());
        if references.is_empty() {
            self.worklist.checks.remove(&check);
            self.results.remove(&check);
        } else {
            self.worklist.checks.insert(check);
        }
    }

    /// Checks the references that look at something that changed.
    fn check_dependents(&mut self, changed: &Dependency) {
        self.worklist.changed.remove(changed);
        if let Dependency::Folder(folder) = changed {
            let state = self.snapshot.reports.get(folder);
            let texts = state.into_iter().flat_map(|state| state.texts().all());
            for text in texts.filter(|text| !text.section.references.is_empty()) {
                self.worklist.checks.insert(Check::References(text.source.path().clone()));
            }
            self.worklist.checks.insert(Check::Names);
        }
        for file in self.dependents.of(changed) {
            self.worklist.checks.insert(Check::References(file.clone()));
        }
    }

    fn commit_check(&mut self, check: Check, mut findings: Vec<Finding>) {
        self.worklist.checks.remove(&check);
        self.doubt(&findings);
        let before = if findings.is_empty() {
            self.results.remove(&check)
        } else {
            findings.sort();
            self.results.insert(check, findings)
        };
        self.doubt(&before.unwrap_or_default());
    }
}

/// The checks of the reports in which sections of a report were before.
fn former_reports(entry: &ReportEntry) -> impl Iterator<Item = Check> {
    entry.moved_from().map(|path| Check::Report(catalog::folder_of(path)))
}
