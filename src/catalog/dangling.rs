//! References that lead nowhere, and what they were probably meant to name.

use crate::edition::{Folder, Slug, Spellings};

use super::{Catalog, ReportEntry};

/// A reference that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dangling {
    /// What is not there.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Dangling {
    /// What an address is.
    pub(super) const ADDRESSES: &str =
        "an address names a heading, a page (#f4), a paragraph (#f4-p3), a redaction (#f4-r1) or a note (#n1)";

    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }

    /// No page of the original has this label.
    pub(super) fn folio(named: &str, entry: &ReportEntry) -> Self {
        let printed = named.split_once(':').map_or(named, |(_, printed)| printed);
        let help = match entry.spellings().folios.nearest(printed) {
            Some((_, near)) => format!("did you mean `[[page {near}]]`?"),
            None => "write the number as in the mark of the page, [page …]".into(),
        };
        Self::new(format!("this report has no page `{named}`"), help)
    }

    /// Neither the file nor an endnote has the text of a note.
    pub(super) fn endnote(label: &str) -> Self {
        let help = format!(
            "add its text as a paragraph, [^{label}]: …, here or in a section with notes = \"endnotes\"; or escape the bracket as \\["
        );
        Self::new(format!("note `{label}` has no text"), help)
    }

    /// The page of a section has no such address.
    pub(super) fn anchor(fragment: &str, slug: &Slug, known: Option<&Spellings>) -> Self {
        let help = match known.and_then(|known| known.nearest(fragment)) {
            Some((_, near)) => format!("did you mean `#{near}`?"),
            None => Self::ADDRESSES.into(),
        };
        Self::new(format!("`{slug}` has no address `#{fragment}`"), help)
    }
}

impl Catalog {
    /// No section, report, heading or name of a report is called this.
    pub(super) fn missing_section(&self, name: &str, folder: &Folder, entry: &ReportEntry) -> Dangling {
        let known = entry.spellings();
        let (report, wanted) = match name.strip_prefix(folder.as_str()).and_then(|rest| rest.strip_prefix('/')) {
            Some(wanted) => (format!("{folder}/"), wanted),
            None => (String::new(), name),
        };
        let title_or_name =
            || known.titles.nearest(wanted).into_iter().chain(self.names.spellings().nearest(wanted)).min();
        // Another report's sections go only by their addresses.
        let near = known.slugs.nearest(wanted).or_else(|| title_or_name().filter(|_| report.is_empty()));
        let help = match near {
            Some((_, near)) => format!("did you mean `[[{report}{near}]]`?"),
            None => {
                let names: Vec<String> =
                    entry.sections().map(|(slug, ..)| format!("`[[{report}{slug}]]`")).take(12).collect();
                match names.as_slice() {
                    [] => format!("the report {folder} has no section"),
                    names => format!("the report {folder} has {}", names.join(", ")),
                }
            }
        };
        Dangling::new(format!("unresolved reference `[[{name}]]`"), help)
    }
}
