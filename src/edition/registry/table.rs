//! The shape of the built-in table: families of codes that share all but a number and a meaning.

use super::{collections, foia, orders};
use crate::edition::{Certainty, Exemption};

/// A family of codes. In `code`, `forms`, `authority` and `history`, `{}` stands for the member's sign.
pub(super) struct Family {
    /// The codes as this program writes them.
    pub(super) code: &'static str,
    /// Other forms met in documents.
    pub(super) forms: &'static [&'static str],
    /// The law or order.
    pub(super) authority: &'static str,
    /// When it applies.
    pub(super) scope: &'static str,
    /// How sure all of this is.
    pub(super) certainty: Certainty,
    /// Whether something is withheld where such a code stands.
    pub(super) withholds: bool,
    /// What is to be said of every member; sentences, or nothing. A line is a paragraph, here and in the remarks.
    pub(super) history: &'static str,
    /// The sign of each member, and what it means: a phrase without a full stop.
    pub(super) members: &'static [(&'static str, &'static str)],
    /// What is to be said of single members, by their signs, before what is said of all.
    pub(super) remarks: &'static [(&'static str, &'static str)],
}

/// Every entry of the built-in table. The order is that of listings, and decides between equally near suggestions.
pub(super) fn entries() -> impl Iterator<Item = Exemption> {
    [orders::FAMILIES, foia::FAMILIES, collections::FAMILIES].into_iter().flatten().flat_map(expand)
}

fn expand(family: &'static Family) -> impl Iterator<Item = Exemption> {
    family.members.iter().map(|(sign, meaning)| {
        let remarks = family.remarks.iter().filter(|(of, _)| of == sign).map(|(_, remark)| *remark);
        let history: Vec<&str> = remarks.chain([family.history]).filter(|text| !text.is_empty()).collect();
        Exemption {
            code: family.code.replace("{}", sign),
            forms: family.forms.iter().map(|form| form.replace("{}", sign)).collect(),
            authority: family.authority.replace("{}", sign),
            scope: family.scope.to_owned(),
            meaning: (*meaning).to_owned(),
            history: history.join("\n").replace("{}", sign),
            certainty: family.certainty,
            withholds: family.withholds,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_remark_belongs_to_a_member() {
        for family in [orders::FAMILIES, foia::FAMILIES, collections::FAMILIES].into_iter().flatten() {
            for (sign, remark) in family.remarks {
                assert!(family.members.iter().any(|(member, _)| member == sign), "{} {sign}", family.code);
                assert!(remark.ends_with('.'), "{} {sign}", family.code);
            }
        }
    }
}
