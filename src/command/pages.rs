//! Renders all pages of a site.

use std::sync::Mutex;
use std::time::Instant;

use bytesize::ByteSize;

use crate::catalog::Route;
use crate::diagnostic::{Code, Finding};
use crate::disk::DiskError;
use crate::edition::OutPath;
use crate::render::Output;
use crate::site::Snapshot;
use crate::text::FilePath;

use super::Printer;
use super::progress::Progress;

/// Renders the page of each route and hands it to `take`. A template that fails is a finding, listed once for all pages that it breaks,
/// and so is a site that is larger than `max_size` or than most hosts take.
///
/// # Errors
///
/// The error of `take`.
pub(super) fn render(
    site: &Snapshot,
    routes: &[Route],
    printer: &Printer,
    start: Instant,
    max_size: Option<ByteSize>,
    take: impl Fn(&Route, Output) -> Result<(), DiskError> + Sync,
) -> Result<Vec<Finding>, DiskError> {
    let progress = Progress::new(printer, "Rendering", routes.len(), start);
    let findings = Mutex::new(Vec::new());
    let sizes = Mutex::new(Vec::new());
    let taken = site.each_page(routes, |route, page| {
        match page {
            Ok(Some(output)) => {
                if let Ok(mut sizes) = sizes.lock() {
                    sizes.push((ByteSize(output.length()), route.path()));
                }
                take(route, output)?;
            }
            Ok(None) => {}
            Err(finding) => {
                if let Ok(mut findings) = findings.lock() {
                    findings.push(finding);
                }
            }
        }
        progress.advance(1);
        Ok(())
    });
    drop(progress);
    taken?;
    let mut findings = findings.into_inner().unwrap_or_default();
    findings.sort();
    findings.dedup();
    findings.extend(too_large(sizes.into_inner().unwrap_or_default(), max_size));
    Ok(findings)
}

/// How large a site GitHub Pages publishes.
const HOST_SIZE: ByteSize = ByteSize::gb(1);

/// The finding for a site that is larger than it should be, which names its largest files.
fn too_large(mut sizes: Vec<(ByteSize, OutPath)>, max_size: Option<ByteSize>) -> Option<Finding> {
    let total = ByteSize(sizes.iter().map(|(size, _)| size.0).sum());
    let (code, limit) = match max_size {
        Some(limit) => (Code::SiteTooLarge, format!("--max-size allows {}", limit.display().si())),
        None => (Code::LargeSite, format!("GitHub Pages publishes at most {}", HOST_SIZE.display().si())),
    };
    if total <= max_size.unwrap_or(HOST_SIZE) {
        return None;
    }
    sizes.sort_unstable_by(|(one, path), (other, other_path)| other.cmp(one).then_with(|| path.cmp(other_path)));
    let largest: Vec<String> =
        sizes.iter().take(3).map(|(size, path)| format!("{path} ({})", size.display().si())).collect();
    let message = format!("the site is {}, and {limit}", total.display().si());
    let help = format!("its largest files are {}", largest.join(", "));
    Some(Finding::new(code, &FilePath::new("content"), None, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_larger_than_its_host_takes_is_a_finding() {
        let sizes = |last| vec![(ByteSize::mb(600), OutPath::new("a.bin")), (ByteSize(last), OutPath::new("b.bin"))];
        let code = |last, max_size| too_large(sizes(last), max_size).map(|finding| finding.code);
        assert_eq!(code(400_000_000, None), None);
        assert_eq!(code(400_000_001, None), Some(Code::LargeSite));
        assert_eq!(code(400_000_001, Some(ByteSize::gb(2))), None);
        assert_eq!(code(1, Some(ByteSize::mb(600))), Some(Code::SiteTooLarge));
        let help = too_large(sizes(700_000_000), None).and_then(|finding| finding.help);
        assert_eq!(help.as_deref(), Some("its largest files are b.bin (700.0 MB), a.bin (600.0 MB)"));
    }
}
