//! The files that are published as they are.

use crate::catalog::{Catalog, folder_of};
use crate::config::Config;
use crate::diagnostic::{Code, Finding};
use crate::text::FilePath;

/// The endings of files in which people write texts.
const TEXTS: [&str; 8] = ["txt", "doc", "docx", "odt", "rtf", "markdown", "mdown", "mkd"];

/// The copied files that somebody may expect to be read: texts beside the sections of a report, and settings in the wrong folder.
#[must_use]
pub fn copies(catalog: &Catalog) -> Vec<Finding> {
    let settings = [Config::PATH, Catalog::NAMES];
    let find = |path: &str| {
        let file = FilePath::new(&["content/", path].concat());
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        if let Some(right) = settings.into_iter().find(|right| right.rsplit('/').next() == Some(file.name())) {
            let message = format!("this {} has no effect", file.name());
            let finding = Finding::new(Code::MisplacedFile, &file, None, message);
            return Some(finding.help(format!("move it to {right}")));
        }
        let is_beside_sections = path.matches('/').count() == 1 && catalog.report(&folder_of(path)).is_some();
        if !TEXTS.contains(&ending.as_str()) || !is_beside_sections {
            return None;
        }
        let message = "this file is published as it is, and is not a section";
        let help =
            "rename it to end in .md, or move it out of content/; for a download, give it a folder without an index.md";
        Some(Finding::new(Code::UnreadText, &file, None, message).help(help))
    };
    catalog.files().filter_map(find).collect()
}
