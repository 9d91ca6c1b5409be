//! Mistakes that people make, and the one finding of each: nothing is printed in silence.

mod marks;
mod sites;
mod texts;

use lacuna::diagnostic::{Code, Finding, Location};
use lacuna::site::{Changes, Site};
use lacuna::text::{Content, FilePath};

/// The sign before the place that a finding points at.
const HERE: char = '§';

/// A site that reads one list of files after another.
struct Bench {
    site: Site,
    paths: Vec<FilePath>,
}

impl Bench {
    fn new() -> Self {
        Self { site: Site::empty(), paths: Vec::new() }
    }

    /// The findings of a site with these files, those of its own templates included.
    fn findings(&mut self, files: &[(&str, String)]) -> Vec<Finding> {
        let mut changes = Changes::default();
        let old = std::mem::take(&mut self.paths);
        for (path, text) in files {
            let path = FilePath::new(path);
            let content = Content::read(&path, text.len() as u64, &mut text.as_bytes()).expect("memory can be read");
            changes.files.push((path.clone(), Some(content.expect("public text"))));
            self.paths.push(path);
        }
        let gone = old.into_iter().filter(|path| !self.paths.contains(path));
        changes.files.extend(gone.map(|path| (path, None)));
        self.site.apply(changes.into());
        let mut findings = self.site.findings().to_vec();
        if files.iter().any(|(path, _)| path.starts_with("templates/")) {
            findings.extend(self.site.routes().iter().filter_map(|route| self.site.page(route).err()));
        }
        findings.sort();
        findings.dedup();
        findings
    }

    /// What is wrong with the findings of a site that has one mistake, if anything is.
    fn fault(&mut self, code: Code, files: &[(&str, String)]) -> Option<String> {
        let bare: Vec<(&str, String)> = files.iter().map(|(path, text)| (*path, text.replace(HERE, ""))).collect();
        let here = files.iter().find_map(|(path, text)| Some((*path, Some(text.find(HERE)?))));
        let (file, place) = here.or(files.first().map(|(path, _)| (*path, None)))?;
        let findings = self.findings(&bare);
        let points = |finding: &Finding| {
            let start = match finding.location {
                Location::Span(span) => Some(span.start as usize),
                Location::Place(place) => Some(place.column - 1),
                Location::File => None,
            };
            finding.code == code && finding.file.as_str() == file && start == place
        };
        let is_right = findings.len() == 1 && findings.iter().all(points);
        let has_help = findings.iter().all(|finding| finding.help.is_some());
        let shown = || {
            findings
                .iter()
                .map(|finding| {
                    format!("\n    {} {:?} {}: {}", finding.code, finding.location, finding.file, finding.message)
                })
                .collect::<String>()
        };
        (!is_right || !has_help).then(|| format!("{:?}\n    expected {code} {file} {place:?}{}", files[0].1, shown()))
    }
}

/// A report with one section.
fn report(facts: &str, text: &str) -> Vec<(&'static str, String)> {
    let index = format!("+++\n{facts}+++\n");
    let section = format!("+++\ntitle = \"A\"\n+++\n\n{text}\n");
    vec![("content/r/a.md", section), ("content/r/index.md", index), ("content/r/x.png", "x".into())]
}

fn assert_none(faults: Vec<String>) {
    assert!(faults.is_empty(), "{} mistakes:\n{}", faults.len(), faults.join("\n"));
}

const TITLE: &str = "title = \"R\"\n";

/// The faults of mistakes in the text of a section.
fn in_texts(mistakes: &[(Code, &str)]) -> Vec<String> {
    let mut bench = Bench::new();
    mistakes.iter().filter_map(|(code, text)| bench.fault(*code, &report(TITLE, text))).collect()
}

#[test]
fn a_bracket_that_is_nearly_a_mark_is_a_finding() {
    assert_none(in_texts(marks::MARKS));
}

#[test]
fn a_text_that_markdown_reads_in_another_way_is_a_finding() {
    assert_none(in_texts(texts::TEXTS));
}

#[test]
fn a_bracket_of_the_paper_is_at_most_an_info() {
    let mut bench = Bench::new();
    let found = |text: &&str| {
        let found = bench.findings(&report(TITLE, text));
        (!found.iter().all(|finding| finding.code == Code::PlainBracket)).then(|| format!("{text}: {found:?}"))
    };
    assert_none(marks::PRINTED.iter().filter_map(found).collect());
}

#[test]
fn a_wrong_fact_is_a_finding() {
    let mut bench = Bench::new();
    let fault = |(code, facts): &(Code, &str)| bench.fault(*code, &report(facts, "Text."));
    assert_none(sites::FACTS.iter().filter_map(fault).collect());
}

#[test]
fn a_wrong_file_is_a_finding() {
    let mut bench = Bench::new();
    let fault = |(code, files): &(Code, &[(&str, &str)])| {
        let files: Vec<_> = files.iter().map(|(path, text)| (*path, (*text).to_owned())).collect();
        bench.fault(*code, &files)
    };
    assert_none(sites::SITES.iter().filter_map(fault).collect());
}

#[test]
fn the_list_is_long() {
    let count = marks::MARKS.len() + texts::TEXTS.len() + sites::FACTS.len() + sites::SITES.len();
    assert!(count >= 150, "{count}");
}
