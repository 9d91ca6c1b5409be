//! Pages as they last were when nothing was wrong with them.

use std::collections::VecDeque;

use bytes::Bytes;

use crate::catalog::Route;

/// How much is kept, in bytes.
const MOST: usize = 24 << 20;

/// The last good bytes of the pages that were asked for last. **Only shown under a banner that says so.**
#[derive(Debug, Default)]
pub(super) struct Good {
    pages: VecDeque<(Route, Bytes)>,
}

impl Good {
    /// A page that is good.
    pub(super) fn keep(&mut self, route: &Route, bytes: &Bytes) {
        self.pages.retain(|(known, _)| known != route);
        self.pages.push_back((route.clone(), bytes.clone()));
        while self.pages.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > MOST {
            self.pages.pop_front();
        }
    }

    /// The page as it last was good.
    pub(super) fn page(&self, route: &Route) -> Option<Bytes> {
        self.pages.iter().find(|(known, _)| known == route).map(|(_, bytes)| bytes.clone())
    }
}
