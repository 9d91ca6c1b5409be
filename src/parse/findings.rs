//! The findings of one source, as they come in.

use crate::diagnostic::{Code, Finding};
use crate::text::{Source, Span};

/// The findings of one source.
pub(super) struct Findings<'a> {
    pub(super) source: &'a Source,
    pub(super) list: Vec<Finding>,
}

impl<'a> Findings<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        Self { source, list: Vec::new() }
    }

    /// Adds a finding at a place of the source, with what to do.
    pub(super) fn add(&mut self, code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.list.push(Finding::new(code, self.source.path(), Some(span), message).help(help.into()));
    }

    /// The findings in order.
    pub(super) fn sorted(mut self) -> Vec<Finding> {
        self.list.sort();
        self.list
    }
}
