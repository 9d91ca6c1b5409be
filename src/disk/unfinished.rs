//! Files that are being written: what they hold now is short.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::note;

/// How long after the last sign of writing a file counts as written though nobody has closed it: many programs never close their
/// log, and where the system does not tell when a file is closed there is nothing else to go by.
const QUIET: Duration = if note::TELLS_CLOSE { Duration::from_secs(2) } else { Duration::from_millis(20) };

/// How long a file may be written to without a pause before it is shown as it is.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a file that was found empty may stay so without a sign of writing before it is meant to be empty. The system tells that
/// a file was cut to nothing only when it is done with that, which takes a busy disk a moment.
const EMPTY: Duration = Duration::from_millis(500);

/// The places of files that somebody has begun to write, and has not closed.
#[derive(Debug, Default)]
pub(super) struct Unfinished(BTreeMap<PathBuf, State>);

#[derive(Debug)]
enum State {
    /// Signs of writing: the first, and the last.
    Written(Instant, Instant),
    /// It was found empty.
    Emptied(Instant),
    /// It has been empty for long enough.
    Empty,
}

impl State {
    fn ends(&self) -> Option<Instant> {
        match self {
            Self::Written(first, last) => Some((*last + QUIET).min(*first + PATIENCE)),
            Self::Emptied(found) => Some(*found + EMPTY),
            Self::Empty => None,
        }
    }
}

impl Unfinished {
    /// Something was written at a place.
    pub(super) fn note(&mut self, place: PathBuf, now: Instant) {
        let state = self.0.entry(place).or_insert(State::Empty);
        let first = if let State::Written(first, _) = state { *first } else { now };
        *state = State::Written(first, now);
    }

    /// A file was found empty, which may be because it is about to be written; the second time it is meant.
    pub(super) fn doubt(&mut self, place: PathBuf, now: Instant) {
        match self.0.entry(place) {
            Entry::Occupied(known) if matches!(known.get(), State::Empty) => {
                known.remove();
            }
            Entry::Occupied(_) => {}
            Entry::Vacant(new) => {
                new.insert(State::Emptied(now));
            }
        }
    }

    /// A file was closed, or another took its name, or none has it any more.
    pub(super) fn end(&mut self, place: &Path) {
        self.0.remove(place);
    }

    /// A place whose file counts as written by now.
    pub(super) fn due(&mut self, now: Instant) -> Option<PathBuf> {
        let (place, state) = self.0.iter_mut().find(|(_, state)| state.ends().is_some_and(|ends| ends <= now))?;
        let place = place.clone();
        match state {
            State::Emptied(_) => *state = State::Empty,
            _ => self.end(&place),
        }
        Some(place)
    }

    /// When the next file will count as written.
    pub(super) fn next(&self) -> Option<Instant> {
        self.0.values().filter_map(State::ends).min()
    }

    /// The places of files that are to be left alone.
    pub(super) fn places(&self) -> impl Iterator<Item = &PathBuf> {
        self.0.iter().filter(|(_, state)| state.ends().is_some()).map(|(place, _)| place)
    }

    pub(super) fn contains(&self, place: &Path) -> bool {
        self.0.get(place).is_some_and(|state| state.ends().is_some())
    }
}
