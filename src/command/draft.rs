//! `lacuna draft`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::cli::DraftArgs;
use crate::diagnostic::Finding;
use crate::disk::{self, ScanFolder};
use crate::draft::{self, Draft, DraftSource, SourcePages};
use crate::edition::{ScanPattern, Slug};
use crate::sequence;
use crate::text::{FilePath, Place, Refusal, Source, Uncut, withhold};

use super::progress::Progress;
use super::render::NoSources;
use super::{Error, Outcome, Printer, Surroundings, count};

/// Drafts a report from OCR texts into a new folder, and says what differs from a draft that was there before.
///
/// # Errors
///
/// The folder cannot be that of a report, a source cannot be read, or the folder cannot be written.
pub fn draft(arguments: &DraftArgs, printer: &Printer) -> Result<Outcome, Error> {
    let into = report_folder(arguments)?;
    let progress = Progress::new(printer, "Reading", arguments.sources.len(), Instant::now());
    let mut sources = Vec::new();
    let mut folders = Vec::new();
    for path in &arguments.sources {
        let folder = ScanFolder::read(path)?;
        match source(path, folder.as_ref())? {
            Ok(source) => sources.push(source),
            Err(finding) => {
                drop(progress);
                printer.findings(&[*finding], &NoSources);
                return Ok(Outcome::HasErrors);
            }
        }
        folders.extend(folder.map(|folder| (path.as_path(), folder)));
        progress.advance(1);
    }
    let title = arguments.title.clone().or_else(|| draft::subject(&sources)).unwrap_or_else(|| named(&into, &sources));
    let scans = DraftScans::new(arguments, &into, &folders);
    let registry = Surroundings::of(&into.join("index.md")).registry;
    let draft = Draft::new(&title, &sources, scans.pattern.as_deref(), &registry);
    let differences = differences(&into, &draft);
    if differences.as_ref().is_some_and(Vec::is_empty) {
        printer.line(&format!("Unchanged: {} has this draft", into.display()));
        return Ok(Outcome::Success);
    }
    let folder = disk::free_folder(&into);
    let files: Vec<(&str, &str)> = draft.files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    disk::create(&folder, &files)?;
    if !scans.to_copy.is_empty() {
        disk::copy_into(&folder.join(ScanPattern::FOLDER), &scans.to_copy)?;
    }
    drop(progress);
    let (pages, redactions) = (count(draft.pages, "page"), count(draft.redactions, "redaction"));
    let sections = count(sources.len(), "section");
    printer.line(&format!("{}: {sections}, {pages}, {redactions}", folder.display()));
    if !scans.to_copy.is_empty() {
        let pictures = count(scans.to_copy.len(), "picture");
        printer.line(&format!("Copied {pictures} to {}", folder.join(ScanPattern::FOLDER).display()));
    }
    for (path, scan_folder) in &folders {
        without_pictures(path, scan_folder).into_iter().for_each(|line| printer.line(&line));
    }
    if draft.guesses_pages {
        printer.line("Pages without a scan number, such as [page 2?], are guesses: the text does not number them");
    }
    if !draft.left_out.is_empty() {
        let ranges = draft.left_out.iter().map(|range| match (range.start(), range.end()) {
            (first, last) if first == last => first.to_string(),
            (first, last) => format!("{first}-{last}"),
        });
        let ranges = ranges.collect::<Vec<_>>().join(", ");
        printer.line(&format!(
            "Missing scans: {ranges}. If the original has these pages, add them, or mark them as not scanned"
        ));
    }
    for difference in differences.into_iter().flatten() {
        printer.line(&format!("{} exists and differs: {difference}", into.display()));
    }
    printer.line("Next: run `lacuna serve` and compare each page with its scan, then run `lacuna check`");
    Ok(Outcome::Success)
}

/// The folder of the new report. Only a folder in `content/` can be a report.
fn report_folder(arguments: &DraftArgs) -> Result<PathBuf, Error> {
    let into = &arguments.into;
    let absolute = std::path::absolute(into).unwrap_or_else(|_| into.clone());
    let is_content = |path: &Path| path.file_name().is_some_and(|name| name == "content");
    if absolute.parent().is_some_and(is_content) {
        return Ok(into.clone());
    }
    let name = if is_content(&absolute) { arguments.sources.first() } else { Some(into) };
    let name = name.map(|path| stem(path)).filter(|name| !name.is_empty() && name != "content");
    let content = absolute.ancestors().skip(1).find(|path| is_content(path));
    let content = content.and_then(|content| {
        let depth = absolute.strip_prefix(content).ok()?.components().count();
        into.ancestors().nth(depth).filter(|path| !path.as_os_str().is_empty())
    });
    let content = if is_content(&absolute) { Some(into.as_path()) } else { content };
    let beside = into.parent().filter(|_| into.is_absolute()).map(|parent| parent.join("content"));
    let content = content.map(Path::to_owned).or(beside).unwrap_or_else(|| PathBuf::from("content"));
    let right = content.join(name.as_deref().unwrap_or("memo"));
    let help = format!("put the report into a folder of its own in content/: --into {}", right.display());
    Err(Error::new(format!("{} is not a folder in content/", into.display())).help(help))
}

