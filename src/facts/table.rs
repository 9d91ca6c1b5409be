//! A TOML table: the keys that it may have, and the keys that it has.

use toml::de::{DeString, DeTable};

use crate::diagnostic::Code;
use crate::edition::Date;
use crate::text::Span;

use super::log::{Log, is_header};
use super::value::Value;

/// The bytes of a prefix that suffice to suggest a key: `classified` for `classification`.
const PREFIX: usize = 5;

/// A table while it is read. **A key that no method reads is unknown.**
pub(super) struct Table<'t> {
    log: &'t Log<'t>,
    entries: &'t DeTable<'t>,
    /// `[[release]]`; empty for the text itself.
    header: String,
    /// The place of the header; of the text itself, its start.
    span: Span,
    known: Vec<&'static str>,
    required: Vec<&'static str>,
    strays: Vec<Stray>,
}

/// A key that its table does not know.
struct Stray {
    key: String,
    span: Span,
    header: String,
    known: Vec<&'static str>,
}

impl Stray {
    /// The known key that was probably meant.
    fn meant(&self) -> Option<&'static str> {
        let distance = |known: &'static str| (strsim::osa_distance(known, &self.key), known);
        let is_near = |(distance, known): &(usize, &str)| {
            let shared = known.bytes().zip(self.key.bytes()).take_while(|(one, other)| one == other).count();
            *distance <= 2 || shared >= PREFIX
        };
        self.known.iter().map(|known| distance(known)).filter(is_near).min().map(|(_, known)| known)
    }
}

impl<'t> Table<'t> {
    /// Reads the text as a table.
    pub(super) fn read_root<T>(log: &'t Log<'t>, entries: &'t DeTable<'t>, read: impl FnOnce(&mut Self) -> T) -> T {
        let mut table = Self::new(log, entries, String::new(), log.span(&(0..0)));
        let facts = read(&mut table);
        for stray in table.finish() {
            let help = match stray.meant() {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("use one of {}", stray.known.join(", ")),
            };
            log.finding(Code::UnknownKey, stray.span, format!("unknown key `{}`", stray.key), help);
        }
        facts
    }

    fn new(log: &'t Log<'t>, entries: &'t DeTable<'t>, header: String, span: Span) -> Self {
        Self { log, entries, header, span, known: Vec::new(), required: Vec::new(), strays: Vec::new() }
    }

    /// The findings, for a value that is checked further.
    pub(super) fn log(&self) -> &'t Log<'t> {
        self.log
    }

