//! Compose: a closed view for every page.
//!
//! **A page may see its own report and the catalog, never another report's prose**, and a template sees its view and nothing else:
//! no function queries the site. So what a page depends on is exactly its [`Page`]. Views are data, and know no template.

mod contents;
mod edition;
mod exemption;
mod frame;
mod ledger;
mod link;
mod name;
mod repeats;
mod report;
mod section;

pub use crate::catalog::Form;
pub use contents::{Around, Contents};
pub use edition::{FindingAidView, MissingView, SitemapView};
pub use exemption::{ExemptionView, ExemptionsView};
pub use frame::{Figure, Frame, MastheadItem, Place};
pub use ledger::{LedgerView, MapSheet, ProofLine, QuestionsView, Rows, Sums};
pub use link::{Link, links};
pub use name::{NameView, NamesView};
pub use repeats::{Compared, OtherView, PassageView, PlaceView, RepeatLink, RepeatView, RepeatsView, repeat_links};
pub use report::{ReportView, WholeView};
pub use section::{SectionView, SourceView};

use std::sync::Arc;

use crate::edition::{Report, Section};
use crate::ledger::Ledger;
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
    pub links: Vec<Link<'a>>,
    /// The way to the folder of the names' pages.
    pub names: String,
    /// Before every address on the page.
    pub prefix: String,
    /// How many levels its headings go down.
    pub demote: u8,
    /// The way from the page to the exemptions, where codes lead to them.
    pub exemptions: Option<String>,
    /// Cells of the printed contents that lead to the heading they name: the leaf of each, and its address.
    pub contents: Vec<(u32, String)>,
    /// Paragraphs that the report has elsewhere in nearly the same words.
    pub repeats: Vec<RepeatLink>,
}

/// A page: the closed view of its template, and the texts that stand on it.
#[derive(Debug, Clone)]
pub enum Page<'a> {
    /// The list of all reports.
    FindingAid(FindingAidView),
    /// A report's own page, with its headnote and the ledger that its map is drawn from.
    Report(ReportView<'a>, Text<'a>, Arc<Ledger>),
    /// A section.
    Section(SectionView<'a>, Text<'a>),
    /// All sections of a report.
    Whole(WholeView<'a>, Vec<Text<'a>>),
    /// All sections of a report as plain text, below its title.
    Text(String, Vec<Text<'a>>),
    /// A report's ledger, in one of its forms.
    Ledger(LedgerView, Form),
    /// What is open in a report.
    Questions(QuestionsView),
    /// The passages of a report that repeat one another.
    Repeats(RepeatsView),
    /// The list of the exemptions used.
    Exemptions(ExemptionsView),
    /// An exemption.
    Exemption(ExemptionView),
    /// The source of a section.
    Source(SourceView, &'a Source, &'a Section),
    /// The index of names.
    Names(NamesView),
    /// The page of a name.
    Name(NameView),
    /// The page for addresses that are none.
    Missing(MissingView<'a>),
    /// The list of all pages.
    Sitemap(SitemapView),
    /// What search engines may read.
    Robots(SitemapView),
}
