//! The places that have each name of one kind.

use crate::steps;

/// A place in a section: the section by its place in the reading order, and an index into one of its lists.
///
/// Four bytes each: a large edition has hundreds of thousands of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Claimant {
    section: u32,
    index: u32,
}

impl Claimant {
    pub(super) fn new(section: usize, index: usize) -> Self {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { section: narrow(section), index: narrow(index) }
    }

    pub(super) fn section(self) -> usize {
        self.section as usize
    }

    pub(super) fn index(self) -> usize {
        self.index as usize
    }
}

/// The claimants of each name of one kind, in reading order.
///
/// **The names are one text, in alphabetical order**: a string and a list for each of them would need several times their bytes.
#[derive(Debug, Default)]
pub(super) struct ByName {
    /// One after another; a name with several claimants as often.
    names: Box<str>,
    /// The end of each name.
    ends: Box<[u32]>,
    /// The claimant of each name.
    claimants: Box<[Claimant]>,
}

impl FromIterator<(String, Claimant)> for ByName {
    fn from_iter<I: IntoIterator<Item = (String, Claimant)>>(claims: I) -> Self {
        let claims = claims.into_iter().inspect(|_| steps::add(1));
        let mut claims: Vec<(String, Claimant)> = claims.filter(|(name, _)| !name.is_empty()).collect();
        claims.sort_unstable();
        let mut names = String::with_capacity(claims.iter().map(|(name, _)| name.len()).sum());
        let ends = claims.iter().map(|(name, _)| {
            names.push_str(name);
            u32::try_from(names.len()).unwrap_or(u32::MAX)
        });
        let ends = ends.collect();
        Self { names: names.into(), ends, claimants: claims.into_iter().map(|(_, place)| place).collect() }
    }
}

impl ByName {
    /// All claimants of a name.
    pub(super) fn get(&self, name: &str) -> &[Claimant] {
        let from = self.first(|known| known >= name);
        // Most of what a text cites is a name of another kind.
        let to = if self.name(from) == name { self.first(|known| known > name) } else { from };
        self.claimants.get(from..to).unwrap_or_default()
    }

    /// The claimants of a name in a section.
    pub(super) fn in_section(&self, name: &str, section: usize) -> &[Claimant] {
        let claimants = self.get(name);
        let from = claimants.partition_point(|place| place.section() < section);
        let to = claimants.partition_point(|place| place.section() <= section);
        claimants.get(from..to).unwrap_or_default()
    }

    /// The place of the first name that is far enough in the alphabet.
    fn first(&self, is_reached: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = low.midpoint(high);
            if is_reached(self.name(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }

    fn name(&self, at: usize) -> &str {
        let end = |at| self.ends.get(at).map_or(0, |end| *end as usize);
        self.names.get(at.checked_sub(1).map_or(0, end)..end(at)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_its_claimants_in_reading_order() {
        let names = [("b", 0, 0), ("ab", 0, 1), ("", 0, 2), ("b", 2, 1), ("b", 1, 0), ("a", 1, 1), ("b", 2, 0)];
        let names: ByName =
            names.into_iter().map(|(name, section, index)| (name.to_owned(), Claimant::new(section, index))).collect();
        let places = |found: &[Claimant]| found.iter().map(|at| (at.section(), at.index())).collect::<Vec<_>>();
        assert_eq!(places(names.get("a")), [(1, 1)]);
        assert_eq!(places(names.get("ab")), [(0, 1)]);
        assert_eq!(places(names.get("b")), [(0, 0), (1, 0), (2, 0), (2, 1)]);
        assert_eq!(places(names.in_section("b", 2)), [(2, 0), (2, 1)]);
        for unknown in ["", "aa", "c", "0"] {
            assert_eq!(places(names.get(unknown)), []);
        }
        assert_eq!(places(ByName::default().get("a")), []);
    }
}
