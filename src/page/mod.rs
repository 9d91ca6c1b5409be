//! Compose: a closed view for every page.
//!
//! **A page may see its own report and the catalog, never another report's prose**, and a template sees its view and nothing else.
//! So a page depends on exactly its [`Page`]. A view is complete when its `new` returns it; views are data and know no template.

mod article;
mod cite;
mod cited;
mod contents;
mod edition;
mod exemption;
mod feed;
mod finding_aid;
mod frame;
mod ledger;
mod map;
mod moved;
mod name;
mod page_links;
mod questions;
mod repeats;
mod report;
mod scans;
mod section;
mod section_links;
mod text;
mod whole;

pub use article::{Article, TextHref};
pub(crate) use article::{Instead, Place, WholeArticle};
pub(crate) use cite::HeadMetadata;
pub use cite::Work;
pub use contents::{ContentsLine, ContentsWindow, contents};
pub use edition::{PublishedReports, edition_file, missing, reading, robots, search, sitemap, sitemap_part};
pub use exemption::{ExemptionView, exemption, exemptions};
pub use feed::feed;
pub use finding_aid::FindingAidView;
pub(crate) use finding_aid::Strip;
pub use frame::Frame;
pub(crate) use frame::title;
pub use ledger::{LedgerRow, LedgerRows, LedgerTotals, LedgerView, TotalRow};
pub use moved::moved;
pub use name::{NameView, name, names};
pub(crate) use page_links::PageLink;
pub use questions::{QuestionsView, in_words as question_in_words, kind_in_words as question_kind_in_words, questions};
pub use repeats::{Compared, OtherView, PassageView, PlaceView, RepeatLink, RepeatView, RepeatsView, repeat_links};
pub use report::{ReportParts, ReportView};
pub use scans::SectionScans;
pub use section::{SectionView, SourceView};
pub use text::{Link, Text, TextPlace};
pub use whole::{PlainText, WholePart, WholeView};

use serde_json::Value;

use crate::edition::EditionFile;
use crate::search::{Index, TermFile, Texts};
use crate::text::Source;

/// A page: the closed view that its template is given. The kind in its frame names the template.
#[derive(Debug, Clone)]
pub enum Page<'a> {
    /// A page of data only.
    Plain(Frame, Value),
    /// A file without a frame, from the template of this name.
    File(&'static str, Value),
    /// The list of all reports.
    FindingAid(FindingAidView),
    /// The file of the edition.
    EditionFile(EditionFile<PublishedReports<'a>>),
    /// A report's own page.
    Report(ReportView<'a>),
    /// A section.
    Section(Box<SectionView<'a>>),
    /// The public text of a section, as it is.
    Source(&'a Source),
    /// The source of a section with its marks in colour.
    ColouredSource(SourceView<'a>),
    /// All sections of a report on one page, or a part of them.
    Whole(WholeView<'a>),
    /// All sections of a report as plain text.
    Text(PlainText<'a>),
    /// A report's redaction ledger.
    Ledger(LedgerView),
    /// The ledger as comma-separated values.
    LedgerCsv(LedgerView),
    /// The ledger as JSON.
    LedgerJson(LedgerView),
    /// A file of citations of a report.
    Citation(String),
    /// The open questions of a report.
    Questions(QuestionsView),
    /// An exemption.
    Exemption(ExemptionView),
    /// The page of one name.
    Name(NameView),
    /// The repeated passages of a report.
    Repeats(RepeatsView),
    /// What the files of the search index are.
    SearchIndex(&'a Index),
    /// Some terms of the index, by its version and the number of the file.
    SearchTerms(&'a str, usize, &'a TermFile),
    /// Some texts of the index, by its version and the number of the file.
    SearchTexts(&'a str, usize, Texts),
}
