//! The page of a report's open questions.

use serde::Serialize;

use crate::catalog::{Catalog, ReportPage, Route};
use crate::edition::{Folder, Href, Report};
use crate::ledger::{Ledger, Question, QuestionKind};

use super::Page;
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
    kind: &'static str,
    text: String,
    href: Href,
    section: String,
    /// The page of the original; empty before the first.
    folio: String,
}

/// The open questions of a report, by kind.
#[must_use]
pub fn questions(folder: &Folder, report: &Report, ledger: &Ledger, catalog: &Catalog) -> Page<'static> {
    let route = Route::of_report(folder, ReportPage::Questions);
    let links = SectionLinks::new(ledger, folder, &route);
    let mut sorted: Vec<&Question> = ledger.questions.iter().collect();
    sorted.sort_by_key(|question| question.kind);
    let shown = |question: &&Question| QuestionRow {
        kind: name(question.kind),
        text: question.text.clone(),
        href: links.to(&question.address),
        section: ledger.title(&question.address).to_owned(),
        folio: frame::capitalized(&question.folio),
    };
    let groups = sorted.chunk_by(|question, next| question.kind == next.kind).map(|group| QuestionGroup {
        title: group.first().map_or("", |question| question.kind.in_words()),
        questions: group.iter().map(shown).collect(),
    });
    let title = format!("Open questions · {}", report.title);
    let head = Head { kind: "questions", title: &title, description: String::new() };
    Page::Questions(QuestionsView {
        frame: Frame::new(catalog, &route, head),
        report: ReportLine::new(folder, report, &route),
        groups: groups.collect(),
        count: ledger.questions.len(),
    })
}

fn name(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Note => "note",
        QuestionKind::Folio => "folio",
        QuestionKind::Inference => "inference",
        QuestionKind::Attachment => "attachment",
        QuestionKind::Reading => "reading",
    }
}
