//! A row of the ledger.

use std::sync::Arc;

use crate::edition::{Anchor, Attachment, Extent, Ground, StatedKind, WithheldKind};

use super::{Address, Quotation};

/// The kind of a [`Row`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKind {
    /// A redaction in the text.
    Gap,
    /// A page of the original withheld in full, or a range of such pages.
    Page,
    /// Text that this edition withholds.
    Withheld,
    /// A code in the margin.
    Mark(Attachment),
}

impl RowKind {
    /// The kind, for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::Page => "page",
            Self::Withheld => "withheld-by-edition",
            Self::Mark(Attachment::Gap) => "mark-at-gap",
            Self::Mark(Attachment::Released) => "mark-at-released",
            Self::Mark(Attachment::Block) => "mark-beside-block",
            Self::Mark(Attachment::Folio) => "mark-on-folio",
        }
    }
}

/// Where on its page of the original the mark of a [`Row`] is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowPlace {
    /// In a paragraph or a note.
    At(Anchor),
    /// In a heading.
    Heading,
    /// In a table.
    Table,
    /// Beside the text.
    Margin,
    /// It is the page.
    WholePage,
}

impl RowPlace {
    /// The place, for programs: `paragraph 2`, `heading`, `table`, `note 1`, `margin`.
    pub fn name(&self) -> String {
        match self {
            Self::At(anchor) => anchor.label(),
            Self::Heading => "heading".into(),
            Self::Table => "table".into(),
            Self::Margin => "margin".into(),
            Self::WholePage => "whole page".into(),
        }
    }
}

/// An exemption code of a [`Row`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroundCell {
    /// The code, with its processing number.
    pub code: String,
    /// The code, as the registry writes it.
    pub exemption: Arc<str>,
    /// Whether the editor inferred it.
    pub inferred: bool,
    /// Whether it is printed in the margin, rather than in the redaction.
    pub in_margin: bool,
}

/// A value of a [`Row`] that the editor inferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inference {
    /// The label of its page of the original.
    Folio,
    /// What is withheld.
    Missing,
    /// How much is withheld.
    Extent,
    /// An exemption.
    Ground,
}

impl Inference {
    /// The value, for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Folio => "folio",
            Self::Missing => "missing",
            Self::Extent => "extent",
            Self::Ground => "ground",
        }
    }
}

/// A redaction or a margin mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number in the ledger, from 1, in reading order.
    pub number: usize,
    /// Its kind.
    pub entry: RowKind,
    /// Its address.
    pub address: Address,
    /// The label of its page of the original; empty before the first page.
    pub folio: String,
    /// The number of the page in the scan.
    pub scan: Option<u32>,
    /// Where on the page.
    pub place: RowPlace,
    /// What is withheld, if known.
    pub missing: Option<WithheldKind>,
    /// How the paper shows it: `bar`, `box`, `blank`, `word`; `None` for a code in the margin.
    pub shown: Option<&'static str>,
    /// How much is withheld, if known.
    pub extent: Option<Extent>,
    /// The exemptions claimed.
    pub grounds: Vec<GroundCell>,
    /// What of it the editor inferred.
    pub inferred: Vec<Inference>,
    /// The words before it in its block.
    pub before: Quotation,
    /// The words after it in its block.
    pub after: Quotation,
}

impl Row {
    /// Takes over what a mark states, and what of it is inferred; a code is in the margin or in the mark itself.
    pub(super) fn state<'a>(
        &mut self,
        kind: Option<&StatedKind>,
        extent: Option<Extent>,
        grounds: impl Iterator<Item = (&'a Ground, bool)>,
    ) {
        self.missing = kind.map(|kind| kind.missing.clone());
        self.extent = extent.map(|extent| Extent { inferred: false, ..extent });
        let cell = |(ground, in_margin): (&Ground, bool)| GroundCell {
            code: ground.plain(),
            exemption: ground.code.clone(),
            inferred: ground.inferred,
            in_margin,
        };
        self.grounds = grounds.map(cell).collect();
        let inferred = [
            (Inference::Missing, kind.is_some_and(|kind| kind.inferred)),
            (Inference::Extent, extent.is_some_and(|extent| extent.inferred)),
            (Inference::Ground, self.grounds.iter().any(|ground| ground.inferred)),
        ];
        self.inferred.extend(inferred.into_iter().filter(|(_, is_inferred)| *is_inferred).map(|(value, _)| value));
    }

    /// Whether the editor inferred a value of it.
    pub fn infers(&self, value: Inference) -> bool {
        self.inferred.contains(&value)
    }
}
