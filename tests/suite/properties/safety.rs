//! No text makes the program panic, report a wrong place, or let HTML through.

use lacuna::catalog::{Catalog, RefContext, ReportPage, Route};
use lacuna::diagnostic::human::Colours;
use lacuna::diagnostic::{Finding, Location, github, human, json};
use lacuna::edition::{Folder, Lexicon, Names, Registry, Report, ReportKind, Slug};
use lacuna::page::{SectionScans, Text, TextPlace};
use lacuna::parse;
use lacuna::render::{Output, body};
use lacuna::site::Site;
use lacuna::text::{FilePath, RawText, Refusal, Source, withhold};
use proptest::prelude::*;

use super::{apply, html, names, runner, texts};

/// Names that often occur in the texts.
const NAMES: [&str; 9] =
    ["Heading", "code", "note", "No.", "Heading code", "Gorbachev", "Moscow", "New York", "Golos Rodiny"];

/// Parses and renders a text in every way, and checks the properties that all texts have.
pub(crate) fn hold(text: &str, registry: &Registry, names: &Names) -> Result<(), TestCaseError> {
    let path = FilePath::new("content/r/a.md");
    let source = match withhold(&path, RawText::new(text.as_bytes().to_vec())) {
        Ok(source) => source,
        Err(refusal) => {
            prop_assert!(matches!(refusal, Refusal::Withheld(Some(_), _)), "{refusal:?}");
            return Ok(());
        }
    };
    for kind in [ReportKind::Report, ReportKind::Guide] {
        let report = Report { kind, ..Report::default() };
        let lexicon = Lexicon { registry, names, report: &report };
        let (section, findings) = parse::section(&source, lexicon);
        prop_assert_eq!(
            &parse::section(&source, lexicon),
            &(section.clone(), findings.clone()),
            "parsing is not deterministic"
        );
        places(&source, &findings)?;
        let _ = human::print(&findings, &source, Colours::Styled);
        let _ = json::print(&findings, &source, &[(); 0]);
        let _ = github::print(&findings, &source);
        let place = TextPlace {
            here: RefContext { file: &path, folder: &Folder::new("r"), slug: Some(&Slug::new("x")) },
            route: &Route::of_report(&Folder::new("r"), ReportPage::Section("x".into())),
            contents: Vec::new(),
            repeats: Vec::new(),
            scans: SectionScans::default(),
        };
        let catalog = Catalog::default();
        let page = Text::new(&source, &section, &report, place, &catalog);
        for text in [Text::standalone(&source, &section, &report), page] {
            let html = body(&text);
            let fault = html::fault(&html);
            prop_assert!(fault.is_none(), "{}\n{html}", fault.unwrap_or_default());
        }
    }
    Ok(())
}

/// Every finding points at characters of its file, in one line.
pub(crate) fn places(source: &Source, findings: &[Finding]) -> Result<(), TestCaseError> {
    let text = source.text();
    for finding in findings {
        let own = match finding.location {
            Location::Span(span) => Some(span),
            _ => None,
        };
        for span in own.into_iter().chain(finding.labels.iter().map(|(span, _)| *span)) {
            let whole = span.start <= span.end && text.get(span.range()).is_some();
            prop_assert!(whole, "{span:?} is not a span of the text: {finding:?}");
        }
        is_message(finding)?;
    }
    Ok(())
}

/// The message of a finding is one line, without a full stop.
fn is_message(finding: &Finding) -> Result<(), TestCaseError> {
    prop_assert!(!finding.message.contains('\n') && !finding.message.ends_with('.'), "{:?}", finding.message);
    Ok(())
}

#[test]
fn texts_of_random_pieces_are_read() {
    let registry = Registry::new(Vec::new());
    let names = names(&NAMES);
    runner(1_500).run(&texts::soup(), |text| hold(&text, &registry, &names)).expect("every text");
}

#[test]
fn damaged_transcriptions_are_read() {
    let registry = Registry::new(Vec::new());
    let names = names(&NAMES);
    runner(120).run(&texts::damaged(), |text| hold(&text, &registry, &names)).expect("every text");
}

#[test]
fn deeply_nested_and_unclosed_texts_are_read() {
    let registry = Registry::new(Vec::new());
    let names = names(&NAMES);
    runner(120).run(&texts::nests(), |text| hold(&text, &registry, &names)).expect("every text");
}

#[test]
fn pages_of_any_text_are_made() {
    let index =
        "+++\ntitle = \"<script>alert(1)</script>\"\nsources = \"coloured\"\n\n[[release]]\nkey = \"2022\"\n+++\n";
    let mut site = Site::empty();
    apply(&mut site, "content/r/index.md", index);
    let site = std::cell::RefCell::new(site);
    let strategy = prop_oneof![texts::soup(), texts::damaged()];
    let outcome = runner(60).run(&strategy, |text| {
        let mut site = site.borrow_mut();
        apply(&mut site, "content/r/a.md", &text);
        let findings = site.findings().to_vec();
        findings.iter().try_for_each(is_message)?;
        let _ = human::print(&findings, &**site, Colours::Plain);
        for route in site.routes() {
            let page = site.page(&route).map_err(|finding| TestCaseError::fail(format!("{finding:?}")))?;
            prop_assert!(page.is_some(), "no page {}", route.path());
            if let Route::FindingAid
            | Route::Report(_, ReportPage::Index | ReportPage::Section(_) | ReportPage::ColouredSource(_)) = route
            {
                let page = String::from_utf8(page.and_then(Output::into_bytes).unwrap_or_default()).expect("UTF-8");
                prop_assert!(!page.contains("<script>alert"), "{page}");
            }
        }
        Ok(())
    });
    outcome.expect("every text");
}
