//! Who mentions a name.

use super::{Catalog, ReportEntry};
use crate::edition::{Mentions, Slug, Summary};

impl Catalog {
    /// The path of the file of names in a site.
    pub const NAMES: &'static str = "content/names.toml";

    /// The sections of a report that mention a name, in reading order: each with its address.
    #[must_use]
    pub fn mentions<'a>(&self, name: &Slug, entry: &'a ReportEntry) -> Vec<(&'a Slug, &'a Summary, &'a Mentions)> {
        let sections = entry.sections();
        sections.filter_map(|(slug, _, summary)| Some((slug, summary, mentions(summary, name)?))).collect()
    }

    /// How often each name is mentioned, in the order of the names.
    #[must_use]
    pub fn mention_counts(&self) -> Vec<u32> {
        let counted: Vec<_> = self.reports().map(|(.., entry)| entry.names_counted()).collect();
        let count = |name: &Slug| counted.iter().filter_map(|counts| counts.get(name)).sum();
        self.names.all().iter().map(|name| count(&name.slug)).collect()
    }
}

fn mentions<'a>(summary: &'a Summary, name: &Slug) -> Option<&'a Mentions> {
    let at = summary.names.binary_search_by_key(&name, |mentions| &mentions.name).ok()?;
    summary.names.get(at)
}
