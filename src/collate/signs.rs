//! Looks ahead in a line.

use crate::steps;

/// A delimiter that closes something.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sign {
    /// `]`
    Bracket,
    /// `](`
    Link,
    /// `)`
    Round,
    /// `>`
    Angle,
}

impl Sign {
    fn text(self) -> &'static str {
        match self {
            Self::Bracket => "]",
            Self::Link => "](",
            Self::Round => ")",
            Self::Angle => ">",
        }
    }
}

/// The next place of each delimiter in a line. **Places may only be asked for in ascending order**, so that the line is searched once
/// for each delimiter.
#[derive(Debug, Default)]
pub(super) struct Signs<'a> {
    text: &'a str,
    /// The end of the line.
    end: usize,
    /// The result of the last search for each delimiter; `None` before the first one.
    found: [Option<Option<usize>>; 4],
}

impl<'a> Signs<'a> {
    pub(super) fn new(text: &'a str, end: usize) -> Self {
        Self { text, end, found: [None; 4] }
    }

    /// The first place of a delimiter at or after a place.
    pub(super) fn next(&mut self, sign: Sign, from: usize) -> Option<usize> {
        let found = self.found.get_mut(sign as usize)?;
        match *found {
            Some(None) => None,
            Some(Some(at)) if at >= from => Some(at),
            _ => {
                let next = self.text.get(from..self.end)?.find(sign.text()).map(|at| from + at);
                steps::add(next.unwrap_or(self.end) - from);
                *found = Some(next);
                next
            }
        }
    }
}
