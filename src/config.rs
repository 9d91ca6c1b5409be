//! The settings of the whole edition.

use crate::edition::Exemption;

/// The settings of the whole edition, as `edition.toml` states them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The edition's title.
    pub title: String,
    /// The line below the title.
    pub subtitle: Option<String>,
    /// The address of the published site, with a slash at its end. The sitemap and the page for missing addresses need it.
    pub base_url: Option<String>,
    /// The language tag of the editor's words: `en`.
    pub language: String,
    /// The editor.
    pub editor: Option<String>,
    /// The exemptions that the edition declares.
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

/// A base URL with exactly one slash at its end.
///
/// # Errors
///
/// The text is not a web address; the error says how to write one.
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

    /// The path of the base URL: `/reports/`, or `/`. A host shows the page for missing addresses at any depth, so its links begin here.
    #[must_use]
    pub fn base_path(&self) -> &str {
        let Some((_, rest)) = self.base_url.as_deref().and_then(|url| url.split_once("://")) else { return "/" };
        rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/")
    }
}
