//! All names of the edition, and how they are found in a text.
//!
//! A form is found as a whole word, in its own case: no letter or digit touches it, so that `Gorbachev's` contains `Gorbachev` and
//! `Muscovite` does not contain `Moscow`. Of the forms that begin at one place the longest counts, and mentions never overlap.
//! **A form that two names share is found and has no owner**: what cannot be attributed is not attributed.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use daachorse::DoubleArrayAhoCorasick;
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{Name, Slug, Spellings};

/// A name and one of its forms, as indices.
type Owner = (u32, u32);

/// The names of the edition, in the order of their file, and the search for their forms.
#[derive(Clone, Default)]
pub struct Names {
    all: Vec<Name>,
    by_name: FxHashMap<Box<str>, u32>,
    by_slug: FxHashMap<Slug, u32>,
    spellings: Spellings,
    /// The owner of each pattern of the search; `None` if two names share the form.
    owners: Vec<Option<Owner>>,
    /// Finds the folded forms; `None` without any.
    search: Option<DoubleArrayAhoCorasick<usize>>,
}

impl fmt::Debug for Names {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.all.fmt(out)
    }
}

impl PartialEq for Names {
    /// All else follows from the names themselves.
    fn eq(&self, other: &Self) -> bool {
        self.all == other.all
    }
}

impl Eq for Names {}

/// A form found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its bytes.
    pub range: Range<usize>,
    /// The name and which of its forms it is, as indices; `None` if two names share the form.
    pub owner: Option<Owner>,
}

impl Names {
    /// Compiles names. Each must have its own slug.
    pub fn new(all: Vec<Name>) -> Self {
        let by_name = (0..).zip(&all).map(|(at, name)| (name.name.clone(), at)).collect();
        let by_slug = (0..).zip(&all).map(|(at, name)| (name.slug.clone(), at)).collect();
        let mut forms: BTreeMap<String, Option<Owner>> = BTreeMap::new();
        for (at, name) in (0..).zip(&all) {
            for (form, text) in (0..).zip(&name.forms) {
                let text = fold(text);
                // A text may have an accent as a character of its own or not.
                for text in [text.nfc().collect::<String>(), text.nfd().collect()] {
                    let owner = forms.entry(text).or_insert(Some((at, form)));
                    if owner.is_some_and(|(other, _)| other != at) {
                        *owner = None;
                    }
                }
            }
        }
        forms.retain(|form, _| form.len() > 1);
        let search = DoubleArrayAhoCorasick::new(forms.keys()).ok();
        let spellings = all.iter().map(|name| &*name.name).collect();
        Self { all, by_name, by_slug, spellings, owners: forms.into_values().collect(), search }
    }

    /// The names, in the order of their file.
    pub fn all(&self) -> &[Name] {
        &self.all
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// A name, by its index.
    pub fn get(&self, index: u32) -> Option<&Name> {
        self.all.get(index as usize)
    }

    /// The name that is written exactly so, with its index.
    pub fn named(&self, name: &str) -> Option<(u32, &Name)> {
        let at = *self.by_name.get(name)?;
        Some((at, self.get(at)?))
    }

    /// The name of a slug.
    pub fn at(&self, slug: &Slug) -> Option<&Name> {
        self.get(*self.by_slug.get(slug)?)
    }

    /// The names, to find the one that somebody meant.
    pub fn spellings(&self) -> &Spellings {
        &self.spellings
    }

    /// Whether every text reads the same with other names: what they are and how they are sorted may differ, but not what terms mean.
    pub fn finds_like(&self, other: &Self) -> bool {
        let same = |one: &Name, other: &Name| {
            (&one.name, &one.slug, &one.forms, one.meaning())
                == (&other.name, &other.slug, &other.forms, other.meaning())
        };
        self.all.len() == other.all.len() && self.all.iter().zip(&other.all).all(|(one, other)| same(one, other))
    }

    /// The forms in a text, in order.
    pub fn find(&self, text: &str) -> Vec<Found> {
        let Some(search) = &self.search else { return Vec::new() };
        let (folded, places) = folded(text);
        let mut found: Vec<Found> = search
            .find_overlapping_iter(&folded)
            .filter(|found| is_whole(&folded, found.start()..found.end()))
            .filter_map(|found| {
                let range = *places.get(found.start())?..*places.get(found.end())?;
                Some(Found { range, owner: *self.owners.get(found.value())? })
            })
            .collect();
        found.sort_by_key(|found| (found.range.start, Reverse(found.range.end)));
        let mut end = 0;
        found.retain(|found| {
            let is_free = found.range.start >= end;
            end = if is_free { found.range.end } else { end };
            is_free
        });
        found
    }
}

/// Single spaces, straight apostrophes: what is the same form has the same text.
pub(crate) fn fold(form: &str) -> String {
    folded(form.trim()).0
}

/// A text with single spaces and straight apostrophes. For each of its bytes, and for its end, the byte of the text.
fn folded(text: &str) -> (String, Vec<usize>) {
    let mut folded = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        let c = match c {
            '’' | 'ʼ' => '\'',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if c != ' ' || !folded.ends_with(' ') {
            folded.push(c);
            places.resize(folded.len(), at);
        }
    }
    places.push(text.len());
    (folded, places)
}

/// Whether no letter or digit at an edge of a range touches another one outside it.
fn is_whole(text: &str, range: Range<usize>) -> bool {
    let (before, form, after) = (text.get(..range.start), text.get(range.clone()), text.get(range.end..));
    let first = |text: Option<&str>| text.and_then(|text| text.chars().next()).is_some_and(is_word);
    let last = |text: Option<&str>| text.and_then(|text| text.chars().next_back()).is_some_and(is_word);
    !(last(before) && first(form) || last(form) && first(after))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::super::NameKind;
    use super::*;

    fn names(entries: &[&[&str]]) -> Names {
        let name = |forms: &&[&str]| Name {
            name: forms[0].into(),
            slug: Slug::new(&forms[0].to_lowercase()),
            kind: NameKind::Person,
            forms: forms.iter().map(|form| (*form).into()).collect(),
            about: None,
            sort: None,
        };
        Names::new(entries.iter().map(name).collect())
    }

    fn found<'a>(names: &Names, text: &'a str) -> Vec<(&'a str, Option<(u32, u32)>)> {
        names.find(text).into_iter().map(|found| (text.get(found.range).expect("on signs"), found.owner)).collect()
    }

