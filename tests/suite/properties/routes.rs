//! Routes and paths convert to each other without loss.

use std::collections::BTreeSet;

use lacuna::catalog::{Form, ReportPage, Route};
use lacuna::diagnostic::Code;
use lacuna::edition::{Folder, Slug};
use proptest::prelude::*;

use super::runner;

/// The names in a sentence, each once.
fn names(text: &str) -> BTreeSet<String> {
    let words = text.split(|sign: char| !sign.is_alphanumeric() && !matches!(sign, '_' | '-')).map(str::to_owned);
    words
        .filter(|word| {
            !["No", "section", "may", "be", "called", "or", "and", "so", "on", "no", "report", ""].contains(&&**word)
        })
        .collect()
}

#[test]
fn the_explanation_and_the_guide_list_the_reserved_names() {
    let explanation = Code::ReservedName.explanation();
    let guide = format!("{}/content/guide/03-the-files.md", env!("CARGO_MANIFEST_DIR"));
    let guide = std::fs::read_to_string(guide).expect("the guide");
    // The second part stands for all.
    let pages = ReportPage::FIXED.into_iter().chain([ReportPage::Whole(1), ReportPage::Source("s".into())]);
    let paths = pages.map(|page| Route::of_report(&"r".into(), page).path().to_string());
    let names_of_pages = paths.filter_map(|path| Some(path.split('/').nth(1)?.split('.').next()?.to_owned()));
    let reserved: BTreeSet<String> = names_of_pages
        .inspect(|name| assert!(ReportPage::is_reserved(name), "{name}"))
        .chain(Route::reserved().map(str::to_owned))
        .filter(|name| name != "report")
        .collect();
    for (text, end) in [(explanation, '.'), (guide.as_str(), ':')] {
        let (_, list) = text.split_once("No section may be called").expect("the list");
        let sentence = list.split(end).next().expect("a sentence");
        assert_eq!(names(sentence), reserved, "{sentence}");
    }
}

fn slug() -> impl Strategy<Value = Slug> {
    "[a-z0-9.é-]{1,12}".prop_map(|slug| Slug::new(&slug))
}

fn report_page() -> impl Strategy<Value = ReportPage> {
    let form = prop_oneof![Just(Form::Html), Just(Form::Csv), Just(Form::Json)];
    prop_oneof![
        Just(ReportPage::Index),
        slug().prop_map(ReportPage::Section),
        slug().prop_map(ReportPage::Source),
        slug().prop_map(ReportPage::ColouredSource),
        (0..1_000_usize).prop_map(ReportPage::Whole),
        Just(ReportPage::Text),
        form.prop_map(ReportPage::Ledger),
        Just(ReportPage::Questions),
        Just(ReportPage::Repeats),
    ]
}

fn route() -> impl Strategy<Value = Route> {
    prop_oneof![
        ("[a-z0-9.-]{1,12}", report_page()).prop_map(|(folder, page)| Route::Report(Folder::new(&folder), page)),
        any::<usize>().prop_map(Route::SitemapPart),
        (0..Route::FIXED.len()).prop_map(|at| Route::FIXED[at].clone()),
        slug().prop_map(Route::Exemption),
        slug().prop_map(Route::Name),
        "[a-z/.]{0,12}[a-z]".prop_map(Route::Asset),
        "[a-z]{1,8}/[a-z/]{0,6}[a-z]\\.png".prop_map(Route::File),
    ]
}

/// Whether a finding reports this name, because another page has it.
fn is_reserved(route: &Route) -> bool {
    match route {
        Route::Report(folder, page) => {
            Route::reserved().any(|name| name == folder.as_str())
                || page.section().is_some_and(|slug| ReportPage::is_reserved(slug.as_str()))
        }
        Route::Exemption(slug) | Route::Name(slug) => slug.as_str() == "index",
        _ => false,
    }
}

#[test]
fn a_path_leads_back_to_its_route() {
    let outcome = runner(4_000).run(&route(), |route| {
        prop_assume!(!is_reserved(&route));
        prop_assert_eq!(Route::of_path(route.path().as_str()), route);
        Ok(())
    });
    outcome.expect("every route");
}
