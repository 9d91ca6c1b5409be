//! The site: a function from route to bytes.
//!
//! `build` asks for all routes, `serve` for one, `check` throws the bytes away. **There is no second path and nothing that can be
//! stale**: a cold start applies all files to an empty site, a save applies a few, and both run the same code.

mod against;
mod apply;
mod compose;
mod document;
mod findings;
mod intake;

pub use intake::{Intake, Public};

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::diagnostic::{Finding, Sources};
use crate::render::{Templates, Theme};
use crate::text::{FilePath, Source};

use document::Document;

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
