//! Which sections cite which: the references of the edition, inverted.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::edition::{Folder, ReportKind, Slug, Summary, Target};
use crate::steps;

use super::by_name::Claimant;
use super::entry::CitedName;
use super::{Catalog, Destination, RefContext, ReportEntry};

/// A section that cites: the folder of its report, and its place in the reading order.
type Citing = (Folder, usize);

/// What cites each report. **The references to a report are resolved when they are first needed**, so a save takes no longer if many other
/// reports cite each other.
#[derive(Debug, Default)]
pub(super) struct Cited(BTreeMap<Folder, CitedReport>);

#[derive(Debug, Default)]
struct CitedReport {
    /// The other reports that may cite it, each with the name that it uses.
    by_name: Vec<(Folder, CitedName)>,
    citing: OnceLock<CitingSections>,
}

/// The sections that cite a report, each once: those of the report itself first, then by folder and in reading order.
#[derive(Debug, Default)]
struct CitingSections {
    /// The sections of other reports that cite any part of it.
    report: Vec<Citing>,
    /// The sections that cite each of its sections.
    sections: FxHashMap<Slug, Vec<Citing>>,
}

impl CitingSections {
    fn add(&mut self, citing: &Citing, is_other: bool, section: Option<&Slug>) {
        let report = is_other.then_some(&mut self.report);
        let section = section.map(|slug| self.sections.entry(slug.clone()).or_default());
        for list in report.into_iter().chain(section) {
            if list.last() != Some(citing) {
                list.push(citing.clone());
            }
        }
    }
}

impl Catalog {
    /// The sections of other reports that cite a report or a section of it, by folder and in reading order.
    pub fn citing_report(&self, folder: &Folder) -> impl Iterator<Item = (&Folder, &Slug, &Summary)> {
        let citing = self.citing(folder).map(|citing| citing.report.as_slice());
        self.sections_at(citing.unwrap_or_default())
    }

    /// The other sections that cite a section: those of its own report first, then by folder and in reading order.
    pub fn citing_section(&self, folder: &Folder, slug: &Slug) -> impl Iterator<Item = (&Folder, &Slug, &Summary)> {
        let citing = self.citing(folder).and_then(|citing| citing.sections.get(slug));
        self.sections_at(citing.map(Vec::as_slice).unwrap_or_default())
    }

