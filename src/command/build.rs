//! `lacuna build`.

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::catalog::Route;
use crate::cli::BuildArgs;
use crate::diagnostic::{Finding, Tally};
use crate::disk::{self, Publication};
use crate::edition::ReportKind;
use crate::render::{self, Output};
use crate::site::Site;

use super::say::say;
use super::{Failure, Outcome, open, outcome, pages, print_findings};

/// Builds a site into a folder.
///
/// # Errors
///
/// The site cannot be read, the output is refused, or the disk fails; the old site is as it was.
pub fn build(arguments: &BuildArgs) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let out = arguments.out.clone().unwrap_or_else(|| arguments.site.join("public"));
    let intake = open(&arguments.site)?;
    let strictness = if arguments.deny_warnings { "warnings denied" } else { "" };
    let base_url = arguments.base_url.as_deref().unwrap_or_default();
    let theme = render::theme_fingerprint();
    let fingerprint = intake.fingerprint(&[env!("CARGO_PKG_VERSION"), crate::BUILD, &theme, strictness, base_url]);
    let index = out.join(Route::FindingAid.path());
    if intake.faults.is_empty() && disk::is_current(&out, &fingerprint) {
        say(&format!("Unchanged: {} is up to date\n", show(&index)));
        return show_site(arguments.open, &index);
    }
    let publication = Publication::begin(&arguments.site, &out)?;
    let mut site = Site::empty()?.published_at(arguments.base_url.clone());
    site.apply(intake);
    let mut findings = site.findings();
    if outcome(&findings, arguments.deny_warnings) == Outcome::Fine {
        let write = |route: &Route, output: Output| match output {
            Output::Bytes(bytes) => publication.write(&route.path(), &bytes),
            Output::Blob(blob) => publication.copy(&route.path(), &blob),
        };
        findings.extend(pages::render(&site, "Building", start, write)?);
    }
    print_findings(&findings, &*site);
    if outcome(&findings, arguments.deny_warnings) == Outcome::Faulty {
        eprintln!("{}: nothing was written", Tally::of(&findings));
        return Ok(Outcome::Faulty);
    }
    publication.commit(&fingerprint)?;
    summary(&site, &findings, start);
    say(&format!("{}\n", show(&index)));
    // The program ends here, and all memory is given back at once: to take a large site apart piece by piece would only take time.
    std::mem::forget(site);
    show_site(arguments.open, &index)
}

fn summary(site: &Site, findings: &[Finding], start: Instant) {
    let (mut reports, mut sections, mut redactions) = (0, 0, 0);
    let all = site.catalog().reports().filter(|(_, report, _)| report.kind == ReportKind::Report);
    for (.., entry) in all {
        reports += 1;
        sections += entry.count();
        redactions += entry.tally().redactions();
    }
    let is_page = |route: &&Route| route.path().ends_with(".html");
    let pages = site.routes().iter().filter(is_page).count();
    let count = |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
    say(&format!(
        "Built {}, {}, {}: {} in {:.2} s ({})\n",
        count(reports, "report"),
        count(sections, "section"),
        count(redactions as usize, "redaction"),
        count(pages, "page"),
        start.elapsed().as_secs_f64(),
        Tally::of(findings),
    ));
}

fn show_site(wanted: bool, index: &Path) -> Result<Outcome, Failure> {
    if wanted {
        let path = std::path::absolute(index).unwrap_or_else(|_| PathBuf::from(index));
        open::that_detached(&path)
            .map_err(|fault| Failure(format!("{}: no browser opened it: {fault}", show(&path))))?;
    }
    Ok(Outcome::Fine)
}

/// A path as people write it: without the `./` of this folder.
fn show(path: &Path) -> String {
    path.strip_prefix(".").unwrap_or(path).display().to_string()
}
