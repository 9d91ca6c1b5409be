//! The parallels of the site's reports, found when a page first asks, and kept until a text of the report changes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::catalog::{Entry, Route};
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
    /// The parallels of a report; a guide has none.
    fn parallels(&self, folder: &str) -> Arc<OnceLock<Vec<Parallel>>> {
        let known = self.parallels.of(folder);
        // One thread alone, and without waiting for others: a page of the same report may be what it would work on meanwhile.
        known.get_or_init(|| {
            let report = self.catalog.report(folder).filter(|(report, _)| report.kind == ReportKind::Report);
            let parts: Vec<Part<'_>> = report.map_or_else(Vec::new, |(_, entry)| {
                self.compared(entry).into_iter().map(|section| section.part).collect()
            });
            parallel::find(&parts)
        });
        known
    }

    /// The sections of a report, as they are compared.
    fn compared<'a>(&'a self, entry: &'a Entry) -> Vec<Compared<'a>> {
        let sections = entry.sections().filter_map(|(slug, file, exports)| {
            let (source, section) = self.section(file)?;
            Some(Compared { slug, exports, part: Part { source, section } })
        });
        sections.collect()
    }

    /// Whether a report has parallels, and so a page for them.
    pub(super) fn has_parallels(&self, folder: &str) -> bool {
        self.parallels(folder).get().is_some_and(|parallels| !parallels.is_empty())
    }

    /// The page of a report's parallels; nothing without any.
    pub(super) fn parallels_view(&self, folder: &str) -> Option<ParallelsView> {
        let (report, entry) = self.catalog.report(folder)?;
        let known = self.parallels(folder);
        let parallels = known.get().filter(|parallels| !parallels.is_empty())?;
        Some(ParallelsView::new(folder, report, &self.compared(entry), parallels, &self.catalog))
    }

    /// The links of a section to the parallels of its paragraphs.
    pub(super) fn parallel_links(&self, folder: &str, slug: Option<&str>, route: &Route) -> Vec<ParallelLink> {
        let links = || {
            let (_, entry) = self.catalog.report(folder)?;
            let at = entry.place(slug?)?;
            let known = self.parallels(folder);
            let parallels = known.get().filter(|parallels| !parallels.is_empty())?;
            Some(page::parallel_links(at, folder, &self.compared(entry), parallels, route))
        };
        links().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::Intake;
    use crate::text::{Changes, Content, FilePath, RawText};

    fn save(site: &mut Site, files: &[(&str, &str)]) {
        let files = files
            .iter()
            .map(|(path, text)| (FilePath::new(path), Some(Content::Text(RawText::new(text.as_bytes().to_vec())))));
        site.apply(Intake::from(Changes { files: files.collect(), faults: Vec::new() }));
    }

    fn page(site: &Site, route: &Route) -> Option<String> {
        let bytes = site.page(route).expect("no fault of a template")?;
        Some(String::from_utf8(bytes).expect("UTF-8"))
    }

    /// Saving one of two passages changes the page of the other, and takes the parallel and its page away.
    #[test]
    fn a_save_is_seen_beside_the_other_passage() {
        let passage: String = (0..60).map(|at| format!("word{at} ")).collect();
        let one = format!("[page 1]\n\n# One\n\n{passage}\n");
        let other = format!("[page 2]\n\n# Other\n\nBefore it.\n\n{passage}\n");
        let mut site = Site::empty().expect("the built-in templates");
        save(
            &mut site,
            &[
                ("content/r/index.md", "+++\ntitle = \"R\"\n+++\n"),
                ("content/r/1.md", &one),
                ("content/r/2.md", &other),
            ],
        );
        let section = Route::Section("r".into(), "1".into());
        let parallels = Route::Parallels("r".into());
        let link = "<a class=\"parallel-link\" data-editorial href=\"parallels.html#parallel-1\">Parallel: folio 2, paragraph 2</a>";
        assert!(page(&site, &section).expect("the section").contains(link));
        assert!(page(&site, &Route::Report("r".into())).expect("the report").contains("href=\"parallels.html\""));
        assert!(site.routes().contains(&parallels));
        assert!(page(&site, &parallels).expect("the parallels").contains("href=\"2.html#f2-p2\""));

        save(&mut site, &[("content/r/2.md", "[page 2]\n\n# Other\n\nNothing of it.\n")]);
        assert!(!page(&site, &section).expect("the section").contains("parallel-link"));
        assert!(!site.routes().contains(&parallels));
        assert_eq!(page(&site, &parallels), None);
    }
}
