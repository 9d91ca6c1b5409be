//! One report in the catalog: its facts and its sections in order.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::edition::{Exports, Report, Series, Tally};
use crate::text::FilePath;

/// One report: its facts, and all claimants of each of its addresses.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    report: Option<Report>,
    sections: BTreeMap<String, Claims>,
    /// What follows from the two, once somebody asks for it: every page of the report does.
    order: OnceLock<Order>,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.report == other.report && self.sections == other.sections
    }
}

impl Eq for Entry {}

/// The files that claim one address, by path: nearly always one, and ten thousand maps of one element are a waste.
type Claims = Vec<(FilePath, Exports)>;

/// The sections in reading order, and what is asked of all of them.
#[derive(Debug, Clone)]
struct Order {
    slugs: Vec<String>,
    places: BTreeMap<String, usize>,
    last_number: Option<String>,
    tally: Tally,
    codes: BTreeMap<Arc<str>, u32>,
}

impl Entry {
    /// The section at an address: of several claimants the first by path.
    #[must_use]
    pub fn section(&self, slug: &str) -> Option<(&FilePath, &Exports)> {
        self.sections.get(slug)?.first().map(|(file, exports)| (file, exports))
    }

    /// What a file claims at an address.
    pub(super) fn claim(&self, slug: &str, file: &FilePath) -> Option<&Exports> {
        self.sections.get(slug)?.iter().find(|(claimant, _)| claimant == file).map(|(_, exports)| exports)
    }

    /// The facts, if it has an `index.md`.
    #[must_use]
    pub fn report(&self) -> Option<&Report> {
        self.report.as_ref()
    }

    pub(super) fn set_report(&mut self, report: Option<Report>) {
        self.order = OnceLock::new();
        self.report = report;
    }

    /// What a file claims at an address from now on.
    pub(super) fn set_claim(&mut self, slug: &str, file: &FilePath, exports: Exports) {
        self.order = OnceLock::new();
        let claims = self.sections.entry(slug.to_owned()).or_default();
        match claims.binary_search_by(|(claimant, _)| claimant.cmp(file)) {
            Ok(at) => claims[at].1 = exports,
            Err(at) => {
                claims.reserve_exact(1);
                claims.insert(at, (file.clone(), exports));
            }
        }
    }

    /// Takes back what a file claims at an address.
    pub(super) fn withdraw(&mut self, slug: &str, file: &FilePath) {
        self.order = OnceLock::new();
        let Some(claims) = self.sections.get_mut(slug) else { return };
        claims.retain(|(claimant, _)| claimant != file);
        if claims.is_empty() {
            self.sections.remove(slug);
        }
    }

    /// Whether nothing is left of it.
    pub(super) fn is_empty(&self) -> bool {
        self.report.is_none() && self.sections.is_empty()
    }

    fn order(&self) -> &Order {
        self.order.get_or_init(|| {
            let mut sections: Vec<(&str, &FilePath, &Exports)> = self
                .sections
                .iter()
                .filter_map(|(slug, claims)| {
                    let (file, exports) = claims.first()?;
                    Some((slug.as_str(), file, exports))
                })
                .collect();
            let listed = self.report.as_ref().and_then(|report| report.sections.as_deref());
            let place = |slug: &str, file: &FilePath| {
                listed.map_or(0, |list| list.iter().position(|name| is_named(name, slug, file)).unwrap_or(usize::MAX))
            };
            sections.sort_by_cached_key(|(slug, file, _)| (place(slug, file), (*file).clone()));
            let mut tally = Tally::default();
            let mut codes: BTreeMap<Arc<str>, u32> = BTreeMap::new();
            for (.., exports) in &sections {
                tally += exports.tally;
                for claim in &exports.claims {
                    *codes.entry(claim.ground.code.clone()).or_default() += 1;
                }
            }
            let folios = sections
                .iter()
                .flat_map(|(.., exports)| &exports.folios)
                .filter(|folio| folio.label.series == Series::Arabic && folio.label.numbering.is_none());
            let last = folios.map(|folio| folio.last.as_ref().unwrap_or(&folio.label)).max_by_key(|label| label.number);
            let slugs: Vec<String> = sections.iter().map(|(slug, ..)| (*slug).to_owned()).collect();
            Order {
                places: slugs.iter().cloned().zip(0..).collect(),
                last_number: last.map(ToString::to_string),
                tally,
                codes,
                slugs,
            }
        })
    }

    /// The sections in reading order: as the report lists them, else by file name. One that a list leaves out goes last.
    pub fn sections(&self) -> impl DoubleEndedIterator<Item = (&str, &FilePath, &Exports)> + ExactSizeIterator {
        self.order().slugs.iter().map(|slug| {
            let (file, exports) =
                self.section(slug).unwrap_or_else(|| unreachable!("the order is made of the sections"));
            (slug.as_str(), file, exports)
        })
    }

    /// The section at a place of the reading order.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<(&str, &FilePath, &Exports)> {
        let slug = self.order().slugs.get(place)?;
        let (file, exports) = self.section(slug)?;
        Some((slug, file, exports))
    }

    /// The place of a section in the reading order.
    #[must_use]
    pub fn place(&self, slug: &str) -> Option<usize> {
        self.order().places.get(slug).copied()
    }

    /// How many sections there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.order().slugs.len()
    }

    /// The highest folio with an arabic number.
    #[must_use]
    pub fn last_number(&self) -> Option<&str> {
        self.order().last_number.as_deref()
    }

    /// All claimants of all addresses: the address, and the files that make it.
    pub fn claims(&self) -> impl Iterator<Item = (&str, Vec<&FilePath>)> {
        self.sections.iter().map(|(slug, claims)| (slug.as_str(), claims.iter().map(|(file, _)| file).collect()))
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

    /// Its redactions and margin marks, counted over all sections.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.order().tally
    }
}

/// Whether a name in a report's list of sections names this one: its address, its file, or the file without its ending.
pub(super) fn is_named(name: &str, slug: &str, file: &FilePath) -> bool {
    let name = name.strip_suffix(".md").unwrap_or(name);
    name == slug || file.name().strip_suffix(".md") == Some(name)
}
