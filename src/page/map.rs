//! The redaction map of a report.

use std::sync::Arc;

use serde::Serialize;

use crate::catalog::Route;
use crate::edition::Folder;
use crate::ledger::{Ledger, Sheet};

use super::section_links::SectionLinks;

/// The redaction map of a report, drawn from the sheets of its ledger.
#[derive(Debug, Clone, Default)]
pub struct RedactionMap {
    ledger: Arc<Ledger>,
    links: SectionLinks,
}

/// A page of the original on the redaction map, without its drawing.
#[derive(Debug, Clone, Serialize)]
pub struct MapSheet<'a> {
    /// The page of the site that shows it.
    pub href: String,
    /// Its label.
    pub label: &'a str,
    /// How many redactions are in its text.
    pub count: usize,
    /// The class of its state, such as `denied` or `blank`; empty for a page with text.
    pub class: &'static str,
    /// The sheet in words, for a screen reader.
    pub spoken: String,
}

impl RedactionMap {
    /// The map of a ledger, on the page of a route.
    pub(super) fn new(ledger: Arc<Ledger>, folder: &Folder, from: &Route) -> Self {
        Self { links: SectionLinks::new(&ledger, folder, from), ledger }
    }

    /// Each page of the original, with the sheet to draw.
    pub fn sheets(&self) -> impl Iterator<Item = (MapSheet<'_>, &Sheet)> {
        self.ledger.sheets.iter().map(|sheet| (MapSheet::new(sheet, self.links.to(&sheet.address)), sheet))
    }
}

impl<'a> MapSheet<'a> {
    fn new(sheet: &'a Sheet, href: String) -> Self {
        let label = if sheet.label.is_empty() { "unnumbered" } else { &sheet.label };
        let mut spoken = ["page ", label, if sheet.inferred { ", inferred: " } else { ": " }].concat();
        let class = match sheet.state.absence() {
            Some(absence) => {
                spoken.push_str(absence);
                sheet.state.class()
            }
            None => {
                count(&mut spoken, sheet.bars.len(), " redaction");
                spoken.push_str(", ");
                count(&mut spoken, sheet.codes.len(), " code");
                ""
            }
        };
        Self { href, label, count: sheet.bars.len(), class, spoken }
    }
}

/// Adds `2 redactions`.
fn count(spoken: &mut String, number: usize, unit: &str) {
    spoken.push_str(itoa::Buffer::new().format(number));
    spoken.push_str(unit);
    spoken.push_str(if number == 1 { "" } else { "s" });
}