/// The name of a report whose text states no subject: that of its only source, or of its folder.
fn named(into: &Path, sources: &[DraftSource]) -> String {
    let name = match sources {
        [one] if one.name != ScanPattern::FOLDER => one.name.clone(),
        _ => stem(into),
    };
    // A number in an archive has hyphens of its own.
    if name.contains(char::is_alphabetic) { Slug::new(&name).in_words() } else { name }
}

/// What to say of texts without a picture in a folder of scans.
fn without_pictures(path: &Path, folder: &ScanFolder) -> Option<String> {
    let texts = &folder.without_picture;
    let path = path.display();
    if texts.len() == folder.pages.len() {
        return Some(format!("{path} has no pictures: each text is a page, in the order of the names"));
    }
    let is_one = texts.len() == 1;
    let (texts_have, is_page) = if is_one { ("This text has", "it is") } else { ("These texts have", "each is") };
    let names = texts.join(", ");
    (!texts.is_empty()).then(|| format!("{texts_have} no picture in {path}, so {is_page} a page of its own: {names}"))
}

/// Where the report that is drafted has its scans.
#[derive(Debug, Default)]
struct DraftScans {
    /// What `index.md` says.
    pattern: Option<String>,
    /// The pictures to copy into its folder.
    to_copy: Vec<PathBuf>,
}

impl DraftScans {
    /// Pictures in `scans/`, the PDF file that the draft is made from, or the pictures of a source.
    fn new(arguments: &DraftArgs, into: &Path, folders: &[(&Path, ScanFolder)]) -> Self {
        if let Some(pattern) = disk::scans_beside(into) {
            return Self { pattern: Some(pattern), to_copy: Vec::new() };
        }
        let [source] = arguments.sources.as_slice() else { return Self::default() };
        let below = source.strip_prefix(into).ok().and_then(Path::to_str).map(|path| path.replace('\\', "/"));
        let Some((_, folder)) = folders.first() else {
            let pattern = below.filter(|path| path.to_ascii_lowercase().ends_with(".pdf"));
            return Self { pattern, to_copy: Vec::new() };
        };
        let Some(picture) = folder.pictures.first() else { return Self::default() };
        match below {
            Some(below) => Self { pattern: disk::scan_pattern(&below, picture), to_copy: Vec::new() },
            None => {
                Self { pattern: disk::scan_pattern(ScanPattern::FOLDER, picture), to_copy: folder.pictures.clone() }
            }
        }
    }
}

/// Reads a text, a PDF file, or a folder of scans with their texts. A text that opens withheld text is refused.
fn source(path: &Path, folder: Option<&ScanFolder>) -> Result<Result<DraftSource, Box<Finding>>, Error> {
    let is_pdf = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    let pages = match folder {
        None if is_pdf => {
            let name = FilePath::named(path);
            let public = withhold(&name, disk::pdf_text(path)?);
            whole(&name, public).map(SourcePages::Together)
        }
        None => read(path)?.map(SourcePages::Together),
        Some(folder) => {
            let texts = folder.pages.iter().map(|(number, text)| {
                let text = text.as_deref().map(read).transpose()?.transpose();
                Ok(text.map(|text| (*number, text)))
            });
            texts.collect::<Result<Result<_, _>, Error>>()?.map(SourcePages::Scans)
        }
    };
    Ok(pages.map(|pages| DraftSource { name: stem(path), pages }))
}

fn read(path: &Path) -> Result<Result<Source, Box<Finding>>, Error> {
    Ok(whole(&FilePath::named(path), public(path)?))
}

fn public(path: &Path) -> Result<Result<Source, Refusal>, Error> {
    Ok(withhold(&FilePath::named(path), disk::read_file(path)?))
}

/// A public text, unless it lacks words: a draft has every word of its text.
fn whole(name: &FilePath, public: Result<Source, Refusal>) -> Result<Source, Box<Finding>> {
    let whole = public.and_then(|source| match source.seals().first() {
        Some(seal) => Err(Refusal::Withheld(Some(Place::of(source.text(), seal.range().start)), Uncut::NotHere)),
        None => Ok(source),
    });
    whole.map_err(|refusal| Box::new(Finding::refused(name, refusal)))
}

/// The name of a file or folder without its ending.
fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Where the files of a report differ from a draft, a line for each file; `None` if the folder has no report.
fn differences(folder: &Path, draft: &Draft) -> Option<Vec<String>> {
    let there = |name: &str| public(&folder.join(name)).ok().and_then(Result::ok);
    there("index.md")?;
    let files = draft.files.iter();
    let lines = files.filter_map(|(name, text)| match there(name) {
        None => Some(format!("{name} is missing")),
        Some(source) => {
            let (changed, first) = changed_lines(source.text(), text)?;
            Some(format!("{name}, {} from line {first} on", count(changed, "line")))
        }
    });
    Some(lines.collect())
}

/// How many lines of a text differ from another one, and the first of them; `None` if they are equal.
fn changed_lines(text: &str, other: &str) -> Option<(usize, usize)> {
    let mut numbers = BTreeMap::new();
    let [text, other] = [text, other].map(|text| {
        let number = |line| {
            let next = numbers.len() as u32;
            *numbers.entry(line).or_insert(next)
        };
        text.lines().map(number).collect::<Vec<u32>>()
    });
    let changes = sequence::changes(&text, &other);
    let first = changes.first()?.0.start + 1;
    Some((changes.iter().map(|(in_text, in_other)| in_text.len().max(in_other.len())).sum(), first))
}
