//! All names of the edition, and how they are found in a text.
//!
//! A form is found as a whole word, in its own case: no letter or digit touches it, so that `Gorbachev's` holds `Gorbachev` and
//! `Muscovite` holds no `Moscow`. Of several forms that begin at one place the longest counts, and mentions never overlap.
//! **A form that two names claim is found and belongs to nobody**: what cannot be attributed is not attributed.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{Name, Slug};

/// How many lists of forms there are, each of the forms whose first two signs share it.
const BUCKETS: usize = 1024;

const BIT_6: u64 = 0x4040_4040_4040_4040;
const BIT_7: u64 = 0x8080_8080_8080_8080;

/// The names of the edition, in the order of their file, with what finds them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    all: Vec<Name>,
    by_name: FxHashMap<Box<str>, u32>,
    by_slug: FxHashMap<Slug, u32>,
    /// Sorted by bucket, the longest first.
    forms: Vec<Form>,
    /// For each bucket its forms; empty if there is no name at all.
    buckets: Vec<Range<usize>>,
    /// For each byte whether a form begins with it.
    starts: Vec<bool>,
    /// Whether all forms begin with a capital or with a letter beyond ASCII, which is found eight bytes at a time.
    capitals: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Form {
    /// With single spaces and straight apostrophes.
    text: Box<str>,
    /// How many bytes stand before its first space or apostrophe, and so are written in one way alone.
    head: usize,
    /// The name and which of its forms it is; nothing where two names claim it.
    owner: Option<(u32, u32)>,
}

/// A form found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its bytes.
    pub range: Range<usize>,
    /// The name and which of its forms it is, as indices; nothing where two names claim the form.
    pub owner: Option<(u32, u32)>,
}

impl Names {
    /// Compiles names. No two of them may have one address: that is for their reader to see to.
    #[must_use]
    pub fn new(all: Vec<Name>) -> Self {
        let by_name = (0..).zip(&all).map(|(at, name)| (name.name.clone(), at)).collect();
        let by_slug = (0..).zip(&all).map(|(at, name)| (name.slug.clone(), at)).collect();
        let mut owners: BTreeMap<String, Option<(u32, u32)>> = BTreeMap::new();
        for (at, name) in (0_u32..).zip(&all) {
            for (form, text) in (0_u32..).zip(&name.forms) {
                let text = fold(text);
                // A text may write an accent as a sign of its own or not.
                for text in [text.nfc().collect::<String>(), text.nfd().collect()] {
                    let owner = owners.entry(text).or_insert(Some((at, form)));
                    if owner.is_some_and(|(other, _)| other != at) {
                        *owner = None;
                    }
                }
            }
        }
        let mut forms: Vec<(usize, Form)> = owners
            .into_iter()
            .filter(|(text, _)| text.len() > 1)
            .map(|(text, owner)| {
                let head = text.find([' ', '\'']).unwrap_or(text.len());
                (bucket(text.as_bytes()), Form { text: text.into(), head, owner })
            })
            .collect();
        if forms.is_empty() {
            return Self { all, by_name, by_slug, ..Self::default() };
        }
        forms.sort_by(|(bucket, form), (other, longer)| {
            bucket.cmp(other).then(longer.text.len().cmp(&form.text.len())).then(form.text.cmp(&longer.text))
        });
        let mut starts = vec![false; 256];
        for (_, form) in &forms {
            if let Some(start) = form.text.bytes().next().and_then(|byte| starts.get_mut(usize::from(byte))) {
                *start = true;
            }
        }
        let mut buckets = Vec::with_capacity(BUCKETS);
        let mut from = 0;
        for bucket in 0..BUCKETS {
            let to = from + forms.iter().skip(from).take_while(|(own, _)| *own == bucket).count();
            buckets.push(from..to);
            from = to;
        }
        let capitals =
            forms.iter().all(|(_, form)| form.text.bytes().next().is_some_and(|byte| next_capital(&[byte]).is_some()));
        Self {
            all,
            by_name,
            by_slug,
            forms: forms.into_iter().map(|(_, form)| form).collect(),
            buckets,
            starts,
            capitals,
        }
    }

    /// The names, in the order of their file.
    #[must_use]
    pub fn all(&self) -> &[Name] {
        &self.all
    }

    /// Whether there is no name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// A name, by its index.
    #[must_use]
    pub fn get(&self, index: u32) -> Option<&Name> {
        self.all.get(index as usize)
    }

