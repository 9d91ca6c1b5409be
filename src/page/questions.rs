//! The page of a report's open questions.

use indexmap::IndexMap;
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
    kind: &'static str,
    title: &'static str,
    count: usize,
    questions: Vec<QuestionRow>,
}

/// A question, with every place that asks it.
#[derive(Debug, Clone, Serialize)]
struct QuestionRow {
    text: String,
    places: Vec<QuestionPlace>,
}

/// A place that asks a question.
#[derive(Debug, Clone, Serialize)]
struct QuestionPlace {
    /// The page of the original, or the section before the first; for a second place on the same page its number there.
    label: String,
    href: Href,
}

/// The open questions of a report, by kind.
#[must_use]
pub fn questions(folder: &Folder, report: &Report, ledger: &Ledger, catalog: &Catalog) -> Page<'static> {
    let route = Route::of_report(folder, ReportPage::Questions);
    let links = SectionLinks::new(ledger, folder, &route);
    let mut sorted: Vec<&Question> = ledger.questions.iter().collect();
    sorted.sort_by_key(|question| question.kind);
    let groups = sorted.chunk_by(|question, next| question.kind == next.kind).filter_map(|group| {
        let kind = group.first()?.kind;
        let mut texts: IndexMap<&str, Vec<&Question>> = IndexMap::new();
        for question in group {
            texts.entry(&question.text).or_default().push(question);
        }
        let questions = texts
            .into_iter()
            .map(|(text, places)| QuestionRow { text: text.to_owned(), places: places_of(&places, ledger, &links) });
        let (title, count) = (kind.in_words(), group.len());
        Some(QuestionGroup { kind: name(kind), title, count, questions: questions.collect() })
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

/// The places of one question, in reading order.
fn places_of(places: &[&Question], ledger: &Ledger, links: &SectionLinks) -> Vec<QuestionPlace> {
    let on = |question: &Question| match question.folio.as_str() {
        "" => ledger.title(&question.address).to_owned(),
        folio => frame::capitalized(folio),
    };
    let pages = places.chunk_by(|one, next| on(one) == on(next));
    let places = pages.flat_map(|places| {
        places.iter().zip(1..).map(|(question, number)| QuestionPlace {
            label: if number == 1 { on(question) } else { number.to_string() },
            href: links.to(&question.address),
        })
    });
    places.collect()
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
