//! One report in the catalog: its facts and its sections in order.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::edition::{CodeClaims, Heading, Mentions, Note, Report, Series, Slug, Spellings, Summary, Tally, Target};
use crate::steps;
use crate::text::FilePath;

use super::by_name::Claimant;
use super::derived::Derived;
use super::lookup::{AddressLookup, AnchorLookup, Lookup, fold, heading_key};

/// One report: its facts, and all claimants of each of its addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReportEntry {
    report: Option<Report>,
    /// For each address the files that claim it, never none: the first makes its page.
    claims: BTreeMap<Slug, BTreeMap<FilePath, Arc<Summary>>>,
    order: Derived<Order>,
    names: Derived<ReportNames>,
}

/// What the names in citations lead to. It holds places in the reading order and in the lists of a summary, so that it outlives a change
/// of counts.
#[derive(Debug, Default)]
struct ReportNames {
    lookup: OnceLock<Lookup>,
    spellings: OnceLock<ReportSpellings>,
    reports_cited: OnceLock<BTreeMap<CitedName, Vec<Claimant>>>,
}

/// The sections in reading order, and the sums over all of them.
#[derive(Debug)]
struct Order {
    sections: IndexMap<Slug, OrderedSection, FxBuildHasher>,
    last_number: Option<String>,
    tally: Tally,
    codes: BTreeMap<Arc<str>, CodeClaims>,
    /// How often each name is mentioned, and the sections that do: each by its place, with the place of its mentions.
    mentions: BTreeMap<Slug, (u32, Vec<Claimant>)>,
    addresses: OnceLock<AddressLookup>,
}

/// A name that may be that of another report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CitedName {
    /// The folder before a slash, as it is written.
    Folder(Arc<str>),
    /// A folder, a title or a number, folded.
    Folded(Arc<str>),
}

/// What a citation may name, to find what somebody meant.
#[derive(Debug)]
pub(super) struct ReportSpellings {
    pub(super) slugs: Spellings,
    pub(super) titles: Spellings,
    pub(super) files: Spellings,
    pub(super) folios: Spellings,
}

#[derive(Debug)]
struct OrderedSection {
    file: FilePath,
    summary: Arc<Summary>,
    anchors: OnceLock<AnchorLookup>,
}

impl OrderedSection {
    fn anchors(&self) -> &AnchorLookup {
        self.anchors.get_or_init(|| AnchorLookup::new(&self.summary))
    }
}

impl Order {
    fn new(mut sections: Vec<(usize, &FilePath, &Slug, &Arc<Summary>)>) -> Self {
        sections.sort_unstable_by_key(|(place, file, ..)| (*place, Slug::order(file), *file));
        let mut tally = Tally::default();
        let mut codes: BTreeMap<Arc<str>, CodeClaims> = BTreeMap::new();
        let mut mentions: BTreeMap<Slug, (u32, Vec<Claimant>)> = BTreeMap::new();
        for (section, (.., summary)) in sections.iter().enumerate() {
            tally += summary.tally;
            for (code, claims) in &summary.codes {
                *codes.entry(code.clone()).or_default() += *claims;
            }
            for (index, mention) in summary.names.iter().enumerate() {
                let (count, places) = mentions.entry(mention.name.clone()).or_default();
                *count += mention.count();
                places.push(Claimant::new(section, index));
            }
        }
        let folios = sections
            .iter()
            .flat_map(|(.., summary)| &summary.folios)
            .filter(|folio| folio.label.series == Series::Arabic && folio.label.numbering.is_none());
        let last = folios.map(|folio| folio.last.as_deref().unwrap_or(&folio.label)).max_by_key(|label| label.number);
        let last_number = last.map(ToString::to_string);
        let section = |(_, file, slug, summary): (usize, &FilePath, &Slug, &Arc<Summary>)| {
            (slug.clone(), OrderedSection { file: file.clone(), summary: summary.clone(), anchors: OnceLock::new() })
        };
        let sections = sections.into_iter().map(section).collect();
        Self { sections, last_number, tally, codes, mentions, addresses: OnceLock::new() }
    }
}

impl ReportEntry {
    /// The section at an address: of several claimants the first by path.
    pub fn section(&self, slug: &Slug) -> Option<(&FilePath, &Summary)> {
        self.find(slug.as_str()).map(|(_, file, summary)| (file, summary))
    }

