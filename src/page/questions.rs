//! The view of a report's open questions.

use serde::Serialize;

use crate::catalog::{Catalog, ReportPage, Route};
use crate::edition::{Folder, Report};
use crate::ledger::{Ledger, Question, QuestionKind};

use super::frame::{self, Frame, Head, ReportLine};
use super::section_links::SectionLinks;

/// What the template of a report's open questions is given.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionsView {
    #[serde(skip)]
    pub(crate) frame: Frame,
    report: ReportLine,
    groups: Vec<QuestionGroup>,
    count: usize,
}

/// The questions of one kind.
#[derive(Debug, Clone, Serialize)]
struct QuestionGroup {
    title: &'static str,
    questions: Vec<QuestionRow>,
}

/// A question.
#[derive(Debug, Clone, Serialize)]
struct QuestionRow {
    /// `note`, `folio`, `inference`, `attachment`, `reading`.
    kind: &'static str,
    text: String,
    href: String,
    section: String,
    /// The page of the original; empty before the first.
    folio: String,
}

impl QuestionRow {
    fn new(question: &Question, ledger: &Ledger, links: &SectionLinks) -> Self {
        let kind = match question.kind {
            QuestionKind::Note => "note",
            QuestionKind::Folio => "folio",
            QuestionKind::Inference => "inference",
            QuestionKind::Attachment => "attachment",
            QuestionKind::Reading => "reading",
        };
        let Question { text, address, folio, .. } = question;
        let section = ledger.title(address).to_owned();
        Self { kind, text: text.clone(), href: links.to(address), section, folio: frame::capitalized(folio) }
    }
}

impl QuestionsView {
    /// The open questions of a report.
    #[must_use]
    pub fn new(folder: &Folder, report: &Report, ledger: &Ledger, catalog: &Catalog) -> Self {
        let route = Route::of_report(folder, ReportPage::Questions);
        let links = SectionLinks::new(ledger, folder, &route);
        let mut sorted: Vec<&Question> = ledger.questions.iter().collect();
        sorted.sort_by_key(|question| question.kind);
        let groups = sorted.chunk_by(|question, next| question.kind == next.kind);
        let groups = groups.map(|group| QuestionGroup {
            title: group.first().map_or("", |question| question.kind.in_words()),
            questions: group.iter().map(|question| QuestionRow::new(question, ledger, &links)).collect(),
        });
        let head = Head {
            kind: "questions",
            title: &format!("Open questions · {}", report.title),
            description: String::new(),
        };
        Self {
            frame: Frame::new(catalog, &route, head),
            report: ReportLine::new(folder, report, &route),
            groups: groups.collect(),
            count: ledger.questions.len(),
        }
    }
}
