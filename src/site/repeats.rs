//! The parallels of the site's reports, found when a page first asks, and kept until a text of the report changes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use crate::catalog::{ReportEntry, Route};
use crate::edition::{Folder, ReportKind, Slug};
use crate::page::{self, Compared, ParallelLink, ParallelsView};
use crate::repeats::{Concordance, Parallel, Part};

use super::Site;

/// How many reports' concordances are kept: a few are being edited at one time.
const KEPT: usize = 4;

/// What is known of the reports' parallels. **Only a function of the texts**: with each change to a report it is told what to look at
/// anew, so it saves time and can never be stale.
#[derive(Debug, Default)]
pub(super) struct Known {
    found: Mutex<BTreeMap<Folder, Shared>>,
    /// The concordances of the reports that were asked for last, the latest at the end.
    concordances: Mutex<Vec<Kept>>,
}

/// The parallels that one finds and others wait for.
type Shared = Arc<OnceLock<Vec<Parallel>>>;

/// The concordance of a report, as it was made.
#[derive(Debug)]
struct Kept {
    folder: Folder,
    /// Its sections in their order.
    slugs: Vec<Slug>,
    concordance: Concordance,
    /// The sections that have been read again since.
    changed: BTreeSet<Slug>,
}

impl Known {
    /// All texts of a report are to be read again.
    pub(super) fn forget(&mut self, folder: &Folder) {
        lock(&self.found).remove(folder);
        lock(&self.concordances).retain(|kept| kept.folder != *folder);
    }

    /// A section was read again, or is gone.
    pub(super) fn change(&mut self, folder: &Folder, slug: &Slug) {
        lock(&self.found).remove(folder);
        if let Some(kept) = lock(&self.concordances).iter_mut().find(|kept| kept.folder == *folder) {
            kept.changed.insert(slug.clone());
        }
    }

    /// Keeps no concordance: whoever asked for all reports has done so.
    pub(super) fn let_go(&self) {
        lock(&self.concordances).clear();
    }

    fn of(&self, folder: &Folder) -> Shared {
        Arc::clone(lock(&self.found).entry(folder.clone()).or_default())
    }

    fn take(&self, folder: &Folder) -> Option<Kept> {
        let mut concordances = lock(&self.concordances);
        let at = concordances.iter().position(|kept| kept.folder == *folder)?;
        Some(concordances.remove(at))
    }

    fn keep(&self, kept: Kept) {
        let mut concordances = lock(&self.concordances);
        if concordances.len() == KEPT {
            concordances.remove(0);
        }
        concordances.push(kept);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Site {
    /// The parallels of a report; a guide has none.
    fn parallels(&self, folder: &Folder) -> Shared {
        let known = self.parallels.of(folder);
        // One thread alone, and without waiting for others: a page of the same report may be what it would work on meanwhile.
        known.get_or_init(|| {
            let report = self.catalog.report(folder).filter(|(report, _)| report.kind == ReportKind::Report);
            let Some((_, entry)) = report else { return Vec::new() };
            let kept = self.concordance(folder, entry);
            let parallels = kept.concordance.parallels();
            self.parallels.keep(kept);
            parallels
        });
        known
    }

    /// The concordance of a report as it is now: the one that is kept, with what has changed, unless it has other sections.
    fn concordance(&self, folder: &Folder, entry: &ReportEntry) -> Kept {
        let slugs = || entry.sections().map(|(slug, ..)| slug);
        match self.parallels.take(folder).filter(|kept| slugs().eq(&kept.slugs)) {
            Some(mut kept) => {
                for slug in std::mem::take(&mut kept.changed) {
                    let place = entry.place(&slug);
                    if let Some((at, section)) = place.and_then(|at| Some((at, self.compared(entry, at)?))) {
                        kept.concordance.replace(at, section.part);
                    }
                }
                kept
            }
            None => {
                let parts: Vec<Part<'_>> = self.all_compared(entry).into_iter().map(|section| section.part).collect();
                Kept {
                    folder: folder.clone(),
                    slugs: slugs().cloned().collect(),
                    concordance: Concordance::new(&parts),
                    changed: BTreeSet::new(),
                }
            }
        }
    }

    /// A section of a report, as it is compared.
    fn compared<'a>(&'a self, entry: &'a ReportEntry, at: usize) -> Option<Compared<'a>> {
        let (slug, file, summary) = entry.at(at)?;
        let (source, section) = self.section(file)?;
        Some(Compared { slug, summary, part: Part { source, section } })
    }

    fn all_compared<'a>(&'a self, entry: &'a ReportEntry) -> Vec<Compared<'a>> {
        (0..entry.count()).filter_map(|at| self.compared(entry, at)).collect()
    }

    /// Whether a report has parallels, and so a page for them.
    pub(super) fn has_parallels(&self, folder: &Folder) -> bool {
        self.parallels(folder).get().is_some_and(|parallels| !parallels.is_empty())
    }

    /// The page of a report's parallels; nothing without any.
    pub(super) fn parallels_view(&self, folder: &Folder) -> Option<ParallelsView> {
        let (report, entry) = self.catalog.report(folder)?;
        let known = self.parallels(folder);
        let parallels = known.get().filter(|parallels| !parallels.is_empty())?;
        Some(ParallelsView::new(folder, report, &self.all_compared(entry), parallels, &self.catalog))
    }

    /// The links of a section to the parallels of its paragraphs.
    pub(super) fn parallel_links(&self, folder: &Folder, slug: Option<&Slug>, route: &Route) -> Vec<ParallelLink> {
        let links = || {
            let (_, entry) = self.catalog.report(folder)?;
            let at = entry.place(slug?)?;
            let known = self.parallels(folder);
            Some(page::parallel_links(at, folder, &|at| self.compared(entry, at), known.get()?, route))
        };
        links().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::ReportPage;
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
        let section = Route::Report("r".into(), ReportPage::Section("1".into()));
        let parallels = Route::Report("r".into(), ReportPage::Repeats);
        let link = "<a class=\"parallel-link\" data-editorial href=\"parallels.html#parallel-1\">Parallel: folio 2, paragraph 2</a>";
        assert!(page(&site, &section).expect("the section").contains(link));
        assert!(
            page(&site, &Route::Report("r".into(), ReportPage::Index))
                .expect("the report")
                .contains("href=\"parallels.html\"")
        );
        assert!(site.routes().contains(&parallels));
        assert!(page(&site, &parallels).expect("the parallels").contains("href=\"2.html#f2-p2\""));

        save(&mut site, &[("content/r/2.md", "[page 2]\n\n# Other\n\nNothing of it.\n")]);
        assert!(!page(&site, &section).expect("the section").contains("parallel-link"));
        assert!(!site.routes().contains(&parallels));
        assert_eq!(page(&site, &parallels), None);
    }
}
