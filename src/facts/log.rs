//! What is wrong with a text of TOML, and where.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::{Code, Finding};
use crate::text::{Source, Span};

/// The findings of one text.
pub(super) struct Log<'t> {
    source: &'t Source,
    base: usize,
    pub(super) text: &'t str,
    /// The values that lack their quotes or are no value of their type, by their first byte: errors of the keys that read them.
    pub(super) bare: BTreeSet<usize>,
    findings: RefCell<Vec<Finding>>,
}

impl<'t> Log<'t> {
    pub(super) fn new(source: &'t Source, span: Span, text: &'t str) -> Self {
        Self { source, base: span.start as usize, text, bare: BTreeSet::new(), findings: RefCell::default() }
    }

    /// The place in the source of a range of the TOML.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.base + range.start, self.base + range.end)
    }

    pub(super) fn finding(&self, code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.push(Finding::new(code, self.source.path(), Some(span), message).help(help.into()));
    }

    /// A second use of what only one may use.
    pub(super) fn duplicate(&self, code: Code, span: Span, first: Span, message: String, help: impl Into<String>) {
        let finding = Finding::new(code, self.source.path(), Some(span), message);
        self.push(finding.label(first, "first used here").help(help.into()));
    }

    fn push(&self, finding: Finding) {
        self.findings.borrow_mut().push(finding);
    }

    /// The findings since the last call.
    pub(super) fn take(&self) -> Vec<Finding> {
        self.findings.take()
    }
}

/// Whether a range is a header, `[expect]`, and not a list.
pub(super) fn is_header(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default().trim_end_matches([' ', '\t']);
    (before.is_empty() || before.ends_with('\n'))
        && text.get(range.clone()).is_some_and(|header| header.starts_with('['))
}
