//! The site around a single text.

use std::path::Path;

use crate::config::{Config, SourceAccess};
use crate::disk;
use crate::edition::{Lexicon, Names, Registry, Report, ReportKind};
use crate::facts;
use crate::parse;
use crate::text::{FilePath, Source, withhold};

/// What a single text, or a single code, may look up: the exemptions that the site around it declares, and the facts of its report.
/// **A text outside a site has only the built-in exemptions**, and so has one whose site cannot be read.
#[derive(Debug)]
pub struct Surroundings {
    pub(super) registry: Registry,
    pub(super) report: Report,
    /// Who may read the text; one whose `edition.toml` cannot be read may be private.
    pub(super) access: SourceAccess,
    names: Names,
}

impl Default for Surroundings {
    fn default() -> Self {
        Self::new(Registry::default(), Report::default(), SourceAccess::Public)
    }
}

impl Surroundings {
    /// The surroundings of a place on disk.
    pub(super) fn of(place: &Path) -> Self {
        let Some(site) = disk::site_around(place) else { return Self::default() };
        let settings = disk::read_file(&site.join(Config::PATH)).ok();
        let config = settings
            .map(|raw| withhold(&FilePath::new(Config::PATH), raw).ok().and_then(|source| facts::edition(&source).0));
        let access = match &config {
            None => SourceAccess::Public,
            Some(config) => config.as_ref().map_or(SourceAccess::Private, |config| config.source),
        };
        let config = config.flatten();
        let registry = config.map_or_else(Registry::default, |config| Registry::new(config.exemptions));
        let index = place.parent().and_then(|folder| read(&folder.join("index.md")));
        let report = index.map(|index| parse::report(&index, &registry).0.report).unwrap_or_default();
        Self::new(registry, report, access)
    }

    /// The text is read as a page of a guide, so that plain Markdown needs no marks.
    fn new(registry: Registry, report: Report, access: SourceAccess) -> Self {
        Self { registry, report: Report { kind: ReportKind::Guide, ..report }, access, names: Names::default() }
    }

    pub(super) fn lexicon(&self) -> Lexicon<'_> {
        Lexicon { registry: &self.registry, names: &self.names, report: &self.report }
    }
}

/// The public text of a file, if it has one.
fn read(path: &Path) -> Option<Source> {
    withhold(&FilePath::named(path), disk::read_file(path).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const EDITION: &str =
        "[[exemption]]\ncode = \"GJ\"\nmeaning = \"Grand jury material.\"\nauthority = \"Rule 6(e)\"\n";
    const INDEX: &str = "+++\ntitle = \"R\"\nexemptions = [\"5\"]\n+++\n";

    /// The surroundings of a place in a folder with these files.
    fn of(files: &[(&str, &str)], place: &str) -> Surroundings {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, text).expect("written");
        }
        Surroundings::of(&folder.path().join(place))
    }

    #[test]
    fn a_text_in_a_site_knows_its_exemptions_and_the_facts_of_its_report() {
        let files = [("content/edition.toml", EDITION), ("content/r/index.md", INDEX), ("content/r/a.md", "Text.")];
        let found = of(&files, "content/r/a.md");
        assert!(found.registry.get("GJ").is_some() && found.registry.get("25X1").is_some());
        assert_eq!((&*found.report.title, found.report.exemptions.as_slice()), ("R", &["5".to_owned()][..]));
        assert_eq!(found.report.kind, ReportKind::Guide);
        assert_eq!(found.access, SourceAccess::Public);
        let at_the_top = of(&files, "");
        assert!(at_the_top.registry.get("GJ").is_some());
        assert_eq!(at_the_top.report.title, "");
    }

    #[test]
    fn a_text_is_private_unless_its_edition_says_that_it_is_public() {
        let access = |settings: &[(&str, &str)]| of(settings, "content/r/a.md").access;
        assert_eq!(access(&[("content/r/a.md", "Text.")]), SourceAccess::Public);
        for (settings, expected) in [
            ("title = \"E\"\n", SourceAccess::Public),
            ("source = \"private\"\n", SourceAccess::Private),
            ("title = \n", SourceAccess::Private),
            ("title = \"[withheld\"\n", SourceAccess::Private),
        ] {
            let files = [("content/edition.toml", settings), ("content/r/a.md", "Text.")];
            assert_eq!(access(&files), expected, "{settings}");
        }
    }

    #[test]
    fn a_text_outside_of_a_site_or_in_one_that_cannot_be_read_has_the_built_in_exemptions() {
        for files in [
            vec![("a.md", "Text."), ("edition.toml", EDITION)],
            vec![("a.md", "Text."), ("content/edition.toml", "[[exemption]\n")],
            vec![("a.md", "Text."), ("content/edition.toml", "title = \"[withheld: x]\"\n")],
        ] {
            let found = of(&files, "a.md");
            assert!(found.registry.get("GJ").is_none() && found.registry.get("25X1").is_some(), "{files:?}");
        }
        assert!(of(&[], "missing.md").registry.get("25X1").is_some());
    }
}
