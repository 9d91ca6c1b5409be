//! The pages of a whole report.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::edition::{Anchor, Folder, Href, Slug};

use super::{ReportPage, Route};

/// The parts of a whole report, each a page. **Every section is in exactly one part, in reading order**; a report that fits on one page has one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeParts {
    /// For each part, the places of its sections in the reading order.
    parts: Vec<Range<usize>>,
    /// The part of each section that is not in the first one.
    later: FxHashMap<Slug, usize>,
}

impl WholeParts {
    /// As few parts as possible, from the size of each section in reading order. A part is larger than `most` only if it is one section.
    pub fn new<'a>(sections: impl IntoIterator<Item = (&'a Slug, usize)>, most: usize) -> Self {
        let (mut parts, mut later) = (Vec::new(), FxHashMap::default());
        let (mut part, mut size) = (0..0, 0);
        for (slug, own) in sections {
            if !part.is_empty() && size + own > most {
                let next = part.end..part.end;
                parts.push(std::mem::replace(&mut part, next));
                size = 0;
            }
            if !parts.is_empty() {
                later.insert(slug.clone(), parts.len());
            }
            part.end += 1;
            size += own;
        }
        parts.push(part);
        Self { parts, later }
    }

    /// How many parts there are.
    pub fn count(&self) -> usize {
        self.parts.len()
    }

    /// The places of the sections of each part.
    pub fn all(&self) -> impl ExactSizeIterator<Item = Range<usize>> {
        self.parts.iter().cloned()
    }

    /// The part with a section.
    pub fn part_of(&self, slug: &Slug) -> usize {
        self.later.get(slug).copied().unwrap_or(0)
    }

    /// The link from a part of the report in a folder to a section or to an address in it: to where the parts have it, not to its page.
    pub fn href(&self, from: usize, folder: &Folder, slug: &Slug, anchor: Option<&Anchor>) -> Href {
        let route = |part| Route::of_report(folder, ReportPage::Whole(part));
        let part = self.part_of(slug);
        let page = if part == from { Href::default() } else { route(from).to(&route(part)) };
        let id = slug.section_id();
        match anchor {
            Some(anchor) => page.at(format_args!("{id}{anchor}")),
            None => page.at(id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sizes of the sections of each part, and the link to each section from the second part.
    fn parts(sizes: &[usize]) -> (Vec<&[usize]>, Vec<String>) {
        let slugs: Vec<Slug> = (0..sizes.len()).map(|at| Slug::new(&at.to_string())).collect();
        let parts = WholeParts::new(slugs.iter().zip(sizes.iter().copied()), 10);
        let link = |slug| parts.href(1, &"r".into(), slug, None).as_str().to_owned();
        (parts.all().map(|places| &sizes[places]).collect(), slugs.iter().map(link).collect())
    }

    #[test]
    fn a_part_has_as_many_sections_as_fit() {
        assert_eq!(parts(&[]).0, [[0; 0]]);
        assert_eq!(parts(&[4, 6]).0, [[4, 6]]);
        assert_eq!(parts(&[4, 7]).0, [[4], [7]]);
        assert_eq!(parts(&[5, 5, 1, 9, 0, 1]).0, [&[5, 5][..], &[1, 9, 0], &[1]]);
    }

    #[test]
    fn a_section_that_is_too_long_is_a_part_of_its_own() {
        assert_eq!(parts(&[11]).0, [[11]]);
        assert_eq!(parts(&[1, 11, 1]).0, [[1], [11], [1]]);
        assert_eq!(parts(&[11, 0, 11]).0, [[11], [0], [11]]);
    }

    #[test]
    fn a_link_leads_to_the_part_with_its_section() {
        assert_eq!(parts(&[5, 5, 9, 9]).1, ["whole.html#0/", "whole.html#1/", "#2/", "whole-3.html#3/"]);
    }
}
