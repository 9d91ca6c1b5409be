//! The names in a site, kept up to date by looking at one place or at all.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, FileType};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::{Code, Finding};
use crate::site::Changes;
use crate::text::{FilePath, Refusal, Uncut, is_withheld_name, name_fault};

use super::case_clashes::CaseClashes;
use super::error::{DiskError, shown};
use super::names;
use super::read::{self, is_absent};

/// The folders of a site that are read.
const TOPS: [&str; 2] = ["content", "templates"];

/// The files that belong into `content/`, and are often put beside it.
const SETTINGS: [&str; 2] = ["edition.toml", "names.toml"];

/// Called with each folder before the names in it are read.
pub(super) type Enter<'a> = &'a mut dyn FnMut(&Path);

/// The names in a site, and what is wrong with them.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The site's folder, without links in it.
    site: PathBuf,
    /// The place of each top folder, if it exists.
    tops: [Option<PathBuf>; 2],
    nodes: BTreeMap<FilePath, Node>,
    /// The nodes that are links.
    links: BTreeSet<FilePath>,
    clashes: CaseClashes,
    /// Faults of names.
    names: BTreeMap<FilePath, Finding>,
    /// Faults of files, as they were when last read.
    files: BTreeMap<FilePath, Finding>,
}

/// What is at a path.
#[derive(Debug)]
enum Node {
    Folder,
    /// Anything but a folder, with its type when it was listed.
    File(FileType),
}

impl Tree {
    /// Reads all names of a site. **A link to a folder is never followed**, so that no walk goes in a circle.
    ///
    /// # Errors
    ///
    /// The folder does not exist, or has no `content` folder.
    pub(super) fn walk(site: &Path, enter: Enter<'_>) -> Result<Self, DiskError> {
        let canonical = fs::canonicalize(site).map_err(|error| {
            DiskError::io("open the site", site, &error).help_with("give the folder that contains content/")
        })?;
        let mut tree = Self { site: canonical, ..Self::default() };
        let content = site.join("content");
        match tree.top("content") {
            Ok(Some(folder)) => tree.tops[0] = Some(folder),
            Ok(None) => {
                let begin = "give the folder that contains content/; to start a new site, write `title = \"…\"` between two lines \
                             of +++ in content/my-report/index.md";
                return Err(DiskError::usage(&content, "no such folder", begin));
            }
            Err(fault) => return Err(DiskError::usage(&content, fault, "replace it with a folder")),
        }
        match tree.top("templates") {
            Ok(folder) => tree.tops[1] = folder,
            Err(fault) => {
                let path = FilePath::new("templates");
                let finding = Finding::new(Code::UnreadableFile, &path, None, fault);
                tree.names.insert(path, finding.help("replace it with a folder, or remove it"));
            }
        }
        for (top, folder) in TOPS.into_iter().zip(tree.tops.clone()) {
            if let Some(folder) = folder {
                tree.list(&FilePath::new(top), &folder, enter);
            }
        }
        for name in SETTINGS.into_iter().filter(|name| fs::symlink_metadata(tree.site.join(name)).is_ok()) {
            let path = FilePath::new(name);
            let finding = Finding::new(Code::MisplacedFile, &path, None, format!("this {name} has no effect"));
            tree.names.insert(path, finding.help(format!("move it to content/{name}")));
        }
        Ok(tree)
    }

