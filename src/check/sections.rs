//! The sections of a report: their titles, and the list that orders them.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::catalog::{ReportEntry, listed_name};
use crate::diagnostic::{Code, Finding};
use crate::edition::{Folder, NoteStyle, Report, Summary};
use crate::text::{FilePath, Span};

/// What is wrong with a section, apart from the facts of its report.
pub fn section(folder: &Folder, file: &FilePath, summary: &Summary, report: Option<&Report>) -> Option<Finding> {
    match report {
        None => {
            let message = format!("this file belongs to no report: content/{folder}/ has no index.md");
            let finding = Finding::new(Code::MisplacedFile, file, None, message);
            Some(finding.help("add an index.md with a title between two lines of +++"))
        }
        Some(_) if summary.title.is_empty() => {
            let finding = Finding::new(Code::NoTitle, file, None, "this section has no heading, and so no title");
            Some(finding.help("write title = \"…\" between two lines of +++ at the top of the file"))
        }
        Some(_) => None,
    }
}

/// What is wrong between the sections of a report.
pub(super) fn sections(
    folder: &Folder,
    report: &Report,
    entry: &ReportEntry,
    place: &dyn Fn(&str) -> Option<Span>,
) -> Vec<Finding> {
    let mut findings = equal_titles(entry);
    findings.extend(unused_endnotes(entry));
    let index = folder.index();
    if let Some(name) = report.expect.as_ref().and_then(|expect| expect.contents.as_deref())
        && entry.find(name).is_none()
    {
        let message = format!("no section is called `{name}`");
        let help = "give the file name of the section that has the printed contents, without .md";
        findings.push(Finding::new(Code::MissingSection, &index, place(name), message).help(help));
    }
    if let Some(list) = &report.sections {
        let listed: FxHashSet<&str> = list.iter().map(|name| listed_name(name)).collect();
        let sections: Vec<_> =
            entry.sections().map(|(slug, file, _)| (file, [slug.as_str(), listed_name(file.name())])).collect();
        let known: FxHashSet<&str> = sections.iter().flat_map(|(_, names)| names).copied().collect();
        for name in list.iter().filter(|name| !known.contains(listed_name(name))) {
            let message = format!("no file for `{name}` in the list of sections");
            let finding = Finding::new(Code::MissingSection, &index, place(name), message);
            findings.push(finding.help("add the file, or remove it from the list"));
        }
        for (file, names) in sections.iter().filter(|(_, names)| !names.iter().any(|name| listed.contains(name))) {
            let message = format!("`{}` is not in the list of sections", names[0]);
            let finding = Finding::new(Code::UnlistedSection, file, None, message);
            findings.push(finding.help("add it to sections = […] in index.md"));
        }
    }
    findings
}

/// The titles that more than one section has, each at its second section.
fn equal_titles(entry: &ReportEntry) -> Vec<Finding> {
    let mut titled: BTreeMap<&str, Vec<&FilePath>> = BTreeMap::new();
    for (_, file, summary) in entry.sections().filter(|(.., summary)| !summary.title.is_empty()) {
        titled.entry(&summary.title).or_default().push(file);
    }
    let equal = titled.into_iter().filter_map(|(title, files)| match files.as_slice() {
        [_, second, ..] => {
            let names: Vec<&str> = files.iter().take(3).map(|file| file.name()).collect();
            let more = if files.len() > 3 { " …" } else { "" };
            let message = format!("{} sections have the title `{title}`: {}{more}", files.len(), names.join(", "));
            let finding = Finding::new(Code::EqualTitles, second, None, message);
            Some(finding.help("give each a heading of its own, or title = \"…\" between two lines of +++"))
        }
        _ => None,
    });
    equal.collect()
}

/// The endnotes that nothing refers to, in one finding for each section.
fn unused_endnotes(entry: &ReportEntry) -> impl Iterator<Item = Finding> {
    let sections = entry.sections().filter(|(.., summary)| summary.note_style == NoteStyle::Endnotes);
    sections.filter_map(|(slug, file, summary)| {
        let texts = summary.notes.iter().filter(|note| note.has_text() && note.references == 0);
        let unused: Vec<&str> =
            texts.filter(|note| entry.endnote_reference(note, slug).is_none()).map(|note| &*note.label).collect();
        let first = unused.first()?;
        let more = if unused.len() > 3 { " …" } else { "" };
        let labels = unused.iter().take(3).map(|label| format!("`{label}`")).collect::<Vec<_>>().join(", ");
        let plural = if unused.len() > 1 { "s" } else { "" };
        let message = format!("no section refers to endnote{plural} {labels}{more}");
        let help = format!("write [^{first}] where the paper prints the number, or delete the note");
        Some(Finding::new(Code::TextWithoutNote, file, None, message).help(help))
    })
}
