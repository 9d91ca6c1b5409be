//! The scans of a report among the files of the edition.

use std::collections::BTreeMap;

use crate::edition::{Folder, Folio, FolioState, ScanFiles, ScanPattern};
use crate::text::PictureSize;

use super::{Catalog, ReportEntry};

/// A picture of a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scan<'a> {
    /// Its path in the output.
    pub path: &'a str,
    /// Its size, if its header states it.
    pub size: Option<PictureSize>,
}

impl Catalog {
    /// The pictures that a pattern finds in a folder, in the order of their paths; each with the number of its scan, if its name has one.
    pub fn pictures<'a>(
        &'a self,
        folder: &Folder,
        pattern: &'a ScanPattern,
    ) -> impl Iterator<Item = (Option<u32>, Scan<'a>)> {
        let below = [folder.as_str(), "/"].concat();
        let start = [&below, pattern.before()].concat();
        let files = self.files.range(start.clone()..).take_while(move |(path, _)| path.starts_with(&start));
        files.filter_map(move |(path, size)| {
            let number = pattern.number(path.strip_prefix(&below)?)?;
            Some((number, Scan { path, size: *size }))
        })
    }

    /// A picture of a folder that a pattern does not find: its path there. One that differs only in its ending or in capital letters is
    /// first.
    pub fn other_picture(&self, folder: &Folder, pattern: &ScanPattern) -> Option<&str> {
        let below = [folder.as_str(), "/"].concat();
        let files = self.files.range(below.clone()..).take_while(|(path, _)| path.starts_with(&below));
        let pictures = files.filter(|(_, size)| size.is_some()).filter_map(|(path, _)| path.strip_prefix(&below));
        let is_near = |path: &&str| path.to_lowercase().starts_with(&pattern.before().to_lowercase());
        pictures.clone().find(is_near).or_else(|| pictures.clone().next())
    }

    /// The pictures of the scans of a report by their numbers: of two with one number the first by path.
    pub fn scans(&self, folder: &Folder) -> BTreeMap<u32, Scan<'_>> {
        let mut scans = BTreeMap::new();
        let report = self.report(folder).map(|(report, _)| report);
        if let Some(ScanFiles::Pictures(pattern)) = report.and_then(|report| report.scans.files.as_ref()) {
            for (number, scan) in self.pictures(folder, pattern) {
                if let Some(number) = number {
                    scans.entry(number).or_insert(scan);
                }
            }
        }
        scans
    }
}

impl ReportEntry {
    /// The number in the scan of a page of this report: of a page that continues, that of the page where it begins.
    pub fn scan_of(&self, folio: &Folio) -> Option<u32> {
        let begins = |other: &&Folio| other.state != FolioState::Continued && other.label == folio.label;
        let begun = || self.sections().flat_map(|(.., summary)| &summary.folios).find(begins)?.scan;
        folio.scan.or_else(|| (folio.state == FolioState::Continued).then(begun).flatten())
    }
}
