//! References that lead nowhere, and what they were probably meant to name.

use crate::edition::{Anchor, Folder, Slug, Summary};

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
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }

    /// No page of the original has this label.
    pub(super) fn folio(named: &str, entry: &ReportEntry) -> Self {
        let printed = named.split_once(':').map_or(named, |(_, printed)| printed);
        let folios = entry.sections().flat_map(|(.., summary)| &summary.folios);
        let help = match nearest(printed, folios.map(|folio| &*folio.label.printed)) {
            Some(near) => format!("did you mean `[[page {near}]]`?"),
            None => "write the number as in the mark of the page, [page …]".into(),
        };
        Self::new(format!("this report has no page `{named}`"), help)
    }

    /// The page of a section has no such address.
    pub(super) fn anchor(fragment: &str, slug: &Slug, summary: &Summary) -> Self {
        let known = summary.headings.iter().filter_map(|heading| match &heading.anchor {
            Anchor::Heading(name) => Some(&*name.label),
            _ => None,
        });
        let help = match nearest(fragment, known) {
            Some(near) => format!("did you mean `#{near}`?"),
            None => {
                "an address names a heading, a page (#f4), a paragraph (#f4-p3), a redaction (#f4-r1) or a note (#n1)"
                    .into()
            }
        };
        Self::new(format!("`{slug}` has no address `#{fragment}`"), help)
    }
}

impl Catalog {
    /// No section, report, heading or name of a report is called this.
    pub(super) fn missing_section(&self, name: &str, folder: &Folder, entry: &ReportEntry) -> Dangling {
        let sections: Vec<_> = entry.sections().collect();
        let titles = sections.iter().map(|(.., summary)| &*summary.title);
        let names = self.names.all().iter().map(|name| &*name.name);
        let (report, wanted) = match name.strip_prefix(folder.as_str()).and_then(|rest| rest.strip_prefix('/')) {
            Some(wanted) => (format!("{folder}/"), wanted),
            None => (String::new(), name),
        };
        let slugs = sections.iter().map(|(slug, ..)| slug.as_str());
        // Another report's sections go by their addresses alone.
        let near =
            nearest(wanted, slugs).or_else(|| nearest(wanted, titles.chain(names).filter(|_| report.is_empty())));
        let help = match near {
            Some(near) => format!("did you mean `[[{report}{near}]]`?"),
            None => {
                let names: Vec<&str> = sections.iter().map(|(slug, ..)| slug.as_str()).take(12).collect();
                format!("sections of {folder} are {}", names.join(", "))
            }
        };
        Dangling::new(format!("unresolved reference `[[{name}]]`"), help)
    }
}

/// The known name nearest to a wanted one, if it is near.
pub(super) fn nearest<'a>(wanted: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = wanted.to_lowercase();
    let length = wanted.chars().count();
    // Of a name of one sign everything else of one sign is only a slip away.
    let most = (length / 4).clamp(1, 3).min(length.saturating_sub(1));
    known
        .map(|name| (strsim::osa_distance(&wanted, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= most && !name.is_empty())
        .min()
        .map(|(_, name)| name)
}
