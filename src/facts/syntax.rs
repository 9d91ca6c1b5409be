//! What is wrong with a text that is not TOML. The reader gives places; **what they mean is decided here, by the text itself**.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::Code;

use super::table::is_header;
use super::value::quoted;

/// The errors of a text.
#[derive(Default)]
pub(super) struct Errors {
    /// The values that lack their quotes or are no value of their type, by their first byte: an error of the key that asks for
    /// the value.
    pub(super) bare: BTreeSet<usize>,
    /// All others, at most one a line and one a list.
    pub(super) syntax: Vec<SyntaxError>,
}

/// An error of syntax.
pub(super) struct SyntaxError {
    pub(super) code: Code,
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
    /// The other key, if a key occurs twice.
    pub(super) first: Option<Range<usize>>,
}

/// What a text consists of, as far as its places tell, in the order of the text.
#[derive(Default)]
struct Outline<'t> {
    text: &'t str,
    /// The keys, and the names in headers, in the order of their names.
    keys: Vec<(String, Range<usize>)>,
    /// The values that are one word, date or text.
    scalars: Vec<Range<usize>>,
    /// The lists and tables in brackets that are in no other.
    brackets: Vec<Range<usize>>,
}

impl<'t> Outline<'t> {
    fn new(root: &DeTable<'_>, text: &'t str) -> Self {
        let mut outline = Self { text, ..Self::default() };
        outline.add_headers();
        outline.add(root);
        outline.keys.sort_by(|(one, at), (other, place)| (one, at.start).cmp(&(other, place.start)));
        outline.scalars.sort_by_key(|range| range.start);
        outline.brackets.sort_by_key(|range| range.start);
        let mut end = 0;
        outline.brackets.retain(|range| {
            let is_outer = range.start >= end;
            end = end.max(range.end);
            is_outer
        });
        outline
    }

    /// Adds the names in headers: of two headers with one name the tables know only the second.
    fn add_headers(&mut self) {
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            if line.trim_start().starts_with('[') {
                let name = line.trim().trim_matches(['[', ']']).trim();
                let at = start + line.find(name).unwrap_or_default();
                self.keys.push((name.to_owned(), at..at + name.len()));
            }
            start += line.len();
        }
    }

    fn add(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            self.keys.push((key.get_ref().to_string(), key.span()));
            self.add_value(value);
        }
    }

    fn add_value(&mut self, value: &Spanned<DeValue<'_>>) {
        let range = value.span();
        match value.get_ref() {
            DeValue::Array(items) => {
                if !is_header(self.text, &range) {
                    self.brackets.push(range);
                }
                items.iter().for_each(|item| self.add_value(item));
            }
            DeValue::Table(table) => {
                if self.slice(&range).starts_with('{') {
                    self.brackets.push(range);
                }
                self.add(table);
            }
            _ => self.scalars.push(range),
        }
    }

    fn slice(&self, range: &Range<usize>) -> &'t str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The word, date or text that holds a place or ends there.
    fn scalar(&self, place: &Range<usize>) -> Option<&Range<usize>> {
        holds(&self.scalars, place)
    }

    /// The list or table in brackets that holds a place or ends there.
    fn bracket(&self, place: &Range<usize>) -> Option<&Range<usize>> {
        holds(&self.brackets, place)
    }

    /// The last use of a key before a place.
    fn use_before(&self, key: &str, place: usize) -> Option<&Range<usize>> {
        let after = self.keys.partition_point(|(known, range)| (known.as_str(), range.start) < (key, place));
        let (known, range) = self.keys.get(after.checked_sub(1)?)?;
        (known == key).then_some(range)
    }
}

/// The range that holds a place, of ranges in order that do not overlap.
fn holds<'r>(ranges: &'r [Range<usize>], place: &Range<usize>) -> Option<&'r Range<usize>> {
    let after = ranges.partition_point(|range| range.start <= place.start);
    ranges.get(after.checked_sub(1)?).filter(|range| place.end <= range.end)
}

/// Sorts the errors of a text, given by their places.
pub(super) fn errors(root: &DeTable<'_>, text: &str, places: impl Iterator<Item = Range<usize>>) -> Errors {
    let mut places = places.peekable();
    let mut errors = Errors::default();
    if places.peek().is_none() {
        return errors;
    }
    let outline = Outline::new(root, text);
    let mut places: Vec<Range<usize>> = places.collect();
    places.sort_by_key(|place| (place.start, place.end));
    let mut end = 0;
    for place in places {
        let is_bare = |range: &&Range<usize>| !outline.slice(range).starts_with(['"', '\'']);
        if let Some(value) = outline.scalar(&place).filter(is_bare) {
            errors.bare.insert(value.start);
        } else if place.start > end || errors.syntax.is_empty() {
            let line_end = place.start + text.get(place.start..).and_then(|rest| rest.find('\n')).unwrap_or(text.len());
            end = outline.bracket(&place).map_or(line_end, |range| range.end);
            errors.syntax.push(error(&outline, place));
        }
    }
    errors
}

