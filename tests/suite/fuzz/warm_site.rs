//! A site that lasts for many cases.

use std::cell::Cell;

use lacuna::diagnostic::Sources as _;
use lacuna::site::{Changes, Site};
use lacuna::text::{Content, FilePath, RawText};

use crate::properties;

/// A site whose templates are compiled once. A case gives it a few files, and what fails is not used again.
pub(super) struct WarmSite {
    files: &'static [(&'static str, &'static str)],
    site: Cell<Option<Site>>,
}

impl WarmSite {
    /// A site that has these files in each case, unless the case has others in their place.
    pub(super) fn new(files: &'static [(&'static str, &'static str)]) -> Self {
        Self { files, site: Cell::new(None) }
    }

    /// Puts files into the site, and holds it to what is true of it then: its findings have to point at characters too.
    pub(super) fn with(
        &self,
        files: &[(&str, &str)],
        hold: impl FnOnce(&Site) -> Result<(), String>,
    ) -> Result<(), String> {
        let mut site = self.site.take().unwrap_or_else(Site::empty);
        apply(&mut site, self.files);
        apply(&mut site, files);
        for finding in site.findings().to_vec() {
            if let Some(source) = site.source(&finding.file) {
                properties::places(source, &[finding]).map_err(|error| error.to_string())?;
            }
        }
        hold(&site)?;
        self.site.set(Some(site));
        Ok(())
    }
}

fn apply(site: &mut Site, files: &[(&str, &str)]) {
    let content = |text: &str| Some(Content::Text(RawText::new(text.as_bytes().to_vec())));
    let files = files.iter().map(|(path, text)| (FilePath::new(path), content(text))).collect();
    site.apply(Changes { files, faults: Vec::new() }.into());
}
