//! The lines and columns of findings.

use crate::text::{FilePath, Lines, Place, Span};

use super::{Finding, Location, Sources};

/// Finds the places of findings. It is fast if they are sorted by file and place.
pub(super) struct Places<'a> {
    sources: &'a dyn Sources,
    file: Option<File<'a>>,
}

/// The file of the last finding.
struct File<'a> {
    path: &'a FilePath,
    text: &'a str,
    lines: Lines<'a>,
    /// The last place found, and its byte.
    last: (usize, Place),
}

impl<'a> Places<'a> {
    pub(super) fn new(sources: &'a dyn Sources) -> Self {
        Self { sources, file: None }
    }

    /// The line and column that a finding points at, if it points into its file.
    pub(super) fn place(&mut self, finding: &'a Finding) -> Option<Place> {
        match finding.location {
            Location::File => None,
            Location::Place(place) => Some(place),
            Location::Span(span) => self.place_of(&finding.file, span),
        }
    }

    /// The public text of a file and its lines.
    pub(super) fn lines(&mut self, path: &'a FilePath) -> Option<(&'a str, &Lines<'a>)> {
        let file = self.open(path)?;
        Some((file.text, &file.lines))
    }

    fn place_of(&mut self, path: &'a FilePath, span: Span) -> Option<Place> {
        let file = self.open(path)?;
        let byte = (span.start as usize).min(file.text.len());
        let (last, place) = file.last;
        let between = file.text.get(last..byte);
        let place = match between.filter(|between| !between.contains('\n')) {
            Some(between) => Place { column: place.column + between.chars().count(), ..place },
            None => file.lines.place(byte),
        };
        file.last = (byte, place);
        Some(place)
    }

    fn open(&mut self, path: &'a FilePath) -> Option<&mut File<'a>> {
        if self.file.as_ref().is_none_or(|file| file.path != path) {
            let text = self.sources.source(path)?.text();
            self.file = Some(File { path, text, lines: Lines::new(text), last: (0, Place { line: 1, column: 1 }) });
        }
        self.file.as_mut()
    }
}