/// What is wrong at a place.
fn error(outline: &Outline<'_>, place: Range<usize>) -> SyntaxError {
    let error = |message: String, help: String| {
        let (code, range, first) = (Code::FrontMatterSyntax, place.clone(), None);
        SyntaxError { code, range, message, help, first }
    };
    let text = outline.text;
    let (before, after) = (text.get(..place.start).unwrap_or_default(), text.get(place.start..).unwrap_or_default());
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
    let rest = after.split('\n').next().unwrap_or_default().trim();
    if let Some(key) = repeated_key(text, &place) {
        let first = outline.use_before(key, place.start).cloned();
        let error = error(format!("duplicate key `{key}`"), "delete one of the two".into());
        return SyntaxError { code: Code::DuplicateKey, first, ..error };
    }
    let is_after_start = |range: &&Range<usize>| range.start < place.start;
    if let Some(range) = outline.scalar(&place).filter(is_after_start) {
        if !is_closed(outline.slice(range)) {
            return error("this text has no closing quote".into(), "end it with the quote that it begins with".into());
        }
        if place.start < range.end {
            let help = "write \\\\ for a backslash, or enclose the text in single quotes";
            return error("invalid character or escape in this text".into(), help.into());
        }
    }
    if outline.bracket(&place).is_some_and(|range| range.start < place.start) {
        let help = "separate its items with commas, and close each bracket";
        return error("this list or table is not valid TOML".into(), help.into());
    }
    if let Some(header) = line.strip_prefix('[') {
        let name = header.trim_matches(['[', ']', ' ', '\t']);
        return if header.contains(']') && !rest.is_empty() && !rest.starts_with(']') {
            error(
                format!("unexpected text after {}", line.trim_end()),
                "put each `key = value` on a line of its own".into(),
            )
        } else {
            let brackets = if header.starts_with('[') { ("[[", "]]") } else { ("[", "]") };
            let help = format!("write {}{name}{}", brackets.0, brackets.1);
            error("this header has no closing bracket".into(), help)
        };
    }
    if let Some((key, value)) = line.split_once('=') {
        let quote = value.trim().chars().next().filter(|quote| matches!(quote, '"' | '\''));
        return match quote {
            Some(quote) => {
                let inner = format!("{}{rest}", value.trim()).trim_matches(quote).to_owned();
                let help = format!("to have quotes in the text, write {} = {}", key.trim(), quoted(&inner));
                error("unexpected text after the closing quote".into(), help)
            }
            None => {
                error("unexpected text after the value".into(), "put each `key = value` on a line of its own".into())
            }
        };
    }
    let key = line.trim_end();
    if let Some((name, value)) = line.split_once(':').or_else(|| rest.strip_prefix(':').map(|rest| (line, rest))) {
        let value = format!("{value}{}", if line.contains(':') { rest } else { "" });
        let help = format!("write {} = {}", name.trim(), quoted(value.trim().trim_matches(['"', '\''])));
        return error("expected `=`, found `:`".into(), help);
    }
    if key.is_empty() {
        let help = "write `key = value` on each line; a key has letters, digits, - and _";
        return error("this line does not begin with a key".into(), help.into());
    }
    error(format!("expected `=` after `{key}`"), "write `key = value` on each line".into())
}

/// The key at a place, if it is a whole one: the reader refuses whole keys for one reason, that they occur twice.
fn repeated_key<'t>(text: &'t str, place: &Range<usize>) -> Option<&'t str> {
    let key = text.get(place.clone())?.trim_matches(['"', '\'']);
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let is_quoted = text.get(place.clone())?.starts_with(['"', '\'']);
    let before = text.get(..place.start)?.trim_end_matches([' ', '\t']);
    let begins = before.is_empty() || before.ends_with(['\n', '\r', '[', '{', ',', '.']);
    let ends = text.get(place.end..)?.trim_start_matches([' ', '\t']).starts_with(['=', ']', '.']);
    (begins && ends && !key.is_empty() && (is_quoted || key.chars().all(is_key))).then_some(key)
}

/// Whether a text in quotes ends with them.
fn is_closed(text: &str) -> bool {
    let quote = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quote| text.starts_with(quote)).unwrap_or_default();
    text.len() >= 2 * quote.len() && text.ends_with(quote)
}
