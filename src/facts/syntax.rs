//! What is wrong with a text that is not TOML. The reader gives places; **what they mean is decided here, by the text itself**.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::Code;

use super::log::{Log, is_header};
use super::value::quoted;

/// The values of a text by their first bytes, each with its end.
#[derive(Default)]
struct Outline<'t> {
    text: &'t str,
    /// The values that are one word, date or text.
    scalars: BTreeMap<usize, usize>,
    /// The lists and tables in brackets that are in no other.
    brackets: BTreeMap<usize, usize>,
}

impl Outline<'_> {
    fn add(&mut self, value: &Spanned<DeValue<'_>>) {
        let range = value.span();
        let is_bracket = self.slice(&range).starts_with(['[', '{']) && !is_header(self.text, &range);
        match value.get_ref() {
            DeValue::Array(_) | DeValue::Table(_) if is_bracket && holds(&self.brackets, &range).is_none() => {
                self.brackets.insert(range.start, range.end);
            }
            _ => {}
        }
        match value.get_ref() {
            DeValue::Array(items) => items.iter().for_each(|item| self.add(item)),
            DeValue::Table(table) => table.iter().for_each(|(_, value)| self.add(value)),
            _ => {
                self.scalars.insert(range.start, range.end);
            }
        }
    }

    fn slice(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }
}

/// The range that contains a place or ends there. The ranges do not overlap.
fn holds(ranges: &BTreeMap<usize, usize>, place: &Range<usize>) -> Option<Range<usize>> {
    let (start, end) = ranges.range(..=place.start).next_back()?;
    (place.end <= *end).then_some(*start..*end)
}

/// Reports the errors of a text, at most one for a line and one for a list. A value that lacks its quotes, or is not a value of its
/// type, is noted for the key that reads it.
pub(super) fn report(log: &mut Log<'_>, root: &DeTable<'_>, mut places: Vec<Range<usize>>) {
    if places.is_empty() {
        return;
    }
    let text = log.text;
    let mut outline = Outline { text, ..Outline::default() };
    root.iter().for_each(|(_, value)| outline.add(value));
    let keys = keys(text);
    places.sort_by_key(|place| (place.start, place.end));
    let mut end = None;
    for place in places {
        let scalar = holds(&outline.scalars, &place);
        if let Some(value) = scalar.filter(|range| !outline.slice(range).starts_with(['"', '\''])) {
            log.bare.insert(value.start);
            continue;
        }
        if end.is_some_and(|end| place.start <= end) {
            continue;
        }
        let line_end = place.start + text.get(place.start..).and_then(|rest| rest.find('\n')).unwrap_or(text.len());
        end = Some(holds(&outline.brackets, &place).map_or(line_end, |range| range.end));
        let span = log.span(&place);
        let Some(key) = repeated_key(text, &place) else {
            let (message, help) = error(&outline, &place);
            log.finding(Code::FrontMatterSyntax, span, message, help);
            continue;
        };
        let (message, help) = (format!("duplicate key `{key}`"), "delete one of the two");
        match keys.range((key, 0)..(key, place.start)).next_back() {
            Some((_, first)) => {
                let first = log.span(&(*first..first + key.len()));
                log.duplicate(Code::DuplicateKey, span, first, message, help);
            }
            None => log.finding(Code::DuplicateKey, span, message, help),
        }
    }
}

/// The keys and the names in headers that begin a line, and where.
fn keys(text: &str) -> BTreeSet<(&str, usize)> {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let key = line.split('=').next().unwrap_or_default();
        let key = key.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '"' | '\''));
        let at = start + line.find(key).unwrap_or_default();
        start += line.len();
        (key, at)
    });
    lines.collect()
}

