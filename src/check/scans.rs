//! The scans of a report: which ones its page marks name, and which ones exist.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, ReportEntry};
use crate::diagnostic::{Code, Finding};
use crate::edition::{Folder, Report, ReportKind, ScanFiles, ScanPattern};
use crate::facts;
use crate::text::{FilePath, Source, Span};

use super::pages::{Run, runs};

/// The scans that a page mark names and that do not exist, and the pictures that no page mark leads to. `index` is the `index.md` of the
/// report; `marks` gives the places of the page marks of a file.
pub fn scans(
    folder: &Folder,
    entry: &ReportEntry,
    index: Option<&Source>,
    marks: &dyn Fn(&FilePath) -> Vec<Span>,
    catalog: &Catalog,
) -> Vec<Finding> {
    let Some(report) = entry.report() else { return Vec::new() };
    let Some(files) = &report.scans.files else { return unnamed(folder, report, catalog).into_iter().collect() };
    let stated = |code, message: String| {
        let span = index.and_then(|index| facts::find_quoted(index, &files.to_string()));
        Finding::new(code, &folder.index(), span, message)
    };
    let pattern = match files {
        ScanFiles::Document(path) if catalog.has_file(&format!("{folder}/{path}")) => return Vec::new(),
        ScanFiles::Document(path) => {
            let help = format!("put it into content/{folder}/, or correct its name");
            return vec![stated(Code::MissingScan, format!("`{path}` does not exist")).help(help)];
        }
        ScanFiles::Pictures(pattern) => pattern,
    };
    let mut findings = Vec::new();
    let mut pictures: BTreeMap<u32, &str> = BTreeMap::new();
    for (number, scan) in catalog.pictures(folder, pattern) {
        let name = scan.path.strip_prefix(folder.as_str()).unwrap_or(scan.path).trim_start_matches('/');
        match number {
            None => {
                let message = format!("the file name of `{name}` has no scan number, counted from 1");
                let help = "rename it so that its last number is that of the scan, or move it to another folder";
                findings.push(stated(Code::UnusedScan, message).help(help));
            }
            Some(number) => match pictures.get(&number) {
                Some(first) => {
                    let message = format!("`{name}` and `{first}` are both scan {number}");
                    findings.push(stated(Code::UnusedScan, message).help("remove one, or rename it"));
                }
                None => drop(pictures.insert(number, name)),
            },
        }
    }
    if pictures.is_empty() && findings.is_empty() {
        let help = match catalog.other_picture(folder, pattern) {
            Some(other) => {
                let (stem, ending) = other.rsplit_once('.').unwrap_or((other, ""));
                let place = stem.rsplit_once('/').map_or(String::new(), |(place, _)| format!("{place}/"));
                format!("there is `{other}`: to use it, write scans = \"{place}*.{ending}\"; capital letters count")
            }
            None => format!("put the pictures into content/{folder}/, or correct the path"),
        };
        return vec![stated(Code::MissingScan, format!("no file matches `{files}`")).help(help)];
    }
    let mut named = BTreeSet::new();
    for (_, file, summary) in entry.sections() {
        let missing = summary.folios.iter().enumerate().filter_map(|(at, folio)| Some((at, folio, folio.scan?)));
        let missing = missing.filter(|(.., scan)| named.insert(*scan) && !pictures.contains_key(scan));
        let missing: Vec<_> = missing.collect();
        let places = if missing.is_empty() { Vec::new() } else { marks(file) };
        findings.extend(missing.into_iter().map(|(at, folio, scan)| {
            let message = format!("{} has scan {scan}, but no file of `{files}` has that number", folio.phrase());
            let help = format!(
                "correct the number, or add the picture: {}",
                files.to_string().replacen('*', &scan.to_string(), 1)
            );
            Finding::new(Code::MissingScan, file, places.get(at).copied(), message).help(help)
        }));
    }
    let unused = runs(pictures.keys().copied().filter(|scan| !named.contains(scan)), |scan| scan.to_string());
    if let Some(first) = unused.first() {
        let message = match (first, unused.len()) {
            (Run::One(scan), 1) => format!("no page mark has scan {scan}"),
            _ => format!("no page mark has scans {}", Run::list(&unused)),
        };
        let help = "write the number in the mark of its page: [page 4, scan 9]; or remove the picture";
        findings.push(stated(Code::UnusedScan, message).help(help));
    }
    findings
}

/// The pictures in the folder for scans of a report whose `index.md` does not name them.
fn unnamed(folder: &Folder, report: &Report, catalog: &Catalog) -> Option<Finding> {
    let patterns = ScanPattern::ENDINGS.iter().map(|ending| format!("{}/*.{ending}", ScanPattern::FOLDER));
    let has_pictures = |pattern: &String| {
        ScanPattern::new(pattern)
            .is_some_and(|pattern| catalog.pictures(folder, &pattern).any(|(number, _)| number.is_some()))
    };
    let pattern = patterns.filter(|_| report.kind == ReportKind::Report).find(has_pictures)?;
    let message =
        format!("the pictures in {}/ are published, but no page of the report shows them", ScanPattern::FOLDER);
    let help = format!("say in index.md that they are its scans, below its title: scans = \"{pattern}\"");
    Some(Finding::new(Code::UnusedScan, &folder.index(), None, message).help(help))
}
