//! The texts of a report as they were read.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::diagnostic::Finding;
use crate::edition::{Addressed, Anchor, Node, Section, Visit};
use crate::facts::ReportFacts;
use crate::repeats::{Part, Reading};
use crate::text::{FilePath, Source, Span};

/// A text of a report as it was read: a section, or the introduction of an `index.md`.
#[derive(Debug)]
pub struct Text {
    /// The public text that the spans of the section point into.
    pub source: Source,
    /// What was read.
    pub section: Section,
    /// The findings of the file by itself.
    pub findings: Vec<Finding>,
}

/// An `index.md` as it was read: the facts of a report, and its introduction.
#[derive(Debug)]
pub struct Index {
    /// The report, and the differences from its OCR that it accepts.
    pub facts: ReportFacts,
    /// The introduction, with the findings of the whole file.
    pub introduction: Text,
}

/// All texts of one report.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    pub(super) index: Option<Arc<Index>>,
    pub(super) sections: BTreeMap<FilePath, Arc<SectionText>>,
}

/// A section, and what is read from it when it is first needed.
#[derive(Debug)]
pub(super) struct SectionText {
    pub(super) text: Arc<Text>,
    reading: OnceLock<Arc<Reading>>,
    addresses: OnceLock<Vec<Addressed>>,
}

impl SectionText {
    pub(super) fn new(text: Arc<Text>) -> Arc<Self> {
        Arc::new(Self { text, reading: OnceLock::new(), addresses: OnceLock::new() })
    }

    pub(super) fn reading(&self) -> Arc<Reading> {
        let read = || Arc::new(Reading::new(&self.text.source, &self.text.section));
        Arc::clone(self.reading.get_or_init(read))
    }

    /// The addresses on its page, with their words.
    pub(super) fn addresses(&self) -> &[Addressed] {
        self.addresses.get_or_init(|| Addressed::all(&self.text.source, &self.text.section))
    }
}

impl Text {
    /// The text as passages of it are compared.
    pub(super) fn part(&self) -> Part<'_> {
        Part { source: &self.source, section: &self.section }
    }

    /// The address, on the page of a section, of the passage around a span of its source, or of the nearest one before it.
    pub fn passage(&self, span: Span) -> Option<&Anchor> {
        passage(&self.source, &self.section, span)
    }
}

impl Texts {
    pub(super) fn is_empty(&self) -> bool {
        self.index.is_none() && self.sections.is_empty()
    }

    /// A section, or the introduction, by its file.
    pub(super) fn at(&self, file: &FilePath) -> Option<&Text> {
        let introduction = self.index.as_deref().map(|index| &index.introduction);
        let introduction = introduction.filter(|text| text.source.path() == file);
        introduction.or_else(|| self.sections.get(file).map(|section| &*section.text))
    }

    /// The introduction and all sections.
    pub(super) fn all(&self) -> impl Iterator<Item = &Text> {
        let introduction = self.index.as_deref().map(|index| &index.introduction);
        introduction.into_iter().chain(self.sections.values().map(|section| &*section.text))
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
            Node::Text(span) if span.get().end > wanted.start => {
                let Some((before, passage)) = last else { return here };
                // Between two texts: with the first, unless a blank line parts them.
                let between = Span { start: before.end, end: wanted.start };
                let apart = span.get().start <= wanted.start || source.slice(between).contains("\n\n");
                return if apart { here } else { passage };
            }
            Node::Text(span) => last = Some((span.get(), here)),
            _ => {}
        }
    }
    here
}
