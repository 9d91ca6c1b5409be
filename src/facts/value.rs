//! A value of TOML, and the types that a key may ask of it.

use std::fmt::Write as _;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::Code;
use crate::edition::Date;
use crate::text::Span;

use super::syntax::Errors;
use super::table::{Log, is_header};

/// What a value is, as the file has it.
enum Found<'t> {
    /// Text in quotes.
    Text(&'t str),
    /// A word without quotes that is no value of TOML; empty if the value is missing.
    Bare(&'t str),
    Number(Option<u32>),
    Date,
    Boolean,
    List(&'t [Spanned<DeValue<'t>>]),
    Table(&'t DeTable<'t>),
}

/// The value of a key, or an item of its list.
pub(super) struct Value<'t> {
    log: &'t Log<'t>,
    errors: &'t Errors,
    key: &'static str,
    /// `title = `, or empty for an item of a list.
    assigned: String,
    found: Found<'t>,
    /// The value as written.
    written: &'t str,
    span: Span,
    is_header: bool,
}

impl<'t> Value<'t> {
    pub(super) fn new(
        log: &'t Log<'t>,
        errors: &'t Errors,
        key: &'static str,
        value: &'t Spanned<DeValue<'t>>,
    ) -> Self {
        let range = value.span();
        let written = log.text.get(range.clone()).unwrap_or_default();
        let found = match value.get_ref() {
            _ if errors.bare.contains(&range.start) => Found::Bare(written.trim_end()),
            DeValue::String(text) => Found::Text(text),
            DeValue::Integer(number) => Found::Number(u32::from_str_radix(number.as_str(), number.radix()).ok()),
            DeValue::Float(_) => Found::Number(None),
            DeValue::Boolean(_) => Found::Boolean,
            DeValue::Datetime(_) => Found::Date,
            DeValue::Array(items) => Found::List(items),
            DeValue::Table(entries) => Found::Table(entries),
        };
        let is_header = is_header(log.text, &range);
        Self { log, errors, key, assigned: format!("{key} = "), found, written, span: log.span(&range), is_header }
    }

    /// An item of the value of a key.
    pub(super) fn item(
        log: &'t Log<'t>,
        errors: &'t Errors,
        key: &'static str,
        value: &'t Spanned<DeValue<'t>>,
    ) -> Self {
        Self { assigned: String::new(), ..Self::new(log, errors, key, value) }
    }

    /// Where the value is; of tables with headers, the first header.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    pub(super) fn is_list(&self) -> bool {
        matches!(self.found, Found::List(_))
    }

    /// A text. A value of another type that can be read as one is a finding, and read.
    pub(super) fn string(&self) -> Option<String> {
        let text = match self.found {
            Found::Text(text) => return Some(text.to_owned()),
            Found::List(_) | Found::Table(_) | Found::Bare("") => {
                self.expected("text", format!("write `{}\"…\"`", self.assigned));
                return None;
            }
            Found::Bare(word) => word.trim_matches(['“', '”', '„', '‘', '’', '"', '\'']),
            Found::Number(_) | Found::Date | Found::Boolean => self.written,
        };
        self.expected("text in quotes", format!("write `{}{}`", self.assigned, quoted(text)));
        Some(text.to_owned())
    }

    pub(super) fn number(&self) -> Option<u32> {
        let number = match self.found {
            Found::Number(Some(number)) => return Some(number),
            Found::Number(None) => {
                let message = format!("invalid value `{}` for `{}`", self.written, self.key);
                let help = format!("write a whole number from 0 to {}", u32::MAX);
                self.log.finding(Code::BadValue, self.span, message, help);
                return None;
            }
            Found::Text(text) => text.trim().parse().ok(),
            _ => None,
        };
        let help = match number {
            Some(number) => format!("write `{}{number}`", self.assigned),
            None => "write a whole number, without quotes".to_owned(),
        };
        self.expected("a number", help);
        number
    }

    /// A date, with or without quotes: a year alone is a number of TOML, and a whole date one of its dates.
    pub(super) fn date(&self) -> Option<Date> {
        let text = match self.found {
            Found::Text(text) => text,
            Found::Bare(word) if !word.is_empty() => word,
            Found::Number(_) | Found::Date => self.written,
            _ => {
                self.expected(
                    "a date",
                    format!("write `{}\"1987-02-24\"`, as precisely as the record has it", self.assigned),
                );
                return None;
            }
        };
        match text.trim().parse() {
            Ok(date) => Some(date),
            Err(error) => {
                let error: crate::edition::DateError = error;
                self.log.finding(Code::BadValue, self.span, error.to_string(), error.help());
                None
            }
        }
    }

    /// The items of a list. A single value is a finding, and read as a list of one.
    pub(super) fn list(self) -> Option<Vec<Self>> {
        if let Found::List(items) = self.found {
            return Some(items.iter().map(|item| Self::item(self.log, self.errors, self.key, item)).collect());
        }
        if let Found::Text(_) = self.found {
            self.expected("a list", format!("write `{}[{}]`", self.assigned, self.written));
            return Some(vec![self]);
        }
        self.expected("a list", format!("write `{}[\"…\"]`", self.assigned));
        None
    }

    pub(super) fn table(&self) -> Option<&'t DeTable<'t>> {
        if let Found::Table(entries) = self.found {
            return Some(entries);
        }
        if self.is_header {
            let message = format!("`[[{0}]]` has one pair of brackets too many", self.key);
            self.log.finding(Code::BadValue, self.span, message, format!("write [{}], once", self.key));
        } else {
            self.expected("a table", format!("write [{}] on a line of its own, and its keys below", self.key));
        }
        None
    }

    /// The tables of a list, each with the place of its header.
    pub(super) fn tables(&self) -> Option<Vec<(&'t DeTable<'t>, Span)>> {
        let help = || format!("write [[{}]] on a line of its own, and its keys below", self.key);
        match self.found {
            Found::List(items) => {
                let table = |item| {
                    let item = Self::new(self.log, self.errors, self.key, item);
                    if let Found::Table(entries) = item.found {
                        return Some((entries, item.span));
                    }
                    item.expected("a table", help());
                    None
                };
                return Some(items.iter().filter_map(table).collect());
            }
            Found::Table(entries) if self.is_header => {
                let message = format!("`[{}]` needs a second pair of brackets", self.key);
                let help = format!("write [[{0}]]: there may be several, each with its own [[{0}]]", self.key);
                self.log.finding(Code::BadValue, self.span, message, help);
                return Some(vec![(entries, self.span)]);
            }
            _ => self.expected("a list of tables", help()),
        }
        None
    }

    fn expected(&self, wanted: &str, help: String) {
        let (code, found) = match self.found {
            Found::Bare("") => (Code::FrontMatterSyntax, "nothing"),
            Found::Bare(word) => (Code::FrontMatterSyntax, &*format!("`{word}`")),
            Found::Text(_) => (Code::BadValue, "text"),
            Found::Number(_) => (Code::BadValue, &*format!("the number {}", self.written)),
            Found::Date => (Code::BadValue, "a date"),
            Found::Boolean => (Code::BadValue, &*format!("`{}`", self.written)),
            Found::List(_) => (Code::BadValue, "a list"),
            Found::Table(_) => (Code::BadValue, "a table"),
        };
        self.log.finding(code, self.span, format!("expected {wanted} for `{}`, found {found}", self.key), help);
    }
}

/// A text in the quotes and with the escapes of TOML.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
