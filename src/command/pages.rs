//! All pages of a site, rendered one after another on every core.

use std::sync::Mutex;
use std::time::Instant;

use crate::catalog::Route;
use crate::diagnostic::Finding;
use crate::disk::DiskError;
use crate::render::Output;
use crate::site::Snapshot;

use super::progress::Progress;

/// Renders every route and hands each to `take`: a build writes it, a check does not. The faults of templates are
/// findings, and one broken template, which breaks many pages, is said once.
///
/// # Errors
///
/// What `take` could not do.
pub(super) fn render(
    site: &Snapshot,
    what: &'static str,
    start: Instant,
    take: impl Fn(&Route, Output) -> Result<(), DiskError> + Sync,
) -> Result<Vec<Finding>, DiskError> {
    let routes = site.routes();
    let progress = Progress::new(what, routes.len(), start);
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
