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
    href: String,
    label: &'a str,
    count: usize,
    /// The class of its state, such as `denied` or `blank`; empty for a page with text.
    class: &'static str,
    spoken: String,
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
        let folio = &sheet.folio;
        let label = match folio.name().trim_end_matches('?') {
            "" => "unnumbered",
            label => label,
        };
        let (class, content) = match folio.state.absence() {
            Some(absence) => (folio.state.class(), absence.to_owned()),
            None => ("", format!("{}, {}", count(sheet.bars.len(), "redaction"), count(sheet.codes.len(), "code"))),
        };
        let (phrase, inferred) = (folio.phrase(), if folio.inferred { ", inferred" } else { "" });
        let spoken = format!("{}{inferred}: {content}", phrase.trim_end_matches('?'));
        Self { href, label, count: sheet.bars.len(), class, spoken }
    }
}

/// `2 redactions`.
fn count(number: usize, unit: &str) -> String {
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}
