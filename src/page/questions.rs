//! The page of a report's open questions.

use serde_json::{Value, json};

use crate::catalog::{Catalog, ReportPage, Route};
use crate::edition::{Folder, Report};
use crate::ledger::{Ledger, Question, QuestionKind};

use super::Page;
use super::frame::{self, Frame, Head, ReportLine};
use super::section_links::SectionLinks;

/// The open questions of a report, by kind.
#[must_use]
pub fn questions(folder: &Folder, report: &Report, ledger: &Ledger, catalog: &Catalog) -> Page<'static> {
    let route = Route::of_report(folder, ReportPage::Questions);
    let links = SectionLinks::new(ledger, folder, &route);
    let mut sorted: Vec<&Question> = ledger.questions.iter().collect();
    sorted.sort_by_key(|question| question.kind);
    let shown = |question: &&Question| {
        json!({
            "kind": name(question.kind),
            "text": question.text,
            "href": links.to(&question.address),
            "section": ledger.title(&question.address),
            "folio": frame::capitalized(&question.folio),
        })
    };
    let groups = sorted.chunk_by(|question, next| question.kind == next.kind).map(|group| {
        let title = group.first().map_or("", |question| question.kind.in_words());
        json!({ "title": title, "questions": group.iter().map(shown).collect::<Vec<_>>() })
    });
    let groups: Vec<Value> = groups.collect();
    let title = format!("Open questions · {}", report.title);
    let head = Head { kind: "questions", title: &title, description: String::new() };
    let report = ReportLine::new(folder, report, &route);
    let view = json!({ "report": report, "groups": groups, "count": ledger.questions.len() });
    Page::Plain(Frame::new(catalog, &route, head), view)
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
