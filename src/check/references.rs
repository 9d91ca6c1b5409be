//! The references of a text.

use crate::catalog::{Catalog, RefContext};
use crate::diagnostic::{Code, Finding};
use crate::edition::{Reference, Section, Target};

/// The references of a text that lead nowhere.
pub fn references(section: &Section, here: RefContext<'_>, catalog: &Catalog) -> Vec<Finding> {
    let finding = |reference: &Reference| {
        let dangling = catalog.resolve(&reference.target, here).err()?;
        let code = match reference.target {
            Target::Endnote(_) => Code::NoteWithoutText,
            _ => Code::DanglingReference,
        };
        let finding = Finding::new(code, here.file, Some(reference.span), dangling.message);
        Some(finding.help(dangling.help))
    };
    section.references.iter().filter_map(finding).collect()
}
