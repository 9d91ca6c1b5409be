//! A folder of scans with text files beside them.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::edition::{ScanPattern, scan_number};

use super::error::DiskError;

const PICTURES: [&str; 9] = ["png", "jpg", "jpeg", "webp", "tif", "tiff", "gif", "jp2", "avif"];
const TEXTS: [&str; 2] = ["txt", "md"];

/// A folder of scans.
#[derive(Debug, Default)]
pub struct ScanFolder {
    /// The number of each page, and its text file, if there is one. If each name has a [number](scan_number) of its own, that is the number;
    /// otherwise the pages are counted in the order of their names, where `page-9` comes before `page-10`.
    pub pages: BTreeMap<u32, Option<PathBuf>>,
    /// The pictures that one [`ScanPattern`] finds in a report: none unless each name has a number of its own.
    pub pictures: Vec<PathBuf>,
    /// The names of the texts that have no picture.
    pub without_picture: Vec<String>,
}

/// The files of one page: its text, and its pictures. Names that differ in case, zeros, or the signs between words are names of one page.
#[derive(Debug, Default)]
struct Page {
    stem: String,
    text: Option<PathBuf>,
    pictures: Vec<PathBuf>,
}

impl ScanFolder {
    /// Reads a folder; `None` if the path is not one.
    ///
    /// # Errors
    ///
    /// The folder cannot be read, has no scan and no text, or has two texts or two equal pictures of one page.
    pub fn read(folder: &Path) -> Result<Option<Self>, DiskError> {
        let failed = |error| DiskError::io("read", folder, &error);
        if !fs::metadata(folder).map_err(failed)?.is_dir() {
            return Ok(None);
        }
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder).map_err(failed)? {
            paths.push(entry.map_err(failed)?.path());
        }
        paths.sort();
        let mut pages: BTreeMap<Vec<NamePart>, Page> = BTreeMap::new();
        for path in paths {
            let (Some(stem), Some(kind)) = (path.file_stem(), ending(&path)) else { continue };
            let (is_text, is_picture) = (TEXTS.contains(&kind.as_str()), PICTURES.contains(&kind.as_str()));
            if !is_text && !is_picture {
                continue;
            }
            let stem = stem.to_string_lossy().into_owned();
            let page = pages.entry(name_parts(&stem)).or_default();
            let twin = page.pictures.iter().find(|other| ending(other).as_ref() == Some(&kind));
            if let Some(twin) = if is_text { page.text.as_ref() } else { twin } {
                let names = [twin, &path].map(|path| path.file_name().unwrap_or_default().to_string_lossy());
                let message = format!("`{}` and `{}` are both of one page", names[0], names[1]);
                return Err(DiskError::usage(folder, message, "rename or move one of them"));
            }
            page.stem = stem;
            if is_text {
                page.text = Some(path);
            } else {
                page.pictures.push(path);
            }
        }
        if pages.is_empty() {
            let help = "put a text file with the same name beside each picture: page-1.png, page-1.txt";
            return Err(DiskError::usage(folder, "the folder has no page images and no text files", help));
        }
        let pages: Vec<Page> = pages.into_values().collect();
        let names =
            pages.iter().filter(|page| page.pictures.is_empty()).filter_map(|page| page.text.as_ref()?.file_name());
        let without_picture = names.map(|name| name.to_string_lossy().into_owned()).collect();
        let numbers: BTreeSet<u32> = pages.iter().filter_map(|page| scan_number(&page.stem)).collect();
        let is_numbered = numbers.len() == pages.len();
        let pictures = pages.iter().flat_map(|page| page.pictures.clone());
        let pictures = alike(pictures.filter(|_| is_numbered));
        let number =
            |(place, page): (u32, Page)| (scan_number(&page.stem).filter(|_| is_numbered).unwrap_or(place), page.text);
        let pages = (1..).zip(pages).map(number).collect();
        Ok(Some(Self { pages, pictures, without_picture }))
    }
}

/// The pictures that browsers show, with the ending that most of them have.
fn alike(paths: impl Iterator<Item = PathBuf>) -> Vec<PathBuf> {
    let mut by_ending: BTreeMap<OsString, Vec<PathBuf>> = BTreeMap::new();
    let is_shown = |path: &PathBuf| ending(path).is_some_and(|kind| ScanPattern::ENDINGS.contains(&kind.as_str()));
    for path in paths.filter(is_shown) {
        by_ending.entry(path.extension().unwrap_or_default().to_owned()).or_default().push(path);
    }
    by_ending.into_values().max_by_key(Vec::len).unwrap_or_default()
}

/// The ending of a name, in lower case.
fn ending(path: &Path) -> Option<String> {
    Some(path.extension()?.to_string_lossy().to_ascii_lowercase())
}

/// The pictures of scans in the folder `scans` of a report, as its `index.md` names them: `scans/*.png`. `None` without such pictures.
pub fn scans_beside(report: &Path) -> Option<String> {
    let entries = fs::read_dir(report.join(ScanPattern::FOLDER)).ok()?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    scan_pattern(ScanPattern::FOLDER, alike(paths.into_iter()).first()?)
}

/// The pattern of the pictures in a folder of a report that have the ending of one of them.
pub fn scan_pattern(folder: &str, picture: &Path) -> Option<String> {
    Some(format!("{folder}/*.{}", picture.extension()?.to_str()?))
}

/// A part of a name: its numbers are compared as numbers.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum NamePart {
    Number(u64),
    Letter(char),
}

fn name_parts(name: &str) -> Vec<NamePart> {
    let mut parts = Vec::new();
    for c in name.chars().map(|c| if matches!(c, '_' | ' ') { '-' } else { c.to_ascii_lowercase() }) {
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
