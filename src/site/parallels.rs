//! The parallels of the site's reports, found when a page first asks, and kept until a text of the report changes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::catalog::Route;
use crate::edition::ReportKind;
use crate::page::{self, Compared, ParallelLink, ParallelsView};
use crate::parallel::{self, Parallel, Part};

use super::Site;

/// What is known of the reports' parallels. **Only a function of the texts**: a report's entry is dropped with each change to it, so
/// it saves time and can never be stale.
#[derive(Debug, Default)]
pub(super) struct Known(Mutex<BTreeMap<String, Arc<OnceLock<Vec<Parallel>>>>>);

impl Known {
    /// Drops what is known of a report, since one of its files has changed.
    pub(super) fn forget(&mut self, folder: &str) {
        self.0.get_mut().unwrap_or_else(PoisonError::into_inner).remove(folder);
    }

    fn of(&self, folder: &str) -> Arc<OnceLock<Vec<Parallel>>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(folder.to_owned()).or_default())
    }
}

impl Site {
    /// Runs a function on the parallels of a report; a guide has none.
    fn with_parallels<T>(&self, folder: &str, run: impl FnOnce(&[Compared<'_>], &[Parallel]) -> T) -> Option<T> {
        let (_, entry) = self.catalog.report(folder).filter(|(report, _)| report.kind == ReportKind::Report)?;
        let sections: Vec<Compared<'_>> = entry
            .sections()
            .filter_map(|(slug, file, exports)| {
                let (source, section) = self.section(file)?;
                Some(Compared { slug, exports, part: Part { source, section } })
            })
            .collect();
        let known = self.parallels.of(folder);
        // One thread alone, and without waiting for others: a page of the same report may be what it would work on meanwhile.
        let parallels = known.get_or_init(|| {
            let parts: Vec<Part<'_>> = sections.iter().map(|section| section.part).collect();
            parallel::find(&parts)
        });
        Some(run(&sections, parallels))
    }

    /// Whether a report has parallels, and so a page for them.
    pub(super) fn has_parallels(&self, folder: &str) -> bool {
        self.with_parallels(folder, |_, parallels| !parallels.is_empty()).unwrap_or(false)
    }

    /// The page of a report's parallels; nothing without any.
    pub(super) fn parallels_view(&self, folder: &str) -> Option<ParallelsView> {
        let (report, _) = self.catalog.report(folder)?;
        self.with_parallels(folder, |sections, parallels| {
            let view = || ParallelsView::new(folder, report, sections, parallels, &self.catalog);
            (!parallels.is_empty()).then(view)
        })?
    }

    /// The links of a section to the parallels of its paragraphs.
    pub(super) fn parallel_links(&self, folder: &str, slug: Option<&str>, route: &Route) -> Vec<ParallelLink> {
        let links = slug.and_then(|slug| {
            self.with_parallels(folder, |sections, parallels| {
                let at = sections.iter().position(|section| section.slug == slug)?;
                Some(page::parallel_links(at, folder, sections, parallels, route))
            })?
        });
        links.unwrap_or_default()
    }
}
