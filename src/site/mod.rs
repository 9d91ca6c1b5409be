//! The site: a function from route to bytes.
//!
//! `build` asks for all routes, `serve` for one, `check` throws the bytes away. **There is no second path and nothing that can be
//! stale**: a cold start applies all files to an empty site, a save applies a few, and both run the same code.

mod apply;
mod changes;
mod collate;
mod compose;
mod document;
mod fault;
mod findings;
mod intake;
mod kept;
mod place;
mod remarks;
mod repeats;
mod work;

pub use changes::Changes;
pub use fault::Fault;
pub use intake::{Intake, Public};
pub use work::Work;

use crate::edition::Folder;
use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::diagnostic::{Finding, Sources};
use crate::ledger::Ledger;
use crate::page::Contents;
use crate::render::{ContentsCache, Templates, Theme};
use crate::text::{FilePath, Source};

use document::Document;
use kept::Kept;
use remarks::{Due, Remarks};

/// A site: its files as read, and all that follows from them.
#[derive(Debug)]
pub struct Site {
    documents: BTreeMap<FilePath, Document>,
    /// Texts that are still to be read, or to be read again; of those read before, pages show what that came to.
    unread: BTreeMap<FilePath, Source>,
    catalog: Catalog,
    templates: Templates,
    /// Why the templates of the site do not compile; then the last good ones hold.
    template_fault: Option<Finding>,
    /// Faults of files rather than of their text.
    faults: Vec<Finding>,
    /// Where it will be published, whatever `edition.toml` says of it.
    base_url: Option<String>,
    remarks: Remarks,
    due: Due,
    /// The repeated passages of its reports.
    repeats: repeats::RepeatCache,
    ledgers: Kept<Ledger>,
    contents: Kept<Contents>,
    contents_caches: Kept<ContentsCache>,
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
            unread: BTreeMap::new(),
            catalog: Catalog::default(),
            templates: Templates::new(&Theme::new())?,
            template_fault: None,
            faults: Vec::new(),
            base_url: None,
            remarks: Remarks::default(),
            due: Due::default(),
            repeats: repeats::RepeatCache::default(),
            ledgers: Kept::default(),
            contents: Kept::default(),
            contents_caches: Kept::default(),
        })
    }

    /// The same site, to be published at this base URL whatever `edition.toml` says of it; nothing leaves that to the file.
    #[must_use]
    pub fn published_at(mut self, base_url: Option<String>) -> Self {
        self.base_url = base_url;
        self.read_edition();
        self
    }

    /// Forgets what the pages of a report share: something is other than it was.
    fn forget_shared(&mut self) {
        self.ledgers.forget();
        self.contents.forget();
        self.contents_caches.forget();
    }

    /// The files of a report's folder, those below it too.
    fn folder(&self, folder: &Folder) -> impl Iterator<Item = (&FilePath, &Document)> {
        let first = ["content/", folder.as_str(), "/"].concat();
        let files = self.documents.range(FilePath::new(&first)..);
        files.take_while(move |(path, _)| path.as_str().starts_with(&first))
    }

    /// All that one section may know of another.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }
}

impl Sources for Site {
    fn source(&self, path: &FilePath) -> Option<&Source> {
        self.documents.get(path)?.source()
    }
}
