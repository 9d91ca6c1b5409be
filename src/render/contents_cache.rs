//! The lines of a report's contents, as values of the template engine.

use std::sync::OnceLock;

use tera::Value;

use crate::page::{Contents, ContentsLine, ContentsWindow};

/// The lines of one report's contents, made by the first page that shows them. **A cache holds the lines of one [`Contents`]**: a window
/// of any other contents does without it, so no line is ever stale.
#[derive(Debug, Default)]
pub struct ContentsCache(OnceLock<(Contents, Vec<OnceLock<Value>>)>);

impl ContentsCache {
    /// The contents beside a section.
    pub(super) fn lines(&self, window: &ContentsWindow) -> Vec<Value> {
        let make = || (window.contents().clone(), vec![OnceLock::new(); window.contents().count()]);
        let (contents, values) = self.0.get_or_init(make);
        let values: &[OnceLock<Value>] = if contents.is_same(window.contents()) { values.as_slice() } else { &[] };
        let line = |(place, line): (usize, Option<&ContentsLine>)| match (line, values.get(place)) {
            (None, _) => Value::from_serializable(&window.own()),
            (Some(line), Some(value)) => value.get_or_init(|| Value::from_serializable(line)).clone(),
            (Some(line), None) => Value::from_serializable(line),
        };
        window.lines().map(line).collect()
    }
}
