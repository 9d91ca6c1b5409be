//! The site: a function from route to bytes.
//!
//! `build` asks for all routes, `serve` for one, `check` throws the bytes away. **There is no second path and nothing that can be
//! stale**: a cold start applies all files to an empty site, a save applies a few, and both run the same code.

mod intake;

pub use intake::{Intake, Public};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::catalog::{Catalog, Here, Route, slug};
use crate::config::Config;
use crate::diagnostic::{Code, Finding, Sources};
use crate::edition::{Lexicon, Registry, Report, ReportKind, Section};
use crate::page::{
    self, FindingAidView, MissingView, Page, ReportView, SectionView, SitemapView, SourceView, Text, WholeView,
};
use crate::parse;
use crate::render::{self, Templates, Theme};
use crate::text::{FilePath, Source};

/// A file of the site, as far as it has been read.
#[derive(Debug)]
enum Document {
    /// `edition.toml`.
    Edition(Source, Vec<Finding>),
    /// A report's `index.md`: its facts and its headnote.
    Report(Source, Box<(Report, Section)>, Vec<Finding>),
    /// A section.
    Section(Source, Box<Section>, Vec<Finding>),
    /// A template, or a file of the theme.
    Theme(Vec<u8>, Option<Source>),
    /// A file that is copied as it is.
    Copied(Arc<[u8]>, Option<Source>),
    /// A file that takes no part.
    Idle(Option<Source>, Vec<Finding>),
}

impl Document {
    fn source(&self) -> Option<&Source> {
        match self {
            Self::Edition(source, _) | Self::Report(source, ..) | Self::Section(source, ..) => Some(source),
            Self::Theme(_, source) | Self::Copied(_, source) | Self::Idle(source, _) => source.as_ref(),
        }
    }

    fn findings(&self) -> &[Finding] {
        match self {
            Self::Edition(_, findings)
            | Self::Report(.., findings)
            | Self::Section(.., findings)
            | Self::Idle(_, findings) => findings,
            Self::Theme(..) | Self::Copied(..) => &[],
        }
    }
}

/// A site: its files as read, and all that follows from them.
#[derive(Debug)]
pub struct Site {
    documents: BTreeMap<FilePath, Document>,
    catalog: Catalog,
    templates: Templates,
    /// Why the templates of the site do not compile; then the last good ones hold.
    template_fault: Option<Finding>,
    /// Faults of files rather than of their text.
    faults: Vec<Finding>,
}

impl Site {
    /// A site without any file.
    ///
    /// # Errors
    ///
    /// The built-in templates do not compile, which a test excludes.
    pub fn empty() -> Result<Self, Finding> {
        Ok(Self {
            documents: BTreeMap::new(),
            catalog: Catalog::default(),
            templates: Templates::new(&Theme::new())?,
            template_fault: None,
            faults: Vec::new(),
        })
    }

