//! A report of the site against the text that it was made from.

use crate::collate::{self, Counts, Part};
use crate::diagnostic::Finding;
use crate::edition::{Folder, ReportKind};
use crate::parse;
use crate::text::Source;

use super::Site;
use super::document::Document;

impl Site {
    /// The folders of the site's reports; guides were made from nothing.
    #[must_use]
    pub fn reports(&self) -> Vec<&Folder> {
        let reports = self.catalog.reports().filter(|(_, report, _)| report.kind == ReportKind::Report);
        reports.map(|(folder, ..)| folder).collect()
    }

    /// Where a report differs from its OCR, but for what its `index.md` accepts; and what either side has. Nothing where there is
    /// no such report.
    #[must_use]
    pub fn against(&self, folder: &Folder, ocr: &Source) -> Option<(Vec<Finding>, [Counts; 2])> {
        let (report, entry) = self.catalog.report(folder)?;
        let Document::Report(index, ..) = self.index(folder)? else { return None };
        let parts: Vec<Part<'_>> = entry
            .sections()
            .filter_map(|(_, file, _)| self.section(file))
            .map(|(source, section)| Part { source, section })
            .collect();
        let comparison = collate::compare(&parts, ocr, &self.catalog.registry, &report.exemptions);
        let findings =
            collate::accept(comparison.differences, &parse::acceptances(index, &self.catalog.registry), index);
        Some((findings, comparison.counts))
    }
}
