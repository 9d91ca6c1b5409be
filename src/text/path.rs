//! The path of a file within a site.

use std::fmt;
use std::path::{MAIN_SEPARATOR, Path};
use std::sync::Arc;

/// The path of a file within a site, with `/` between its parts: `content/report/01-cover.md`.
///
/// **Never absolute**: the place of a site on a disk never reaches the output.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FilePath(Arc<str>);

impl FilePath {
    /// A path from its text, `/` between the parts.
    pub fn new(path: &str) -> Self {
        Self(path.into())
    }

    /// The path of a file that a person named, with `/` between the parts on every system.
    pub fn named(path: &Path) -> Self {
        Self::new(&path.display().to_string().replace(MAIN_SEPARATOR, "/"))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file's own name.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The folder of the file, without a slash at its end; empty at the top.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The path below a folder, if the file is in it: `strip("content")` of `content/a/b.md` is `a/b.md`.
    pub fn strip(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }

    /// Whether the name ends in `.md`, in any case.
    pub fn is_markdown(&self) -> bool {
        self.ends_in("md")
    }

    /// Whether a file of this path must be text, whatever its content: Markdown, TOML, styles, scripts, messages, the list of
    /// addresses, and the templates. **Withheld text is cut only out of these**: whether another file is text may depend on it.
    pub(super) fn must_be_text(&self) -> bool {
        let is_template = self.strip("templates").is_some_and(|below| !below.starts_with("assets/"));
        let endings = ["md", "toml", "css", "js", "ftl"];
        is_template || endings.into_iter().any(|ending| self.ends_in(ending)) || self.name() == "addresses.lock"
    }

    fn ends_in(&self, ending: &str) -> bool {
        self.name().rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case(ending))
    }
}

impl fmt::Display for FilePath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
