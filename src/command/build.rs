//! `lacuna build`.

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::catalog::Route;
use crate::cli::BuildArgs;
use crate::diagnostic::{Finding, Tally};
use crate::disk::{self, Publication};
use crate::edition::ReportKind;
use crate::render::{self, Output};
use crate::site::{Site, Snapshot};

use super::progress::Progress;
use super::{Error, Outcome, Printer, browse, count, load, open, outcome, pages};

/// Builds a site into a folder.
///
/// # Errors
///
/// The site cannot be read, the output folder cannot be replaced, or the disk fails. The old site stays as it was.
pub fn build(arguments: &BuildArgs, printer: &Printer) -> Result<Outcome, Error> {
    let start = Instant::now();
    let out = arguments.out.clone().unwrap_or_else(|| arguments.site.join("public"));
    let intake = open(&arguments.site)?;
    let strictness = if arguments.deny_warnings { "warnings denied" } else { "" };
    let base_url = arguments.base_url.as_deref().unwrap_or_default();
    let max_size = arguments.max_size.map(|size| size.0.to_string()).unwrap_or_default();
    let theme = render::theme_fingerprint();
    let fingerprint =
        intake.fingerprint(&[env!("CARGO_PKG_VERSION"), crate::BUILD, &theme, strictness, &max_size, base_url]);
    let index = out.join(Route::FindingAid.path().as_str());
    if intake.faults.is_empty() && disk::is_current(&out, &fingerprint) {
        printer.line(&format!("Unchanged: {} is up to date", show(&index)));
        return show_site(arguments.open, &index);
    }
    let waiting =
        || printer.message("Waiting for another build of this folder to end; to stop waiting, press Ctrl-C\n");
    let publication = Publication::begin(&arguments.site, &out, waiting)?;
    let site = Site::empty().published_at(arguments.base_url.clone());
    let (site, mut findings) = {
        let site = load(site, intake, printer, start);
        // Pages need only the snapshot; the rest of a site is for saves.
        (site.snapshot(), site.findings().to_vec())
    };
    let mut routes = Vec::new();
    if outcome(&findings, arguments.deny_warnings) == Outcome::Success {
        routes = site.routes();
        let write = |route: &Route, output: Output| match output {
            Output::Bytes(bytes) => publication.write(route.path().as_str(), &bytes),
            Output::Blob(blob) => publication.copy(route.path().as_str(), &blob),
        };
        findings.extend(pages::render(&site, &routes, printer, start, arguments.max_size, write)?);
    }
    printer.findings(&findings, &*site);
    if outcome(&findings, arguments.deny_warnings) == Outcome::HasErrors {
        printer.message(&format!("{}: nothing was written\n", Tally::of(&findings)));
        return Ok(Outcome::HasErrors);
    }
    let progress = Progress::new(printer, "Publishing", 0, start);
    publication.commit(&fingerprint)?;
    drop(progress);
    printer.line(&summary(&site, &routes, &findings, start));
    printer.line(&show(&index));
    // The process ends, which frees all memory at once.
    std::mem::forget(site);
    show_site(arguments.open, &index)
}

fn summary(site: &Snapshot, routes: &[Route], findings: &[Finding], start: Instant) -> String {
    let (mut reports, mut sections, mut redactions) = (0, 0, 0);
    let all = site.catalog().reports().filter(|(_, report, _)| report.kind == ReportKind::Report);
    for (.., entry) in all {
        reports += 1;
        sections += entry.count();
        redactions += entry.tally().redactions();
    }
    let is_page = |route: &&Route| route.path().as_str().ends_with(".html");
    let pages = routes.iter().filter(is_page).count();
    format!(
        "Built {}, {}, {}: {} in {:.2} s ({})",
        count(reports, "report"),
        count(sections, "section"),
        count(redactions as usize, "redaction"),
        count(pages, "page"),
        start.elapsed().as_secs_f64(),
        Tally::of(findings),
    )
}

fn show_site(wanted: bool, index: &Path) -> Result<Outcome, Error> {
    if wanted {
        let path = std::path::absolute(index).unwrap_or_else(|_| PathBuf::from(index));
        browse(&path)?;
    }
    Ok(Outcome::Success)
}

/// A path as people write it: without the `./` of this folder.
fn show(path: &Path) -> String {
    path.strip_prefix(".").unwrap_or(path).display().to_string()
}
