//! The repeated passages of the site's reports, found when a page first asks for them and kept until the report changes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::catalog::{ReportEntry, Route};
use crate::edition::{Folder, ReportKind, Slug};
use crate::page::{self, Compared, RepeatLink, RepeatsView};
use crate::repeats::{self, Part, Repeats};

use super::Site;
use super::document::Document;

/// The repeated passages of each report that has been asked for.
#[derive(Debug, Default)]
pub(super) struct RepeatCache(Mutex<BTreeMap<Folder, Shared>>);

/// The repeated passages that one thread finds and others wait for.
type Shared = Arc<OnceLock<Repeats>>;

impl RepeatCache {
    /// Forgets a report, because one of its texts has changed.
    pub(super) fn forget(&mut self, folder: &Folder) {
        self.0.get_mut().unwrap_or_else(PoisonError::into_inner).remove(folder);
    }

    fn of(&self, folder: &Folder) -> Shared {
        let mut reports = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(reports.entry(folder.clone()).or_default())
    }
}

impl Site {
    /// The repeated passages of a report; a guide has none.
    fn repeats(&self, folder: &Folder) -> Shared {
        let known = self.repeats.of(folder);
        known.get_or_init(|| {
            let report = self.catalog.report(folder).filter(|(report, _)| report.kind == ReportKind::Report);
            let sections = report.map(|(_, entry)| self.all_compared(entry)).unwrap_or_default();
            repeats::find(&sections.iter().map(|section| section.part).collect::<Vec<_>>())
        });
        known
    }

    /// A section of a report, as it is compared.
    fn compared<'a>(&'a self, entry: &'a ReportEntry, at: usize) -> Option<Compared<'a>> {
        let (slug, file, summary) = entry.at(at)?;
        let Document::Section(source, section, fingerprint, _) = self.documents.get(file)? else { return None };
        Some(Compared { slug, summary, part: Part { source, section, fingerprint } })
    }

    fn all_compared<'a>(&'a self, entry: &'a ReportEntry) -> Vec<Compared<'a>> {
        (0..entry.count()).filter_map(|at| self.compared(entry, at)).collect()
    }

    /// Whether a report has repeated passages, and so a page for them.
    pub(super) fn has_repeats(&self, folder: &Folder) -> bool {
        self.repeats(folder).get().is_some_and(|repeats| !repeats.all().is_empty())
    }

    /// The page of a report's repeated passages, if it has any.
    pub(super) fn repeats_view(&self, folder: &Folder) -> Option<RepeatsView> {
        let (report, entry) = self.catalog.report(folder)?;
        let known = self.repeats(folder);
        let repeats = known.get().filter(|repeats| !repeats.all().is_empty())?;
        Some(RepeatsView::new(folder, report, &self.all_compared(entry), repeats, &self.catalog))
    }

    /// The links from the paragraphs of a section to the passages that repeat them.
    pub(super) fn repeat_links(&self, folder: &Folder, slug: Option<&Slug>, route: &Route) -> Vec<RepeatLink> {
        let links = || {
            let (_, entry) = self.catalog.report(folder)?;
            let at = entry.place(slug?)?;
            let known = self.repeats(folder);
            Some(page::repeat_links(at, folder, &|at| self.compared(entry, at), known.get()?, route))
        };
        links().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::ReportPage;
    use crate::site::Changes;
    use crate::site::Intake;
    use crate::text::{Content, FilePath, RawText};

    fn save(site: &mut Site, files: &[(&str, &str)]) {
        let files = files
            .iter()
            .map(|(path, text)| (FilePath::new(path), Some(Content::Text(RawText::new(text.as_bytes().to_vec())))));
        site.apply(Intake::from(Changes { files: files.collect(), faults: Vec::new() }));
    }

    fn page(site: &Site, route: &Route) -> Option<String> {
        let bytes = site.page(route).expect("no fault of a template")?.into_bytes()?;
        Some(String::from_utf8(bytes).expect("UTF-8"))
    }

    /// Saving one of two passages changes the page of the other; without a repeated passage there is no page of them.
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
        let section = Route::Report("r".into(), ReportPage::Section("1".into()));
        let repeats = Route::Report("r".into(), ReportPage::Repeats);
        let link = "<a class=\"parallel-link\" data-editorial href=\"parallels.html#parallel-1\">Repeated on page 2, paragraph 2</a>";
        assert!(page(&site, &section).expect("the section").contains(link));
        assert!(
            page(&site, &Route::Report("r".into(), ReportPage::Index))
                .expect("the report")
                .contains("href=\"parallels.html\"")
        );
        assert!(site.routes().contains(&repeats));
        assert!(page(&site, &repeats).expect("the repeated passages").contains("href=\"2.html#f2-p2\""));

        save(&mut site, &[("content/r/2.md", "[page 2]\n\n# Other\n\nNothing of it.\n")]);
        assert!(!page(&site, &section).expect("the section").contains("parallel-link"));
        assert!(!site.routes().contains(&repeats));
        assert_eq!(page(&site, &repeats), None);
    }
}
