//! The pages that were requested last.

use std::collections::VecDeque;
use std::sync::{Arc, Weak};

use bytes::Bytes;

use crate::catalog::Route;
use crate::diagnostic::Finding;
use crate::site::Snapshot;

/// How many bytes of pages are kept.
const MOST_BYTES: usize = 24 << 20;

/// How many pages are remembered.
const MOST_PAGES: usize = 256;

/// What became of the pages that were asked for last: whether a template failed when the page was last made, so that nobody makes it
/// again to find out, and its last good bytes, which are **only shown below a banner that says so**.
#[derive(Debug, Default)]
pub(super) struct RecentPages(VecDeque<RecentPage>);

#[derive(Debug)]
struct RecentPage {
    route: Route,
    /// What the page was last made from.
    site: Weak<Snapshot>,
    failure: Option<Finding>,
    last_good: Bytes,
}

impl RecentPages {
    /// A page was made as it should be.
    pub(super) fn good(&mut self, route: &Route, site: &Arc<Snapshot>, bytes: &Bytes) {
        self.remember(route, site, None, bytes.clone());
    }

    /// A page was made without something that cannot be read.
    pub(super) fn partial(&mut self, route: &Route, site: &Arc<Snapshot>) {
        let last_good = self.last_good(route).unwrap_or_default();
        self.remember(route, site, None, last_good);
    }

    /// A template failed to make a page.
    pub(super) fn failed(&mut self, route: &Route, site: &Arc<Snapshot>, failure: &Finding) {
        let last_good = self.last_good(route).unwrap_or_default();
        self.remember(route, site, Some(failure.clone()), last_good);
    }

    fn remember(&mut self, route: &Route, site: &Arc<Snapshot>, failure: Option<Finding>, last_good: Bytes) {
        self.0.retain(|page| page.route != *route);
        self.0.push_back(RecentPage { route: route.clone(), site: Arc::downgrade(site), failure, last_good });
        while self.0.len() > MOST_PAGES || self.0.iter().map(|page| page.last_good.len()).sum::<usize>() > MOST_BYTES {
            self.0.pop_front();
        }
    }

    fn page(&self, route: &Route) -> Option<&RecentPage> {
        self.0.iter().find(|page| page.route == *route)
    }

    /// The page as it last was good.
    pub(super) fn last_good(&self, route: &Route) -> Option<Bytes> {
        self.page(route).map(|page| page.last_good.clone()).filter(|bytes| !bytes.is_empty())
    }

    /// Whether a template failed when the page was made from this snapshot; `None` if it was not.
    pub(super) fn failure(&self, route: &Route, site: &Arc<Snapshot>) -> Option<Option<&Finding>> {
        let page = self.page(route).filter(|page| std::ptr::eq(page.site.as_ptr(), Arc::as_ptr(site)))?;
        Some(page.failure.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::site::Site;
    use crate::text::FilePath;

    #[test]
    fn a_page_that_failed_is_known_to_fail_and_its_last_good_bytes_stay() {
        let snapshot = || Site::empty().expect("the built-in templates").snapshot();
        let (before, after) = (snapshot(), snapshot());
        let failure = Finding::new(Code::TemplateRender, &FilePath::new("templates/index.html"), None, "failed");
        let mut pages = RecentPages::default();
        assert_eq!(pages.failure(&Route::FindingAid, &before), None);
        pages.good(&Route::FindingAid, &before, &Bytes::from_static(b"good"));
        assert_eq!(pages.failure(&Route::FindingAid, &before), Some(None));
        assert_eq!(pages.failure(&Route::FindingAid, &after), None, "it has not been made from this snapshot");
        pages.failed(&Route::FindingAid, &after, &failure);
        assert_eq!(pages.failure(&Route::FindingAid, &after), Some(Some(&failure)));
        assert_eq!(pages.last_good(&Route::FindingAid).as_deref(), Some(&b"good"[..]));
    }

    #[test]
    fn the_pages_that_are_kept_are_the_last_ones() {
        let site = Site::empty().expect("the built-in templates").snapshot();
        let mut pages = RecentPages::default();
        let large = Bytes::from(vec![b'x'; MOST_BYTES / 2]);
        let routes = ["a", "b", "c"].map(|name| Route::File(name.to_owned()));
        routes.iter().for_each(|route| pages.good(route, &site, &large));
        assert_eq!(routes.map(|route| pages.last_good(&route).is_some()), [false, true, true]);
    }
}
