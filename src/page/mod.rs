//! Compose: a closed view for every page.
//!
//! **A page may see its own report and the catalog, never another report's prose**, and a template sees its view and nothing else:
//! no function queries the site. So what a page depends on is exactly its [`Page`]. Views are data, and know no template.

mod edition;
mod frame;
mod link;
mod report;
mod section;

pub use edition::{FindingAidView, MissingView, SitemapView};
pub use frame::{Contents, Figure, Frame, MastheadItem, Place};
pub use link::{Link, links};
pub use report::{ReportView, WholeView};
pub use section::{SectionView, SourceView};

use crate::edition::{Report, Section};
use crate::text::Source;

/// A section with all that its text is rendered from.
#[derive(Debug, Clone)]
pub struct Text<'a> {
    /// The source that its spans point into.
    pub source: &'a Source,
    /// The section.
    pub section: &'a Section,
    /// Its report.
    pub report: &'a Report,
    /// Where each of its references leads.
    pub links: Vec<Link>,
    /// Before every address on the page.
    pub prefix: String,
    /// How many levels its headings go down.
    pub demote: u8,
}

/// A page: the closed view of its template, and the texts that stand on it.
#[derive(Debug, Clone)]
pub enum Page<'a> {
    /// The list of all reports.
    FindingAid(FindingAidView),
    /// A report's own page, with its headnote.
    Report(ReportView, Text<'a>),
    /// A section.
    Section(SectionView, Text<'a>),
    /// All sections of a report.
    Whole(WholeView, Vec<Text<'a>>),
    /// All sections of a report as plain text, below its title.
    Text(String, Vec<Text<'a>>),
    /// The source of a section.
    Source(SourceView, &'a Source, &'a Section),
    /// The page for addresses that are none.
    Missing(MissingView),
    /// The list of all pages.
    Sitemap(SitemapView),
    /// What search engines may read.
    Robots(SitemapView),
}
