//! The former addresses of pages.

use std::collections::BTreeMap;

use crate::edition::{Folder, OutPath, PageAddress};
use crate::text::FilePath;

use super::{Catalog, Form, ReportPage, Route};

/// The former addresses of pages, as facts name them.
#[derive(Debug, Default)]
pub(super) struct Moved {
    /// Each former address, the page that was there, and the file that says so, in the order of the reports.
    all: Vec<(OutPath, Route, FilePath)>,
    /// The index of the first of each path.
    by_path: BTreeMap<OutPath, usize>,
}

/// The pages of a report that people cite, besides its sections.
const CITED: [ReportPage; 4] =
    [ReportPage::Index, ReportPage::Whole(0), ReportPage::Ledger(Form::Html), ReportPage::Questions];

impl Moved {
    fn add(&mut self, from: OutPath, to: Route, by: FilePath) {
        self.by_path.entry(from.clone()).or_insert(self.all.len());
        self.all.push((from, to, by));
    }
}

impl Catalog {
    /// The pages that lead from former addresses to present ones: the path of each, where it leads, and the file that says so. A report
    /// that has moved leaves a page for each of its pages.
    pub fn moved(&self) -> impl Iterator<Item = (&OutPath, &Route, &FilePath)> {
        self.moved_pages().all.iter().map(|(from, to, by)| (from, to, by))
    }

    /// Where the page at a former address is now, if no other page has that address.
    pub fn moved_to(&self, route: &Route) -> Option<&Route> {
        let moved = self.moved_pages();
        if moved.all.is_empty() {
            return None;
        }
        let (_, to, _) = moved.all.get(*moved.by_path.get(&route.path())?)?;
        Some(to)
    }

    /// Whether the page of an address of a report, now in another report, still has the address; `None` if the page has not moved there.
    pub fn keeps_moved(&self, folder: &Folder, address: &PageAddress) -> Option<bool> {
        let former = Route::of_report(folder, ReportPage::Section(address.section.clone()));
        let Route::Report(other, ReportPage::Section(slug)) = self.moved_to(&former)? else { return None };
        let (_, entry) = self.report(other).filter(|_| other != folder)?;
        let Some(id) = address.anchor.as_deref() else { return Some(true) };
        Some(entry.anchors(slug)?.find(id).is_some_and(|(anchor, _)| anchor.to_string() == id))
    }

    fn moved_pages(&self) -> &Moved {
        self.moved.get(|| {
            let mut moved = Moved::default();
            for (folder, report, entry) in self.reports() {
                for (slug, file, summary) in entry.sections() {
                    let to = Route::of_report(folder, ReportPage::Section(slug.clone()));
                    for path in &summary.moved_from {
                        moved.add(OutPath::new([path, ".html"].concat()), to.clone(), file.clone());
                    }
                }
                for former in &report.moved_from {
                    let former = Folder::new(former);
                    let sections = entry.sections().map(|(slug, ..)| ReportPage::Section(slug.clone()));
                    for page in CITED.into_iter().filter(|page| page.is_of(report)).chain(sections) {
                        let from = Route::of_report(&former, page.clone()).path();
                        moved.add(from, Route::of_report(folder, page), folder.index());
                    }
                }
            }
            moved
        })
    }
}