    /// The name that is written just so, with its index.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<(u32, &Name)> {
        let at = *self.by_name.get(name)?;
        Some((at, self.get(at)?))
    }

    /// The name at an address.
    #[must_use]
    pub fn at(&self, slug: &Slug) -> Option<&Name> {
        self.get(*self.by_slug.get(slug)?)
    }

    /// Whether every text reads the same with these names as with others: who they are and how they are sorted may differ.
    #[must_use]
    pub fn finds_like(&self, other: &Self) -> bool {
        let same =
            |one: &Name, other: &Name| one.name == other.name && one.slug == other.slug && one.forms == other.forms;
        self.all.len() == other.all.len() && self.all.iter().zip(&other.all).all(|(one, other)| same(one, other))
    }

    /// The forms in a text, in order, none over another.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Found> + 'a {
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                let rest = text.as_bytes().get(at..).filter(|_| !self.forms.is_empty())?;
                at += if self.capitals {
                    next_capital(rest)?
                } else {
                    rest.iter().position(|byte| self.starts(*byte))?
                };
                if let Some((length, owner)) = self.form_at(text, at) {
                    let range = at..at + length;
                    at = range.end;
                    return Some(Found { range, owner });
                }
                at += 1;
            }
        })
    }

    fn starts(&self, byte: u8) -> bool {
        self.starts.get(usize::from(byte)).is_some_and(|starts| *starts)
    }

    /// The longest form at a byte that is the first of a sign: its length in the text, and whose it is.
    fn form_at(&self, text: &str, at: usize) -> Option<(usize, Option<(u32, u32)>)> {
        let bytes = text.as_bytes().get(at..).filter(|bytes| bytes.first().is_some_and(|byte| self.starts(*byte)))?;
        let forms = self.forms.get(self.buckets.get(bucket(bytes))?.clone())?;
        let (before, rest) = (text.get(..at)?, text.get(at..)?);
        forms.iter().find_map(|form| {
            let length = form.length_in(rest)?;
            let touches =
                |edge: Option<char>, next: Option<char>| edge.is_some_and(is_word) && next.is_some_and(is_word);
            let whole = !touches(form.text.chars().next(), before.chars().next_back())
                && !touches(form.text.chars().next_back(), rest.get(length..)?.chars().next());
            whole.then_some((length, form.owner))
        })
    }
}

/// The list that a form, or a place of a text, belongs to by its first two signs. What a form may write in two ways, a space or an
/// apostrophe, counts as one sign.
fn bucket(bytes: &[u8]) -> usize {
    let second = bytes.get(1).copied().filter(u8::is_ascii_alphanumeric).unwrap_or(0);
    (usize::from(bytes.first().copied().unwrap_or(0)) * 37 + usize::from(second)) % BUCKETS
}

impl Form {
    /// How many bytes of a text it takes, if the text begins with it: any white space is a space, any apostrophe a straight one.
    fn length_in(&self, text: &str) -> Option<usize> {
        let (head, tail) = self.text.split_at_checked(self.head)?;
        let after = text.strip_prefix(head)?;
        if after.starts_with(tail) {
            return Some(self.text.len());
        }
        let mut rest = after.chars();
        for sign in tail.chars() {
            if sign == ' ' {
                let trimmed = rest.as_str().trim_start();
                if trimmed.len() == rest.as_str().len() {
                    return None;
                }
                rest = trimmed.chars();
            } else if apostrophe(rest.next()?) != sign {
                return None;
            }
        }
        Some(text.len() - rest.as_str().len())
    }
}

/// The first byte that is a capital, one of `@[\\]^_`, or part of a sign beyond ASCII.
fn next_capital(bytes: &[u8]) -> Option<usize> {
    // In eight bytes at once: bit 6 set and bit 5 not, or bit 7 set.
    let (chunks, rest) = bytes.as_chunks::<8>();
    for (at, chunk) in chunks.iter().enumerate() {
        let chunk = u64::from_le_bytes(*chunk);
        let found = (chunk & BIT_6 & !(chunk << 1)) | (chunk & BIT_7);
        if found != 0 {
            return Some(8 * at + found.trailing_zeros() as usize / 8);
        }
    }
    let at = rest.iter().position(|byte| matches!(byte, 0x40..=0x5f | 0x80..))?;
    Some(8 * chunks.len() + at)
}

/// Single spaces, straight apostrophes: what is the same form has the same text.
#[must_use]
pub(crate) fn fold(form: &str) -> String {
    form.split_whitespace().collect::<Vec<_>>().join(" ").chars().map(apostrophe).collect()
}

fn apostrophe(sign: char) -> char {
    if matches!(sign, '’' | 'ʼ') { '\'' } else { sign }
}

fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || is_combining_mark(sign)
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
        names.find(text).map(|found| (text.get(found.range).expect("on signs"), found.owner)).collect()
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
    fn capitals_are_found_eight_bytes_at_a_time() {
        for length in 0..40 {
            let small: Vec<u8> = (0..length).map(|at| b" `az{~09\n'"[at % 10]).collect();
            assert_eq!(next_capital(&small), None);
            for at in 0..length {
                for byte in [b'A', b'Z', b'@', b'_', 0x80, 0xc3, 0xff] {
                    let mut text = small.clone();
                    text[at] = byte;
                    assert_eq!(next_capital(&text), Some(at));
                }
            }
        }
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
        all[0].forms.push("Moskva".into());
        assert!(!one.finds_like(&Names::new(all)));
    }
}
