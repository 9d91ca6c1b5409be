//! The HTML of a section's text: made once, for the page of the section and for that of the whole report.
//!
//! Both pages show the same text with the same words. **They differ only in their links and ids**: on the page of the whole report, an
//! id begins with the section's, and a link to a section of the report leads to its place there. An [`Article`] is the HTML on the page
//! of the section, and knows where the other page has something else.

use std::ops::Range;
use std::sync::Arc;

use crate::catalog::{Destination, ReportPage, Route, WholeParts};
use crate::edition::{Anchor, Folder, Href, Slug};

/// A link of a text, as the page of its section has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextHref {
    pub(crate) href: Href,
    /// What the page of the whole report has in its place, if it is something else.
    pub(crate) instead: Option<Instead>,
}

impl TextHref {
    /// The link from the page that shows a text.
    pub fn new(to: &Destination<'_>, from: &Route) -> Self {
        let instead = match (to, from) {
            (Destination::Section { folder, slug, anchor }, Route::Report(own, ReportPage::Section(_)))
                if own == *folder =>
            {
                Some(Instead::Section((*slug).clone(), anchor.cloned()))
            }
            _ => None,
        };
        Self { href: to.href(from), instead }
    }
}

impl From<Href> for TextHref {
    /// A link that is the same on both pages.
    fn from(href: Href) -> Self {
        Self { href, instead: None }
    }
}

/// The HTML of a section's text. **What it has on the page of the whole report follows from its HTML on its own page.**
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    pub(crate) markup: String,
    /// Where the page of the whole report has something else, in order.
    pub(crate) places: Vec<Place>,
}

/// A part of the HTML for which the page of the whole report has something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) range: Range<usize>,
    pub(crate) instead: Instead,
}

/// What the page of the whole report has in the place of a part of the HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Instead {
    /// The id of the section, which begins an id.
    Id,
    /// The same in a link, after its `#`.
    Fragment,
    /// The link to a section of the report, or to an address in it.
    Section(Slug, Option<Anchor>),
    /// Another link.
    Link(Href),
    /// Nothing.
    Nothing,
}

impl Article {
    /// The HTML on the page of the section.
    pub fn into_markup(self) -> String {
        self.markup
    }
}

/// The article of a section on a page of the whole report.
#[derive(Debug, Clone)]
pub(crate) struct WholeArticle<'a> {
    pub(crate) article: Arc<Article>,
    pub(crate) slug: &'a Slug,
    folder: &'a Folder,
    /// All parts of the whole report, and which of them has the section.
    parts: &'a WholeParts,
    part: usize,
}

impl<'a> WholeArticle<'a> {
    /// The article of a section on the page of a part of the report in a folder.
    pub(crate) fn new(
        article: Arc<Article>,
        slug: &'a Slug,
        folder: &'a Folder,
        parts: &'a WholeParts,
        part: usize,
    ) -> Self {
        Self { article, slug, folder, parts, part }
    }

    /// The link to a section of the report, or to an address in it.
    pub(crate) fn href(&self, slug: &Slug, anchor: Option<&Anchor>) -> Href {
        self.parts.href(self.part, self.folder, slug, anchor)
    }
}
