//! What can be wrong between the sections of one report: their names, their order, the sequence of their folios.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Finding};
use crate::edition::{Folder, Folio, FolioState};
use crate::text::{FilePath, Span};

use super::entry::is_named;
use super::{Catalog, ReportPage, Route};

impl Catalog {
    /// What is wrong between the sections of a report. `span` gives the place of a section's n-th page mark.
    pub fn order(&self, folder: &Folder, span: impl Fn(&FilePath, usize) -> Option<Span>) -> Vec<Finding> {
        let Some((report, entry)) = self.report(folder) else { return Vec::new() };
        let mut findings = Vec::new();
        let index = folder.index();
        if Route::is_reserved(folder) {
            let message = format!("`{folder}` is the name of a folder that every site has");
            findings.push(Finding::new(Code::ReservedName, &index, None, message).help("rename the folder"));
        }
        for (slug, files) in entry.claims() {
            if let [first, others @ ..] = files.as_slice() {
                for other in others {
                    let message = format!("this file and {} both make {folder}/{slug}.html", first.name());
                    let finding = Finding::new(Code::DuplicateSection, other, None, message);
                    findings
                        .push(finding.help("rename one of them; a number before the name is dropped from the address"));
                }
                if ReportPage::is_reserved(slug) {
                    let message = format!("`{slug}` is the name of a page that every report has");
                    let finding = Finding::new(Code::ReservedName, first, None, message);
                    findings.push(finding.help("rename the file"));
                }
            }
        }
        let sections: Vec<_> = entry.sections().collect();
        if let Some(list) = &report.sections {
            for name in list.iter().filter(|name| !sections.iter().any(|(slug, file, _)| is_named(name, slug, file))) {
                let message = format!("the list of sections names `{name}`, and there is no such file");
                findings.push(
                    Finding::new(Code::MissingSection, &index, None, message)
                        .help("add the file, or take it off the list"),
                );
            }
            for (slug, file, _) in
                sections.iter().filter(|(slug, file, _)| !list.iter().any(|name| is_named(name, slug, file)))
            {
                let message = format!("the list of sections leaves out `{slug}`");
                findings.push(
                    Finding::new(Code::UnlistedSection, file, None, message)
                        .help("add it to sections = […] in index.md"),
                );
            }
        }
        let mut sequence = Sequence::default();
        for (_, file, summary) in sections {
            for (at, folio) in summary.folios.iter().enumerate() {
                findings.extend(sequence.meet(folio, at == 0, file, span(file, at)));
            }
        }
        findings
    }
}

/// The folios met so far, in reading order.
#[derive(Default)]
struct Sequence<'a> {
    seen: BTreeMap<String, &'a FilePath>,
    last: Option<&'a Folio>,
}

impl<'a> Sequence<'a> {
    fn meet(&mut self, folio: &'a Folio, first: bool, file: &'a FilePath, span: Option<Span>) -> Option<Finding> {
        let label = &folio.label;
        if label.printed.is_empty() {
            return None;
        }
        if folio.state == FolioState::Continued {
            let continues = self.last.is_some_and(|last| last.label.slug() == label.slug());
            let message = match self.last {
                _ if !first => {
                    format!(
                        "this continues folio {label} in the middle of a section; a section continues one at its head"
                    )
                }
                Some(last) => {
                    format!("this continues folio {label}, but the text before it ends on folio {}", last.label)
                }
                None => format!("this continues folio {label}, but there is no text before it"),
            };
            self.last = Some(folio);
            let help = "write [page N] where the folio begins, and [page N, continued] at the head of the section it runs into";
            let misplaced = !continues || !first;
            return misplaced.then(|| Finding::new(Code::FolioNotContinued, file, span, message).help(help));
        }
        let last = self.last.replace(folio);
        if let Some(earlier) = self.seen.insert(label.slug(), file) {
            let message = format!("folio {label} begins a second time; the first is in {}", earlier.name());
            let help = format!(
                "name the second series, [page annex:{label}], or write [page {label}, continued] if it goes on here"
            );
            return Some(Finding::new(Code::DuplicateFolio, file, span, message).help(help));
        }
        let before = last.map(|last| last.last.as_ref().unwrap_or(&last.label))?;
        let backwards = label.after(before)? == std::cmp::Ordering::Less;
        let message = format!("folio {label} comes after folio {before}");
        backwards.then(|| {
            Finding::new(Code::FolioBackwards, file, span, message).help("check the order of the columns and sheets")
        })
    }
}
