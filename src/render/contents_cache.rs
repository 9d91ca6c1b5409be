//! The lines of a report's contents, as values of the template engine.

use std::sync::OnceLock;

use tera::Value;

use crate::page::ContentsWindow;

/// The lines of one report's contents, each made by the first page that shows it. **All windows are of the same contents.**
#[derive(Debug, Default)]
pub struct ContentsCache(OnceLock<Box<[OnceLock<Value>]>>);

impl ContentsCache {
    /// The contents beside a section.
    pub(super) fn lines(&self, window: &ContentsWindow<'_>) -> Vec<Value> {
        let values = self.0.get_or_init(|| window.contents.iter().map(|_| OnceLock::new()).collect());
        let lines = window.places.clone().zip(values.iter().zip(window.contents).skip(window.places.start));
        let line = |(place, (value, line)): (usize, (&OnceLock<Value>, _))| match place == window.here {
            true => Value::from_serializable(&window.own()),
            false => value.get_or_init(|| Value::from_serializable(line)).clone(),
        };
        lines.map(line).collect()
    }
}
