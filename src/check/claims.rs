//! Who makes which path of the output.
//!
//! Everything that makes a file of the output claims its path in one table: the program, reports, sections, files of the theme,
//! exemptions, names, copied files. Paths that are the same on some disk are the same in the table. **The first claim wins**, and each later one
//! is a finding at its source, as is a path that some system cannot hold.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::catalog::{Catalog, ReportPage, Route};
use crate::config::Config;
use crate::diagnostic::{Code, Finding};
use crate::edition::{Folder, OutPath, Slug};
use crate::facts;
use crate::text::{FilePath, Source, Span, fold_name};

/// The sources of claims that the catalog does not know.
#[derive(Debug, Clone, Copy)]
pub struct ClaimSources<'a> {
    /// `edition.toml`, if there is one.
    pub edition: Option<&'a Source>,
    /// Where each name is in `names.toml`.
    pub names: &'a [Span],
    /// The files of the theme that are published, each with its path in the output: first the built-in ones.
    pub theme: &'a [(OutPath, FilePath)],
}

/// What claims a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Claimant<'a> {
    Program,
    Preview,
    Report(&'a Folder),
    Section(&'a FilePath),
    /// The former address of a page, by the file that names it.
    Moved(&'a FilePath),
    /// The source of a section, which fails wherever that of the section fails.
    SectionSource(&'a FilePath),
    Theme(&'a FilePath),
    Exemption(&'a str),
    /// A name, by its index.
    Name(&'a str, usize),
    /// A copied file, by its path below `content/`.
    Copy(&'a str),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Folder,
}

/// A claim that won, with its path as the claimant writes it.
struct Claim<'a> {
    path: Box<str>,
    kind: Kind,
    by: Claimant<'a>,
}

struct Claims<'a> {
    /// The claims that hold, by folded path.
    claims: FxHashMap<String, Claim<'a>>,
    /// The folders that have been claimed, as they are written.
    folders: FxHashSet<Box<str>>,
    sources: ClaimSources<'a>,
    findings: Vec<Finding>,
}

/// The claims to a path that fail.
pub fn claims<'a>(catalog: &'a Catalog, sources: ClaimSources<'a>) -> Vec<Finding> {
    let (claims, folders) = (FxHashMap::default(), FxHashSet::default());
    let mut table = Claims { claims, folders, sources, findings: Vec::new() };
    table.program(catalog);
    table.reports(catalog);
    for (path, _, file) in catalog.moved() {
        if let Some(name) = Route::reserved().find(|name| path.folders().next() == Some(name)) {
            table.refuse(Claimant::Moved(file), Code::ReservedName, format!("`{name}` is a reserved name"));
            continue;
        }
        table.file_that_is_not_reserved(path, Claimant::Moved(file));
    }
    for (path, file) in sources.theme {
        table.file(path, Claimant::Theme(file));
    }
    let mut codes: Vec<&str> = catalog.codes_used().keys().map(|code| &**code).collect();
    let declared: FxHashSet<&str> = catalog.config.exemptions.iter().map(|declared| &*declared.code).collect();
    codes.sort_by_key(|code| declared.contains(code));
    for code in codes {
        table.file(&Route::Exemption(Slug::of_code(code)).path(), Claimant::Exemption(code));
    }
    for (at, name) in catalog.names.all().iter().enumerate() {
        table.file(&Route::Name(name.slug.clone()).path(), Claimant::Name(&name.name, at));
    }
    for path in catalog.files() {
        table.file_that_is_not_reserved(&OutPath::new(path), Claimant::Copy(path));
    }
    table.findings
}

impl<'a> Claims<'a> {
    fn program(&mut self, catalog: &Catalog) {
        for name in Route::reserved() {
            let by = if name == Route::PREVIEW { Claimant::Preview } else { Claimant::Program };
            self.claim(name, Kind::Folder, by);
        }
        // A site may have its own of these.
        let own = |path: &OutPath| catalog.has_file(path.as_str());
        let may_be_own = [Route::Robots.path(), Route::NoJekyll.path(), OutPath::new("CNAME")];
        let fixed = Route::FIXED.iter().filter(|route| catalog.has(route)).map(Route::path);
        let fixed = fixed.filter(|path| !may_be_own.contains(path));
        for path in fixed.chain(may_be_own.clone().into_iter().filter(|path| !own(path))) {
            self.file(&path, Claimant::Program);
        }
    }

    fn reports(&mut self, catalog: &'a Catalog) {
        for (folder, report, entry) in catalog.reports() {
            self.claim(folder.as_str(), Kind::Folder, Claimant::Report(folder));
            for page in ReportPage::FIXED.into_iter().filter(|page| page.is_of(report)) {
                self.file(&Route::of_report(folder, page).path(), Claimant::Report(folder));
            }
            for (slug, files) in entry.claims() {
                for (at, file) in files.enumerate() {
                    let by = Claimant::Section(file);
                    if ReportPage::is_reserved(&fold_name(slug.as_str())) {
                        let message = format!("`{slug}` is a reserved name");
                        self.refuse(by, Code::ReservedName, message);
                        continue;
                    }
                    self.file(&Route::of_report(folder, ReportPage::Section(slug.clone())).path(), by);
                    let source = ReportPage::source(slug, report);
                    if at == 0 && catalog.publishes(&source, report) {
                        self.file(&Route::of_report(folder, source).path(), Claimant::SectionSource(file));
                    }
                }
            }
        }
    }

    /// Claims the path of a file, unless a site that grows may need it.
    fn file_that_is_not_reserved(&mut self, path: &OutPath, by: Claimant<'a>) {
        let route = Route::of_path(&fold_name(path.as_str()));
        if let Route::SitemapPart(_) | Route::Report(_, ReportPage::Whole(1..)) = route {
            return self.refuse(by, Code::ReservedName, format!("`{path}` is a reserved name"));
        }
        self.file(path, by);
    }

    /// Claims the path of a file, and the folders that hold it.
    fn file(&mut self, path: &OutPath, by: Claimant<'a>) {
        if let Some(fault) = path.fault() {
            let what = match by {
                Claimant::Section(_) => Cow::Borrowed("the page of this file"),
                Claimant::Exemption(name) | Claimant::Name(name, _) => format!("the page of `{name}`").into(),
                _ => "this file".into(),
            };
            return self.refuse(by, Code::BadFileName, format!("{what} cannot be published: {fault}"));
        }
        for folder in path.folders() {
            if !self.folders.contains(folder) {
                self.claim(folder, Kind::Folder, by);
            }
        }
        self.claim(path.as_str(), Kind::File, by);
    }

    fn claim(&mut self, path: &str, kind: Kind, by: Claimant<'a>) {
        if kind == Kind::Folder {
            self.folders.insert(path.into());
        }
        let folded = fold_name(path);
        match self.claims.get(&folded).map(|held| held.refusal(path, kind, by)) {
            None => drop(self.claims.insert(folded, Claim { path: path.into(), kind, by })),
            Some(Some((code, message))) => self.refuse(by, code, message),
            Some(None) => {}
        }
    }

    fn refuse(&mut self, by: Claimant<'a>, code: Code, message: String) {
        let (file, span) = match by {
            Claimant::Exemption(name) => {
                let place = self.sources.edition.and_then(|edition| facts::find_quoted(edition, name));
                (FilePath::new(Config::PATH), place)
            }
            Claimant::Name(_, at) => (FilePath::new(Catalog::NAMES), self.sources.names.get(at).copied()),
            Claimant::SectionSource(_) => return,
            by => match by.file() {
                Some(file) => (file, None),
                None => return,
            },
        };
        let help = match (code, by) {
            (Code::DuplicateSection, _) => "rename one of them; a number before the name is dropped from the address",
            (Code::CaseCollision, _) => "rename one of the two",
            (_, Claimant::Exemption(_)) => "give it a code that differs in its letters or digits",
            (_, Claimant::Name(..)) => "write the name in another form",
            (_, Claimant::Moved(_)) => "remove the address from moved_from",
            (_, Claimant::Report(_)) => "rename the folder",
            _ => "rename the file",
        };
        self.findings.push(Finding::new(code, &file, span, message).help(help));
    }
}

impl Claimant<'_> {
    /// The file that it is or that has it, but for what TOML lists.
    fn file(self) -> Option<FilePath> {
        match self {
            Self::Report(folder) => Some(folder.index()),
            Self::Section(file) | Self::Moved(file) | Self::SectionSource(file) | Self::Theme(file) => {
                Some(file.clone())
            }
            Self::Copy(path) => Some(FilePath::new(&["content/", path].concat())),
            Self::Program | Self::Preview | Self::Exemption(_) | Self::Name(..) => None,
        }
    }

    /// Whether its folders are those of `content/`. Where two of these differ only in case, their own names are a finding already.
    fn is_of_content(self) -> bool {
        matches!(self, Self::Report(_) | Self::Section(_) | Self::Copy(_))
    }

    /// Whether the sources of two claims differ only in case, which is a finding already.
    fn is_beside(self, other: Self) -> bool {
        let folded = |claimant: Self| claimant.file().map(|file| fold_name(file.as_str()));
        folded(self).is_some_and(|file| folded(other) == Some(file))
    }

    /// `content/r/01-a.md makes a folder`.
    fn makes(self, what: &str) -> String {
        match (self, self.file()) {
            (_, Some(file)) => format!("{file} makes a {what}"),
            (Self::Exemption(name) | Self::Name(name, _), _) => format!("`{name}` makes a {what}"),
            _ => format!("a site has a {what}"),
        }
    }
}

impl Claim<'_> {
    /// Why a later claim to the same path fails, if it does.
    fn refusal(&self, path: &str, kind: Kind, by: Claimant<'_>) -> Option<(Code, String)> {
        use Claimant::{Copy, Exemption, Moved, Name, Preview, Program, Report, Section};
        let same = *self.path == *path;
        let message = match (kind, self.kind, by, self.by) {
            (_, _, _, Preview) | (Kind::Folder, Kind::Folder, Report(_), Program) => {
                format!("`{path}` is a reserved name")
            }
            (Kind::Folder, Kind::Folder, ..) if same || by.is_of_content() && self.by.is_of_content() => return None,
            (Kind::File, Kind::File, ..) if !same && by.is_beside(self.by) => return None,
            (Kind::File, Kind::File, Section(_), Section(first)) if same => {
                let message = format!("this file and {} both make {path}", first.name());
                return Some((Code::DuplicateSection, message));
            }
            (Kind::File, Kind::File, Exemption(code), Exemption(first)) if same => {
                return Some((Code::DuplicateKey, format!("the codes `{code}` and `{first}` both make {path}")));
            }
            (Kind::File, Kind::File, Exemption(name) | Name(name, _), _) if same => {
                format!("the page of `{name}` would be {path}, but {}", self.by.makes("page of that name"))
            }
            (Kind::File, Kind::File, Moved(_), _) if same => {
                format!("the former address {path} is in use: {}", self.by.makes("page there"))
            }
            (Kind::File, Kind::File, Copy(_), _) if same => format!("this file would replace the page {path}"),
            (Kind::File, Kind::File, ..) if same => {
                format!("this file makes {path}, but {}", self.by.makes("file of that name"))
            }
            (Kind::File, Kind::Folder, ..) => {
                format!("this makes the file {path}, but {}", self.by.makes("folder of that name"))
            }
            (Kind::Folder, Kind::File, ..) => {
                format!("this makes the folder {path}, but {}", self.by.makes("file of that name"))
            }
            (Kind::File, Kind::File, ..) | (Kind::Folder, Kind::Folder, ..) => {
                let of = self.by.file().map(|file| format!(" of {file}")).unwrap_or_default();
                let (what, other) = (if kind == Kind::Folder { "the folder " } else { "" }, &self.path);
                let message = format!(
                    "this makes {what}{path}, which differs from {other}{of} only in case or in how an accent is encoded"
                );
                return Some((Code::CaseCollision, message));
            }
        };
        Some((Code::ReservedName, message))
    }
}