    #[test]
    fn the_longest_form_counts_and_none_lies_over_another() {
        let names = names(&[&["New York"], &["New York Times", "Times"], &["York"]]);
        assert_eq!(
            found(&names, "The New York Times in New York, York."),
            [("New York Times", Some((1, 0))), ("New York", Some((0, 0))), ("York", Some((2, 0)))]
        );
    }

    #[test]
    fn a_form_is_a_whole_word_in_its_own_case() {
        let names = names(&[&["Moscow"], &["Émile"], &["CIA"], &["U.S."]]);
        assert_eq!(found(&names, "Moscowite MOSCOW moscow 2Moscow Moscow\u{301} socialcia CIAs"), []);
        assert_eq!(found(&names, "(Moscow's) anti-Moscow Moscow").len(), 3);
        assert_eq!(found(&names, "E\u{301}mile, Émile"), [("E\u{301}mile", Some((1, 0))), ("Émile", Some((1, 0)))]);
        assert_eq!(found(&names, "U.S. and U.S.S.R."), [("U.S.", Some((3, 0))), ("U.S.", Some((3, 0)))]);
    }

    #[test]
    fn spaces_and_apostrophes_are_alike() {
        let names = names(&[&["Conor O'Brien", "O’Brien"]]);
        let text = "Conor\nO’Brien, O'Brien, Conor \u{a0} O'Brien, ConorO'Brien";
        let forms: Vec<_> = found(&names, text).into_iter().map(|(form, _)| form).collect();
        assert_eq!(forms, ["Conor\nO’Brien", "O'Brien", "Conor \u{a0} O'Brien"]);
    }

    #[test]
    fn a_form_of_two_names_belongs_to_nobody() {
        let names = names(&[&["Lev Kuleshov", "Kuleshov"], &["Vladimir Kuleshov", "Kuleshov"]]);
        assert_eq!(found(&names, "Kuleshov, Lev Kuleshov"), [("Kuleshov", None), ("Lev Kuleshov", Some((0, 0)))]);
    }

    #[test]
    fn a_form_may_begin_with_a_small_letter() {
        let names = names(&[&["al-Ahram"], &["Moscow"], &["42nd Army"]]);
        let forms: Vec<_> =
            found(&names, "In al-Ahram, Moscow and the 42nd Army").into_iter().map(|(form, _)| form).collect();
        assert_eq!(forms, ["al-Ahram", "Moscow", "42nd Army"]);
    }

    #[test]
    fn without_names_nothing_is_found() {
        assert_eq!(found(&Names::default(), "Moscow"), []);
        assert_eq!(found(&names(&[&["M"]]), "M"), []);
    }

    #[test]
    fn what_only_readers_of_the_index_see_changes_no_text() {
        let one = names(&[&["Moscow"]]);
        let mut all = one.all().to_vec();
        all[0].about = Some("A city".into());
        all[0].kind = NameKind::Place;
        assert!(one.finds_like(&Names::new(all.clone())));
        all[0].kind = NameKind::Term;
        assert!(!one.finds_like(&Names::new(all.clone())));
        all[0].kind = NameKind::Place;
        all[0].forms.push("Moskva".into());
        assert!(!one.finds_like(&Names::new(all)));
    }
}
