//! A file of a site other than a text of a report.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Code, Finding};
use crate::edition::{AddressLock, Folder};
use crate::facts;
use crate::text::{FilePath, Source, Span};

use super::Public;
use super::role::Role;

/// A file of a site other than a text of a report that has been read.
#[derive(Debug)]
pub(super) enum Document {
    /// `edition.toml`.
    Edition(Source, Vec<Finding>),
    /// `names.toml`, with the place of each name.
    Names(Source, Vec<Span>, Vec<Finding>),
    /// The pinned addresses of a report.
    Addresses(Source, AddressLock, Vec<Finding>),
    /// A template, or a file of the theme.
    Theme(Public),
    /// A file that is copied as it is.
    Copied(Public),
    /// A file that is not published: it is refused, or in the wrong place, or for other programs.
    Ignored(Option<Source>, Vec<Finding>),
}

impl Document {
    /// The document that a file with this public content is; `None` if the site does not use the file.
    pub(super) fn new(file: &FilePath, role: &Role<'_>, public: Result<Public, Finding>) -> Option<Self> {
        let public = match public {
            Ok(public) => public,
            Err(refused) => return Some(Self::Ignored(None, vec![refused])),
        };
        Some(match (role, public) {
            (Role::Edition, Public::Text(source)) => {
                let findings = facts::edition(&source).1;
                Self::Edition(source, findings)
            }
            (Role::Names, Public::Text(source)) => {
                let (names, findings) = facts::names(&source);
                Self::Names(source, names.map(|(_, places)| places).unwrap_or_default(), findings)
            }
            (Role::Addresses(_), Public::Text(source)) => {
                let (lock, findings) = facts::address_lock(&source);
                Self::Addresses(source, lock, findings)
            }
            (Role::Theme, public) => Self::Theme(public),
            (Role::Copied(_), public) => Self::Copied(public),
            (Role::Misplaced, public) => {
                let is_index = file.name().eq_ignore_ascii_case("index.md");
                let top = file.as_str().split('/').nth(1).unwrap_or_default();
                let below = file.folder().rsplit('/').next().unwrap_or_default();
                let (message, help) = match (file.as_str().matches('/').count(), is_index) {
                    (2, true) => (
                        "the file of a report must be called index.md, in lower case",
                        "rename it to index.md".to_owned(),
                    ),
                    (depth, true) if depth > 2 => (
                        "this report is in a folder within another folder",
                        format!("move its folder to content/{below}/"),
                    ),
                    (depth, false) if depth > 2 => (
                        "this Markdown file is in a folder within another folder, and belongs to no report",
                        format!(
                            "if {below} is a report, move its folder to content/{below}/; otherwise move the file to content/{top}/"
                        ),
                    ),
                    _ => (
                        "this Markdown file belongs to no report",
                        "move it to content/REPORT/, beside an index.md".to_owned(),
                    ),
                };
                let finding = Finding::new(Code::MisplacedFile, file, None, message).help(help);
                Self::Ignored(public.source().cloned(), vec![finding])
            }
            (_, Public::Text(source)) => Self::Ignored(Some(source), Vec::new()),
            (_, Public::Blob(_)) => return None,
        })
    }

    /// Whether this is what the file with that public content is.
    pub(super) fn is_of(&self, public: &Result<Public, Finding>) -> bool {
        match (self, public) {
            (Self::Ignored(None, known), Err(refused)) => known.as_slice() == std::slice::from_ref(refused),
            (Self::Theme(known) | Self::Copied(known), Ok(public)) => known == public,
            (document, Ok(Public::Text(source))) => document.source() == Some(source),
            _ => false,
        }
    }

    /// Its public text.
    pub(super) fn source(&self) -> Option<&Source> {
        match self {
            Self::Edition(source, _) | Self::Names(source, ..) | Self::Addresses(source, ..) => Some(source),
            Self::Theme(public) | Self::Copied(public) => public.source(),
            Self::Ignored(source, _) => source.as_ref(),
        }
    }

    /// The content of a file that is published as it is.
    pub(super) fn published(&self, file: &FilePath) -> Option<&Public> {
        match self {
            Self::Copied(public) => Some(public),
            Self::Theme(public) => file.strip("templates/assets").map(|_| public),
            _ => None,
        }
    }

    /// The findings of the file by itself.
    pub(super) fn findings(&self) -> &[Finding] {
        match self {
            Self::Edition(_, findings)
            | Self::Names(.., findings)
            | Self::Addresses(.., findings)
            | Self::Ignored(_, findings) => findings,
            Self::Theme(..) | Self::Copied(..) => &[],
        }
    }
}

/// Whether a section of a report is refused.
pub(super) fn has_refused_section(documents: &BTreeMap<FilePath, Arc<Document>>, folder: &Folder) -> bool {
    let index = folder.index();
    let files = documents.range(FilePath::new(&format!("{}/", index.folder()))..);
    files.take_while(|(file, _)| file.strip(index.folder()).is_some()).any(|(file, document)| {
        matches!(**document, Document::Ignored(None, _)) && matches!(Role::of(file), Role::Section(_))
    })
}
