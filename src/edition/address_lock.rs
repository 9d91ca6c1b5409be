//! The pinned addresses of a report.

use std::collections::BTreeMap;
use std::fmt;

use crate::text::{FilePath, Span};

use super::{Folder, Slug, WordsDigest};

/// An address of a report: the page of a section, or a place on it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageAddress {
    /// The section.
    pub section: Slug,
    /// The `id` of the place on its page.
    pub anchor: Option<Box<str>>,
}

impl PageAddress {
    const ENDING: &'static str = ".html";

    /// Reads an address as [`fmt::Display`] writes it.
    pub fn parse(text: &str) -> Option<Self> {
        let (page, anchor) = text.split_once('#').map_or((text, None), |(page, anchor)| (page, Some(anchor.into())));
        let section = page.strip_suffix(Self::ENDING).filter(|slug| !slug.is_empty() && !slug.contains('/'))?;
        Some(Self { section: Slug::new(section), anchor })
    }
}

/// `appeals.html`, `appeals.html#f4-p3`.
impl fmt::Display for PageAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", self.section, Self::ENDING)?;
        self.anchor.iter().try_for_each(|anchor| write!(out, "#{anchor}"))
    }
}

/// What an address named when it was pinned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pinned {
    /// The digest of its words; `None` if the editor gave up the address.
    pub words: Option<WordsDigest>,
    /// Why the editor accepted its last change.
    pub reason: Option<String>,
    /// Its line in the file.
    pub line: Span,
}

/// The pinned addresses of a report, in order: each is a line of its `addresses.lock`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AddressLock {
    /// Each address, and what it names.
    pub addresses: BTreeMap<PageAddress, Pinned>,
}

impl AddressLock {
    /// The word for an address that the editor gave up, in place of its digest.
    pub const GONE: &'static str = "gone";

    /// The name of the file.
    pub const NAME: &'static str = "addresses.lock";

    /// The path of the file of a report.
    pub fn path(folder: &Folder) -> FilePath {
        FilePath::new(&["content/", folder.as_str(), "/", Self::NAME].concat())
    }
}

/// The file: an address, a digest and perhaps a reason a line, with tabs between them.
impl fmt::Display for AddressLock {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(
            "# The pinned addresses of this report, each with a digest of its words. `lacuna pin` writes this file.\n",
        )?;
        for (address, Pinned { words, reason, .. }) in &self.addresses {
            match words {
                Some(words) => write!(out, "{address}\t{words}")?,
                None => write!(out, "{address}\t{}", Self::GONE)?,
            }
            reason.iter().try_for_each(|reason| write!(out, "\t{reason}"))?;
            out.write_str("\n")?;
        }
        Ok(())
    }
}
