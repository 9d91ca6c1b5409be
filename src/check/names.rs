//! The names of the edition and the texts that mention them.

use crate::catalog::Catalog;
use crate::diagnostic::{Code, Finding};
use crate::text::{FilePath, Span};

/// The names that no report mentions; `places` says where each name is in `names.toml`.
pub fn names(catalog: &Catalog, places: &[Span]) -> Vec<Finding> {
    let file = FilePath::new(Catalog::NAMES);
    let names = catalog.names.all().iter().zip(places);
    let unmentioned = names.filter(|(name, _)| catalog.mentioned_in(&name.slug).is_empty());
    unmentioned
        .map(|(name, place)| {
            let message = format!("no report mentions `{}`", name.name);
            let help = "add the form that the text uses, or remove the entry";
            Finding::new(Code::UnmentionedName, &file, Some(*place), message).help(help)
        })
        .collect()
}