    fn sections_at<'a>(&'a self, citing: &'a [Citing]) -> impl Iterator<Item = (&'a Folder, &'a Slug, &'a Summary)> {
        citing.iter().filter_map(|(folder, place)| {
            let (slug, _, summary) = self.report(folder)?.1.at(*place)?;
            Some((folder, slug, summary))
        })
    }

    /// Inverts the references of the whole edition, so that the first page that needs them does not wait for it.
    pub fn derive_citing(&self) {
        self.cited();
    }

    fn cited(&self) -> &Cited {
        self.cited.get(|| self.cited_reports())
    }

    fn citing(&self, folder: &Folder) -> Option<&CitingSections> {
        let cited = self.cited().0.get(folder)?;
        Some(cited.citing.get_or_init(|| self.resolve_citing(folder, cited)))
    }

    /// The reports that may cite each report. Guides explain marks with references of their own, which do not count.
    fn cited_reports(&self) -> Cited {
        let reports = || self.reports().filter(|(_, report, _)| report.kind == ReportKind::Report);
        let mut cited: BTreeMap<Folder, CitedReport> =
            self.reports().map(|(folder, ..)| (folder.clone(), CitedReport::default())).collect();
        for (citing, _, entry) in reports() {
            for name in entry.reports_cited().keys() {
                steps::add(1);
                let found = match name {
                    CitedName::Folder(folder) => [self.find(folder), None],
                    CitedName::Folded(folded) => [self.report_in(folded), self.report_named(folded)],
                };
                let found: BTreeSet<&Folder> = found.into_iter().flatten().map(|(folder, ..)| folder).collect();
                for folder in found.into_iter().filter(|folder| *folder != citing) {
                    if let Some(cited) = cited.get_mut(folder) {
                        cited.by_name.push((citing.clone(), name.clone()));
                    }
                }
            }
        }
        Cited(cited)
    }

    fn resolve_citing(&self, folder: &Folder, cited: &CitedReport) -> CitingSections {
        let mut found = CitingSections::default();
        if let Some((report, entry)) = self.report(folder)
            && report.kind == ReportKind::Report
        {
            let places = entry.sections().enumerate().flat_map(|(section, (.., summary))| {
                (0..summary.cited.len()).map(move |index| Claimant::new(section, index))
            });
            self.add_citing((folder, entry), folder, places, &mut found);
        }
        for by in cited.by_name.chunk_by(|(one, _), (other, _)| one == other) {
            let Some((citing, _)) = by.first() else { continue };
            let Some((_, entry)) = self.report(citing) else { continue };
            let places = by.iter().filter_map(|(_, name)| entry.reports_cited().get(name)).flatten().copied();
            let places: BTreeSet<Claimant> = places.collect();
            self.add_citing((citing, entry), folder, places.into_iter(), &mut found);
        }
        found
    }

    /// Adds what a report cites of another, or of itself.
    fn add_citing(
        &self,
        (citing, entry): (&Folder, &ReportEntry),
        cited: &Folder,
        places: impl Iterator<Item = Claimant>,
        found: &mut CitingSections,
    ) {
        for place in places {
            steps::add(1);
            let Some((own, file, summary)) = entry.at(place.section()) else { continue };
            let here = RefContext { file, folder: citing, slug: Some(own) };
            let target: Option<&Target> = summary.cited.get(place.index());
            let Some(Ok(Some((destination, _)))) = target.map(|target| self.resolve(target, here)) else { continue };
            let section = match destination {
                Destination::Section { folder, slug, .. } if folder == cited => Some(slug),
                Destination::Report(folder) if folder == cited => None,
                _ => continue,
            };
            if citing != cited || section.is_some_and(|slug| slug != own) {
                found.add(&(citing.clone(), place.section()), citing != cited, section);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::edition::{PageCounts, Report};
    use crate::text::FilePath;

    /// A save that only changes counts must not resolve the references of the edition again before its page is made.
    #[test]
    fn only_a_change_of_references_or_names_resolves_them_again() {
        let (folder, cited) = (Folder::from("r"), Slug::new("a"));
        let mut catalog = Catalog::default();
        catalog.admit_report(&folder, Report::default());
        let admit = |catalog: &mut Catalog, slug: &str, summary: Summary| {
            catalog.admit(
                &folder,
                &Slug::new(slug),
                &FilePath::new(&format!("content/r/{slug}.md")),
                &Arc::new(summary),
            )
        };
        let to = |name: &str| vec![Target::Name { name: name.into(), fragment: None }];
        let citing = |catalog: &Catalog| {
            let steps = steps::of(|| catalog.citing_section(&folder, &cited).count());
            (catalog.citing_section(&folder, &cited).count(), steps > 0)
        };
        admit(&mut catalog, "a", Summary { title: "One".into(), ..Summary::default() });
        admit(&mut catalog, "b", Summary { cited: to("One"), ..Summary::default() });
        assert_eq!(citing(&catalog), (1, true));
        assert_eq!(citing(&catalog), (1, false));
        admit(
            &mut catalog,
            "b",
            Summary {
                cited: to("One"),
                counts: PageCounts { paragraphs: 7, ..PageCounts::default() },
                ..Summary::default()
            },
        );
        admit(
            &mut catalog,
            "a",
            Summary {
                title: "One".into(),
                counts: PageCounts { redactions: 3, ..PageCounts::default() },
                ..Summary::default()
            },
        );
        assert_eq!(citing(&catalog), (1, false));
        admit(&mut catalog, "b", Summary { cited: to("Two"), ..Summary::default() });
        assert_eq!(citing(&catalog), (0, true));
        admit(&mut catalog, "a", Summary { title: "Two".into(), ..Summary::default() });
        assert_eq!(citing(&catalog), (1, true));
    }
}
