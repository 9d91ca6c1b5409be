//! `edition.toml`: the facts of the whole edition.

use crate::config::{Config, base_url};
use crate::diagnostic::{Code, Finding};
use crate::edition::{Certainty, Exemption};
use crate::text::{Source, Span};

use super::table::Table;

/// Reads `edition.toml`: none if it is not TOML, so that the last good one stays in use.
#[must_use]
pub fn edition(source: &Source) -> (Option<Config>, Vec<Finding>) {
    let mut findings = Vec::new();
    let all = Span::new(0, source.text().len());
    let config = super::read(source, all, &mut findings, config).ok();
    (config, findings)
}

fn config(table: &mut Table<'_>) -> Config {
    let default = Config::default();
    // What withheld text will ask for.
    table.one_of("source", [("public", ()), ("private", ())]);
    Config {
        title: table.string("title").unwrap_or(default.title),
        subtitle: table.string("subtitle"),
        base_url: self::url(table),
        language: language(table).unwrap_or(default.language),
        editor: table.string("editor"),
        exemptions: table.tables("exemption", exemption),
    }
}

fn url(table: &mut Table<'_>) -> Option<String> {
    let (text, span) = table.located("base_url")?;
    match base_url(&text) {
        Ok(url) => Some(url),
        Err(help) => {
            table.log().finding(Code::BadValue, span, format!("`{text}` is not a web address"), help);
            None
        }
    }
}

/// A language tag: a language of two or three letters, then a script, a region or a variant.
fn language(table: &mut Table<'_>) -> Option<String> {
    let (text, span) = table.located("language")?;
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    let is_language = matches!(language.len(), 2 | 3) && language.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_language && parts.all(is_part) {
        return Some(text);
    }
    let message = format!("`{text}` is not a language tag");
    table.log().finding(Code::BadValue, span, message, "write a tag such as en or pt-BR");
    None
}

fn exemption(table: &mut Table<'_>) -> Option<Exemption> {
    table.require(&["code", "meaning", "authority"]);
    let exemption = Exemption {
        code: table.string("code").unwrap_or_default(),
        forms: table.strings("forms").unwrap_or_default().into_iter().map(|(form, _)| form).collect(),
        authority: table.string("authority").unwrap_or_default(),
        scope: table.string("scope").unwrap_or_default(),
        meaning: table.string("meaning").unwrap_or_default(),
        history: table.string("history").unwrap_or_default(),
        certainty: Certainty::Declared,
        withholds: true,
    };
    (!exemption.code.trim().is_empty()).then_some(exemption)
}
