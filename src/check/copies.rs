//! The files that are published as they are.

use crate::catalog::{Catalog, folder_of};
use crate::config::Config;
use crate::diagnostic::{Code, Finding};
use crate::edition::ScanPattern;
use crate::text::FilePath;

/// The endings of files in which people write texts.
const TEXTS: [&str; 8] = ["txt", "doc", "docx", "odt", "rtf", "markdown", "mdown", "mkd"];

/// The copied files that somebody may not expect to be published: texts beside the sections of a report, the OCR texts of pictures, and
/// settings in the wrong folder.
pub fn copies(catalog: &Catalog) -> Vec<Finding> {
    let settings = [Config::PATH, Catalog::NAMES];
    let find = |path: &str| {
        let file = FilePath::new(&["content/", path].concat());
        let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
        let ending = ending.to_ascii_lowercase();
        if let Some(right) = settings.into_iter().find(|right| right.rsplit('/').next() == Some(file.name())) {
            let message = format!("this {} has no effect", file.name());
            let finding = Finding::new(Code::MisplacedFile, &file, None, message);
            return Some(finding.help(format!("move it to {right}")));
        }
        let is_beside_sections = path.matches('/').count() == 1 && catalog.report(&folder_of(path)).is_some();
        let is_picture = |ending: &str| catalog.has_file(&format!("{stem}.{ending}"));
        let has_picture =
            || ScanPattern::ENDINGS.iter().any(|ending| is_picture(ending) || is_picture(&ending.to_uppercase()));
        let (message, help) = if !TEXTS.contains(&ending.as_str()) {
            return None;
        } else if is_beside_sections {
            (
                "this file is published as it is, and is not a section",
                "rename it to end in .md, or move it out of content/; for a download, give it a folder without an index.md",
            )
        } else if ending == "txt" && has_picture() {
            (
                "this file is published as it is, and has the name of the picture beside it",
                "if it is the OCR text of a scan, move it out of content/, or move both files to the folder scans of the \
                 report, whose texts are not published",
            )
        } else {
            return None;
        };
        Some(Finding::new(Code::UnreadText, &file, None, message).help(help))
    };
    catalog.files().filter_map(find).collect()
}
