//! `lacuna check`.

use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use serde::Serialize;

use crate::catalog::{Route, SearchFile};
use crate::check::{Canaries, Remaining};
use crate::cli::{CheckArgs, Format};
use crate::collate::Counts;
use crate::diagnostic::{Finding, Severity, Sources, Tally, github, json};
use crate::disk::{self, Blobs, DiskError};
use crate::edition::Folder;
use crate::render::{self, Output};
use crate::site::Site;
use crate::text::{FilePath, Source, withhold};

use super::{Error, Outcome, Printer, count, load, open, outcome, pages};

/// Prints the findings of a site without writing any files: for people on standard error, for programs on standard output.
///
/// # Errors
///
/// The site or an OCR text cannot be read, the report of that text is not clear, or standard output fails.
pub fn check(arguments: &CheckArgs, printer: &Printer) -> Result<Outcome, Error> {
    let start = Instant::now();
    let site = load(Site::empty(), open(&arguments.site)?, printer, start);
    let mut findings = site.findings().to_vec();
    let canaries = arguments.canaries.as_deref().map(canaries).transpose()?;
    let canaries = canaries.and_then(|canaries| canaries.map_err(|finding| findings.push(finding)).ok());
    // The built-in templates make every page, as their tests show; those of the site may fail on any of them.
    if site.has_own_templates() || canaries.is_some() {
        findings.extend(outputs(&site, &arguments.site, canaries.as_ref(), printer, start)?);
    }
    let mut readings = Readings { site: &site, sources: Vec::new() };
    let reports = site.reports();
    let mut asked: Vec<(&Folder, &str, Option<&str>)> = Vec::new();
    for argument in &arguments.against {
        let (release, rest) = release(argument);
        let (file, folder) = which(rest, &reports)?;
        let path = FilePath::new(file);
        match withhold(&path, disk::read_file(Path::new(file))?) {
            Ok(source) => {
                has_release(&site, folder, release)?;
                readings.sources.push(source);
                asked.push((folder, file, release));
            }
            Err(refusal) => findings.push(Finding::refused(&path, refusal)),
        }
    }
    let mut lines = Vec::new();
    // All texts of a report are compared in one run, so that an acceptance counts as used if any of them needs it.
    for folder in &reports {
        let texts = asked.iter().zip(&readings.sources).filter(|((of, ..), _)| of == folder);
        let (files, texts): (Vec<&str>, Vec<_>) =
            texts.map(|((_, file, release), source)| (*file, (source, *release))).unzip();
        let compared = site.collate(folder, &texts).filter(|_| !texts.is_empty());
        let Some((found, counts)) = compared else { continue };
        findings.extend(found);
        lines.extend(files.into_iter().zip(counts).map(|(file, counts)| summary(folder, file, counts)));
    }
    findings.sort();
    findings.dedup();
    match arguments.format {
        Format::Human => {
            printer.findings(&findings, &readings);
            lines.extend(progress(&site));
            lines.push(Tally::of(&findings).to_string());
            printer.result(&(lines.join("\n") + "\n"))?;
        }
        Format::Json => {
            let left: Vec<Left<'_>> = site.remaining().filter(|(_, left)| !left.is_done()).map(Left::new).collect();
            printer.result(&json::print(&findings, &readings, &left))?;
        }
        Format::Github => printer.result(&github::print(&findings, &readings))?,
    }
    Ok(outcome(&findings, arguments.deny_warnings))
}

/// What is left to do in each report, and in how many reports nothing is left.
fn progress(site: &Site) -> Vec<String> {
    let (done, left): (Vec<_>, Vec<_>) = site.remaining().partition(|(_, left)| left.is_done());
    let mut lines: Vec<String> =
        left.into_iter().map(|(folder, left)| format!("left to do in {folder}: {left}")).collect();
    let mut open = Remaining::default();
    done.iter().for_each(|(_, left)| open += *left);
    let open = open.to_string();
    let open = if open.is_empty() { open } else { format!("; still open: {open}") };
    match done.as_slice() {
        [] => {}
        [(folder, _)] => lines.push(format!("nothing left to do in {folder}{open}")),
        done => lines.push(format!("nothing left to do in {} reports{open}", done.len())),
    }
    lines
}

/// What is left to do in a report, as programs read it.
#[derive(Serialize)]
struct Left<'a> {
    report: &'a str,
    to_transcribe: u32,
    to_proofread: usize,
    guesses: usize,
    doubtful_readings: usize,
}

