//! `lacuna check`.

use crate::edition::Folder;
use std::path::Path;
use std::time::Instant;

use crate::cli::{CheckArgs, Format};
use crate::collate::Counts;
use crate::diagnostic::{Finding, Sources, Tally, github, json};
use crate::disk;
use crate::site::Site;
use crate::text::{FilePath, Source, withhold};

use super::say::say;
use super::{Failure, Outcome, load, open, outcome, pages, print_findings};

/// Prints the findings of a site, and writes nothing. For programs they go to standard output.
///
/// # Errors
///
/// The site or an OCR text cannot be read, or it is not clear which report the text belongs to.
pub fn check(arguments: &CheckArgs) -> Result<Outcome, Failure> {
    let site = load(open(&arguments.site)?)?;
    let mut findings = site.findings();
    findings.extend(pages::render(&site, "Checking", Instant::now(), |_, _| Ok(()))?);
    let mut readings = Readings { site: &site, sources: Vec::new() };
    let mut lines = Vec::new();
    for asked in &arguments.against {
        let (file, folder) = which(asked, &site)?;
        let path = FilePath::new(file);
        match withhold(&path, disk::read_file(Path::new(file))?) {
            Ok(source) => {
                if let Some((found, counts)) = site.collate(folder, &source) {
                    findings.extend(found);
                    lines.push(summary(folder, file, counts));
                }
                readings.sources.push(source);
            }
            Err(refusal) => findings.push(Finding::refused(&path, refusal)),
        }
    }
    findings.sort();
    findings.dedup();
    match arguments.format {
        Format::Human => {
            print_findings(&findings, &readings);
            lines.iter().for_each(|line| say(&format!("{line}\n")));
            say(&format!("{}\n", Tally::of(&findings)));
        }
        Format::Json => say(&json::print(&findings, &readings)),
        Format::Github => say(&github::print(&findings, &readings)),
    }
    Ok(outcome(&findings, arguments.deny_warnings))
}

/// The file and the report of `--against FILE[:REPORT]`. What stands behind the last colon is a report if the site has one of that
/// name, or if it looks like nothing else: a file's name may hold a colon.
fn which<'a>(asked: &'a str, site: &'a Site) -> Result<(&'a str, &'a Folder), Failure> {
    let reports = site.reports();
    let named = asked.rsplit_once(':').filter(|(file, report)| {
        reports.iter().any(|known| known.as_str() == *report)
            || !(file.is_empty() || report.contains(['/', '\\', '.']) || report.is_empty())
    });
    if let Some((file, report)) = named {
        if let Some(found) = reports.iter().find(|known| known.as_str() == report) {
            return Ok((file, found));
        }
        let near = reports.iter().min_by_key(|known| strsim::osa_distance(known.as_str(), report));
        let help = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        return Err(Failure(format!("--against {asked}: the site has no report `{report}`{help}")));
    }
    match reports.as_slice() {
        [report] => Ok((asked, report)),
        [] => Err(Failure(format!("--against {asked}: the site has no report"))),
        [first, ..] => Err(Failure(format!(
            "--against {asked}: the site has {} reports; say which this text belongs to: {asked}:{first}",
            reports.len()
        ))),
    }
}

/// `sov-87-10015x against ocr.txt: 5493 words, 34 gaps and 72 codes in both`.
fn summary(folder: &Folder, file: &str, [report, ocr]: [Counts; 2]) -> String {
    let number = |here: usize, there: usize, what: &str| {
        let there = if here == there { String::new() } else { format!(" (the OCR has {there})") };
        format!("{here} {what}{there}")
    };
    format!(
        "{folder} against {file}: {}, {}, {}",
        number(report.words, ocr.words, "words"),
        number(report.gaps, ocr.gaps, "gaps"),
        number(report.codes, ocr.codes, "codes in the margin"),
    )
}

/// The files of a site, and the texts that it was held against.
struct Readings<'a> {
    site: &'a Site,
    sources: Vec<Source>,
}

impl Sources for Readings<'_> {
    fn source(&self, path: &FilePath) -> Option<&Source> {
        self.site.source(path).or_else(|| self.sources.iter().find(|source| source.path() == path))
    }
}
