//! A value of TOML, and the types that a key may ask of it.

use std::fmt::Write as _;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::Code;
use crate::edition::{Date, DateError};
use crate::text::{Source, Span};

use super::log::{Log, is_header};

/// The value of a key, or an item of its list.
pub(super) struct Value<'t> {
    log: &'t Log<'t>,
    key: &'static str,
    /// `title = `, or empty for an item of a list.
    assigned: String,
    /// The value; `None` for a word without quotes that is not a TOML value.
    found: Option<&'t DeValue<'t>>,
    /// The value as written; empty if it is missing.
    written: &'t str,
    span: Span,
    is_header: bool,
}

impl<'t> Value<'t> {
    pub(super) fn new(log: &'t Log<'t>, key: &'static str, value: &'t Spanned<DeValue<'t>>) -> Self {
        let range = value.span();
        let written = log.text.get(range.clone()).unwrap_or_default();
        let (found, written) = match log.bare.contains(&range.start) {
            true => (None, written.trim_end()),
            false => (Some(value.get_ref()), written),
        };
        let is_header = is_header(log.text, &range);
        Self { log, key, assigned: format!("{key} = "), found, written, span: log.span(&range), is_header }
    }

    /// An item of this value.
    pub(super) fn item(&self, value: &'t Spanned<DeValue<'t>>) -> Self {
        Self { assigned: String::new(), ..Self::new(self.log, self.key, value) }
    }

    /// Where the value is; of tables with headers, the first header.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    pub(super) fn is_list(&self) -> bool {
        matches!(self.found, Some(DeValue::Array(_)))
    }

    /// A text without control characters, which an escape can write.
    pub(super) fn string(&self) -> Option<String> {
        let mut text = self.text()?;
        let is_control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}');
        if let Some(c) = text.chars().find(|c| is_control(*c)) {
            let message = format!("`{}` contains the control character U+{:04X}", self.key, u32::from(c));
            self.log.finding(Code::ControlCharacter, self.span, message, "delete it");
            text.retain(|c| !is_control(c));
        }
        Some(text)
    }

    /// Whether it is a text, perhaps without quotes.
    pub(super) fn is_text(&self) -> bool {
        matches!(self.found, None | Some(DeValue::String(_)))
    }

    /// A text. A value of another type that can be read as one is a finding, and read.
    fn text(&self) -> Option<String> {
        let text = match self.found {
            Some(DeValue::String(text)) => return Some(text.to_string()),
            None if !self.written.is_empty() => self.written.trim_matches(['“', '”', '„', '‘', '’', '"', '\'']),
            None | Some(DeValue::Array(_) | DeValue::Table(_)) => {
                self.expected("text", format!("write `{}\"…\"`", self.assigned));
                return None;
            }
            Some(_) => self.written,
        };
        self.expected("text in quotes", format!("write `{}{}`", self.assigned, quoted(text)));
        Some(text.to_owned())
    }

    pub(super) fn number(&self) -> Option<u32> {
        let number = match self.found {
            Some(DeValue::Integer(_) | DeValue::Float(_)) => {
                let number = self.found?.as_integer().and_then(|n| u32::from_str_radix(n.as_str(), n.radix()).ok());
                if number.is_none() {
                    let message = format!("invalid value `{}` for `{}`", self.written, self.key);
                    let help = format!("write a whole number from 0 to {}", u32::MAX);
                    self.log.finding(Code::BadValue, self.span, message, help);
                }
                return number;
            }
            Some(DeValue::String(text)) => text.trim().parse().ok(),
            _ => None,
        };
        let help = match number {
            Some(number) => format!("write `{}{number}`", self.assigned),
            None => "write a whole number, without quotes".to_owned(),
        };
        self.expected("a number", help);
        number
    }

    /// `true` or `false`.
    pub(super) fn boolean(&self) -> Option<bool> {
        if let Some(DeValue::Boolean(value)) = self.found {
            return Some(*value);
        }
        self.expected("`true` or `false`", format!("write {} = true, without quotes", self.key));
        None
    }

    /// A date, with or without quotes: a year alone is a number of TOML, and a whole date one of its dates.
    pub(super) fn date(&self) -> Option<Date> {
        let text = match self.found {
            Some(DeValue::String(text)) => text,
            None | Some(DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_)) if !self.written.is_empty() => {
                self.written
            }
            _ => {
                let help = format!("write `{}\"1987-02-24\"`, as precisely as the record has it", self.assigned);
                self.expected("a date", help);
                return None;
            }
        };
        let date = text.trim().parse();
        date.map_err(|error: DateError| {
            self.log.finding(Code::BadValue, self.span, error.to_string(), error.help);
        })
        .ok()
    }

    /// The items of a list. A single value is a finding, and read as a list of one.
    pub(super) fn list(self) -> Option<Vec<Self>> {
        match self.found {
            Some(DeValue::Array(items)) => Some(items.iter().map(|item| self.item(item)).collect()),
            Some(DeValue::String(_)) => {
                self.expected("a list", format!("write `{}[{}]`", self.assigned, self.written));
                Some(vec![self])
            }
            _ => {
                self.expected("a list", format!("write `{}[\"…\"]`", self.assigned));
                None
            }
        }
    }

    pub(super) fn table(&self) -> Option<&'t DeTable<'t>> {
        if let Some(DeValue::Table(entries)) = self.found {
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
            Some(DeValue::Array(items)) => {
                let table = |item| {
                    let item = self.item(item);
                    if let Some(DeValue::Table(entries)) = item.found {
                        return Some((entries, item.span));
                    }
                    item.expected("a table", help());
                    None
                };
                Some(items.iter().filter_map(table).collect())
            }
            Some(DeValue::Table(entries)) if self.is_header => {
                let message = format!("`[{}]` needs a second pair of brackets", self.key);
                let help = format!("write [[{0}]]: there may be several, each with its own [[{0}]]", self.key);
                self.log.finding(Code::BadValue, self.span, message, help);
                Some(vec![(entries, self.span)])
            }
            _ => {
                self.expected("a list of tables", help());
                None
            }
        }
    }

    fn expected(&self, wanted: &str, help: String) {
        let found = match self.found {
            None if self.written.is_empty() => "nothing".into(),
            None | Some(DeValue::Boolean(_)) => format!("`{}`", self.written),
            Some(DeValue::String(_)) => "text".into(),
            Some(DeValue::Integer(_) | DeValue::Float(_)) => format!("the number {}", self.written),
            Some(DeValue::Datetime(_)) => "a date".into(),
            Some(DeValue::Array(_)) => "a list".into(),
            Some(DeValue::Table(_)) => "a table".into(),
        };
        let code = self.found.map_or(Code::FrontMatterSyntax, |_| Code::BadValue);
        self.log.finding(code, self.span, format!("expected {wanted} for `{}`, found {found}", self.key), help);
    }
}

/// Where a source has a text in the quotes of TOML, for the first time.
pub(crate) fn find_quoted(source: &Source, text: &str) -> Option<Span> {
    source.find(&quoted(text))
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
