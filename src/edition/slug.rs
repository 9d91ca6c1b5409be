//! Part of an address: the name of a section's page, of a name's page, of an exemption's page.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use crate::text::FilePath;

/// The part of an address that names one page of its kind: `appeals` of `report/appeals.html`. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Arc<str>);

/// The most digits of a number before the name of a section's file; a longer one is part of the name, as a date is.
const MOST_DIGITS: usize = 5;

impl Slug {
    /// A slug from its text, which is taken as it is.
    pub fn new(slug: &str) -> Self {
        Self(slug.into())
    }

    /// The slug of a section, from the name of its file: a number before the name gives the order, and is dropped.
    pub fn of(file: &FilePath) -> Self {
        Self::new(numbered(file).1)
    }

    /// The number before the name of a section's file, which gives the order. A file without one comes last.
    pub fn order(file: &FilePath) -> u32 {
        numbered(file).0
    }

    /// The slug of an exemption's page: the letters and digits of its code in lower case, with hyphens for everything else.
    pub fn of_code(code: &str) -> Self {
        Self::new(hyphenated(code.chars()).trim_end_matches('-'))
    }

    /// The slug of a heading or a name: its letters and digits of any script in lower case, with hyphens between, without
    /// apostrophes; `untitled` if it has none.
    pub fn of_words(text: &str) -> Self {
        let words = text.chars().filter(|c| !matches!(c, '\'' | '’'));
        match hyphenated(words).trim_end_matches('-') {
            "" => Self::new("untitled"),
            slug => Self::new(slug),
        }
    }

    /// The slug in words: the title of a section or a file without one.
    pub fn in_words(&self) -> String {
        self.0.replace(['-', '_'], " ")
    }

    /// The id of a section on the page of its whole report, which begins all its ids there. **No slug and no other id has a slash**, so
    /// the ids of two sections differ. HTML allows no blanks in an id.
    pub fn section_id(&self) -> String {
        if self.0.contains(['%', ' ']) {
            return self.0.replace('%', "%25").replace(' ', "%20") + "/";
        }
        [&self.0, "/"].concat()
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The number before the name of a file, and the name without it and without its ending.
fn numbered(file: &FilePath) -> (u32, &str) {
    let name = file.name();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let (digits, rest) = stem.split_at(stem.bytes().take_while(u8::is_ascii_digit).count());
    let number = digits.parse().ok().filter(|_| digits.len() <= MOST_DIGITS).unwrap_or(u32::MAX);
    match rest.strip_prefix(['-', '_', ' ']) {
        Some(rest) if number < u32::MAX && !rest.is_empty() => (number, rest),
        _ => (if rest.is_empty() { number } else { u32::MAX }, stem),
    }
}

/// Letters and digits in lower case, with one hyphen for whatever is between them.
fn hyphenated(characters: impl Iterator<Item = char>) -> String {
    let mut slug = String::new();
    for c in characters {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug
}

impl Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<&str> for Slug {
    fn from(slug: &str) -> Self {
        Self::new(slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_before_the_name_of_a_file_is_dropped() {
        let slug = |path| Slug::of(&FilePath::new(path)).to_string();
        assert_eq!(slug("content/r/05-appeals.md"), "appeals");
        assert_eq!(slug("content/r/1000-report.md"), "report");
        assert_eq!(slug("content/r/20120326-memo.md"), "20120326-memo");
        assert_eq!(slug("content/r/05-.md"), "05-");
        assert_eq!(slug("content/r/2.md"), "2");
    }

    #[test]
    fn the_ids_of_two_sections_differ() {
        let id = |slug, anchor| Slug::new(slug).section_id() + anchor;
        assert_ne!(id("a", "b-c"), id("a-b", "c"));
        assert_ne!(id("a b", ""), id("a%20b", ""));
    }

    #[test]
    fn a_number_before_the_name_of_a_file_is_its_order() {
        let mut names = ["b.md", "1000-x.md", "101-x.md", "20120326-memo.md", "99.md", "7_x.md", "1984report.md"];
        names.sort_by_key(|name| (Slug::order(&FilePath::new(name)), *name));
        assert_eq!(names, ["7_x.md", "99.md", "101-x.md", "1000-x.md", "1984report.md", "20120326-memo.md", "b.md"]);
    }
}
