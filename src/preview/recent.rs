//! The pages that were requested last.

use std::collections::VecDeque;
use std::sync::{Arc, Weak};

use futures_util::future::FutureExt as _;

use crate::catalog::Route;
use crate::site::Snapshot;

use super::made::{Made, Making};
use super::media;
use super::response::Content;

/// How many bytes of pages are kept.
const MOST_BYTES: usize = 24 << 20;

/// How many pages are remembered.
const MOST_PAGES: usize = 256;

/// What was made for the routes that were requested last, **once from each snapshot**, and the last good page of each, which is only
/// shown below a banner that says so.
#[derive(Debug, Default)]
pub(super) struct RecentPages(VecDeque<RecentPage>);

#[derive(Debug)]
struct RecentPage {
    route: Route,
    /// What the page was last made from.
    site: Weak<Snapshot>,
    making: Making,
    last_good: Option<Content>,
}

impl RecentPages {
    /// What is made for a route from a snapshot: by `make`, unless that has begun already.
    pub(super) fn share<F>(&mut self, route: &Route, site: &Arc<Snapshot>, make: impl FnOnce() -> F) -> Making
    where
        F: Future<Output = Option<Made>> + Send + 'static,
    {
        let at = self.0.iter().position(|page| page.route == *route);
        let known = at.and_then(|at| self.0.remove(at));
        let is_of_site = |page: &RecentPage| std::ptr::eq(page.site.as_ptr(), Arc::as_ptr(site));
        let page = match known {
            Some(page) if is_of_site(&page) => page,
            known => RecentPage {
                route: route.clone(),
                site: Arc::downgrade(site),
                making: make().boxed().shared(),
                last_good: known.and_then(|page| page.last_good),
            },
        };
        let making = page.making.clone();
        self.0.push_back(page);
        while self.0.len() > MOST_PAGES
            || self.0.len() > 1 && self.0.iter().map(RecentPage::length).sum::<usize>() > MOST_BYTES
        {
            self.0.pop_front();
        }
        making
    }

    /// At most `most` of the web pages among them, the latest first.
    pub(super) fn pages(&self, most: usize) -> Vec<Route> {
        let routes = self.0.iter().rev().map(|page| &page.route);
        routes.filter(|route| media::of(route.path().as_str()) == media::of(".html")).take(most).cloned().collect()
    }

    /// A page was made as it should be.
    pub(super) fn good(&mut self, route: &Route, page: &Content) {
        if let Some(known) = self.0.iter_mut().find(|page| page.route == *route) {
            known.last_good = Some(page.clone());
        }
    }

    /// The page as it last was good.
    pub(super) fn last_good(&self, route: &Route) -> Option<Content> {
        self.0.iter().find(|page| page.route == *route)?.last_good.clone()
    }
}

impl RecentPage {
    /// How many bytes are kept of it: a page that is good is kept once.
    fn length(&self) -> usize {
        let made = self.making.peek().and_then(Option::as_ref).map_or(0, Made::length);
        made.max(self.last_good.as_ref().map_or(0, Content::length))
    }
}

#[cfg(test)]
mod tests {
    use std::future::ready;

    use axum::http::StatusCode;

    use super::*;
    use crate::site::Site;

    fn content(length: usize) -> Content {
        Content::page(StatusCode::OK, &vec![b'x'; length])
    }

    fn made(length: usize) -> Option<Made> {
        Some(Made::content(content(length)))
    }

    #[test]
    fn a_page_is_made_once_from_each_snapshot() {
        let snapshot = || Site::empty().snapshot();
        let (before, after) = (snapshot(), snapshot());
        let (mut pages, mut count) = (RecentPages::default(), 0);
        for site in [&before, &before, &before, &after, &after] {
            let making = pages.share(&Route::FindingAid, site, || {
                count += 1;
                ready(made(count))
            });
            assert!(making.now_or_never().flatten().is_some());
            pages.good(&Route::FindingAid, &content(7));
        }
        assert_eq!(count, 2);
        assert_eq!(pages.last_good(&Route::FindingAid).map(|page| page.length()), Some(content(7).length()));
    }

    #[test]
    fn the_pages_that_are_kept_are_the_last_ones() {
        let site = Site::empty().snapshot();
        let mut pages = RecentPages::default();
        let routes = ["a", "b", "c"].map(|name| Route::File(name.to_owned()));
        for route in &routes {
            let making = pages.share(route, &site, || ready(made(1)));
            assert!(making.now_or_never().is_some());
            pages.good(route, &content(MOST_BYTES / 2 - 1000));
        }
        drop(pages.share(&routes[2], &site, || ready(None)));
        assert_eq!(routes.map(|route| pages.last_good(&route).is_some()), [false, true, true]);
    }
}