    /// Applies changes: all files on a cold start, a few after a save.
    pub fn apply(&mut self, intake: Intake) {
        self.faults = intake.faults;
        let mut stale: BTreeSet<FilePath> = BTreeSet::new();
        let mut theme_changed = false;
        let mut edition_changed = false;
        let mut reports: Vec<Source> = Vec::new();
        let mut sections: BTreeMap<FilePath, Source> = BTreeMap::new();
        for (path, public) in intake.files {
            self.forget(&path);
            theme_changed |= path.strip("templates").is_some();
            edition_changed |= path.as_str() == Config::PATH;
            match (Role::of(&path), public) {
                (_, None) => {
                    if let Role::Report(folder) = Role::of(&path) {
                        self.mark_folder(folder, &mut stale);
                    }
                }
                (_, Some(Public::Refused(findings))) => {
                    self.documents.insert(path, Document::Idle(None, findings));
                }
                (Role::Edition, Some(Public::Text(source))) => {
                    self.documents.insert(path, Document::Edition(source, Vec::new()));
                }
                (Role::Report(_), Some(Public::Text(source))) => reports.push(source),
                (Role::Section(_), Some(Public::Text(source))) => {
                    sections.insert(path, source);
                }
                (Role::Theme, Some(Public::Text(source))) => {
                    let bytes = source.text().as_bytes().to_vec();
                    self.documents.insert(path, Document::Theme(bytes, Some(source)));
                }
                (Role::Theme, Some(Public::Bytes(bytes))) => {
                    self.documents.insert(path, Document::Theme(bytes.to_vec(), None));
                }
                (Role::Copied(name), Some(public)) => {
                    self.catalog.admit_file(name);
                    let (bytes, source) = match public {
                        Public::Text(source) => (source.text().as_bytes().into(), Some(source)),
                        Public::Bytes(bytes) => (bytes, None),
                        Public::Refused(_) => continue,
                    };
                    self.documents.insert(path, Document::Copied(bytes, source));
                }
                (Role::Misplaced, Some(public)) => {
                    let finding =
                        Finding::new(Code::MisplacedFile, &path, None, "this Markdown file belongs to no report")
                            .help("move it to content/REPORT/, beside an index.md");
                    let source = if let Public::Text(source) = public { Some(source) } else { None };
                    self.documents.insert(path, Document::Idle(source, vec![finding]));
                }
                (_, Some(Public::Text(source))) => {
                    self.documents.insert(path, Document::Idle(Some(source), Vec::new()));
                }
                (_, Some(Public::Bytes(_))) => {}
            }
        }
        if edition_changed && self.read_edition() {
            // Another registry may read every mark otherwise.
            stale.extend(
                self.documents
                    .iter()
                    .filter(|(_, document)| matches!(document, Document::Section(..)))
                    .map(|(path, _)| path.clone()),
            );
            reports.extend(self.take_reports());
        }
        for folder in self.read_reports(reports) {
            self.mark_folder(&folder, &mut stale);
        }
        for path in stale {
            if let Some(Document::Section(source, ..)) = self.documents.get(&path) {
                sections.entry(path).or_insert_with(|| source.clone());
            }
        }
        self.read_sections(sections);
        if theme_changed {
            self.compile();
        }
    }

    /// Takes a file's part in the site back.
    fn forget(&mut self, path: &FilePath) {
        match (Role::of(path), self.documents.remove(path)) {
            (Role::Section(folder), Some(Document::Section(..))) => self.catalog.withdraw(folder, slug(path), path),
            (Role::Report(folder), Some(Document::Report(..))) => self.catalog.withdraw_report(folder),
            (Role::Copied(name), Some(Document::Copied(..))) => self.catalog.withdraw_file(name),
            _ => {}
        }
    }

    fn mark_folder(&self, folder: &str, stale: &mut BTreeSet<FilePath>) {
        let first = FilePath::new(&format!("content/{folder}/"));
        let inside = self.documents.range(first.clone()..).map(|(path, _)| path);
        stale.extend(inside.take_while(|path| path.as_str().starts_with(first.as_str())).cloned());
    }

    /// Reads `edition.toml` anew; whether the registry is another one.
    fn read_edition(&mut self) -> bool {
        let path = FilePath::new(Config::PATH);
        let config = match self.documents.get_mut(&path) {
            Some(Document::Edition(source, findings)) => {
                let (config, found) = Config::read(source);
                *findings = found;
                config.unwrap_or_else(|| self.catalog.config.clone())
            }
            _ => Config::default(),
        };
        let changed = config.exemptions != self.catalog.config.exemptions;
        if changed {
            self.catalog.registry = Arc::new(Registry::new(config.exemptions.clone()));
        }
        self.catalog.config = config;
        changed
    }

    fn take_reports(&mut self) -> Vec<Source> {
        let reports = self.documents.values().filter(|document| matches!(document, Document::Report(..)));
        reports.filter_map(|document| document.source().cloned()).collect()
    }

    /// Reads the facts of reports. The folders whose sections may now be read otherwise.
    fn read_reports(&mut self, sources: Vec<Source>) -> Vec<String> {
        let registry = self.catalog.registry.clone();
        let read: Vec<_> = sources
            .into_par_iter()
            .map(|source| {
                let (report, headnote, findings) = parse::report(&source, &registry);
                (source, report, headnote, findings)
            })
            .collect();
        let mut folders = Vec::new();
        for (source, report, headnote, findings) in read {
            let path = source.path().clone();
            let Role::Report(folder) = Role::of(&path) else { continue };
            self.catalog.admit_report(folder, report.clone());
            folders.push(folder.to_owned());
            self.documents.insert(path.clone(), Document::Report(source, Box::new((report, headnote)), findings));
        }
        folders
    }

