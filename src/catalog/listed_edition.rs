//! Other editions whose reports this one lists.

use crate::config::EditionLink;
use crate::edition::{EditionFault, EditionFile, Href, OutPath, PublishedReport};

/// An edition whose reports this one lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedEdition {
    /// The address of its root, with a slash at its end: a web address, or a folder of the site.
    root: String,
    /// What its `edition.json` says.
    pub file: EditionFile,
}

impl ListedEdition {
    /// The edition of a link, from its file.
    ///
    /// # Errors
    ///
    /// Neither the link nor the file has its address.
    pub fn new(link: &EditionLink, file: EditionFile) -> Result<Self, EditionFault> {
        let root = link.url.as_ref().or(file.base_url.as_ref()).ok_or(EditionFault::NoAddress)?.clone();
        Ok(Self { root, file })
    }

    /// The address of its root.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// The link to one of its reports from the list of all reports.
    pub fn to(&self, report: &PublishedReport) -> Href {
        if self.root.contains("://") {
            return Href::below(&self.root, &OutPath::new(&*report.path));
        }
        Href::below("", &OutPath::new([&*self.root, &*report.path].concat()))
    }
}
