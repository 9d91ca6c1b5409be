//! How far a report in progress is.

use std::fmt;
use std::ops::AddAssign;

use crate::catalog::ReportEntry;
use crate::diagnostic::{Code, Finding};
use crate::edition::{Folder, Folio, FolioState, Proofreading, Report};
use crate::facts;
use crate::ledger::{Asked, Ledger, QuestionKind};
use crate::text::Source;

/// The entries under `[proofread]` that name no page, or one that is not transcribed.
pub(super) fn proofread(folder: &Folder, report: &Report, entry: &ReportEntry, index: Option<&Source>) -> Vec<Finding> {
    let Some(proofread) = &report.proofread else { return Vec::new() };
    let about = |pages: &str, code, message: String, help: String| {
        let span = index.and_then(|index| facts::find_quoted(index, pages).or_else(|| index.find("[proofread]")));
        Finding::new(code, &folder.index(), span, message).help(help)
    };
    let folios = folios(entry);
    let help = match (folios.first(), folios.last()) {
        (Some(first), Some(last)) => {
            let (first, last) = (first.label.name(), last.label.name());
            format!(
                "write a page, or the first and the last one with a hyphen, as the page marks have them; for all pages of this \
                 report: \"{first}-{last}\" = \"once\""
            )
        }
        _ => "this report has no page marks yet: write [page 1] where the first page begins".into(),
    };
    let unknown = proofread.pages(&folios).1.into_iter();
    let unknown =
        unknown.map(|pages| about(pages, Code::DanglingReference, format!("no page mark for `{pages}`"), help.clone()));
    let untranscribed = proofread.untranscribed(&folios).into_iter().map(|(pages, folio)| {
        let message = format!("{} is listed as proofread, but is not transcribed", folio.phrase());
        let help =
            "remove `not transcribed` from the page mark if it has a text now; otherwise take the page out of this entry";
        about(pages, Code::UntranscribedPage, message, help.to_owned())
    });
    unknown.chain(untranscribed).collect()
}

fn folios(entry: &ReportEntry) -> Vec<&Folio> {
    entry.sections().flat_map(|(.., summary)| &summary.folios).collect()
}

/// What is left to do in a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Remaining {
    /// The pages that are not transcribed.
    pub to_transcribe: u32,
    /// The pages with a text that nobody has proofread, if the report states its progress.
    pub to_proofread: usize,
    /// The pages and redactions of which something is inferred.
    pub guesses: usize,
    /// The doubtful readings.
    pub doubtful_readings: usize,
}

impl Remaining {
    /// What is left in a report; `None` if it does not state its progress and all its pages are transcribed.
    pub fn new(entry: &ReportEntry, ledger: impl FnOnce() -> std::sync::Arc<Ledger>) -> Option<Self> {
        let folios = folios(entry);
        let untranscribed = folios.iter().filter(|folio| folio.state == FolioState::NotTranscribed);
        let to_transcribe = untranscribed.map(|folio| folio.pages()).sum();
        let proofread = entry.report()?.proofread.as_ref();
        let pages = proofread.map(|proofread| proofread.pages(&folios).0).unwrap_or_default();
        let to_proofread = pages.iter().filter(|page| **page == Some(Proofreading::Draft)).count();
        if to_transcribe == 0 && proofread.is_none() {
            return None;
        }
        let (ledger, mut left) = (ledger(), Self { to_transcribe, to_proofread, guesses: 0, doubtful_readings: 0 });
        for question in &ledger.questions {
            match question.kind() {
                QuestionKind::Folio | QuestionKind::Inference => left.guesses += 1,
                _ => left.doubtful_readings += usize::from(question.asked == Asked::Unclear),
            }
        }
        Some(left)
    }

    /// Whether all pages are transcribed and proofread. Guesses and doubtful readings may stay.
    pub fn is_done(&self) -> bool {
        self.to_transcribe == 0 && self.to_proofread == 0
    }
}

impl AddAssign for Remaining {
    fn add_assign(&mut self, other: Self) {
        let Self { to_transcribe, to_proofread, guesses, doubtful_readings } = other;
        self.to_transcribe += to_transcribe;
        self.to_proofread += to_proofread;
        self.guesses += guesses;
        self.doubtful_readings += doubtful_readings;
    }
}

impl fmt::Display for Remaining {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            (self.to_transcribe as usize, ["page to transcribe", "pages to transcribe"]),
            (self.to_proofread, ["page to proofread", "pages to proofread"]),
            (self.guesses, ["guess with a ?", "guesses with a ?"]),
            (self.doubtful_readings, ["doubtful reading", "doubtful readings"]),
        ];
        let parts = parts.iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> =
            parts.map(|(count, [one, more])| format!("{count} {}", if *count == 1 { one } else { more })).collect();
        out.write_str(&parts.join(", "))
    }
}