/// What is wrong at a place, and what to do.
fn error(outline: &Outline<'_>, place: &Range<usize>) -> (String, String) {
    let text = outline.text;
    let (before, after) = (text.get(..place.start).unwrap_or_default(), text.get(place.start..).unwrap_or_default());
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
    let rest = after.split('\n').next().unwrap_or_default().trim();
    let one_a_line = "put each `key = value` on a line of its own";
    let is_after_start = |range: &Range<usize>| range.start < place.start;
    if let Some(range) = holds(&outline.scalars, place).filter(is_after_start) {
        if !is_closed(outline.slice(&range)) {
            return ("this text has no closing quote".into(), "end it with the quote that it begins with".into());
        }
        if place.start < range.end {
            let help = "write \\\\ for a backslash, or enclose the text in single quotes";
            return ("invalid character or escape in this text".into(), help.into());
        }
    }
    if holds(&outline.brackets, place).is_some_and(|range| is_after_start(&range)) {
        let help = "separate its items with commas, and close each bracket";
        return ("this list or table is not valid TOML".into(), help.into());
    }
    if let Some(header) = line.strip_prefix('[') {
        if header.contains(']') && !rest.is_empty() && !rest.starts_with(']') {
            return (format!("unexpected text after `{}`", line.trim_end()), one_a_line.into());
        }
        let name = header.trim_matches(['[', ']', ' ', '\t']);
        let help = if header.starts_with('[') { format!("write [[{name}]]") } else { format!("write [{name}]") };
        return ("this header has no closing bracket".into(), help);
    }
    if let Some((key, value)) = line.split_once('=') {
        let Some(quote) = value.trim().chars().next().filter(|quote| matches!(quote, '"' | '\'')) else {
            return ("unexpected text after the value".into(), one_a_line.into());
        };
        let next = rest.trim_start_matches([',', ';', ' ']);
        let begins_key = |text: &str| text.split_once('=').is_some_and(|(key, _)| is_bare_key(key.trim()));
        if begins_key(next) {
            return ("unexpected text after the closing quote".into(), one_a_line.into());
        }
        let inner = format!("{}{rest}", value.trim());
        let help = format!("to have quotes in the text, write {} = {}", key.trim(), quoted(inner.trim_matches(quote)));
        return ("unexpected text after the closing quote".into(), help);
    }
    if let Some((name, value)) = line.split_once(':').or_else(|| rest.strip_prefix(':').map(|rest| (line, rest))) {
        let value = format!("{value}{}", if line.contains(':') { rest } else { "" });
        let help = format!("write {} = {}", name.trim(), quoted(value.trim().trim_matches(['"', '\''])));
        return ("expected `=`, found `:`".into(), help);
    }
    let key = line.trim_end();
    if key.is_empty() {
        let help = "write `key = value` on each line; a key has letters, digits, - and _";
        return ("this line does not begin with a key".into(), help.into());
    }
    (format!("expected `=` after `{key}`"), "write `key = value` on each line".into())
}

/// The key at a place, if it is a whole one: the reader refuses whole keys for one reason, that they occur twice.
fn repeated_key<'t>(text: &'t str, place: &Range<usize>) -> Option<&'t str> {
    let key = text.get(place.clone())?.trim_matches(['"', '\'']);
    let is_quoted = text.get(place.clone())?.starts_with(['"', '\'']);
    let before = text.get(..place.start)?.trim_end_matches([' ', '\t']);
    let begins = before.is_empty() || before.ends_with(['\n', '\r', '[', '{', ',', '.']);
    let ends = text.get(place.end..)?.trim_start_matches([' ', '\t']).starts_with(['=', ']', '.']);
    (begins && ends && !key.is_empty() && (is_quoted || is_bare_key(key))).then_some(key)
}

/// Whether a text can be a key without quotes.
fn is_bare_key(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

/// Whether a text in quotes ends with them.
fn is_closed(text: &str) -> bool {
    let quote = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quote| text.starts_with(quote)).unwrap_or_default();
    text.len() >= 2 * quote.len() && text.ends_with(quote)
}
