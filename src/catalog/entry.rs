//! One report in the catalog: its facts and its sections in order.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::edition::{Anchor, Heading, Report, Series, Slug, Summary, Tally};
use crate::text::FilePath;

use super::derived::Derived;
use super::lookup::{AnchorLookup, Lookup, fold};

/// One report: its facts, and all claimants of each of its addresses.
#[derive(Debug, Clone, Default)]
pub struct ReportEntry {
    report: Option<Report>,
    /// Its addresses, in no order of their own.
    addresses: Vec<Address>,
    /// An index into `addresses` for each slug.
    by_slug: BTreeMap<Slug, usize>,
    /// What follows from the two, once somebody asks for it: every page of the report does.
    order: Derived<Order>,
    lookup: Derived<Lookup>,
}

impl PartialEq for ReportEntry {
    fn eq(&self, other: &Self) -> bool {
        self.report == other.report && self.claimed().eq(other.claimed())
    }
}

impl Eq for ReportEntry {}

/// An address, and the files that claim it, by path: nearly always one.
#[derive(Debug, Clone, PartialEq)]
struct Address {
    slug: Slug,
    claims: Vec<(FilePath, Arc<Summary>)>,
    /// The addresses on its page, once somebody cites one.
    anchors: Derived<AnchorLookup>,
}

/// The sections in reading order, and what is asked of all of them.
#[derive(Debug, Clone)]
struct Order {
    /// The address at each place of the reading order.
    addresses: Vec<usize>,
    /// The place of each address.
    places: Vec<usize>,
    last_number: Option<String>,
    tally: Tally,
    codes: BTreeMap<Arc<str>, u32>,
    mentions: BTreeMap<Slug, u32>,
}

impl Address {
    /// Its section: of several claimants the first by path.
    fn section(&self) -> Option<(&Slug, &FilePath, &Summary)> {
        let (file, summary) = self.claims.first()?;
        Some((&self.slug, file, summary))
    }
}

impl ReportEntry {
    /// The section at an address: of several claimants the first by path.
    #[must_use]
    pub fn section(&self, slug: &Slug) -> Option<(&FilePath, &Summary)> {
        self.address(slug)?.section().map(|(_, file, summary)| (file, summary))
    }

    /// The section at an address that somebody wrote.
    #[must_use]
    pub fn find(&self, slug: &str) -> Option<(&Slug, &FilePath, &Summary)> {
        self.addresses.get(*self.by_slug.get(slug)?)?.section()
    }

    /// What a file claims at an address.
    pub(super) fn claim(&self, slug: &Slug, file: &FilePath) -> Option<&Arc<Summary>> {
        self.address(slug)?.claims.iter().find(|(claimant, _)| claimant == file).map(|(_, summary)| summary)
    }

    fn address(&self, slug: &Slug) -> Option<&Address> {
        self.addresses.get(*self.by_slug.get(slug)?)
    }

    /// All addresses, by slug.
    fn claimed(&self) -> impl Iterator<Item = &Address> {
        self.by_slug.values().filter_map(|at| self.addresses.get(*at))
    }

    /// The facts, if it has an `index.md`.
    #[must_use]
    pub fn report(&self) -> Option<&Report> {
        self.report.as_ref()
    }

    pub(super) fn set_report(&mut self, report: Option<Report>) {
        self.reset();
        self.report = report;
    }

    /// What a file claims at an address from now on.
    pub(super) fn set_claim(&mut self, slug: &Slug, file: &FilePath, summary: Arc<Summary>) {
        self.reset();
        let at = match self.by_slug.get(slug) {
            Some(at) => *at,
            None => {
                let at = self.addresses.len();
                self.by_slug.insert(slug.clone(), at);
                self.addresses.push(Address {
                    slug: slug.clone(),
                    claims: Vec::with_capacity(1),
                    anchors: Derived::default(),
                });
                at
            }
        };
        let Address { claims, anchors, .. } = &mut self.addresses[at];
        anchors.reset();
        match claims.binary_search_by(|(claimant, _)| claimant.cmp(file)) {
            Ok(at) => claims[at].1 = summary,
            Err(at) => claims.insert(at, (file.clone(), summary)),
        }
    }

    /// Takes back what a file claims at an address.
    pub(super) fn withdraw(&mut self, slug: &Slug, file: &FilePath) {
        self.reset();
        let Some(&at) = self.by_slug.get(slug) else { return };
        let Address { claims, anchors, .. } = &mut self.addresses[at];
        anchors.reset();
        claims.retain(|(claimant, _)| claimant != file);
        if claims.is_empty() {
            self.by_slug.remove(slug);
            self.addresses.swap_remove(at);
            // The last address has moved here.
            if let Some(place) = self.addresses.get(at).and_then(|moved| self.by_slug.get_mut(&moved.slug)) {
                *place = at;
            }
        }
    }

    fn reset(&mut self) {
        self.order.reset();
        self.lookup.reset();
    }

