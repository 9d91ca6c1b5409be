//! The site around a single text.

use std::path::Path;

use crate::disk;
use crate::edition::{Lexicon, Names, Registry, Report, ReportKind};
use crate::facts;
use crate::parse;
use crate::text::{FilePath, Source, withhold};

/// What a single text, or a single code, may look up: the exemptions that the site around it declares, and the facts of its report.
/// **A text outside of a site has the built-in exemptions alone**, and so has one whose site cannot be read.
#[derive(Debug)]
pub struct Surroundings {
    pub(super) registry: Registry,
    pub(super) report: Report,
    names: Names,
}

impl Default for Surroundings {
    fn default() -> Self {
        Self::new(Registry::default(), Report::default())
    }
}

impl Surroundings {
    /// The surroundings of a place on disk.
    pub(super) fn of(place: &Path) -> Self {
        let Some(site) = disk::site_around(place) else { return Self::default() };
        let config = read(&site.join("content/edition.toml")).and_then(|source| facts::edition(&source).0);
        let registry = config.map_or_else(Registry::default, |config| Registry::new(config.exemptions));
        let index = place.parent().and_then(|folder| read(&folder.join("index.md")));
        let report = index.map(|index| parse::report(&index, &registry).0.report).unwrap_or_default();
        Self::new(registry, report)
    }

    /// The text is read as a page of a guide, so that plain Markdown needs no marks.
    fn new(registry: Registry, report: Report) -> Self {
        Self { registry, report: Report { kind: ReportKind::Guide, ..report }, names: Names::default() }
    }

    pub(super) fn lexicon(&self) -> Lexicon<'_> {
        Lexicon { registry: &self.registry, names: &self.names, report: &self.report }
    }
}

/// The public text of a file, if it has one.
fn read(path: &Path) -> Option<Source> {
    withhold(&FilePath::new(&path.display().to_string()), disk::read_file(path).ok()?).ok()
}
