//! A folder of scans with text files beside them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::edition::{ScanPattern, scan_number};

use super::error::DiskError;

const PICTURES: [&str; 9] = ["png", "jpg", "jpeg", "webp", "tif", "tiff", "gif", "jp2", "avif"];
const TEXTS: [&str; 2] = ["txt", "md"];

/// The scans in a folder: the number of each, and its text file, if there is one. If each name has a [number](scan_number) of its own, that
/// is the number; otherwise the scans are counted in the order of their names, where `page-9` comes before `page-10`. `None` if the path is
/// not a folder.
///
/// # Errors
///
/// The folder cannot be read, or has no scan and no text.
pub fn scans(folder: &Path) -> Result<Option<BTreeMap<u32, Option<PathBuf>>>, DiskError> {
    let failed = |error| DiskError::io("read", folder, &error);
    if !fs::metadata(folder).map_err(failed)?.is_dir() {
        return Ok(None);
    }
    let mut scans: BTreeMap<(Vec<NamePart>, String), Option<PathBuf>> = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let (Some(stem), Some(ending)) = (path.file_stem(), path.extension()) else { continue };
        let (stem, ending) = (stem.to_string_lossy().into_owned(), ending.to_string_lossy().to_ascii_lowercase());
        let key = (name_parts(&stem), stem);
        if TEXTS.contains(&ending.as_str()) {
            scans.insert(key, Some(path));
        } else if PICTURES.contains(&ending.as_str()) {
            scans.entry(key).or_default();
        }
    }
    if scans.is_empty() {
        let help = "put a text file with the same name beside each picture: page-1.png, page-1.txt";
        return Err(DiskError::usage(folder, "the folder has no page images and no text files", help));
    }
    let numbered = scans.iter().map(|((_, stem), text)| Some((scan_number(stem)?, text.clone())));
    let numbered = numbered.collect::<Option<BTreeMap<u32, Option<PathBuf>>>>().filter(|all| all.len() == scans.len());
    Ok(Some(numbered.unwrap_or_else(|| (1..).zip(scans.into_values()).collect())))
}

/// The pictures of scans in the folder `scans` of a report, as its `index.md` names them: `scans/*.png`. `None` without such pictures.
#[must_use]
pub fn scans_beside(report: &Path) -> Option<String> {
    let names = fs::read_dir(report.join("scans")).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut patterns: BTreeMap<String, usize> = BTreeMap::new();
    for pattern in names.filter_map(|name| Some(format!("scans/*.{}", name.rsplit_once('.')?.1))) {
        if ScanPattern::new(&pattern).is_some() {
            *patterns.entry(pattern).or_default() += 1;
        }
    }
    patterns.into_iter().max_by_key(|(_, count)| *count).map(|(pattern, _)| pattern)
}

/// A part of a name: its numbers are compared as numbers.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum NamePart {
    Number(u64),
    Letter(char),
}

fn name_parts(name: &str) -> Vec<NamePart> {
    let mut parts = Vec::new();
    for c in name.chars() {
        match (c.to_digit(10), parts.last_mut()) {
            (Some(digit), Some(NamePart::Number(number))) => {
                *number = number.saturating_mul(10).saturating_add(digit.into());
            }
            (Some(digit), _) => parts.push(NamePart::Number(digit.into())),
            (None, _) => parts.push(NamePart::Letter(c)),
        }
    }
    parts
}
