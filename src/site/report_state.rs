//! One report: its texts, and what follows from them.

use std::sync::{Arc, Mutex, OnceLock};

use crate::catalog::{ReportEntry, ReportPage, Route, WholeParts};
use crate::check::{self, AddressedSection};
use crate::diagnostic::Finding;
use crate::edition::{Anchor, Folder, Report, ReportKind, Slug, Summary};
use crate::ledger::{self, Ledger, PrintedLine};
use crate::locale::Locale;
use crate::page::{self, ContentsLine};
use crate::render::ContentsCache;
use crate::repeats::{RepeatFinder, Repeats};
use crate::text::{FilePath, Span};

use super::text::{SectionText, Text, Texts};

/// The longest page of a whole report, in bytes of its text: browsers draw no page higher than about 33 million pixels, and are slow long
/// before.
const LONGEST_PAGE: usize = 2_000_000;

/// How many digits of the digest make a version.
const VERSION: usize = 16;

/// How many bytes are digested at once: many are quicker than few.
const AT_ONCE: usize = 1 << 16;

/// The state of one report: its texts, and what is derived from them, each value made when it is first needed.
///
/// **A state that is shared never changes**, and [`ReportState::edit`], the only way to the texts of one that is not, drops what was
/// derived from them. So no derived value can be stale.
#[derive(Debug)]
pub(super) struct ReportState {
    folder: Folder,
    outline: Arc<Outline>,
    texts: Arc<Texts>,
    derived: Derived,
    /// What finds the repeated passages of this state and of later ones.
    finder: Arc<Mutex<RepeatFinder>>,
}

/// What follows only from the entry of the catalog and the words of the edition, so that it outlives an edit to prose.
#[derive(Debug)]
struct Outline {
    entry: Arc<ReportEntry>,
    locale: Locale,
    contents: OnceLock<Vec<ContentsLine>>,
    rendered_contents: ContentsCache,
}

/// What follows from the texts.
#[derive(Debug, Default)]
struct Derived {
    repeats: Arc<OnceLock<Repeats>>,
    whole_parts: OnceLock<WholeParts>,
    printed_contents: OnceLock<Vec<PrintedLine>>,
    ledger: OnceLock<Arc<Ledger>>,
    version: OnceLock<String>,
    findings: OnceLock<Vec<Finding>>,
}

impl Outline {
    fn new(entry: Arc<ReportEntry>, locale: Locale) -> Arc<Self> {
        let (contents, rendered_contents) = (OnceLock::new(), ContentsCache::default());
        Arc::new(Self { entry, locale, contents, rendered_contents })
    }
}

impl Clone for ReportState {
    fn clone(&self) -> Self {
        let derived = Derived { repeats: Arc::clone(&self.derived.repeats), ..Derived::default() };
        Self {
            folder: self.folder.clone(),
            outline: Arc::clone(&self.outline),
            texts: Arc::clone(&self.texts),
            derived,
            finder: Arc::clone(&self.finder),
        }
    }
}

impl ReportState {
    /// The state of a folder without any text.
    pub(super) fn new(folder: &Folder, locale: &Locale) -> Self {
        let outline = Outline::new(Arc::default(), locale.clone());
        Self {
            folder: folder.clone(),
            outline,
            texts: Arc::default(),
            derived: Derived::default(),
            finder: Arc::default(),
        }
    }

