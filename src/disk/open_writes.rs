//! Files that are being written: their content is still incomplete.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::sys;

/// How long after its last write an open file counts as written: many programs never close their log, and some systems do not report
/// that a file was closed.
const QUIET: Duration = if sys::REPORTS_CLOSE { Duration::from_secs(2) } else { Duration::from_millis(100) };

/// How long a file may be written to without a pause before it is shown as it is.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a file must stay empty before it counts as empty on purpose. The event that a file was truncated follows
/// a moment later on a busy disk.
const EMPTY: Duration = Duration::from_millis(500);

/// The places of files that are being written and have not been closed.
#[derive(Debug, Default)]
pub(super) struct OpenWrites(BTreeMap<PathBuf, State>);

#[derive(Debug)]
enum State {
    /// When it was first and last written to.
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

impl OpenWrites {
    /// Something was written at a place.
    pub(super) fn note(&mut self, place: PathBuf, now: Instant) {
        let state = self.0.entry(place).or_insert(State::Empty);
        let first = if let State::Written(first, _) = state { *first } else { now };
        *state = State::Written(first, now);
    }

    /// A file was found empty, perhaps because it is about to be written. The second time, it counts as meant to be empty.
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

    /// A file was closed, replaced or removed.
    pub(super) fn end(&mut self, place: &Path) {
        self.0.remove(place);
    }

    /// A place whose file counts as written now.
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

    /// The places of files not to be read yet.
    pub(super) fn places(&self) -> impl Iterator<Item = &PathBuf> {
        self.0.iter().filter(|(_, state)| state.ends().is_some()).map(|(place, _)| place)
    }

    pub(super) fn contains(&self, place: &Path) -> bool {
        self.0.get(place).is_some_and(|state| state.ends().is_some())
    }
}
