//! All that one section may know of another.
//!
//! The catalog holds the facts of every report and the exports of every section. **It holds no prose and no spans**, so that an
//! edit to prose leaves it as it was. [`Catalog::admit`] and [`Catalog::withdraw`] are exact inverses: an address keeps all its
//! claimants, so that a second one is a finding, and goes to the next when the first is gone.

mod by_name;
mod cited;
mod dangling;
mod dependency;
mod derived;
mod destination;
mod entry;
mod listed_edition;
mod lookup;
mod moved;
mod pages;
mod report_page;
mod resolve;
mod route;
mod scans;
mod whole_parts;

pub use dangling::Dangling;
pub use dependency::{Dependency, dependencies, folder_of};
pub use destination::Destination;
pub use entry::{ReportEntry, listed_name};
pub use listed_edition::ListedEdition;
pub use pages::{A_SITEMAP, sitemap_parts};
pub use report_page::{CitationForm, Form, ReportPage};
pub use resolve::RefContext;
pub use route::{Route, SearchFile};
pub use scans::Scan;
pub use whole_parts::WholeParts;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::config::Config;
use crate::edition::{CodeClaims, EditionFault, Folder, Names, Registry, Report, ReportKind, Slug, Summary};
use crate::locale::Locale;
use crate::steps;
use crate::text::{FilePath, PictureSize};

use cited::Cited;
use derived::Derived;
use lookup::fold;
use moved::Moved;

/// All that one section may know of another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalog {
    /// What is said once for the edition.
    pub config: Config,
    /// The words of the program on the pages, in the language of the edition.
    pub locale: Locale,
    /// The known exemptions.
    pub registry: Arc<Registry>,
    /// The names of the edition.
    pub names: Arc<Names>,
    /// The editions that this one lists, in the order of the settings.
    pub editions: Arc<[Result<ListedEdition, EditionFault>]>,
    reports: BTreeMap<Folder, Arc<ReportEntry>>,
    /// The folders of the guides, to which every page links.
    guides: BTreeSet<Folder>,
    files: Arc<BTreeMap<String, Option<PictureSize>>>,
    /// The reports that have facts, by the names that citations use for them.
    by_name: Derived<ReportLookup>,
    has_codes: Derived<bool>,
    uses: Derived<Uses>,
    moved: Derived<Moved>,
    cited: Derived<Cited>,
}

/// The reports that claim each code and mention each name.
#[derive(Debug, Default)]
struct Uses {
    codes: BTreeMap<Arc<str>, Vec<(Folder, CodeClaims)>>,
    /// The code of each slug.
    code_pages: FxHashMap<Slug, Arc<str>>,
    names: FxHashMap<Slug, Vec<(Folder, u32)>>,
}

/// The folders of reports by folded name: of the folders themselves, and of their titles and numbers.
#[derive(Debug, Clone, Default)]
struct ReportLookup {
    folders: FxHashMap<String, Folder>,
    titles: FxHashMap<String, Folder>,
}

impl Catalog {
    /// The path of the file of names in a site.
    pub const NAMES: &'static str = "content/names.toml";

    /// Admits a report's facts, read from the `index.md` of a folder.
    pub fn admit_report(&mut self, folder: &Folder, report: Report) {
        if report.kind == ReportKind::Guide {
            self.guides.insert(folder.clone());
        } else {
            self.guides.remove(folder);
        }
        self.by_name.reset();
        self.edit(folder).set_report(Some(report));
    }

    /// Withdraws a report's facts; its sections stay, without a report.
    pub fn withdraw_report(&mut self, folder: &Folder) {
        self.guides.remove(folder);
        self.by_name.reset();
        self.edit(folder).set_report(None);
        self.prune(folder);
    }

    /// Admits the summary of a section, in place of the file's former one. Whether the two differ.
    pub fn admit(&mut self, folder: &Folder, slug: &Slug, file: &FilePath, summary: &Arc<Summary>) -> bool {
        if self.has_summary(folder, slug, file, summary) {
            return false;
        }
        if self.entry_mut(folder).set_claim(slug, file, Arc::clone(summary)) {
            self.cited.reset();
        }
        true
    }

    /// Whether a file has admitted this summary.
    pub fn has_summary(&self, folder: &Folder, slug: &Slug, file: &FilePath, summary: &Arc<Summary>) -> bool {
        self.reports.get(folder).and_then(|entry| entry.claim(slug, file)) == Some(summary)
    }

    /// Withdraws what a file has admitted.
    pub fn withdraw(&mut self, folder: &Folder, slug: &Slug, file: &FilePath) {
        self.edit(folder).withdraw(slug, file);
        self.prune(folder);
    }

    /// Admits a file that is copied as it is, by its path in the output; with its size, if it is a picture.
    pub fn admit_file(&mut self, path: &str, size: Option<PictureSize>) {
        Arc::make_mut(&mut self.files).insert(path.to_owned(), size);
    }

    /// Withdraws such a file.
    pub fn withdraw_file(&mut self, path: &str) {
        Arc::make_mut(&mut self.files).remove(path);
    }

    /// Sets the names of the edition.
    pub fn set_names(&mut self, names: Names) {
        self.names = Arc::new(names);
        self.cited.reset();
    }