    /// Whether nothing is left of it.
    pub(super) fn is_empty(&self) -> bool {
        self.report.is_none() && self.addresses.is_empty()
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
            let mut sections: Vec<(usize, &FilePath, &Summary, usize)> = Vec::with_capacity(self.addresses.len());
            for (address, at) in self.addresses.iter().zip(0..) {
                let section = address.section();
                sections.extend(section.map(|(slug, file, summary)| (place(slug, file), file, summary, at)));
            }
            sections.sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
            let mut tally = Tally::default();
            let mut codes: BTreeMap<Arc<str>, u32> = BTreeMap::new();
            let mut mentions: BTreeMap<Slug, u32> = BTreeMap::new();
            for (_, _, summary, _) in &sections {
                tally += summary.tally;
                for claim in &summary.claims {
                    *codes.entry(claim.ground.code.clone()).or_default() += 1;
                }
                for mention in &summary.names {
                    *mentions.entry(mention.name.clone()).or_default() += mention.count();
                }
            }
            let folios = sections
                .iter()
                .flat_map(|(_, _, summary, _)| &summary.folios)
                .filter(|folio| folio.label.series == Series::Arabic && folio.label.numbering.is_none());
            let last = folios.map(|folio| folio.last.as_ref().unwrap_or(&folio.label)).max_by_key(|label| label.number);
            let addresses: Vec<usize> = sections.iter().map(|(.., at)| *at).collect();
            let mut places = vec![0; addresses.len()];
            addresses.iter().zip(0..).for_each(|(at, place)| places[*at] = place);
            Order { last_number: last.map(ToString::to_string), addresses, places, tally, codes, mentions }
        })
    }

    /// The sections in reading order: as the report lists them, else by file name. One that a list leaves out goes last.
    pub fn sections(&self) -> impl DoubleEndedIterator<Item = (&Slug, &FilePath, &Summary)> + ExactSizeIterator {
        self.order()
            .addresses
            .iter()
            .map(|at| self.addresses[*at].section().unwrap_or_else(|| unreachable!("an address has a claimant")))
    }

    /// The headings with these words, or with these words in one of their lines, in reading order: each with its section.
    pub fn headings<'a>(&'a self, words: &str) -> impl Iterator<Item = (&'a Slug, &'a Summary, &'a Heading)> {
        self.lookup().heading_lines(&fold(words)).iter().filter_map(|place| {
            let (slug, _, summary) = self.at(place.section)?;
            Some((slug, summary, summary.headings.get(place.index)?))
        })
    }

    pub(super) fn lookup(&self) -> &Lookup {
        self.lookup.get(|| Lookup::new(self.sections().map(|(slug, _, summary)| (slug.as_str(), summary))))
    }

    /// The address on a section's page that somebody wrote after a `#`, and the heading if it is that of one.
    pub(super) fn anchor(&self, slug: &Slug, name: &str) -> Option<(&Anchor, Option<&Heading>)> {
        let address = self.address(slug)?;
        let (.., summary) = address.section()?;
        let (anchor, heading) = address.anchors.get(|| AnchorLookup::new(summary)).find(name)?;
        Some((anchor, heading.and_then(|at| summary.headings.get(at))))
    }

    /// The section at a place of the reading order.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<(&Slug, &FilePath, &Summary)> {
        self.addresses.get(*self.order().addresses.get(place)?)?.section()
    }

    /// The place of a section in the reading order.
    #[must_use]
    pub fn place(&self, slug: &Slug) -> Option<usize> {
        self.order().places.get(*self.by_slug.get(slug)?).copied()
    }

    /// How many sections there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.addresses.len()
    }

    /// The highest folio with an arabic number.
    #[must_use]
    pub fn last_number(&self) -> Option<&str> {
        self.order().last_number.as_deref()
    }

    /// All claimants of all addresses: the address, and the files that make it.
    pub fn claims(&self) -> impl Iterator<Item = (&Slug, Vec<&FilePath>)> {
        self.claimed().map(|address| (&address.slug, address.claims.iter().map(|(file, _)| file).collect()))
    }

    /// The codes claimed in it, each once.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.order().codes.keys().map(|code| &**code)
    }

    /// The codes claimed in it, each with how often: at a gap itself, or in the margin.
    #[must_use]
    pub fn codes_counted(&self) -> &BTreeMap<Arc<str>, u32> {
        &self.order().codes
    }

    /// The names that it mentions, by their parts of an address, each with how often.
    #[must_use]
    pub fn names_counted(&self) -> &BTreeMap<Slug, u32> {
        &self.order().mentions
    }

    /// Its redactions and margin marks, counted over all sections.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.order().tally
    }
}

/// The name of a section in a report's list, which may be that of its file: both without `.md`.
#[must_use]
pub fn listed_name(name: &str) -> &str {
    name.strip_suffix(".md").unwrap_or(name)
}
