//! The known exemption codes: the table of the program (in the files beside this one), and the grounds that an
//! edition declares, which come first.
//!
//! Codes are compared by their key: spaces, case and round brackets do not matter, so that `(b) (7)(A)`, `b7A` and
//! `B(7)(a)` are one code. **Nothing is guessed from a code's shape: what the table does not hold is unknown.**

mod collections;
mod foia;
mod key;
mod orders;
mod table;

use std::collections::BTreeMap;
use std::sync::Arc;

use key::Key;

use super::{Exemption, Ground};

/// Processing numbers have at most so many digits; a year behind a code is none.
const PROCESSING_DIGITS: usize = 3;

/// The known exemption codes: those that an edition declares, then those of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registry {
    entries: Vec<Exemption>,
    /// The codes of the entries, in the same order, so that a ground costs no allocation.
    codes: Vec<Arc<str>>,
    /// How many of the entries are the edition's own.
    declared: usize,
    /// The entry of each key of a code or form.
    index: BTreeMap<String, Claim>,
    /// The characters that a key begins with, and the longest text that can be one: most brackets of a text are
    /// rejected by these two.
    starts: String,
    longest: usize,
}

/// To which entry a key leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Claim {
    place: usize,
    /// The key's characters, see [`Key::letters`].
    letters: u64,
}

impl Registry {
    /// The registry of the program, with the edition's own grounds before it. A declared code or form takes the place
    /// of a built-in one; a built-in entry whose code is taken is left out, and its other forms lead to the new entry.
    #[must_use]
    pub fn new(declared: Vec<Exemption>) -> Self {
        let mut registry = Self {
            declared: declared.len(),
            entries: Vec::new(),
            codes: Vec::new(),
            index: BTreeMap::new(),
            starts: String::new(),
            longest: 0,
        };
        for entry in declared {
            let place = registry.entries.len();
            registry.claim(&entry, place);
            registry.push(entry);
        }
        for entry in table::entries() {
            match registry.index.get(Key::of(&entry.code).as_str()) {
                Some(taken) => registry.claim(&entry, taken.place),
                None => {
                    let place = registry.entries.len();
                    registry.claim(&entry, place);
                    registry.push(entry);
                }
            }
        }
        registry
    }

    /// The entry of a code in any of its forms; spaces, case and round brackets do not matter.
    #[must_use]
    pub fn get(&self, code_or_form: &str) -> Option<&Exemption> {
        self.entries.get(self.place(code_or_form)?)
    }

    /// Reads one ground without its `?`: a known code in any of its forms, with or without a processing number as in
    /// `(b)(3)-1`. Codes without letters are read as well: ask [`Self::needs_declaring`] whether they count.
    #[must_use]
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

    /// The code that a misspelt one was probably meant to be. A short text must come nearer than a long one, and a
    /// plain word or number nearer still: not every bracket of a paper is a code gone wrong.
    #[must_use]
    pub fn suggest(&self, text: &str) -> Option<&str> {
        if text.len() > self.longest + 2 || !has_letter(text) {
            return None;
        }
        let wanted = Key::of(text);
        let length = wanted.as_str().chars().count();
        let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
        let limit = if has_digit { length.saturating_sub(1) / 2 } else { length / 6 }.min(2);
        let letters = wanted.letters();
        self.index
            .iter()
            .filter(|(_, claim)| (claim.letters ^ letters).count_ones() as usize <= 2 * limit)
            .filter(|(key, _)| has_letter(key))
            .map(|(key, claim)| (strsim::osa_distance(key, wanted.as_str()), claim.place))
            .filter(|(distance, _)| *distance <= limit)
            .min()
            .and_then(|(_, place)| self.entries.get(place))
            .map(|entry| entry.code.as_str())
    }

    /// All entries: those of the edition, then those of the program in the order of its table.
    pub fn all(&self) -> impl Iterator<Item = &Exemption> {
        self.entries.iter()
    }

    /// Whether this is a known code that is written without any letter: `5`, `10`. Such a bracket is far more often a
    /// plain number, so it counts only where the report declares it (`exemptions = ["5", "10"]`).
    #[must_use]
    pub fn needs_declaring(&self, text: &str) -> bool {
        !has_letter(text) && self.place(text).is_some()
    }

    /// The codes and forms that two of the edition's own grounds claim: what they share, and the codes of the two.
    #[must_use]
    pub fn clashes(&self) -> Vec<(String, String, String)> {
        let mut claimed: BTreeMap<Key, usize> = BTreeMap::new();
        let mut clashes = Vec::new();
        for (place, entry) in self.entries.iter().take(self.declared).enumerate() {
            for form in names(entry) {
                let first = *claimed.entry(Key::of(form)).or_insert(place);
                if let Some(other) = self.entries.get(first).filter(|_| first != place) {
                    clashes.push((form.to_owned(), other.code.clone(), entry.code.clone()));
                }
            }
        }
        clashes
    }

    /// Leads the keys of an entry, where they are still free, to a place.
    fn claim(&mut self, entry: &Exemption, place: usize) {
        for name in names(entry) {
            let key = Key::of(name);
            let Some(start) = key.as_str().chars().next() else { continue };
            if !self.starts.contains(start) {
                self.starts.push(start);
            }
            self.longest = self.longest.max(name.len());
            let letters = key.letters();
            self.index.entry(key.into_string()).or_insert(Claim { place, letters });
        }
    }

    fn push(&mut self, entry: Exemption) {
        self.codes.push(entry.code.as_str().into());
        self.entries.push(entry);
    }

    fn place(&self, text: &str) -> Option<usize> {
        let start = key::start(text)?;
        // Folding and blanks make some texts longer than their forms in the table: `Executive Order 13526 section …`.
        if !self.starts.contains(start) || text.len() > 2 * self.longest || !key::is_balanced(text) {
            return None;
        }
        self.index.get(Key::of(text).as_str()).map(|claim| claim.place)
    }
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