    fn edit(&mut self, folder: &Folder) -> &mut ReportEntry {
        self.cited.reset();
        self.entry_mut(folder)
    }

    /// The entry of a folder, to change in it what no citation depends on.
    fn entry_mut(&mut self, folder: &Folder) -> &mut ReportEntry {
        self.has_codes.reset();
        self.uses.reset();
        self.moved.reset();
        Arc::make_mut(self.reports.entry(folder.clone()).or_default())
    }

    fn prune(&mut self, folder: &Folder) {
        if self.reports.get(folder).is_some_and(|entry| entry.is_empty()) {
            self.reports.remove(folder);
        }
    }

    /// The reports that have facts, by folder.
    pub fn reports(&self) -> impl Iterator<Item = (&Folder, &Report, &ReportEntry)> {
        self.reports.iter().filter_map(|(folder, entry)| Some((folder, entry.report()?, &**entry)))
    }

    /// Whether there is a report that is not a guide.
    pub fn has_reports(&self) -> bool {
        self.reports().any(|(_, report, _)| report.kind == ReportKind::Report)
    }

    /// The reports and guides that the search finds, by folder.
    pub fn searched(&self) -> impl Iterator<Item = (&Folder, &Report, &ReportEntry)> {
        self.reports().filter(|(_, report, _)| !report.omits_search)
    }

    /// The guides, by folder.
    pub fn guides(&self) -> impl Iterator<Item = (&Folder, &Report)> {
        self.guides.iter().filter_map(|folder| Some((folder, self.report(folder)?.0)))
    }

    /// The entry of a folder, as it can be shared.
    pub fn entry(&self, folder: &Folder) -> Option<&Arc<ReportEntry>> {
        self.reports.get(folder)
    }

    /// A report, by its folder.
    pub fn report(&self, folder: &Folder) -> Option<(&Report, &ReportEntry)> {
        self.find(folder.as_str()).map(|(_, report, entry)| (report, entry))
    }

    /// A report, by the name of its folder that somebody wrote.
    pub fn find(&self, name: &str) -> Option<(&Folder, &Report, &ReportEntry)> {
        let (folder, entry) = self.reports.get_key_value(name)?;
        Some((folder, entry.report()?, entry))
    }

    fn by_name(&self) -> &ReportLookup {
        self.by_name.get(|| {
            let mut lookup = ReportLookup::default();
            for (folder, report, _) in self.reports() {
                lookup.folders.entry(fold(folder.as_str())).or_insert_with(|| folder.clone());
                for name in [Some(&report.title), report.number.as_ref()].into_iter().flatten() {
                    lookup.titles.entry(fold(name)).or_insert_with(|| folder.clone());
                }
            }
            lookup
        })
    }

    /// The report whose folder folds to this.
    fn report_in(&self, folded: &str) -> Option<(&Folder, &Report, &ReportEntry)> {
        self.find(self.by_name().folders.get(folded)?.as_str())
    }

    /// The report whose title or number folds to this.
    fn report_named(&self, folded: &str) -> Option<(&Folder, &Report, &ReportEntry)> {
        self.find(self.by_name().titles.get(folded)?.as_str())
    }

    /// Whether some report claims a code.
    pub fn has_codes(&self) -> bool {
        *self.has_codes.get(|| {
            let mut reports = self.reports().inspect(|_| steps::add(1));
            reports.any(|(_, report, entry)| report.kind == ReportKind::Report && !entry.codes_counted().is_empty())
        })
    }

    /// The codes that some report claims: for each its reports by folder, with how often each claims it.
    pub fn codes_used(&self) -> &BTreeMap<Arc<str>, Vec<(Folder, CodeClaims)>> {
        &self.uses().codes
    }

    /// The code whose page has a slug, if some report claims it.
    pub fn code_at(&self, slug: &Slug) -> Option<&str> {
        self.uses().code_pages.get(slug).map(|code| &**code)
    }

    /// The reports that mention a name, by folder, with how often each does.
    pub fn mentioned_in(&self, name: &Slug) -> &[(Folder, u32)] {
        self.uses().names.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// How often the reports mention a name.
    pub fn mention_count(&self, name: &Slug) -> u32 {
        self.mentioned_in(name).iter().map(|(_, count)| count).sum()
    }

    fn uses(&self) -> &Uses {
        self.uses.get(|| {
            let mut uses = Uses::default();
            for (folder, report, entry) in self.reports() {
                let codes = entry.codes_counted().iter().filter(|_| report.kind == ReportKind::Report);
                for (code, claims) in codes {
                    steps::add(1);
                    uses.codes.entry(code.clone()).or_default().push((folder.clone(), *claims));
                }
                for (name, count) in entry.names_counted() {
                    steps::add(1);
                    uses.names.entry(name.clone()).or_default().push((folder.clone(), count));
                }
            }
            for code in uses.codes.keys() {
                uses.code_pages.entry(Slug::of_code(code)).or_insert_with(|| code.clone());
            }
            uses
        })
    }

    /// The files that are copied as they are, by their paths in the output.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Whether such a file exists.
    pub fn has_file(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }
}
