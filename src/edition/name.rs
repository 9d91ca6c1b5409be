//! Persons, organizations and other names, and their mentions.

use std::fmt;
use std::sync::Arc;

use super::{Anchor, Slug};

named! {
    /// What a name is the name of, in the order of the index; `names.toml` has its name.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum NameKind {
        /// A human being.
        Person = "person",
        /// An agency, a party, a company, a theater, a news agency.
        Organization = "organization",
        /// A city, a region, a country.
        Place = "place",
        /// A newspaper, a journal, a book.
        Publication = "publication",
        /// A war, a conference, a campaign.
        Event = "event",
        /// A code name: `AMLASH`.
        Cryptonym = "cryptonym",
        /// A ship, a programme, a weapon.
        Other = "other",
        /// An abbreviation or a word of the trade: `[[term]]` in `names.toml`.
        Term = "term",
    }
}

impl NameKind {
    /// The word for several of them, as a heading.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Person => "Persons",
            Self::Organization => "Organizations",
            Self::Place => "Places",
            Self::Publication => "Publications",
            Self::Event => "Events",
            Self::Cryptonym => "Cryptonyms",
            Self::Other => "Other names",
            Self::Term => "Terms and abbreviations",
        }
    }
}

impl fmt::Display for NameKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// An entry of the index of names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name by which the edition knows it.
    pub name: Box<str>,
    /// Its part of an address: `mikhail-gorbachev`.
    pub slug: Slug,
    /// What it is the name of.
    pub kind: NameKind,
    /// Its forms in texts, the name itself first; no two are equal.
    pub forms: Vec<Arc<str>>,
    /// Who or what it is, or what a term means, in the editor's words.
    pub about: Option<Box<str>>,
    /// What the index sorts it by, if not by the name or, for a person, its last word.
    pub sort: Option<Box<str>>,
}

impl Name {
    /// What a term means.
    pub fn meaning(&self) -> Option<&str> {
        self.about.as_deref().filter(|_| self.kind == NameKind::Term)
    }

    /// What the index sorts it by: a person by the last word.
    pub fn sort_key(&self) -> &str {
        match &self.sort {
            Some(sort) => sort,
            None if self.kind == NameKind::Person => self.name.rsplit(' ').next().unwrap_or(&self.name),
            None => &self.name,
        }
    }

    /// The name as the index prints it: `Gorbachev, Mikhail`.
    pub fn heading(&self) -> String {
        let key = self.sort_key();
        match self.name.strip_suffix(key).map(str::trim_end) {
            Some(first) if !first.is_empty() && self.kind == NameKind::Person => format!("{key}, {first}"),
            _ => self.name.to_string(),
        }
    }
}

/// The mentions of one name in a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mentions {
    /// The name's part of an address.
    pub name: Slug,
    /// Where it is mentioned, in reading order.
    pub places: Vec<Mention>,
}

impl Mentions {
    /// How many mentions these are.
    pub fn count(&self) -> u32 {
        self.places.iter().map(|place| place.count).sum()
    }
}

/// The mentions of a name in one block of the text, under one form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The address of the paragraph, the heading, the note or the folio.
    pub anchor: Option<Anchor>,
    /// The page of the original: an index into the section's folios.
    pub folio: Option<u32>,
    /// The form; `None` if a reference shows other words.
    pub form: Option<Arc<str>>,
    /// How often.
    pub count: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(name: &str, kind: NameKind, sort: Option<&str>) -> Name {
        Name { name: name.into(), slug: "".into(), kind, forms: Vec::new(), about: None, sort: sort.map(Into::into) }
    }

    #[test]
    fn persons_are_sorted_by_their_last_word_or_as_the_editor_says() {
        assert_eq!(name("Mikhail Gorbachev", NameKind::Person, None).heading(), "Gorbachev, Mikhail");
        assert_eq!(name("Kashlev", NameKind::Person, None).heading(), "Kashlev");
        assert_eq!(
            name("Ludwig van Beethoven", NameKind::Person, Some("van Beethoven")).heading(),
            "van Beethoven, Ludwig"
        );
        let committee = name("The Committee", NameKind::Organization, Some("Committee"));
        assert_eq!((committee.sort_key(), committee.heading().as_str()), ("Committee", "The Committee"));
    }
}
