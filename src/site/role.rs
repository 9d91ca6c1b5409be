//! What part a file plays, by its path.

use crate::catalog::{Catalog, ReportPage, Route};
use crate::config::Config;
use crate::edition::{AddressLock, Folder, ScanPattern, Slug};
use crate::text::FilePath;

/// What part a file plays, by its path.
pub(super) enum Role<'a> {
    /// `edition.toml`.
    Edition,
    /// `names.toml`.
    Names,
    /// The `index.md` of a folder.
    Report(Folder),
    /// A section of a folder.
    Section(Folder),
    /// The pinned addresses of a folder.
    Addresses(Folder),
    /// A template, or a file of the theme.
    Theme,
    /// A file that is copied to a path.
    Copied(&'a str),
    /// Markdown outside any report, or an index in capitals.
    Misplaced,
    /// A file that the program knows and does not publish.
    Ignored,
}

impl<'a> Role<'a> {
    pub(super) fn of(file: &'a FilePath) -> Self {
        let Some(below) = file.strip("content") else { return Self::Theme };
        if file.as_str() == Config::PATH {
            return Self::Edition;
        }
        if file.as_str() == Catalog::NAMES {
            return Self::Names;
        }
        if file.name() == AddressLock::NAME {
            return match below.split_once('/') {
                Some((folder, name)) if !name.contains('/') => Self::Addresses(Folder::new(folder)),
                _ => Self::Ignored,
            };
        }
        if is_scan_text(below) {
            return Self::Ignored;
        }
        if !file.is_markdown() {
            return Self::Copied(below);
        }
        match below.split_once('/') {
            Some((folder, "index.md")) => Self::Report(Folder::new(folder)),
            Some((_, name)) if name.eq_ignore_ascii_case("index.md") => Self::Misplaced,
            Some((folder, name)) if !name.contains('/') => Self::Section(Folder::new(folder)),
            _ => Self::Misplaced,
        }
    }

    /// The folder of the report that the file belongs to.
    pub(super) fn folder(&self) -> Option<&Folder> {
        match self {
            Self::Report(folder) | Self::Section(folder) | Self::Addresses(folder) => Some(folder),
            _ => None,
        }
    }
}

/// Whether a path below `content/` is that of an OCR text beside the scans of a report: `memo/scans/1.txt`.
fn is_scan_text(below: &str) -> bool {
    let mut parts = below.split('/').skip(1);
    let is_text = |name: &str| name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("txt"));
    parts.next() == Some(ScanPattern::FOLDER) && parts.next().is_some_and(is_text) && parts.next().is_none()
}

/// The page that a file makes, if it makes one.
pub fn route_of(file: &FilePath) -> Option<Route> {
    match Role::of(file) {
        Role::Section(folder) => Some(Route::Report(folder, ReportPage::Section(Slug::of(file)))),
        Role::Report(folder) => Some(Route::Report(folder, ReportPage::Index)),
        Role::Edition => Some(Route::FindingAid),
        Role::Names => Some(Route::Names),
        _ => None,
    }
}

/// Whether a page is made from a file.
pub fn is_made_from(route: &Route, file: &FilePath) -> bool {
    let role = Role::of(file);
    match route {
        Route::FindingAid => matches!(role, Role::Edition),
        Route::Names | Route::Name(_) => matches!(role, Role::Names),
        Route::Report(folder, page) => match (role, page.section()) {
            (Role::Section(of), Some(slug)) => of == *folder && Slug::of(file) == *slug,
            (Role::Section(of), None) => of == *folder && *page != ReportPage::Index,
            (Role::Report(of), None) => of == *folder,
            (Role::Addresses(of), None) => of == *folder && *page == ReportPage::Index,
            _ => false,
        },
        _ => false,
    }
}
