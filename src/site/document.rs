//! A file of a site: the part it plays by its path, and what was read from it.

use crate::diagnostic::Finding;
use crate::edition::{Folder, Report, Section};
use crate::repeats::Fingerprint;
use crate::text::{FilePath, Source, Span};

use super::Public;

/// A file of the site, as far as it has been read.
#[derive(Debug)]
pub(super) enum Document {
    /// `edition.toml`.
    Edition(Source, Vec<Finding>),
    /// `names.toml`, with the place of each name.
    Names(Source, Vec<Span>, Vec<Finding>),
    /// A report's `index.md`: its facts and its headnote.
    Report(Source, Box<(Report, Section)>, Vec<Finding>),
    /// A section; of a report's the fingerprint too.
    Section(Source, Box<Section>, Fingerprint, Vec<Finding>),
    /// A template, or a file of the theme.
    Theme(Public),
    /// A file that is copied as it is.
    Copied(Public),
    /// A file that takes no part.
    Idle(Option<Source>, Vec<Finding>),
}

impl Document {
    /// Its public text.
    pub(super) fn source(&self) -> Option<&Source> {
        match self {
            Self::Edition(source, _)
            | Self::Names(source, ..)
            | Self::Report(source, ..)
            | Self::Section(source, ..) => Some(source),
            Self::Theme(public) | Self::Copied(public) => public.source(),
            Self::Idle(source, _) => source.as_ref(),
        }
    }

    /// Whether it is a text of a report.
    pub(super) fn is_text(&self) -> bool {
        matches!(self, Self::Report(..) | Self::Section(..))
    }

    /// Whether it cites anything.
    pub(super) fn has_references(&self) -> bool {
        match self {
            Self::Report(_, read, _) => !read.1.references.is_empty(),
            Self::Section(_, section, ..) => !section.references.is_empty(),
            _ => false,
        }
    }

    /// What there is to say of it by itself.
    pub(super) fn findings(&self) -> &[Finding] {
        match self {
            Self::Edition(_, findings)
            | Self::Names(.., findings)
            | Self::Report(.., findings)
            | Self::Section(.., findings)
            | Self::Idle(_, findings) => findings,
            Self::Theme(..) | Self::Copied(..) => &[],
        }
    }
}

/// What part a file plays, by its path.
pub(super) enum Role<'a> {
    Edition,
    Names,
    /// The `index.md` of a folder.
    Report(Folder),
    /// A section of a folder.
    Section(Folder),
    Theme,
    /// A file that is copied to a path.
    Copied(&'a str),
    /// Markdown that is in no report.
    Misplaced,
    /// A file that the program reads and does not publish.
    Idle,
}

impl<'a> Role<'a> {
    pub(super) fn of(path: &'a FilePath) -> Self {
        let Some(below) = path.strip("content") else { return Self::Theme };
        if below == "edition.toml" {
            return Self::Edition;
        }
        if below == "names.toml" {
            return Self::Names;
        }
        if path.name() == "addresses.lock" {
            return Self::Idle;
        }
        if !path.is_markdown() {
            return Self::Copied(below);
        }
        match below.split_once('/') {
            Some((folder, "index.md")) => Self::Report(Folder::new(folder)),
            Some((folder, name)) if !name.contains('/') => Self::Section(Folder::new(folder)),
            _ => Self::Misplaced,
        }
    }
}
