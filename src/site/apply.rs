//! Applies changes to a site: the only way in which it comes to know anything.

use std::sync::Arc;

use crate::catalog::Catalog;
use crate::config::Config;
use crate::diagnostic::{Code, Finding};
use crate::edition::{Folder, Names, Registry, Slug};
use crate::parse;
use crate::render::{Templates, Theme};
use crate::text::{FilePath, Source};

use super::document::{Document, Role};
use super::{Intake, Public, Site};

impl Site {
    /// Applies changes: all files on a cold start, a few after a save. Whether anything is other than before: a file whose public
    /// content is the same changes nothing.
    pub fn apply(&mut self, intake: Intake) -> bool {
        let changed = self.take(intake);
        self.settle();
        changed
    }

    /// Takes changes in and leaves the reading of texts to [`Site::work`]: until it is done, pages show what was read before.
    /// Whether anything is other than before.
    pub fn take(&mut self, mut intake: Intake) -> bool {
        intake.files.retain(|(path, public)| !self.knows(path, public.as_ref()));
        if intake.files.is_empty() && intake.faults == self.faults {
            return false;
        }
        self.faults = intake.faults;
        self.forget_shared();
        let (mut theme_changed, mut edition_changed, mut names_changed) = (false, false, false);
        for (path, public) in intake.files {
            theme_changed |= path.strip("templates").is_some();
            edition_changed |= path.as_str() == Config::PATH;
            names_changed |= path.as_str() == Catalog::NAMES;
            match (Role::of(&path), public) {
                (Role::Report(_) | Role::Section(_), Some(Ok(Public::Text(source)))) => {
                    self.unread.insert(path, source);
                }
                (_, public) => {
                    self.forget(&path);
                    if let Some(document) = public.and_then(|public| self.document(&path, public)) {
                        self.documents.insert(path, document);
                    }
                }
            }
        }
        if edition_changed && self.read_edition() {
            // Another registry may read every mark otherwise.
            self.reread_all();
        }
        if names_changed {
            self.due.names = true;
            if self.read_names() {
                self.reread_all();
            }
        }
        if theme_changed {
            self.compile();
            self.due.theme = true;
        }
        true
    }

    /// What becomes of a file that is no text of a report; nothing where it takes no part.
    fn document(&mut self, path: &FilePath, public: Result<Public, Finding>) -> Option<Document> {
        let public = match public {
            Ok(public) => public,
            Err(finding) => return Some(Document::Idle(None, vec![finding])),
        };
        Some(match (Role::of(path), public) {
            (Role::Edition, Public::Text(source)) => Document::Edition(source, Vec::new()),
            (Role::Names, Public::Text(source)) => Document::Names(source, Vec::new(), Vec::new()),
            (Role::Theme, public) => Document::Theme(public),
            (Role::Copied(name), public) => {
                self.catalog.admit_file(name);
                self.due.files(name);
                Document::Copied(public)
            }
            (Role::Misplaced, public) => {
                let finding = Finding::new(Code::MisplacedFile, path, None, "this Markdown file belongs to no report")
                    .help("move it to content/REPORT/, beside an index.md");
                Document::Idle(public.source().cloned(), vec![finding])
            }
            (_, Public::Text(source)) => Document::Idle(Some(source), Vec::new()),
            (_, Public::Blob(_)) => return None,
        })
    }

    /// Whether a file has just this public content already.
    fn knows(&self, path: &FilePath, public: Option<&Result<Public, Finding>>) -> bool {
        if let Some(unread) = self.unread.get(path) {
            return matches!(public, Some(Ok(Public::Text(source))) if source == unread);
        }
        match (self.documents.get(path), public) {
            (None, None) => true,
            (Some(Document::Idle(None, known)), Some(Err(finding))) => *known == [finding.clone()],
            (Some(Document::Theme(known) | Document::Copied(known)), Some(Ok(public))) => known == public,
            (Some(document), Some(Ok(Public::Text(source)))) => document.source() == Some(source),
            _ => false,
        }
    }

    /// Takes a file's part in the site back.
    fn forget(&mut self, path: &FilePath) {
        self.unread.remove(path);
        match (Role::of(path), self.documents.remove(path)) {
            (Role::Section(folder), Some(Document::Section(..))) => {
                let slug = Slug::of(path);
                self.catalog.withdraw(&folder, &slug, path);
                self.repeats.forget(&folder);
                self.forget_text(path);
                self.due.folders.insert(folder);
            }
            (Role::Report(folder), Some(Document::Report(..))) => {
                self.catalog.withdraw_report(&folder);
                self.forget_text(path);
                self.reread(&folder);
                self.due.report(&folder);
            }
            (Role::Copied(name), Some(Document::Copied(..))) => {
                self.catalog.withdraw_file(name);
                self.due.files(name);
            }
            _ => {}
        }
    }

    /// All sections of a folder are to be read again: the facts that they are read with are other ones.
    pub(super) fn reread(&mut self, folder: &Folder) {
        let sections = self.folder(folder).filter(|(_, document)| matches!(document, Document::Section(..)));
        let sources: Vec<Source> = sections.filter_map(|(_, document)| document.source().cloned()).collect();
        for source in sources {
            self.unread.entry(source.path().clone()).or_insert(source);
        }
    }

    /// All texts are to be read again: the lexicon that they are read with is another one.
    fn reread_all(&mut self) {
        let texts = self.documents.values().filter(|document| document.is_text());
        for source in texts.filter_map(Document::source) {
            self.unread.entry(source.path().clone()).or_insert_with(|| source.clone());
        }
    }

    /// Reads `edition.toml` anew; whether the registry is another one.
    pub(super) fn read_edition(&mut self) -> bool {
        let path = FilePath::new(Config::PATH);
        let mut config = match self.documents.get_mut(&path) {
            Some(Document::Edition(source, findings)) => {
                let (config, found) = Config::read(source);
                *findings = found;
                config.unwrap_or_else(|| self.catalog.config.clone())
            }
            _ => Config::default(),
        };
        if self.base_url.is_some() {
            config.base_url.clone_from(&self.base_url);
        }
        let changed = config.exemptions != self.catalog.config.exemptions;
        if changed {
            self.catalog.registry = Arc::new(Registry::new(config.exemptions.clone()));
        }
        self.catalog.config = config;
        changed
    }

    /// Reads `names.toml` anew; whether texts may read otherwise. Of one that cannot be read the last good one holds.
    fn read_names(&mut self) -> bool {
        let names = match self.documents.get_mut(&FilePath::new(Catalog::NAMES)) {
            Some(Document::Names(source, places, findings)) => {
                let (names, found) = parse::names(source);
                *findings = found;
                let Some((names, spans)) = names else { return false };
                *places = spans;
                names
            }
            Some(_) => return false,
            None => Names::default(),
        };
        let changed = !names.finds_like(&self.catalog.names);
        self.catalog.names = Arc::new(names);
        changed
    }

    /// Compiles the templates; where that fails, the last good ones hold.
    fn compile(&mut self) {
        let theme: Theme = self
            .documents
            .iter()
            .filter_map(|(path, document)| match document {
                Document::Theme(public) => Some((path.strip("templates")?.to_owned(), public.output())),
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