    /// The texts of a state, to change them; `entry` is the entry of the catalog after the change.
    pub(super) fn edit<'a>(this: &'a mut Arc<Self>, entry: &Arc<ReportEntry>) -> &'a mut Texts {
        let state = Arc::make_mut(this);
        if !Arc::ptr_eq(&state.outline.entry, entry) {
            state.outline = Outline::new(Arc::clone(entry), state.outline.locale.clone());
        }
        state.derived = Derived::default();
        Arc::make_mut(&mut state.texts)
    }

    /// Puts the state into other words.
    pub(super) fn set_locale(this: &mut Arc<Self>, locale: &Locale) {
        let state = Arc::make_mut(this);
        state.outline = Outline::new(Arc::clone(&state.outline.entry), locale.clone());
    }

    /// A copy that makes its large values for itself, so that they are dropped with it.
    pub(super) fn transient(&self) -> Self {
        let sections = self.texts.sections.iter();
        let sections = sections.map(|(file, section)| (file.clone(), SectionText::new(Arc::clone(&section.text))));
        let texts = Texts { index: self.texts.index.clone(), sections: sections.collect() };
        let outline = Outline::new(Arc::clone(&self.outline.entry), self.outline.locale.clone());
        Self { outline, texts: Arc::new(texts), finder: Arc::default(), ..self.clone() }
    }

    pub(super) fn folder(&self) -> &Folder {
        &self.folder
    }

    pub(super) fn texts(&self) -> &Texts {
        &self.texts
    }

    /// The entry of the catalog.
    pub(super) fn entry(&self) -> &ReportEntry {
        &self.outline.entry
    }

    /// The facts, if there is an `index.md`.
    pub(super) fn report(&self) -> Option<&Report> {
        self.outline.entry.report()
    }

    /// The sections in reading order.
    pub(super) fn sections(&self) -> impl Iterator<Item = (&Slug, &Summary, &Text)> {
        let text = |file: &FilePath| Some(&*self.texts.sections.get(file)?.text);
        self.outline.entry.sections().filter_map(move |(slug, file, summary)| Some((slug, summary, text(file)?)))
    }

    /// The sections with the addresses on their pages.
    pub(super) fn addresses(&self) -> Vec<AddressedSection<'_>> {
        let sections = self.outline.entry.sections().filter_map(|(slug, file, summary)| {
            let addresses = self.texts.sections.get(file)?.addresses();
            let former = summary.moved_from.as_slice();
            Some(AddressedSection { slug, file, title: &summary.title, addresses, former })
        });
        sections.collect()
    }

    /// The parts of the whole report.
    pub(super) fn whole_parts(&self) -> &WholeParts {
        self.derived.whole_parts.get_or_init(|| {
            let sizes = self.sections().map(|(slug, _, text)| (slug, text.source.text().len()));
            WholeParts::new(sizes, LONGEST_PAGE)
        })
    }

    /// The part of the whole report that has the text of a page; none if the report does not publish the whole.
    pub(super) fn part_of(&self, route: &Route) -> Option<usize> {
        let part = match route {
            Route::Report(_, ReportPage::Section(slug)) => self.whole_parts().part_of(slug),
            Route::Report(_, ReportPage::Whole(part)) => *part,
            _ => return None,
        };
        self.report().is_some_and(|report| ReportPage::Whole(part).is_of(report)).then_some(part)
    }

    /// The parts of the whole report after the first, if it publishes the whole.
    pub(super) fn later_parts(&self) -> impl Iterator<Item = ReportPage> {
        let parts = (1..self.whole_parts().count()).map(ReportPage::Whole);
        parts.filter(|page| self.report().is_some_and(|report| page.is_of(report)))
    }

    /// The addresses of the first and the last redaction of a section, by its place; `None` without redactions.
    pub(super) fn redaction_ends(&self, place: usize) -> Option<[&Anchor; 2]> {
        let (_, file, _) = self.outline.entry.at(place)?;
        let redactions = &self.texts.sections.get(file)?.text.section.redactions;
        Some([&redactions.first()?.anchor, &redactions.last()?.anchor])
    }

    /// A section.
    pub(super) fn section(&self, slug: &Slug) -> Option<&Text> {
        self.texts.sections.get(self.outline.entry.section(slug)?.0).map(|section| &*section.text)
    }

    /// The redaction ledger.
    pub(super) fn ledger(&self) -> Arc<Ledger> {
        let make = || {
            let Some(report) = self.report() else { return Arc::default() };
            let sections = self.sections();
            let parts = sections.map(|(slug, _, Text { source, section, .. })| ledger::Part { slug, source, section });
            let parts: Vec<ledger::Part<'_>> = parts.collect();
            Arc::new(ledger::ledger(&parts, report))
        };
        Arc::clone(self.derived.ledger.get_or_init(make))
    }

    /// The version of the transcription: a digest of the public sources of its sections, one after another in reading order.
    pub(super) fn version(&self) -> &str {
        self.derived.version.get_or_init(|| {
            let mut hasher = blake3::Hasher::new();
            let mut bytes = Vec::with_capacity(AT_ONCE);
            for (.., text) in self.sections() {
                bytes.extend_from_slice(text.source.text().as_bytes());
                if bytes.len() >= AT_ONCE {
                    hasher.update(&bytes);
                    bytes.clear();
                }
            }
            hasher.update(&bytes).finalize().to_hex().chars().take(VERSION).collect()
        })
    }

    /// The lines of the printed contents, if the report names the section that has them.
    pub(super) fn printed_contents(&self) -> &[PrintedLine] {
        self.derived.printed_contents.get_or_init(|| {
            let text = self.contents_section().and_then(|slug| self.section(slug));
            text.map(|text| ledger::printed_contents(&text.source, &text.section)).unwrap_or_default()
        })
    }

    /// The section with the printed contents.
    pub(super) fn contents_section(&self) -> Option<&Slug> {
        let name = self.report()?.expect.as_ref()?.contents.as_deref()?;
        self.outline.entry.find(name).map(|(slug, ..)| slug)
    }

    /// The repeated passages; a guide has none.
    pub(super) fn repeats(&self) -> &Repeats {
        self.derived.repeats.get_or_init(|| {
            if self.report().is_none_or(|report| report.kind == ReportKind::Guide) {
                return Repeats::default();
            }
            let sections = self.outline.entry.sections();
            let readings = sections.filter_map(|(_, file, _)| Some(self.texts.sections.get(file)?.reading()));
            let readings = readings.collect();
            let mut finder = self.finder.lock().unwrap_or_else(|poisoned| {
                // It was left in the middle of a change.
                let mut finder = poisoned.into_inner();
                *finder = RepeatFinder::default();
                finder
            });
            finder.find(readings)
        })
    }

    /// Whether there are repeated passages, and so a page of them.
    pub(super) fn has_repeats(&self) -> bool {
        !self.repeats().all().is_empty()
    }

    /// The contents beside its sections.
    pub(super) fn contents(&self) -> &[ContentsLine] {
        let Outline { entry, locale, .. } = &*self.outline;
        self.outline.contents.get_or_init(|| page::contents(&self.folder, entry, locale))
    }

    /// The lines of these contents that have been rendered.
    pub(super) fn rendered_contents(&self) -> &ContentsCache {
        &self.outline.rendered_contents
    }

    /// Where the page marks of a section are.
    pub(super) fn folio_marks(&self, file: &FilePath) -> Vec<Span> {
        let section = self.texts.sections.get(file);
        section.map(|section| section.text.section.folio_marks().collect()).unwrap_or_default()
    }

    /// The findings of the checks across its texts.
    pub(super) fn findings(&self) -> &[Finding] {
        self.derived.findings.get_or_init(|| {
            let index = self.texts.index.as_deref().map(|index| &index.introduction.source);
            let marks = |file: &FilePath| self.folio_marks(file);
            check::report(&self.folder, &self.outline.entry, index, self.printed_contents(), &marks)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::{ReportPage, Route};
    use crate::site::{Changes, Intake, Site, Snapshot};
    use crate::text::{Content, FilePath, RawText};

    fn save(site: &mut Site, files: &[(&str, &str)]) {
        let files = files
            .iter()
            .map(|(path, text)| (FilePath::new(path), Some(Content::Text(RawText::new(text.as_bytes().to_vec())))));
        site.apply(Intake::from(Changes { files: files.collect(), faults: Vec::new() }));
    }

    fn page(site: &Snapshot, route: &Route) -> Option<String> {
        let bytes = site.page(route).expect("no fault of a template")?.into_bytes()?;
        Some(String::from_utf8(bytes).expect("UTF-8"))
    }

    /// Saving one of two passages changes the page of the other; without a repeated passage there is no page of them.
    #[test]
    fn a_save_is_seen_beside_the_other_passage() {
        let passage: String = (0..60).map(|at| format!("word{at} ")).collect();
        let one = format!("[page 1]\n\n# One\n\n{passage}\n");
        let other = format!("[page 2]\n\n# Other\n\nBefore it.\n\n{passage}\n");
        let mut site = Site::empty();
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

    /// A section that is added makes a part, and takes it away when it is gone.
    #[test]
    fn a_long_report_is_shown_in_parts() {
        let section = |title: &str, length: usize| format!("# {title}\n\n{}\n", "x".repeat(length));
        let mut site = Site::empty();
        let [one, two, three] = [section("One", 999_000), section("Two", 999_000), section("Three", 999_000)];
        let index = ("content/r/index.md", "+++\ntitle = \"R\"\n+++\n");
        save(&mut site, &[index, ("content/r/1-one.md", &one), ("content/r/2-two.md", &two)]);
        let of = |site: &Site, of| page(site, &Route::Report("r".into(), of));
        let parts = |site: &Site| -> Vec<String> {
            let paths = site.routes().into_iter().map(|route| route.path().to_string());
            paths.filter(|path| path.contains("whole")).collect()
        };
        let on_one_page =
            [of(&site, ReportPage::Index), of(&site, ReportPage::Whole(0))].map(Option::unwrap_or_default);
        assert!(on_one_page[0].contains("href=\"whole.html\">Whole report on one page</a>"));
        assert!(on_one_page[1].contains("href=\"#one/\"") && on_one_page[1].contains("href=\"#two/\""));
        assert_eq!((parts(&site), of(&site, ReportPage::Whole(1))), (vec!["r/whole.html".to_owned()], None));

        save(&mut site, &[("content/r/3-three.md", &three)]);
        assert_eq!(parts(&site), ["r/whole-2.html", "r/whole.html"]);
        assert!(site.has(&Route::of_path("r/whole-2.html")) && !site.has(&Route::of_path("r/whole-3.html")));
        let report = of(&site, ReportPage::Index).expect("the report");
        assert!(report.contains("href=\"whole.html\">Whole report in 2 parts</a>"));
        let second = of(&site, ReportPage::Whole(1)).expect("the second part");
        assert!(second.contains("id=\"three/\"") && !second.contains("id=\"two/\""));
        assert_eq!(of(&site, ReportPage::Whole(2)), None);

        site.apply(Intake::from(Changes {
            files: vec![(FilePath::new("content/r/3-three.md"), None)],
            faults: Vec::new(),
        }));
        let now = [of(&site, ReportPage::Index), of(&site, ReportPage::Whole(0))].map(Option::unwrap_or_default);
        assert_eq!(now, on_one_page);
        assert_eq!((parts(&site), of(&site, ReportPage::Whole(1))), (vec!["r/whole.html".to_owned()], None));
    }

    /// A save must not sum up the report before the page of a section is made.
    #[test]
    fn only_pages_that_need_the_parts_derive_them() {
        let mut site = Site::empty();
        let text = "# One\n\nSee [[#h-one]].\n";
        save(&mut site, &[("content/r/index.md", "+++\ntitle = \"R\"\n+++\n"), ("content/r/1.md", text)]);
        let derives = |of| {
            let snapshot = site.snapshot();
            page(&snapshot, &Route::Report("r".into(), of)).expect("a page");
            snapshot.reports.values().any(|state| state.derived.whole_parts.get().is_some())
        };
        assert!(!derives(ReportPage::Section("1".into())));
        assert!(derives(ReportPage::Whole(0)));
    }

    #[test]
    fn a_report_may_have_no_page_of_the_whole() {
        let made = |facts: &str| {
            let mut site = Site::empty();
            let index = format!("+++\ntitle = \"R\"\n{facts}+++\n");
            save(&mut site, &[("content/r/index.md", &index), ("content/r/1.md", "# One\n\nText.\n")]);
            let of = |of| page(&site, &Route::Report("r".into(), of));
            let is_linked = of(ReportPage::Index).expect("the report").contains("whole.html");
            let is_listed = site.routes().contains(&Route::Report("r".into(), ReportPage::Whole(0)));
            (is_linked, is_listed, of(ReportPage::Whole(0)).is_some())
        };
        assert_eq!(made("whole = true\n"), (true, true, true));
        assert_eq!(made("whole = false\n"), (false, false, false));
    }

    /// The contents beside a section name places in the language of the edition.
    #[test]
    fn another_language_is_seen_on_every_page() {
        let mut site = Site::empty();
        let section = Route::Report("r".into(), ReportPage::Section("1".into()));
        let text = "[page cover]\n\n# One\n\nBefore [redacted].\n";
        save(&mut site, &[("content/r/index.md", "+++\ntitle = \"R\"\n+++\n"), ("content/r/1.md", text)]);
        assert!(page(&site, &section).expect("the section").contains("<i>cover</i>"));
        save(&mut site, &[("content/edition.toml", "language = \"de\"\n")]);
        let german = page(&site, &section).expect("the section");
        assert!(german.contains("<html lang=\"de\">") && german.contains("Schwärzung 1 von 1 (Umschlag)"), "{german}");
        assert!(german.contains("<span>One</span>") && !german.contains(">cover<"), "{german}");
        let mut cold = Site::empty();
        save(&mut cold, &[("content/edition.toml", "language = \"de\"\n")]);
        save(&mut cold, &[("content/r/index.md", "+++\ntitle = \"R\"\n+++\n"), ("content/r/1.md", text)]);
        assert_eq!(page(&cold, &section), Some(german));
    }

    /// All pages of one snapshot agree, whatever is saved in between.
    #[test]
    fn a_snapshot_stays_as_it_is() {
        let mut site = Site::empty();
        let index = "+++\ntitle = \"R\"\n+++\n";
        save(&mut site, &[("content/r/index.md", index), ("content/r/1.md", "[page 1]\n\n# One\n\nBefore.\n")]);
        let before = site.snapshot();
        let section = Route::Report("r".into(), ReportPage::Section("1".into()));
        save(&mut site, &[("content/r/1.md", "[page 1]\n\n# Two\n\nAfter [redacted].\n")]);
        let pages = |site: &Snapshot| -> Vec<String> {
            let routes = [section.clone(), Route::Report("r".into(), ReportPage::Questions), Route::FindingAid];
            routes.iter().filter_map(|route| page(site, route)).collect()
        };
        let cold = |text: &str| {
            let mut cold = Site::empty();
            save(&mut cold, &[("content/r/index.md", index), ("content/r/1.md", text)]);
            pages(&cold)
        };
        assert_eq!(pages(&before), cold("[page 1]\n\n# One\n\nBefore.\n"));
        assert_eq!(pages(&site), cold("[page 1]\n\n# Two\n\nAfter [redacted].\n"));
    }
}
