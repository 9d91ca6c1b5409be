//! The known exemption codes: those that an edition declares, then those of the built-in table.
//!
//! Codes are compared by their key: spaces, case and round brackets do not matter, so that `(b) (7)(A)`, `b7A` and
//! `B(7)(a)` are one code. **Nothing is guessed from a code's shape: a code that is not in the table is unknown.**

mod key;
mod table;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use key::{first_sign, is_balanced, key};

use super::spellings::NEAR;
use super::{Exemption, Ground};
use crate::steps;

/// The most digits of a processing number, so that a year after a code is not taken for one.
const PROCESSING_DIGITS: usize = 3;

/// The known exemption codes: those that an edition declares, then those of the built-in table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registry {
    entries: Vec<Exemption>,
    /// The codes of the entries, shared by all exemptions.
    codes: Vec<Arc<str>>,
    /// How many of the entries the edition declares.
    declared: usize,
    /// The entry of each key of a code or form.
    index: BTreeMap<String, usize>,
    /// A bit for each sign that a key begins with, by its number in ASCII.
    first_signs: u128,
}

/// The keys of codes that count only with their round brackets.
const BRACKETED: [&str; 3] = ["61a", "61b", "61c"];

impl Default for Registry {
    /// Only the built-in table.
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl Registry {
    /// The built-in table after the codes that the edition declares. A declared code or form takes the place of a built-in one; a
    /// built-in entry whose code is taken is left out, and its other forms lead to the declared entry.
    pub fn new(declared: Vec<Exemption>) -> Self {
        static BUILT_IN: LazyLock<Registry> = LazyLock::new(|| Registry::with_built_in(Vec::new()));
        if declared.is_empty() { BUILT_IN.clone() } else { Self::with_built_in(declared) }
    }

    fn with_built_in(declared: Vec<Exemption>) -> Self {
        let count = declared.len();
        let (entries, codes, index) = (Vec::new(), Vec::new(), BTreeMap::new());
        let mut registry = Self { declared: count, entries, codes, index, first_signs: 0 };
        for (at, entry) in declared.into_iter().chain(table::entries()).enumerate() {
            let taken = registry.index.get(&key(&entry.code)).copied().filter(|_| at >= count);
            let place = taken.unwrap_or(registry.entries.len());
            for key in names(&entry).map(key).filter(|key| !key.is_empty()) {
                registry.index.entry(key).or_insert(place);
            }
            if taken.is_none() {
                registry.codes.push(entry.code.as_str().into());
                registry.entries.push(entry);
            }
        }
        registry.first_signs =
            registry.index.keys().filter_map(|key| first_sign(key)).fold(0, |signs, sign| signs | 1 << sign);
        registry
    }

    /// The entry of a code in any of its forms; spaces, case and round brackets do not matter.
    pub fn get(&self, code_or_form: &str) -> Option<&Exemption> {
        self.entries.get(self.place(code_or_form)?)
    }

    /// Reads one exemption without its `?`: a known code in any of its forms, with or without a processing number as in
    /// `(b)(3)-1`. Codes without letters are read as well: ask [`Self::needs_declaring`] whether they count.
    pub fn ground(&self, text: &str) -> Option<Ground> {
        let (place, processing) = match self.place(text) {
            Some(place) => (place, None),
            None => {
                let (code, number) = text.trim_end().rsplit_once('-')?;
                let numeric = number.len() <= PROCESSING_DIGITS && number.bytes().all(|byte| byte.is_ascii_digit());
                // `5-10` is a range, `-07` would lose its zero.
                if !numeric || number.starts_with('0') || !has_letter(code) {
                    return None;
                }
                (self.place(code)?, Some(number.parse().ok()?))
            }
        };
        Some(Ground { code: Arc::clone(self.codes.get(place)?), processing, inferred: false })
    }

    /// The code that was probably meant by a misspelled one. A short text must be nearer to it than a long one, and a plain word
    /// nearer still: not every bracket of a paper is a misspelled code. **A text in the form of one law never gets a code of another.**
    pub fn suggest(&self, text: &str) -> Option<&str> {
        if !has_letter(text) {
            return None;
        }
        let wanted = key(text);
        let length = wanted.chars().count();
        let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
        let limit = if has_digit { length.saturating_sub(1) / 2 } else { length / 6 }.min(2);
        let law = Law::of(&wanted);
        let (before, after) = (self.index.range(..wanted.clone()).rev(), self.index.range(wanted.clone()..));
        before
            .take(NEAR)
            .chain(after.take(NEAR))
            .inspect(|_| steps::add(1))
            .filter(|(key, _)| key.chars().count().abs_diff(length) <= limit && has_letter(key))
            .map(|(key, place)| (strsim::osa_distance(key, &wanted), *place))
            .filter(|(distance, _)| *distance <= limit)
            .filter(|(_, place)| {
                law.is_none() || self.entries.get(*place).is_some_and(|entry| Law::of(&key(&entry.authority)) == law)
            })
            .min()
            .and_then(|(_, place)| self.entries.get(place))
            .map(|entry| entry.code.as_str())
    }

    /// All entries, the declared ones first.
    pub fn all(&self) -> impl Iterator<Item = &Exemption> {
        self.entries.iter()
    }

    /// Whether this is a known code without any letter: `5`, `10`. Such a bracket is far more often a plain number, so it counts only
    /// in a report that declares it (`exemptions = ["5", "10"]`).
    pub fn needs_declaring(&self, text: &str) -> bool {
        !has_letter(text) && self.place(text).is_some()
    }

    /// The codes and forms that two declared entries share: the form, and the places of the two among the declared entries.
    pub fn clashes(&self) -> Vec<(String, usize, usize)> {
        let mut claimed: BTreeMap<String, usize> = BTreeMap::new();
        let mut clashes = Vec::new();
        for (place, entry) in self.entries.iter().take(self.declared).enumerate() {
            for form in names(entry) {
                let first = *claimed.entry(key(form)).or_insert(place);
                if first != place {
                    clashes.push((form.to_owned(), first, place));
                }
            }
        }
        clashes
    }

    fn place(&self, text: &str) -> Option<usize> {
        // Most bracketed words on paper begin as no code does, and need no key.
        if first_sign(text).is_some_and(|sign| self.first_signs & 1 << sign == 0) {
            return None;
        }
        let key = key(text);
        // `6(1)(B)` is a section of the JFK Act, `61b` is not.
        let has_brackets = text.contains('(') || !BRACKETED.contains(&key.as_str());
        self.index.get(&key).copied().filter(|_| has_brackets && is_balanced(text))
    }
}

/// A law whose codes have a form of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Law {
    /// An executive order on classification: `25X1`, `3.3(b)(1)`, `EO 13526 1.4(c)`.
    Order,
    /// The Freedom of Information Act: `(b)(1)`, `5 U.S.C. 552(b)(1)`.
    Foia,
    /// The Privacy Act: `(j)(2)`, `5 U.S.C. 552a(k)(1)`.
    Privacy,
}

impl Law {
    /// The law of a code or an authority, by its [`key`].
    fn of(key: &str) -> Option<Self> {
        let letter_and_digit = |letter: char| key.strip_prefix(letter).is_some_and(|rest| rest.starts_with(is_digit));
        let number = key.trim_start_matches(is_digit);
        if key.contains("usc552a") || key.contains("privacy") || ['d', 'j', 'k'].into_iter().any(letter_and_digit) {
            Some(Self::Privacy)
        } else if key.contains("usc552") || key.contains("foia") || letter_and_digit('b') {
            Some(Self::Foia)
        } else if key.contains("eo1") || letter_and_digit('x') || (number != key && number.starts_with(['x', '.'])) {
            Some(Self::Order)
        } else {
            None
        }
    }
}

fn is_digit(sign: char) -> bool {
    sign.is_ascii_digit()
}

/// The code of an entry and its forms.
fn names(entry: &Exemption) -> impl Iterator<Item = &str> {
    std::iter::once(entry.code.as_str()).chain(entry.forms.iter().map(String::as_str))
}

fn has_letter(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests;