    /// The section at an address that somebody wrote.
    pub fn find(&self, slug: &str) -> Option<(&Slug, &FilePath, &Summary)> {
        let (slug, claims) = self.claims.get_key_value(slug)?;
        let (file, summary) = claims.first_key_value()?;
        Some((slug, file, summary))
    }

    /// What a file claims at an address.
    pub(super) fn claim(&self, slug: &Slug, file: &FilePath) -> Option<&Arc<Summary>> {
        self.claims.get(slug)?.get(file)
    }

    /// The facts, if it has an `index.md`.
    pub fn report(&self) -> Option<&Report> {
        self.report.as_ref()
    }

    pub(super) fn set_report(&mut self, report: Option<Report>) {
        self.order.reset();
        self.names.reset();
        self.report = report;
    }

    /// What a file claims at an address from now on. Whether a citation may lead elsewhere since.
    pub(super) fn set_claim(&mut self, slug: &Slug, file: &FilePath, summary: Arc<Summary>) -> bool {
        self.order.reset();
        let claims = self.claims.entry(slug.clone()).or_default();
        let renames = claims.get(file).is_none_or(|former| !former.has_names_of(&summary));
        claims.insert(file.clone(), summary);
        if renames {
            self.names.reset();
        }
        renames
    }

    /// Takes back what a file claims at an address.
    pub(super) fn withdraw(&mut self, slug: &Slug, file: &FilePath) {
        self.order.reset();
        self.names.reset();
        let Some(claims) = self.claims.get_mut(slug) else { return };
        claims.remove(file);
        if claims.is_empty() {
            self.claims.remove(slug);
        }
    }

    /// Whether it is empty.
    pub(super) fn is_empty(&self) -> bool {
        self.report.is_none() && self.claims.is_empty()
    }

    fn order(&self) -> &Order {
        self.order.get(|| {
            let listed = self.report.as_ref().and_then(|report| report.sections.as_deref());
            let mut listed_at: FxHashMap<&str, usize> = FxHashMap::default();
            for (name, at) in listed.unwrap_or_default().iter().zip(0..) {
                listed_at.entry(listed_name(name)).or_insert(at);
            }
            let place = |slug: &Slug, file: &FilePath| {
                let named =
                    [slug.as_str(), listed_name(file.name())].into_iter().filter_map(|name| listed_at.get(name));
                if listed.is_some() { named.min().copied().unwrap_or(usize::MAX) } else { 0 }
            };
            let sections = self.claims.iter().filter_map(|(slug, claims)| {
                let (file, summary) = claims.first_key_value()?;
                Some((place(slug, file), file, slug, summary))
            });
            Order::new(sections.collect())
        })
    }

    fn names(&self) -> &ReportNames {
        self.names.get(ReportNames::default)
    }

    /// The sections in reading order: as the report lists them, else by the number before the file name and by that name. One that a list leaves out goes last.
    pub fn sections(&self) -> impl DoubleEndedIterator<Item = (&Slug, &FilePath, &Summary)> + ExactSizeIterator {
        self.order().sections.iter().map(|(slug, section)| (slug, &section.file, &*section.summary))
    }