    /// The place of a top folder, which may be a link within the site; `None` if it does not exist.
    fn top(&self, name: &str) -> Result<Option<PathBuf>, &'static str> {
        let place = self.site.join(name);
        if fs::symlink_metadata(&place).is_err() {
            return Ok(None);
        }
        let target = fs::canonicalize(&place).map_err(|_| "the link is broken")?;
        if !target.starts_with(&self.site) {
            return Err("the link leads out of the site");
        }
        if !target.is_dir() {
            return Err("not a folder");
        }
        Ok(Some(target))
    }

    /// The site's folder, without links in it.
    pub(super) fn site(&self) -> &Path {
        &self.site
    }

    /// Whether a place is the site's folder, a top folder or a misplaced file, or where one could be.
    pub(super) fn is_top(&self, place: &Path) -> bool {
        place == self.site
            || self.tops.iter().flatten().any(|top| top == place)
            || TOPS.iter().chain(&SETTINGS).any(|name| self.site.join(name) == place)
    }

    /// Everything but folders.
    pub(super) fn files(&self) -> impl Iterator<Item = &FilePath> {
        self.nodes.iter().filter(|(_, node)| matches!(node, Node::File(_))).map(|(path, _)| path)
    }

    /// The links, each with its place.
    pub(super) fn links(&self) -> impl Iterator<Item = (&FilePath, PathBuf)> {
        self.links.iter().filter_map(|path| Some((path, self.place(path)?)))
    }

    /// Adds a file.
    fn add_file(&mut self, path: FilePath, kind: FileType) {
        if kind.is_symlink() {
            self.links.insert(path.clone());
        }
        self.nodes.insert(path, Node::File(kind));
    }

    /// Whether a folder was last seen at a place.
    pub(super) fn is_folder(&self, place: &Path) -> bool {
        self.path(place).is_some_and(|path| matches!(self.nodes.get(&path), Some(Node::Folder)))
    }

    /// Whether a file was last seen at a path, and could be read.
    pub(super) fn stands(&self, path: &FilePath) -> bool {
        matches!(self.nodes.get(path), Some(Node::File(_))) && !self.files.contains_key(path)
    }

    /// Takes over the faults of files, until they are read again.
    pub(super) fn remember(&mut self, before: &Self) {
        let still = before.files.iter().filter(|(path, _)| self.nodes.contains_key(path));
        self.files.extend(still.map(|(path, finding)| (path.clone(), finding.clone())));
    }

    /// Forgets everything: the site is gone.
    pub(super) fn clear(&mut self, finding: Finding) {
        let site = std::mem::take(&mut self.site);
        let names = BTreeMap::from([(finding.file.clone(), finding)]);
        *self = Self { site, names, ..Self::default() };
    }

    /// Whether a file could not be read when it was last tried.
    pub(super) fn is_faulty(&self, place: &Path) -> bool {
        self.path(place).is_some_and(|path| self.files.contains_key(&path))
    }

    /// Looks at one place again, at all below it if it is a folder. The files whose content is to be read, or that are gone.
    pub(super) fn look(&mut self, place: &Path, enter: Enter<'_>) -> BTreeSet<FilePath> {
        let top = TOPS.into_iter().zip(self.tops.clone()).find_map(|(top, folder)| {
            let folder = folder.filter(|folder| place.starts_with(folder))?;
            Some((FilePath::new(top), folder))
        });
        let Some((mut path, mut here)) = top else { return BTreeSet::new() };
        // A place in a folder that is not known yet: all of that folder is looked at.
        let below = place.strip_prefix(&here).map(Path::to_owned).unwrap_or_default();
        for part in below.components() {
            if !matches!(self.nodes.get(&path), Some(Node::Folder)) {
                break;
            }
            here.push(part);
            path = child(&path, &shown(Path::new(part.as_os_str())));
        }
        let mut seen = self.remove(&path);
        let kind = match fs::symlink_metadata(&here) {
            Ok(data) => data.file_type(),
            Err(error) if is_absent(&error) => return seen,
            Err(error) => {
                self.names.insert(path.clone(), *read::unreadable(&path, &error));
                seen.insert(path);
                return seen;
            }
        };
        let top = TOPS.contains(&path.as_str());
        if top || self.admits(&path, here.file_name().and_then(|name| name.to_str())) {
            if kind.is_dir() {
                self.list(&path, &here, enter);
            } else {
                self.clashes.add(&path);
                self.add_file(path.clone(), kind);
            }
        }
        seen.extend(self.below(&path));
        seen
    }

    /// Reads files, all at once. What cannot be read is a fault, and the faults are all that are known now.
    pub(super) fn read(&mut self, paths: Vec<FilePath>) -> Changes {
        let read: Vec<_> = paths
            .into_par_iter()
            .map(|path| {
                let content = match (self.nodes.get(&path), self.place(&path)) {
                    (Some(Node::File(kind)), Some(place)) => read::read(&self.site, &place, &path, *kind),
                    _ => Ok(None),
                };
                (path, content)
            })
            .collect();
        let mut files = Vec::with_capacity(read.len());
        for (path, content) in read {
            self.files.remove(&path);
            let content = content.unwrap_or_else(|finding| {
                self.files.insert(path.clone(), *finding);
                None
            });
            files.push((path, content));
        }
        let mut faults: Vec<Finding> = self.names.values().chain(self.files.values()).cloned().collect();
        faults.extend(self.clashes.collisions());
        faults.sort();
        Changes { files, faults }
    }

    /// Lists a folder and all below it.
    fn list(&mut self, top: &FilePath, folder: &Path, enter: Enter<'_>) {
        enter(folder);
        self.nodes.insert(top.clone(), Node::Folder);
        if !TOPS.contains(&top.as_str()) {
            self.clashes.add(top);
        }
        let mut walk = WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.unlistable(top, folder, &error);
                    continue;
                }
            };
            let path = relative(top, folder, entry.path());
            let is_folder = entry.file_type().is_dir();
            if !self.admits(&path, entry.file_name().to_str()) {
                if is_folder {
                    walk.skip_current_dir();
                }
                continue;
            }
            self.clashes.add(&path);
            if is_folder {
                enter(entry.path());
                self.nodes.insert(path, Node::Folder);
            } else {
                self.add_file(path, entry.file_type());
            }
        }
    }

    /// Whether a name may be part of a site; its fault is remembered.
    fn admits(&mut self, path: &FilePath, name: Option<&str>) -> bool {
        let bad_name = |fault| read::bad_name(path, fault);
        let finding = match name {
            Some(name) if names::is_ignored(name) => return false,
            Some(name) if is_withheld_name(name) => {
                let folder = FilePath::new(path.folder());
                Some(Finding::refused(&folder, Refusal::Withheld(None, Uncut::FileName)))
            }
            Some(name) => name_fault(name).map(bad_name),
            None => Some(bad_name(String::from("the name is not valid Unicode"))),
        };
        let Some(finding) = finding else { return true };
        self.names.insert(path.clone(), finding);
        false
    }

    fn unlistable(&mut self, top: &FilePath, folder: &Path, error: &walkdir::Error) {
        let path = relative(top, folder, error.path().unwrap_or(folder));
        let finding = match error.io_error() {
            // Deleted since it was listed.
            Some(error) if error.kind() == std::io::ErrorKind::NotFound => return,
            Some(error) => *read::unreadable(&path, error),
            None => Finding::new(Code::UnreadableFile, &path, None, error.to_string()),
        };
        self.names.insert(path, finding);
    }

    /// Forgets a place and all below it; the files among them.
    fn remove(&mut self, path: &FilePath) -> BTreeSet<FilePath> {
        let files = self.below(path);
        let gone: Vec<FilePath> = span(&self.nodes, path).map(|(path, _)| path.clone()).collect();
        for path in &gone {
            self.nodes.remove(path);
            self.links.remove(path);
            self.clashes.remove(path);
        }
        for path in &files {
            self.files.remove(path);
            self.names.remove(path);
        }
        files
    }

    /// The files at a path and below it, and what cannot be one of them: its fault is news too.
    fn below(&self, path: &FilePath) -> BTreeSet<FilePath> {
        let files = span(&self.nodes, path).filter(|(_, node)| matches!(node, Node::File(_)));
        let faulty = span(&self.names, path).map(|(path, _)| path);
        files.map(|(path, _)| path).chain(faulty).cloned().collect()
    }

    /// The place of a path.
    pub(super) fn place(&self, path: &FilePath) -> Option<PathBuf> {
        let mut tops = TOPS.into_iter().zip(&self.tops);
        tops.find_map(|(top, folder)| Some(folder.as_ref()?.join(path.strip(top)?)))
    }

    /// The path of a place, if it is in the site.
    pub(super) fn path(&self, place: &Path) -> Option<FilePath> {
        let mut tops = TOPS.into_iter().zip(&self.tops);
        tops.find_map(|(top, folder)| {
            let folder = folder.as_ref().filter(|folder| place.starts_with(folder))?;
            Some(relative(&FilePath::new(top), folder, place))
        })
    }
}

/// The entries of a map at a path and below it.
fn span<'a, T>(map: &'a BTreeMap<FilePath, T>, path: &FilePath) -> impl Iterator<Item = (&'a FilePath, &'a T)> {
    let inside = format!("{path}/");
    let below = map.range(FilePath::new(&inside)..);
    map.get_key_value(path).into_iter().chain(below.take_while(move |(path, _)| path.as_str().starts_with(&inside)))
}

/// A place below a folder as a path of the site; a name that is not Unicode is spelt out.
fn relative(top: &FilePath, folder: &Path, place: &Path) -> FilePath {
    let mut path = String::from(top.as_str());
    for part in place.strip_prefix(folder).unwrap_or(place).components() {
        path.push('/');
        path.push_str(&shown(Path::new(part.as_os_str())));
    }
    FilePath::new(&path)
}

fn child(folder: &FilePath, name: &str) -> FilePath {
    FilePath::new(&format!("{folder}/{name}"))
}
