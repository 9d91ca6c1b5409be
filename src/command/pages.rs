//! Renders all pages of a site.

use std::sync::Mutex;
use std::time::Instant;

use crate::catalog::Route;
use crate::diagnostic::Finding;
use crate::disk::DiskError;
use crate::render::Output;
use crate::site::Snapshot;

use super::Printer;
use super::progress::Progress;

/// Renders every page and hands it to `take`. A template that fails is a finding, listed once for all pages that it breaks.
///
/// # Errors
///
/// The error of `take`.
pub(super) fn render(
    site: &Snapshot,
    printer: &Printer,
    what: &'static str,
    start: Instant,
    take: impl Fn(&Route, Output) -> Result<(), DiskError> + Sync,
) -> Result<Vec<Finding>, DiskError> {
    let routes = site.routes();
    let progress = Progress::new(printer, what, routes.len(), start);
    let findings = Mutex::new(Vec::new());
    let taken = site.each_page(&routes, |route, page| {
        match page {
            Ok(Some(output)) => take(route, output)?,
            Ok(None) => {}
            Err(finding) => {
                if let Ok(mut findings) = findings.lock() {
                    findings.push(finding);
                }
            }
        }
        progress.tick();
        Ok(())
    });
    progress.finish();
    taken?;
    let mut findings = findings.into_inner().unwrap_or_default();
    findings.sort();
    findings.dedup();
    Ok(findings)
}
