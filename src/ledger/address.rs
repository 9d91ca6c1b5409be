//! Addresses in a report.

use crate::edition::{Anchor, Slug};

/// A section of the report, as rows refer to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerSection {
    /// Its address.
    pub slug: Slug,
    /// Its title; of a section without one, its slug in words.
    pub title: String,
}

/// An address on the page of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// An index into the sections of the [`Ledger`](super::Ledger).
    pub section: usize,
    /// The place on it; without one, the page itself.
    pub anchor: Option<Anchor>,
}
