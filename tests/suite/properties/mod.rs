//! Properties of every text: nothing panics, no word is lost, no HTML in a text gets through, findings point at characters.
//!
//! The texts come from fixed seeds, so that every run is the same. A failure prints the smallest text that shows it.

mod catalog;
mod html;
mod routes;
mod safety;
mod texts;
mod whole;
mod withheld;
mod words;

pub(crate) use html::structure;
pub(crate) use safety::{hold, places};
pub(crate) use texts::PIECES;

use lacuna::edition::Names;
use lacuna::facts;
use lacuna::site::{Changes, Site};
use lacuna::text::{Content, FilePath, RawText, withhold};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// A runner with fixed seeds, for a number of cases.
pub(crate) fn runner(cases: u32) -> TestRunner {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 4_000, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

/// Names with exactly these forms.
pub(crate) fn names(forms: &[&str]) -> Names {
    let toml: String = forms.iter().map(|form| format!("[[name]]\nname = {form:?}\nkind = \"place\"\n")).collect();
    let source = withhold(&FilePath::new("content/names.toml"), RawText::new(toml.into_bytes()));
    let (read, findings) = facts::names(&source.expect("public text"));
    assert_eq!(findings, []);
    read.expect("names").0
}

/// Applies a file to a site.
fn apply(site: &mut Site, path: &str, text: &str) {
    let content = Content::Text(RawText::new(text.as_bytes().to_vec()));
    site.apply(Changes { files: vec![(FilePath::new(path), Some(content))], faults: Vec::new() }.into());
}