    fn read_sections(&mut self, sources: BTreeMap<FilePath, Source>) {
        let catalog = &self.catalog;
        let orphan = Report { kind: ReportKind::Guide, ..Report::default() };
        let read: Vec<_> = sources
            .into_par_iter()
            .filter_map(|(path, source)| {
                let Role::Section(folder) = Role::of(&path) else { return None };
                let known = catalog.report(folder).map(|(report, _)| report);
                let lexicon = Lexicon { registry: &catalog.registry, report: known.unwrap_or(&orphan) };
                let (section, mut findings) = parse::section(&source, lexicon);
                if section.exports.title.is_empty() && known.is_some() {
                    let finding =
                        Finding::new(Code::NoTitle, &path, None, "this section has no heading, and so no title");
                    findings.push(finding.help("write title = \"…\" between two lines of +++ at its top"));
                }
                if known.is_none() {
                    let message =
                        format!("the folder content/{folder}/ has no index.md, so this file belongs to no report");
                    let finding = Finding::new(Code::MisplacedFile, &path, None, message);
                    findings.push(finding.help("add an index.md with a title between two lines of +++"));
                }
                Some((path, source, section, findings))
            })
            .collect();
        for (path, source, section, findings) in read {
            let Role::Section(folder) = Role::of(&path) else { continue };
            self.catalog.admit(folder, slug(&path), &path, section.exports.clone());
            self.documents.insert(path.clone(), Document::Section(source, Box::new(section), findings));
        }
    }

