//! `edition.toml`: what is said once for the whole edition.

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Code, Finding};
use crate::edition::{Certainty, Exemption};
use crate::parse::front_matter;
use crate::text::{Source, Span};

/// What is said once for the whole edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The edition's title.
    pub title: String,
    /// What stands beneath it.
    pub subtitle: Option<String>,
    /// Where the site will be published, ending in a slash; needed for the sitemap and the page for missing addresses.
    pub base_url: Option<String>,
    /// The language of our own words, as HTML wants it: `en`.
    pub language: String,
    /// Who edits it.
    pub editor: Option<String>,
    /// Grounds that the edition declares.
    pub exemptions: Vec<Exemption>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: "Released in part".into(),
            subtitle: None,
            base_url: None,
            language: "en".into(),
            editor: None,
            exemptions: Vec::new(),
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    title: Option<String>,
    subtitle: Option<String>,
    base_url: Option<Spanned<String>>,
    language: Option<Spanned<String>>,
    editor: Option<String>,
    source: Option<Spanned<String>>,
    #[serde(default)]
    exemption: Vec<ExemptionFacts>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExemptionFacts {
    code: Spanned<String>,
    #[serde(default)]
    forms: Vec<String>,
    meaning: String,
    authority: String,
    #[serde(default)]
    scope: String,
    #[serde(default)]
    history: String,
}

/// A base URL as a person writes it, with the slash that it ends in.
///
/// # Errors
///
/// It is none: how to write one.
pub fn base_url(text: &str) -> Result<String, &'static str> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
    let is_foreign = |c: char| matches!(c, '?' | '#' | '"' | '<') || c.is_whitespace() || c.is_control();
    if host.is_empty() || host.starts_with('/') || text.contains(is_foreign) {
        return Err("write it like https://example.org/reports/");
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}

impl Config {
    /// The path of the file in a site.
    pub const PATH: &'static str = "content/edition.toml";

    /// Reads `edition.toml`. Nothing where it cannot be read: then the last good one holds.
    #[must_use]
    pub fn read(source: &Source) -> (Option<Self>, Vec<Finding>) {
        let mut findings = Vec::new();
        let all = Span::new(0, source.text().len());
        let Some(facts) = front_matter::read::<Facts>(source, all, &mut findings) else { return (None, findings) };
        let mut fault = |span: std::ops::Range<usize>, message: String, help: &'static str| {
            findings.push(Finding::new(Code::BadValue, source.path(), Some(span.into()), message).help(help));
        };
        let default = Self::default();
        let base_url = facts.base_url.and_then(|url| {
            let read = base_url(url.get_ref());
            read.map_err(|help| fault(url.span(), format!("`{}` is no base URL", url.get_ref()), help)).ok()
        });
        let language = facts.language.and_then(|language| {
            let text = language.get_ref();
            let good = text.len() >= 2 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            if !good {
                fault(language.span(), format!("`{text}` is no language tag"), "write it like en or pt-BR");
            }
            good.then(|| language.into_inner())
        });
        if let Some(source) = facts.source.filter(|source| !matches!(source.get_ref().as_str(), "public" | "private")) {
            fault(
                source.span(),
                format!("`{}` is no value of `source`", source.get_ref()),
                "it is \"public\" or \"private\"",
            );
        }
        let exemptions = facts.exemption.into_iter().filter_map(|facts| {
            if facts.code.get_ref().trim().is_empty() {
                fault(facts.code.span(), "an exemption without a code".into(), "write code = \"…\"");
                return None;
            }
            Some(Exemption {
                code: facts.code.into_inner(),
                forms: facts.forms,
                authority: facts.authority,
                scope: facts.scope,
                meaning: facts.meaning,
                history: facts.history,
                certainty: Certainty::Declared,
                withholds: true,
            })
        });
        let exemptions = exemptions.collect();
        let config = Self {
            title: facts.title.unwrap_or(default.title),
            subtitle: facts.subtitle,
            base_url,
            language: language.unwrap_or(default.language),
            editor: facts.editor,
            exemptions,
        };
        (Some(config), findings)
    }

    /// The path of the base URL, for the one page that is served at any depth: `/reports/`, or `/`.
    #[must_use]
    pub fn base_path(&self) -> &str {
        let Some((_, rest)) = self.base_url.as_deref().and_then(|url| url.split_once("://")) else { return "/" };
        rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/")
    }
}
