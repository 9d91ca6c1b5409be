//! Compose: a closed view for every page.
//!
//! **A page may see its own report and the catalog, never another report's prose**, and a template sees its view and nothing else.
//! So a page depends on exactly its [`Page`]. A view is complete when its `new` returns it; views are data and know no template.

mod contents;
mod edition;
mod exemption;
mod frame;
mod ledger;
mod map;
mod name;
mod questions;
mod repeats;
mod report;
mod section;
mod section_links;
mod text;
mod whole;

pub use contents::{Contents, ContentsLine, ContentsWindow};
pub use edition::{FindingAidView, MissingView, SitemapView};
pub use exemption::{ExemptionView, ExemptionsView};
pub use frame::{Figure, Frame, MastheadItem, NavLink};
pub use ledger::{LedgerRow, LedgerRows, LedgerTotals, LedgerView, TotalRow};
pub use map::{MapSheet, RedactionMap};
pub use name::{NameView, NamesView};
pub use questions::QuestionsView;
pub use repeats::{Compared, OtherView, PassageView, PlaceView, RepeatLink, RepeatView, RepeatsView, repeat_links};
pub use report::{ReportParts, ReportView};
pub use section::{SectionView, SourceView};
pub use text::{Link, Text, TextPlace};
pub use whole::{PlainText, WholePart, WholeView};

/// A page: the closed view that its template is given.
#[derive(Debug, Clone)]
pub enum Page<'a> {
    /// The list of all reports.
    FindingAid(FindingAidView),
    /// A report's own page.
    Report(ReportView<'a>),
    /// A section.
    Section(SectionView<'a>),
    /// All sections of a report on one page.
    Whole(WholeView<'a>),
    /// All sections of a report as plain text.
    Text(PlainText<'a>),
    /// A report's redaction ledger.
    Ledger(LedgerView),
    /// The ledger as comma-separated values.
    LedgerCsv(LedgerView),
    /// The ledger as JSON.
    LedgerJson(LedgerView),
    /// The open questions of a report.
    Questions(QuestionsView),
    /// The repeated passages of a report.
    Repeats(RepeatsView),
    /// The list of the exemptions used.
    Exemptions(ExemptionsView),
    /// An exemption.
    Exemption(ExemptionView),
    /// The source of a section.
    Source(SourceView<'a>),
    /// The index of people and places.
    Names(NamesView),
    /// The page of one name.
    Name(NameView),
    /// The page for missing addresses.
    Missing(MissingView),
    /// The list of all pages.
    Sitemap(SitemapView),
    /// What search engines may read.
    Robots(SitemapView),
}
