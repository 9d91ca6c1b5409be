//! What goes in: raw text, its public source, and changes to a site's files.

use std::fmt;
use std::sync::Arc;

use crate::diagnostic::Finding;

use super::Span;

/// The path of a file within a site, with `/` between its parts: `content/report/01-cover.md`.
///
/// **Never absolute**: where a site lies on somebody's disk is nobody's business, and reaches no output.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FilePath(Arc<str>);

impl FilePath {
    /// A path from its text, `/` between the parts.
    #[must_use]
    pub fn new(path: &str) -> Self {
        Self(path.into())
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file's own name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The folder the file lies in, without a slash at its end; empty at the top.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The path below a folder, if it lies there: `strip("content")` of `content/a/b.md` is `a/b.md`.
    #[must_use]
    pub fn strip(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }

    /// Whether the name ends in `.md`, in any case.
    #[must_use]
    pub fn is_markdown(&self) -> bool {
        self.name().rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("md"))
    }
}

impl fmt::Display for FilePath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// The bytes of a text file before the cut. **It has no accessor outside this module**, it cannot be shown or copied, and
/// [`withhold`](super::withhold) consumes it.
pub struct RawText(pub(super) Vec<u8>);

impl RawText {
    /// Bytes as they were read.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for RawText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("RawText(…)")
    }
}

/// The public text of a file: what is left after the cut. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    path: FilePath,
    /// The memory that the file was read into: to move a text into the `Arc` would copy it.
    text: Arc<String>,
}

impl Source {
    pub(super) fn new(path: FilePath, text: String) -> Self {
        Self { path, text: Arc::new(text) }
    }

    /// A text that this one shows, such as an example, as a text of its own. It is of public words, and so public.
    #[must_use]
    pub fn excerpt(&self, text: String) -> Self {
        Self::new(self.path.clone(), text)
    }

    /// The file it came from.
    #[must_use]
    pub fn path(&self) -> &FilePath {
        &self.path
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span; empty where the span does not lie on character boundaries of this text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }
}

/// The new content of a file.
#[derive(Debug)]
pub enum Content {
    /// Text, which must pass the cut: Markdown, TOML, templates, styles and scripts.
    Text(RawText),
    /// Anything else: copied as it is.
    Bytes(Arc<[u8]>),
}

impl Content {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(RawText(bytes)) => bytes.is_empty(),
            Self::Bytes(bytes) => bytes.is_empty(),
        }
    }
}

/// What happened to a site's files: all of them on a cold start, a few after a save.
#[derive(Debug, Default)]
pub struct Changes {
    /// Each changed file with its new content; `None` = it is gone.
    pub files: Vec<(FilePath, Option<Content>)>,
    /// What could not be read, and what must not be there: faults of files rather than of their text, all that are known now.
    pub faults: Vec<Finding>,
}
