//! The page of a report's open questions.

use indexmap::IndexMap;
use serde::Serialize;

use crate::catalog::{Catalog, ReportPage, Route};
use crate::edition::{Attachment, Folder, Href, QuoteMarks, Report};
use crate::ledger::{Asked, Ledger, Question, QuestionKind};
use crate::locale::{Locale, capitalized};

use super::Page;
use super::frame::{Frame, Head, ReportLine};
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
    title: String,
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
pub fn questions(folder: &Folder, report: &Report, ledger: &Ledger, catalog: &Catalog) -> Page<'static> {
    let route = Route::of_report(folder, ReportPage::Questions);
    let (links, locale) = (SectionLinks::new(ledger, folder, &route), &catalog.locale);
    let mut sorted: Vec<&Question> = ledger.questions.iter().collect();
    sorted.sort_by_key(|question| question.kind());
    let groups = sorted.chunk_by(|question, next| question.kind() == next.kind()).filter_map(|group| {
        let kind = group.first()?.kind();
        let mut texts: IndexMap<String, Vec<&Question>> = IndexMap::new();
        for question in group {
            texts.entry(in_words(&question.asked, locale)).or_default().push(question);
        }
        let questions = texts.into_iter().map(|(text, places)| QuestionRow {
            text,
            places: places_of(&places, ledger, &links, report.quotes_shown(), locale),
        });
        let (title, count) = (kind_in_words(kind, locale).to_owned(), group.len());
        Some(QuestionGroup { kind: name(kind), title, count, questions: questions.collect() })
    });
    let head = Head { kind: "questions", title: locale.open_questions(), description: String::new() };
    Page::Questions(QuestionsView {
        frame: Frame::new(catalog, &route, head),
        report: ReportLine::new(folder, report, &route, locale),
        groups: groups.collect(),
        count: ledger.questions.len(),
    })
}

/// The places of one question, in reading order.
fn places_of(
    places: &[&Question],
    ledger: &Ledger,
    links: &SectionLinks,
    quotes: QuoteMarks,
    locale: &Locale,
) -> Vec<QuestionPlace> {
    let on = |question: &Question| match &question.folio {
        None => quotes.set(ledger.title(&question.address)).into_owned(),
        Some(folio) => capitalized(&locale.folio(folio)),
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

/// The kind of a question in words.
pub fn kind_in_words(kind: QuestionKind, locale: &Locale) -> &str {
    match kind {
        QuestionKind::Note => locale.question_of_editor(),
        QuestionKind::Folio => locale.question_page(),
        QuestionKind::Inference => locale.question_inference(),
        QuestionKind::Attachment => locale.code_beside_text(),
        QuestionKind::Reading => locale.question_reading(),
    }
}

/// A question in words.
pub fn in_words(asked: &Asked, locale: &Locale) -> String {
    match asked {
        Asked::Note(words) => QuoteMarks::Typographic.set(words).into_owned(),
        Asked::Folio(label) => locale.page_label_inferred(&*locale.label(label)),
        Asked::Inference { missing, extent, ground } => {
            let missing = missing.as_ref().map(|missing| locale.a_kind(missing).to_owned());
            let ground = ground.then(|| locale.the_exemption().to_owned());
            let parts = [missing, extent.map(|extent| locale.extent(extent)), ground];
            locale.inferred(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
        }
        Asked::Attachment(code, Attachment::Folio) => locale.labelled(code, locale.code_beside_nothing()),
        Asked::Attachment(code, _) => locale.labelled(code, locale.code_beside_text()),
        Asked::Unclear => locale.a_doubtful_reading().to_owned(),
        Asked::Sic => locale.a_word_marked_sic().to_owned(),
    }
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
