//! What the pages of one report have in common, as values of the template engine.

use std::sync::OnceLock;

use tera::Value;

use crate::page::Around;

/// Values that the pages of a report show alike, each made by the first page that shows it. **They hold for one state of the site**:
/// who keeps them forgets them with every change.
#[derive(Debug, Default)]
pub struct Shared {
    /// The lines of the contents beside a section, by their places.
    lines: OnceLock<Vec<OnceLock<Value>>>,
}

impl Shared {
    /// The contents beside a section. The line that is the page itself is like no other page's.
    pub(super) fn contents(&self, around: &Around<'_>) -> Value {
        let lines = self.lines.get_or_init(|| vec![OnceLock::new(); around.count()]);
        let value = |place: usize| {
            let make = || Value::from_serializable(&around.line(place));
            match lines.get(place) {
                Some(line) if place != around.here() => line.get_or_init(make).clone(),
                _ => make(),
            }
        };
        around.places().map(value).collect::<Vec<Value>>().into()
    }
}