    /// Compiles the templates; where that fails, the last good ones hold.
    fn compile(&mut self) {
        let theme: Theme = self
            .documents
            .iter()
            .filter_map(|(path, document)| match document {
                Document::Theme(bytes, _) => Some((path.strip("templates")?.to_owned(), bytes.clone())),
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

    /// All that one section may know of another.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Every output file.
    #[must_use]
    pub fn routes(&self) -> Vec<Route> {
        let mut routes = self.catalog.routes();
        routes.extend(self.templates.assets().map(|(name, _)| Route::Asset(name.to_owned())));
        routes.sort();
        routes.dedup_by_key(|route| route.path());
        routes
    }

    /// The bytes of a route; nothing where there is no such page.
    ///
    /// # Errors
    ///
    /// A template failed: a finding with its place.
    pub fn page(&self, route: &Route) -> Result<Option<Vec<u8>>, Finding> {
        let path = route.path();
        if self.catalog.has_file(&path) {
            return Ok(match self.documents.get(&FilePath::new(&format!("content/{path}"))) {
                Some(Document::Copied(bytes, _)) => Some(bytes.to_vec()),
                _ => None,
            });
        }
        match route {
            Route::Asset(name) => Ok(self.templates.asset(name).map(<[u8]>::to_vec)),
            Route::NoJekyll => Ok(Some(Vec::new())),
            _ => self.compose(route).map(|page| render::page(&self.templates, &page)).transpose(),
        }
    }

    /// Composes the page of a route.
    fn compose(&self, route: &Route) -> Option<Page<'_>> {
        let catalog = &self.catalog;
        Some(match route {
            Route::FindingAid => Page::FindingAid(FindingAidView::new(catalog)),
            Route::Report(folder) => {
                let (report, entry) = catalog.report(folder)?;
                let Document::Report(source, read, _) = self.index(folder)? else { return None };
                let here = Here { file: source.path(), folder, slug: None };
                let text = self.text(source, &read.1, report, here, route, "", 1);
                Page::Report(ReportView::new(folder, report, entry, catalog), text)
            }
            Route::Section(folder, slug) => {
                let (report, entry) = catalog.report(folder)?;
                let (file, _) = entry.section(slug)?;
                let (source, section) = self.section(file)?;
                let here = Here { file, folder, slug: Some(slug) };
                let demote = u8::from(section.exports.title_is_editorial);
                let text = self.text(source, section, report, here, route, "", demote);
                Page::Section(SectionView::new(folder, slug, section, report, entry, catalog), text)
            }
            Route::Whole(folder) => {
                let (report, entry) = catalog.report(folder).filter(|(report, _)| report.kind == ReportKind::Report)?;
                Page::Whole(WholeView::new(folder, report, entry, catalog), self.texts(folder, route)?)
            }
            Route::Text(folder) => {
                let (report, _) = catalog.report(folder).filter(|(report, _)| report.kind == ReportKind::Report)?;
                Page::Text(report.title.clone(), self.texts(folder, route)?)
            }
            Route::Source(folder, slug) => {
                let (report, entry) = catalog.report(folder)?;
                let (file, exports) = entry.section(slug)?;
                let (source, section) = self.section(file)?;
                let view = SourceView::new(folder, slug, file.as_str(), exports, report, catalog);
                Page::Source(view, source, section)
            }
            Route::Missing => Page::Missing(MissingView::new(catalog)),
            Route::Sitemap => {
                catalog.config.base_url.as_ref()?;
                Page::Sitemap(SitemapView::new(catalog))
            }
            Route::Robots => Page::Robots(SitemapView::new(catalog)),
            Route::NoJekyll | Route::Asset(_) | Route::File(_) => return None,
        })
    }

    fn index(&self, folder: &str) -> Option<&Document> {
        self.documents.get(&FilePath::new(&format!("content/{folder}/index.md")))
    }

    fn section(&self, file: &FilePath) -> Option<(&Source, &Section)> {
        match self.documents.get(file)? {
            Document::Section(source, section, _) => Some((source, section)),
            _ => None,
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of a text come from as many places")]
    fn text<'a>(
        &'a self,
        source: &'a Source,
        section: &'a Section,
        report: &'a Report,
        here: Here<'_>,
        route: &Route,
        prefix: &str,
        demote: u8,
    ) -> Text<'a> {
        let (links, _) = page::links(section, here, route, &self.catalog);
        Text { source, section, report, links, prefix: prefix.to_owned(), demote }
    }

    /// The texts of all sections of a report, for a page that holds them all.
    fn texts(&self, folder: &str, route: &Route) -> Option<Vec<Text<'_>>> {
        let (report, entry) = self.catalog.report(folder)?;
        let texts = entry.sections().into_iter().filter_map(|(slug, file, _)| {
            let (source, section) = self.section(file)?;
            let here = Here { file, folder, slug: Some(slug) };
            let demote = u8::from(section.exports.title_is_editorial);
            Some(self.text(source, section, report, here, route, &format!("{slug}-"), demote))
        });
        Some(texts.collect())
    }

    /// All that there is to say of the site, by file and place.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = self.faults.clone();
        findings.extend(self.template_fault.clone());
        findings.extend(self.documents.values().flat_map(Document::findings).cloned());
        findings.extend(self.unknown_templates());
        findings.extend(self.collisions());
        for (folder, ..) in self.catalog.reports() {
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

impl Sources for Site {
    fn source(&self, path: &FilePath) -> Option<&Source> {
        self.documents.get(path)?.source()
    }
}

/// What part a file plays, by its path.
enum Role<'a> {
    Edition,
    /// The `index.md` of a folder.
    Report(&'a str),
    /// A section of a folder.
    Section(&'a str),
    Theme,
    /// A file that is copied to a path.
    Copied(&'a str),
    /// Markdown that is in no report.
    Misplaced,
    /// A file that the program knows, and publishes nothing of.
    Idle,
}

impl<'a> Role<'a> {
    fn of(path: &'a FilePath) -> Self {
        let Some(below) = path.strip("content") else { return Self::Theme };
        if below == "edition.toml" {
            return Self::Edition;
        }
        if below == "names.toml" || path.name() == "addresses.lock" {
            return Self::Idle;
        }
        if !path.is_markdown() {
            return Self::Copied(below);
        }
        match below.split_once('/') {
            Some((folder, "index.md")) => Self::Report(folder),
            Some((folder, name)) if !name.contains('/') => Self::Section(folder),
            _ => Self::Misplaced,
        }
    }
}