impl<'a> Left<'a> {
    fn new((folder, remaining): (&'a Folder, Remaining)) -> Self {
        let Remaining { to_transcribe, to_proofread, guesses, doubtful_readings } = remaining;
        Self { report: folder.as_str(), to_transcribe, to_proofread, guesses, doubtful_readings }
    }
}

/// The words of a list that no output may have.
fn canaries(list: &Path) -> Result<Result<Canaries, Finding>, Error> {
    let path = FilePath::named(list);
    let source = withhold(&path, disk::read_file(list)?).map_err(|refusal| Finding::refused(&path, refusal));
    Ok(source.and_then(|source| Canaries::new(&source)))
}

/// Makes every output, and searches it for the words of a list.
fn outputs(
    site: &Site,
    folder: &Path,
    canaries: Option<&Canaries>,
    printer: &Printer,
    start: Instant,
) -> Result<Vec<Finding>, DiskError> {
    let blobs = Blobs::new(folder);
    let found = Mutex::new(Vec::new());
    let search = |route: &Route, output: Output| {
        let Some(canaries) = canaries else { return Ok(()) };
        let here = match output {
            Output::Bytes(bytes) => canaries.find(&route.path(), [Ok(plain(route, bytes))]),
            Output::Blob(blob) => {
                canaries.find(&route.path(), (0..blob.chunks().len()).map(|index| blobs.read(&blob, index)))
            }
        };
        found.lock().unwrap_or_else(PoisonError::into_inner).extend(here?);
        Ok(())
    };
    let mut findings = pages::render(site, &site.routes(), printer, start, None, search)?;
    findings.extend(found.into_inner().unwrap_or_else(PoisonError::into_inner));
    Ok(findings)
}

/// An output as it is searched: coded texts in plain form.
fn plain(route: &Route, bytes: Vec<u8>) -> Vec<u8> {
    match route {
        Route::SearchFile(SearchFile::Texts(_)) => render::plain_texts(&bytes).unwrap_or(bytes),
        _ => bytes,
    }
}

/// The release of `--against [RELEASE=]FILE`, and the rest. What precedes a `=` is a part of the path if it has a slash.
fn release(argument: &str) -> (Option<&str>, &str) {
    match argument.split_once('=').filter(|(key, _)| !key.contains(['/', '\\'])) {
        Some((key, file)) => (Some(key), file),
        None => (None, argument),
    }
}

/// Fails if a report has no such release, unless it has errors in its facts, which are findings.
fn has_release(site: &Site, folder: &Folder, release: Option<&str>) -> Result<(), Error> {
    let index = folder.index();
    let has_errors =
        site.findings().iter().any(|finding| finding.file == index && finding.severity() == Severity::Error);
    let Some((report, _)) = site.catalog().report(folder).filter(|_| !has_errors) else { return Ok(()) };
    match release.filter(|key| report.releases.iter().all(|release| release.key != **key)) {
        Some(key) => {
            let known: Vec<&str> = report.releases.iter().map(|release| release.key.as_str()).collect();
            let help = match known.as_slice() {
                [] => "add it to the front matter of the report's index.md: a [[release]] with its key".to_owned(),
                known => format!("its releases are {}", known.join(", ")),
            };
            Err(Error::new(format!("the report `{folder}` has no release `{key}`")).help(help))
        }
        None => Ok(()),
    }
}

/// The file and the report of `--against FILE[:REPORT]`. The name of a file may hold a colon: what follows the last one is a report if
/// the site has it, or if it cannot be part of a path.
fn which<'a>(argument: &'a str, reports: &[&'a Folder]) -> Result<(&'a str, &'a Folder), Error> {
    if let Some((file, name)) = argument.rsplit_once(':') {
        if let Some(report) = reports.iter().find(|report| report.as_str() == name) {
            return Ok((file, report));
        }
        if !file.is_empty() && !name.is_empty() && !name.contains(['/', '\\', '.']) {
            let similar = reports.iter().min_by_key(|report| strsim::osa_distance(report.as_str(), name));
            let error = Error::new(format!("the site has no report `{name}`"));
            return Err(match similar {
                Some(similar) => error.help(format!("did you mean `{similar}`?")),
                None => error,
            });
        }
    }
    match reports {
        [report] => Ok((argument, report)),
        [] => Err(Error::new("the site has no report to compare with")),
        [first, ..] => {
            // Whether the file exists matters before whose text it is.
            disk::read_file(Path::new(argument))?;
            let message = format!("{argument} could belong to any of the site's {} reports", reports.len());
            Err(Error::new(message).help(format!("name the report: --against {argument}:{first}")))
        }
    }
}

/// `sov-87-10015x against ocr.txt: 5493 words, 34 redactions and 72 codes in both`.
fn summary(folder: &Folder, file: &str, [report, ocr]: [Counts; 2]) -> String {
    let number = |here: usize, there: usize, word: &str| {
        let there = if here == there { String::new() } else { format!(" (the OCR has {there})") };
        count(here, word) + &there
    };
    format!(
        "{folder} against {file}: {}, {}, {} in the margin",
        number(report.words, ocr.words, "word"),
        number(report.gaps, ocr.gaps, "redaction"),
        number(report.codes, ocr.codes, "code"),
    )
}

/// The files of a site, and the OCR texts that it was compared with.
struct Readings<'a> {
    site: &'a Site,
    sources: Vec<Source>,
}

impl Sources for Readings<'_> {
    fn source(&self, path: &FilePath) -> Option<&Source> {
        self.site.source(path).or_else(|| self.sources.iter().find(|source| source.path() == path))
    }
}
