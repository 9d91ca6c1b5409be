//! Where on a site a file, or a place in it, is shown.

use crate::catalog::{ReportPage, Route};
use crate::config::Config;
use crate::diagnostic::Finding;
use crate::edition::{Anchor, Node, Section, Slug, Visit};
use crate::text::{FilePath, Source, Span};

use super::Site;
use super::document::{Document, Role};

impl Site {
    /// The page that a file makes, if it makes one.
    #[must_use]
    pub fn route_of(&self, file: &FilePath) -> Option<Route> {
        match Role::of(file) {
            Role::Section(folder) => Some(Route::Report(folder, ReportPage::Section(Slug::of(file)))),
            Role::Report(folder) => Some(Route::Report(folder, ReportPage::Index)),
            Role::Edition => Some(Route::FindingAid),
            Role::Names => Some(Route::Names),
            _ => None,
        }
    }

    /// Whether a file is one of those that a page is made from.
    #[must_use]
    pub fn stands_on(&self, file: &FilePath, route: &Route) -> bool {
        let part = Role::of(file);
        match route {
            Route::FindingAid => file.as_str() == Config::PATH,
            Route::Names | Route::Name(_) => matches!(part, Role::Names),
            Route::Report(folder, page) => match (part, page.section()) {
                (Role::Section(of), Some(slug)) => of == *folder && Slug::of(file) == *slug,
                (Role::Section(of), None) => of == *folder && *page != ReportPage::Index,
                (Role::Report(of), None) => of == *folder,
                _ => false,
            },
            _ => false,
        }
    }

    /// The findings of a page's own files: those of its texts as they are now, others as they were last said of the whole site.
    #[must_use]
    pub fn findings_on(&self, route: &Route, said: &[Finding]) -> Vec<Finding> {
        let Route::Report(folder, ReportPage::Section(slug)) = route else {
            return said.iter().filter(|finding| self.stands_on(&finding.file, route)).cloned().collect();
        };
        let file = self.catalog.report(folder).and_then(|(_, entry)| entry.section(slug)).map(|(file, _)| file);
        let mut findings: Vec<Finding> = said
            .iter()
            .filter(|finding| self.stands_on(&finding.file, route) && Some(&finding.file) != file)
            .cloned()
            .collect();
        if let Some(file) = file {
            findings.extend(self.findings_of(file));
        }
        findings.sort();
        findings.dedup();
        findings
    }

    /// Whether there is such a page.
    #[must_use]
    pub fn has(&self, route: &Route) -> bool {
        self.catalog.has_file(&route.path()) || self.makes(route)
    }

    /// Whether the program makes such a page, or a file of the theme.
    pub(super) fn makes(&self, route: &Route) -> bool {
        match route {
            Route::Report(folder, ReportPage::Repeats) => self.has_repeats(folder),
            Route::Asset(name) => self.templates.asset(name).is_some(),
            Route::File(_) => false,
            _ => self.catalog.has(route),
        }
    }

    /// The address, on the page of a section, of the passage that contains a span of its source, or of the nearest one before it.
    #[must_use]
    pub fn anchor(&self, file: &FilePath, span: Span) -> Option<&Anchor> {
        match self.documents.get(file)? {
            Document::Section(source, section, ..) => passage(source, section, span),
            _ => None,
        }
    }
}

fn passage<'a>(source: &Source, section: &'a Section, wanted: Span) -> Option<&'a Anchor> {
    let mut here = None;
    let mut last: Option<(Span, Option<&Anchor>)> = None;
    for Visit { node, at, .. } in section.body.visit() {
        match node {
            Node::Open(_) => {
                let leaf = at.leaf.and_then(|leaf| section.body.leaves.get(leaf.index as usize));
                here = leaf.and_then(|leaf| leaf.anchor.as_ref()).or(here);
            }
            Node::Text(span) if span.end > wanted.start => {
                let Some((before, passage)) = last else { return here };
                // Between two texts: with the first, unless a blank line parts them.
                let between = Span { start: before.end, end: wanted.start };
                let apart = span.start <= wanted.start || source.slice(between).contains("\n\n");
                return if apart { here } else { passage };
            }
            Node::Text(span) => last = Some((*span, here)),
            _ => {}
        }
    }
    here
}
