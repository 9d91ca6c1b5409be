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
    /// Who may read the transcriptions.
    pub source: SourceAccess,
    /// The files that are not text and may be published although the sources are private, by their paths below `content/`.
    pub publish: Vec<String>,
    /// Whether it has no search.
    pub omits_search: bool,
    /// The other editions whose reports it lists.
    pub editions: Vec<EditionLink>,
}

/// Who may read the transcriptions of an edition.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SourceAccess {
    /// Everybody: each section has its source beside it.
    #[default]
    Public,
    /// Only its editors: no source is published, and the edition may withhold text.
    Private,
}

/// Another edition whose reports are to be listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionLink {
    /// The path of its `edition.json` below `content/`.
    pub path: String,
    /// The address of its root, with a slash at its end: a web address, or a folder of the site. `None` leaves it to the file.
    pub url: Option<String>,
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
            source: SourceAccess::default(),
            publish: Vec::new(),
            omits_search: false,
            editions: Vec::new(),
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
    if text.contains(is_foreign) || !is_authority(host.split('/').next().unwrap_or_default()) {
        return Err("write it like https://example.org/reports/");
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}

/// Whether a text is a host, with or without a port.
fn is_authority(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (text, None),
    };
    let is_address = host.starts_with('[') && host.ends_with(']');
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok();
    !host.is_empty() && (is_address || !host.contains(['[', ']', ':'])) && port.is_none_or(is_port)
}

impl Config {
    /// The path of the file in a site.
    pub const PATH: &'static str = "content/edition.toml";

    /// The path of the base URL: `/reports/`, or `/`. A host shows the page for missing addresses at any depth, so its links begin here.
    pub fn base_path(&self) -> &str {
        let Some((_, rest)) = self.base_url.as_deref().and_then(|url| url.split_once("://")) else { return "/" };
        rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/")
    }
}
