//! A cold start: every file of a site.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{Code, Finding};
use crate::text::{Changes, FilePath};

use super::error::{DiskError, shown};
use super::names;
use super::read::{self, Found};

/// Reads every file below `content/` and, if there is one, `templates/`.
///
/// Text, by its ending, comes as [`Content::Text`](crate::text::Content::Text) and has the cut before it; all else comes as bytes.
/// Hidden files and the leftovers of editors are passed over. The files are in the order of their paths. Whatever cannot be read or
/// published is among the faults, which are sorted too.
///
/// # Errors
///
/// There is no site: no folder of that name, or no `content` folder in it.
pub fn discover(site: &Path) -> Result<Changes, DiskError> {
    let survey = Survey::new(site)?;
    let site = &survey.site;
    let read: Vec<(FilePath, Found)> = survey
        .files
        .into_par_iter()
        .map(|(path, entry)| {
            let found = read::read_entry(site, entry.path(), &path, entry.file_type());
            (path, found)
        })
        .collect();
    let mut changes = Changes { files: Vec::with_capacity(read.len()), faults: survey.faults };
    for (path, found) in read {
        match found {
            Found::File(content) => changes.files.push((path, Some(content))),
            Found::Fault(finding) => changes.faults.push(finding),
            Found::Nothing => {}
        }
    }
    changes.faults.sort();
    Ok(changes)
}

/// The names in a site, before any file is opened.
struct Survey {
    /// The site's folder, without links in it.
    site: PathBuf,
    /// All that is no folder, by its path.
    files: Vec<(FilePath, DirEntry)>,
    faults: Vec<Finding>,
}

impl Survey {
    fn new(site: &Path) -> Result<Self, DiskError> {
        let canonical = fs::canonicalize(site).map_err(|error| {
            DiskError::io("open the site", site, &error).help_with("name the folder that holds content/")
        })?;
        let mut survey = Self { site: canonical, files: Vec::new(), faults: Vec::new() };
        let content = site.join("content");
        match survey.top("content") {
            Ok(Some(folder)) => survey.walk("content", &folder),
            Ok(None) => {
                let begin = "a site has its reports in content/: make content/my-report/index.md with `+++`, `title = \"…\"`, `+++` \
                             in it, or name the folder that holds content/";
                return Err(DiskError::usage(&content, "there is no such folder", begin));
            }
            Err(fault) => return Err(DiskError::usage(&content, fault, "put a folder with the reports in this place")),
        }
        match survey.top("templates") {
            Ok(Some(folder)) => survey.walk("templates", &folder),
            Ok(None) => {}
            Err(fault) => {
                let finding = Finding::new(Code::UnreadableFile, &FilePath::new("templates"), None, fault);
                survey.faults.push(finding.help("put the folder itself in this place, or remove it"));
            }
        }
        survey.files.sort_by(|(left, _), (right, _)| left.cmp(right));
        Ok(survey)
    }

    /// The place of a top folder, which may be a link within the site; `None` if there is nothing of that name.
    fn top(&self, name: &str) -> Result<Option<PathBuf>, &'static str> {
        let place = self.site.join(name);
        if fs::symlink_metadata(&place).is_err() {
            return Ok(None);
        }
        let target = fs::canonicalize(&place).map_err(|_| "the link leads to nothing")?;
        if !target.starts_with(&self.site) {
            return Err("the link leads out of the site");
        }
        if !target.is_dir() {
            return Err("it is not a folder");
        }
        Ok(Some(target))
    }

    /// Walks a top folder. **A link to a folder is never followed**, so that no walk goes in a circle.
    fn walk(&mut self, top: &str, folder: &Path) {
        let mut siblings = Siblings::default();
        let mut walk = WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.unwalkable(top, folder, &error);
                    continue;
                }
            };
            let path = relative(top, folder, entry.path());
            let is_folder = entry.file_type().is_dir();
            match entry.file_name().to_str() {
                Some(name) if names::is_ignored(name) => {}
                Some(name) => match names::fault(name) {
                    None => {
                        self.faults.extend(siblings.collision(&path));
                        if !is_folder {
                            self.files.push((path, entry));
                        }
                        continue;
                    }
                    Some(fault) => self.faults.push(read::bad_name(&path, fault)),
                },
                None => self.faults.push(read::bad_name(&path, String::from("the name is not valid Unicode"))),
            }
            if is_folder {
                walk.skip_current_dir();
            }
        }
    }

    fn unwalkable(&mut self, top: &str, folder: &Path, error: &walkdir::Error) {
        let path = relative(top, folder, error.path().unwrap_or(folder));
        match error.io_error() {
            // Deleted since it was listed.
            Some(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Some(error) => self.faults.push(read::unreadable(&path, error)),
            None => self.faults.push(Finding::new(Code::UnreadableFile, &path, None, error.to_string())),
        }
    }
}

/// A place below a top folder as a path of the site; a name that is not Unicode is spelt out.
fn relative(top: &str, folder: &Path, place: &Path) -> FilePath {
    let mut path = String::from(top);
    for part in place.strip_prefix(folder).unwrap_or(place).components() {
        path.push('/');
        path.push_str(&shown(Path::new(part.as_os_str())));
    }
    FilePath::new(&path)
}

/// The names met so far, folded, each in its folder. Only siblings are compared: two folders that collide are one finding, not one
/// for each file in them.
#[derive(Default)]
struct Siblings {
    by_fold: HashMap<String, FilePath>,
}

impl Siblings {
    fn collision(&mut self, path: &FilePath) -> Option<Finding> {
        let folded = format!("{}/{}", path.folder(), names::fold(path.name()));
        if let Some(first) = self.by_fold.get(&folded) {
            let message = format!("the path differs from {first} only in case or in how an accent is composed");
            return Some(Finding::new(Code::CaseCollision, path, None, message).help("rename one of the two"));
        }
        self.by_fold.insert(folded, path.clone());
        None
    }
}
