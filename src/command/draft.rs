//! `lacuna draft`.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use crate::cli::DraftArgs;
use crate::diagnostic::Finding;
use crate::disk;
use crate::draft::{Draft, DraftSource, SourcePages};
use crate::edition::Slug;
use crate::sequence;
use crate::text::{FilePath, Place, Refusal, Source, Uncut, withhold};

use super::progress::Progress;
use super::render::NoSources;
use super::{Error, Outcome, Printer, Surroundings, count};

/// Drafts a report from OCR texts into a new folder, and says what differs from a draft that was there before.
///
/// # Errors
///
/// A source cannot be read, or the folder cannot be written.
pub fn draft(arguments: &DraftArgs, printer: &Printer) -> Result<Outcome, Error> {
    let progress = Progress::new(printer, "Reading", arguments.sources.len(), Instant::now());
    let mut sources = Vec::new();
    for path in &arguments.sources {
        match source(path)? {
            Ok(source) => sources.push(source),
            Err(finding) => {
                drop(progress);
                printer.findings(&[*finding], &NoSources);
                return Ok(Outcome::HasErrors);
            }
        }
        progress.advance(1);
    }
    let named =
        sources.first().filter(|_| sources.len() == 1).map_or_else(|| stem(&arguments.into), |it| it.name.clone());
    // A number in an archive has hyphens of its own.
    let title = if named.contains(char::is_alphabetic) { Slug::new(&named).in_words() } else { named };
    let title = arguments.title.clone().unwrap_or(title);
    let scans = scans(arguments);
    let registry = Surroundings::of(&arguments.into.join("index.md")).registry;
    let draft = Draft::new(&title, &sources, scans.as_deref(), &registry);
    let differences = differences(&arguments.into, &draft);
    if differences.as_ref().is_some_and(Vec::is_empty) {
        printer.line(&format!("Unchanged: {} has this draft", arguments.into.display()));
        return Ok(Outcome::Success);
    }
    let folder = disk::free_folder(&arguments.into);
    let files: Vec<(&str, &str)> = draft.files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    disk::create(&folder, &files)?;
    drop(progress);
    let (pages, redactions) = (count(draft.pages, "page"), count(draft.redactions, "redaction"));
    let sections = count(sources.len(), "section");
    printer.line(&format!("{}: {sections}, {pages}, {redactions}", folder.display()));
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
        printer.line(&format!("{} exists and differs: {difference}", arguments.into.display()));
    }
    printer.line("Next: run `lacuna serve` and compare each page with its scan, then run `lacuna check`");
    Ok(Outcome::Success)
}

/// Where the folder of the report has its scans: pictures in `scans/`, or the PDF file that the draft is made from.
fn scans(arguments: &DraftArgs) -> Option<String> {
    let document = match arguments.sources.as_slice() {
        [one] => one.strip_prefix(&arguments.into).ok().and_then(Path::to_str),
        _ => None,
    };
    disk::scans_beside(&arguments.into).or_else(|| {
        document.filter(|path| path.to_ascii_lowercase().ends_with(".pdf")).map(|path| path.replace('\\', "/"))
    })
}

/// Reads a text, a PDF file, or a folder of scans with their texts. A text that opens withheld text is refused.
fn source(path: &Path) -> Result<Result<DraftSource, Box<Finding>>, Error> {
    let is_pdf = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    let pages = match disk::scans(path)? {
        None if is_pdf => {
            let name = FilePath::named(path);
            let public = withhold(&name, disk::pdf_text(path)?);
            whole(&name, public).map(SourcePages::Together)
        }
        None => read(path)?.map(SourcePages::Together),
        Some(scans) => {
            let texts = scans.iter().map(|(number, text)| {
                let text = text.as_deref().map(read).transpose()?.transpose();
                Ok(text.map(|text| (*number, text)))
            });
            texts.collect::<Result<Result<_, _>, Error>>()?.map(SourcePages::Scans)
        }
    };
    Ok(pages.map(|pages| DraftSource { name: stem(path), pages }))
}

fn read(path: &Path) -> Result<Result<Source, Box<Finding>>, Error> {
    let name = FilePath::named(path);
    let public = withhold(&name, disk::read_file(path)?);
    Ok(whole(&name, public))
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
    let there = |name: &str| read(&folder.join(name)).ok().and_then(Result::ok);
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
