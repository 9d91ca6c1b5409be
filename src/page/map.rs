//! The redaction map of a report.

use serde_json::{Value, json};

use crate::catalog::Route;
use crate::edition::{Folder, Href};
use crate::ledger::{Ledger, Sheet};

use super::section_links::SectionLinks;

/// A page of the original on the redaction map of each sheet of a ledger, without its drawing.
pub(super) fn sheets(ledger: &Ledger, folder: &Folder, from: &Route) -> Vec<Value> {
    let links = SectionLinks::new(ledger, folder, from);
    ledger.sheets.iter().map(|sheet| of_sheet(sheet, &links.to(&sheet.address))).collect()
}

fn of_sheet(sheet: &Sheet, href: &Href) -> Value {
    let folio = &sheet.folio;
    let label = match folio.name().trim_end_matches('?') {
        "" => "unnumbered",
        label => label,
    };
    let (class, content) = match folio.state.absence() {
        Some(absence) => (folio.state.class(), absence.to_owned()),
        None => {
            let counts = [(sheet.bars.len(), "redaction"), (sheet.codes.len(), "code")].into_iter();
            let counts: Vec<String> =
                counts.filter(|(number, _)| *number > 0).map(|(number, unit)| count(number, unit)).collect();
            ("", if counts.is_empty() { "no redactions".to_owned() } else { counts.join(", ") })
        }
    };
    let (phrase, inferred) = (folio.phrase(), if folio.inferred { ", inferred" } else { "" });
    let spoken = format!("{}{inferred}: {content}", phrase.trim_end_matches('?'));
    json!({ "href": href, "label": label, "count": sheet.bars.len(), "class": class, "spoken": spoken })
}

/// `2 redactions`.
fn count(number: usize, unit: &str) -> String {
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}
