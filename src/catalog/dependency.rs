//! Where the answer to a citation may come from, whatever the answer is.

use crate::edition::{Folder, Reference, Target};

use super::RefContext;
use super::resolve::{decode, join};

/// What a citation looks at outside its own report: a change there may give it another answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dependency {
    /// The report or the files of a folder.
    Folder(Folder),
    /// The facts of all reports: a name may be that of any.
    Reports,
}

/// All that a citation looks at outside its own report.
pub fn dependencies(reference: &Reference, here: RefContext<'_>) -> Vec<Dependency> {
    let folder = |path: &str| Dependency::Folder(folder_of(path));
    match &reference.target {
        Target::Outside(_) | Target::Unsafe(_) | Target::Folio(_) | Target::Note(_) | Target::Endnote(_) => Vec::new(),
        Target::Name { name, .. } if name.is_empty() => Vec::new(),
        Target::Name { name, .. } if name.contains('/') => vec![folder(name), Dependency::Reports],
        Target::Name { .. } => vec![Dependency::Reports],
        Target::File { path, .. } => {
            let wanted = join(here.file.folder(), &decode(path));
            wanted.as_deref().and_then(|path| path.strip_prefix("content/")).map(folder).into_iter().collect()
        }
    }
}

/// The folder of the report that has a path below `content/`; empty for a file beside the reports.
pub fn folder_of(below: &str) -> Folder {
    Folder::new(below.split_once('/').map_or("", |(folder, _)| folder))
}