    /// The first heading with these words, or with these words in one of its lines, that is on a page: with its section.
    pub fn heading_on<'a>(&'a self, words: &str, folio: &str) -> Option<(&'a Slug, &'a Heading)> {
        let place = self.lookup().heading_lines.get(&heading_key(words, folio)).first()?;
        let (slug, _, summary) = self.at(place.section())?;
        Some((slug, summary.headings.get(place.index())?))
    }

    pub(super) fn lookup(&self) -> &Lookup {
        self.names().lookup.get_or_init(|| Lookup::new(self.sections().map(|(slug, _, summary)| (slug, summary))))
    }

    /// The first reference to an endnote of a section, with the section that has the reference.
    pub fn endnote_reference(&self, note: &Note, section: &Slug) -> Option<(&Slug, &Note)> {
        let place = self.lookup().endnote_reference(&note.label, self.place(section)?)?;
        let (slug, _, summary) = self.at(place.section())?;
        Some((slug, summary.notes.get(place.index())?))
    }

    /// What its sections cite that may be another report or a section of one, each with its places among what a section cites.
    pub(super) fn reports_cited(&self) -> &BTreeMap<CitedName, Vec<Claimant>> {
        self.names().reports_cited.get_or_init(|| {
            let mut cited: BTreeMap<CitedName, Vec<Claimant>> = BTreeMap::new();
            for (section, (.., summary)) in self.sections().enumerate() {
                for (index, target) in summary.cited.iter().enumerate() {
                    steps::add(1);
                    let Target::Name { name, .. } = target else { continue };
                    let place = Claimant::new(section, index);
                    if let Some((folder, _)) = name.split_once('/') {
                        cited.entry(CitedName::Folder(folder.into())).or_default().push(place);
                    }
                    if self.find(name).is_none() {
                        cited.entry(CitedName::Folded(fold(name).into())).or_default().push(place);
                    }
                }
            }
            cited
        })
    }

    pub(super) fn spellings(&self) -> &ReportSpellings {
        let sections = || self.sections();
        self.names().spellings.get_or_init(|| ReportSpellings {
            slugs: sections().map(|(slug, ..)| slug.as_str()).collect(),
            titles: sections().map(|(.., summary)| &*summary.title).collect(),
            files: sections().map(|(_, file, _)| file.name()).collect(),
            folios: sections().flat_map(|(.., summary)| &summary.folios).map(|folio| &*folio.label.printed).collect(),
        })
    }

    /// The addresses on a section's page.
    pub(super) fn anchors(&self, slug: &Slug) -> Option<&AnchorLookup> {
        self.order().sections.get(slug).map(OrderedSection::anchors)
    }

    /// The first two sections that have an address that somebody wrote after a `#`, by their places.
    pub(super) fn sections_with(&self, address: &str) -> Vec<usize> {
        let order = self.order();
        let sections = order.sections.values().map(OrderedSection::anchors);
        order.addresses.get_or_init(|| AddressLookup::new(sections)).find(address)
    }

    /// The section at a place of the reading order.
    pub fn at(&self, place: usize) -> Option<(&Slug, &FilePath, &Summary)> {
        let (slug, section) = self.order().sections.get_index(place)?;
        Some((slug, &section.file, &section.summary))
    }

    /// The place of a section in the reading order.
    pub fn place(&self, slug: &Slug) -> Option<usize> {
        self.order().sections.get_index_of(slug)
    }

    /// How many sections there are.
    pub fn count(&self) -> usize {
        self.claims.len()
    }

    /// The highest folio with an arabic number.
    pub fn last_number(&self) -> Option<&str> {
        self.order().last_number.as_deref()
    }

    /// Each address, and the files that claim it.
    pub fn claims(&self) -> impl Iterator<Item = (&Slug, impl Iterator<Item = &FilePath>)> {
        self.claims.iter().map(|(slug, claims)| (slug, claims.keys()))
    }

    /// Whether it and another entry with the same facts have the same pages: of their sections, at former addresses, and of their codes.
    pub fn has_pages_of(&self, other: &Self) -> bool {
        self.claims.values().flat_map(BTreeMap::keys).eq(other.claims.values().flat_map(BTreeMap::keys))
            && self.codes_counted().keys().eq(other.codes_counted().keys())
            && self.moved_from().eq(other.moved_from())
    }

    /// The former addresses of its sections, without their ending: `report/old-name`.
    pub fn moved_from(&self) -> impl Iterator<Item = &str> {
        self.sections().flat_map(|(.., summary)| &summary.moved_from).map(|path| &**path)
    }

    /// How often each code is claimed in it, at a redaction or in the margin.
    pub fn codes_counted(&self) -> &BTreeMap<Arc<str>, CodeClaims> {
        &self.order().codes
    }

    /// The names that it mentions, each with how often.
    pub(super) fn names_counted(&self) -> impl Iterator<Item = (&Slug, u32)> {
        self.order().mentions.iter().map(|(name, (count, _))| (name, *count))
    }

    /// The sections that mention a name, in reading order.
    pub fn mentions<'a>(
        &'a self,
        name: &Slug,
    ) -> impl Iterator<Item = (&'a Slug, &'a Summary, &'a Mentions)> + use<'a> {
        self.order().mentions.get(name).into_iter().flat_map(|(_, places)| places).filter_map(|place| {
            steps::add(1);
            let (slug, _, summary) = self.at(place.section())?;
            Some((slug, summary, summary.names.get(place.index())?))
        })
    }

    /// Its redactions and margin marks, counted over all sections.
    pub fn tally(&self) -> Tally {
        self.order().tally
    }
}

/// The name of a section in a report's list, which may be that of its file: both without `.md`.
pub fn listed_name(name: &str) -> &str {
    name.strip_suffix(".md").unwrap_or(name)
}