    /// States keys that the table must have.
    pub(super) fn require(&mut self, keys: &[&'static str]) {
        self.required.extend(keys);
    }

    pub(super) fn value(&mut self, key: &'static str) -> Option<Value<'t>> {
        self.known.push(key);
        let (_, value) = self.entries.get_key_value(key)?;
        Some(Value::new(self.log, key, value))
    }

    pub(super) fn string(&mut self, key: &'static str) -> Option<String> {
        self.value(key)?.string()
    }

    /// A text, and its place for further checks. A value of another type is one finding, and no text.
    pub(super) fn located(&mut self, key: &'static str) -> Option<(String, Span)> {
        let value = self.value(key)?;
        let text = value.string()?;
        value.is_text().then(|| (text, value.span()))
    }

    pub(super) fn number(&mut self, key: &'static str) -> Option<u32> {
        self.value(key)?.number()
    }

    pub(super) fn boolean(&mut self, key: &'static str) -> Option<bool> {
        self.value(key)?.boolean()
    }

    pub(super) fn date(&mut self, key: &'static str) -> Option<Date> {
        self.value(key)?.date()
    }

    pub(super) fn url(&mut self, key: &'static str) -> Option<String> {
        self.located_url(key).map(|(url, _)| url)
    }

    /// A web address, and its place for further checks.
    pub(super) fn located_url(&mut self, key: &'static str) -> Option<(String, Span)> {
        let (url, span) = self.located(key)?;
        if url.starts_with("https://") || url.starts_with("http://") {
            return Some((url, span));
        }
        self.log.finding(Code::BadValue, span, format!("`{url}` is not a web address"), "start it with https://");
        None
    }

    /// One of some words, each with what it means.
    pub(super) fn one_of<T>(
        &mut self,
        key: &'static str,
        known: impl IntoIterator<Item = (&'static str, T)>,
    ) -> Option<T> {
        let (word, span) = self.located(key)?;
        self.choose(key, &word, span, known)
    }

    /// For each name that the file chooses, one of some words: `"1-9" = "once"`. `None` without the key.
    pub(super) fn each_one_of<T>(
        &mut self,
        key: &'static str,
        known: impl IntoIterator<Item = (&'static str, T)> + Copy,
    ) -> Option<Vec<(String, T)>> {
        let value = self.value(key)?;
        let mut chosen = Vec::new();
        for (name, item) in value.table()? {
            // A key of the table above, which was written below the header.
            if self.known.contains(&&**name.get_ref()) {
                self.strays.push(Stray {
                    key: name.get_ref().to_string(),
                    span: self.log.span(&name.span()),
                    header: format!("[{key}]"),
                    known: Vec::new(),
                });
                continue;
            }
            let item = value.item(item);
            let word = item.string().and_then(|word| self.choose(key, &word, item.span(), known));
            chosen.extend(word.map(|word| (name.get_ref().to_string(), word)));
        }
        Some(chosen)
    }

    fn choose<T>(
        &self,
        key: &str,
        word: &str,
        span: Span,
        known: impl IntoIterator<Item = (&'static str, T)>,
    ) -> Option<T> {
        let mut names = Vec::new();
        for (name, value) in known {
            if name == word {
                return Some(value);
            }
            names.push(name);
        }
        let help = match names.iter().find(|name| strsim::osa_distance(name, word) <= 2) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => {
                format!("use one of {}", names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", "))
            }
        };
        self.log.finding(Code::BadValue, span, format!("invalid value `{word}` for `{key}`"), help);
        None
    }

    /// A list of texts, each with its place.
    pub(super) fn strings(&mut self, key: &'static str) -> Option<Vec<(String, Span)>> {
        let items = self.value(key)?.list()?;
        Some(items.iter().filter_map(|item| Some((item.string()?, item.span()))).collect())
    }

    /// A text, or a list of them; and the place of the value.
    pub(super) fn string_or_strings(&mut self, key: &'static str) -> Option<(Vec<String>, Span)> {
        let value = self.value(key)?;
        let span = value.span();
        let texts = if value.is_list() {
            value.list()?.iter().filter_map(Value::string).collect()
        } else {
            vec![value.string()?]
        };
        Some((texts, span))
    }

    /// Numbers by names that the file chooses: `codes = { "25X1" = 3 }`.
    pub(super) fn counts(&mut self, key: &'static str) -> Vec<(String, Span, u32)> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let mut counts = Vec::new();
        for (name, count) in value.table().into_iter().flatten() {
            let count = value.item(count).number();
            counts.extend(count.map(|count| (name.get_ref().to_string(), self.log.span(&name.span()), count)));
        }
        counts
    }

    /// The table under `[key]`.
    pub(super) fn table<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Table<'_>) -> T) -> Option<T> {
        let value = self.value(key)?;
        let mut table = Table::new(self.log, value.table()?, format!("[{key}]"), value.span());
        let facts = read(&mut table);
        self.strays.extend(table.finish());
        Some(facts)
    }

    /// The tables under each `[[key]]`.
    pub(super) fn tables<T>(&mut self, key: &'static str, mut read: impl FnMut(&mut Table<'_>) -> Option<T>) -> Vec<T> {
        let Some(values) = self.value(key).and_then(|value| value.tables()) else { return Vec::new() };
        let mut all = Vec::new();
        for (entries, span) in values {
            let mut table = Table::new(self.log, entries, format!("[[{key}]]"), span);
            all.extend(read(&mut table));
            self.strays.extend(table.finish());
        }
        all
    }

    /// Reports keys that are missing, and keys of this table in one of its tables; gives the other unknown keys.
    fn finish(self) -> Vec<Stray> {
        let own = self.entries.iter().filter(|(key, _)| !self.known.contains(&&**key.get_ref()));
        let stray = |(key, _): (&toml::Spanned<DeString<'_>>, _)| Stray {
            key: key.get_ref().to_string(),
            span: self.log.span(&key.span()),
            header: self.header.clone(),
            known: self.known.clone(),
        };
        let mut unknown: Vec<Stray> = own.map(stray).collect();
        // A key in the wrong place, or misspelled, is not missing too.
        let mut meant: Vec<String> = unknown.iter().filter_map(Stray::meant).map(str::to_owned).collect();
        let first_header = first_header(self.log.text, self.entries);
        for stray in self.strays {
            if !self.known.contains(&stray.key.as_str()) {
                unknown.push(stray);
                continue;
            }
            let message = format!("`{}` does not belong under {}", stray.key, stray.header);
            let help = match first_header {
                Some(header) => format!("put it above the first {header}"),
                None => format!("put it above {}", stray.header),
            };
            self.log.finding(Code::UnknownKey, stray.span, message, help);
            meant.push(stray.key);
        }
        for key in &self.required {
            if let Some((_, value)) = self.entries.get_key_value(*key)
                && !self.log.bare.contains(&value.span().start)
                && value.get_ref().as_str().is_some_and(|text| text.trim().is_empty())
            {
                let message = format!("`{key}` is empty");
                self.log.finding(Code::BadValue, self.log.span(&value.span()), message, "write it between the quotes");
            } else if !self.entries.contains_key(*key) && meant.iter().all(|meant| meant != key) {
                let place = if self.header.is_empty() { String::new() } else { format!(" under {}", self.header) };
                let help = format!("add `{key} = \"…\"`{place}");
                self.log.finding(Code::MissingKey, self.span, format!("`{key}` is missing{place}"), help);
            }
        }
        unknown
    }
}

/// The first header below a table, as the file has it.
fn first_header<'t>(text: &'t str, entries: &DeTable<'_>) -> Option<&'t str> {
    let ranges = entries.iter().map(|(_, value)| value.span());
    let first = ranges.filter(|range| is_header(text, range)).min_by_key(|range| range.start)?;
    text.get(first)
}
